"""Answer a question that a draft asks about an uncertain value."""

from __future__ import annotations

from uuid import UUID

from core.usecases.draft_result import DraftResult, current_result, is_current, load_draft, save_draft
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def settle_doubt(context: UseCaseContext, draft_id: UUID, version: int, doubt: int, reading: int) -> DraftResult:
    """Apply the chosen answer to one question of a draft, and return the draft's next version."""
    context.need_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await current_result(context, draft_id)
    after = draft.settle(doubt, reading)
    await context.note("settle-doubt", draft.id, before=encode_lines(draft.lines), after=encode_lines(after.lines))
    return await save_draft(context, after, was=draft.version)
