"""Looks ahead and around for one viewer: entries to a forecast, a chance, or what is odd."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

import numpy as np

from analytics.anomalies.find_anomalies import Anomaly, JudgedEntry, find_odd_entries, find_pace
from analytics.forecast.find_repeats import Payment, find_repeats
from analytics.forecast.forecast import (
    LONGEST_HISTORY,
    BalanceAhead,
    Forecast,
    Spend,
    chance_of_affording,
    daily_totals,
    draw_paths,
    forecast_period,
    is_too_little,
)
from core.language.phrases import fold
from core.model.entry import Entry, EntryKind
from core.model.household import Household
from core.model.household_alert import AlertKind
from core.model.period import Period, month
from core.model.question import Question
from core.model.report import PRIVATE
from core.ports import Alerts
from core.usecases.list_bills import is_shown
from core.usecases.read_outlook import OutlookBook, category_of, is_hidden

FARTHEST = timedelta(days=400)
"""How far ahead anything is forecast."""

_LEAST_GAP = 14
"""Days: what comes more often is a habit and no bill."""


@dataclass(frozen=True, slots=True)
class Affordable:
    """How likely a cost can be paid until a day, and what that stands on; minor units."""

    until: date
    cost: int
    income: int
    likely_low: int
    likely_high: int
    left: int
    """What is left in the middle of all courses, before the cost."""
    chance: float | None
    """None where no income is known to come."""
    bills: int = 0
    """What is sure to be paid of what is likely spent: bills that fall due."""

    @property
    def is_impossible(self) -> bool:
        """Whether what comes in less the bills is below the cost, whatever else is spent."""
        return self.chance is not None and self.income - self.bills < self.cost


@dataclass(frozen=True, slots=True)
class _Split:
    """A book's spending apart: the usual, and the bills that come."""

    spends: tuple[Spend, ...]
    due: tuple[Spend, ...]
    paid: tuple[Spend, ...]


def month_end(today: date) -> Period:
    """Return the month whose end is forecast: this one, on its last day the next."""
    return month(today + timedelta(days=1))


def forecast_question(
    book: OutlookBook, household: Household, today: date, question: Question, viewer: UUID | None
) -> Forecast | None:
    """Return the forecast a question with a period asks for, for a viewer; None where the book is too young."""
    if question.period is None:
        raise ValueError("a forecast is of a period")
    found = forecast_book(
        book,
        today,
        question.period,
        viewer,
        currency=household.currency,
        categories=question.categories,
        member=question.member,
    )
    if found is None or question.categories or question.member is not None:
        return found
    return replace(found, balance=find_lowest_balance(book, today, found))


async def find_unaccepted_odd(
    alerts: Alerts, book: OutlookBook, today: date, question: Question, viewer: UUID | None
) -> tuple[Anomaly, ...]:
    """Return what is odd in a question's period and categories, without what the household called fine."""
    fine = {thing for kind, thing in await alerts.accepted() if kind is AlertKind.UNUSUAL}
    found = find_odd(book, today, question.period or month(today), viewer, fine)
    return tuple(odd for odd in found if not question.categories or odd.category in question.categories)


def forecast_book(
    book: OutlookBook,
    today: date,
    period: Period,
    viewer: UUID | None,
    *,
    currency: str,
    categories: Collection[str] = (),
    member: UUID | None = None,
) -> Forecast | None:
    """Return what a period comes to for a viewer; None where the book is too young."""
    split = _split(book, today, period.last, viewer)
    wanted = set(categories)
    if wanted:
        split = _Split(
            *(tuple(s for s in part if s.category in wanted) for part in (split.spends, split.due, split.paid))
        )
    if member is not None:
        own = OutlookBook(tuple(e for e in book.entries if e.line.payer == member), (), book.paying)
        split = _split(own, today, period.last, viewer)
    return forecast_period(split.spends, split.due, today, period, currency, paid=split.paid)


def find_lowest_balance(book: OutlookBook, today: date, found: Forecast) -> BalanceAhead | None:
    """Return the lowest point of what the accounts hold, by a forecast of all spending and the incomes that are known.

    None where nobody told a balance, or the forecast begins later than tomorrow.
    """
    if book.balance is None:
        return None
    course = [(day, value - found.spent) for day, value, _ in found.course if day > today]
    if not course or course[0][0] > today + timedelta(days=1):
        return None
    incomes = _list_incomes(book, today, course[-1][0])
    left = [(book.balance - gone + sum(minor for on, minor in incomes if on <= day), day) for day, gone in course]
    low, low_day = min(left)
    return BalanceAhead(book.balance, low, low_day)


def judge_affordable(book: OutlookBook, today: date, until: date, cost: int, viewer: UUID | None) -> Affordable | None:
    """Return how likely what comes in less what is spent until a day pays a cost; None where the book is too young."""
    split = _split(book, today, until, viewer)
    if is_too_little(split.spends, today) or until <= today:
        return None
    history = Period(max(min(s.day for s in split.spends), today - timedelta(days=LONGEST_HISTORY)), today)
    inside = [each for each in split.spends if each.day in history]
    draws = draw_paths(daily_totals(inside, history), (until - today).days, today.toordinal()).sum(axis=1)
    bills = sum(each.minor for each in split.due if today < each.day <= until)
    draws = draws + bills
    income = _income(book, today, until)
    low, middle, high = (max(0, round(float(each))) for each in np.quantile(draws, (0.1, 0.5, 0.9)))
    chance = chance_of_affording(income, cost, draws) if income else None
    return Affordable(until, cost, income, low, high, income - middle, chance, bills)


def find_odd(
    book: OutlookBook, today: date, period: Period, viewer: UUID | None, fine: Collection[str] = ()
) -> tuple[Anomaly, ...]:
    """Return what is odd in a period among what a viewer may see, then the categories that run ahead now."""
    seen = [
        JudgedEntry(each.id, each.line.day, _name(each), each.line.category or "other", each.line.money.minor)
        for each in book.entries
        if each.line.kind is EntryKind.EXPENSE and not is_hidden(each, viewer)
    ]
    odd = find_odd_entries(seen, period.first, fine, book.paying)
    pace = find_pace(seen, today, fine) if today in period else ()
    return (*(each for each in odd if each.day in period), *pace)


def _split(book: OutlookBook, today: date, until: date, viewer: UUID | None) -> _Split:
    """Bills by rules, bills found by themselves, and the rest."""
    unruled = [each for each in book.spending if each.id not in book.paying]
    repeats = [
        each
        for each in find_repeats(
            [
                Payment(e.line.day, _name(e), category_of(e, viewer), e.line.money.minor)
                for e in unruled
                if e.line.kind is EntryKind.EXPENSE
            ],
            today,
        )
        if each.gap >= _LEAST_GAP
    ]
    names = {each.name for each in repeats}
    bills = [
        Spend(
            max(bill.occurrence.day, today + timedelta(days=1)),
            (bill.occurrence.line.category or "other") if is_shown(bill.rule, viewer) else PRIVATE,
            bill.left.minor,
        )
        for bill in book.bills
        if bill.occurrence.line.kind is EntryKind.EXPENSE and bill.left.minor > 0
    ]
    found = [Spend(day, each.category, each.minor, guessed=True) for each in repeats for day in each.days(today, until)]
    paid = [each for each in book.spending if each.id in book.paying or _name(each) in names]
    usual = [each for each in unruled if _name(each) not in names]
    return _Split(_as_spends(usual, viewer), (*bills, *found), _as_spends(paid, viewer))


def _as_spends(entries: Sequence[Entry], viewer: UUID | None) -> tuple[Spend, ...]:
    return tuple(
        Spend(
            each.line.day,
            category_of(each, viewer),
            -each.line.money.minor if each.line.kind is EntryKind.REFUND else each.line.money.minor,
        )
        for each in entries
    )


def _income(book: OutlookBook, today: date, until: date) -> int:
    """What comes in by rules and by its own rhythm."""
    return sum(minor for _, minor in _list_incomes(book, today, until))


def _list_incomes(book: OutlookBook, today: date, until: date) -> list[tuple[date, int]]:
    """Return the incomes known to come until a day, by rules and by their own rhythm."""
    ruled = [
        (bill.occurrence.day, bill.left.minor)
        for bill in book.bills
        if bill.occurrence.line.kind is EntryKind.INCOME and today < bill.occurrence.day <= until
    ]
    payments = [
        Payment(each.line.day, _name(each), "", each.line.money.minor)
        for each in book.incomes
        if each.id not in book.paying
    ]
    found = [(day, each.minor) for each in find_repeats(payments, today) for day in each.days(today, until)]
    return [*ruled, *found]


def _name(entry: Entry) -> str:
    return " ".join(fold(entry.line.merchant or entry.line.description).split())
