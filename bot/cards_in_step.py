"""Finds the same card in other chats after a change, so that every copy of the card is updated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from bot.handlers.cards import list_category_offers
from bot.handlers.message_context import MessageContext
from bot.messages import Reply
from bot.render.drafts import make_draft_card, make_hidden_card
from bot.render.entries import CardContext
from bot.render.words import Words
from core.model.draft import DraftState
from core.model.entry import Visibility
from core.ports import ShownCard

Elsewhere = tuple[ShownCard, Reply]
"""A message in another chat, and the reply that replaces it."""


async def find_stale_cards(context: MessageContext, edits: Callable[[str], bool]) -> list[Elsewhere]:
    """Return the messages in other chats that show a draft changed by this message, with their updates.

    Only channels that can edit messages are searched; ``edits`` tells which can.
    """
    found: list[Elsewhere] = []
    for draft_id in dict.fromkeys(context.uow.drafts.changed):
        found += await _find_of_draft(context, draft_id, edits)
    return found


async def _find_of_draft(context: MessageContext, draft_id: UUID, edits: Callable[[str], bool]) -> list[Elsewhere]:
    here = (context.inbound.channel, context.inbound.chat)
    shown = [
        each for each in await context.uow.messages.list_messages_showing(draft_id) if (each.channel, each.chat) != here
    ]
    shown = [each for each in shown if edits(each.channel)]
    draft = await context.uow.drafts.get(draft_id) if shown else None
    if draft is None:
        return []
    entries = await context.uow.entries.list_of_draft(draft.id) if draft.state is DraftState.CONFIRMED else ()
    private = any(line.visibility is Visibility.PRIVATE for line in (*draft.lines, *(each.line for each in entries)))
    if private:
        # In a group nobody's private entries are at hand; a group reads of them that they are there, and no more.
        readers = {None} if context.inbound.group else {None, draft.author}
        shown = [each for each in shown if each.member in readers]
    found = []
    for each in shown:
        page = _make_page(context, each)
        if private and each.member is None:
            reply = make_hidden_card(page, draft, [entry.line for entry in entries] or draft.lines)
        else:
            reply = make_draft_card(page, draft, entries, offers=list_category_offers(context, draft))
        found.append((each, replace(reply, edits=each.message)))
    return found


def _make_page(context: MessageContext, shown: ShownCard) -> CardContext:
    """Return the rendering context for a card in another chat, in its reader's language."""
    household = context.household
    reader = household.member(shown.member)
    language = household.choose_language(reader) if reader else household.language
    return CardContext(Words(language, household.currency), household, context.current_day, shown.member)
