"""Rewrite an open draft after its author edited the message it was made of."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.model.entry import Line
from core.model.intent import RecordEntries
from core.ports import Categoriser
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft, save_draft
from core.usecases.exchange import convert_lines
from core.usecases.propose_entries import check_lines, fill_line
from core.usecases.take_back import encode_content
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def rewrite_draft(
    context: UseCaseContext, categoriser: Categoriser, draft_id: UUID, read: RecordEntries, text: str
) -> DraftResult:
    """Replace the lines of a draft by those of the edited message; raises Invalid where these make no draft.

    Categories, visibility and notes chosen on the draft stay on lines of the same description.
    """
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, None):
        return await load_current_result(context, draft_id)
    check_lines(read)
    filled = [_keep_choices(draft.lines, fill_line(context, categoriser, line)) for line in read.lines]
    lines = await convert_lines(context.uow, filled, context.household.currency)
    after = replace(draft, version=draft.version + 1, lines=lines, doubts=read.doubts, text=text)
    await context.record_action("change-draft", draft.id, before=encode_content(draft), after=encode_lines(lines))
    return await save_draft(context, after, was=draft.version)


def _keep_choices(before: tuple[Line, ...], line: Line) -> Line:
    same = [each for each in before if each.description.casefold() == line.description.casefold()]
    if len(same) != 1:
        return line
    old = same[0]
    return replace(line, category=old.category, confidence=old.confidence, visibility=old.visibility, notes=old.notes)
