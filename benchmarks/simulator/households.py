"""What a simulated household earns, owes and buys; one seed makes the same year every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from core.model.entry import EntryKind, Line
from core.model.money import Money
from core.model.recurring import Rhythm, RhythmUnit

DEAR_MONTH = 12
LATE_DAYS = 7
LATE_CHANCE = 0.15
"""How likely what was not paid on its day is paid on one of the days after."""
ZONES = ("Asia/Kolkata", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "Europe/Berlin")


@dataclass(frozen=True, slots=True)
class Habit:
    """Something bought again and again: how likely on a day, and what it costs on average, in whole rupees."""

    description: str
    category: str
    merchant: str
    daily: float
    usual: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A payment or income that recurs, and how likely it is to be paid on its day, late, or not at all."""

    description: str
    kind: EntryKind
    amount: int
    rhythm: Rhythm
    on_time: float


HABITS = (
    Habit("vegetables", "groceries", "Big Bazaar", 0.5, 450),
    Habit("dinner", "dining", "Swiggy", 0.3, 620),
    Habit("auto", "transport", "", 0.6, 90),
    Habit("shirt", "clothing", "Myntra", 0.03, 1800),
)
PLANS = (
    Plan("rent", EntryKind.EXPENSE, 25000, Rhythm(RhythmUnit.MONTH, month_days=(1,)), 0.7),
    Plan("school fees", EntryKind.EXPENSE, 9000, Rhythm(RhythmUnit.MONTH, month_days=(31,)), 0.5),
    Plan("gym", EntryKind.EXPENSE, 400, Rhythm(RhythmUnit.WEEK, weekdays=(0,)), 0.8),
    Plan("salary", EntryKind.INCOME, 85000, Rhythm(RhythmUnit.MONTH, month_days=(28,)), 0.9),
)
BUDGETS = {"groceries": 6500, "dining": 5000}


class Year:
    """The purchases of one household, day by day."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.zone = ZONES[seed % len(ZONES)]

    def bought(self, day: date) -> Iterator[Line]:
        """Yield what is bought on a day; December costs more."""
        dear = 1.4 if day.month == DEAR_MONTH else 1.0
        for habit in HABITS:
            if self.chance.random() < habit.daily:
                amount = max(1, round(habit.usual * dear * self.chance.uniform(0.6, 1.6)))
                yield spend(habit.description, habit.category, amount, day, habit.merchant)

    def paid(self, plan: Plan, due: date, today: date) -> bool:
        """Whether what fell due is entered today by hand: on its day, or up to a week late."""
        late = (today - due).days
        if not 0 <= late < LATE_DAYS:
            return False
        return self.chance.random() < (plan.on_time if late == 0 else LATE_CHANCE)


def spend(description: str, category: str, amount: int, day: date, merchant: str = "") -> Line:
    """Return an expense in whole rupees."""
    return Line(EntryKind.EXPENSE, Money.of(amount, "INR"), day, description, category, merchant or None)


def days_from(first: date, days: int) -> list[date]:
    """Return so many days in turn."""
    return [first + timedelta(days=number) for number in range(days)]
