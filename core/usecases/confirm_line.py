"""Confirm one line of a draft by itself; the others stay open."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.ports import Proof
from core.usecases.confirm_draft import book_lines
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft, save_draft
from core.usecases.use_case_context import UseCaseContext


async def confirm_line(
    context: UseCaseContext, draft_id: UUID, version: int, index: int
) -> tuple[DraftResult, DraftResult | None]:
    """Confirm one line of a draft; return the draft without it, and the line's own confirmed draft.

    The second is None where nothing was done.

    Raises:
        Invalid: the line has an open question or is the draft's only one.
    """
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await load_current_result(context, draft_id), None
    rest = await save_draft(context, _make_rest_draft(draft, index), was=draft.version)
    if not rest.acted:
        return rest, None
    return rest, await _split_line(context, draft, index)


def _make_rest_draft(draft: Draft, index: int) -> Draft:
    if len(draft.lines) == 1:
        raise Invalid("line-alone")
    if any(index in doubt.line_indexes for doubt in draft.doubts):
        raise Invalid("doubt-open")
    return draft.remove_line(index)


async def _split_line(context: UseCaseContext, draft: Draft, index: int) -> DraftResult:
    """Write a line as a confirmed draft of its own, so that it can be undone by itself."""
    line = draft.lines[index]
    own = replace(
        draft,
        id=context.ids.new(),
        version=1,
        state=DraftState.CONFIRMED,
        lines=(line,),
        doubts=(),
        created_at=context.now,
    )
    await context.uow.drafts.add(own)
    await context.uow.add_proof(Proof(context.ids.new(), own.id, "message", draft.text))
    return DraftResult(own, await book_lines(context, own))
