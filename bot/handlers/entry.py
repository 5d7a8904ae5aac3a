"""One entry of the book: change a field, throw it away; by button and by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec

from bot.handlers.cards import deed_of, never_mind, note_card, page_of, parts_of, says, stands, subject_of
from bot.handlers.fields import ask_again, chosen, field_page, typed
from bot.handlers.reading import context_of
from bot.handlers.turn import AskedHandler, CommandHandler, TapHandler, Turn
from bot.messages import Button, Reply, Span, Tap
from bot.render.changes import describe_changes, take_back_button, take_back_entries
from bot.render.editor import Edited, choose_line, fields_page
from bot.render.entries import entry_card, hidden, label
from bot.render.lists import choose_entry, delete_or_keep, latest_list
from bot.render.receipts import photo_button
from core.errors import Invalid, NotFound
from core.language.sought import read_sought
from core.model.draft import Draft
from core.model.entry import Entry, EntryKind, Line
from core.model.intent import ChangeDraft, ChangeEntry, Command
from core.model.money import Money
from core.model.period import single
from core.model.report import Scope
from core.usecases.change_draft import which
from core.usecases.change_entry import Changed, change_entry, entry_of
from core.usecases.delete_entry import delete_entry
from core.usecases.standing import Standing, held
from core.usecases.take_back import take_back_entry_change, take_back_entry_changes
from core.usecases.undo import of_draft, undo

FOUND = 5
"""Entries offered where a sentence may be about several."""

LONGEST = 60
"""Characters of a search that are repeated back."""

_CHANGE = "change"
"""Where the talk keeps a change until its entry is chosen."""


async def change_saved(turn: Turn, said: ChangeDraft, draft: Draft | None, target: UUID) -> Sequence[Reply]:
    """Change what is in the book already, the entries of a card or one entry, and say what changed."""
    entries = await _live(turn, draft, target)
    deed = deed_of(turn)
    meant = [entries[index] for index in which(said, len(entries))]
    done = [await change_entry(deed, each.id, said) for each in meant]
    note_card(turn, target)
    return [await _changed(turn, meant, done, draft)]


async def _changed(turn: Turn, before: Sequence[Entry], done: Sequence[Changed], draft: Draft | None = None) -> Reply:
    """What changed of some entries, with one tap back."""
    page = page_of(turn)
    after = [each.entry for each in done]
    changes = describe_changes(page, [each.line for each in before], [each.line for each in after])
    title = "card-entry-changed" if changes else "card-entry"
    shown = entry_card(page, after[0], title=title) if draft is None else await _card_shown(turn, draft)
    if not changes:
        return shown
    back = take_back_button(page, take_back_entries(after))
    remarks = [Span(f"\n{change}", "quiet") for change in changes]
    return replace(shown, body=(*shown.body, *remarks), buttons=((back,), *shown.buttons))


async def delete_saved(turn: Turn, said: ChangeDraft, draft: Draft | None, target: UUID) -> Sequence[Reply]:
    """Throw away what is in the book already: all of a card, one line of it, or one entry; each can be taken back."""
    note_card(turn, target)
    if draft is not None and said.line is None:
        return [stands(turn, await undo(deed_of(turn), draft.id), done="toast-undone", fresh=True)]
    entries = await _live(turn, draft, target)
    gone = await delete_entry(deed_of(turn), entries[which(said, len(entries))[0]].id)
    if draft is None or len(entries) == 1:
        return [entry_card(page_of(turn), gone.entry, title="card-entry-deleted")]
    shown, page = await _card_shown(turn, draft), page_of(turn)
    removed = Span("\n" + turn.words("change-removed", item=label(page, gone.entry.line)), "quiet")
    restore = Button(turn.words("button-restore"), Tap("er", gone.entry.id, gone.entry.version))
    return [replace(shown, body=(*shown.body, removed), buttons=((restore,), *shown.buttons))]


async def change_found(turn: Turn, said: ChangeEntry) -> Sequence[Reply]:
    """Change or delete a saved entry that a sentence names; where it may be several, they are offered.

    What was found by searching is deleted only after a yes.
    """
    deed_of(turn).need_writer()
    found, whole = await _search(turn, said)
    page = page_of(turn)
    if not found:
        return [says(turn, "find-change-none", words=said.words[:LONGEST])]
    if len(found) > 1 or not (whole or said.change.discard):
        return [_choose(turn, said.change, found)]
    note_card(turn, found[0].id)
    if said.change.discard:
        return [delete_or_keep(page, found[0])]
    if said.change == ChangeDraft():
        return [await _fields(turn, found[0])]
    return await change_saved(turn, said.change, None, found[0].id)


async def _search(turn: Turn, said: ChangeEntry) -> tuple[list[Entry], bool]:
    """Return the entries a sentence may mean, newest first, and whether all its words are theirs.

    Those of the day it names come before those of any day; where nothing has all the words, the last ones are left
    out, as they may say why: "delete the gas, it is on the work card".
    """
    scope = Scope(kinds=tuple(EntryKind), **_amount_bounds(said, turn.household.currency))
    page, words = page_of(turn), said.words.split()
    for count in range(len(words), 0, -1):
        for period in (single(said.day), None) if said.day else (None,):
            sought = replace(scope, period=period, text=" ".join(words[:count]))
            rows = await turn.uow.reports.entries(sought, limit=FOUND)
            found = [each for each in rows if not hidden(page, each)]
            if found:
                return found, count == len(words)
    return [], True


def _choose(turn: Turn, change: ChangeDraft, found: Sequence[Entry]) -> Reply:
    """Ask which of several entries a sentence means; a tap does what it said."""
    page = page_of(turn)
    if change == ChangeDraft() or change.discard:
        listed = latest_list(page, found, title="find-change-which")
        return replace(listed, buttons=(*listed.buttons, (never_mind(turn),)))
    turn.dialogue.answers[_CHANGE] = msgspec.json.encode(change).decode()
    return choose_entry(page, found, never_mind(turn))


async def _change_chosen(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """Change the entry that was chosen in the way a sentence said before."""
    said = turn.dialogue.answers.pop(_CHANGE, "")
    entry = await _current(turn, tap)
    if not said or entry is None:
        return [_here(turn, await _stale(turn, tap))]
    note_card(turn, entry.id)
    done = await change_entry(deed_of(turn), entry.id, msgspec.json.decode(said, type=ChangeDraft), version=tap.version)
    return [_here(turn, await _changed(turn, [entry], [done]))]


async def _take_back(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """What an entry said before its last change."""
    turn.dialogue.asked = None
    await _entry(turn, tap)
    done = await take_back_entry_change(deed_of(turn), subject_of(tap), tap.version)
    if done.entry.deleted_at is not None or not done.acted:
        return [_here(turn, await _stale(turn, tap))]
    reply = entry_card(page_of(turn), done.entry, title="card-entry-as-before")
    return [_here(turn, replace(reply, toast=turn.words("toast-taken-back")))]


async def _take_back_all(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """What the entries of a card said before a change of all of them."""
    turn.dialogue.asked = None
    standing = await take_back_entry_changes(deed_of(turn), subject_of(tap), tap.argument)
    toast = "toast-taken-back" if standing.acted else "toast-stale"
    return [replace(stands(turn, standing, done=toast), toast=turn.words(toast))]


async def _by_command(turn: Turn, command: Command) -> Sequence[Reply]:
    """``/edit taxi`` and ``/delete milk yesterday``: the entry of these words and this day."""
    if not command.rest.strip():
        return [says(turn, "sought-what")]
    if command.name == "edit":
        return await change_found(turn, read_sought(command.rest, context_of(turn), edits=True))
    sought = read_sought(command.rest, context_of(turn))
    return await change_found(turn, replace(sought, change=ChangeDraft(discard=True)))


def _amount_bounds(said: ChangeEntry, currency: str) -> dict[str, Any]:
    """Return the filter for an entry's own amount; none where the amount is the new one."""
    if said.amount is None or said.change.amount is not None:
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
    return [_here(turn, await _after(turn, entry, done))]


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
    return [await _after(turn, entry, done)]


async def _after(turn: Turn, before: Entry, done: Changed) -> Reply:
    """The saved card an entry came with once it was changed, what changed, and one tap back."""
    reply = await _shown(turn, done.entry, "card-entry-changed")
    page = page_of(turn)
    changes = describe_changes(page, [before.line], [done.entry.line]) if done.acted else []
    if not changes:
        return replace(reply, toast=turn.words("toast-changed" if done.acted else "toast-stale"))
    back = take_back_button(page, Tap("be", done.entry.id, done.entry.version))
    remarks = [Span(f"\n{change}", "quiet") for change in changes]
    toast = turn.words("toast-changed")
    return replace(reply, body=(*reply.body, *remarks), buttons=((back,), *reply.buttons), toast=toast)


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
    "be": _take_back,
    "bm": _take_back_all,
    "bc": _change_chosen,
}
COMMANDS: dict[str, CommandHandler] = {"edit": _by_command, "delete": _by_command}
ASKED: dict[str, AskedHandler] = {"ea": _typed}
