"""Discard a draft that is not in the book."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.model.draft import DraftState
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft, save_draft
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def discard_draft(context: UseCaseContext, draft_id: UUID, version: int | None = None) -> DraftResult:
    """Discard an open draft; one of another version or not open stays as it is."""
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await load_current_result(context, draft_id)
    await context.record_action("discard", draft.id, before=encode_lines(draft.lines))
    return await save_draft(context, replace(draft, state=DraftState.DISCARDED), was=draft.version)
