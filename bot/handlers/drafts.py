"""Cards that wait for a yes: confirm, discard, answer a doubt, edit by button and by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.cards import deed_of, note_card, page_of, parts_of, stands, subject_of
from bot.handlers.entry import change_saved, delete_saved
from bot.handlers.fields import ask_again, chosen, field_page, typed
from bot.handlers.turn import AskedHandler, TapHandler, Turn
from bot.messages import Reply, Tap
from bot.render.editor import Edited, choose_line, fields_page
from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.model.intent import ChangeDraft
from core.usecases.change_draft import change_draft
from core.usecases.confirm_draft import confirm_draft
from core.usecases.confirm_line import confirm_line
from core.usecases.discard_draft import discard_draft
from core.usecases.remove_line import remove_line
from core.usecases.settle_doubt import settle_doubt
from core.usecases.standing import held, is_current, unmoved

_OUTCOMES = {
    DraftState.OPEN: "toast-changed",
    DraftState.CONFIRMED: "toast-saved",
    DraftState.DISCARDED: "toast-discarded",
    DraftState.EXPIRED: "toast-card-expired",
}


async def change(turn: Turn, said: ChangeDraft) -> Sequence[Reply]:
    """A sentence about a card or an entry: the one replied to, else the card shown last."""
    inbound = turn.inbound
    if inbound.reply_to:
        target = await turn.uow.shown(inbound.channel, inbound.chat, inbound.reply_to)
    else:
        target = turn.talk[said.card] if said.card < len(turn.talk) else None
    if target is None:
        raise Invalid("no-card")
    draft = await turn.uow.drafts.get(target)
    if draft is None or draft.state is DraftState.CONFIRMED:
        return await _about_saved(turn, said, draft, target)
    return await _about_open(turn, said, draft)


async def _about_saved(turn: Turn, said: ChangeDraft, draft: Draft | None, target: UUID) -> Sequence[Reply]:
    if draft is not None and said.confirm:
        return [stands(turn, await unmoved(deed_of(turn), draft.id), done="toast-saved", fresh=True)]
    if said.discard:
        return await delete_saved(turn, said, draft, target)
    return await change_saved(turn, said, draft, target)


async def _about_open(turn: Turn, said: ChangeDraft, draft: Draft) -> Sequence[Reply]:
    deed = deed_of(turn)
    if said.discard and said.line is not None:
        standing = await remove_line(deed, draft.id, draft.version, said.line)
    elif said.discard:
        standing = await discard_draft(deed, draft.id)
    elif said.confirm:
        standing = await confirm_draft(deed, draft.id)
    else:
        standing = await change_draft(deed, draft.id, said)
    return [stands(turn, standing, done=_OUTCOMES[standing.draft.state], fresh=True)]


async def _confirm(turn: Turn, tap: Tap) -> Sequence[Reply]:
    standing = await confirm_draft(deed_of(turn), subject_of(tap), tap.version)
    return [stands(turn, standing, done="toast-saved")]


async def _discard(turn: Turn, tap: Tap) -> Sequence[Reply]:
    standing = await discard_draft(deed_of(turn), subject_of(tap), tap.version)
    return [stands(turn, standing, done="toast-discarded")]


async def _settle(turn: Turn, tap: Tap) -> Sequence[Reply]:
    doubt, reading, _ = parts_of(tap)
    if not reading.isdecimal():
        raise Invalid("choice-gone")
    standing = await settle_doubt(deed_of(turn), subject_of(tap), tap.version, doubt, int(reading))
    return [stands(turn, standing, done="toast-changed")]


async def _remove(turn: Turn, tap: Tap) -> Sequence[Reply]:
    standing = await remove_line(deed_of(turn), subject_of(tap), tap.version, parts_of(tap)[0])
    return [stands(turn, standing, done=_OUTCOMES[standing.draft.state])]


async def _only(turn: Turn, tap: Tap) -> Sequence[Reply]:
    rest, apart = await confirm_line(deed_of(turn), subject_of(tap), tap.version, parts_of(tap)[0])
    shown = stands(turn, rest, done="toast-saved")
    if apart is None:
        return [shown]
    saved = stands(turn, apart, done="toast-saved", fresh=True)
    note_card(turn, rest.draft.id)
    return [shown, replace(saved, toast="")]


async def _back(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """The card again, whatever its version by now."""
    turn.dialogue.asked = None
    shown = stands(turn, await unmoved(deed_of(turn), subject_of(tap)), done="toast-changed")
    return [replace(shown, toast="")]


async def _edit(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """The fields of a line, after the choice of the line where there are several."""
    turn.dialogue.asked = None
    edited = await _edited(turn, tap)
    if edited is None:
        return await _stale(turn, tap)
    page = page_of(turn)
    if edited.several and not tap.argument:
        draft = await held(deed_of(turn), edited.subject)
        taps = [(line, Tap("de", draft.id, draft.version, str(n))) for n, line in enumerate(draft.lines)]
        return [_here(turn, choose_line(page, taps, Tap("db", draft.id, draft.version)))]
    return [_here(turn, fields_page(page, edited))]


async def _field(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """The values of a field to choose from, or what to type."""
    edited = await _edited(turn, tap)
    if edited is None:
        return await _stale(turn, tap)
    return [_here(turn, field_page(turn, edited, tap))]


async def _set(turn: Turn, tap: Tap) -> Sequence[Reply]:
    turn.dialogue.asked = None
    edited = await _edited(turn, tap)
    if edited is None:
        return await _stale(turn, tap)
    _, field, value = parts_of(tap)
    said = chosen(turn, edited, field, value)
    standing = await change_draft(deed_of(turn), edited.subject, said, version=tap.version)
    return [stands(turn, standing, done="toast-changed")]


async def _typed(turn: Turn, tap: Tap, text: str) -> Sequence[Reply]:
    """A written answer; what cannot be read is asked again."""
    edited = await _edited(turn, tap)
    if edited is None:
        standing = await unmoved(deed_of(turn), subject_of(tap))
        return [stands(turn, standing, done="toast-changed", fresh=True)]
    try:
        said = typed(turn, edited, parts_of(tap)[1], text)
        standing = await change_draft(deed_of(turn), edited.subject, said, version=tap.version)
    except Invalid as refusal:
        return [ask_again(turn, tap, refusal)]
    return [stands(turn, standing, done="toast-changed", fresh=True)]


async def _edited(turn: Turn, tap: Tap) -> Edited | None:
    """The line a tap edits; None where the card is another version by now."""
    draft = await held(deed_of(turn), subject_of(tap))
    index = parts_of(tap)[0]
    if not is_current(draft, tap.version) or index >= len(draft.lines):
        return None
    several = len(draft.lines) > 1
    return Edited("d", draft.id, draft.version, draft.lines[index], draft.author, index, several)


async def _stale(turn: Turn, tap: Tap) -> Sequence[Reply]:
    return [stands(turn, await unmoved(deed_of(turn), subject_of(tap)), done="toast-changed")]


def _here(turn: Turn, reply: Reply) -> Reply:
    return replace(reply, edits=turn.inbound.message)


TAPS: dict[str, TapHandler] = {
    "dc": _confirm,
    "dx": _discard,
    "dd": _settle,
    "dr": _remove,
    "do": _only,
    "db": _back,
    "de": _edit,
    "df": _field,
    "ds": _set,
}
ASKED: dict[str, AskedHandler] = {"da": _typed}
