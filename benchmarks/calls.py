"""Measure what a call to a household's model costs beside the provider's own time: ``... calls [--delay S]``.

A provider in a separate process answers after a set time. Households call it at the same time, each with its own key:
through the client (checks, spending limit, circuit breaker, library, log of calls on SQLite), and with the bare HTTP
client as baseline. A provider that the circuit breaker blocks is compared with no provider at all, for the call alone
and for the time from a message to its draft.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import httpx2
import uvloop

from core.model.household import Household
from core.model.provider import Connection, ModelError, Provider
from llm.client import Client
from llm.connections.limits import LIMITS
from llm.providers.scripted import Script
from tests import databases
from tests.conversations.stage import Stage, settle_in, stage
from tests.llm.homes import Purchase, Street, asking, street
from tests.llm.providers.dialects import DIALECTS

HOUSEHOLDS = 25
CROWDS = (25, 50)
"""Numbers of simultaneous requests; of fifty, each household has two."""
ROUNDS = 3
"""How often baseline and client are measured in turn; the median counts."""
IN_VAIN = 100
ODD = "zorbing blimey"
"""Words that the rules read with too little certainty to do without a model."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The median and 95th percentile of the requests' seconds, and CPU seconds per request."""

    p50: float
    p95: float
    cpu: float


def run(arguments: list[str]) -> int:
    """Run the measurements, print the table and, last, one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks calls")
    parser.add_argument("--delay", type=float, default=1.0, help="seconds the provider takes")
    chosen = parser.parse_args(arguments)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(json.dumps(runner.run(_measure(chosen.delay))))
    return 0


async def _measure(delay: float) -> dict[str, Any]:
    figures: dict[str, Any] = {"delay_s": delay, "households": HOUSEHOLDS}
    with tempfile.TemporaryDirectory() as folder:
        url = databases.sqlite_url(Path(folder) / "purser.db")
        await databases.prepare(url, Path(folder))
        async with street(url, Path(folder)) as lane, _provider(delay) as address:
            print(f"{'provider':12}{'at once':>8}{'floor p95':>11}{'p50':>8}{'p95':>8}{'p95 / delay':>13}{'CPU ms':>9}")
            for provider in Provider:
                figures[provider.value] = await _crowds(lane, provider, f"{address}/{provider.value}", delay)
            figures["resting"] = await _resting(lane)
        figures["answers"] = await _answers(Path(folder))
    return figures


@asynccontextmanager
async def _provider(delay: float) -> AsyncIterator[str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "benchmarks.provider", str(delay)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    listening, telling = process.stdin, process.stdout
    if listening is None or telling is None:
        raise RuntimeError("the provider has no pipes")
    try:
        yield (await telling.readline()).decode().strip()
    finally:
        listening.close()
        await process.wait()


async def _crowds(lane: Street, provider: Provider, address: str, delay: float) -> dict[str, dict[str, float]]:
    dialect = DIALECTS[provider]
    homes = []
    for at in range(HOUSEHOLDS):
        there = Connection(provider, dialect.model, f"sk-{at}", address + dialect.root)
        homes.append(await lane.home(there))
    client, found = lane.client(LIMITS), {}
    async with httpx2.AsyncClient(timeout=60, limits=httpx2.Limits(max_connections=None)) as bare:
        for crowd in CROWDS:
            turns = [
                (
                    await _turn(crowd, lambda at: _bare(bare, address + dialect.root + dialect.path, at)),
                    await _turn(crowd, lambda at: _through(client, homes[at % HOUSEHOLDS])),
                )
                for _ in range(ROUNDS + 1)
            ][1:]  # the first turn loads libraries and opens connections
            found[str(crowd)] = _row(provider, crowd, turns, delay)
    await client.close()
    return found


async def _turn(crowd: int, ask: Callable[[int], Awaitable[None]]) -> Turn:
    """Send so many requests at once and return their times."""

    async def one(at: int) -> float:
        began = perf_counter()
        await ask(at)
        return perf_counter() - began

    worked = process_time()
    times = sorted(await asyncio.gather(*map(one, range(crowd))))
    return Turn(statistics.median(times), times[int(crowd * 0.95)], (process_time() - worked) / crowd)


async def _bare(client: httpx2.AsyncClient, url: str, at: int) -> None:
    response = await client.post(url, json={"at": at}, headers={"authorization": f"Bearer sk-{at}"})
    response.raise_for_status()


async def _through(client: Client, home: Household) -> None:
    heard = await client.fill("interpret", home, asking(), Purchase)
    if heard.value is None:
        raise RuntimeError(f"not answered: {heard.trouble}")


def _row(provider: Provider, crowd: int, turns: Sequence[tuple[Turn, Turn]], delay: float) -> dict[str, float]:
    floor = statistics.median(bare.p95 for bare, _ in turns)
    p50, p95 = (statistics.median(getattr(ours, name) for _, ours in turns) for name in ("p50", "p95"))
    cpu = min(ours.cpu for _, ours in turns) * 1000  # the least: what a busy machine adds is not ours
    print(f"{provider.value:12}{crowd:8}{floor:11.3f}{p50:8.3f}{p95:8.3f}{p95 / delay:13.2f}{cpu:9.1f}")
    figures = {"floor_p95_s": floor, "p50_s": p50, "p95_s": p95, "cpu_ms": cpu}
    return {name: round(value, 4) for name, value in figures.items()}


async def _resting(lane: Street) -> dict[str, float]:
    """Return the median milliseconds of a call that the circuit breaker blocks, and of one without a provider."""
    none = await lane.home()
    failing = await lane.home(Connection(Provider.COMPATIBLE, "m", base_url="http://127.0.0.1:9/v1"))
    client = lane.client(LIMITS)
    for _ in range(LIMITS.faults):
        await client.fill("interpret", failing, asking(), Purchase)
    times: dict[str, list[float]] = {"resting": [], "none": []}
    for _ in range(IN_VAIN):
        for name, home, trouble in (("resting", failing, ModelError.RESTING), ("none", none, None)):
            began = perf_counter()
            heard = await client.fill("interpret", home, asking(), Purchase)
            times[name].append(perf_counter() - began)
            if heard.trouble is not trouble:
                raise RuntimeError(f"{name}: {heard.trouble}")
    await client.close()
    found = {f"{name}_ms": round(statistics.median(each) * 1000, 3) for name, each in times.items()}
    print(f"a resting provider {found['resting_ms']} ms, none {found['none_ms']} ms (medians of {IN_VAIN})")
    return found


async def _answers(folder: Path) -> dict[str, float]:
    """Return the median milliseconds from an unclear message to its draft.

    Measured with a provider that the circuit breaker blocks, and without a model.
    """
    (folder / "resting").mkdir()
    (folder / "none").mkdir()
    async with stage(folder / "resting", model=Script()) as resting, stage(folder / "none") as none:
        for scene in (resting, none):
            await settle_in(scene, ("Asha",))
        await _connect(resting)
        times: dict[str, list[float]] = {"resting": [], "none": []}
        for at in range(LIMITS.faults + IN_VAIN):
            for name, scene in (("resting", resting), ("none", none)):
                began = perf_counter()
                await scene.do("Asha", f"{ODD} {100 + at}")
                times[name].append(perf_counter() - began)
        asked = len(resting.model.asked)
    found = {f"{name}_ms": round(statistics.median(each[-IN_VAIN:]) * 1000, 2) for name, each in times.items()}
    print(f"a card with a resting provider {found['resting_ms']} ms, without one {found['none_ms']} ms; asked {asked}")
    return found


async def _connect(scene: Stage) -> None:
    assert scene.household is not None  # noqa: S101  settled in
    async with scene.app.store.units(scene.household, None) as uow:
        await uow.connections.save(Connection(Provider.OPENAI, "m", "sk-1"))
        await uow.commit()
