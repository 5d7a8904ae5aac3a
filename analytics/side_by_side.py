"""Plan comparisons of several things in one period, and of a part with its whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from analytics.averages import find_recent_months
from analytics.plans import BEGINNING, AskedQuestion, PlanFigures, QueryPlan
from analytics.totals import make_basis
from core.model.answer import PartOfWhole, ReportQuery, SideBySide, Template
from core.model.entry import EntryKind
from core.model.period import Period
from core.model.question import ComparedSide, SideField
from core.model.report import SPENDING, Scope


def plan_side_by_side(ask: AskedQuestion) -> QueryPlan:
    """Plan one sum for each compared side, all over the same period."""
    sides = ask.question.sides
    scopes = tuple(narrow_to_side(ask.make_scope(ask.period), side) for side in sides)
    days = tuple(_count_passed_weekdays(ask.period, side, ask.today) for side in sides)
    counted = all(days) and ask.period.first != BEGINNING

    def read(found: PlanFigures) -> SideBySide:
        bases = tuple(make_basis(Template.TOTAL, s, f, ask.base) for s, f in zip(scopes, found.figures, strict=True))
        return SideBySide(sides, bases, days if counted else ())

    return QueryPlan(tuple(ReportQuery(Template.TOTAL, scope) for scope in scopes), read)


def narrow_to_side(scope: Scope, side: ComparedSide) -> Scope:
    """Return a scope narrowed to one compared side."""
    match side.field:
        case SideField.CATEGORY:
            return replace(scope, categories=tuple(side.value.split("+")))
        case SideField.MERCHANT:
            return replace(scope, merchant=side.value)
        case SideField.WORDS:
            return replace(scope, text=side.value)
        case SideField.DAYS:
            return replace(scope, weekdays=tuple(map(int, side.value)))
        case SideField.PERSON:
            return replace(scope, member=UUID(side.value))


def _count_passed_weekdays(period: Period, side: ComparedSide, today: date) -> int:
    """Return how many days of a weekday side have passed in a period; 0 where the side is no weekday."""
    if side.field is not SideField.DAYS:
        return 0
    gone = (min(period.last, today) - period.first).days + 1
    return sum(str((period.first + timedelta(number)).isoweekday()) in side.value for number in range(gone))


def plan_part_of_whole(ask: AskedQuestion) -> QueryPlan:
    """Plan spending as a share of all income or all spending; without a period, over the last six months."""
    asked = ask.question
    period = asked.period or (ask.period if asked.ever else find_recent_months(ask.today, running=True))
    part = replace(ask.make_scope(period), kinds=SPENDING)
    of_income = asked.whole is EntryKind.INCOME
    whole = Scope(period, kinds=(EntryKind.INCOME,) if of_income else SPENDING, member=asked.member)

    def read(found: PlanFigures) -> PartOfWhole:
        spent, all_of_it = found.figures
        return PartOfWhole(
            make_basis(Template.TOTAL, part, spent, ask.base), make_basis(Template.TOTAL, whole, all_of_it, ask.base)
        )

    return QueryPlan((ReportQuery(Template.TOTAL, part), ReportQuery(Template.TOTAL, whole)), read)
