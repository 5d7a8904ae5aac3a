"""Handlers that change, delete or restore a saved entry, by button or by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec

from bot.handlers.cards import (
    ask_again,
    draft_card,
    make_never_mind_button,
    make_page,
    note_card,
    phrase_reply,
    read_argument,
    read_subject,
    use_case_context,
)
from bot.handlers.fields import make_field_page, read_chosen_value, read_typed_value
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap, TextRun
from bot.render.cards import make_edit_of_tapped
from bot.render.changes import describe_changes, make_entries_undo_tap, make_undo_button
from bot.render.editor import ENTRY_EDITOR, EditedLine, choose_line, make_fields_page
from bot.render.entries import is_hidden, label_line, make_entry_card
from bot.render.lists import choose_entry, make_deletion_question, make_latest_list
from bot.render.receipts import make_photo_button
from bot.render.rules import offer_rule
from bot.verbs import Verb
from core.errors import Invalid, NotFound
from core.language.changes.sought import read_sought
from core.model.draft import Draft
from core.model.entry import Entry, EntryKind, Line
from core.model.intent import ChangeDraft, ChangeEntry, Command
from core.model.money import Money
from core.model.period import make_day_period
from core.model.report import Scope
from core.usecases.change_draft import find_changed_lines
from core.usecases.change_entry import EntryChange, change_entry, find_visible_entry
from core.usecases.delete_entry import delete_entry
from core.usecases.draft_result import DraftResult, load_draft
from core.usecases.take_back import take_back_entry_change, take_back_entry_changes
from core.usecases.undo import list_visible_entries, undo_draft

router: Router[MessageContext] = Router()

FOUND = 5
"""The most entries offered where a sentence may mean several."""

LONGEST = 60
"""The most characters of a search text that a reply repeats."""

_CHANGE = "change"
"""The dialogue key of a change that waits until its entry is chosen."""


async def change_saved(
    context: MessageContext, said: ChangeDraft, draft: Draft | None, target: UUID
) -> Sequence[Reply]:
    """Apply a sentence to saved entries (one, or all of a card), and list what changed."""
    entries = await _load_live_entries(context, draft, target)
    use_case = use_case_context(context)
    meant = [entries[index] for index in find_changed_lines(said, len(entries))]
    done = [await change_entry(use_case, each.id, said) for each in meant]
    note_card(context, target)
    return [await _show_changed(context, meant, done, draft)]


async def _show_changed(
    context: MessageContext, before: Sequence[Entry], done: Sequence[EntryChange], draft: Draft | None = None
) -> Reply:
    """Return a reply that lists what changed in some entries, with one button to undo it."""
    page = make_page(context)
    after = [each.entry for each in done]
    changes = describe_changes(page, [each.line for each in before], [each.line for each in after])
    title = "card-entry-changed" if changes else "card-entry"
    shown = make_entry_card(page, after[0], title=title) if draft is None else await _show_draft_card(context, draft)
    if not changes:
        return shown
    back = make_undo_button(page, make_entries_undo_tap(after))
    remarks = [TextRun(f"\n{change}", "quiet") for change in changes]
    offered = _offer_rule(context, before[0], after[0]) if len(after) == 1 else ()
    return replace(shown, body=(*shown.body, *remarks), buttons=(*offered, (back,), *shown.buttons))


def _offer_rule(context: MessageContext, before: Entry, after: Entry) -> tuple[tuple[Button, ...], ...]:
    """Return buttons that offer to apply a corrected entry's category to all purchases at its shop."""
    once = Tap(Verb.SHOW_ENTRY, after.id, after.version)
    return offer_rule(make_page(context), [before.line], [after.line], Tap(Verb.RULE_ALWAYS, after.id), once)


async def delete_saved(
    context: MessageContext, said: ChangeDraft, draft: Draft | None, target: UUID
) -> Sequence[Reply]:
    """Move saved entries (one, or all of a card) to the trash, each with a button that restores it."""
    note_card(context, target)
    if draft is not None and said.line is None:
        return [
            draft_card(context, await undo_draft(use_case_context(context), draft.id), done="toast-undone", fresh=True)
        ]
    entries = await _load_live_entries(context, draft, target)
    gone = await delete_entry(use_case_context(context), entries[find_changed_lines(said, len(entries))[0]].id)
    if draft is None or len(entries) == 1:
        return [make_entry_card(make_page(context), gone.entry, title="card-entry-deleted")]
    shown, page = await _show_draft_card(context, draft), make_page(context)
    removed = TextRun("\n" + context.words("change-removed", item=label_line(page, gone.entry.line)), "quiet")
    restore = Button(context.words("button-restore"), Tap(Verb.RESTORE_ENTRY, gone.entry.id, gone.entry.version))
    return [replace(shown, body=(*shown.body, removed), buttons=((restore,), *shown.buttons))]


async def change_found(context: MessageContext, said: ChangeEntry) -> Sequence[Reply]:
    """Change or delete the saved entry a sentence describes; offer a choice where several match.

    An entry found by search is deleted only after a yes.
    """
    use_case_context(context).require_writer()
    found, whole = await _search_entries(context, said)
    page = make_page(context)
    if not found:
        return [phrase_reply(context, "find-change-none", words=said.words[:LONGEST])]
    if len(found) > 1 or not (whole or said.change.discard):
        return [_ask_which_entry(context, said.change, found)]
    note_card(context, found[0].id)
    if said.change.discard:
        return [make_deletion_question(page, found[0])]
    if said.change == ChangeDraft():
        return [await _show_fields(context, found[0])]
    return await change_saved(context, said.change, None, found[0].id)


async def _search_entries(context: MessageContext, said: ChangeEntry) -> tuple[list[Entry], bool]:
    """Return the entries a sentence may mean, newest first, and whether they match all of its words.

    Entries of the day that the sentence names are preferred. Where nothing matches all words, the last words are
    dropped, as they may be a reason: "delete the gas, it is on the work card".
    """
    scope = Scope(kinds=tuple(EntryKind), **_find_amount_bounds(said, context.household.currency))
    page, words = make_page(context), said.words.split()
    for count in range(len(words), 0, -1):
        for period in (make_day_period(said.day), None) if said.day else (None,):
            sought = replace(scope, period=period, text=" ".join(words[:count]))
            rows = await context.uow.reports.list_entries(sought, limit=FOUND)
            found = [each for each in rows if not is_hidden(page, each)]
            if found:
                return found, count == len(words)
    return [], True


def _ask_which_entry(context: MessageContext, change: ChangeDraft, found: Sequence[Entry]) -> Reply:
    """Ask which of several entries a sentence means; the tap then applies the sentence to it."""
    page = make_page(context)
    if change == ChangeDraft() or change.discard:
        listed = make_latest_list(page, found, title="find-change-which")
        return replace(listed, buttons=(*listed.buttons, (make_never_mind_button(context),)))
    context.dialogue.answers[_CHANGE] = msgspec.json.encode(change).decode()
    return choose_entry(page, found, make_never_mind_button(context))


@router.tap(Verb.CHANGE_FOUND)
async def _change_chosen(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Apply an earlier sentence to the entry the member then chose."""
    said = context.dialogue.answers.pop(_CHANGE, "")
    entry = await _load_current(context, tap)
    if not said or entry is None:
        return [make_edit_of_tapped(context.inbound, await _show_stale(context, tap))]
    note_card(context, entry.id)
    done = await change_entry(
        use_case_context(context), entry.id, msgspec.json.decode(said, type=ChangeDraft), version=tap.version
    )
    return [make_edit_of_tapped(context.inbound, await _show_changed(context, [entry], [done]))]


@router.tap(Verb.TAKE_BACK_ENTRY)
async def _take_back_change(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Undo the last change of an entry, by its button."""
    context.dialogue.asked = None
    await _load_entry(context, tap)
    done = await take_back_entry_change(use_case_context(context), read_subject(tap), tap.version)
    if done.entry.deleted_at is not None or not done.acted:
        return [make_edit_of_tapped(context.inbound, await _show_stale(context, tap))]
    reply = make_entry_card(make_page(context), done.entry, title="card-entry-as-before")
    return [make_edit_of_tapped(context.inbound, replace(reply, toast=context.words("toast-taken-back")))]


@router.tap(Verb.TAKE_BACK_ALL)
async def _take_back_all(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Undo a change that was made to all entries of a card."""
    context.dialogue.asked = None
    result = await take_back_entry_changes(use_case_context(context), read_subject(tap), tap.argument)
    toast = "toast-taken-back" if result.acted else "toast-stale"
    return [replace(draft_card(context, result, done=toast), toast=context.words(toast))]


@router.command("edit", "delete")
async def _edit_by_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Find the entry named in ``/edit taxi`` or ``/delete milk yesterday``, and edit or delete it."""
    if not command.rest.strip():
        return [phrase_reply(context, "sought-what")]
    if command.name == "edit":
        return await change_found(context, read_sought(command.rest, make_reading_context(context), edits=True))
    sought = read_sought(command.rest, make_reading_context(context))
    return await change_found(context, replace(sought, change=ChangeDraft(discard=True)))


def _find_amount_bounds(said: ChangeEntry, currency: str) -> dict[str, Any]:
    """Return the amount limits of a search; none where the sentence's amount is the new value."""
    if said.amount is None or said.change.amount is not None:
        return {}
    minor = Money.of(said.amount, currency).minor
    return {"least": minor, "most": minor, "currency": currency}


async def list_saved_lines(context: MessageContext, draft: Draft) -> tuple[Line, ...]:
    """Return the lines of a confirmed draft's present entries, in the order a sentence counts them."""
    return tuple(entry.line for entry in _keep_visible(context, await context.uow.entries.list_of_draft(draft.id)))


def _keep_visible(context: MessageContext, entries: Iterable[Entry]) -> list[Entry]:
    """Keep the entries that this chat and member may see and that are not in the trash."""
    page = make_page(context)
    seen = [entry for entry in entries if entry.is_visible_to(context.member) and not is_hidden(page, entry)]
    return [entry for entry in seen if entry.deleted_at is None]


async def _load_live_entries(context: MessageContext, draft: Draft | None, target: UUID) -> list[Entry]:
    use_case = use_case_context(context)
    live = _keep_visible(
        context,
        [await find_visible_entry(use_case, target)] if draft is None else await list_visible_entries(use_case, draft),
    )
    if not live:
        raise NotFound("entry-in-trash")
    return live


async def _show_draft_card(context: MessageContext, draft: Draft) -> Reply:
    entries = await list_visible_entries(use_case_context(context), draft)
    return draft_card(context, DraftResult(draft, entries), done="toast-changed", fresh=True)


@router.tap(Verb.EDIT_SAVED_DRAFT)
async def _edit_saved(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Open the editor for a saved card: for its one entry, or with a choice of its entries."""
    context.dialogue.asked = None
    draft = await load_draft(use_case_context(context), read_subject(tap))
    entries = await _load_live_entries(context, draft, draft.id)
    if len(entries) == 1:
        return [make_edit_of_tapped(context.inbound, await _show_fields(context, entries[0]))]
    taps = [(entry.line, Tap(Verb.EDIT_ENTRY, entry.id, entry.version)) for entry in entries]
    back = Tap(Verb.SHOW_DRAFT, draft.id, draft.version)
    return [make_edit_of_tapped(context.inbound, choose_line(make_page(context), taps, back))]


@router.tap(Verb.EDIT_ENTRY)
async def _edit_from_list(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show the fields of an entry to edit, in place of the list that was tapped."""
    context.dialogue.asked = None
    entry = await _load_current(context, tap)
    return [
        make_edit_of_tapped(
            context.inbound, await _show_fields(context, entry) if entry else await _show_stale(context, tap)
        )
    ]


@router.tap(Verb.OPEN_ENTRY)
async def _open_entry(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show in a new message an entry's fields to edit, or the values of one given field."""
    context.dialogue.asked = None
    entry = await _load_entry(context, tap)
    if tap.argument:
        use_case = use_case_context(context)
        use_case.require_writer()
        use_case.require_edit_window(entry)
        return [await make_field_page(context, _edit_entry(entry), tap)]
    return [await _show_fields(context, entry)]


async def _show_fields(context: MessageContext, entry: Entry) -> Reply:
    """Return the card that lists an entry's editable fields, with a button for its receipt photo if any."""
    use_case = use_case_context(context)
    use_case.require_writer()
    use_case.require_edit_window(entry)
    page = make_fields_page(make_page(context), _edit_entry(entry))
    proofs = await context.uow.proofs.list_of_draft(entry.draft) if entry.draft else ()
    if entry.draft is None or not any(proof.file for proof in proofs):
        return page
    return replace(
        page, buttons=(*page.buttons[:-1], (make_photo_button(make_page(context), entry.draft),), page.buttons[-1])
    )


def _edit_entry(entry: Entry) -> EditedLine:
    return EditedLine(ENTRY_EDITOR, entry.id, entry.version, entry.line, entry.author)


async def _load_entry(context: MessageContext, tap: Tap) -> Entry:
    """Return the entry a tap is about, in any version; raises NotFound where this chat may not see it."""
    entry = await find_visible_entry(use_case_context(context), read_subject(tap))
    if is_hidden(make_page(context), entry):
        raise NotFound("entry-unknown")
    return entry


async def _load_current(context: MessageContext, tap: Tap) -> Entry | None:
    """Return the entry a tap edits; None where it has changed since or is in the trash."""
    entry = await _load_entry(context, tap)
    return entry if entry.version == tap.version and entry.deleted_at is None else None


async def _show_stale(context: MessageContext, tap: Tap) -> Reply:
    return replace(await _show_saved_card(context, await _load_entry(context, tap)), toast=context.words("toast-stale"))


async def _show_saved_card(context: MessageContext, entry: Entry, title: str = "card-entry") -> Reply:
    """Return the saved card an entry was confirmed with; the entry alone where there is none or it is in the trash."""
    draft = await context.uow.drafts.get(entry.draft) if entry.draft else None
    if draft is None or entry.deleted_at is not None:
        return make_entry_card(make_page(context), entry, title="card-entry-deleted" if entry.deleted_at else title)
    return replace(await _show_draft_card(context, draft), toast="")


@router.tap(Verb.ENTRY_FIELD)
async def _show_field(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show the values to choose for an entry's field, or ask for one to be typed."""
    entry = await _load_current(context, tap)
    shown = await make_field_page(context, _edit_entry(entry), tap) if entry else await _show_stale(context, tap)
    return [make_edit_of_tapped(context.inbound, shown)]


@router.tap(Verb.ENTRY_SET)
async def _set_field(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    context.dialogue.asked = None
    entry = await _load_current(context, tap)
    if entry is None:
        return [make_edit_of_tapped(context.inbound, await _show_stale(context, tap))]
    _, field, value = read_argument(tap)
    said = read_chosen_value(context, _edit_entry(entry), field, value)
    done = await change_entry(use_case_context(context), entry.id, said, version=tap.version)
    return [make_edit_of_tapped(context.inbound, await _show_after_change(context, entry, done))]


@router.answer(Verb.ENTRY_TYPED)
async def _answer_typed_field(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Apply a typed field value to an entry; ask again where it cannot be read."""
    entry = await _load_current(context, tap)
    if entry is None:
        return [await _show_stale(context, tap)]
    try:
        said = read_typed_value(context, _edit_entry(entry), read_argument(tap)[1], text)
        done = await change_entry(use_case_context(context), entry.id, said, version=tap.version)
    except Invalid as refusal:
        return [ask_again(context, tap, refusal)]
    return [await _show_after_change(context, entry, done)]


async def _show_after_change(context: MessageContext, before: Entry, done: EntryChange) -> Reply:
    """Return the saved card of a changed entry, with what changed and a button to undo it."""
    reply = await _show_saved_card(context, done.entry, "card-entry-changed")
    page = make_page(context)
    changes = describe_changes(page, [before.line], [done.entry.line]) if done.acted else []
    if not changes:
        return replace(reply, toast=context.words("toast-changed" if done.acted else "toast-stale"))
    back = make_undo_button(page, Tap(Verb.TAKE_BACK_ENTRY, done.entry.id, done.entry.version))
    remarks = [TextRun(f"\n{change}", "quiet") for change in changes]
    toast = context.words("toast-changed")
    offered = _offer_rule(context, before, done.entry)
    return replace(reply, body=(*reply.body, *remarks), buttons=(*offered, (back,), *reply.buttons), toast=toast)


@router.tap(Verb.SHOW_ENTRY)
async def _show_entry_again(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    context.dialogue.asked = None
    return [make_edit_of_tapped(context.inbound, await _show_saved_card(context, await _load_entry(context, tap)))]


@router.tap(Verb.DELETE_ENTRY)
async def _delete_tapped(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Move an entry to the trash and show that in place of its card."""
    return [make_edit_of_tapped(context.inbound, await _say_deleted(context, tap))]


@router.tap(Verb.DELETE_LISTED)
async def _delete_listed(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Move a listed entry to the trash and say so in a new message below the list."""
    return [await _say_deleted(context, tap)]


async def _say_deleted(context: MessageContext, tap: Tap) -> Reply:
    context.dialogue.asked = None
    await _load_entry(context, tap)
    done = await delete_entry(use_case_context(context), read_subject(tap), version=tap.version)
    if done.entry.deleted_at is None:
        return await _show_stale(context, tap)
    reply = make_entry_card(make_page(context), done.entry, title="card-entry-deleted")
    return replace(reply, toast=context.words("toast-deleted"))
