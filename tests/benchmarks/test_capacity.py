"""What ``capacity`` and ``soak`` count is what happened."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections import Counter
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import pytest

from benchmarks.capacity import Side, count_households, summarise, take_turn
from benchmarks.messenger import Messenger, People
from benchmarks.processes import count_open_files, read_memory, run_floor
from benchmarks.soak import Pace, Sample, compare_ends, converse, has_grown, queue_people
from storage.engines import CONNECTIONS


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="processes are read from /proc")
async def test_a_turn_is_as_many_rows_as_messages_and_its_process_ends(tmp_path: Path) -> None:
    messenger = Messenger()
    await messenger.start()
    async with aiohttp.ClientSession() as session, run_floor(f"{tmp_path}/floor.db", messenger, session) as floor:
        side = Side((floor,), (floor,))
        await take_turn(side, (1, 2, 3), 2)
        assert side.memory() == pytest.approx(2 * read_memory(floor.pid), rel=0.2)
        assert count_open_files(floor.pid) > 3
    await messenger.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(floor.pid, 0)
    with sqlite3.connect(tmp_path / "floor.db") as rows:
        assert Counter(chat for (chat,) in rows.execute("select chat from floor")) == {1: 2, 2: 2, 3: 2}
    rows.close()
    assert (len(side.waits), len(side.rates), len(side.cpu)) == (6, 1, 1)


async def test_people_are_spread_over_processes_and_write_in_turn() -> None:
    hooks = [cast("People", SimpleNamespace(cpu_seconds=lambda: 0.0, name=name)) for name in "ab"]
    side, written = Side(tuple(hooks)), Counter[tuple[str, int]]()

    async def write(people: People, person: int) -> float:
        written[cast("Any", people).name, person] += 1
        return 0.5

    await take_turn(side, (1, 2, 3), 4, write)
    assert written == {("b", 1): 4, ("a", 2): 4, ("b", 3): 4}
    side.forget()
    assert not side.waits + side.rates + side.cpu


def test_percentiles_are_of_messages_and_rates_of_turns() -> None:
    side = Side((), waits=[each / 1000 for each in range(1, 101)], rates=[10.0, 30.0, 20.0], cpu=[4.0, 5.0, 9.0])
    found = summarise(side)
    assert (found["per_second"], found["cpu_ms"], found["p50_ms"]) == (20.0, 5.0, 50.5)
    assert found["p50_ms"] < found["p95_ms"] < found["p99_ms"] <= 100


def test_households_write_their_day_within_the_busy_hours() -> None:
    assert count_households(100) == 72_000  # twenty messages each in four hours


async def test_nobody_is_in_two_conversations_at_once() -> None:
    busy, talks = set[int](), Counter[int]()

    async def talk(person: int) -> float:
        assert person not in busy
        busy.add(person)
        talks[person] += 1
        await asyncio.sleep(0)
        busy.remove(person)
        return float(person)

    pace = Pace(talk, queue_people(range(1, 4)))
    await pace.keep(10_000, 0.003)
    assert (pace.done, talks.total(), pace.free.qsize(), pace.slowest) == (30, 30, 3, 3.0)
    assert set(talks) == {1, 2, 3}


async def test_a_conversation_without_its_answer_fails_the_run() -> None:
    async def talk(_: int) -> float:
        raise TimeoutError

    with pytest.raises(ExceptionGroup):
        await Pace(talk, queue_people(range(1, 4))).keep(10_000, 0.0002)


async def test_purchases_are_confirmed_and_questions_are_not() -> None:
    done: list[str] = []

    class Told:
        async def write(self, _: int, text: str) -> tuple[dict[str, Any], float]:
            done.append(text)
            return {"text": text}, 0.0

        async def tap(self, _: int, card: dict[str, Any]) -> tuple[dict[str, Any], float]:
            done.append(f"confirm {card['text']}")
            return card, 2.0

    numbers = count(2)
    assert [await converse(cast("People", Told()), 1, numbers) for _ in range(2)] == [2.0, 0.0]
    assert done == ["auto 62 yesterday", "confirm auto 62 yesterday", "how much did we spend on milk?"]


@pytest.mark.parametrize(
    ("memory", "files", "grown"),
    [
        ([400, 401, 402, 403, 404, 405, 406, 407], (40, 44), False),
        ([400, 410, 420, 430, 440, 450, 460, 470], (40, 40), True),
        ([400] * 8, (40, 40 + CONNECTIONS), False),
        ([400] * 8, (40, 50 + CONNECTIONS), True),
        ([400, 400, 400, 900, 400, 400, 400, 400], (40, 40), False),
    ],
    ids=["steady", "memory grows", "the pool fills", "files are left open", "one look is high"],
)
def test_growth_is_seen_between_start_and_end(memory: list[float], files: tuple[int, int], grown: bool) -> None:  # noqa: FBT001
    samples = [Sample(at, at, each, 100) for at, each in enumerate(memory)]
    assert has_grown(compare_ends(samples, files)) is grown
