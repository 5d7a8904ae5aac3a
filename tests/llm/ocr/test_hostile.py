"""Whatever is sent gets an answer in words, within bounds, and no process of ours ends for it (A8, K3)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.render.words import LANGUAGES, Words
from core.errors import Invalid
from llm.ocr.readers import PageReaders
from tests.llm.ocr.drawn import plain, saved
from tests.llm.ocr.hostile import HOSTILE, READ, Hostile

ENGINE = "tests.llm.ocr.rough"

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("ocr")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def readers() -> AsyncIterator[PageReaders]:
    """The same processes for all of them."""
    made = PageReaders(ENGINE)
    for process in made.processes:
        await process.start()
    yield made
    await made.close()


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda each: each.name)
async def test_each_file_is_answered_and_no_process_ends_for_it(readers: PageReaders, hostile: Hostile) -> None:
    before = [process.pid for process in readers.processes]
    assert await _answer(readers, hostile.make()) in hostile.said
    assert [process.pid for process in readers.processes] == before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_answer_has_a_sentence(language: str) -> None:
    words = Words(language)
    for code in {code for each in HOSTILE for code in each.said - {READ}}:
        assert words.refusal(Invalid(code, megabytes=20, megapixels=60, most=5)) != words("refusal-unknown")


async def test_an_ordinary_photo_is_read_after_all_of_them(readers: PageReaders) -> None:
    assert await _answer(readers, saved(plain())) == READ


async def _answer(readers: PageReaders, content: bytes) -> str:
    try:
        await readers.read(content)
    except Invalid as refusal:
        return refusal.code
    return READ


def most_bytes(readers: PageReaders) -> int:
    """The most the engine's process ever held, its libraries among it (proc(5), VmHWM)."""
    status = Path(f"/proc/{readers.engines[0].pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024
