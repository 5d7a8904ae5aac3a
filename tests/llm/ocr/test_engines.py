"""Each engine gives words with boxes, whichever way the paper lies."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import pytest_asyncio
from PIL import Image

from core.errors import Fault
from core.model.page import PageText
from llm.ocr.bounds import find_memory_limit
from llm.ocr.engine import Engine, open_engine
from llm.ocr.readers import PageReaders
from tests.llm.ocr.drawn import LINES, on_a_table, read_file, receipt, saved
from tests.llm.ocr.test_hostile import most_bytes

WHITE = np.full((60, 60, 3), 255, np.uint8)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def readers() -> AsyncIterator[PageReaders]:
    """RapidOCR, loaded once."""
    made = PageReaders("rapidocr")
    await made.engines[0].start()
    yield made
    await made.close()


def _text(page: PageText) -> str:
    return "".join(word.text for word in page.words).replace(" ", "")


@pytest.mark.parametrize("turned", [0, 90, 180])
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.xdist_group("ocr")
async def test_rapidocr_reads_a_receipt_however_it_lies(readers: PageReaders, turned: int) -> None:
    (page,) = await readers.read(saved(receipt().rotate(-turned, expand=True)))
    assert page.original is not None
    assert page.original.clockwise_turn == (360 - turned) % 360
    for line in LINES:
        assert line.replace(" ", "") in _text(page)
    total = next(word for word in page.words if "302.00" in word.text)
    assert abs((total.box.top + total.box.bottom) / 2 - 272) < 12  # the sixth line of print
    assert 0.8 < total.confidence <= 1
    assert most_bytes(readers) < find_memory_limit("rapidocr")


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.xdist_group("ocr")
async def test_rapidocr_reads_a_receipt_off_a_table(readers: PageReaders) -> None:
    photo = on_a_table(((150, 90), (560, 140), (520, 700), (90, 640)))
    (page,) = await readers.read(saved(Image.fromarray(photo), quality=90))
    for figure in ("240.00", "62.00", "302.00", "500.00", "198.00"):
        assert figure in _text(page)


@pytest.fixture
def easyocr(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What it was opened with; the library brings torch, so what it answers is played by modules of its names."""
    asked: dict[str, Any] = {}

    class Reader:
        def __init__(self, languages: list[str], **settings: Any) -> None:
            asked.update(settings, languages=languages)
            if {"ru", "de"} <= set(languages):
                raise ValueError("Cyrillic is only compatible with English")
            if "hi" in languages:
                raise OSError("no route to host")

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
    return asked


def test_easyocr_finds_pieces_of_lines(easyocr: dict[str, Any]) -> None:
    engine: Engine = open_engine("easyocr")
    (word,) = engine.read(WHITE)
    assert (word.text, word.confidence) == ("TOTAL", 0.75)
    assert word.box.right == 11
    assert easyocr == {"languages": ["en", "de", "es", "pt"], "gpu": False, "verbose": False}


@pytest.mark.parametrize(
    ("languages", "opened"), [(("ru",), ["ru", "en"]), (("en", "es"), ["en", "es"]), (("hi-Latn",), ["en"])]
)
def test_easyocr_reads_what_the_host_names(easyocr: dict[str, Any], languages: list[str], opened: list[str]) -> None:
    open_engine("easyocr", 1, languages)
    assert easyocr["languages"] == opened


@pytest.mark.parametrize(("languages", "why"), [(("ru", "de"), "one script more"), (("hi",), "no route to host")])
@pytest.mark.usefixtures("easyocr")
def test_easyocr_that_cannot_be_opened_says_why(languages: list[str], why: str) -> None:
    with pytest.raises(Fault, match=why):
        open_engine("easyocr", 1, languages)


def test_an_engine_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "easyocr", None)
    monkeypatch.delitem(sys.modules, "llm.ocr.easyocr_engine", raising=False)
    with pytest.raises(Fault, match=r"easyocr is not installed.*--extra easyocr"):
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

    list(read_file(saved(receipt().resize((420, 600))), Upside()))
    assert tried == [(600, 420), (300, 210), (210, 300), (210, 300), (300, 210)]
