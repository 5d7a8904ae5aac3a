"""Moves the answer to a group's question to the member's private chat if only they may see it, and tells the group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.message_context import MessageContext
from bot.messages import Button, Fallback, Inbound, Reply, TextRun
from bot.render.words import Words
from core.errors import PrivateOnly
from core.model.entry import Line, Visibility

MOVED = "private:"
"""The prefix of the event id of a message that was moved from a group to the private chat."""


def move_to_private(inbound: Inbound, cards: tuple[UUID, ...]) -> Inbound:
    """Return a group's message as if sent in the writer's private chat.

    ``cards`` are the drafts and entries that it may refer to.
    """
    return replace(
        inbound,
        event=f"{MOVED}{inbound.event}",
        chat=inbound.private_chat,
        asked_in=inbound.chat,
        about=cards,
        group=False,
        addressed=False,
        private_chat="",
        reply_to=None,
        message=None,
        tap_id=None,
        own="",
        editable=False,
        album="",
        album_size=0,
    )


def announce_move(words: Words, inbound: Inbound, name: str, bot_name: str) -> Reply:
    """Return what the group sees when an answer is moved: a line with a link to the private chat, or a toast."""
    if inbound.tap is not None:
        return Reply(toast=words("toast-answered-privately"))
    return Reply((TextRun(words("answered-privately", member=name)),), _make_private_link(words, bot_name))


def add_fallback(replies: Sequence[Reply], words: Words, inbound: Inbound, name: str, bot_name: str) -> Sequence[Reply]:
    """Return the replies with a line for the group, in case the private chat does not accept them."""
    if not inbound.asked_in or not replies:
        return replies
    button = next((button for row in _make_private_link(words, bot_name) for button in row), None)
    first, *rest = replies
    fallback = Fallback(inbound.asked_in, words("private-chat-closed", member=name), button)
    return [replace(first, fallback=fallback), *rest]


def _make_private_link(words: Words, bot_name: str) -> tuple[tuple[Button, ...], ...]:
    return ((Button(words("button-open-private"), url=f"https://t.me/{bot_name}"),),) if bot_name else ()


async def check_private_cards(context: MessageContext, replies: Iterable[Reply]) -> None:
    """Raise PrivateOnly if, in a group, one of the replies shows a private card of the member."""
    if not context.inbound.group:
        return
    for subject in {reply.subject for reply in replies if reply.subject is not None}:
        if any(line.visibility is Visibility.PRIVATE for line in await _find_own_lines(context, subject)):
            raise PrivateOnly("private-in-group")


async def _find_own_lines(context: MessageContext, subject: UUID) -> list[Line]:
    """Return the present lines of a draft or entry, if the speaker is its author; else none."""
    draft = await context.uow.drafts.get(subject)
    if draft is not None:
        saved = await context.uow.entries.list_of_draft(subject)
        return [each.line for each in saved] or list(draft.lines) if draft.author == context.member.id else []
    entry = await context.uow.entries.get(subject)
    return [entry.line] if entry is not None and entry.author == context.member.id else []
