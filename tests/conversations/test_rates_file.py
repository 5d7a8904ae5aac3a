"""E2: a file of rates sent with /rates, in the chat; a missing rate fetched from the host's list."""

from __future__ import annotations

from pathlib import Path

from bot.messages import Attachment
from tests.conversations.stage import settle_in, stage


async def test_a_file_of_rates_is_kept_or_refused_whole(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "dinner 40 usd")
        await scene.tap("Asha", "Confirm")
        for name, content in (
            ("good.csv", b"date,currency,rate\n2026-11-20,USD,80\n2026-11-20,EUR,90\n"),
            ("bad.csv", b"date,currency,rate\n2026-11-20,USD,81\nnonsense\n"),
        ):
            scene.theatre.files[name] = content
        sent = Attachment("document", "bad.csv", "bad.csv", "text/csv", 40)
        (refused,) = await scene.do("Asha", "/rates", attachments=(sent,))
        assert "Line 3 of that file cannot be read" in refused.reply.plain
        sent = Attachment("document", "good.csv", "good.csv", "text/csv", 60)
        (kept,) = await scene.do("Asha", "/rates", attachments=(sent,))
        assert kept.reply.plain == "2 rates are kept.\n1 entry that waited for it is counted now."
        (entry,) = await scene.book()
        assert entry.line.base is not None
        assert (entry.line.rate, entry.line.base.minor) == ("80", 320000)
