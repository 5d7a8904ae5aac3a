"""Change the lines of an open draft, asked for by button or by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Doubt, DoubtKind, make_outside_debt
from core.model.entry import Line
from core.model.intent import ChangeDraft
from core.model.money import Money
from core.usecases.change_line import change_line
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft, save_draft
from core.usecases.exchange import convert_lines
from core.usecases.take_back import encode_content
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def change_draft(
    context: UseCaseContext, draft_id: UUID, change: ChangeDraft, *, version: int | None = None
) -> DraftResult:
    """Change a draft and return its next version; raises Invalid where it is unclear which line is meant."""
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await load_current_result(context, draft_id)
    lines = list(draft.lines)
    indexes = find_changed_lines(change, len(lines))
    for index in indexes:
        lines[index] = change_line(lines[index], change, context.household, context.today)
    lines += list_outside_debts_of_change(change, [lines[index] for index in indexes])
    lines = list(await convert_lines(context.uow, lines, context.household.currency))
    doubts = _list_open_doubts(draft.doubts, change, indexes)
    after = replace(draft, version=draft.version + 1, lines=tuple(lines), doubts=doubts)
    await context.record_action("change-draft", draft.id, before=encode_content(draft), after=encode_lines(lines))
    return await save_draft(context, after, was=draft.version)


def list_outside_debts_of_change(change: ChangeDraft, lines: Sequence[Line]) -> list[Line]:
    """Return the transfers that a change adds beside its line for what people outside owe of it."""
    return [
        make_outside_debt(line, description, Money.of(amount, line.money.currency))
        for line in lines[:1]
        for description, amount in change.owed
    ]


def find_changed_lines(change: ChangeDraft, count: int) -> Sequence[int]:
    """Return the indexes of the lines a change applies to.

    Raises:
        Invalid: the line is gone, or an amount, description or merchant is given for several lines at once.
    """
    if change.line is not None:
        if not 0 <= change.line < count:
            raise Invalid("line-gone")
        return (change.line,)
    if count > 1 and (change.amount is not None or change.description or change.merchant):
        raise Invalid("which-line", count=count)
    return range(count)


def _list_open_doubts(doubts: Iterable[Doubt], change: ChangeDraft, indexes: Sequence[int]) -> tuple[Doubt, ...]:
    """Return a draft's questions that a change leaves open; one about a value that the change sets is answered."""
    said = {
        DoubtKind.AMOUNT: change.amount,
        DoubtKind.CURRENCY: change.currency,
        DoubtKind.DATE: change.day,
        DoubtKind.DATE_SCOPE: change.day,
        DoubtKind.KIND: change.kind,
        DoubtKind.PAYER: change.payer,
        DoubtKind.ENTRY: change.amount,
        DoubtKind.ALBUM: None,
    }
    return tuple(doubt for doubt in doubts if said[doubt.kind] is None or doubt.line_indexes.isdisjoint(indexes))
