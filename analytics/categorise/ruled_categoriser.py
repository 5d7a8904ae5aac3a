"""Choose categories by the household's own rules before asking another categoriser."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.category_memory import CategoryMemory
from core.model.category_rule import find_rule
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Categoriser, Suggestion, TeachableCategoriser

SURE = 1.0
"""The confidence in a rule's category, as a member decided it."""


@dataclass(frozen=True, slots=True)
class RuleFirstCategoriser:
    """A categoriser that follows the household's rules and asks another categoriser where none fits."""

    other: Categoriser

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """Return the category of the rule that fits a line, else the other categoriser's suggestion."""
        rule = find_rule(line, household.rules) if household.rules else None
        category = household.category(rule.category) if rule else None
        if category is None or category.income is not (line.kind is EntryKind.INCOME):
            return self.other.suggest(line, household)
        return Suggestion(category.key, SURE)

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """Return the rule's category first, then the other categoriser's suggestions."""
        first = self.suggest(line, household)
        rest = (each for each in self.other.list_likeliest(line, household, most) if each.category != first.category)
        return (first, *rest)[:most]


@dataclass(frozen=True, slots=True)
class RuledCategoriser(RuleFirstCategoriser):
    """A categoriser that follows rules first, and can be given a household's memory for the rest."""

    other: TeachableCategoriser

    def for_printed(self) -> TeachableCategoriser:
        """Return this categoriser for lines that a bank printed, with the same rules."""
        return RuledCategoriser(self.other.for_printed())

    def with_memory(self, memory: CategoryMemory) -> Categoriser:
        """Return a categoriser that follows the rules first, then the household's memory."""
        return RuleFirstCategoriser(self.other.with_memory(memory))
