"""The parts of a query plan: which report queries answer a question, and how to read their figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from core.model.answer import Answer, ReportQuery, Template
from core.model.entry import Entry, EntryKind
from core.model.household import Household
from core.model.money import MOST_MINOR, count_decimals
from core.model.period import Period, find_month, find_year
from core.model.question import Question
from core.model.report import SPENDING, Figure, Scope

EVERYTHING = tuple(EntryKind)
"""The kinds of entries that a search includes."""
BEGINNING = date(1970, 1, 1)
"""A day before any entry."""
LONG = 62
"""The most days of a chart by day; a longer period is drawn by month."""


@dataclass(frozen=True, slots=True)
class EntryRequest:
    """A request for entries, newest or largest first."""

    scope: Scope
    limit: int
    largest: bool = False


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """The figures that a plan's queries found, in their order, and the entries."""

    figures: tuple[tuple[Figure, ...], ...]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """The queries that answer a question, and the function that makes an answer from their figures."""

    queries: tuple[ReportQuery, ...]
    read: Callable[[PlanFigures], Answer]
    rows: EntryRequest | None = None
    otherwise: EntryRequest | None = None
    """The entries to fetch if ``rows`` finds none."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the asking household and the day of asking."""

    question: Question
    household: Household
    today: date
    page: int = 0

    @property
    def base(self) -> str:
        """Return the base currency of the asking household."""
        return self.household.currency

    @property
    def period(self) -> Period:
        """Return the stated period, or all time if that is asked for, or else this month."""
        return self.question.period or (Period(BEGINNING, self.today) if self.question.ever else find_month(self.today))

    def find_limit(self, usual: int, most: int | None = None) -> int:
        """Return how many results are asked for, at least one and at most ``most``."""
        said = max(1, self.question.limit or usual)
        return min(said, most) if most else said

    @property
    def kind(self) -> EntryKind | None:
        """Return the stated kind of entry; None where income is asked for in spending categories."""
        named = [self.household.category(key) for key in self.question.categories]
        spends = bool(named) and not any(category is None or category.income for category in named)
        return None if spends and self.question.kind is EntryKind.INCOME else self.question.kind

    def make_scope(self, period: Period | None) -> Scope:
        """Return the scope of all the question's filters within a period."""
        asked = self.question
        bounded = asked.least is not None or asked.most is not None
        return Scope(
            period=period,
            kinds=list_kinds(self.kind),
            categories=() if asked.words else asked.categories,
            member=asked.member,
            merchant=asked.merchant,
            tag=asked.tag,
            account=asked.account,
            least=_convert_bound(asked.least, self.base, ROUND_CEILING),
            most=_convert_bound(asked.most, self.base, ROUND_FLOOR),
            currency=self.base if bounded else None,
            text=asked.item or asked.words,
            without=asked.without,
            without_texts=asked.without_words,
            weekdays=tuple(map(int, asked.days or "")),
            whom=asked.whom,
        )


def list_kinds(kind: EntryKind | None) -> tuple[EntryKind, ...]:
    """Return the kinds that a stated kind counts: expenses and refunds for spending, else the kind alone."""
    return SPENDING if kind in (None, EntryKind.EXPENSE) else (kind,)


def is_running(period: Period, today: date) -> bool:
    """Return whether a period has begun and is not over."""
    return period.first <= today < period.last


def cut_to_same_length(earlier: Period, period: Period, today: date) -> Period | None:
    """Return the earlier period cut to as many days as the current one has had; None where nothing is cut."""
    if not is_running(period, today):
        return None
    last = _find_same_day(earlier, period, today)
    return Period(earlier.first, last) if last < earlier.last else None


def _find_same_day(earlier: Period, period: Period, today: date) -> date:
    """Return the day of the earlier period that matches today; years are matched by calendar, despite leap days."""
    if period == find_year(period.first) and earlier == find_year(earlier.first):
        twin = find_month(today.replace(year=earlier.first.year, day=1))
        return min(twin.first + timedelta(days=today.day - 1), twin.last)
    return earlier.first + (today - period.first)


def choose_split_query(question: Question, period: Period) -> Template:
    """Return the query that divides a sum for a chart: by category, or by time if the question names one thing."""
    narrow = (
        len(question.categories) == 1
        or question.merchant
        or question.tag
        or question.account
        or question.item
        or question.words
    )
    if not narrow or period.days == 1:
        return Template.BY_CATEGORY
    return Template.BY_MONTH if period.days > LONG else Template.BY_DAY


def plan_refunds(scope: Scope) -> ReportQuery:
    """Return the query for the refunds in a scope."""
    return ReportQuery(Template.TOTAL, replace(scope, kinds=(EntryKind.REFUND,)))


def _convert_bound(amount: Decimal | None, currency: str, rounding: str) -> int | None:
    """Return a question's amount limit in minor units, at most the largest amount of an entry."""
    if amount is None:
        return None
    if not amount.is_finite() or amount.adjusted() > len(str(MOST_MINOR)):
        return MOST_MINOR
    return int(amount.scaleb(count_decimals(currency)).to_integral_value(rounding))
