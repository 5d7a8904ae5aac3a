"""Steps back: what a member confirmed or deleted last."""

from __future__ import annotations

from uuid import UUID

from core.errors import Invalid, NotFound
from core.ports import Change
from core.usecases.change_entry import Changed, entry_of
from core.usecases.draft_result import DraftResult
from core.usecases.restore_entry import restore_entry
from core.usecases.take_back import take_back_entry_change
from core.usecases.undo import undo
from core.usecases.use_case_context import UseCaseContext, encode_lines

STEPS = 60
"""How far back the trail is followed past what was undone already."""


MOST = 10
"""Steps that are taken back at once."""


async def undo_last(context: UseCaseContext, count: int = 1) -> list[DraftResult | Changed]:
    """Take back the last things a member did: what was saved goes to the trash, what was deleted or changed comes back.

    Raises: NotFound where there is nothing, Invalid where more is asked for than is done at once.
    """
    context.need_writer()
    if not 0 < count <= MOST:
        raise Invalid("undo-too-many", most=MOST)
    done: list[DraftResult | Changed] = []
    for change in await context.uow.changes_by(context.member.id, STEPS):
        step = await _step(context, change)
        if step is not None and step.acted:
            done.append(step)
        if len(done) == count:
            break
    if not done:
        raise NotFound("nothing-to-undo")
    return done


async def _step(context: UseCaseContext, change: Change) -> DraftResult | Changed | None:
    if change.subject is None:
        return None
    try:
        if change.action == "confirm":
            return await undo(context, change.subject)
        if change.action == "delete-entry":
            return await restore_entry(context, change.subject)
        if change.action == "change-entry":
            return await _take_back(context, change.subject, change)
    except NotFound:  # purged, or private to somebody else by now
        return None
    return None


async def _take_back(context: UseCaseContext, entry_id: UUID, change: Change) -> Changed | None:
    """Return an entry to what it said before a change; None where it says something else by now."""
    entry = await entry_of(context, entry_id)
    if entry.deleted_at is not None or encode_lines(entry.line) != change.after or change.before == change.after:
        return None
    return await take_back_entry_change(context, entry_id, entry.version, before=change.before)
