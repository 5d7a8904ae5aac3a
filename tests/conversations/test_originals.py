"""Originals in whole chats: shown as what they are, exported, erased everywhere; honest where they cannot be kept."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.handlers import export
from bot.messages import Attachment
from scheduler.jobs.erase_old_photos import SWEEP
from tests.conversations.stage import Shown, Stage
from tests.conversations.test_albums import LOWER, UPPER, part, photos
from tests.conversations.test_albums import send as album
from tests.conversations.test_receipts import PAPER, Desk, kept, market, page, send, words

TIFF, PDF = b"II*\x00 made up", b"%PDF-1.7 made up"
OTHER = PAPER.replace("18:32", "19:47").replace("700.00", "610.00").replace("Dish soap              90.00\n", "")


async def _saved(scene: Stage, by: str, name: str) -> None:
    await send(scene, by, name)
    await scene.tap(by, "Confirm")


def _packed(shown: list[Shown]) -> dict[str, bytes]:
    """Everything in the archives that were sent."""
    found: dict[str, bytes] = {}
    for each in shown:
        assert each.reply.archive is not None
        with ZipFile(BytesIO(each.image or b"")) as pack:
            found |= {name: pack.read(name) for name in pack.namelist()}
    return found


@pytest.mark.parametrize(
    ("content", "ending", "mime"), [(PDF, ".pdf", "application/pdf"), (TIFF, ".tiff", "application/octet-stream")]
)
async def test_an_original_that_is_no_photo_is_a_file(tmp_path: Path, content: bytes, ending: str, mime: str) -> None:
    async with market(tmp_path, PAPER) as scene:
        assert isinstance(scene.app.services.pages, Desk)
        scene.app.services.pages.papers[content] = page(PAPER)
        scene.theatre.files["bill"] = content
        await scene.do("Asha", attachments=(Attachment("document", "bill", mime=mime, size=9),))
        await scene.tap("Asha", "Confirm")
        await scene.tap("Asha", "Edit")
        (shown,) = await scene.tap("Asha", "📷 Photo")
        assert shown.reply.original is not None
        assert (shown.reply.original.name, shown.reply.original.mime) == (f"2026-11-20-1{ending}", mime)
        assert shown.image == content


async def test_a_receipt_in_parts_is_shown_exported_and_erased_whole(tmp_path: Path) -> None:
    async with photos(tmp_path, UPPER, LOWER) as scene:
        await album(scene, part(scene, "0"), part(scene, "1"))
        await scene.tap("Asha", "Confirm")
        await scene.tap("Asha", "Edit")
        shown = await scene.tap("Asha", "📷 Photo")
        assert {each.image for each in shown} == {scene.theatre.files[name] for name in "01"}
        assert [bool(each.reply.buttons) for each in shown] == [False, True]
        packed = _packed(await scene.do("Asha", "/export zip"))
        assert sorted(packed.values())[-2:] == [scene.theatre.files[name] for name in "01"]
        (row,) = _rows(packed)
        assert len(row["receipts"].split("; ")) == 2
        await scene.tap("Asha", "Erase the photo")
        await scene.tap("Asha", "Keep it")
        assert kept(tmp_path) == 2
        await scene.tap("Asha", "Edit")
        await scene.tap("Asha", "📷 Photo")
        await scene.tap("Asha", "Erase the photo")
        await scene.tap("Asha", "Yes, erase it")
        assert kept(tmp_path) == 0


def _rows(packed: dict[str, bytes]) -> list[dict[str, str]]:
    (sheet,) = (content for name, content in packed.items() if name.endswith(".csv"))
    return list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))


async def test_an_export_brings_the_receipts_that_a_member_may_see(tmp_path: Path) -> None:
    """C4, H5: the sheet names each file beside its line; the private one is its author's alone."""
    async with market(tmp_path, PAPER, OTHER) as scene:
        await _saved(scene, "Asha", "0")
        await send(scene, "Asha", "1")
        await scene.do("Asha", "private")
        await scene.tap("Asha", "Confirm")
        assert "With the receipts (2)" in _labels(await scene.do("Asha", "/export"))
        assert len(_packed(await scene.tap("Asha", "With the receipts"))) == 3
        assert "With the receipts (1)" in _labels(await scene.do("Ravi", "/export november"))
        packed = _packed(await scene.tap("Ravi", "With the receipts"))
        named = {f"receipts/{row['receipts']}.jpg" for row in _rows(packed) if row["receipts"]}
        photo = dict.fromkeys(named, scene.theatre.files["0"])
        assert {name: content for name, content in packed.items() if not name.endswith(".csv")} == photo
        assert "No receipts" in words(await scene.do("Ravi", "/export zip october"))


def _labels(shown: list[Shown]) -> str:
    return "\n".join(button.label for each in shown for row in each.reply.buttons for button in row)


async def test_what_is_erased_is_gone_from_the_export_too(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        await _saved(scene, "Asha", "0")
        await scene.tap("Asha", "Edit")
        await scene.tap("Asha", "📷 Photo")
        await scene.tap("Asha", "Erase the photo")
        await scene.tap("Asha", "Yes, erase it")
        assert "With the receipts" not in _labels(await scene.do("Asha", "/export"))
        assert "No receipts" in words(await scene.do("Asha", "/export zip"))


async def test_a_large_export_comes_in_parts_and_a_huge_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with market(tmp_path, PAPER, OTHER) as scene:
        await _saved(scene, "Asha", "0")
        await _saved(scene, "Asha", "1")
        monkeypatch.setattr(export, "ARCHIVE_BYTES", 1)
        shown = await scene.do("Asha", "/export zip")
        names = [each.reply.archive.name for each in shown if each.reply.archive]
        assert names == [f"purser-2026-11-21.part-{part}-of-2.zip" for part in (1, 2)]
        assert "Part 2 of 2" in shown[-1].reply.plain
        assert [len(_packed([each])) for each in shown] == [2, 1]
        monkeypatch.setattr(export, "MOST_ARCHIVES", 1)
        assert "shorter time" in words(await scene.do("Asha", "/export zip"))


async def test_a_photo_that_cannot_be_erased_is_not_forgotten(tmp_path: Path) -> None:
    """The sweep tries again another day, and the photo can be seen until then."""
    async with market(tmp_path, PAPER) as scene:
        await _saved(scene, "Asha", "0")
        await scene.do("Asha", "/settings")
        await scene.tap("Asha", "Photos")
        await scene.tap("Asha", "90 days")
        files, aside = tmp_path / "files", tmp_path / "aside"
        files.rename(aside)
        files.write_text("no folder")
        scene.clock.instant += timedelta(days=91)
        await scene.app.runner.run_by_hand(SWEEP.name)
        files.unlink()
        aside.rename(files)
        assert len(_packed(await scene.do("Asha", "/export zip"))) == 2
        await scene.app.runner.run_by_hand(SWEEP.name)
        assert kept(tmp_path) == 0
        assert "No receipts" in words(await scene.do("Asha", "/export zip"))


async def test_a_store_that_is_away_is_told_and_nothing_is_half_done(tmp_path: Path) -> None:
    """K6: no card without its photo, no photo forgotten that is not erased."""
    async with market(tmp_path, PAPER, OTHER) as scene:
        await _saved(scene, "Asha", "0")
        await scene.tap("Asha", "Edit")
        await scene.tap("Asha", "📷 Photo")
        await scene.tap("Asha", "Erase the photo")
        files, aside = tmp_path / "files", tmp_path / "aside"
        files.rename(aside)
        files.write_text("no folder")
        assert "cannot reach" in words(await scene.tap("Asha", "Yes, erase it"))
        assert "cannot reach" in words(await send(scene, "Asha", "1"))
        assert "cannot reach" in words(await scene.do("Asha", "/export zip"))
        files.unlink()
        aside.rename(files)
        assert kept(tmp_path) == 1
        assert len(_packed(await scene.do("Asha", "/export zip"))) == 2
        await send(scene, "Asha", "1")
        assert kept(tmp_path) == 2
        await scene.tap("Asha", "Yes, erase it")
        assert kept(tmp_path) == 1
