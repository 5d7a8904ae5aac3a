"""Remove one line from a draft."""

from __future__ import annotations

from uuid import UUID

from core.usecases.discard_draft import discard_draft
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft, save_draft
from core.usecases.take_back import encode_content
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def remove_line(context: UseCaseContext, draft_id: UUID, version: int, index: int) -> DraftResult:
    """Remove a line from a draft, and discard the draft with its last line."""
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await load_current_result(context, draft_id)
    after = draft.remove_line(index)
    if not after.lines:
        return await discard_draft(context, draft_id, version)
    await context.record_action("remove-line", draft.id, before=encode_content(draft), after=encode_lines(after.lines))
    return await save_draft(context, after, was=draft.version)
