"""Question -> Plan: which templates to ask with which Scope, and how to read what they find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from core.model.answer import Answer, Query, Template
from core.model.entry import Entry, EntryKind
from core.model.household import Household
from core.model.money import MOST_MINOR, exponent
from core.model.period import Period, month, year
from core.model.question import Question
from core.model.report import SPENDING, Figure, Scope

EVERYTHING = tuple(EntryKind)
"""What a search looks through."""
BEGINNING = date(1970, 1, 1)
"""Before any entry."""
LONG = 62
"""More days than this are drawn by month."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Entries to fetch, newest or largest first."""

    scope: Scope
    limit: int
    largest: bool = False


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """What the queries of a plan found, in their order, and the rows."""

    figures: tuple[tuple[Figure, ...], ...]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """What to ask the book, and how its figures become an answer."""

    queries: tuple[Query, ...]
    read: Callable[[PlanFigures], Answer]
    rows: Rows | None = None
    otherwise: Rows | None = None
    """Entries to fetch where there are none of the first."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the household and the day it is asked for."""

    question: Question
    household: Household
    today: date
    page: int = 0

    @property
    def base(self) -> str:
        """The household's currency."""
        return self.household.currency

    @property
    def period(self) -> Period:
        """The period said, else all time where that is asked for, else this month."""
        return self.question.period or (Period(BEGINNING, self.today) if self.question.ever else month(self.today))

    def limit(self, usual: int, most: int | None = None) -> int:
        """How many are asked for, at least one."""
        said = max(1, self.question.limit or usual)
        return min(said, most) if most else said

    @property
    def kind(self) -> EntryKind | None:
        """The kind said, unless it is an income of categories that only spend: there the category weighs more."""
        named = [self.household.category(key) for key in self.question.categories]
        spends = bool(named) and not any(category is None or category.income for category in named)
        return None if spends and self.question.kind is EntryKind.INCOME else self.question.kind

    def scope(self, period: Period | None) -> Scope:
        """Everything the question filters by, within a period."""
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
            least=_bound_in_minor(asked.least, self.base, ROUND_CEILING),
            most=_bound_in_minor(asked.most, self.base, ROUND_FLOOR),
            currency=self.base if bounded else None,
            text=asked.item or asked.words,
            without=asked.without,
            without_texts=asked.without_words,
            weekdays=tuple(map(int, asked.days or "")),
            whom=asked.whom,
        )


def list_kinds(kind: EntryKind | None) -> tuple[EntryKind, ...]:
    """What counts for a kind said: spending is expenses less refunds; a transfer counts only where it is asked for."""
    return SPENDING if kind in (None, EntryKind.EXPENSE) else (kind,)


def is_running(period: Period, today: date) -> bool:
    """Whether a period has begun and is not over."""
    return period.first <= today < period.last


def so_far(earlier: Period, period: Period, today: date) -> Period | None:
    """The earlier period up to as many days as the running one has had; None where that is all of it."""
    if not is_running(period, today):
        return None
    last = _same_day(earlier, period, today)
    return Period(earlier.first, last) if last < earlier.last else None


def _same_day(earlier: Period, period: Period, today: date) -> date:
    """A year is matched by its calendar, so that a leap day does not shift it."""
    if period == year(period.first) and earlier == year(earlier.first):
        twin = month(today.replace(year=earlier.first.year, day=1))
        return min(twin.first + timedelta(days=today.day - 1), twin.last)
    return earlier.first + (today - period.first)


def split(question: Question, period: Period) -> Template:
    """What a sum is best drawn by: what it was spent on, or when where that is said already."""
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


def plan_refunds(scope: Scope) -> Query:
    """What lowered the spending of a scope."""
    return Query(Template.TOTAL, replace(scope, kinds=(EntryKind.REFUND,)))


def _bound_in_minor(amount: Decimal | None, currency: str, rounding: str) -> int | None:
    """A bound in minor units, held inside what an entry can be."""
    if amount is None:
        return None
    if not amount.is_finite() or amount.adjusted() > len(str(MOST_MINOR)):
        return MOST_MINOR
    return int(amount.scaleb(exponent(currency)).to_integral_value(rounding))
