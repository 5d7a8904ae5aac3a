"""Undo a member's last actions: confirming, changing or deleting entries, and changes of goals."""

from __future__ import annotations

from uuid import UUID

from core.errors import Invalid, NotFound
from core.model.goal import GoalStatus
from core.ports import Change
from core.usecases.change_entry import EntryChange, find_visible_entry
from core.usecases.draft_result import DraftResult
from core.usecases.keep_goals import GOAL_CHANGES, take_back_goal_change
from core.usecases.restore_entry import restore_entry
from core.usecases.take_back import take_back_entry_change
from core.usecases.undo import undo_draft
from core.usecases.use_case_context import UseCaseContext, encode_lines

STEPS = 60
"""The most recorded actions that are looked through for one that is not undone yet."""


MOST = 10
"""The most actions that are undone at once."""


Undone = DraftResult | EntryChange | GoalStatus
"""The result of undoing one action: of a draft, of an entry, or of a goal."""


async def undo_last(context: UseCaseContext, count: int = 1) -> list[Undone]:
    """Undo the last ``count`` actions of a member: confirming, changing or deleting entries, and changes of goals.

    Raises:
        NotFound: there is nothing to undo.
        Invalid: more is asked for than may be undone at once.
    """
    context.require_writer()
    if not 0 < count <= MOST:
        raise Invalid("undo-too-many", most=MOST)
    done: list[Undone] = []
    for change in await context.uow.list_member_changes(context.member.id, STEPS):
        step = await _undo_change(context, change)
        if step is not None:
            done.append(step)
        if len(done) == count:
            break
    if not done:
        raise NotFound("nothing-to-undo")
    return done


async def _undo_change(context: UseCaseContext, change: Change) -> Undone | None:
    """Undo one recorded change; return None where it cannot be undone or already was."""
    if change.subject is None:
        return None
    try:
        if change.action in GOAL_CHANGES:
            return await take_back_goal_change(context, change)
        done = await _undo_entries_change(context, change.subject, change)
    except NotFound:  # purged, or private to somebody else by now
        return None
    return done if done is not None and done.acted else None


async def _undo_entries_change(
    context: UseCaseContext, subject: UUID, change: Change
) -> DraftResult | EntryChange | None:
    if change.action == "confirm":
        return await undo_draft(context, subject)
    if change.action == "delete-entry":
        return await restore_entry(context, subject)
    if change.action == "change-entry":
        return await _undo_entry_change(context, subject, change)
    return None


async def _undo_entry_change(context: UseCaseContext, entry_id: UUID, change: Change) -> EntryChange | None:
    """Restore an entry to its state before a change; None where it was changed again since."""
    entry = await find_visible_entry(context, entry_id)
    if entry.deleted_at is not None or encode_lines(entry.line) != change.after or change.before == change.after:
        return None
    return await take_back_entry_change(context, entry_id, entry.version, before=change.before)
