"""F4, F5: what is drawn along time holds the numbers of its answer, and adds up to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from analytics.answer import plan_answer
from analytics.plans import PlanFigures
from analytics.totals import find_heat_limits, list_running_sums
from bot.render.charting import make_chart
from bot.render.scopes import Audience
from bot.render.words import LANGUAGES, Words
from core.model.answer import Answer
from core.model.category import SYSTEM
from core.model.chart import Chart, ChartKind
from core.model.household import Household, Member, NumberHabit, Role
from core.model.money import Money
from core.model.period import Period, find_month, find_year
from core.model.question import Question, QuestionIntent
from core.model.report import Figure

TODAY = date(2026, 11, 21)
ASHA = Member(UUID(int=1), "Asha", Role.ADMIN)
HOME = Household(
    UUID(int=9), "Home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT, members=(ASHA,), categories=SYSTEM
)


def figures(period: Period, minor: int, step: int = 1) -> tuple[Figure, ...]:
    """A sum on every ``step``-th day of a period, each a little larger."""
    days = [period.first + timedelta(days=at) for at in range(0, period.days, step)]
    return tuple(Figure(day.isoformat(), Money(minor + at, "INR"), 1) for at, day in enumerate(days))


def answered(question: Question, *found: tuple[Figure, ...]) -> Answer:
    made = plan_answer(question, HOME, TODAY)
    assert made is not None
    return made.read(PlanFigures(found))


def drawn(answer: Answer, language: str = "en", budget: Money | None = None) -> Chart:
    made = make_chart(Audience(Words(language, "INR"), replace(HOME, language=language), TODAY, ASHA), answer, budget)
    assert made is not None
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pace_ends_at_what_was_spent_beside_the_month_before_and_its_budget(language: str) -> None:
    now, before = figures(Period(date(2026, 11, 1), TODAY), 100_00), figures(find_month(date(2026, 10, 1)), 200_00, 3)
    answer = answered(Question(QuestionIntent.COMPARE, view="pace"), now, before)
    made = drawn(answer, language, Money(90_000_00, "INR"))
    spent, earlier, even = made.courses
    assert made.kind is ChartKind.LINES
    assert (len(spent.values), len(earlier.values), len(even.values), len(made.places)) == (21, 30, 30, 30)
    assert spent.values[-1] == sum(figure.money.minor for figure in now) == answer.number_evidence[0].sums[0].minor
    assert earlier.values[-1] == sum(figure.money.minor for figure in before) == answer.number_evidence[1].sums[0].minor
    assert (even.values[0], even.values[-1]) == (3_000_00, 90_000_00)
    assert all(course.name for course in made.courses)


def test_a_pace_without_a_month_before_has_one_course() -> None:
    made = drawn(answered(Question(QuestionIntent.COMPARE, view="pace"), figures(find_month(TODAY), 100), ()))
    assert len(made.courses) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_holds_every_day_so_far_and_adds_up(language: str) -> None:
    days = (*figures(Period(date(2026, 11, 1), date(2026, 11, 20)), 500_00, 2), refund(date(2026, 11, 21)))
    made = drawn(
        answered(Question(QuestionIntent.TREND, find_month(TODAY), unit="day", view="calendar"), days), language
    )
    assert made.kind is ChartKind.CALENDAR
    assert len(made.marks) == 21
    assert sum(mark.value for mark in made.marks) == sum(figure.money.minor for figure in days)
    assert [mark.label for mark in made.marks if not mark.value] == [""] * 10
    assert made.marks[20].colour == "back"
    first = Words(language, "INR").locale.first_week_day
    assert (first + made.start) % 7 == date(2026, 11, 1).weekday()
    assert [each.days for each in made.months] == [21]


def refund(day: date) -> Figure:
    return Figure(day.isoformat(), Money(-300_00, "INR"), 1)


def test_a_year_s_calendar_begins_with_the_book_and_is_cut_into_months() -> None:
    asked = Question(QuestionIntent.TREND, find_year(TODAY), unit="day", view="calendar")
    made = drawn(answered(asked, figures(Period(date(2026, 3, 10), TODAY), 100_00)))
    assert [each.days for each in made.months] == [31, 30, 31, 30, 31, 31, 30, 31, 21]
    assert made.start == (date(2026, 3, 1).weekday() + 1) % 7
    assert sum(each.days for each in made.months) == len(made.marks)


def test_the_more_a_day_came_to_the_hotter_it_is() -> None:
    days = figures(Period(date(2026, 11, 1), date(2026, 11, 20)), 1)
    loud = tuple(replace(day, money=Money(10 ** (at % 7), "INR")) for at, day in enumerate(days))
    made = drawn(answered(Question(QuestionIntent.TREND, find_month(TODAY), unit="day", view="calendar"), loud))
    ranked = sorted((mark for mark in made.marks if mark.value), key=lambda mark: mark.value)
    assert [mark.colour for mark in ranked] == sorted(mark.colour for mark in ranked)
    assert {ranked[0].colour, ranked[-1].colour} == {"heat1", "heat5"}


@pytest.mark.parametrize(
    ("values", "limits"),
    [((), ()), ((0, -5), ()), ((700,), ()), ((1, 2, 3, 4, 5), (2, 3, 4)), ((1234, 5678, 91011), (1300, 5700))],
)
def test_limits_of_a_heatmap_rise_and_lie_below_the_most(values: tuple[int, ...], limits: tuple[int, ...]) -> None:
    assert find_heat_limits(values, 5) == limits


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_came_in_and_went_out_by_month_adds_up(language: str) -> None:
    income = tuple(Figure(f"2026-{at:02}", Money(90_000_00, "INR"), 1) for at in (2, 3, 5))
    spent = tuple(Figure(f"2026-{at:02}", Money(at * 10_000_00, "INR"), 4) for at in range(2, 12))
    answer = answered(Question(QuestionIntent.INCOME_VS_EXPENSE, find_year(TODAY)), income, spent)
    made = drawn(answer, language)
    came, went = made.courses
    assert made.kind is ChartKind.GROUPS
    assert sum(value or 0 for value in came.values) == answer.number_evidence[0].sums[0].minor
    assert sum(value or 0 for value in went.values) == answer.number_evidence[1].sums[0].minor
    assert len(came.labels) == len(went.labels) == len(made.places) == 10


def test_shares_of_a_breakdown_stand_on_its_bars() -> None:
    parts = (Figure("housing", Money(75_00, "INR"), 1), Figure("groceries", Money(25_00, "INR"), 1))
    made = drawn(answered(Question(QuestionIntent.TOP_CATEGORIES), parts))
    assert [mark.label for mark in made.marks] == ["₹75 · 75%", "₹25 · 25%"]


def test_running_sums_hold_days_without_anything() -> None:
    assert list_running_sums(figures(Period(date(2026, 11, 2), date(2026, 11, 4)), 10, 2), find_month(TODAY), "INR")[
        :5
    ] == (
        0,
        10,
        10,
        21,
        21,
    )
