"""Each engine gives words with boxes, whichever way the paper lies."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import pytest_asyncio
from PIL import Image

from core.errors import Fault
from core.model.page import Page
from llm.ocr.bounds import memory
from llm.ocr.engine import Engine, open_engine
from llm.ocr.readers import Readers
from llm.ocr.reading import read_pages
from tests.llm.ocr.drawn import LINES, on_a_table, receipt, saved
from tests.llm.ocr.test_hostile import most_bytes

WHITE = np.full((60, 60, 3), 255, np.uint8)
TESSERACT = """#!/bin/sh
case "$1" in --list-langs) printf 'List of languages\\nosd\\neng\\nrus\\n'; exit;; esac
cat > /dev/null
test "$*" = "stdin stdout --psm 6 -l eng+rus tsv" || exit 3
printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
printf '4\\t1\\t1\\t1\\t1\\t0\\t10\\t20\\t130\\t14\\t-1\\t\\n'
printf '5\\t1\\t1\\t1\\t1\\t1\\t10\\t20\\t60\\t14\\t96.5\\tTOTAL\\n'
printf '5\\t1\\t1\\t1\\t1\\t2\\t80\\t20\\t60\\t14\\t91\\t302.00\\n'
printf '5\\t1\\t1\\t1\\t1\\t3\\t150\\t20\\t60\\t14\\t95\\t \\n'
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def readers() -> AsyncIterator[Readers]:
    """RapidOCR, loaded once."""
    made = Readers("rapidocr")
    await made.processes[0].start()
    yield made
    await made.close()


def _text(page: Page) -> str:
    return "".join(word.text for word in page.words).replace(" ", "")


@pytest.mark.parametrize("turned", [0, 90, 180])
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.xdist_group("ocr")
async def test_rapidocr_reads_a_receipt_however_it_lies(readers: Readers, turned: int) -> None:
    (page,) = await readers.read(saved(receipt().rotate(-turned, expand=True)))
    assert page.turned == (360 - turned) % 360
    for line in LINES:
        assert line.replace(" ", "") in _text(page)
    total = next(word for word in page.words if "302.00" in word.text)
    assert abs((total.box.top + total.box.bottom) / 2 - 272) < 12  # the sixth line of print
    assert 0.8 < total.confidence <= 1
    assert most_bytes(readers) < memory("rapidocr")


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.xdist_group("ocr")
async def test_rapidocr_reads_a_receipt_off_a_table(readers: Readers) -> None:
    photo = on_a_table(((150, 90), (560, 140), (520, 700), (90, 640)))
    (page,) = await readers.read(saved(Image.fromarray(photo), quality=90))
    for figure in ("240.00", "62.00", "302.00", "500.00", "198.00"):
        assert figure in _text(page)


def test_tesseract_is_a_program_that_gives_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text(TESSERACT, encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    first, second = open_engine("tesseract").read(WHITE)
    assert (first.text, second.text, second.confidence) == ("TOTAL", "302.00", 0.91)
    assert second.box.corners == ((80, 20), (140, 20), (140, 34), (80, 34))


@pytest.mark.parametrize("script", ["", "#!/bin/sh\nexit 1\n", "#!/bin/sh\necho osd\n"], ids=["none", "broken", "mute"])
def test_tesseract_that_cannot_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    if script:
        (tmp_path / "tesseract").write_text(script, encoding="ascii")
        (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Fault, match="tesseract"):
        open_engine("tesseract")


def test_easyocr_finds_pieces_of_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library itself brings torch: what it answers is played by two modules of its names."""

    class Reader:
        def __init__(self, languages: list[str], **settings: Any) -> None:
            assert "en" in languages
            assert settings["gpu"] is False

        def readtext(self, image: Any) -> list[Any]:
            assert image.shape == WHITE.shape
            corners = [[np.int32(1), 2], [11, 2], [11, 8], [1, 8]]
            return [(corners, "TOTAL", np.float64(0.75)), (corners, " ", 0.2)]

    easy, torch = ModuleType("easyocr"), ModuleType("torch")
    vars(easy)["Reader"] = Reader
    vars(torch)["set_num_threads"] = int
    monkeypatch.setitem(sys.modules, "easyocr", easy)
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.delitem(sys.modules, "llm.ocr.easyocr_engine", raising=False)
    engine: Engine = open_engine("easyocr")
    (word,) = engine.read(WHITE)
    assert (word.text, word.confidence) == ("TOTAL", 0.75)
    assert word.box.right == 11


def test_an_engine_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "easyocr", None)
    monkeypatch.delitem(sys.modules, "llm.ocr.easyocr_engine", raising=False)
    with pytest.raises(Fault, match="easyocr is not installed"):
        open_engine("easyocr")


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(Fault, match="crystal"):
        open_engine("crystal")


def test_a_picture_that_reads_badly_is_tried_the_other_ways() -> None:
    tried = []

    class Upside:
        name = "upside"

        def read(self, image: Any) -> Any:
            tried.append(image.shape[:2])
            return ()

    list(read_pages(saved(receipt().resize((420, 600))), Upside()))
    assert tried == [(600, 420), (300, 210), (210, 300), (210, 300), (300, 210)]
