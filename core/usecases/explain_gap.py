"""Guess what may explain a gap (a difference between an account's balance and its entries), and whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from core.errors import NotFound
from core.model.account_balance import AccountStatus, BalanceGap
from core.model.category_rule import fold_name
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.household_alert import AlertKind
from core.model.money import Money, count_decimals
from core.model.period import Period
from core.model.report import Scope
from core.ports import UnitOfWork
from core.usecases.account_status import load_account_book, read_accounts
from core.usecases.reconcile_account import BOOKED_WITHIN
from core.usecases.use_case_context import UseCaseContext

MOST_GUESSES = 3
_LATELY = timedelta(days=90)
_HABIT = timedelta(days=400)
_MOST_SEEN = 30
_NOTES = 100
"""Money withdrawn from a cash machine is a multiple of this many whole currency units."""

_OUT = (EntryKind.EXPENSE, EntryKind.TRANSFER)
_IN = (EntryKind.INCOME, EntryKind.REFUND)


class GuessKind(StrEnum):
    """What may explain a gap; the values are stored in buttons."""

    NOTED = "noted"
    """An entry of the gap's amount that names no account."""
    WAITING = "waiting"
    """An open draft of the gap's amount that nobody confirmed yet."""
    HABIT = "habit"
    """An expense or income that earlier entries of the gap's amount had."""
    CASH = "cash"
    """Money withdrawn from a cash machine."""
    FEE = "fee"
    INTEREST = "interest"


@dataclass(frozen=True, slots=True)
class GapGuess:
    """A possible explanation of a gap: an existing entry or draft, or a line that would be written.

    The description of a bank fee comes from the language catalogue.
    """

    kind: GuessKind
    line: Line
    entry: UUID | None = None
    draft: UUID | None = None


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """A gap of an account with its possible explanations, the likeliest first."""

    account: str
    gap: BalanceGap
    guesses: tuple[GapGuess, ...]


async def ask_about_gap(uow: UnitOfWork, currency: str, today: date, fact: UUID, viewer: UUID | None) -> GapQuestion:
    """Return the gap at a balance with guesses the viewer may see; raises NotFound where there is no gap any more."""
    overview = await read_accounts(uow, currency, today)
    for status in overview.accounts:
        for gap in status.gaps:
            if gap.fact == fact:
                return await make_question(uow, status, gap, viewer)
    raise NotFound("gap-closed")


async def make_question(uow: UnitOfWork, status: AccountStatus, gap: BalanceGap, viewer: UUID | None) -> GapQuestion:
    """Return the possible explanations of a gap that a viewer may see (None: that everybody may see)."""
    line = make_gap_line(status.name, gap)
    noted = await _list_entries(uow, gap, Period(gap.since - BOOKED_WITHIN, gap.day + timedelta(days=1)))
    guesses = [GapGuess(GuessKind.NOTED, entry.line, entry=entry.id) for entry in noted if entry.line.account is None][
        :1
    ]
    guesses += await _guess_waiting_drafts(uow, status.name, line, viewer)
    before = await _list_entries(uow, gap, Period(gap.day - _HABIT, gap.since - BOOKED_WITHIN))
    guesses += _guess_by_habit(line, before)
    whole = _NOTES * 10 ** count_decimals(line.money.currency)
    if gap.money.minor > 0:
        guesses.append(GapGuess(GuessKind.INTEREST, line))
    elif line.money.minor % whole == 0:
        guesses.append(GapGuess(GuessKind.CASH, replace(line, kind=EntryKind.TRANSFER)))
    else:
        guesses.append(GapGuess(GuessKind.FEE, line))
    return GapQuestion(status.name, gap, tuple(guesses[:MOST_GUESSES]))


def make_gap_line(account: str, gap: BalanceGap) -> Line:
    """Return a new line with a gap's amount, day and account, which would close the gap; its description is empty."""
    kind = EntryKind.EXPENSE if gap.money.minor < 0 else EntryKind.INCOME
    return Line(kind, Money(abs(gap.money.minor), gap.money.currency), gap.day, account=account)


async def find_who_knows(uow: UnitOfWork, today: date, account: str) -> UUID | None:
    """Return the member who used an account most in the last 90 days; None where nobody did or two did equally."""
    book = await load_account_book(uow, today)
    used = Counter(
        each.member
        for each in book.movements
        if fold_name(each.account) == fold_name(account) and each.day >= today - _LATELY and each.member is not None
    )
    first = used.most_common(2)
    if not first or (len(first) > 1 and first[0][1] == first[1][1]):
        return None
    return first[0][0]


async def accept_gap(context: UseCaseContext, fact: UUID) -> None:
    """Accept a gap as unexplained, so that it is neither shown nor asked about again."""
    context.require_writer()
    await context.uow.alerts.accept(AlertKind.UNEXPLAINED, str(fact), context.member.id)
    await context.record_action("leave-gap", fact)


async def _list_entries(uow: UnitOfWork, gap: BalanceGap, period: Period) -> list[Entry]:
    """Return entries with a gap's amount and direction that the viewer may see, newest first."""
    amount = abs(gap.money.minor)
    kinds = _OUT if gap.money.minor < 0 else _IN
    scope = Scope(period, kinds, least=amount, most=amount, currency=gap.money.currency)
    found = await uow.reports.list_entries(scope, limit=_MOST_SEEN)
    return [entry for entry in found if entry.draft is not None]  # what is hidden names no card


async def _guess_waiting_drafts(uow: UnitOfWork, account: str, wanted: Line, viewer: UUID | None) -> list[GapGuess]:
    for draft in await uow.drafts.list_open():
        if draft.author != viewer and any(line.visibility is Visibility.PRIVATE for line in draft.lines):
            continue
        for line in draft.lines:
            same = line.money == wanted.money and (line.kind in _IN) is (wanted.kind in _IN)
            if same and line.account in {None, account}:
                return [GapGuess(GuessKind.WAITING, line, draft=draft.id)]
    return []


def _guess_by_habit(wanted: Line, before: Sequence[Entry]) -> list[GapGuess]:
    """Return a guess that repeats the most frequent earlier entry of the gap's amount; empty where there is none."""
    named = [entry.line for entry in before if entry.line.merchant or entry.line.description]
    if not named:
        return []
    names = Counter((line.merchant or line.description).casefold() for line in named)
    most = names.most_common(1)[0][0]
    like = next(line for line in named if (line.merchant or line.description).casefold() == most)
    line = replace(wanted, kind=like.kind, description=like.description, merchant=like.merchant, category=like.category)
    return [GapGuess(GuessKind.HABIT, line)]
