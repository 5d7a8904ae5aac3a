"""To merge two tellings and part them again leaves everything as it was, however often it is done (H2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.model.draft import Draft, DraftState
from core.model.household import Membership
from core.ports import Proof
from core.usecases.confirm_draft import confirm_draft
from core.usecases.merge_purchase import merge_purchase, undo_merge
from core.usecases.use_case_context import UseCaseContext
from storage.store import Store
from storage.unit_of_work import SqlUnitOfWork
from tests.databases import NOON, SeededIds
from tests.households import Home, settle


def act(home: Home, uow: SqlUnitOfWork) -> UseCaseContext:
    """Return Asha acting."""
    return UseCaseContext(uow, Membership(home.household, home.asha), NOON, home.ids)


async def picture(uow: SqlUnitOfWork, *drafts: Draft) -> list[object]:
    """Return what two cards say, what stands behind each, and what of them is in the book."""
    seen: list[object] = []
    for draft in drafts:
        found = await uow.drafts.get(draft.id)
        assert found is not None
        proofs = [proof.id for proof in await uow.proofs.list_of_draft(draft.id)]
        entries = [entry.line for entry in await uow.entries.list_of_draft(draft.id)]
        seen.append((found.state, found.lines, found.doubts, proofs, entries))
    return seen


@pytest.mark.parametrize("is_confirmed", [True, False])
@pytest.mark.parametrize(("account", "told"), [(None, "Card 4821"), ("Card 4821", "Card 4821"), (None, None)])
async def test_merge_then_part_is_the_identity(
    store: Store, account: str | None, told: str | None, *, is_confirmed: bool
) -> None:
    home = await settle(store, SeededIds(7))
    kept = home.draft(home.line(account=account))
    new = home.draft(home.line(account=told, description="MILK CO"))
    await home.keep(kept, new)
    async with home.as_asha() as uow:
        for draft, source in ((kept, "message"), (new, "alert")):
            await uow.add_proof(Proof(home.ids.new(), draft.id, source))
        if is_confirmed:
            await confirm_draft(act(home, uow), kept.id)
        await uow.commit()
    async with home.as_asha() as uow:
        before = await picture(uow, kept, new)
        for _ in range(2):
            await merge_purchase(act(home, uow), new.id, kept.id)
            merged = await picture(uow, kept, new)
            assert merged != before
            await undo_merge(act(home, uow), new.id)
            assert await picture(uow, kept, new) == before
        opened = await uow.drafts.get(new.id)
        assert opened is not None
        assert replace(opened, version=1) == replace(new, state=DraftState.OPEN)
