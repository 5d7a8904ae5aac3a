"""Everything leaves as one file and comes back into an empty household, in the chat (REQUIREMENTS C4, C7, H5)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
import pytest

from bot.messages import Attachment
from core.usecases import backup_household
from tests.conversations.stage import Stage, settle_in, stage
from tests.conversations.test_receipts import PAPER, market, send


async def _back_up(scene: Stage, by: str) -> tuple[str, bytes]:
    """Return what is said with a backup, and the file."""
    (shown,) = await scene.do(by, "/export backup")
    assert shown.reply.archive is not None, shown.reply.plain
    return shown.reply.plain, shown.image or b""


async def _send(scene: Stage, by: str, content: bytes) -> str:
    scene.theatre.files[f"backup {by}"] = content
    file = Attachment("document", f"backup {by}", "b.zip", "application/zip", len(content))
    return "\n".join(each.reply.plain for each in await scene.do(by, attachments=(file,)))


def _changed(content: bytes, book: bytes | None = None, **values: object) -> bytes:
    """Return a backup whose book says something else."""
    with ZipFile(BytesIO(content)) as old:
        said = msgspec.json.decode(old.read("book.json")) | values
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as new:
        new.writestr("book.json", msgspec.json.encode(said) if book is None else book)
    return out.getvalue()


async def test_a_household_moves_with_its_receipts(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await scene.tap("Asha", "Confirm")
        await scene.do("Ravi", "ring 1900 private")
        await scene.tap("Ravi", "Confirm")
        await scene.do("Asha", "auto 120")
        before = await scene.do("Asha", "how much this month?")
        said, content = await _back_up(scene, "Asha")
        assert "1 receipt" in said
        assert "private to others" in said
        await settle_in(scene, ("Meera",), currency="EUR", zone="Europe/Berlin")
        assert "Home" in await _send(scene, "Meera", content)
        restored = (await scene.tap("Meera", "Restore"))[0].reply.plain
        assert ("Ravi" in restored, "1 receipt" in restored) == (True, True)
        after = await scene.do("Meera", "how much this month?")
        assert after[0].reply.plain == before[0].reply.plain
        waiting = await scene.do("Meera", "/waiting")
        assert "auto" in "".join(each.reply.plain for each in waiting)
        found = (await scene.do("Meera", "/find ring"))[0].reply.plain
        assert found.startswith("Nothing"), found
        (exported,) = await scene.do("Meera", "/export zip")
        with ZipFile(BytesIO(exported.image or b"")) as archive:
            assert len(archive.namelist()) == 2
        assert "already" in await _send(scene, "Meera", content)


async def test_what_cannot_be_restored_gets_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        await scene.do("Asha", "milk 60")
        await scene.tap("Asha", "Confirm")
        _, content = await _back_up(scene, "Asha")
        await settle_in(scene, ("Meera",))
        assert "newer version" in await _send(scene, "Meera", _changed(content, purser_backup=2))
        assert "damaged" in await _send(scene, "Meera", _changed(content, b"{"))
        assert "damaged" in await _send(scene, "Meera", _changed(content, maker="x"))
        assert "damaged" in await _send(scene, "Meera", content[: len(content) // 2] + content[len(content) // 2 + 1 :])
        await _send(scene, "Meera", _changed(content, tables={}))
        assert "damaged" in (await scene.tap("Meera", "Restore"))[0].toast
        monkeypatch.setattr(backup_household, "MOST_BYTES", 1_000)
        assert "more than I take" in await _send(scene, "Meera", _changed(content, b" " * 1_000_000))
        assert await scene.book() == ()


async def test_a_group_and_a_viewer_get_no_further(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        await scene.do("Asha", "/start", chat="-1", group=True)
        await scene.tap("Asha", "Yes", chat="-1", group=True)
        (shown,) = await scene.do("Asha", "/export backup", chat="-1", group=True)
        assert "privately" in shown.reply.plain
        _, content = await _back_up(scene, "Ravi")
        assert "admin" in (await _send(scene, "Ravi", content)).lower()
