"""What a member does with an import, whether it is one card or has parts: confirm it, throw it away, take it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.errors import Invalid, NotFound
from core.importing.matching import ProofSource
from core.model.draft import Draft
from core.model.statement_import import StatementImport
from core.usecases.confirm_draft import confirm_draft
from core.usecases.discard_draft import discard_draft
from core.usecases.find_adjusted_purchase import adjust_purchase, find_adjusted_purchase
from core.usecases.find_same_purchase import NewProof, SamePurchase, find_same_purchase
from core.usecases.import_long_statement import begin_undoing, begin_writing, discard_import, load_import
from core.usecases.import_statement import STATEMENT
from core.usecases.merge_purchase import merge_purchase
from core.usecases.undo import undo
from core.usecases.use_case_context import UseCaseContext

MOST_SHOWN = 50
"""Imports and doubtful lines of one list."""


@dataclass(frozen=True, slots=True)
class DoubtfulMatch:
    """A line of a file that may be in the book already, and what it may be; ``same`` is None once that is gone."""

    draft: Draft
    same: SamePurchase | None


async def list_imports(context: UseCaseContext) -> tuple[StatementImport, ...]:
    """Return the last imports of the household, newest first."""
    return await context.uow.imports.list_newest(MOST_SHOWN)


async def find_import(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Return one import as it stands; raises NotFound where there is none."""
    found = await context.uow.imports.find(import_id)
    if found is None:
        raise NotFound("choice-gone")
    return found


async def confirm_import(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Have the new lines of an import enter the book, once.

    Raises:
        Invalid: something of its file is asked still.
    """
    return await _act_on_import(context, import_id, begin_writing, confirm_draft)


async def throw_import_away(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Throw away an import that is not in the book."""
    return await _act_on_import(context, import_id, discard_import, discard_draft)


async def take_import_back(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Have everything an import brought leave the book."""
    return await _act_on_import(context, import_id, begin_undoing, undo)


async def _act_on_import(
    context: UseCaseContext,
    import_id: UUID,
    act_on_parts: Callable[[UseCaseContext, UUID], Awaitable[StatementImport]],
    act_on_card: Callable[[UseCaseContext, UUID], Awaitable[object]],
) -> StatementImport:
    """Act on the parts of a long import, or on the card that a short one is."""
    made = await load_import(context, import_id)
    if made.draft is None:
        return await act_on_parts(context, import_id)
    await act_on_card(context, made.draft)
    return await find_import(context, import_id)


async def list_doubtful(context: UseCaseContext) -> Sequence[DoubtfulMatch]:
    """Return the member's waiting cards of lines that may be in the book already, each with what it may be."""
    found: list[DoubtfulMatch] = []
    for draft in await context.uow.drafts.open():
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
    """Whether a card is the member's own and holds one line of a file alone."""
    if draft.author != context.member.id or len(draft.lines) != 1 or draft.text:
        return False
    proofs = await context.uow.proofs.of_draft(draft.id)
    return any(proof.source == STATEMENT and proof.file is None for proof in proofs)


async def settle_doubtful(context: UseCaseContext, draft_id: UUID, *, is_same: bool) -> None:
    """Put a doubtful line to what it may be, or write it as an entry of its own.

    Raises:
        Invalid: what it may be is gone, or the card holds something else by now.
    """
    if not is_same:
        await confirm_draft(context, draft_id)
        return
    draft = await context.uow.drafts.get(draft_id)
    if draft is None or not await _is_doubtful(context, draft):
        raise Invalid("choice-gone")
    same = await find_same_purchase(context, draft.lines[0], NewProof(ProofSource.STATEMENT, draft=draft.id))
    if same is None:
        if await adjust_purchase(context, draft.id) is None:
            raise Invalid("choice-gone")
        return
    await merge_purchase(context, draft.id, same.draft.id)
