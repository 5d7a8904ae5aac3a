"""Archives: what is packed, what is left out, and what a file is by its first bytes."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from cryptography.fernet import Fernet

from bot.archives import Archives
from bot.kinds import find_file_kind
from bot.messages import Archive, Document, Enclosed
from storage.files.folder import Folder
from storage.files.sealed import SealedFiles
from storage.keyring import Keyring
from tests.databases import SeededIds

IDS = SeededIds(7)
HOME = IDS.new()
DAY = date(2026, 11, 21)
JPEG, PDF = b"\xff\xd8\xff photo", b"%PDF-1.7 bill"


async def test_a_sheet_and_the_originals_that_are_there_still(tmp_path: Path) -> None:
    """What is erased between the asking and the packing is left out; what is of another household was never in."""
    files = SealedFiles(Folder(tmp_path), Keyring(Fernet.generate_key().decode()))
    photo, bill, gone = [await files.put(HOME, IDS.new(), content) for content in (JPEG, PDF, b"erased")]
    foreign = await files.put(IDS.new(), IDS.new(), b"theirs")
    await files.remove(HOME, gone)
    named = (("0001-milk", photo), ("0002-किराना", bill), ("0003-x", gone), ("0004-y", foreign))
    originals = tuple(Enclosed(name, key) for name, key in named)
    sheet = Document("purser.csv", "text/csv", "day,₹\n")
    packed = await Archives(files)(Archive("purser.zip", HOME, DAY, "receipts", originals, sheet))
    with ZipFile(BytesIO(packed)) as pack:
        assert pack.testzip() is None
        assert {each.filename: pack.read(each) for each in pack.infolist()} == {
            "purser.csv": "day,₹\n".encode(),
            "receipts/0001-milk.jpg": JPEG,
            "receipts/0002-किराना.pdf": PDF,
        }
        assert {each.date_time[:3] for each in pack.infolist()} == {(2026, 11, 21)}


@pytest.mark.parametrize(
    ("content", "ending", "picture"),
    [
        (JPEG, ".jpg", True),
        (b"\x89PNG\r\n\x1a\n", ".png", True),
        (b"RIFF\0\0\0\0WEBPVP8 ", ".webp", True),
        (b"RIFF\0\0\0\0WAVEfmt ", ".bin", False),
        (PDF, ".pdf", False),
        (b"II*\0", ".tiff", False),
        (b"MM\0*", ".tiff", False),
        (b"\0\0\0\x18ftypheic", ".heic", False),
        (b"GIF89a", ".gif", False),
        (b"", ".bin", False),
    ],
)
def test_a_file_is_what_it_begins_as(content: bytes, ending: str, picture: bool) -> None:  # noqa: FBT001  a case
    kind = find_file_kind(content)
    assert (kind.ending, kind.picture) == (ending, picture)
    assert picture or not kind.mime.startswith("image/")
