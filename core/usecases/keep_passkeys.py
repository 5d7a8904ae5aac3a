"""Add, list and remove a member's passkeys."""

from __future__ import annotations

from uuid import UUID

from core.errors import Invalid, NotFound
from core.model.access import Passkey
from core.usecases.names import tidy_name
from core.usecases.rights import require_member
from core.usecases.use_case_context import UseCaseContext

MOST_PASSKEYS = 20


async def list_own_passkeys(context: UseCaseContext) -> tuple[Passkey, ...]:
    """Return the passkeys of the member who asks, oldest first."""
    return await context.uow.access.list_passkeys(context.member.id)


async def add_passkey(context: UseCaseContext, credential: str, public_key: bytes, sign_count: int, label: str) -> bool:
    """Save a passkey that the member's device just made; return whether it is their first.

    Raises:
        Invalid: there are too many ("too-many-passkeys"), or it is saved already ("passkey-failed").
    """
    now = await require_member(context)
    before = await list_own_passkeys(context)
    if len(before) >= MOST_PASSKEYS:
        raise Invalid("too-many-passkeys", most=MOST_PASSKEYS)
    new = Passkey(context.ids.new(), credential, public_key, sign_count, tidy_name(label), context.now)
    if not await context.uow.access.add_passkey(now.member.id, new):
        raise Invalid("passkey-failed")
    await context.record_action("add-passkey", new.id)
    return not before


async def remove_passkey(context: UseCaseContext, passkey_id: UUID) -> None:
    """Remove one passkey of the member who asks; raises NotFound("passkey-unknown")."""
    await require_member(context)
    if not await context.uow.access.remove_passkey(context.member.id, passkey_id):
        raise NotFound("passkey-unknown")
    await context.record_action("remove-passkey", passkey_id)
