"""Where a draft stands after somebody acted on it, and how it is found."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from core.errors import NotFound
from core.model.draft import Draft, DraftState
from core.model.entry import Entry, Visibility
from core.usecases.deed import Deed


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft as it is now, with its entries once it was confirmed.

    ``acted`` False means this deed changed nothing: the card was another version, or decided already.
    """

    draft: Draft
    entries: tuple[Entry, ...] = ()
    acted: bool = True


async def held(deed: Deed, draft_id: UUID) -> Draft:
    """A draft the member may see, held until the unit of work ends; raises NotFound else."""
    draft = await deed.uow.drafts.get(draft_id)
    if draft is None or _hidden(draft, deed.member.id):
        raise NotFound("card-unknown")
    return draft


def _hidden(draft: Draft, member: UUID) -> bool:
    return draft.author != member and any(line.visibility is Visibility.PRIVATE for line in draft.lines)


def is_current(draft: Draft, version: int | None) -> bool:
    """Whether a card shown at a version (None: the newest) may still be acted on."""
    return draft.state is DraftState.OPEN and version in {None, draft.version}


async def unmoved(deed: Deed, draft_id: UUID) -> Standing:
    """How it stands although nothing was done."""
    draft = await held(deed, draft_id)
    entries = await deed.uow.entries.of_draft(draft.id) if draft.state is DraftState.CONFIRMED else ()
    return Standing(draft, entries, acted=False)


async def moved(deed: Deed, draft: Draft, *, was: int) -> Standing:
    """Save a draft that was changed from a version; another member may have been faster."""
    if await deed.uow.drafts.save(draft, was=was):
        return Standing(draft)
    return await unmoved(deed, draft.id)
