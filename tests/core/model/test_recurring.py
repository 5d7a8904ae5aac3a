"""Rules that recur: days that months lack, leap days, numbers that stay, pauses and skips."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.errors import Invalid
from core.model.entry import EntryKind, Line
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import (
    LAST_DAY,
    Pause,
    RecurringRule,
    Rhythm,
    RhythmUnit,
    RuleDays,
    RuleState,
    RuleTerms,
    find_due_day,
    find_first_number,
    find_next_occurrence,
    list_due_days,
    list_occurrences,
)

RENT = Line(EntryKind.EXPENSE, Money.of(25000, "INR"), date(2026, 12, 1), "rent")
MONTHLY, YEARLY = Rhythm(RhythmUnit.MONTH), Rhythm(RhythmUnit.YEAR)
YEARS = Period(date(2026, 1, 1), date(2029, 12, 31))


def rule_of(rhythm: Rhythm, start: date, **more: Any) -> RecurringRule:
    """A rule of one term."""
    base = RecurringRule(
        UUID(int=1), UUID(int=2), "console", "a", datetime(2026, 1, 1, tzinfo=UTC), rhythm, start, (RuleTerms(1, RENT),)
    )
    return replace(base, state=RuleState.ACTIVE, **more)


@pytest.mark.parametrize("day", range(1, 32))
def test_a_month_has_one_occurrence_on_its_day_or_its_last(day: int) -> None:
    start = date(2026, 1, day)
    found = list(islice(list_due_days(MONTHLY, start), 48))
    for number, each in enumerate(found):
        year, month = 2026 + number // 12, number % 12 + 1
        assert each == date(year, month, min(day, monthrange(year, month)[1]))


def test_the_last_day_of_each_month() -> None:
    rhythm = Rhythm(RhythmUnit.MONTH, month_days=(LAST_DAY,))
    assert rhythm.find_first_day(date(2027, 2, 3)) == date(2027, 2, 28)
    assert list(islice(list_due_days(rhythm, date(2028, 1, 31)), 3)) == [
        date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31),
    ]  # fmt: skip


def test_a_leap_day_comes_back_to_itself() -> None:
    assert list(islice(list_due_days(YEARLY, date(2028, 2, 29)), 5)) == [
        date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28), date(2032, 2, 29),
    ]  # fmt: skip


def test_a_rhythm_begins_on_its_next_day_however_rare_it_is() -> None:
    assert Rhythm(RhythmUnit.WEEK, 2, weekdays=(4,)).find_first_day(date(2026, 11, 21)) == date(2026, 11, 27)
    assert Rhythm(RhythmUnit.MONTH, 3, month_days=(5,)).find_first_day(date(2026, 11, 21)) == date(2026, 12, 5)


def test_several_days_of_a_week_and_of_a_month() -> None:
    weekly = Rhythm(RhythmUnit.WEEK, weekdays=(0, 3))
    assert list(islice(list_due_days(weekly, weekly.find_first_day(date(2026, 11, 21))), 3)) == [
        date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 30),
    ]  # fmt: skip
    twice = Rhythm(RhythmUnit.MONTH, month_days=(1, 31))
    assert list(islice(list_due_days(twice, date(2027, 2, 1)), 3)) == [
        date(2027, 2, 1),
        date(2027, 2, 28),
        date(2027, 3, 1),
    ]


@given(
    some.sampled_from(RhythmUnit), some.integers(1, 24), some.dates(date(2020, 1, 1), date(2030, 12, 31)),
    some.integers(0, 900), some.integers(0, 400),
)  # fmt: skip
def test_numbers_stay_whatever_period_is_asked(
    unit: RhythmUnit, every: int, start: date, offset: int, length: int
) -> None:
    rule = rule_of(Rhythm(unit, every), start)
    first = start + timedelta(days=offset)
    part = Period(first, first + timedelta(days=length))
    whole = list_occurrences(rule, Period(start, part.last))
    assert [one.number for one in whole] == list(range(1, len(whole) + 1))
    assert [one.day for one in whole] == sorted({one.day for one in whole})
    assert list_occurrences(rule, part) == tuple(one for one in whole if one.day in part)
    assert whole[0].day == start


def test_a_fixed_number_and_an_end() -> None:
    assert [one.number for one in list_occurrences(rule_of(MONTHLY, date(2026, 1, 31), times=6), YEARS)][-1] == 6
    ended = rule_of(MONTHLY, date(2026, 1, 31), until=date(2026, 3, 31))
    assert [one.day.day for one in list_occurrences(ended, YEARS)] == [31, 28, 31]
    assert find_next_occurrence(ended, date(2026, 3, 31)) is None


def test_skips_and_pauses_keep_numbers() -> None:
    rule = rule_of(MONTHLY, date(2026, 1, 5), skipped=(2,), pauses=(Pause(date(2026, 4, 1), date(2026, 5, 31)),))
    found = list_occurrences(rule, Period(date(2026, 1, 1), date(2026, 6, 30)))
    assert [(one.number, one.skipped) for one in found] == [
        (1, False), (2, True), (3, False), (4, True), (5, True), (6, False),
    ]  # fmt: skip
    assert (coming := find_next_occurrence(rule, date(2026, 1, 5))) is not None
    assert coming.day == date(2026, 3, 5)
    assert (coming := find_next_occurrence(rule, date(2026, 3, 5))) is not None
    assert coming.day == date(2026, 6, 5)
    assert find_next_occurrence(replace(rule, pauses=(Pause(date(2026, 4, 1)),)), date(2026, 1, 1)) is None


@pytest.mark.parametrize(("day", "skipped"), [(3, False), (4, True), (6, True), (7, False)])
def test_the_first_and_last_day_of_a_pause_belong_to_it(day: int, skipped: bool) -> None:  # noqa: FBT001  a row's part
    rule = rule_of(MONTHLY, date(2026, 1, day), pauses=(Pause(date(2026, 2, 4), date(2026, 2, 6)),))
    assert [one.skipped for one in list_occurrences(rule, Period(date(2026, 2, 1), date(2026, 2, 28)))] == [skipped]


def test_the_next_one_may_be_tomorrow_or_after_a_long_pause() -> None:
    rule = rule_of(MONTHLY, date(2026, 1, 5), pauses=(Pause(date(2026, 4, 1), date(2028, 3, 5)),))
    for after, expected in (
        (date(2026, 2, 4), date(2026, 2, 5)),
        (date(2026, 2, 5), date(2026, 3, 5)),
        (date(2026, 3, 5), date(2028, 4, 5)),
    ):
        assert (coming := find_next_occurrence(rule, after)) is not None
        assert coming.day == expected
    assert [find_first_number(rule, date(2026, 2, day)) for day in (4, 5, 6)] == [2, 2, 3]


def test_the_last_day_of_the_calendar_has_no_next() -> None:
    rule = rule_of(MONTHLY, date.max)
    assert (coming := find_next_occurrence(rule, date(2026, 1, 1))) is not None
    assert coming.day == date.max


def test_new_terms_hold_from_their_number_on() -> None:
    dearer = replace(RENT, money=Money.of(27000, "INR"))
    rule = rule_of(MONTHLY, date(2026, 1, 1), terms=(RuleTerms(1, RENT), RuleTerms(3, dearer)))
    found = list_occurrences(rule, Period(date(2026, 1, 1), date(2026, 4, 1)))
    assert [int(one.line.money.amount) for one in found] == [25000, 25000, 27000, 27000]
    assert rule.line == dearer


def test_a_rule_that_moves_keeps_its_past_and_its_numbers() -> None:
    """The 31st, the 5th from the third on, and Mondays again another way: no day twice, no number left out."""
    fifth = RuleDays(Rhythm(RhythmUnit.MONTH, month_days=(5,)), date(2026, 4, 5))
    tenth = RuleDays(Rhythm(RhythmUnit.MONTH, month_days=(10,)), date(2026, 6, 10))
    terms = (RuleTerms(1, RENT), RuleTerms(3, RENT, fifth), RuleTerms(4, RENT, lead=9), RuleTerms(5, RENT, tenth))
    rule = rule_of(MONTHLY, date(2026, 1, 31), terms=terms)
    found = list_occurrences(rule, Period(date(2026, 1, 1), date(2026, 8, 1)))
    days = [(1, 31), (2, 28), (4, 5), (5, 5), (6, 10), (7, 10)]
    assert [(one.number, one.day) for one in found] == [(n, date(2026, *day)) for n, day in enumerate(days, 1)]
    assert [find_due_day(rule, number) for number in (2, 5)] == [date(2026, 2, 28), date(2026, 6, 10)]
    assert [find_first_number(rule, day) for day in (date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 6))] == [1, 3, 5]
    assert (rule.days, rule.announced_days_before) == (tenth, None)


@pytest.mark.parametrize("wrong", [(0, (), ()), (401, (), ()), (1, (7,), ()), (1, (), (5,))])
def test_an_impossible_rhythm_is_refused(wrong: tuple[int, tuple[int, ...], tuple[int, ...]]) -> None:
    with pytest.raises(Invalid):
        Rhythm(RhythmUnit.WEEK, *wrong)
