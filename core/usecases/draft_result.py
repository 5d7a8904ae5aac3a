"""Load and save a draft, and describe its state after an action."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from core.errors import NotFound
from core.model.draft import Draft, DraftState
from core.model.entry import Entry, Visibility
from core.usecases.use_case_context import UseCaseContext


@dataclass(frozen=True, slots=True)
class DraftResult:
    """A draft in its present state, with its entries once it is confirmed.

    ``acted`` False means nothing was changed: the draft has another version, or is no longer open.
    """

    draft: Draft
    entries: tuple[Entry, ...] = ()
    acted: bool = True


async def load_draft(context: UseCaseContext, draft_id: UUID) -> Draft:
    """Return a draft the member may see, locked until the unit of work ends; raises NotFound otherwise."""
    draft = await context.uow.drafts.get(draft_id)
    if draft is None or _is_hidden(draft, context.member.id):
        raise NotFound("card-unknown")
    return draft


def _is_hidden(draft: Draft, member: UUID) -> bool:
    return draft.author != member and any(line.visibility is Visibility.PRIVATE for line in draft.lines)


def is_current(draft: Draft, version: int | None) -> bool:
    """Return whether a draft is open and still has the version that was shown (None: any version)."""
    return draft.state is DraftState.OPEN and version in {None, draft.version}


async def load_current_result(context: UseCaseContext, draft_id: UUID) -> DraftResult:
    """Return a draft's present state as the result of an action that changed nothing."""
    draft = await load_draft(context, draft_id)
    entries = await context.uow.entries.list_of_draft(draft.id) if draft.state is DraftState.CONFIRMED else ()
    return DraftResult(draft, entries, acted=False)


async def save_draft(context: UseCaseContext, draft: Draft, *, was: int) -> DraftResult:
    """Save a draft that was changed from version ``was`` and return its state.

    Save nothing if another member changed it first.
    """
    if await context.uow.drafts.save(draft, was=was):
        return DraftResult(draft)
    return await load_current_result(context, draft.id)
