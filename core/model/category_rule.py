"""A CategoryRule: where a household always puts what it buys at one shop, or of one name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from core.model.entry import EntryKind, Line, Visibility

MOST_WORDS = 4
"""A description of more words is a story that does not come again."""


@dataclass(frozen=True, slots=True)
class CategoryRule:
    """``key`` is the folded shop, or the folded description of lines without a shop; ``name`` as it was written."""

    id: UUID
    key: str
    name: str
    of_shop: bool
    category: str

    def fits(self, line: Line) -> bool:
        """Return whether a line is what the rule is about, whatever its kind."""
        if line.kind is EntryKind.TRANSFER:
            return False
        if self.of_shop:
            return fold_name(line.merchant or "") == self.key
        return not line.merchant and fold_name(line.description) == self.key


def fold_name(text: str) -> str:
    """Return a name as it is compared: one form, one case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def rule_subject(line: Line) -> str:
    """Return the shop or words that a category rule made of this line is about; empty where it makes no rule.

    A private line makes no rule: the rule would tell the others of it.
    """
    if line.kind is EntryKind.TRANSFER or line.visibility is Visibility.PRIVATE:
        return ""
    if line.merchant:
        return line.merchant
    return line.description if 0 < len(line.description.split()) <= MOST_WORDS else ""


def find_rule(line: Line, rules: Iterable[CategoryRule]) -> CategoryRule | None:
    """Return the rule that is about a line."""
    return next((rule for rule in rules if rule.fits(line)), None)
