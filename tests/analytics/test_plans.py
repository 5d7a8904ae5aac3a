"""Question to queries: default periods, kinds, bounds, same days, whole months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from analytics.answer import fingerprint_answer, plan_answer, with_answered_period
from analytics.plans import PlanFigures, choose_split_query, cut_to_same_length, list_kinds
from core.model.answer import Average, Comparison, Listing, Template
from core.model.category import SYSTEM
from core.model.entry import EntryKind
from core.model.household import Household, NumberHabit
from core.model.money import MOST_MINOR, Money
from core.model.period import Period, find_month, find_year, make_day_period
from core.model.question import Question, QuestionIntent
from core.model.report import SPENDING, Figure

TODAY = date(2026, 11, 21)
NOVEMBER, OCTOBER = find_month(TODAY), find_month(date(2026, 10, 1))
HOME = Household(UUID(int=1), "Home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT, categories=SYSTEM)
ASK = QuestionIntent


def figure(minor: int, key: str = "", count: int = 1) -> Figure:
    return Figure(key, Money(minor, "INR"), count)


def periods(question: Question, today: date = TODAY) -> list[Period | None]:
    made = plan_answer(question, HOME, today)
    assert made
    return [query.scope.period for query in made.queries]


def test_this_month_where_no_period_is_said() -> None:
    assert set(periods(Question(ASK.TOTAL))) == {NOVEMBER}
    assert set(periods(Question(ASK.BY_MEMBER))) == {NOVEMBER}
    assert set(periods(Question(ASK.LIST))) == {None}
    assert set(periods(Question(ASK.PRICE_HISTORY, item="gas"))) == {None}


def test_what_counts() -> None:
    assert list_kinds(None) == list_kinds(EntryKind.EXPENSE) == SPENDING
    assert list_kinds(EntryKind.TRANSFER) == (EntryKind.TRANSFER,)


def test_compare_defaults_to_the_same_day_of_the_month_before() -> None:
    same_day = Period(date(2026, 10, 1), date(2026, 10, 21))
    assert periods(Question(ASK.COMPARE)) == [NOVEMBER, OCTOBER, same_day]
    assert periods(Question(ASK.COMPARE, period2=find_month(date(2026, 2, 1)))) == [
        NOVEMBER,
        find_month(date(2026, 2, 1)),
        Period(date(2026, 2, 1), date(2026, 2, 21)),
    ]
    assert periods(Question(ASK.COMPARE, period=OCTOBER)) == [OCTOBER, find_month(date(2026, 9, 1))]


def test_which_comparison_leads() -> None:
    """Like spans lead where one period follows the other; of one further back all of it is meant."""
    september = find_month(date(2026, 9, 1))
    asked = ((None, True), (OCTOBER, True), (september, False))
    for question, to_date in [(Question(ASK.COMPARE, period2=earlier), leads) for earlier, leads in asked]:
        made = plan_answer(question, HOME, TODAY)
        assert made
        answer = made.read(PlanFigures(((figure(10),), (figure(20),), (figure(5),))))
        assert isinstance(answer, Comparison)
        assert answer.to_date is to_date


@pytest.mark.parametrize(
    ("earlier", "period", "today", "wanted"),
    [
        (OCTOBER, NOVEMBER, date(2026, 11, 30), None),
        (find_month(date(2026, 2, 1)), find_month(date(2026, 3, 1)), date(2026, 3, 30), None),
        (OCTOBER, NOVEMBER, date(2026, 12, 1), None),
        (
            find_year(date(2024, 1, 1)),
            find_year(date(2026, 1, 1)),
            date(2026, 3, 1),
            Period(date(2024, 1, 1), date(2024, 3, 1)),
        ),
        (
            find_year(date(2023, 1, 1)),
            find_year(date(2024, 1, 1)),
            date(2024, 2, 29),
            Period(date(2023, 1, 1), date(2023, 2, 28)),
        ),
    ],
)
def test_so_far(earlier: Period, period: Period, today: date, wanted: Period | None) -> None:
    assert cut_to_same_length(earlier, period, today) == wanted


@pytest.mark.parametrize(
    ("question", "period", "template"),
    [
        (Question(ASK.TOTAL), NOVEMBER, Template.BY_CATEGORY),
        (Question(ASK.TOTAL, categories=("pets",)), NOVEMBER, Template.BY_DAY),
        (Question(ASK.TOTAL, merchant="Uber"), find_year(TODAY), Template.BY_MONTH),
        (Question(ASK.TOTAL, tag="goa"), Period(date(2026, 9, 1), TODAY), Template.BY_MONTH),
        (Question(ASK.TOTAL, categories=("pets",)), make_day_period(TODAY), Template.BY_CATEGORY),
        (Question(ASK.TOTAL, categories=("pets", "fuel")), NOVEMBER, Template.BY_CATEGORY),
    ],
)
def test_what_a_sum_is_drawn_by(question: Question, period: Period, template: Template) -> None:
    assert choose_split_query(question, period) is template


def test_bounds_are_in_minor_units_of_the_household() -> None:
    made = plan_answer(Question(ASK.LIST, least=Decimal("99.999"), most=Decimal("150.001")), HOME, TODAY)
    assert made
    scope = made.queries[0].scope
    assert (scope.least, scope.most, scope.currency) == (10000, 15000, "INR")
    huge = plan_answer(Question(ASK.LIST, least=Decimal("1e400")), HOME, TODAY)
    assert huge
    assert huge.queries[0].scope.least == MOST_MINOR


def average(question: Question, months: list[Figure], known: list[Figure], today: date = TODAY) -> Average:
    made = plan_answer(question, HOME, today)
    assert made
    answer = made.read(PlanFigures((tuple(months), tuple(months), tuple(known))))
    assert isinstance(answer, Average)
    return answer


def test_an_average_is_over_whole_months_the_book_knows() -> None:
    months = [figure(600, "2026-09", 3), figure(400, "2026-10", 2), figure(9999, "2026-11")]
    answer = average(Question(ASK.AVERAGE), months, [figure(1, "2026-08"), *months])
    assert answer.basis.scope.period == Period(date(2026, 8, 1), date(2026, 10, 31))
    assert (answer.months, answer.days, answer.basis.sums, answer.basis.count) == (3, 92, (Money(1000, "INR"),), 5)


def test_an_average_of_a_young_book_is_of_this_month() -> None:
    months = [figure(600, "2026-11", 3)]
    answer = average(Question(ASK.AVERAGE), months, months)
    assert (answer.basis.scope.period, answer.months, answer.days) == (NOVEMBER, 0, 21)


def test_an_average_over_days_that_make_no_month() -> None:
    some = Period(date(2026, 9, 5), date(2026, 10, 20))
    answer = average(Question(ASK.AVERAGE, period=some), [figure(600, "2026-09"), figure(60, "2026-10")], [])
    assert (answer.basis.scope.period, answer.months, answer.basis.sums) == (some, 0, (Money(660, "INR"),))


def test_an_average_asked_again_with_its_own_period_is_the_same() -> None:
    months = [figure(600, "2026-09", 3), figure(400, "2026-10", 2)]
    first = average(Question(ASK.AVERAGE), months, months)
    again = average(with_answered_period(Question(ASK.AVERAGE), first), months, months, date(2026, 12, 24))
    assert again == first


def test_pages_and_limits_are_bounded() -> None:
    made = plan_answer(Question(ASK.LIST, limit=10**9), HOME, TODAY, page=10**9)
    assert made
    assert made.rows
    assert made.rows.limit == 300
    three = plan_answer(Question(ASK.LIST, limit=3), HOME, TODAY, page=-5)
    assert three
    assert three.rows
    assert three.rows.limit == 3


def test_a_fingerprint_tells_changed_figures() -> None:
    made = plan_answer(Question(ASK.LIST), HOME, TODAY)
    assert made
    one, same, other = (made.read(PlanFigures(((figure(minor),),))) for minor in (1, 1, 2))
    assert isinstance(one, Listing)
    assert fingerprint_answer(one) == fingerprint_answer(same) != fingerprint_answer(other)
    assert 0 <= fingerprint_answer(one) < 2**16


@pytest.mark.parametrize("intent", [ASK.BUDGET_STATUS, ASK.FORECAST, ASK.ADVICE, ASK.HELP, ASK.SETTLE_UP, ASK.AFFORD])
def test_no_template_no_plan(intent: QuestionIntent) -> None:
    assert plan_answer(Question(intent), HOME, TODAY) is None
