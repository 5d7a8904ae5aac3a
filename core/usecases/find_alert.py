"""Keep a bank's alert as a proof, and know it again when it comes a second time."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from core.model.draft import Draft, DraftState
from core.ports import Proof
from core.usecases.erase_photos import may_see
from core.usecases.use_case_context import UseCaseContext

ALERT = "alert"
"""The source of a proof that is a bank's text."""


def digest_alert(text: str) -> str:
    """Return the SHA-256 of a bank's text without differences of blanks, hexadecimal."""
    return sha256(f"alert {' '.join(text.split())}".encode()).hexdigest()


def make_alert_proof(context: UseCaseContext, draft: UUID, text: str, file: str | None = None) -> Proof:
    """Return the proof that a bank's text is of a draft."""
    return Proof(context.ids.new(), draft, ALERT, text, file, digest_alert(text))


async def list_same_alerts(context: UseCaseContext, draft: Draft) -> tuple[Proof, ...]:
    """Return the proofs of a card that are banks' texts, and those of the very same text behind other cards."""
    own = [proof for proof in await context.uow.proofs.of_draft(draft.id) if proof.source == ALERT]
    return await context.uow.proofs.find_same(own[0].digest) if own and own[0].digest else ()


async def find_same_alert(context: UseCaseContext, text: str) -> Draft | None:
    """Return the draft this very text stands behind, unless it was thrown away or the member may not see it."""
    for proof in await context.uow.proofs.find_same(digest_alert(text)):
        draft = await context.uow.drafts.get(proof.draft)
        is_kept = draft is not None and draft.state in {DraftState.OPEN, DraftState.CONFIRMED}
        if draft is not None and is_kept and await may_see(context, draft):
            return draft
    return None
