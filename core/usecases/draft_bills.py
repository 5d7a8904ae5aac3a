"""Make a draft of each recurring bill that falls due, and close the draft when another entry pays the bill.

Each draft is made exactly once, even after a crash.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from core.model.draft import Draft, DraftState
from core.model.entry import Visibility
from core.model.household import Household, Role
from core.model.notice import BillDrafted, BillSettled, DraftNotice
from core.model.period import Period
from core.model.recurring import Bill, BillStatus, RuleState
from core.ports import Change, Ids, Proof, UnitOfWork
from core.usecases.list_bills import list_bills
from core.usecases.use_case_context import encode_lines

CATCH_UP = timedelta(days=31)
"""Bills that fell due longer ago, while the service was down, get no draft any more; they are listed as overdue."""

SOURCE = "recurring"
"""The source of the proof of a draft that was made of a bill."""

_WAITING = frozenset({BillStatus.DUE, BillStatus.OVERDUE, BillStatus.PARTLY_PAID})


@dataclass(frozen=True, slots=True)
class CardPlace:
    """The member a draft is for, and the chat it is shown in."""

    author: UUID
    channel: str
    chat: str


async def draft_bills(
    uow: UnitOfWork, household: Household, now: datetime, ids: Ids, deputy: CardPlace | None = None
) -> tuple[DraftNotice, ...]:
    """Make a draft of each occurrence that fell due and has none, and return the notices to send.

    ``deputy`` gets the shared bills of members who left or may not write; without one, none are made.
    """
    today = household.today(now)
    bills = await list_bills(uow, today, Period(today - CATCH_UP, today))
    waiting = await list_open_cards(uow, today)
    notices: list[DraftNotice] = []
    for bill in bills:
        place = _find_card_place(household, bill, deputy)
        if bill.draft is None and bill.status in _WAITING and bill.rule.state is RuleState.ACTIVE and place:
            draft = await _make_draft(uow, bill, place, now, ids)
            notices += [BillDrafted(draft, bill.occurrence.day)] if draft else []
        elif bill.draft is not None and bill.draft in waiting and bill.status is BillStatus.PAID:
            closed = await _close_draft(uow, bill.draft, ids)
            notices += [BillSettled(closed)] if closed else []
    return tuple(notices)


async def list_open_cards(uow: UnitOfWork, today: date) -> frozenset[UUID]:
    """Return the ids of the open drafts that were made of bills in the last month."""
    drafted = await uow.recurring.list_drafted(today - CATCH_UP)
    return frozenset(each.draft for each in drafted if each.state is DraftState.OPEN)


def _find_card_place(household: Household, bill: Bill, deputy: CardPlace | None) -> CardPlace | None:
    rule = bill.rule
    writes = (member := household.member(rule.author)) is not None and member.can_write
    if writes:
        return CardPlace(rule.author, rule.channel, rule.chat)
    return deputy if rule.line.visibility is Visibility.SHARED else None


def find_deputy(household: Household) -> UUID | None:
    """Return the member who gets the bills of members who left: the first admin."""
    return next((member.id for member in household.members if member.role is Role.ADMIN), None)


async def _make_draft(uow: UnitOfWork, bill: Bill, place: CardPlace, now: datetime, ids: Ids) -> Draft | None:
    """Make the draft of a bill; None where another process made it a moment ago."""
    occurrence, ident = bill.occurrence, ids.new()
    if not await uow.recurring.record_draft(occurrence.rule, occurrence.number, occurrence.day, ident):
        return None
    line = occurrence.line.with_amount(bill.left)
    draft = Draft(
        ident, 1, DraftState.OPEN, place.author, (line,), (), now, place.channel, place.chat, line.description
    )
    await uow.drafts.add(draft)
    await uow.add_proof(Proof(ids.new(), ident, SOURCE, line.description))
    await uow.log_change(Change(ids.new(), None, "bill-draft", ident, after=encode_lines(draft.lines)))
    return draft


async def _close_draft(uow: UnitOfWork, draft_id: UUID, ids: Ids) -> Draft | None:
    """Close an open draft whose bill was paid by another entry; return None where it is no longer open."""
    draft = await uow.drafts.get(draft_id)
    if draft is None or draft.state is not DraftState.OPEN:
        return None
    closed = replace(draft, state=DraftState.EXPIRED)
    if not await uow.drafts.save(closed, was=draft.version):
        return None
    await uow.log_change(Change(ids.new(), None, "bill-settled", draft.id, before=encode_lines(draft.lines)))
    return closed
