"""The answer to a question: a plan to ask the book by, and the figures it finds read into a closed shape.

One code path for the chat, commands, Why and charts: ``plan`` a question, ask the book, ``read`` what it found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from zlib import crc32

from analytics.averages import average, months_back
from analytics.plans import EVERYTHING, LONG, AskedQuestion, PlanFigures, QueryPlan, Rows, refunds, so_far, split
from analytics.totals import add_up, by_week, stand
from core.model.answer import (
    Answer,
    Balance,
    Breakdown,
    Comparison,
    Count,
    Listing,
    PriceHistory,
    Query,
    Template,
    Total,
    Trend,
)
from core.model.entry import EntryKind
from core.model.household import Household
from core.model.money import Money
from core.model.period import month
from core.model.question import Question, QuestionIntent
from core.model.report import SPENDING, Figure

PAGE = 10
"""Rows on one page of a list."""
PAGES = 30
"""Pages one can leaf through before narrowing the question serves better."""
_NAMED = 3
_LARGEST = 5
_PRICES = 12
_MARKS = 1 << 16


def plan(question: Question, household: Household, today: date, *, page: int = 0) -> QueryPlan | None:
    """How to answer a question for one household on one day; None where there is no template for it."""
    make = _PLANS.get(question.intent)
    return make(AskedQuestion(question, household, today, page)) if make else None


def fingerprint(answer: Answer) -> int:
    """A short mark of the figures (16 bits), to tell later whether the book has changed under an answer."""
    seen = [(basis.count, [(m.currency, m.minor) for m in basis.sums]) for basis in answer.bases]
    return crc32(repr(seen).encode()) % _MARKS


def as_asked(question: Question, answer: Answer) -> Question:
    """The question with the period its answer took, so that it asks the same on another day."""
    return replace(question, period=answer.bases[0].scope.period)


def _total(ask: AskedQuestion) -> QueryPlan:
    return _sum(ask, split(ask.question, ask.period) if ask.question.chart else Template.TOTAL)


def _category_spend(ask: AskedQuestion) -> QueryPlan:
    return _sum(ask, split(ask.question, ask.period) if ask.question.chart else Template.BY_CATEGORY)


def _sum(ask: AskedQuestion, template: Template) -> QueryPlan:
    scope = ask.scope(ask.period)
    lowered = (refunds(scope),) if scope.kinds == SPENDING else ()

    asked = ask.question
    wide = replace(scope, text=None, categories=asked.categories) if asked.words and asked.categories else None
    wider = (Query(Template.TOTAL, wide),) if wide else ()

    def read(found: PlanFigures) -> Total:
        parts, *rest = found.figures
        whole = stand(Template.TOTAL, wide, rest.pop(), ask.base) if wide else None
        basis = stand(template, scope, parts, ask.base)
        back = add_up((Money(abs(f.money.minor), f.money.currency) for some in rest for f in some), ask.base)
        return Total(basis, parts if template is not Template.TOTAL else (), back, whole)

    return QueryPlan((Query(template, scope), *lowered, *wider), read)


def _trend(ask: AskedQuestion) -> QueryPlan:
    """One unit after another; with no period said, as many months as an average looks back."""
    unit = "day" if ask.question.view == "calendar" else ask.question.unit or "month"
    back = month(ask.today) if ask.question.view else months_back(ask.today, running=True)
    period = ask.question.period or (ask.period if ask.question.ever else back)
    scope = ask.scope(period)
    template = Template.BY_MONTH if unit == "month" else Template.BY_DAY

    def read(found: PlanFigures) -> Trend:
        basis = stand(template, scope, found.figures[0], ask.base)
        parts = by_week(found.figures[0]) if unit == "week" else found.figures[0]
        ordered = tuple(sorted(parts, key=lambda part: (part.key, part.money.currency)))
        return Trend(basis, ordered, unit, calendar=ask.question.view == "calendar")

    return QueryPlan((Query(template, scope),), read)


def _breakdown(template: Template) -> Callable[[AskedQuestion], QueryPlan]:
    def make(ask: AskedQuestion) -> QueryPlan:
        by_member = template is Template.BY_MEMBER
        whole = replace(ask.question, member=None) if by_member else ask.question
        scope = replace(ask, question=whole).scope(ask.period)
        limit = max(1, len(ask.household.members)) if by_member else ask.limit(_NAMED)

        def read(found: PlanFigures) -> Breakdown:
            parts = _ranked(found.figures[0])
            return Breakdown(stand(template, scope, parts, ask.base), parts, limit)

        return QueryPlan((Query(template, scope),), read)

    return make


def _ranked(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda f: (-f.money.minor, f.key, f.money.currency)))


def _compare(ask: AskedQuestion) -> QueryPlan:
    if ask.question.view == "pace":
        return _pace(ask)
    period = ask.period
    earlier = ask.question.period2 or period.before()
    part = so_far(earlier, period, ask.today)
    periods = (period, earlier, *((part,) if part else ()))
    scopes = tuple(ask.scope(each) for each in periods)

    def read(found: PlanFigures) -> Comparison:
        bases = tuple(stand(Template.TOTAL, s, f, ask.base) for s, f in zip(scopes, found.figures, strict=True))
        same = bases[2] if part else None
        return Comparison(bases[0], bases[1], same, to_date=part is not None and ask.question.period2 is None)

    return QueryPlan(tuple(Query(Template.TOTAL, scope) for scope in scopes), read)


def _pace(ask: AskedQuestion) -> QueryPlan:
    """Two periods day by day; the sum of the earlier one so far is made of the same days as its course."""
    period = ask.period
    earlier = ask.question.period2 or period.before()
    part = so_far(earlier, period, ask.today)
    now, before = ask.scope(period), ask.scope(earlier)

    def read(found: PlanFigures) -> Comparison:
        days, earlier_days = found.figures
        gone = [day for day in earlier_days if part and date.fromisoformat(day.key) in part]
        return Comparison(
            stand(Template.BY_DAY, now, days, ask.base),
            stand(Template.BY_DAY, before, earlier_days, ask.base),
            stand(Template.BY_DAY, ask.scope(part), gone, ask.base) if part else None,
            to_date=part is not None,
            days=days,
            earlier_days=earlier_days,
        )

    return QueryPlan((Query(Template.BY_DAY, now), Query(Template.BY_DAY, before)), read)


def _list(ask: AskedQuestion) -> QueryPlan:
    question, size = ask.question, ask.limit(PAGE, PAGE)
    page = min(max(ask.page, 0), PAGES - 1)
    scope = ask.scope(question.period)
    if question.kind is None and _searches(question):
        scope = replace(scope, kinds=EVERYTHING)

    def read(found: PlanFigures) -> Listing:
        basis = stand(Template.TOTAL, scope, found.figures[0], ask.base)
        return Listing(basis, found.entries[page * size :], page=page, size=size)

    return QueryPlan((Query(Template.TOTAL, scope),), read, Rows(scope, (page + 1) * size))


def _searches(question: Question) -> bool:
    """Words, or one exact amount, are looked for among entries of every kind."""
    return question.item is not None or (question.least is not None and question.least == question.most)


def _largest(ask: AskedQuestion) -> QueryPlan:
    everywhere = replace(ask.scope(ask.period), kinds=_bought(ask))
    scope = replace(everywhere, currency=ask.base)
    limit = ask.limit(_LARGEST, PAGE)

    def read(found: PlanFigures) -> Listing:
        figures = found.figures[0]
        basis = stand(Template.TOTAL, scope, [f for f in figures if f.money.currency == ask.base], ask.base)
        left_out = sum(f.count for f in figures) - basis.count
        return Listing(basis, found.entries, largest=True, size=limit, left_out=left_out)

    return QueryPlan((Query(Template.TOTAL, everywhere),), read, Rows(scope, limit, largest=True))


def _bought(ask: AskedQuestion) -> tuple[EntryKind, ...]:
    """Purchases, each for itself: a refund is not one, nor does it make one smaller."""
    return (ask.kind or EntryKind.EXPENSE,)


def _count(ask: AskedQuestion) -> QueryPlan:
    scope = replace(ask.scope(ask.period), kinds=_bought(ask))
    query = Query(Template.TOTAL, scope)
    return QueryPlan((query,), lambda found: Count(stand(Template.TOTAL, scope, found.figures[0], ask.base)))


def _balance(ask: AskedQuestion) -> QueryPlan:
    by_month = ask.question.unit == "month" and not (ask.question.period or ask.question.ever)
    period = months_back(ask.today, running=True) if by_month else ask.period
    spending = replace(ask.scope(period), kinds=SPENDING)
    income = replace(spending, kinds=(EntryKind.INCOME,))
    several = period.days > LONG
    template = Template.BY_MONTH if several else Template.TOTAL
    queries = (Query(template, income), Query(template, spending))

    def read(found: PlanFigures) -> Balance:
        came, went = (stand(q.template, q.scope, f, ask.base) for q, f in zip(queries, found.figures, strict=True))
        return Balance(came, went, *(found.figures if several else ()))

    return QueryPlan(queries, read)


def _prices(ask: AskedQuestion) -> QueryPlan:
    scope = replace(ask.scope(ask.question.period), kinds=(EntryKind.EXPENSE,))

    def read(found: PlanFigures) -> PriceHistory:
        basis = stand(Template.TOTAL, scope, found.figures[0], ask.base)
        return PriceHistory(basis, found.entries[::-1])

    return QueryPlan((Query(Template.TOTAL, scope),), read, Rows(scope, _PRICES))


_PLANS: dict[QuestionIntent, Callable[[AskedQuestion], QueryPlan]] = {
    QuestionIntent.TOTAL: _total,
    QuestionIntent.CATEGORY_SPEND: _category_spend,
    QuestionIntent.COMPARE: _compare,
    QuestionIntent.TOP_CATEGORIES: _breakdown(Template.BY_CATEGORY),
    QuestionIntent.TOP_MERCHANTS: _breakdown(Template.BY_MERCHANT),
    QuestionIntent.BY_MEMBER: _breakdown(Template.BY_MEMBER),
    QuestionIntent.LARGEST: _largest,
    QuestionIntent.LIST: _list,
    QuestionIntent.AVERAGE: average,
    QuestionIntent.TREND: _trend,
    QuestionIntent.COUNT: _count,
    QuestionIntent.INCOME_VS_EXPENSE: _balance,
    QuestionIntent.PRICE_HISTORY: _prices,
}
"""What there is a template for; the rest of the intents are answered by other means."""
