"""How far a source of banks' texts is read is kept alike in every database."""

from __future__ import annotations

from uuid import UUID

from core.ports import SourceBatch, SourceProgress
from storage.store import Store


async def test_progress_is_kept_and_adds_up(store: Store) -> None:
    began = SourceProgress(UUID(int=1))
    assert await store.source_progress.get("mail") is None
    after = began.add(SourceBatch((), "7:1:2026-11-30", strangers=2)).add(SourceBatch((), "7:5:2026-11-30", refused=1))
    await store.source_progress.save("mail", began)
    await store.source_progress.save("mail", after)
    assert await store.source_progress.get("mail") == SourceProgress(began.member, "7:5:2026-11-30", 2, 1)
    assert await store.source_progress.get("another") is None
