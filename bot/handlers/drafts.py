"""Cards that wait for a yes: confirm, discard, answer a doubt, edit by button and by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.cards import (
    changed_card,
    deed_of,
    note_card,
    page_of,
    parts_of,
    says,
    show_waiting,
    stands,
    subject_of,
    then_waiting,
)
from bot.handlers.entry import change_found, change_saved, delete_saved
from bot.handlers.fields import ask_again, chosen, field_page, typed
from bot.handlers.turn import AskedHandler, CommandHandler, TapHandler, Turn
from bot.messages import Reply, Span, Tap
from bot.render.drafts import saved_cards
from bot.render.editor import Edited, choose_line, fields_page
from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.model.intent import ChangeDraft, ChangeEntry, Command
from core.usecases.change_draft import change_draft
from core.usecases.confirm_draft import confirm_draft
from core.usecases.confirm_line import confirm_line
from core.usecases.discard_draft import discard_draft
from core.usecases.remove_line import remove_line
from core.usecases.settle_doubt import settle_doubt
from core.usecases.standing import Standing, held, is_current, unmoved
from core.usecases.take_back import reopen_draft, take_back_change
from core.usecases.waiting_drafts import confirm_all, find_waiting

WAITING_SHOWN = 5
"""Cards that wait and are shown at once."""

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


async def change_sought(turn: Turn, said: ChangeEntry) -> Sequence[Reply]:
    """A sentence that names what it changes: a line of this talk's cards, else an entry of the book."""
    words = said.words.casefold().split()
    for place, card in enumerate(turn.talk_cards):
        for index, line in enumerate(card.lines):
            known = f"{line.description} {line.merchant or ''}".casefold().split()
            if words and words[0] in known and said.day in {None, line.day}:
                return await change(turn, replace(said.change, card=place, line=index))
    return await change_found(turn, said)


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
    shown = changed_card(turn, draft, standing, done=_OUTCOMES[standing.draft.state])
    return await _decided(turn, standing, shown)


async def _decided(turn: Turn, standing: Standing, shown: Reply) -> Sequence[Reply]:
    """A card that was decided just now, and what waits besides; any other as it is."""
    if standing.acted and standing.draft.state is not DraftState.OPEN:
        return await then_waiting(turn, shown)
    return [shown]


async def _confirm(turn: Turn, tap: Tap) -> Sequence[Reply]:
    standing = await confirm_draft(deed_of(turn), subject_of(tap), tap.version)
    return await _decided(turn, standing, stands(turn, standing, done="toast-saved"))


async def _discard(turn: Turn, tap: Tap) -> Sequence[Reply]:
    standing = await discard_draft(deed_of(turn), subject_of(tap), tap.version)
    return await _decided(turn, standing, stands(turn, standing, done="toast-discarded"))


async def _settle(turn: Turn, tap: Tap) -> Sequence[Reply]:
    doubt, reading, _ = parts_of(tap)
    if not reading.isdecimal():
        raise Invalid("choice-gone")
    standing = await settle_doubt(deed_of(turn), subject_of(tap), tap.version, doubt, int(reading))
    return [stands(turn, standing, done="toast-changed")]


async def _remove(turn: Turn, tap: Tap) -> Sequence[Reply]:
    before = await held(deed_of(turn), subject_of(tap))
    standing = await remove_line(deed_of(turn), before.id, tap.version, parts_of(tap)[0])
    shown = changed_card(turn, before, standing, done=_OUTCOMES[standing.draft.state], fresh=False)
    return await _decided(turn, standing, shown)


async def _only(turn: Turn, tap: Tap) -> Sequence[Reply]:
    rest, apart = await confirm_line(deed_of(turn), subject_of(tap), tap.version, parts_of(tap)[0])
    shown = stands(turn, rest, done="toast-saved")
    if apart is None:
        return await _decided(turn, rest, shown)
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
    before = await held(deed_of(turn), edited.subject)
    standing = await change_draft(deed_of(turn), edited.subject, said, version=tap.version)
    return [changed_card(turn, before, standing, done="toast-changed", fresh=False)]


async def _typed(turn: Turn, tap: Tap, text: str) -> Sequence[Reply]:
    """A written answer; what cannot be read is asked again."""
    edited = await _edited(turn, tap)
    if edited is None:
        standing = await unmoved(deed_of(turn), subject_of(tap))
        return [stands(turn, standing, done="toast-changed", fresh=True)]
    try:
        said = typed(turn, edited, parts_of(tap)[1], text)
        before = await held(deed_of(turn), edited.subject)
        standing = await change_draft(deed_of(turn), edited.subject, said, version=tap.version)
    except Invalid as refusal:
        return [ask_again(turn, tap, refusal)]
    return [changed_card(turn, before, standing, done="toast-changed")]


async def _take_back(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """What stood on a card before its last change."""
    turn.dialogue.asked = None
    standing = await take_back_change(deed_of(turn), subject_of(tap), tap.version)
    return [stands(turn, standing, done="toast-taken-back")]


async def _reopen(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """A card that was thrown away, open again."""
    standing = await reopen_draft(deed_of(turn), subject_of(tap), tap.version)
    return [stands(turn, standing, done="toast-reopened")]


async def _waiting(turn: Turn, command: Command) -> Sequence[Reply]:
    """The cards that wait, each with its buttons."""
    del command
    found = await find_waiting(deed_of(turn), in_group=turn.inbound.group)
    if not found:
        return [says(turn, "waiting-none")]
    shown = [show_waiting(turn, draft) for draft in reversed(found[:WAITING_SHOWN])]
    title = turn.words("waiting-title", count=len(found))
    rest = len(found) - len(shown)
    more = [says(turn, "waiting-more", count=rest)] if rest else []
    return [Reply((Span(title),)), *shown, *more]


async def _confirm_all(turn: Turn, command: Command) -> Sequence[Reply]:
    """A yes to every card of this talk; what still asks something is shown."""
    del command
    saved, asking = await confirm_all(deed_of(turn), turn.inbound.channel, turn.inbound.chat)
    if not saved and not asking:
        return [says(turn, "confirm-all-none")]
    shown: list[Reply] = []
    if len(saved) == 1:
        shown.append(stands(turn, saved[0], done="toast-saved", fresh=True))
    elif saved:
        for standing in saved:
            note_card(turn, standing.draft.id)
        shown.append(saved_cards(page_of(turn), saved))
    if asking:
        shown += [says(turn, "confirm-all-asking", count=len(asking)), show_waiting(turn, asking[-1])]
    return shown


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
    "bd": _take_back,
    "br": _reopen,
}
COMMANDS: dict[str, CommandHandler] = {"waiting": _waiting, "confirm_all": _confirm_all}
ASKED: dict[str, AskedHandler] = {"da": _typed}
