"""Change what a card says, by button or by sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Doubt, DoubtKind, Draft
from core.model.entry import Line
from core.model.intent import ChangeDraft
from core.usecases.change_line import changed
from core.usecases.deed import Deed, as_json
from core.usecases.standing import Standing, held, is_current, moved, unmoved


async def change_draft(deed: Deed, draft_id: UUID, change: ChangeDraft, *, version: int | None = None) -> Standing:
    """The card with a change in place, a version on; raises Invalid where it does not say which line it means."""
    deed.need_writer()
    draft = await held(deed, draft_id)
    if not is_current(draft, version):
        return await unmoved(deed, draft_id)
    lines = list(draft.lines)
    for index in which(change, len(lines)):
        lines[index] = changed(lines[index], change, deed.household, deed.today)
    after = replace(draft, version=draft.version + 1, lines=tuple(lines), doubts=_open_doubts(draft, lines))
    await deed.note("change-draft", draft.id, before=as_json(draft.lines), after=as_json(lines))
    return await moved(deed, after, was=draft.version)


def which(change: ChangeDraft, count: int) -> Iterable[int]:
    """The lines a change is for; an amount, words or a merchant fit one line alone."""
    if change.line is not None:
        if not 0 <= change.line < count:
            raise Invalid("line-gone")
        return (change.line,)
    if count > 1 and (change.amount is not None or change.description or change.merchant):
        raise Invalid("which-line", count=count)
    return range(count)


def _open_doubts(draft: Draft, after: list[Line]) -> tuple[Doubt, ...]:
    """What is still to be asked: a value given by hand settles what was asked about it."""
    touched = {index: _facts(line, after[index]) for index, line in enumerate(draft.lines)}
    return tuple(doubt for doubt in draft.doubts if not any(doubt.kind in touched[index] for index in doubt.lines))


def _facts(before: Line, after: Line) -> set[DoubtKind]:
    facts = {
        DoubtKind.AMOUNT: before.money != after.money,
        DoubtKind.CURRENCY: before.money.currency != after.money.currency,
        DoubtKind.DATE: before.day != after.day,
        DoubtKind.DATE_SCOPE: before.day != after.day,
        DoubtKind.KIND: before.kind is not after.kind,
        DoubtKind.PAYER: before.payer != after.payer,
    }
    return {kind for kind, differs in facts.items() if differs}
