"""One entry of the book: change a field, throw it away; by button and by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from bot.handlers.cards import deed_of, page_of, parts_of, says, stands, subject_of
from bot.handlers.fields import ask_again, chosen, field_page, typed
from bot.handlers.turn import AskedHandler, TapHandler, Turn
from bot.messages import Reply, Tap
from bot.render.editor import Edited, choose_line, fields_page
from bot.render.entries import entry_card, hidden
from bot.render.lists import latest_list
from bot.render.receipts import photo_button
from core.errors import Invalid, NotFound
from core.model.draft import Draft
from core.model.entry import Entry, EntryKind, Line
from core.model.intent import ChangeDraft, ChangeEntry
from core.model.money import Money
from core.model.period import single
from core.model.report import Scope
from core.usecases.change_draft import which
from core.usecases.change_entry import Changed, change_entry, entry_of
from core.usecases.delete_entry import delete_entry
from core.usecases.standing import Standing, held
from core.usecases.undo import of_draft, undo

FOUND = 5
"""Entries offered where a sentence may be about several."""


async def change_saved(turn: Turn, said: ChangeDraft, draft: Draft | None, target: UUID) -> Sequence[Reply]:
    """A sentence about what is in the book already: the entries of a card, or one entry."""
    entries = await _live(turn, draft, target)
    deed = deed_of(turn)
    for index in which(said, len(entries)):
        await change_entry(deed, entries[index].id, said)
    if draft is None:
        return [await _entry_shown(turn, entries[0].id, "card-entry-changed")]
    return [await _card_shown(turn, draft)]


async def delete_saved(turn: Turn, said: ChangeDraft, draft: Draft | None, target: UUID) -> Sequence[Reply]:
    """What is in the book already, thrown away by a sentence: all of a card, one line of it, or one entry."""
    if draft is not None and said.line is not None:
        entries = await _live(turn, draft, target)
        await delete_entry(deed_of(turn), entries[which(said, len(entries))[0]].id)
        return [await _card_shown(turn, draft)]
    if draft is not None:
        return [stands(turn, await undo(deed_of(turn), draft.id), done="toast-undone", fresh=True)]
    await delete_entry(deed_of(turn), target)
    return [await _entry_shown(turn, target, "card-entry-deleted")]


async def change_found(turn: Turn, said: ChangeEntry) -> Sequence[Reply]:
    """Offer the saved entries that a sentence may be about: the one it fits, or those it may be, to choose from."""
    scope = Scope(
        period=single(said.day) if said.day else None,
        kinds=tuple(EntryKind),
        text=said.words,
        **_amount_bounds(said, turn.household.currency),
    )
    page = page_of(turn)
    found = [each for each in await turn.uow.reports.entries(scope, limit=FOUND) if not hidden(page, each)]
    if not found:
        return [says(turn, "find-change-none", words=said.words[:60])]
    if len(found) > 1:
        return [latest_list(page, found, title="find-change-which")]
    if said.change.discard:
        return [entry_card(page, found[0], title="find-change-delete")]
    return await change_saved(turn, said.change, None, found[0].id)


def _amount_bounds(said: ChangeEntry, currency: str) -> dict[str, Any]:
    """Return the filter for an entry's own amount; none where the amount is the new one."""
    if said.amount is None or not said.change.discard:
        return {}
    minor = Money.of(said.amount, currency).minor
    return {"least": minor, "most": minor, "currency": currency}


async def lines_saved(turn: Turn, draft: Draft) -> tuple[Line, ...]:
    """What a saved card holds by now, counted as a sentence about it counts."""
    return tuple(entry.line for entry in _of_chat(turn, await turn.uow.entries.of_draft(draft.id)))


def _of_chat(turn: Turn, entries: Iterable[Entry]) -> list[Entry]:
    """The entries a sentence may be about: what this chat and this member may see, none of it in the trash."""
    page = page_of(turn)
    seen = [entry for entry in entries if entry.seen_by(turn.member) and not hidden(page, entry)]
    return [entry for entry in seen if entry.deleted_at is None]


async def _live(turn: Turn, draft: Draft | None, target: UUID) -> list[Entry]:
    deed = deed_of(turn)
    live = _of_chat(turn, [await entry_of(deed, target)] if draft is None else await of_draft(deed, draft))
    if not live:
        raise NotFound("entry-in-trash")
    return live


async def _entry_shown(turn: Turn, entry_id: UUID, title: str) -> Reply:
    entry = await entry_of(deed_of(turn), entry_id)
    return entry_card(page_of(turn), entry, title=title)


async def _card_shown(turn: Turn, draft: Draft) -> Reply:
    entries = await of_draft(deed_of(turn), draft)
    return stands(turn, Standing(draft, entries), done="toast-changed", fresh=True)


async def _edit_saved(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """Edit on a saved card: its entry, or the choice between its entries."""
    turn.dialogue.asked = None
    draft = await held(deed_of(turn), subject_of(tap))
    entries = await _live(turn, draft, draft.id)
    if len(entries) == 1:
        return [_here(turn, await _fields(turn, entries[0]))]
    taps = [(entry.line, Tap("ee", entry.id, entry.version)) for entry in entries]
    back = Tap("db", draft.id, draft.version)
    return [_here(turn, choose_line(page_of(turn), taps, back))]


async def _edit(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """The fields of an entry, in place."""
    turn.dialogue.asked = None
    entry = await _current(turn, tap)
    return [_here(turn, await _fields(turn, entry) if entry else await _stale(turn, tap))]


async def _open(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """The fields of an entry, in a message of its own."""
    turn.dialogue.asked = None
    entry = await _entry(turn, tap)
    return [await _fields(turn, entry)]


async def _fields(turn: Turn, entry: Entry) -> Reply:
    """What can be changed, and the photo behind it where there is one."""
    deed = deed_of(turn)
    deed.need_writer()
    deed.need_window(entry)
    page = fields_page(page_of(turn), _edited(entry))
    proofs = await turn.uow.proofs.of_draft(entry.draft) if entry.draft else ()
    if entry.draft is None or not any(proof.file for proof in proofs):
        return page
    return replace(page, buttons=(*page.buttons[:-1], (photo_button(page_of(turn), entry.draft),), page.buttons[-1]))


def _edited(entry: Entry) -> Edited:
    return Edited("e", entry.id, entry.version, entry.line, entry.author)


async def _entry(turn: Turn, tap: Tap) -> Entry:
    """The entry of a tap, whatever its version; raises NotFound where this chat may not see it."""
    entry = await entry_of(deed_of(turn), subject_of(tap))
    if hidden(page_of(turn), entry):
        raise NotFound("entry-unknown")
    return entry


async def _current(turn: Turn, tap: Tap) -> Entry | None:
    """The entry a tap edits; None where it is another version by now, or in the trash."""
    entry = await _entry(turn, tap)
    return entry if entry.version == tap.version and entry.deleted_at is None else None


async def _stale(turn: Turn, tap: Tap) -> Reply:
    return replace(await _shown(turn, await _entry(turn, tap)), toast=turn.words("toast-stale"))


async def _shown(turn: Turn, entry: Entry, title: str = "card-entry") -> Reply:
    """The saved card an entry came with; by itself where it came with none or lies in the trash."""
    draft = await turn.uow.drafts.get(entry.draft) if entry.draft else None
    if draft is None or entry.deleted_at is not None:
        return entry_card(page_of(turn), entry, title="card-entry-deleted" if entry.deleted_at else title)
    return replace(await _card_shown(turn, draft), toast="")


async def _field(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """The values of a field to choose from, or what to type."""
    entry = await _current(turn, tap)
    return [_here(turn, field_page(turn, _edited(entry), tap) if entry else await _stale(turn, tap))]


async def _set(turn: Turn, tap: Tap) -> Sequence[Reply]:
    turn.dialogue.asked = None
    entry = await _current(turn, tap)
    if entry is None:
        return [_here(turn, await _stale(turn, tap))]
    _, field, value = parts_of(tap)
    said = chosen(turn, _edited(entry), field, value)
    done = await change_entry(deed_of(turn), entry.id, said, version=tap.version)
    return [_here(turn, await _after(turn, done))]


async def _typed(turn: Turn, tap: Tap, text: str) -> Sequence[Reply]:
    """A written answer; what cannot be read is asked again."""
    entry = await _current(turn, tap)
    if entry is None:
        return [await _stale(turn, tap)]
    try:
        said = typed(turn, _edited(entry), parts_of(tap)[1], text)
        done = await change_entry(deed_of(turn), entry.id, said, version=tap.version)
    except Invalid as refusal:
        return [ask_again(turn, tap, refusal)]
    return [await _after(turn, done)]


async def _after(turn: Turn, done: Changed) -> Reply:
    reply = await _shown(turn, done.entry, "card-entry-changed")
    return replace(reply, toast=turn.words("toast-changed" if done.acted else "toast-stale"))


async def _back(turn: Turn, tap: Tap) -> Sequence[Reply]:
    turn.dialogue.asked = None
    return [_here(turn, await _shown(turn, await _entry(turn, tap)))]


async def _delete(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """To the trash, in place."""
    return [_here(turn, await _deleted(turn, tap))]


async def _delete_listed(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """To the trash, told in a message of its own below the list."""
    return [await _deleted(turn, tap)]


async def _deleted(turn: Turn, tap: Tap) -> Reply:
    turn.dialogue.asked = None
    await _entry(turn, tap)
    done = await delete_entry(deed_of(turn), subject_of(tap), version=tap.version)
    if done.entry.deleted_at is None:
        return await _stale(turn, tap)
    reply = entry_card(page_of(turn), done.entry, title="card-entry-deleted")
    return replace(reply, toast=turn.words("toast-deleted"))


def _here(turn: Turn, reply: Reply) -> Reply:
    return replace(reply, edits=turn.inbound.message)


TAPS: dict[str, TapHandler] = {
    "dn": _edit_saved,
    "ee": _edit,
    "eo": _open,
    "ef": _field,
    "es": _set,
    "eb": _back,
    "ed": _delete,
    "el": _delete_listed,
}
ASKED: dict[str, AskedHandler] = {"ea": _typed}
