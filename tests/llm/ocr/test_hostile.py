"""Whatever is sent gets an answer in words, within bounds, and the process that read it reads on (A8, K3)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.render.words import LANGUAGES, Words
from core.errors import Invalid
from llm.ocr.bounds import memory
from llm.ocr.readers import Readers
from tests.llm.ocr.drawn import plain, saved
from tests.llm.ocr.hostile import HARD, HOSTILE, READ, SLOW, Hostile

ENGINE = "tests.llm.ocr.rough"

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("ocr")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def readers() -> AsyncIterator[Readers]:
    """One process for all of them."""
    made = Readers(ENGINE)
    yield made
    await made.close()


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda each: each.name)
async def test_each_file_is_answered_and_the_next_is_read(readers: Readers, hostile: Hostile) -> None:
    await readers.processes[0].start()
    before = readers.processes[0].pid
    said = await _said(readers, hostile.make())
    assert said in hostile.said
    assert said in {HARD, SLOW} or readers.processes[0].pid == before
    assert readers.processes[0].pid is None or most_bytes(readers) <= memory(ENGINE)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_answer_has_a_sentence(language: str) -> None:
    words = Words(language)
    for code in {code for each in HOSTILE for code in each.said - {READ}}:
        assert words.refusal(Invalid(code, megabytes=20, megapixels=60, most=5)) != words("refusal-unknown")


async def test_an_ordinary_photo_is_read_after_all_of_them(readers: Readers) -> None:
    assert await _said(readers, saved(plain())) == READ


async def _said(readers: Readers, content: bytes) -> str:
    try:
        await readers.read(content)
    except Invalid as refusal:
        return refusal.code
    return READ


def most_bytes(readers: Readers) -> int:
    """The most the process ever held, its libraries among it (proc(5), VmHWM)."""
    status = Path(f"/proc/{readers.processes[0].pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024
