"""Handlers for a message that its writer edited: an open draft is rewritten; for saved entries a change is offered."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.handlers.cards import draft_card, make_changed_card, phrase_reply, read_subject, use_case_context
from bot.handlers.entries import propose_lines
from bot.handlers.entry import list_saved_lines
from bot.handlers.message_context import MessageContext
from bot.handlers.originals import is_private_in_group
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.verbs import Verb
from core.errors import Refusal
from core.language.recognise import recognise
from core.model.draft import Draft, DraftState
from core.model.entry import Line
from core.model.intent import RecordEntries
from core.usecases.recall_categories import recall_categories
from core.usecases.rewrite_draft import rewrite_draft
from core.usecases.undo import undo_draft

router: Router[MessageContext] = Router()

MOST_SOURCES = 8
"""The most recent messages whose later edits change their cards."""
_PENDING = "edited-message"
"""The dialogue key of an edit that awaits a decision: the card, the new text, and its time."""


def note_source(context: MessageContext, before: Collection[UUID]) -> None:
    """Remember which card this message produced; ``before`` are the cards that the chat had before."""
    inbound, sources = context.inbound, context.dialogue.sources
    if (
        not inbound.editable
        or inbound.edited
        or (inbound.group and not inbound.addressed and not context.dialogue.cards)
    ):
        return
    new = [card for card in context.dialogue.cards if card not in before]
    sources[inbound.own] = new[0].hex if len(new) == 1 else ""
    for message in list(sources)[:-MOST_SOURCES]:
        del sources[message]


async def answer_edit(
    context: MessageContext, answer_text: Callable[[MessageContext], Awaitable[Sequence[Reply]]]
) -> Sequence[Reply]:
    """Answer an edited message; treat it as a new message if its first version produced no card.

    A message nobody remembers is not answered; ``answer_text`` answers text.
    """
    source = context.dialogue.sources.get(context.inbound.own)
    if source is None:
        return []
    if not source:
        return await answer_text(context)
    draft = await context.uow.drafts.get(UUID(hex=source))
    if draft is None or draft.state not in {DraftState.OPEN, DraftState.CONFIRMED}:
        return []
    if is_private_in_group(context, draft, await context.uow.entries.list_of_draft(draft.id)):
        return []
    read = _read_entries(context, context.inbound.text)
    if draft.state is DraftState.CONFIRMED:
        return await _offer_replacement(context, draft, read)
    if read is None:
        return [phrase_reply(context, "edited-not-read")]
    categoriser = await recall_categories(context.uow.lessons, context.services.categoriser, read.lines, context.today)
    result = await rewrite_draft(use_case_context(context), categoriser, draft.id, read, context.inbound.text)
    shown = make_changed_card(context, draft, result, done="toast-changed")
    return [replace(shown, toast="", edits=await _find_card_message(context, draft.id))]


def _read_entries(context: MessageContext, text: str) -> RecordEntries | None:
    """Return the entries of a text read as if it were new; None where it records none."""
    try:
        intent = recognise(text, make_reading_context(context))
    except Refusal:
        return None
    return intent if isinstance(intent, RecordEntries) else None


async def _find_card_message(context: MessageContext, draft_id: UUID) -> str | None:
    """Return the id of the message in this chat that shows a draft's card."""
    here = (context.inbound.channel, context.inbound.chat)
    shown = await context.uow.messages.list_messages_showing(draft_id)
    return next((each.message for each in shown if (each.channel, each.chat) == here), None)


async def _offer_replacement(context: MessageContext, draft: Draft, read: RecordEntries | None) -> Sequence[Reply]:
    """Ask whether to replace the saved entries by what the edited message says, where the two differ."""
    saved = await list_saved_lines(context, draft)
    if read is None or not saved:
        return []
    before = _read_entries(context, draft.text)
    says_more = before is not None and _list_details(before.lines) != _list_details(read.lines)
    if list(map(_summarise_line, saved)) == list(map(_summarise_line, read.lines)) and not says_more:
        return []
    written_at = context.inbound.written_at or context.now
    pending = [draft.id.hex, context.inbound.text, written_at.isoformat()]
    context.dialogue.answers[_PENDING] = json.dumps(pending, ensure_ascii=False)
    words = context.words
    yes = Button(words("button-edited-replace"), Tap(Verb.EDITED_REPLACE, draft.id))
    no = Button(words("button-edited-leave"), Tap(Verb.EDITED_LEAVE, draft.id))
    return [replace(text_reply(words("edited-saved"), [[yes, no]]), subject=draft.id)]


def _summarise_line(line: Line) -> tuple[str, int, str]:
    return line.description.casefold(), line.money.minor, line.money.currency


def _list_details(lines: Sequence[Line]) -> list[Line]:
    """Return lines without description and amount, to see whether an edit says another day, payer, account or tag."""
    return [replace(line, description="", money=replace(line.money, minor=0)) for line in lines]


def _take_pending(context: MessageContext, tap: Tap) -> tuple[str, datetime] | None:
    """Remove and return the edited text that awaits a decision, with its time; None if a later edit replaced it."""
    card, text, written_at = json.loads(context.dialogue.answers.get(_PENDING, '["", "", ""]'))
    if tap.subject is None or card != tap.subject.hex:
        return None
    del context.dialogue.answers[_PENDING]
    return text, datetime.fromisoformat(written_at)


@router.tap(Verb.EDITED_REPLACE)
async def _replace_saved(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Take back the saved entries and show a new draft of what the edited message says."""
    pending = _take_pending(context, tap)
    if pending is None:
        return [Reply(toast=context.words("button-expired"))]
    text, written_at = pending
    context.inbound = replace(context.inbound, text=text, written_at=written_at)
    read = _read_entries(context, context.inbound.text)
    if read is None:
        return [Reply(toast=context.words("button-expired"))]
    result = await undo_draft(use_case_context(context), read_subject(tap))
    undone = draft_card(context, result, done="toast-undone")
    return [undone, *await propose_lines(context, read)]


@router.tap(Verb.EDITED_LEAVE)
async def _keep_saved(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    _take_pending(context, tap)
    return [replace(make_edit_of_tapped(context.inbound, text_reply(context.words("edited-left"))), buttons=())]
