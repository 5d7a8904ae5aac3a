"""Steps back: undo what was saved, take things out of the trash, forget what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers import entry
from bot.handlers.cards import deed_of, page_of, says, stands, subject_of
from bot.handlers.reading import context_of
from bot.handlers.turn import CommandHandler, TapHandler, Turn
from bot.messages import Reply, Span, Tap
from bot.render.cards import in_place
from bot.render.entries import entry_card, hidden
from bot.render.lists import trash_list
from core.errors import NotFound
from core.language.sought import read_count, read_sought
from core.model.intent import ChangeDraft, Command
from core.usecases.change_entry import Changed, entry_of
from core.usecases.restore_entry import restore_draft, restore_entry
from core.usecases.standing import Standing
from core.usecases.undo import undo
from core.usecases.undo_last import undo_last

SHOWN = 5
"""Entries of the trash on one message."""
REACH = 200
"""As far back as the trash is leafed through."""


async def _undo(turn: Turn, tap: Tap) -> Sequence[Reply]:
    turn.dialogue.asked = None
    standing = await undo(deed_of(turn), subject_of(tap))
    return [replace(stands(turn, standing, done="toast-undone"), toast=turn.words("toast-undone"))]


async def _undo_listed(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """One of several saved cards undone, told below them."""
    standing = await undo(deed_of(turn), subject_of(tap))
    return [replace(stands(turn, standing, done="toast-undone", fresh=True), toast=turn.words("toast-undone"))]


async def _undo_last(turn: Turn, command: Command) -> Sequence[Reply]:
    """The last things this member confirmed or deleted, taken back: one, or as many as the command says."""
    count = read_count(command.rest, context_of(turn))
    if count is None:
        sought = read_sought(command.rest, context_of(turn))
        return await entry.change_found(turn, replace(sought, change=ChangeDraft(discard=True)))
    done = await undo_last(deed_of(turn), count)
    few = [says(turn, "undo-fewer", count=len(done))] if len(done) < count else []
    return [*(_undone(turn, each) for each in done), *few]


def _undone(turn: Turn, done: Standing | Changed) -> Reply:
    if isinstance(done, Changed):
        title = "card-entry-as-before" if done.changed_back else "card-entry-restored"
        return entry_card(page_of(turn), done.entry, title=title)
    return stands(turn, done, done="toast-undone", fresh=True)


async def _restore_card(turn: Turn, tap: Tap) -> Sequence[Reply]:
    standing = await restore_draft(deed_of(turn), subject_of(tap))
    return [replace(stands(turn, standing, done="toast-restored"), toast=turn.words("toast-restored"))]


async def _restore(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """One entry back, from its own card."""
    done = await _restored(turn, tap)
    reply = entry_card(page_of(turn), done.entry, title="card-entry-restored", edits=turn.inbound.message)
    return [replace(reply, toast=turn.words("toast-restored"))]


async def _restore_listed(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """One entry back, from the list of the trash, which closes ranks."""
    await _restored(turn, tap)
    return [replace(await _page(turn, 0), edits=turn.inbound.message, toast=turn.words("toast-restored"))]


async def _restored(turn: Turn, tap: Tap) -> Changed:
    deed = deed_of(turn)
    if hidden(page_of(turn), await entry_of(deed, subject_of(tap))):
        raise NotFound("entry-unknown")
    return await restore_entry(deed, subject_of(tap))


async def _trash(turn: Turn, command: Command) -> Sequence[Reply]:
    """What lies in the trash."""
    del command
    return [await _page(turn, 0)]


async def _leaf(turn: Turn, tap: Tap) -> Sequence[Reply]:
    number = int(tap.argument) if tap.argument.isdecimal() else 0
    return [replace(await _page(turn, number), edits=turn.inbound.message)]


async def _page(turn: Turn, number: int) -> Reply:
    page = page_of(turn)
    entries = [entry for entry in await turn.uow.entries.trash(REACH) if not hidden(page, entry)]
    shown = entries[number * SHOWN : (number + 1) * SHOWN]
    return trash_list(page, shown, number, more=len(entries) > (number + 1) * SHOWN)


async def _cancel(turn: Turn, command: Command) -> Sequence[Reply]:
    """Forget what was asked; cards stay."""
    del command
    turn.dialogue.asked = None
    turn.dialogue.answers.clear()
    return [says(turn, "cancelled")]


async def _never_mind(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """A question left unanswered; nothing is changed by it."""
    del tap
    turn.dialogue.asked = None
    turn.dialogue.half = ""
    return [in_place(turn.inbound, Reply((Span(turn.words("unclear-left")),)))]


TAPS: dict[str, TapHandler] = {
    "du": _undo,
    "dv": _undo_listed,
    "dz": _restore_card,
    "er": _restore,
    "tr": _restore_listed,
    "tp": _leaf,
    "nm": _never_mind,
}
COMMANDS: dict[str, CommandHandler] = {"undo": _undo_last, "trash": _trash, "cancel": _cancel}
