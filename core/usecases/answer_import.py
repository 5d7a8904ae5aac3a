"""Confirm, discard or undo a statement import, whether it is one draft or many parts, and settle its doubtful lines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.errors import Invalid, NotFound
from core.importing.matching import ProofSource
from core.model.draft import Draft
from core.model.entry import Line
from core.model.statement_import import ImportState, StatementImport
from core.usecases.confirm_draft import confirm_draft
from core.usecases.discard_draft import discard_draft
from core.usecases.find_adjusted_purchase import find_adjusted_purchase, merge_into_adjusted_purchase
from core.usecases.find_same_purchase import NewProof, SamePurchase, find_same_purchase
from core.usecases.import_long_statement import (
    begin_undoing,
    begin_writing,
    discard_import,
    list_first_new_lines,
    load_import,
)
from core.usecases.import_statement import STATEMENT
from core.usecases.merge_purchase import merge_purchase
from core.usecases.undo import undo_draft
from core.usecases.use_case_context import UseCaseContext

MOST_SHOWN = 50
"""The most imports, and the most doubtful lines, in one list."""


@dataclass(frozen=True, slots=True)
class DoubtfulMatch:
    """The draft of a statement line that may be recorded already, and the entry or draft it may repeat (None: gone)."""

    draft: Draft
    same: SamePurchase | None


async def list_imports(context: UseCaseContext) -> tuple[StatementImport, ...]:
    """Return the last imports of the household, newest first."""
    return await context.uow.imports.list_newest(MOST_SHOWN)


async def find_import(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Return one import in its current state; raises NotFound where there is none."""
    found = await context.uow.imports.find(import_id)
    if found is None:
        raise NotFound("choice-gone")
    return found


async def list_new_lines(context: UseCaseContext, import_id: UUID) -> tuple[StatementImport, Sequence[Line]]:
    """Return an import that waits for its confirmation, and its new lines; of a long one those of its first part.

    Raises:
        NotFound: the import does not wait, or another member sent it.
    """
    made = await find_import(context, import_id)
    if made.member != context.member.id or made.state is not ImportState.READY:
        raise NotFound("choice-gone")
    if made.draft is None:
        return made, await list_first_new_lines(context, import_id)
    draft = await context.uow.drafts.get(made.draft)
    return made, draft.lines if draft is not None else ()


async def confirm_import(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Write the new lines of an import into the book; a second call writes nothing.

    Raises:
        Invalid: a question about its file is still open.
    """
    return await _act_on_import(context, import_id, begin_writing, confirm_draft)


async def discard_any_import(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Discard an import that is not in the book."""
    return await _act_on_import(context, import_id, discard_import, discard_draft)


async def undo_any_import(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Undo an import: remove every entry it brought from the book."""
    return await _act_on_import(context, import_id, begin_undoing, undo_draft)


async def _act_on_import(
    context: UseCaseContext,
    import_id: UUID,
    act_on_parts: Callable[[UseCaseContext, UUID], Awaitable[StatementImport]],
    act_on_card: Callable[[UseCaseContext, UUID], Awaitable[object]],
) -> StatementImport:
    """Apply one action to an import: to its parts if it is a long one, to its draft if it is short."""
    made = await load_import(context, import_id)
    if made.draft is None:
        return await act_on_parts(context, import_id)
    await act_on_card(context, made.draft)
    return await find_import(context, import_id)


async def list_doubtful(context: UseCaseContext) -> Sequence[DoubtfulMatch]:
    """Return the member's open drafts of statement lines that may be in the book already, each with its match."""
    found: list[DoubtfulMatch] = []
    for draft in await context.uow.drafts.list_open():
        if not await _is_doubtful(context, draft):
            continue
        proof = NewProof(ProofSource.STATEMENT, draft=draft.id)
        same = await find_same_purchase(context, draft.lines[0], proof)
        if same is None:
            adjusted = await find_adjusted_purchase(context, draft.lines[0], proof)
            same = adjusted.same if adjusted is not None else None
        found.append(DoubtfulMatch(draft, same))
        if len(found) == MOST_SHOWN:
            break
    return found


async def _is_doubtful(context: UseCaseContext, draft: Draft) -> bool:
    """Return whether a draft is the member's own and holds exactly one line, which comes from a statement."""
    if draft.author != context.member.id or len(draft.lines) != 1 or draft.text:
        return False
    proofs = await context.uow.proofs.list_of_draft(draft.id)
    return any(proof.source == STATEMENT and proof.file is None for proof in proofs)


async def settle_doubtful(context: UseCaseContext, draft_id: UUID, *, is_same: bool) -> None:
    """Merge a doubtful statement line with its match, or write it as a new entry.

    Raises:
        Invalid: the match is gone, or the draft is no longer a single doubtful line.
    """
    if not is_same:
        await confirm_draft(context, draft_id)
        return
    draft = await context.uow.drafts.get(draft_id)
    if draft is None or not await _is_doubtful(context, draft):
        raise Invalid("choice-gone")
    same = await find_same_purchase(context, draft.lines[0], NewProof(ProofSource.STATEMENT, draft=draft.id))
    if same is None:
        if await merge_into_adjusted_purchase(context, draft.id) is None:
            raise Invalid("choice-gone")
        return
    await merge_purchase(context, draft.id, same.draft.id)
