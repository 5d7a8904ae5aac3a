"""Choose the period of a question that names none, and say what the choice leaves out.

This month is usual. A trip, a tag or an unlisted word is looked for in the whole book where it has entries elsewhere;
on the first days of a month that has no entries yet, the month before is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from analytics.answer import plan_answer
from analytics.solve import solve_plan
from core.model.answer import Answer, Sums
from core.model.household import Household
from core.model.period import Period, find_month
from core.model.question import Question
from core.model.question import QuestionIntent as Asked
from core.ports import Reports

_OF_A_THING = frozenset({Asked.TOTAL, Asked.CATEGORY_SPEND, Asked.COUNT, Asked.BY_MEMBER})
"""Intents whose answer about a trip or a word covers the whole book."""
_SUMS = frozenset({Asked.TOTAL, Asked.CATEGORY_SPEND})
_BY_MONTH = frozenset(
    [
        *(Asked.TOTAL, Asked.CATEGORY_SPEND, Asked.COUNT, Asked.BY_MEMBER, Asked.TOP_CATEGORIES, Asked.TOP_MERCHANTS),
        *(Asked.LARGEST, Asked.INCOME_VS_EXPENSE),
    ]
)
"""Intents that are about this month where no period is named."""
FIRST_DAYS = 3
"""Days in which a month has just begun; a week has on its first day alone."""
_A_MONTH = 28


class PeriodNote(StrEnum):
    """What is to be said about the period of an answer."""

    NOT_LATELY = "not-lately"
    """All of it was before this month."""
    PARTLY_LATELY = "partly-lately"
    """Some of it was this month."""
    BEFORE = "before"
    """There was none of it this month, but before."""
    MONTH_BEFORE = "month-before"
    """This month has just begun and is empty, so the answer is about the month before."""
    JUST_BEGUN = "just-begun"
    """The period has just begun; the one before may be meant."""


@dataclass(frozen=True, slots=True)
class ChosenPeriod:
    """A question with the period to answer it for, and what is to be said about that period."""

    question: Question
    note: PeriodNote | None = None
    beside: Sums = ()
    """The sums of this month, where they are a part of the answer; of the whole book, where this month has none."""


async def choose_period(reports: Reports, question: Question, household: Household, today: date) -> ChosenPeriod:
    """Return a question with the period it is best answered for."""
    if question.period is None and not question.ever:
        if question.intent in _OF_A_THING and _is_about_one_thing(question):
            return await _try_all_time(reports, question, household, today)
        if question.intent in _SUMS and (question.categories or question.merchant) and today.day > FIRST_DAYS:
            return await _add_all_time_sums(reports, question, household, today)
        if question.intent in _BY_MONTH and today.day <= FIRST_DAYS:
            return await _fall_back_to_month_before(reports, question, household, today)
    if question.period is not None and has_just_begun(question.period, today) and question.period2 is None:
        return ChosenPeriod(question, PeriodNote.JUST_BEGUN)
    return ChosenPeriod(question)


def has_just_begun(period: Period, today: date) -> bool:
    """Return whether a period of more than a day has had so few days that an answer about it says little."""
    first_days = FIRST_DAYS if period.days >= _A_MONTH else 1
    return period.days > first_days and period.first <= today < min(period.last, _add_days(period.first, first_days))


def _add_days(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


def _is_about_one_thing(question: Question) -> bool:
    """Return whether a question is about a trip, a tag or a word that belongs to no category."""
    return bool(question.tag or (question.words and not question.categories))


async def _try_all_time(reports: Reports, question: Question, household: Household, today: date) -> ChosenPeriod:
    everywhere = replace(question, ever=True)
    lately = await _solve_question(reports, question, household, today)
    always = await _solve_question(reports, everywhere, household, today)
    counts = [sum(basis.count for basis in answer.number_evidence[:1]) if answer else 0 for answer in (lately, always)]
    if counts[0] == counts[1]:
        return ChosenPeriod(question if counts[0] else everywhere)
    if not counts[0]:
        return ChosenPeriod(everywhere, PeriodNote.NOT_LATELY)
    return ChosenPeriod(everywhere, PeriodNote.PARTLY_LATELY, lately.number_evidence[0].sums if lately else ())


async def _add_all_time_sums(reports: Reports, question: Question, household: Household, today: date) -> ChosenPeriod:
    """Return the question with the sums of the whole book beside it, where this month has nothing of it."""
    lately = await _solve_question(reports, question, household, today)
    if lately is None or any(basis.count for basis in lately.number_evidence):
        return ChosenPeriod(question)
    always = await _solve_question(reports, replace(question, ever=True), household, today)
    if always is None or not always.number_evidence[0].count:
        return ChosenPeriod(question)
    return ChosenPeriod(question, PeriodNote.BEFORE, always.number_evidence[0].sums)


async def _fall_back_to_month_before(
    reports: Reports, question: Question, household: Household, today: date
) -> ChosenPeriod:
    now = await _solve_question(reports, question, household, today)
    if now is None or any(basis.count for basis in now.number_evidence):
        return ChosenPeriod(question, PeriodNote.JUST_BEGUN)
    earlier = replace(question, period=find_month(today).find_preceding())
    then = await _solve_question(reports, earlier, household, today)
    if then is None or not any(basis.count for basis in then.number_evidence):
        return ChosenPeriod(question)
    return ChosenPeriod(earlier, PeriodNote.MONTH_BEFORE)


async def _solve_question(reports: Reports, question: Question, household: Household, today: date) -> Answer | None:
    made = plan_answer(replace(question, chart=False), household, today)
    return await solve_plan(reports, made) if made else None
