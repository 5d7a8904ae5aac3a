"""Handlers that undo what was saved, restore entries from the trash, and cancel pending questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers import entry
from bot.handlers.cards import draft_card, make_page, make_reader, phrase_reply, read_subject, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.handlers.statements import show_newer_import
from bot.messages import Reply, Tap, TextRun
from bot.render.cards import make_edit_of_tapped
from bot.render.entries import is_hidden, make_entry_card
from bot.render.goals import make_goal_card
from bot.render.lists import make_trash_list
from bot.verbs import Verb
from core.errors import NotFound
from core.language.changes.sought import read_count, read_sought
from core.model.goal import GoalStatus
from core.model.intent import ChangeDraft, Command
from core.usecases.change_entry import EntryChange, find_visible_entry
from core.usecases.restore_entry import restore_draft, restore_entry
from core.usecases.undo import undo_draft
from core.usecases.undo_last import Undone, undo_last

router: Router[MessageContext] = Router()

SHOWN = 5
"""The most entries of the trash in one message."""
REACH = 200
"""The most entries of the trash that can be paged through."""


@router.tap(Verb.UNDO)
async def _undo_card(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    context.dialogue.asked = None
    result = await undo_draft(use_case_context(context), read_subject(tap))
    return [replace(draft_card(context, result, done="toast-undone"), toast=context.words("toast-undone"))]


@router.tap(Verb.UNDO_LISTED)
async def _undo_listed(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Undo one of several saved drafts shown on one card, and say so in a new message."""
    result = await undo_draft(use_case_context(context), read_subject(tap))
    return [replace(draft_card(context, result, done="toast-undone", fresh=True), toast=context.words("toast-undone"))]


@router.command("undo", menu=80)
async def _undo_last(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Undo the last thing this member confirmed, changed, deleted or did to a goal, or as many as stated."""
    count = read_count(command.rest, make_reading_context(context))
    if count is None:
        sought = read_sought(command.rest, make_reading_context(context))
        return await entry.change_found(context, replace(sought, change=ChangeDraft(discard=True)))
    done = await undo_last(use_case_context(context), count)
    few = [phrase_reply(context, "undo-fewer", count=len(done))] if len(done) < count else []
    return [*(_say_undone(context, each) for each in done), *few]


def _say_undone(context: MessageContext, done: Undone) -> Reply:
    if isinstance(done, GoalStatus):
        return make_goal_card(
            make_reader(context), done, writes=context.member.can_write, lead=context.words("goal-undone")
        )
    if isinstance(done, EntryChange):
        title = "card-entry-as-before" if done.changed_back else "card-entry-restored"
        return make_entry_card(make_page(context), done.entry, title=title)
    return draft_card(context, done, done="toast-undone", fresh=True)


@router.tap(Verb.RESTORE_CARD)
async def _restore_card(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Restore what an undo removed; an import whose file was imported again since stays removed."""
    if newer := await show_newer_import(context, tap):
        return newer
    result = await restore_draft(use_case_context(context), read_subject(tap))
    return [replace(draft_card(context, result, done="toast-restored"), toast=context.words("toast-restored"))]


@router.tap(Verb.RESTORE_ENTRY)
async def _restore_tapped(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Restore an entry from the trash by the button on its own card."""
    done = await _restore_visible(context, tap)
    reply = make_entry_card(make_page(context), done.entry, title="card-entry-restored", edits=context.inbound.message)
    return [replace(reply, toast=context.words("toast-restored"))]


@router.tap(Verb.RESTORE_LISTED)
async def _restore_listed(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Restore an entry by its button in the trash list, and show the list without the entry."""
    await _restore_visible(context, tap)
    return [replace(await _show_page(context, 0), edits=context.inbound.message, toast=context.words("toast-restored"))]


async def _restore_visible(context: MessageContext, tap: Tap) -> EntryChange:
    use_case = use_case_context(context)
    if is_hidden(make_page(context), await find_visible_entry(use_case, read_subject(tap))):
        raise NotFound("entry-unknown")
    return await restore_entry(use_case, read_subject(tap))


@router.command("trash", menu=90)
async def _trash_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/trash``: list the deleted entries."""
    del command
    return [await _show_page(context, 0)]


@router.tap(Verb.TRASH_PAGE)
async def _turn_page(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    number = int(tap.argument) if tap.argument.isdecimal() else 0
    return [replace(await _show_page(context, number), edits=context.inbound.message)]


async def _show_page(context: MessageContext, number: int) -> Reply:
    page = make_page(context)
    entries = [entry for entry in await context.uow.entries.list_trash(REACH) if not is_hidden(page, entry)]
    shown = entries[number * SHOWN : (number + 1) * SHOWN]
    return make_trash_list(page, shown, number, more=len(entries) > (number + 1) * SHOWN)


@router.command("cancel", menu=160)
async def _cancel_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/cancel``: drop the pending question; drafts stay open."""
    del command
    context.dialogue.asked = None
    context.dialogue.answers.clear()
    return [phrase_reply(context, "cancelled")]


@router.tap(Verb.NEVER_MIND)
async def _never_mind(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Drop the pending question without changing anything."""
    del tap
    context.dialogue.asked = None
    context.dialogue.half = ""
    return [make_edit_of_tapped(context.inbound, Reply((TextRun(context.words("unclear-left")),)))]
