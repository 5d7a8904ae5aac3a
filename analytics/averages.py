"""Plan averages: per month over whole months if there are any, per day, and per purchase."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from analytics.plans import AskedQuestion, PlanFigures, QueryPlan
from analytics.totals import make_basis
from core.model.answer import Average, ReportQuery, Template
from core.model.entry import EntryKind
from core.model.period import Period, find_month
from core.model.report import Figure, Scope

_MONTHS_BACK = 6
"""The number of months of an average: enough to even out bills, and recent enough."""


def plan_average(ask: AskedQuestion) -> QueryPlan:
    """Return the plan of an average; without a period, over the last six whole months of the book."""
    window = ask.question.period or find_recent_months(ask.today)
    if ask.question.period is None and ask.question.ever:
        window = ask.period
    scope = ask.make_scope(window)
    each = replace(scope, kinds=(ask.kind or EntryKind.EXPENSE,))
    known = Scope(window, kinds=tuple(EntryKind))

    def read(found: PlanFigures) -> Average:
        months, times, whole = found.figures
        period, count = _count_whole_months(_narrow_to_known(window, whole), ask.today)
        inside = _name_months(period)
        bases = [
            make_basis(
                Template.BY_MONTH, replace(counted, period=period), [f for f in some if f.key in inside], ask.base
            )
            for counted, some in ((scope, months), (each, times))
        ]
        return Average(
            bases[0], bases[1], count, max(1, (min(period.last, ask.today) - period.first).days + 1), ask.question.unit
        )

    return QueryPlan(tuple(ReportQuery(Template.BY_MONTH, counted) for counted in (scope, each, known)), read)


def find_recent_months(today: date, *, running: bool = False) -> Period:
    """Return the period of the current month and the six before it.

    With ``running`` the current month counts as one of six, so five before it.
    """
    first = find_month(today).first
    for _ in range(_MONTHS_BACK - running):
        first = find_month(first - timedelta(days=1)).first
    return Period(first, find_month(today).last)


def _narrow_to_known(window: Period, figures: tuple[Figure, ...]) -> Period:
    """Return a period without the months before the first entry, which would lower the average."""
    begins = min((date.fromisoformat(f"{f.key}-01") for f in figures), default=window.first)
    return Period(max(window.first, begins), window.last)


def _count_whole_months(period: Period, today: date) -> tuple[Period, int]:
    """Return the whole past months of a period and their number; the period itself and 0 where there are none."""
    if period.first.day != 1:
        return period, 0
    last = period.last if period.last < today else find_month(today).first - timedelta(days=1)
    last = last if last == find_month(last).last else find_month(last).first - timedelta(days=1)
    aligned = period.last == find_month(period.last).last or period.last >= today
    if last < period.first or not aligned:
        return period, 0
    whole = Period(period.first, last)
    return whole, len(_name_months(whole))


def _name_months(period: Period) -> frozenset[str]:
    """Return the keys of a period's months, as queries by month name them."""
    names, day = set(), period.first
    while day <= period.last:
        names.add(f"{day:%Y-%m}")
        day = find_month(day).last + timedelta(days=1)
    return frozenset(names)
