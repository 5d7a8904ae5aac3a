"""A book comes from another app: looked at first, imported with one tap, taken back whole (REQUIREMENTS H5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.messages import Attachment
from core.model.entry import EntryKind
from tests.conversations.stage import settle_in, stage
from tests.core.importing.test_app_exports import SAMPLES


@pytest.mark.parametrize("app", ["ynab", "firefly", "wallet"])
async def test_a_book_comes_from_another_app_and_goes_again(tmp_path: Path, app: str) -> None:
    async with stage(tmp_path, today="2026-11-21") as scene:
        await settle_in(scene, ("Asha",), currency="USD")
        scene.theatre.files["book"] = SAMPLES[app].encode()
        (shown,) = await scene.do("Asha", attachments=(Attachment("document", "book", "book.csv", "text/csv", 900),))
        assert "3" in shown.reply.plain
        assert await scene.book() == ()
        await scene.tap("Asha", "Import")
        entries = {entry.line.kind: entry.line for entry in await scene.book()}
        assert entries.keys() == {EntryKind.EXPENSE, EntryKind.TRANSFER, EntryKind.INCOME}
        shop = entries[EntryKind.EXPENSE]
        assert (shop.category, shop.account, shop.money.minor) == ("groceries", "Card", 4510)
        again = await scene.do("Asha", attachments=(Attachment("document", "book", "book.csv", "text/csv", 900),))
        assert len(await scene.book()) == 3, again
        await scene.do("Asha", "/undo")
        assert await scene.book() == ()
