"""Store a bank's alert text as a proof, and recognise the same text when it arrives again."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from core.model.draft import Draft, DraftState
from core.ports import Proof
from core.usecases.erase_photos import can_see
from core.usecases.use_case_context import UseCaseContext

ALERT = "alert"
"""The source of a proof that is a bank's alert text."""


def digest_alert(text: str) -> str:
    """Return the SHA-256 of a bank's text as hexadecimal; differences of white space do not matter."""
    return sha256(f"alert {' '.join(text.split())}".encode()).hexdigest()


def make_alert_proof(context: UseCaseContext, draft: UUID, text: str, file: str | None = None) -> Proof:
    """Return a bank's text as a proof of a draft."""
    return Proof(context.ids.new(), draft, ALERT, text, file, digest_alert(text))


async def list_same_alerts(context: UseCaseContext, draft: Draft) -> tuple[Proof, ...]:
    """Return all stored proofs that have the same bank text as a draft, of this and of other drafts."""
    own = [proof for proof in await context.uow.proofs.list_of_draft(draft.id) if proof.source == ALERT]
    return await context.uow.proofs.find_same(own[0].digest) if own and own[0].digest else ()


async def find_same_alert(context: UseCaseContext, text: str) -> Draft | None:
    """Return the draft made of this very bank's text; None where it was discarded or the member may not see it."""
    for proof in await context.uow.proofs.find_same(digest_alert(text)):
        draft = await context.uow.drafts.get(proof.draft)
        is_kept = draft is not None and draft.state in {DraftState.OPEN, DraftState.CONFIRMED}
        if draft is not None and is_kept and await can_see(context, draft):
            return draft
    return None
