"""Compare the spending of a period with the usual amount for as many days, in all and by category."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from analytics.answer import plan_answer
from analytics.plans import QueryPlan
from analytics.solve import solve_plan
from analytics.totals import find_sum_in, sum_by_currency
from core.model.answer import Answer, Breakdown
from core.model.digest import CategoryChange, Digest, DigestKind
from core.model.entry import EntryKind, Line, Visibility
from core.model.household import Household
from core.model.money import Money, count_decimals
from core.model.period import Period, find_month
from core.model.question import Question, QuestionIntent
from core.model.report import PRIVATE, Figure, Scope
from core.ports import Reports

WEEKS_BACK = 4
MONTHS_BACK = 3
"""The number of earlier months from which the usual amount is averaged."""
LEAST_WEEKS = 2
"""The fewest recorded earlier weeks for a usual amount."""
COURSE_MONTHS = 6
OLD_MONTH_DAYS = 5
MOST_CHANGES = 3
NOTABLE = 10
"""The least change of a category that is reported, in percent of the usual total."""


def find_digest_period(kind: DigestKind, today: date) -> Period:
    """Return the period of a digest: the last seven days, the last month, or this month so far.

    The digest for a couple's talk about money is about the last month in the first days of a month, else this month.
    """
    yesterday = today - timedelta(days=1)
    match kind:
        case DigestKind.WEEK:
            return Period(yesterday - timedelta(days=6), yesterday)
        case DigestKind.MONTH:
            return find_month(today.replace(day=1) - timedelta(days=1))
        case DigestKind.DATE:
            last_month = find_month(today.replace(day=1) - timedelta(days=1))
            return last_month if today.day <= OLD_MONTH_DAYS else Period(today.replace(day=1), today)


async def make_digest(
    reports: Reports, household: Household, kind: DigestKind, today: date, paid_bills: Sequence[Line] = ()
) -> Digest:
    """Return the figures of a digest; the caller adds bills, alerts and the question.

    ``paid_bills`` are payments of recurring bills in the period and those before: the usual amount counts the bills of
    the period itself, so that a rent is no news in the week in which it is paid.
    """
    period, base = find_digest_period(kind, today), household.currency
    categories = await _solve_question(
        reports, household, today, Question(QuestionIntent.TOP_CATEGORIES, period=period)
    )
    income = await reports.read_total(Scope(period, (EntryKind.INCOME,)))
    before = await _read_earlier(reports, kind, period)
    parts = categories.parts if isinstance(categories, Breakdown) else ()
    usual = _average_categories(before, base)
    if before:
        usual = _replace_by_bills(usual, paid_bills, period, list_earlier_periods(kind, period)[: len(before)], base)
    changes = _find_changes(parts, usual, base) if before else ()
    payers = Question(QuestionIntent.BY_MEMBER, period=period)
    return Digest(
        kind,
        period,
        sum_by_currency((part.money for part in parts), base),
        Money(sum(usual.values()), base) if before else None,
        sum_by_currency((figure.money for figure in income), base),
        categories,
        await _solve_question(reports, household, today, _make_course_question(kind, period)),
        await _solve_question(reports, household, today, payers) if len(household.members) > 1 else None,
        tuple([await _add_chief_shop(reports, period, change) for change in changes]),
    )


def _make_course_question(kind: DigestKind, period: Period) -> Question:
    if kind is not DigestKind.MONTH:
        return Question(QuestionIntent.TREND, period=period, unit="day")
    first = period
    for _ in range(COURSE_MONTHS - 1):
        first = first.find_preceding()
    return Question(QuestionIntent.TREND, period=Period(first.first, period.last), unit="month")


async def _solve_question(reports: Reports, household: Household, today: date, question: Question) -> Answer:
    made = plan_answer(question, household, today)
    if not isinstance(made, QueryPlan):
        raise TypeError(f"a digest asks what cannot be answered: {question.intent}")
    return await solve_plan(reports, made)


async def _read_earlier(reports: Reports, kind: DigestKind, period: Period) -> list[tuple[Figure, ...]]:
    """Return the figures by category of the earlier periods, the latest first; none from before the book began."""
    found = [await reports.by_category(Scope(earlier)) for earlier in list_earlier_periods(kind, period)]
    while found and not found[-1]:
        found.pop()
    if found:  # a book that began in the middle of the first of them says too little of it
        first = list_earlier_periods(kind, period)[len(found) - 1]
        days = await reports.by_day(Scope(first))
        if days and date.fromisoformat(days[0].key) > first.first + timedelta(days=first.days // 4):
            found.pop()
    if kind is DigestKind.WEEK and len(found) < LEAST_WEEKS:
        return []
    return found


def list_earlier_periods(kind: DigestKind, period: Period) -> list[Period]:
    """Return the earlier periods that define what is usual, the latest first.

    Weeks for a week, whole months for a month, and for a month so far the same first days of earlier months.
    """
    if kind is DigestKind.WEEK:
        weeks = [timedelta(days=7 * back) for back in range(1, WEEKS_BACK + 1)]
        return [Period(period.first - week, period.last - week) for week in weeks]
    months, earlier = [], find_month(period.first)
    for _ in range(MONTHS_BACK):
        earlier = earlier.find_preceding()
        last = min(earlier.first + timedelta(days=period.days - 1), earlier.last)
        months.append(earlier if kind is DigestKind.MONTH else Period(earlier.first, last))
    return months


def _average_categories(before: Sequence[Sequence[Figure]], base: str) -> dict[str, int]:
    """Return the average of each category in the base currency, in minor units rounded to whole units."""
    sums: dict[str, int] = {}
    for figures in before:
        for figure in figures:
            if figure.money.currency == base:
                sums[figure.key] = sums.get(figure.key, 0) + figure.money.minor
    whole = 10 ** count_decimals(base)
    return {key: round(minor / len(before) / whole) * whole for key, minor in sums.items()}


def _replace_by_bills(
    usual: Mapping[str, int], paid: Sequence[Line], period: Period, before: Sequence[Period], base: str
) -> dict[str, int]:
    """Return usual amounts in which the bills paid in a period replace the average of earlier bills."""
    whole, expected = 10 ** count_decimals(base), dict(usual)
    for key in {_find_category_key(line) for line in paid}:
        own = [line for line in paid if _find_category_key(line) == key]
        now, *then = [
            sum(_find_minor_or_zero(line, base) for line in own if line.day in days) for days in (period, *before)
        ]
        average = round(sum(then) / len(then) / whole) * whole
        expected[key] = max(0, expected.get(key, 0) - average) + now
    return expected


def _find_category_key(line: Line) -> str:
    return PRIVATE if line.visibility is Visibility.PRIVATE else line.category or ""


def _find_minor_or_zero(line: Line, currency: str) -> int:
    money = line.base or line.money
    return money.minor if money.currency == currency else 0


def _find_changes(parts: Sequence[Figure], usual: Mapping[str, int], base: str) -> list[CategoryChange]:
    """Return the categories that differ most from their usual amounts, the largest difference first."""
    now = {part.key: part.money.minor for part in parts if part.money.currency == base}
    least = max(1, sum(usual.values()) * NOTABLE // 100)
    differing = [key for key in {*now, *usual} - {PRIVATE} if abs(now.get(key, 0) - usual.get(key, 0)) >= least]
    differing.sort(key=lambda key: (-abs(now.get(key, 0) - usual.get(key, 0)), key))
    return [
        CategoryChange(key, Money(now.get(key, 0), base), Money(usual.get(key, 0), base))
        for key in differing[:MOST_CHANGES]
    ]


async def _add_chief_shop(reports: Reports, period: Period, change: CategoryChange) -> CategoryChange:
    """Return a change of a category; if spending rose, with the shop that got a third or more of it."""
    currency = change.spent.currency
    figures = await reports.by_merchant(Scope(period, categories=(change.category,), currency=currency))
    own = [figure for figure in figures if figure.money.currency == currency]
    top = max(own, key=lambda figure: figure.money.minor, default=None)
    if top is None or top.money.minor * 3 < change.spent.minor or change.spent.minor <= change.usual.minor:
        return change
    return CategoryChange(change.category, change.spent, change.usual, top.key, top.money)


def find_spending_in(digest: Digest, currency: str) -> Money:
    """Return the spending of a digest's period in one currency; zero if there is none."""
    return find_sum_in(digest.spent, currency)
