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
from llm.ocr.readers import DisabledReaders, PageReaders
from tests.llm.ocr.drawn import plain, saved
from tests.llm.ocr.hostile import nested_forms
from tests.llm.ocr.rough import CALLS_HOME, CRASHES, DAWDLES, EATS, HANGS

ENGINE = "tests.llm.ocr.rough"
ROOT = Path(__file__).parents[3]
PARENT = f"""
import asyncio
from llm.ocr.engine_process import EngineProcess

async def main():
    process = EngineProcess({ENGINE!r})
    await process.start()
    print(process.pid, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("ocr")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def readers() -> AsyncIterator[PageReaders]:
    """One process for those that do not end it."""
    made = PageReaders(ENGINE)
    yield made
    await made.close()


@pytest.mark.parametrize("colour", [CRASHES, EATS])
async def test_what_kills_the_process_fails_one_file(readers: PageReaders, colour: str) -> None:
    with pytest.raises(Invalid, match="picture-too-hard"):
        await readers.read(saved(plain(colour)))
    assert (await readers.read(saved(plain())))[0].words[0].text == "paper"


async def test_a_page_that_takes_too_long_is_given_up_and_the_loop_runs_on_meanwhile() -> None:
    hasty = PageReaders(ENGINE, page_seconds=0.5)
    reading = asyncio.create_task(hasty.read(saved(plain(HANGS))))
    turns = 0
    while not reading.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 20
    with pytest.raises(Invalid, match="picture-too-slow"):
        await reading
    await hasty.close()


async def test_it_reaches_no_network(readers: PageReaders) -> None:
    (page,) = await readers.read(saved(plain(CALLS_HOME)))
    assert page.words[0].text == "PermissionError"


async def test_it_knows_nothing_of_the_host(readers: PageReaders) -> None:
    known = (await readers.read(saved(plain())))[0].words[1].text.split()
    assert "PATH" in known
    assert not {"HOME", "PYTEST_CURRENT_TEST"} & set(known)


async def test_who_gives_up_leaves_the_process_to_the_next(readers: PageReaders) -> None:
    await readers.read(saved(plain()))
    before = readers.engines[0].pid
    reading = asyncio.create_task(readers.read(saved(plain(DAWDLES))))
    await asyncio.sleep(0.2)
    reading.cancel()
    with suppress(asyncio.CancelledError):
        await reading
    assert await readers.read(saved(plain()))
    assert readers.engines[0].pid == before


async def test_files_of_one_household_wait_for_their_turn_and_too_many_are_told(readers: PageReaders) -> None:
    many = [readers.read(saved(plain()), (), "one") for _ in range(WAITING + 3)]
    *answers, other = await asyncio.gather(*many, readers.read(saved(plain()), (), "other"), return_exceptions=True)
    refused = [each for each in answers if isinstance(each, Invalid)]
    assert {each.code for each in refused} == {"reading-busy"}
    assert len(refused) == 2  # one is being opened
    assert not isinstance(other, BaseException)


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
    readers = PageReaders("tests.llm.ocr.nowhere")
    with pytest.raises(Fault, match="nowhere"):
        await readers.read(saved(plain()))
    await readers.close()


async def test_a_process_that_cannot_be_started_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/proc/nowhere/python")
    readers = PageReaders(ENGINE)
    with pytest.raises(Fault, match="did not start"):
        await readers.read(saved(plain()))
    await readers.close()


async def test_off_reads_nothing() -> None:
    with pytest.raises(Invalid, match="reading-off"):
        await DisabledReaders().read(saved(plain()))


async def test_engines_are_loaded_in_the_background() -> None:
    readers = PageReaders(ENGINE)
    began = time.monotonic()
    readers.warm()
    warmed = time.monotonic() - began
    await readers.read(saved(plain()))
    assert warmed < (time.monotonic() - began) / 2
    await readers.close()


async def test_whoever_waits_until_they_are_warm_finds_all_processes_started() -> None:
    readers = PageReaders(ENGINE)
    readers.warm()
    await readers.wait_until_warm()
    assert all(engine.pid for engine in readers.engines)
    await readers.wait_until_warm()
    await readers.close()


async def test_a_household_that_sends_a_bomb_holds_up_nobody_else(readers: PageReaders) -> None:
    bomb = asyncio.create_task(readers.read(nested_forms(), (), "one"))
    await asyncio.sleep(0.2)
    assert await readers.read(saved(plain()), (), "other")
    assert not bomb.done()
    with pytest.raises(Invalid, match="picture-too-hard"):
        await bomb


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z (zombie)" not in Path(f"/proc/{pid}/status").read_text(encoding="ascii")
