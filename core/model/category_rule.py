"""A household's fixed rule: entries from one shop, or with one description, always get a certain category."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from core.model.entry import EntryKind, Line, Visibility

MOST_WORDS = 4
"""Longest description, in words, that a rule is made of: longer ones rarely come again."""


@dataclass(frozen=True, slots=True)
class CategoryRule:
    """A rule that gives a shop or description a category; ``key`` is the folded form, ``name`` as it was typed."""

    id: UUID
    key: str
    name: str
    of_shop: bool
    category: str

    def is_matching(self, line: Line) -> bool:
        """Return whether a line has the shop or description of this rule, whatever its kind."""
        if line.kind is EntryKind.TRANSFER:
            return False
        if self.of_shop:
            return fold_name(line.merchant or "") == self.key
        return not line.merchant and fold_name(line.description) == self.key


def fold_name(text: str) -> str:
    """Return a name normalised for comparison: one Unicode form, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def find_rule_subject(line: Line) -> str:
    """Return the shop or description a category rule for this line would be about; empty where no rule is possible.

    A private line makes no rule, because the rule would reveal the line to other members.
    """
    if line.kind is EntryKind.TRANSFER or line.visibility is Visibility.PRIVATE:
        return ""
    if line.merchant:
        return line.merchant
    return line.description if 0 < len(line.description.split()) <= MOST_WORDS else ""


def find_rule(line: Line, rules: Iterable[CategoryRule]) -> CategoryRule | None:
    """Return the first rule that matches the shop or description of a line; None where none does."""
    return next((rule for rule in rules if rule.is_matching(line)), None)
