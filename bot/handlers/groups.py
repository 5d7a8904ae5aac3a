"""Group chats: making one the household's, and keeping every household's book out of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.cards import deed_of
from bot.handlers.turn import TapHandler, Turn, Visit
from bot.messages import Button, Reply, Tap
from bot.render.cards import in_place, says
from core.model.household import Role
from core.usecases.rights import admin


def stranger(visit: Visit) -> Sequence[Reply]:
    """To somebody without a household: one line where they address us, a word where they tap, else nothing."""
    if visit.inbound.tap is not None:
        return [Reply(toast=visit.words("not-your-chat"))]
    return [says(visit.words("group-stranger"))] if visit.inbound.addressed else []


async def unbound(turn: Turn) -> Sequence[Reply]:
    """A member in a group that is no household's chat yet: an admin may make it theirs; no book is opened here."""
    tap = turn.inbound.tap
    if tap is not None:
        handler = TAPS.get(tap.verb)
        return await handler(turn, tap) if handler else [Reply(toast=turn.words("button-expired"))]
    if not turn.inbound.addressed:
        return []
    if turn.member.role is not Role.ADMIN:
        return [says(turn.words("group-ask-admin"))]
    yes = Button(turn.words("button-yes"), Tap("group-yes", turn.household.id))
    no = Button(turn.words("button-no"), Tap("group-no", turn.household.id))
    return [says(turn.words("group-ask", household=turn.household.name), [[yes, no]])]


async def _yes(turn: Turn, tap: Tap) -> Sequence[Reply]:
    if tap.subject != turn.household.id:
        return [Reply(toast=turn.words("not-your-chat"))]
    deed = deed_of(turn)
    await admin(deed)
    await turn.uow.books.bind_chat(turn.inbound.channel, turn.inbound.chat)
    await deed.note("bind_chat", turn.household.id)
    return [in_place(turn.inbound, says(turn.words("group-bound", household=turn.household.name)))]


async def _no(turn: Turn, tap: Tap) -> Sequence[Reply]:
    if tap.subject != turn.household.id:
        return [Reply(toast=turn.words("not-your-chat"))]
    return [replace(in_place(turn.inbound, says(turn.words("group-left-alone"))), buttons=())]


TAPS: dict[str, TapHandler] = {"group-yes": _yes, "group-no": _no}
