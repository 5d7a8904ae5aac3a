"""Turn a question into a plan of queries, and the figures they find into an answer.

The chat, commands, explanations and charts share this path: plan an answer, query the book, ``read`` what it found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from zlib import crc32

from analytics.averages import find_recent_months, plan_average
from analytics.plans import (
    EVERYTHING,
    LONG,
    AskedQuestion,
    EntryRequest,
    PlanFigures,
    QueryPlan,
    choose_split_query,
    cut_to_same_length,
    plan_refunds,
)
from analytics.side_by_side import plan_part_of_whole, plan_side_by_side
from analytics.totals import make_basis, sum_by_currency, sum_by_week
from core.model.answer import (
    Answer,
    Balance,
    Breakdown,
    ComparedCategory,
    Comparison,
    Count,
    Listing,
    PriceHistory,
    ReportQuery,
    Template,
    Total,
    Trend,
)
from core.model.entry import EntryKind
from core.model.household import Household
from core.model.money import Money
from core.model.period import Period, find_month, find_week, find_year
from core.model.question import Question, QuestionIntent
from core.model.report import SPENDING, Figure, Scope

PAGE = 10
"""The number of rows on one page of a list."""
PAGES = 30
"""The most pages of a list."""
_NAMED = 3
_LARGEST = 5
_PRICES = 12
_LAST_TWO = 2
LATEST = "latest"
"""The view of a list question that asks for the latest entry alone."""
ENTERED = "entered"
"""The view of a list question that asks whether something is recorded: its latest entry of any kind."""
_WIDENED = frozenset({QuestionIntent.AVERAGE, QuestionIntent.TREND, QuestionIntent.COMPARE, QuestionIntent.SHARE})
"""Intents that are answered for a whole category where no entry has the word that was asked about."""
EXTREMES = frozenset({"highest", "lowest"})
"""The views of a trend question that ask for the highest or lowest month, week or day."""
CHANGES = frozenset({"grown", "shrunk"})
"""The views of a comparison that ask which categories changed most."""
_MARKS = 1 << 16


def plan_answer(question: Question, household: Household, today: date, *, page: int = 0) -> QueryPlan | None:
    """Return the plan that answers a question for a household on a day; None where there is no template for it."""
    make = _PLANS.get(question.intent)
    if make is None:
        return None
    made = make(AskedQuestion(question, household, today, page))
    if not (question.words and question.categories and _can_widen(question)):
        return made
    wide = replace(question, words=None)
    return _plan_narrow_or_wide(made, make(AskedQuestion(wide, household, today, page)))


def _can_widen(question: Question) -> bool:
    """Return whether a question about a word may be answered by its whole category where no entry has the word."""
    return question.intent in _WIDENED or question.view == LATEST


def _plan_narrow_or_wide(narrow: QueryPlan, wide: QueryPlan) -> QueryPlan:
    """Return a plan that answers by the entries with a word, or where there are none by their whole category."""
    many = len(narrow.queries)

    def read(found: PlanFigures) -> Answer:
        answer = narrow.read(PlanFigures(found.figures[:many], found.entries))
        if any(basis.count for basis in answer.number_evidence if basis.scope.text):
            return answer
        return wide.read(PlanFigures(found.figures[many:], found.entries))

    return QueryPlan((*narrow.queries, *wide.queries), read, narrow.rows, wide.rows)


def fingerprint_answer(answer: Answer) -> int:
    """Return a checksum (16 bits) of an answer's figures, to tell later whether they have changed."""
    seen = [(basis.count, [(m.currency, m.minor) for m in basis.sums]) for basis in answer.number_evidence]
    return crc32(repr(seen).encode()) % _MARKS


def with_answered_period(question: Question, answer: Answer) -> Question:
    """Return the question with the period of its answer, so that it asks the same on another day."""
    return replace(question, period=answer.number_evidence[0].scope.period)


def _plan_total(ask: AskedQuestion) -> QueryPlan:
    return _plan_sum(ask, choose_split_query(ask.question, ask.period) if ask.question.chart else Template.TOTAL)


def _plan_category_spend(ask: AskedQuestion) -> QueryPlan:
    return _plan_sum(ask, choose_split_query(ask.question, ask.period) if ask.question.chart else Template.BY_CATEGORY)


def _plan_sum(ask: AskedQuestion, template: Template) -> QueryPlan:
    scope = ask.make_scope(ask.period)
    lowered = (plan_refunds(scope),) if scope.kinds == SPENDING else ()

    asked = ask.question
    wide = replace(scope, text=None, categories=asked.categories) if asked.words and asked.categories else None
    wider = (ReportQuery(Template.TOTAL, wide),) if wide else ()

    def read(found: PlanFigures) -> Total:
        parts, *rest = found.figures
        whole = make_basis(Template.TOTAL, wide, rest.pop(), ask.base) if wide else None
        basis = make_basis(template, scope, parts, ask.base)
        back = sum_by_currency((Money(abs(f.money.minor), f.money.currency) for some in rest for f in some), ask.base)
        return Total(basis, parts if template is not Template.TOTAL else (), back, whole)

    return QueryPlan((ReportQuery(template, scope), *lowered, *wider), read)


def _plan_trend(ask: AskedQuestion) -> QueryPlan:
    """Plan a trend by day, week or month; without a period, over as many months as an average looks back."""
    unit = "day" if ask.question.view == "calendar" else ask.question.unit or "month"
    view = ask.question.view
    of_days = view == "calendar" or (view is not None and unit == "day")
    back = find_month(ask.today) if of_days else find_recent_months(ask.today, running=True)
    period = ask.question.period or (ask.period if ask.question.ever else back)
    scope = ask.make_scope(_widen_to_months(period, ask.today) if unit == "month" else period)
    template = Template.BY_MONTH if unit == "month" else Template.BY_DAY

    def read(found: PlanFigures) -> Trend:
        basis = make_basis(template, scope, found.figures[0], ask.base)
        parts = sum_by_week(found.figures[0]) if unit == "week" else found.figures[0]
        ordered = tuple(sorted(parts, key=lambda part: (part.key, part.money.currency)))
        extreme = view if view in EXTREMES else None
        return Trend(basis, ordered, unit, view == "calendar", extreme, _find_trend_key(unit, ask.today))

    return QueryPlan((ReportQuery(template, scope),), read)


def _widen_to_months(period: Period, today: date) -> Period:
    """Return a period that ends today ("the last 3 months") as whole months, the current one included.

    In a chart by month a part of a month would look like a whole one.
    """
    if period.last != today or period.first.day == 1 or period.days < find_month(today).days:
        return period
    return Period(find_month(find_month(period.first).last + timedelta(days=1)).first, find_month(today).last)


def _find_trend_key(unit: str, day: date) -> str:
    """Return the key of the day, week or month of a trend that a day belongs to."""
    if unit == "month":
        return f"{day:%Y-%m}"
    return str(find_week(day).first if unit == "week" else day)


def _make_breakdown_planner(template: Template) -> Callable[[AskedQuestion], QueryPlan]:
    def make(ask: AskedQuestion) -> QueryPlan:
        by_member = template is Template.BY_MEMBER
        whole = replace(ask.question, member=None) if by_member else ask.question
        scope = replace(ask, question=whole).make_scope(ask.period)
        limit = max(1, len(ask.household.members)) if by_member else ask.find_limit(_NAMED)

        def read(found: PlanFigures) -> Breakdown:
            parts = _rank_figures(found.figures[0])
            return Breakdown(make_basis(template, scope, parts, ask.base), parts, limit)

        return QueryPlan((ReportQuery(template, scope),), read)

    return make


def _rank_figures(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda f: (-f.money.minor, f.key, f.money.currency)))


def _plan_comparison(ask: AskedQuestion) -> QueryPlan:
    if ask.question.sides:
        return plan_side_by_side(ask)
    if ask.question.view == "pace":
        return _plan_pace(ask)
    if ask.question.view in CHANGES:
        return _plan_category_changes(ask)
    earlier, part, scopes = _find_compared_periods(ask)

    def read(found: PlanFigures) -> Comparison:
        bases = tuple(make_basis(Template.TOTAL, s, f, ask.base) for s, f in zip(scopes, found.figures, strict=True))
        same = bases[2] if part else None
        alike = ask.question.period2 is None or _is_preceding(earlier, ask.period)
        return Comparison(bases[0], bases[1], same, to_date=part is not None and alike)

    return QueryPlan(tuple(ReportQuery(Template.TOTAL, scope) for scope in scopes), read)


def _find_compared_periods(ask: AskedQuestion) -> tuple[Period, Period | None, tuple[Scope, ...]]:
    """Return the earlier period, its part of as many days if the asked one is not over, and all scopes."""
    earlier = ask.question.period2 or ask.period.find_preceding()
    part = cut_to_same_length(earlier, ask.period, ask.today)
    return earlier, part, tuple(ask.make_scope(each) for each in (ask.period, earlier, part) if each is not None)


def _plan_category_changes(ask: AskedQuestion) -> QueryPlan:
    """Plan how each category changed against the same days of the period before, in the base currency only."""
    _, part, scopes = _find_compared_periods(ask)

    def read(found: PlanFigures) -> Comparison:
        bases = [make_basis(Template.BY_CATEGORY, s, f, ask.base) for s, f in zip(scopes, found.figures, strict=True)]
        moved = _compare_categories(found.figures[0], found.figures[2 if part else 1], ask.base)
        sign = -1 if ask.question.view == "shrunk" else 1
        chosen = [one for one in moved if one.difference.minor * sign > 0]
        return Comparison(
            bases[0],
            bases[1],
            bases[2] if part else None,
            to_date=part is not None,
            moved=tuple(sorted(chosen, key=lambda one: -sign * one.difference.minor)),
            fell=sign < 0,
        )

    return QueryPlan(tuple(ReportQuery(Template.BY_CATEGORY, scope) for scope in scopes), read)


def _compare_categories(after: Sequence[Figure], before: Sequence[Figure], currency: str) -> list[ComparedCategory]:
    now, then = ({f.key: f.money for f in some if f.money.currency == currency} for some in (after, before))
    nothing = Money(0, currency)
    keys = dict.fromkeys([*now, *then])
    return [ComparedCategory(key, then.get(key, nothing), now.get(key, nothing)) for key in keys]


def _is_preceding(earlier: Period, period: Period) -> bool:
    """Return whether the earlier of two periods directly precedes the other, or both are calendar years."""
    of_years = period == find_year(period.first) and earlier == find_year(earlier.first)
    return of_years or earlier == period.find_preceding()


def _plan_pace(ask: AskedQuestion) -> QueryPlan:
    """Plan a comparison of two periods day by day, with the earlier one's sum to the same day."""
    period = ask.period
    earlier = ask.question.period2 or period.find_preceding()
    part = cut_to_same_length(earlier, period, ask.today)
    now, before = ask.make_scope(period), ask.make_scope(earlier)

    def read(found: PlanFigures) -> Comparison:
        days, earlier_days = found.figures
        gone = [day for day in earlier_days if part and date.fromisoformat(day.key) in part]
        return Comparison(
            make_basis(Template.BY_DAY, now, days, ask.base),
            make_basis(Template.BY_DAY, before, earlier_days, ask.base),
            make_basis(Template.BY_DAY, ask.make_scope(part), gone, ask.base) if part else None,
            to_date=part is not None,
            days=days,
            earlier_days=earlier_days,
        )

    return QueryPlan((ReportQuery(Template.BY_DAY, now), ReportQuery(Template.BY_DAY, before)), read)


def _plan_list(ask: AskedQuestion) -> QueryPlan:
    if ask.question.view in {LATEST, ENTERED}:
        return _plan_latest(ask)
    question, size = ask.question, ask.find_limit(PAGE, PAGE)
    page = min(max(ask.page, 0), PAGES - 1)
    scope = ask.make_scope(question.period)
    if question.kind is None and _is_search(question):
        scope = replace(scope, kinds=EVERYTHING)

    def read(found: PlanFigures) -> Listing:
        basis = make_basis(Template.TOTAL, scope, found.figures[0], ask.base)
        return Listing(basis, found.entries[page * size :], page=page, size=size)

    return QueryPlan((ReportQuery(Template.TOTAL, scope),), read, EntryRequest(scope, (page + 1) * size))


def _plan_latest(ask: AskedQuestion) -> QueryPlan:
    """Plan a list of the last purchase and the one before."""
    kinds = EVERYTHING if ask.question.view == ENTERED else (EntryKind.EXPENSE,)
    scope = replace(ask.make_scope(ask.question.period), kinds=kinds)

    def read(found: PlanFigures) -> Listing:
        basis = make_basis(Template.TOTAL, scope, found.figures[0], ask.base)
        return Listing(basis, found.entries, size=_LAST_TWO, latest=True)

    return QueryPlan((ReportQuery(Template.TOTAL, scope),), read, EntryRequest(scope, _LAST_TWO))


def _is_search(question: Question) -> bool:
    """Return whether a question looks for words or one exact amount, which searches entries of every kind."""
    return question.item is not None or (question.least is not None and question.least == question.most)


def _plan_largest(ask: AskedQuestion) -> QueryPlan:
    everywhere = replace(ask.make_scope(ask.period), kinds=_list_single_kind(ask))
    scope = replace(everywhere, currency=ask.base)
    limit = ask.find_limit(_LARGEST, PAGE)

    def read(found: PlanFigures) -> Listing:
        figures = found.figures[0]
        basis = make_basis(Template.TOTAL, scope, [f for f in figures if f.money.currency == ask.base], ask.base)
        left_out = sum(f.count for f in figures) - basis.count
        return Listing(basis, found.entries, largest=True, size=limit, left_out=left_out)

    return QueryPlan((ReportQuery(Template.TOTAL, everywhere),), read, EntryRequest(scope, limit, largest=True))


def _list_single_kind(ask: AskedQuestion) -> tuple[EntryKind, ...]:
    """Return the one kind of entries to list or count: the one asked for, else expenses."""
    return (ask.kind or EntryKind.EXPENSE,)


def _plan_count(ask: AskedQuestion) -> QueryPlan:
    scope = replace(ask.make_scope(ask.period), kinds=_list_single_kind(ask))
    query = ReportQuery(Template.TOTAL, scope)
    return QueryPlan((query,), lambda found: Count(make_basis(Template.TOTAL, scope, found.figures[0], ask.base)))


def _plan_balance(ask: AskedQuestion) -> QueryPlan:
    by_month = ask.question.unit == "month" and not (ask.question.period or ask.question.ever)
    period = find_recent_months(ask.today, running=True) if by_month else ask.period
    spending = replace(ask.make_scope(period), kinds=SPENDING)
    income = replace(spending, kinds=(EntryKind.INCOME,))
    several = period.days > LONG
    template = Template.BY_MONTH if several else Template.TOTAL
    queries = (ReportQuery(template, income), ReportQuery(template, spending))

    def read(found: PlanFigures) -> Balance:
        came, went = (make_basis(q.template, q.scope, f, ask.base) for q, f in zip(queries, found.figures, strict=True))
        return Balance(came, went, *(found.figures if several else ()))

    return QueryPlan(queries, read)


def _plan_prices(ask: AskedQuestion) -> QueryPlan:
    scope = replace(ask.make_scope(ask.question.period), kinds=(EntryKind.EXPENSE,))

    def read(found: PlanFigures) -> PriceHistory:
        basis = make_basis(Template.TOTAL, scope, found.figures[0], ask.base)
        return PriceHistory(basis, found.entries[::-1])

    return QueryPlan((ReportQuery(Template.TOTAL, scope),), read, EntryRequest(scope, _PRICES))


_PLANS: dict[QuestionIntent, Callable[[AskedQuestion], QueryPlan]] = {
    QuestionIntent.TOTAL: _plan_total,
    QuestionIntent.CATEGORY_SPEND: _plan_category_spend,
    QuestionIntent.COMPARE: _plan_comparison,
    QuestionIntent.TOP_CATEGORIES: _make_breakdown_planner(Template.BY_CATEGORY),
    QuestionIntent.TOP_MERCHANTS: _make_breakdown_planner(Template.BY_MERCHANT),
    QuestionIntent.BY_MEMBER: _make_breakdown_planner(Template.BY_MEMBER),
    QuestionIntent.LARGEST: _plan_largest,
    QuestionIntent.LIST: _plan_list,
    QuestionIntent.AVERAGE: plan_average,
    QuestionIntent.TREND: _plan_trend,
    QuestionIntent.COUNT: _plan_count,
    QuestionIntent.INCOME_VS_EXPENSE: _plan_balance,
    QuestionIntent.PRICE_HISTORY: _plan_prices,
    QuestionIntent.SHARE: plan_part_of_whole,
}
"""The function that plans each intent; other intents are answered elsewhere."""
