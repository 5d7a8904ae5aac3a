"""The process that reads: what kills it fails one file, it knows no secrets, and it does not outlive the bot."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio

from core.errors import Fault, Invalid
from llm.ocr.bounds import WAITING
from llm.ocr.readers import Readers, open_pages
from tests.llm.ocr.drawn import plain, saved
from tests.llm.ocr.rough import CALLS_HOME, CRASHES, EATS, HANGS

ENGINE = "tests.llm.ocr.rough"
ROOT = Path(__file__).parents[3]
PARENT = f"""
import asyncio
from llm.ocr.process import ReadingProcess

async def main():
    process = ReadingProcess({ENGINE!r})
    await process.start()
    print(process.pid, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("ocr")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def readers() -> AsyncIterator[Readers]:
    """One process for those that do not end it."""
    made = Readers(ENGINE)
    yield made
    await made.close()


@pytest.mark.parametrize("colour", [CRASHES, EATS])
async def test_what_kills_the_process_fails_one_file(readers: Readers, colour: str) -> None:
    with pytest.raises(Invalid, match="picture-too-hard"):
        await readers.read(saved(plain(colour)))
    assert (await readers.read(saved(plain())))[0].words[0].text == "paper"


async def test_a_page_that_takes_too_long_is_given_up_and_the_loop_runs_on_meanwhile() -> None:
    hasty = Readers(ENGINE, page_seconds=0.5)
    reading = asyncio.create_task(hasty.read(saved(plain(HANGS))))
    turns = 0
    while not reading.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 20
    with pytest.raises(Invalid, match="picture-too-slow"):
        await reading
    await hasty.close()


async def test_it_reaches_no_network(readers: Readers) -> None:
    (page,) = await readers.read(saved(plain(CALLS_HOME)))
    assert page.words[0].text == "PermissionError"


async def test_it_knows_nothing_of_the_host(readers: Readers) -> None:
    known = (await readers.read(saved(plain())))[0].words[1].text.split()
    assert "PATH" in known
    assert not {"HOME", "PYTEST_CURRENT_TEST"} & set(known)


async def test_who_gives_up_leaves_the_process_to_the_next(readers: Readers) -> None:
    await readers.read(saved(plain()))
    reading = asyncio.create_task(readers.read(saved(plain(HANGS))))
    await asyncio.sleep(0.2)
    reading.cancel()
    with suppress(asyncio.CancelledError):
        await reading
    assert await readers.read(saved(plain()))


async def test_files_wait_for_their_turn_and_too_many_are_told(readers: Readers) -> None:
    answers = await asyncio.gather(*(readers.read(saved(plain())) for _ in range(WAITING + 3)), return_exceptions=True)
    refused = [each for each in answers if isinstance(each, Invalid)]
    assert {each.code for each in refused} == {"reading-busy"}
    assert len(refused) == 2  # one is being read


async def test_it_does_not_outlive_a_bot_that_is_killed() -> None:
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", PARENT, stdout=subprocess.PIPE, cwd=ROOT)
    assert bot.stdout is not None
    child = int(await bot.stdout.readline())
    bot.kill()
    await bot.wait()
    for _ in range(500):
        if not _runs(child):
            return
        await asyncio.sleep(0.01)
    pytest.fail("the process is still there")


async def test_an_engine_that_is_not_there_is_a_fault_that_names_it() -> None:
    readers = Readers("tests.llm.ocr.nowhere")
    with pytest.raises(Fault, match="nowhere"):
        await readers.read(saved(plain()))
    await readers.close()


async def test_off_reads_nothing() -> None:
    async with open_pages("off") as pages:
        with pytest.raises(Invalid, match="reading-off"):
            await pages.read(saved(plain()))


async def test_engines_are_loaded_in_the_background() -> None:
    began = time.monotonic()
    async with open_pages(ENGINE) as pages:
        opened = time.monotonic() - began
        await pages.read(saved(plain()))
        assert opened < (time.monotonic() - began) / 2


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z (zombie)" not in Path(f"/proc/{pid}/status").read_text(encoding="ascii")
