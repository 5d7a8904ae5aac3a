"""Categories by the household's own rules, before anything else is asked."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.category_memory import CategoryMemory
from core.model.category_rule import find_rule
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Categoriser, Suggestion, TeachableCategoriser

SURE = 1.0
"""A rule was decided by a member."""


@dataclass(frozen=True, slots=True)
class FollowRules:
    """A Categoriser that knows the household's rules and asks another one for the rest."""

    other: Categoriser

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """The category of the rule about a line, else the other's."""
        rule = find_rule(line, household.rules) if household.rules else None
        category = household.category(rule.category) if rule else None
        if category is None or category.income is not (line.kind is EntryKind.INCOME):
            return self.other.suggest(line, household)
        return Suggestion(category.key, SURE)

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """The rule's first, then the other's."""
        first = self.suggest(line, household)
        rest = (each for each in self.other.list_likeliest(line, household, most) if each.category != first.category)
        return (first, *rest)[:most]


@dataclass(frozen=True, slots=True)
class RuledCategoriser(FollowRules):
    """The same over a categoriser that can be taught."""

    other: TeachableCategoriser

    def for_printed(self) -> TeachableCategoriser:
        """The same rules for what banks print."""
        return RuledCategoriser(self.other.for_printed())

    def with_memory(self, memory: CategoryMemory) -> Categoriser:
        """The household's rules before what its memory says."""
        return FollowRules(self.other.with_memory(memory))
