"""Confirm a draft: write its lines as entries, exactly once."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.model.entry import Entry, Line
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft, save_draft
from core.usecases.exchange import convert_lines
from core.usecases.import_statement import settle_import
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def confirm_draft(context: UseCaseContext, draft_id: UUID, version: int | None = None) -> DraftResult:
    """Confirm a draft and return its entries; the same ones if it was confirmed before, none if its version changed.

    Raises:
        Invalid: a question about the draft must be answered first.
    """
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await load_current_result(context, draft_id)
    if draft.is_answer_required:
        raise Invalid("doubt-open")
    closed = replace(draft, state=DraftState.CONFIRMED, doubts=())
    result = await save_draft(context, closed, was=draft.version)
    if not result.acted:
        return result
    entries = await book_lines(context, closed)
    if not closed.text:  # nobody wrote it: a statement's lines, or a photo's
        await settle_import(context, closed)
    return DraftResult(closed, entries)


async def write_line(context: UseCaseContext, line: Line, channel: str, chat: str, text: str = "") -> DraftResult:
    """Write one line as an entry at once: make a draft of it, confirm that draft, and return the result."""
    draft = Draft(
        context.ids.new(), 1, DraftState.OPEN, context.member.id, (line,), (), context.now, channel, chat, text
    )
    await context.uow.drafts.add(draft)
    return await confirm_draft(context, draft.id)


async def book_lines(context: UseCaseContext, draft: Draft) -> tuple[Entry, ...]:
    """Write the lines of a confirmed draft as entries by the draft's author; the audit trail names who confirmed."""
    lines = await convert_lines(context.uow, draft.lines, context.household.currency)
    entries = tuple(Entry(context.ids.new(), line, draft.author, context.now, draft=draft.id) for line in lines)
    await context.uow.entries.add(entries)
    await context.record_action("confirm", draft.id, after=encode_lines(draft.lines))
    return entries
