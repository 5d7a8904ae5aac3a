"""One step back: what a member confirmed or deleted last."""

from __future__ import annotations

from core.errors import NotFound
from core.ports import Change
from core.usecases.change_entry import Changed
from core.usecases.deed import Deed
from core.usecases.restore_entry import restore_entry
from core.usecases.standing import Standing
from core.usecases.undo import undo

STEPS = 30
"""How far back the trail is followed past what was undone already."""


async def undo_last(deed: Deed) -> Standing | Changed:
    """The card whose entries went to the trash, or the entry that came back; raises NotFound where there is neither."""
    deed.need_writer()
    for change in await deed.uow.changes_by(deed.member.id, STEPS):
        done = await _step(deed, change)
        if done is not None and done.acted:
            return done
    raise NotFound("nothing-to-undo")


async def _step(deed: Deed, change: Change) -> Standing | Changed | None:
    if change.subject is None:
        return None
    try:
        if change.action == "confirm":
            return await undo(deed, change.subject)
        if change.action == "delete-entry":
            return await restore_entry(deed, change.subject)
    except NotFound:  # purged, or private to somebody else by now
        return None
    return None
