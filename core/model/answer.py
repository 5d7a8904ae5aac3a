"""The computed answers to questions about money: figures with the query behind each, before they are put into words."""

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
    """Names of the report queries, as the methods of ``core.ports.Reports``."""

    TOTAL = "total"
    BY_CATEGORY = "by_category"
    BY_MEMBER = "by_member"
    BY_MERCHANT = "by_merchant"
    BY_MONTH = "by_month"
    BY_DAY = "by_day"


@dataclass(frozen=True, slots=True)
class ReportQuery:
    """A report query to run: its template and the scope of entries to count."""

    template: Template
    scope: Scope


@dataclass(frozen=True, slots=True)
class Basis:
    """The evidence for a number: the query that ran, its scope, and how many entries it found."""

    template: Template
    scope: Scope
    sums: Sums
    count: int
    """How many entries were counted."""
    counts: tuple[tuple[str, int], ...] = ()
    """How many entries were counted in each currency."""


class _SingleBasis:
    """Base of answers whose figures all come from one query."""

    __slots__ = ()
    basis: Basis

    @property
    def number_evidence(self) -> tuple[Basis, ...]:
        """Return the evidence (query, scope and count) for the answer's numbers."""
        return (self.basis,)


@dataclass(frozen=True, slots=True)
class Total(_SingleBasis):
    """A sum, with ``parts`` where its query splits it and ``refunds`` that were subtracted."""

    basis: Basis
    parts: tuple[Figure, ...] = ()
    refunds: Sums = ()
    wider: Basis | None = None
    """The sum of the whole category, where only its entries with certain words were asked about."""


@dataclass(frozen=True, slots=True)
class Breakdown(_SingleBasis):
    """A sum split by category, merchant or member, the largest part first; ``limit`` is how many parts to show."""

    basis: Basis
    parts: tuple[Figure, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class ComparedCategory:
    """The spending on one category in two compared periods, in one currency."""

    category: str
    before: Money
    after: Money

    @property
    def difference(self) -> Money:
        """Return how much more was spent in the later period; negative for less."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sums of two periods; ``same_day`` is the earlier one cut to as many days as the later one has had so far.

    With ``to_date`` the answer compares with ``same_day`` first, else with the whole earlier period.
    """

    now: Basis
    before: Basis
    same_day: Basis | None = None
    to_date: bool = False
    days: tuple[Figure, ...] = ()
    """The later period's sums per day, oldest first, where its pace was asked about."""
    earlier_days: tuple[Figure, ...] = ()
    """The earlier period's sums per day."""
    moved: tuple[ComparedCategory, ...] | None = None
    """Categories whose spending grew or fell, the largest change first; None where that was not asked."""
    fell: bool = False
    """Whether falling categories were asked about, rather than growing ones."""

    @property
    def number_evidence(self) -> tuple[Basis, ...]:
        """Return the evidence (query, scope and count) for the answer's numbers."""
        return (self.now, self.before)


@dataclass(frozen=True, slots=True)
class Listing(_SingleBasis):
    """A page of entries, newest or largest first; ``left_out`` counts entries whose currency cannot be ranked."""

    basis: Basis
    entries: tuple[Entry, ...]
    largest: bool = False
    page: int = 0
    size: int = 10
    left_out: int = 0
    latest: bool = False
    """Whether only the latest entry and the one before it were asked for."""


@dataclass(frozen=True, slots=True)
class Average(_SingleBasis):
    """An average of spending per whole month (0 where there is none), per day and per purchase."""

    basis: Basis
    purchases: Basis
    months: int
    days: int
    unit: str | None = None
    """day, week or month where only that average was asked for; else empty."""


@dataclass(frozen=True, slots=True)
class Trend(_SingleBasis):
    """Sums of consecutive days, weeks or months, the earliest first."""

    basis: Basis
    parts: tuple[Figure, ...]
    unit: str
    calendar: bool = False
    """Whether to show the days as a calendar."""
    extreme: str | None = None
    """highest or lowest, where only the units with the most or the least were asked for; else empty."""
    running: str = ""
    """The key of the current unit, which is not over yet."""


@dataclass(frozen=True, slots=True)
class Count(_SingleBasis):
    """The number of purchases."""

    basis: Basis


@dataclass(frozen=True, slots=True)
class Balance:
    """Income against spending of a period, with ``months`` of both where it has several, the earliest first."""

    income: Basis
    spending: Basis
    income_months: tuple[Figure, ...] = ()
    spending_months: tuple[Figure, ...] = ()

    @property
    def number_evidence(self) -> tuple[Basis, ...]:
        """Return the evidence (query, scope and count) for the answer's numbers."""
        return (self.income, self.spending)


@dataclass(frozen=True, slots=True)
class PriceHistory(_SingleBasis):
    """The prices paid for one thing, oldest first."""

    basis: Basis
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The sums of several things compared in one period, in the order they were named."""

    sides: tuple[ComparedSide, ...]
    number_evidence: tuple[Basis, ...]
    """The evidence for each thing's sum, in the same order."""
    days: tuple[int, ...] = ()
    """How many days each side has had so far, where days of the week are compared."""


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """Spending on something as a share of all income or of all spending."""

    part: Basis
    whole: Basis

    @property
    def number_evidence(self) -> tuple[Basis, ...]:
        """Return the evidence (query, scope and count) for the answer's numbers."""
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
"""The union of all answers to questions about money."""
