"""A simulated household's income, bills and purchases; a seed gives the same year every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from core.model.entry import EntryKind, Line
from core.model.money import Money
from core.model.recurring import Rhythm, RhythmUnit

T = TypeVar("T")

DEAR_MONTH = 12
LATE_DAYS = 7
LATE_CHANCE = 0.15
"""The chance per day that a payment missed on its day is made on one of the following days."""
ENTERING = 0.4
"""The share of days on which a household opens the chat and enters what it bought since."""
CONFIRMING = 0.95
"""The chance that a draft of purchases is confirmed rather than forgotten."""
TAPPING = 0.5
"""The chance that a bill's draft is confirmed when the chat is opened."""
ZONES = ("Asia/Kolkata", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "Europe/Berlin")


@dataclass(frozen=True, slots=True)
class ShoppingHabit:
    """A repeated purchase: its chance per day, and its average price in whole rupees."""

    description: str
    category: str
    merchant: str
    daily: float
    usual: int


@dataclass(frozen=True, slots=True)
class PlannedPayment:
    """A recurring payment or income; ``on_time`` is the chance that it is paid on its day."""

    description: str
    kind: EntryKind
    amount: int
    rhythm: Rhythm
    on_time: float


HABITS = (
    ShoppingHabit("vegetables", "groceries", "Big Bazaar", 0.5, 450),
    ShoppingHabit("dinner", "dining", "Swiggy", 0.3, 620),
    ShoppingHabit("auto", "transport", "", 0.6, 90),
    ShoppingHabit("shirt", "clothing", "Myntra", 0.03, 1800),
)
PLANS = (
    PlannedPayment("rent", EntryKind.EXPENSE, 25000, Rhythm(RhythmUnit.MONTH, month_days=(1,)), 0.7),
    PlannedPayment("school fees", EntryKind.EXPENSE, 9000, Rhythm(RhythmUnit.MONTH, month_days=(31,)), 0.5),
    PlannedPayment("gym", EntryKind.EXPENSE, 400, Rhythm(RhythmUnit.WEEK, weekdays=(0,)), 0.8),
    PlannedPayment("salary", EntryKind.INCOME, 85000, Rhythm(RhythmUnit.MONTH, month_days=(28,)), 0.9),
)
BUDGETS = {"groceries": 6500, "dining": 5000}


class Year:
    """The purchases and payments of one household, drawn day by day from a seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.chance = Random(seed)
        self.zone = ZONES[seed % len(ZONES)]
        self._owed: list[tuple[PlannedPayment, date]] = []
        self._notes: list[Line] = []

    def live(self, today: date) -> None:
        """Draw the purchases and payments of a day and keep them until they are entered."""
        self._notes += self._bought(today)
        self._owed += [(plan, today) for plan in PLANS if today == plan.rhythm.find_first_day(today)]
        paid = [(plan, due) for plan, due in self._owed if self._pays(plan, (today - due).days)]
        self._owed = [each for each in self._owed if each not in paid and (today - each[1]).days < LATE_DAYS - 1]
        self._notes += [Line(plan.kind, Money.of(plan.amount, "INR"), today, plan.description) for plan, _ in paid]

    def to_enter(self) -> list[Line]:
        """Return the lines to enter: all since the chat was last opened, or none if it is not opened today."""
        if self.chance.random() >= ENTERING:
            return []
        lines, self._notes = self._notes, []
        return lines

    def happens(self, likely: float) -> bool:
        """Return True with a given chance."""
        return self.chance.random() < likely

    def choose(self, some: Sequence[T]) -> T:
        """Return one element at random."""
        return self.chance.choice(some)

    def _bought(self, day: date) -> Iterator[Line]:
        dear = 1.4 if day.month == DEAR_MONTH else 1.0
        for habit in HABITS:
            if self.happens(habit.daily):
                amount = max(1, round(habit.usual * dear * self.chance.uniform(0.6, 1.6)))
                yield spend(habit.description, habit.category, amount, day, habit.merchant)

    def _pays(self, plan: PlannedPayment, late: int) -> bool:
        return self.happens(plan.on_time if late == 0 else LATE_CHANCE)


def spend(description: str, category: str, amount: int, day: date, merchant: str = "") -> Line:
    """Return an expense line of an amount in whole rupees."""
    return Line(EntryKind.EXPENSE, Money.of(amount, "INR"), day, description, category, merchant or None)


def days_from(first: date, days: int) -> list[date]:
    """Return a number of consecutive days from a first one."""
    return [first + timedelta(days=number) for number in range(days)]
