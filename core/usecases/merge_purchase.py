"""Merge two records of one purchase or transfer, and undo a merge so that both are as before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import msgspec

from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.model.entry import Line
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft
from core.usecases.use_case_context import UseCaseContext, encode_lines

MERGE, PART = "merge-purchase", "part-purchase"

Learn = Callable[[Line, Line], Line]
"""A function that returns a known line updated by the line of a new proof."""


class MergeRecord(msgspec.Struct):
    """What a merge did, as the audit trail stores it: the line (``place`` in a draft, or ``entry``) that changed."""

    into: UUID
    proofs: tuple[UUID, ...]
    place: int | None = None
    entry: UUID | None = None
    before: Line | None = None
    after: Line | None = None


def learn_account(known: Line, told: Line) -> Line:
    """Return a known line with the account that the bank names, if the line names none."""
    return replace(known, account=told.account) if known.account is None and told.account is not None else known


async def merge_purchase(
    context: UseCaseContext,
    draft_id: UUID,
    into: UUID,
    version: int | None = None,
    learn: Learn = learn_account,
    *,
    known: Line | None = None,
) -> DraftResult:
    """Move a draft's proofs to another draft, which is returned, and discard the first.

    ``known`` is the line to update from the proof where the amounts differ.

    Raises:
        Invalid: the other draft is discarded or the same.
    """
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await load_current_result(context, draft_id)
    kept = await load_draft(context, into)
    if kept.state not in {DraftState.OPEN, DraftState.CONFIRMED} or into == draft_id:
        raise Invalid("choice-gone")
    moved = tuple(proof.id for proof in await context.uow.proofs.list_of_draft(draft.id))
    await context.uow.proofs.move(moved, kept.id)
    if not await context.uow.drafts.save(replace(draft, state=DraftState.DISCARDED), was=draft.version):
        raise Invalid("choice-gone")
    merged = await update_line_from_proof(context, kept, draft.lines[0], learn, known)
    merged.proofs = moved
    await context.record_action(MERGE, draft.id, after=msgspec.json.encode(merged).decode())
    return replace(await load_current_result(context, kept.id), acted=True)


async def update_line_from_proof(
    context: UseCaseContext, kept: Draft, told: Line, learn: Learn = learn_account, known: Line | None = None
) -> MergeRecord:
    """Update one line of a draft, or its entry, by the line of a proof; return what was done.

    The updated line is ``known``, or else the one with the proof's amount.
    """

    def is_meant(line: Line) -> bool:
        return line == known if known is not None else line.money == told.money

    if kept.state is DraftState.OPEN:
        place = next((at for at, line in enumerate(kept.lines) if is_meant(line)), None)
        before = kept.lines[place] if place is not None else None
        after = learn(before, told) if before is not None else None
        if place is None or after is None or after == before:
            return MergeRecord(kept.id, ())
        if not await context.uow.drafts.save(kept.replace_line(place, after), was=kept.version):
            raise Invalid("choice-gone")
        return MergeRecord(kept.id, (), place=place, before=before, after=after)
    entries = await context.uow.entries.list_of_draft(kept.id)
    entry = next((each for each in entries if is_meant(each.line) and each.deleted_at is None), None)
    if entry is None or learn(entry.line, told) == entry.line:
        return MergeRecord(kept.id, ())
    after = learn(entry.line, told)
    await _save_line(context, entry.id, after)
    return MergeRecord(kept.id, (), entry=entry.id, before=entry.line, after=after)


async def undo_merge(context: UseCaseContext, draft_id: UUID) -> DraftResult:
    """Undo a merge: reopen the draft with its proofs, and restore the line that was updated by these.

    Raises:
        Invalid: the draft is not merged now.
    """
    context.require_writer()
    draft = await load_draft(context, draft_id)
    trail = [each for each in await context.uow.list_changes(draft.id) if each.action in {MERGE, PART}]
    if not trail or trail[-1].action == PART or draft.state is not DraftState.DISCARDED:
        raise Invalid("choice-gone")
    merged = msgspec.json.decode(trail[-1].after, type=MergeRecord)
    opened = replace(draft, state=DraftState.OPEN, version=draft.version + 1)
    if not await context.uow.drafts.reopen(opened, was=draft.version):
        raise Invalid("choice-gone")
    await context.uow.proofs.move(merged.proofs, draft.id)
    await _restore_line(context, merged)
    await context.record_action(PART, draft.id, before=trail[-1].after)
    return DraftResult(opened)


async def _restore_line(context: UseCaseContext, merged: MergeRecord) -> None:
    """Restore a line to its state before a merge, unless somebody changed it since."""
    if merged.before is None:
        return
    if merged.entry is not None:
        entry = await context.uow.entries.get(merged.entry)
        if entry is not None and entry.line == merged.after:
            await _save_line(context, entry.id, merged.before)
        return
    kept = await context.uow.drafts.get(merged.into)
    place = merged.place or 0
    if kept is None or place >= len(kept.lines) or kept.lines[place] != merged.after:
        return
    if kept.state is DraftState.OPEN:
        await context.uow.drafts.save(kept.replace_line(place, merged.before), was=kept.version)
    for entry in await context.uow.entries.list_of_draft(kept.id):
        if entry.line == merged.after:
            await _save_line(context, entry.id, merged.before)


async def _save_line(context: UseCaseContext, entry_id: UUID, line: Line) -> None:
    entry = await context.uow.entries.get(entry_id)
    if entry is None:
        return
    if not await context.uow.entries.save(replace(entry, line=line, version=entry.version + 1), was=entry.version):
        raise Invalid("choice-gone")
    await context.record_action("change-entry", entry.id, before=encode_lines(entry.line), after=encode_lines(line))
