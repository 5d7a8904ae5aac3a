"""An Answer: figures that follow from a Question, each with its Basis, before any word is put around them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.model.entry import Entry
from core.model.money import Money
from core.model.question import ComparedSide
from core.model.report import Figure, Scope

Sums = tuple[Money, ...]
"""One sum per currency, the household's first; currencies are never added together."""


class Template(StrEnum):
    """The query templates, named as in ``core.ports.Reports``."""

    TOTAL = "total"
    BY_CATEGORY = "by_category"
    BY_MEMBER = "by_member"
    BY_MERCHANT = "by_merchant"
    BY_MONTH = "by_month"
    BY_DAY = "by_day"


@dataclass(frozen=True, slots=True)
class Query:
    """One template with what it counts."""

    template: Template
    scope: Scope


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number stands on: the template that ran, what it counted, and what it found."""

    template: Template
    scope: Scope
    sums: Sums
    count: int
    """How many entries."""
    counts: tuple[tuple[str, int], ...] = ()
    """How many in each currency."""


class _SingleBasis:
    """An answer whose numbers stand on one basis."""

    __slots__ = ()
    basis: Basis

    @property
    def bases(self) -> tuple[Basis, ...]:
        """What the numbers stand on."""
        return (self.basis,)


@dataclass(frozen=True, slots=True)
class Total(_SingleBasis):
    """One sum; ``parts`` are what it is made of where the template splits it, ``refunds`` what it was lowered by."""

    basis: Basis
    parts: tuple[Figure, ...] = ()
    refunds: Sums = ()
    wider: Basis | None = None
    """The whole category, where only entries that say a word were asked about."""


@dataclass(frozen=True, slots=True)
class Breakdown(_SingleBasis):
    """A sum by category, merchant or member, largest first; ``limit`` is how many to name."""

    basis: Basis
    parts: tuple[Figure, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class CategoryMove:
    """What was spent in a category in two periods, in one currency."""

    category: str
    before: Money
    after: Money

    @property
    def difference(self) -> Money:
        """How much more it is; negative where it is less."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two periods; ``same_day`` is the earlier one up to as many days as the later one has had so far.

    ``to_date`` says which of the two the comparison speaks of first.
    """

    now: Basis
    before: Basis
    same_day: Basis | None = None
    to_date: bool = False
    days: tuple[Figure, ...] = ()
    """Sums of the days of the later period, the earliest first, where its pace is asked for."""
    earlier_days: tuple[Figure, ...] = ()
    """Those of the earlier period."""
    moved: tuple[CategoryMove, ...] | None = None
    """The categories that grew, or fell, the one that did most first; None where nobody asked."""
    fell: bool = False
    """Whether those that fell were asked about."""

    @property
    def bases(self) -> tuple[Basis, ...]:
        """What the numbers stand on."""
        return (self.now, self.before)


@dataclass(frozen=True, slots=True)
class Listing(_SingleBasis):
    """One page of entries, newest or largest first; ``left_out`` counts those in currencies it cannot rank."""

    basis: Basis
    entries: tuple[Entry, ...]
    largest: bool = False
    page: int = 0
    size: int = 10
    left_out: int = 0
    latest: bool = False
    """Whether only the last of them, and the one before, were asked for."""


@dataclass(frozen=True, slots=True)
class Average(_SingleBasis):
    """A sum over whole months (0 where there is none to speak of) and days, and its purchases by themselves."""

    basis: Basis
    purchases: Basis
    months: int
    days: int
    unit: str | None = None
    """day, week or month where the average of that alone is asked for."""


@dataclass(frozen=True, slots=True)
class Trend(_SingleBasis):
    """Sums of one unit after another (days, weeks or months), the earliest first."""

    basis: Basis
    parts: tuple[Figure, ...]
    unit: str
    calendar: bool = False
    """Whether the days are to be looked at as a calendar."""
    extreme: str | None = None
    """highest or lowest, where only the units that are so are asked for."""
    running: str = ""
    """The key of the unit that is not over."""


@dataclass(frozen=True, slots=True)
class Count(_SingleBasis):
    """How many purchases."""

    basis: Basis


@dataclass(frozen=True, slots=True)
class Balance:
    """What came in against what went out; ``months`` of both where the period has several, the earliest first."""

    income: Basis
    spending: Basis
    income_months: tuple[Figure, ...] = ()
    spending_months: tuple[Figure, ...] = ()

    @property
    def bases(self) -> tuple[Basis, ...]:
        """What the numbers stand on."""
        return (self.income, self.spending)


@dataclass(frozen=True, slots=True)
class PriceHistory(_SingleBasis):
    """What a thing cost each time, oldest first."""

    basis: Basis
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Several things held against each other in one period, in the order they were named."""

    sides: tuple[ComparedSide, ...]
    bases: tuple[Basis, ...]
    """What the number of each side stands on."""
    days: tuple[int, ...] = ()
    """How many days each side had so far, where they are days of the week."""


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """What was spent on something, as a part of all incomes or of all spending."""

    part: Basis
    whole: Basis

    @property
    def bases(self) -> tuple[Basis, ...]:
        """What the numbers stand on."""
        return (self.part, self.whole)


Answer = (
    Total
    | Breakdown
    | Comparison
    | Listing
    | Average
    | Trend
    | Count
    | Balance
    | PriceHistory
    | SideBySide
    | PartOfWhole
)
"""Every answer that stands on figures."""
