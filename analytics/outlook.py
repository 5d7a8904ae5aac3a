"""Compute forecasts, expected payments and anomalies from a household's entries, as one viewer may see them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from analytics.anomalies.find_anomalies import Anomaly, JudgedEntry, find_fast_categories, find_odd_entries
from analytics.forecast.find_repeats import Payment, Repeat, find_repeats
from analytics.forecast.forecast import (
    Forecast,
    LowestBalance,
    Spend,
    forecast_period,
)
from core.language.text.phrases import fold
from core.model.entry import Entry, EntryKind, Line
from core.model.household import Household
from core.model.household_alert import AlertKind
from core.model.money import Money
from core.model.period import Period, find_month
from core.model.question import Question
from core.model.report import PRIVATE
from core.ports import Alerts
from core.usecases.list_bills import is_rule_visible
from core.usecases.read_outlook import OutlookBook, find_shown_category, is_hidden

FARTHEST = timedelta(days=400)
"""How far ahead forecasts reach."""

_LEAST_GAP = 14
"""The fewest days between payments of a bill; what is paid more often is usual spending."""

_VARIES = 0.6
"""The fraction by which amounts of a varying payment may differ, for questions about a change of it."""


@dataclass(frozen=True, slots=True)
class ComingPayment:
    """A bill or income expected on a day, by a recurring rule or by a recurring pattern."""

    key: str
    """The key that all payments of one bill share."""
    line: Line
    """The payment's name, category and whole amount."""
    day: date
    minor: int
    """The amount still to be paid, in minor units of the household's currency."""
    guessed: bool = False
    """Whether the payment has no rule and was found by its pattern."""
    hidden: bool = False
    """Whether the payment is private to another member: counted, but never named."""

    @property
    def name(self) -> str:
        """Return the merchant or else the description."""
        return self.line.merchant or self.line.description


Supposition = Callable[[Sequence[ComingPayment]], Sequence[ComingPayment]]
"""A function that returns the expected payments as they would be after a supposed change."""


def keep_payments(coming: Sequence[ComingPayment]) -> Sequence[ComingPayment]:
    """Return the expected payments unchanged, for a forecast without any supposed change."""
    return coming


@dataclass(frozen=True, slots=True)
class SplitSpending:
    """A book's spending in three parts: usual spending, bills still due, and bills that were paid."""

    spends: tuple[Spend, ...]
    due: tuple[Spend, ...]
    paid: tuple[Spend, ...]


def find_forecast_month(today: date) -> Period:
    """Return the month whose end is forecast: the current one, or on its last day the next."""
    return find_month(today + timedelta(days=1))


def forecast_question(
    book: OutlookBook, household: Household, today: date, question: Question, viewer: UUID | None
) -> Forecast | None:
    """Return the forecast a question asks for, as a viewer may see it; None where the history is too short.

    Raises:
        ValueError: the question has no period.
    """
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


async def list_unaccepted_anomalies(
    alerts: Alerts, book: OutlookBook, today: date, question: Question, viewer: UUID | None
) -> tuple[Anomaly, ...]:
    """Return the anomalies in a question's period and categories that the household did not mark as fine."""
    fine = {thing for kind, thing in await alerts.list_accepted() if kind is AlertKind.UNUSUAL}
    found = list_anomalies(book, today, question.period or find_month(today), viewer, fine)
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
    suppose: Supposition = keep_payments,
) -> Forecast | None:
    """Return the forecast of a period for a viewer; None where the history is too short."""
    split = split_spending(book, today, period.last, viewer, suppose)
    wanted = set(categories)
    if wanted:
        split = SplitSpending(
            *(tuple(s for s in part if s.category in wanted) for part in (split.spends, split.due, split.paid))
        )
    if member is not None:
        own = OutlookBook(tuple(e for e in book.entries if e.line.payer == member), (), book.paying)
        split = split_spending(own, today, period.last, viewer)
    return forecast_period(split.spends, split.due, today, period, currency, paid=split.paid)


def find_lowest_balance(book: OutlookBook, today: date, found: Forecast) -> LowestBalance | None:
    """Return the lowest balance of the accounts within a forecast, by expected spending and known incomes.

    None where no balance is known, or the forecast begins later than tomorrow.
    """
    if book.balance is None:
        return None
    course = [(day, value - found.spent) for day, value, _ in found.course if day > today]
    if not course or course[0][0] > today + timedelta(days=1):
        return None
    incomes = list_incomes(book, today, course[-1][0])
    left = [(book.balance - gone + sum(minor for on, minor in incomes if on <= day), day) for day, gone in course]
    low, low_day = min(left)
    return LowestBalance(book.balance, low, low_day)


def list_anomalies(
    book: OutlookBook, today: date, period: Period, viewer: UUID | None, fine: Collection[str] = ()
) -> tuple[Anomaly, ...]:
    """Return the anomalies in a period that a viewer may see, then categories with much faster spending this month."""
    seen = [
        JudgedEntry(each.id, each.line.day, _name_entry(each), each.line.category or "other", each.line.money.minor)
        for each in book.entries
        if each.line.kind is EntryKind.EXPENSE and not is_hidden(each, viewer)
    ]
    return judge_period(seen, book.paying, today, period, fine)


def judge_period(
    seen: Sequence[JudgedEntry], paying: Collection[UUID], today: date, period: Period, fine: Collection[str] = ()
) -> tuple[Anomaly, ...]:
    """Return the anomalies of a period among all expenses seen, then the categories with too fast spending now.

    ``paying`` are the ids of the entries that paid bills.
    """
    odd = find_odd_entries(seen, period.first, fine, paying)
    pace = find_fast_categories(seen, today, fine) if today in period else ()
    return (*(each for each in odd if each.day in period), *pace)


def list_coming_payments(book: OutlookBook, today: date, until: date, viewer: UUID | None) -> tuple[ComingPayment, ...]:
    """Return the bills and incomes expected until a day, by rules and by patterns, ordered by day."""
    ruled = [
        ComingPayment(
            str(bill.rule.id),
            bill.occurrence.line,
            bill.occurrence.day,
            bill.left.minor,
            hidden=not is_rule_visible(bill.rule, viewer),
        )
        for bill in book.bills
        if bill.left.minor > 0 and bill.occurrence.day <= until
    ]
    found = [
        each
        for kind in (EntryKind.EXPENSE, EntryKind.INCOME)
        for repeat, last in _find_repeats(book, today, kind)
        for each in _list_repeated_payments(repeat, last, today, until, viewer)
    ]
    return tuple(sorted((*ruled, *found), key=lambda each: each.day))


def list_coming_varying_payments(
    book: OutlookBook, today: date, until: date, viewer: UUID | None
) -> tuple[ComingPayment, ...]:
    """Return expected payments whose amounts vary too much for bills, such as electricity.

    A forecast counts them as usual spending.
    """
    steady = {repeat.name for repeat, _ in _find_repeats(book, today, EntryKind.EXPENSE)}
    return tuple(
        each
        for repeat, last in _find_repeats(book, today, EntryKind.EXPENSE, _VARIES)
        if repeat.name not in steady
        for each in _list_repeated_payments(repeat, last, today, until, viewer)
    )


def _find_repeats(
    book: OutlookBook, today: date, kind: EntryKind, alike: float | None = None
) -> list[tuple[Repeat, Entry]]:
    """Return the payments of a kind that recur without a rule, each with its last entry."""
    entries = [each for each in book.entries if each.line.kind is kind and each.id not in book.paying]
    last = {_name_entry(each): each for each in sorted(entries, key=lambda each: each.line.day)}
    payments = [Payment(each.line.day, _name_entry(each), "", each.line.money.minor) for each in entries]
    least = _LEAST_GAP if kind is EntryKind.EXPENSE else 0
    found = find_repeats(payments, today) if alike is None else find_repeats(payments, today, alike)
    return [(each, last[each.name]) for each in found if each.gap >= least]


def _list_repeated_payments(
    repeat: Repeat, last: Entry, today: date, until: date, viewer: UUID | None
) -> Iterator[ComingPayment]:
    line, hidden = _make_repeat_line(last, repeat), is_hidden(last, viewer)
    for day in repeat.list_due_days(today, until):
        yield ComingPayment(f"{line.kind}:{repeat.name}", line, day, repeat.minor, guessed=True, hidden=hidden)


def _make_repeat_line(last: Entry, repeat: Repeat) -> Line:
    """Return the line of the last payment with the usual amount of all."""
    return replace(last.line, money=Money(repeat.minor, last.line.money.currency), shares=(), items=())


def split_spending(
    book: OutlookBook, today: date, until: date, viewer: UUID | None, suppose: Supposition = keep_payments
) -> SplitSpending:
    """Split a book's spending into usual spending, bills due until a day and paid bills, for a viewer."""
    names = {repeat.name for repeat, _ in _find_repeats(book, today, EntryKind.EXPENSE)}
    coming = [
        each
        for each in suppose(list_coming_payments(book, today, until, viewer))
        if each.line.kind is EntryKind.EXPENSE
    ]
    bills = [
        Spend(
            max(each.day, today + timedelta(days=1)),
            PRIVATE if each.hidden else each.line.category or "other",
            each.minor,
            each.guessed,
        )
        for each in coming
    ]
    unruled = [each for each in book.spending if each.id not in book.paying]
    paid = [each for each in book.spending if each.id in book.paying or _name_entry(each) in names]
    usual = [each for each in unruled if _name_entry(each) not in names]
    return SplitSpending(_make_spends(usual, viewer), tuple(bills), _make_spends(paid, viewer))


def _make_spends(entries: Sequence[Entry], viewer: UUID | None) -> tuple[Spend, ...]:
    return tuple(
        Spend(
            each.line.day,
            find_shown_category(each, viewer),
            -each.line.money.minor if each.line.kind is EntryKind.REFUND else each.line.money.minor,
        )
        for each in entries
    )


def list_incomes(
    book: OutlookBook, today: date, until: date, suppose: Supposition = keep_payments
) -> list[tuple[date, int]]:
    """Return the days and amounts of incomes expected from tomorrow until a day."""
    coming = suppose(list_coming_payments(book, today, until, None))
    return [(each.day, each.minor) for each in coming if each.line.kind is EntryKind.INCOME and each.day > today]


def _name_entry(entry: Entry) -> str:
    return fold_name(entry.line.merchant or entry.line.description)


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Return the name of a shop or thing in the form in which names are compared."""
    return " ".join(fold(name).split())
