"""Answer a question that a draft asks about an uncertain value."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.model.entry import EntryKind
from core.ports import Categoriser
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft, save_draft
from core.usecases.propose_entries import fill_line
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def settle_doubt(
    context: UseCaseContext,
    draft_id: UUID,
    version: int,
    doubt: int,
    reading: int,
    *,
    categoriser: Categoriser | None = None,
) -> DraftResult:
    """Apply the chosen answer to one question of a draft, and return the draft's next version.

    With a categoriser, a line that is no transfer any more gets a category.
    """
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await load_current_result(context, draft_id)
    after = draft.answer_doubt(doubt, reading)
    if categoriser is not None:
        bare = [line.category is None and line.kind is not EntryKind.TRANSFER for line in after.lines]
        lines = [
            fill_line(context, categoriser, line) if is_bare else line
            for line, is_bare in zip(after.lines, bare, strict=True)
        ]
        after = replace(after, lines=tuple(lines))
    await context.record_action(
        "settle-doubt", draft.id, before=encode_lines(draft.lines), after=encode_lines(after.lines)
    )
    return await save_draft(context, after, was=draft.version)
