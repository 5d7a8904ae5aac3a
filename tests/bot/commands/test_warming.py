"""What a start loads in the background reads and files a receipt as the first photo will."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.commands.warming import _read_receipt
from core.model.entry import Line
from core.model.household import Household
from core.ports import Suggestion


@dataclass(slots=True)
class Clerk:
    """Remembers what was to be filed."""

    filed: list[Line] = field(default_factory=list)

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """The first category."""
        self.filed.append(line)
        return Suggestion(household.categories[0].key, 1.0)

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """The same alone."""
        return (self.suggest(line, household),)[:most]


def test_the_small_receipt_is_read_whole_and_filed() -> None:
    clerk = Clerk()
    _read_receipt(clerk)
    (line,) = clerk.filed
    assert (line.money.minor, line.merchant) == (10_000, "LAKESIDE STORES LTD")
