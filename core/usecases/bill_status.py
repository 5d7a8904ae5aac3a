"""The state of each occurrence of a recurring payment (paid, due, overdue ...), judged by the entries of the book.

``judge_bills`` is the one function for it and serves the chat, pages, reminders and the calendar.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from uuid import UUID

from core.model.draft import DraftState
from core.model.entry import Entry, Line, Visibility
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import (
    Bill,
    BillStatus,
    DraftedOccurrence,
    Occurrence,
    RecurringRule,
    Rhythm,
    RuleState,
    list_occurrences,
)
from core.ports import PaymentFilter

GRACE = timedelta(days=3)
"""How long after its day an unpaid bill counts as due before it is overdue: banks book payments days later."""

LATEST_PAYMENT = timedelta(days=60)
"""The most days after its day that a payment may still count for a bill, also for one that is rare."""

WHOLE = (90, 150)
"""The range, in percent of a bill's amount, in which one payment pays it in full."""

WHOLE_VARYING = (40, 250)
"""The same range for bills whose amounts vary, such as electricity."""

VARYING = frozenset({"utilities", "phone_internet", "health"})
"""The categories of bills whose amounts vary from month to month."""

PART = 30
"""The least percentage of a bill's amount that a payment with other words than the bill's may have.

So "rent first half" is a part of the rent, but "gym towel" is none of the gym.
"""

_FULL = 100
_STEM = 4
"""The least number of first letters that two forms of one word must share."""

OccurrenceId = tuple[UUID, int]


@dataclass(frozen=True, slots=True)
class _DueOccurrence:
    """An occurrence of a recurring payment with its rule and the days within which a payment counts for it."""

    rule: RecurringRule
    occurrence: Occurrence
    window: Period

    @property
    def key(self) -> OccurrenceId:
        return self.rule.id, self.occurrence.number


@dataclass(frozen=True, slots=True)
class _PaymentFit:
    """An entry that may pay an occurrence; the smaller ``distance``, the better it fits."""

    distance: tuple[float, str, str, int]
    due: _DueOccurrence
    entry: Entry
    whole: bool


def judge_bills(
    rules: Sequence[RecurringRule],
    payments: Sequence[Entry],
    drafted: Iterable[DraftedOccurrence],
    today: date,
    period: Period,
) -> tuple[Bill, ...]:
    """Return every occurrence in a period with its state on ``today``, ordered by day.

    ``payments`` are the entries of the period widened by ``widen_by_rhythm``, in any order. An entry pays one
    occurrence at most: that of its draft, else the one it fits best by name, amount and day.
    """
    around = widen_by_rhythm(rules, period)
    dues = [
        _DueOccurrence(rule, one, find_payment_days(rule.rhythm, one.day))
        for rule in rules
        if rule.state in {RuleState.ACTIVE, RuleState.ENDED}
        for one in list_occurrences(rule, around)
    ]
    cards = {(each.rule, each.number): each for each in drafted}
    paid = _assign_payments(dues, payments, cards)
    bills = [_make_bill(due, paid.get(due.key, ()), cards.get(due.key), today) for due in dues]
    return tuple(sorted((b for b in bills if b.occurrence.day in period), key=_make_sort_key))


def widen_by_rhythm(rules: Iterable[RecurringRule], period: Period) -> Period:
    """Return a period widened at both ends by the longest interval between payments, at most 120 days."""
    most = max((rule.rhythm.mean_days for rule in rules), default=0.0)
    days = timedelta(days=min(round(most), 120))
    return Period(period.first - days, period.last + days)


def find_payment_days(rhythm: Rhythm, day: date) -> Period:
    """Return the days on which a payment counts for the occurrence of ``day``.

    They span less than one interval of the rhythm.
    """
    early = int(min(rhythm.mean_days // 2, max(10.0, rhythm.mean_days // 12)))
    late = int(max(0.0, min(rhythm.mean_days - early - 1, LATEST_PAYMENT.days)))
    return Period(day - timedelta(days=early), day + timedelta(days=late))


def _assign_payments(
    dues: Sequence[_DueOccurrence], payments: Sequence[Entry], cards: Mapping[OccurrenceId, DraftedOccurrence]
) -> dict[OccurrenceId, tuple[Entry, ...]]:
    """Return the payments of each occurrence: entries of its own draft, else full payments, else partial ones."""
    paid: dict[OccurrenceId, tuple[Entry, ...]] = {}
    owners = {card.draft: key for key, card in cards.items()}
    own = [entry for entry in payments if entry.draft in owners]
    for entry in own:
        key = owners[entry.draft] if entry.draft else None
        if key is not None:
            paid[key] = (*paid.get(key, ()), entry)
    used = {entry.id for entry in own}
    open_dues = [due for due in dues if due.key not in paid and not due.occurrence.skipped]
    free = sorted((entry for entry in payments if entry.id not in used), key=_find_due_day)
    fits = sorted(
        (
            fit
            for due in open_dues
            for entry in _list_entries_within(free, due.window)
            if (fit := _measure_fit(due, entry))
        ),
        key=lambda fit: (not fit.whole, fit.distance),
    )
    for fit in fits:
        before = paid.get(fit.due.key, ())
        if fit.entry.id in used or (before and (fit.whole or _is_enough(fit.due, before))):
            continue
        used.add(fit.entry.id)
        paid[fit.due.key] = (*before, fit.entry)
    return paid


def _find_due_day(entry: Entry) -> date:
    return entry.line.day


def _list_entries_within(entries: Sequence[Entry], period: Period) -> Sequence[Entry]:
    """Return the entries that lie in a period; ``entries`` must be sorted by day."""
    first = bisect_left(entries, period.first, key=_find_due_day)
    return entries[first : bisect_right(entries, period.last, lo=first, key=_find_due_day)]


def _measure_fit(due: _DueOccurrence, entry: Entry) -> _PaymentFit | None:
    """Return how well an entry fits an occurrence as its payment; None where it cannot be one."""
    line, expected = entry.line, due.occurrence.line
    same = line.kind is expected.kind and line.money.currency == expected.money.currency
    if (
        not same
        or line.money.minor <= 0
        or not _is_countable_payment(due.rule, entry)
        or not is_same_thing(expected, line)
    ):
        return None
    share = line.money.minor * _FULL / expected.money.minor
    least, most = WHOLE_VARYING if expected.category in VARYING else WHOLE
    if share > most or (share < PART and _list_words(_make_name(expected)) != _list_words(_make_name(line))):
        return None
    days = abs((line.day - due.occurrence.day).days) / due.rule.rhythm.mean_days
    distance = (abs(share - _FULL) / _FULL + days, str(due.rule.id), str(entry.id), due.occurrence.number)
    return _PaymentFit(distance, due, entry, whole=share >= least)


def make_payment_filter(rules: Iterable[RecurringRule]) -> PaymentFilter:
    """Return a function that says by description, merchant and category whether an entry may pay a bill of some rules.

    What it refuses, ``judge_bills`` would not take for a payment either, unless it was confirmed from the bill's draft.
    """
    lines = list(dict.fromkeys(terms.line for rule in rules for terms in rule.terms))

    @cache
    def may_pay(description: str, merchant: str | None, category: str | None) -> bool:
        return any(
            is_same_thing(line, replace(line, description=description, merchant=merchant, category=category))
            for line in lines
        )

    return may_pay


def _is_countable_payment(rule: RecurringRule, entry: Entry) -> bool:
    """Return whether an entry may count as a payment: a private one counts only for a rule of the same member."""
    return entry.line.visibility is Visibility.SHARED or entry.author == rule.author


def is_same_thing(one: Line, other: Line) -> bool:
    """Return whether two lines name the same shop or item or, where one has no words, have the same category."""
    if one.merchant and other.merchant and _list_words(one.merchant) == _list_words(other.merchant):
        return True
    same = _is_same_name(_make_name(one), _make_name(other))
    return one.category is not None and one.category == other.category if same is None else same


@lru_cache(maxsize=4096)
def _is_same_name(one: str, other: str) -> bool | None:
    """Return whether all words of one name are in the other; None where one has no words."""
    first, second = _list_words(one), _list_words(other)
    if not first or not second:
        return None
    fewer, more = sorted((first, second), key=len)
    return all(any(is_same_word(word, each) for each in more) for word in fewer)


def _make_name(line: Line) -> str:
    return f"{line.description} {line.merchant or ''}"


@lru_cache(maxsize=4096)
def _list_words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in plain).split()
    return frozenset(word for word in words if not word.isdecimal())


def is_same_word(one: str, other: str) -> bool:
    """Return whether two words are the same but for their ending, such as "аренда" and "аренду"."""
    if one == other:
        return True
    stem = min(len(one), len(other)) - 1
    return stem >= _STEM and one[:stem] == other[:stem]


def _is_enough(due: _DueOccurrence, paid: Iterable[Entry]) -> bool:
    least = WHOLE[0]
    return sum(entry.line.money.minor for entry in paid) * _FULL >= due.occurrence.line.money.minor * least


def _make_bill(due: _DueOccurrence, paid: Sequence[Entry], card: DraftedOccurrence | None, today: date) -> Bill:
    occurrence = due.occurrence
    currency = occurrence.line.money.currency
    same = [entry.line.money.minor for entry in paid if entry.line.money.currency == currency]
    total = Money(sum(same), currency)
    own = card is not None and any(entry.draft == card.draft for entry in paid)
    status = _find_status(
        due, card, today, is_paid=own or (bool(paid) and _is_fully_paid(due, paid)), is_partly=bool(paid)
    )
    ids = tuple(entry.id for entry in sorted(paid, key=lambda entry: (entry.line.day, entry.id)))
    return Bill(due.rule, occurrence, status, total, ids, card.draft if card else None)


def _is_fully_paid(due: _DueOccurrence, paid: Sequence[Entry]) -> bool:
    """Return whether payments cover a bill; for bills that vary, such as electricity, one near the amount does."""
    if len(paid) == 1 and due.occurrence.line.category in VARYING:
        least = WHOLE_VARYING[0]
        return paid[0].line.money.minor * _FULL >= due.occurrence.line.money.minor * least
    return _is_enough(due, paid)


def _find_status(
    due: _DueOccurrence, card: DraftedOccurrence | None, today: date, *, is_paid: bool, is_partly: bool
) -> BillStatus:
    if is_paid:
        return BillStatus.PAID
    if due.occurrence.skipped or (card is not None and card.state is DraftState.DISCARDED):
        return BillStatus.SKIPPED
    if is_partly:
        return BillStatus.PARTLY_PAID
    if due.occurrence.day > today:
        return BillStatus.UPCOMING
    return BillStatus.DUE if today <= due.occurrence.day + GRACE else BillStatus.OVERDUE


def _make_sort_key(bill: Bill) -> tuple[date, str, int]:
    return bill.occurrence.day, str(bill.rule.id), bill.occurrence.number
