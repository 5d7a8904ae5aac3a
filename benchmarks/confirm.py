"""Measure the time from webhook to draft and from tap to saved entry, beside a baseline of one insert and one send."""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import aiohttp
import asyncpg
import uvloop

from benchmarks.floor import INSERT, TABLE
from benchmarks.messenger import Messenger, People
from benchmarks.processes import Installation, found_homes, run_floor, run_product, wait_rested
from bot.app import App, open_app
from core.language.context import Context, Person
from core.language.recognise import recognise
from core.model.draft import Draft, DraftState
from core.model.entry import EntryKind, Line
from core.model.household import Household, Member, Membership
from core.model.money import Money
from core.ports import Answered, Received
from core.usecases.confirm_draft import confirm_draft
from core.usecases.use_case_context import UseCaseContext
from tests.databases import postgres_server, postgres_url

WARM_UP = 20
ROUNDS = 5
"""How often baseline and product are measured in turn, after one warm-up; the median counts."""
CROWDS = (24, 128)
"""Numbers of people who write at the same time, each waiting for the answer: a busy host, and one at its limit."""
TURN = 384
"""Messages of all people in one turn; it takes half a second or more, so that other load on the machine evens out."""


def run(arguments: list[str]) -> int:
    """Run the measurements, print the tables and, last, one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks confirm")
    parser.add_argument("--messages", type=int, default=240, help="messages of each measurement")
    chosen = parser.parse_args(arguments)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(json.dumps(runner.run(_measure(chosen.messages))))
    return 0


async def _measure(messages: int) -> dict[str, Any]:
    figures: dict[str, Any] = {"n": messages}
    with tempfile.TemporaryDirectory() as folder, postgres_server() as socket_folder:
        server = postgres_url(socket_folder)
        on_server = Installation(server, Path(folder) / "a")
        messenger = Messenger()
        await messenger.start()
        try:
            figures["postgresql"] = await _beside(server, on_server, messenger, messages)
            embedded = Installation("", Path(folder) / "b")
            figures["sqlite"] = await _beside(f"{folder}/floor.db", embedded, messenger, messages)
        finally:
            await messenger.stop()
        figures["stages_postgresql_ms"] = await _stages(on_server, messages)
    _print(figures)
    return figures


async def _beside(floor: str, installation: Installation, messenger: Messenger, messages: int) -> dict[str, float]:
    """Measure baseline and product in turn while both run, so that other load on the machine affects both alike."""
    async with AsyncExitStack() as stack:
        # As many lines as people, and none kept for longer than a server keeps it.
        lines = aiohttp.TCPConnector(limit=0, keepalive_timeout=2)
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=lines))
        await installation.found_homes(range(1, max(CROWDS) + 1))
        bare = await stack.enter_async_context(run_floor(floor, messenger, session))
        ours = await stack.enter_async_context(run_product(installation, messenger, session))
        await wait_rested(ours)

        async def one_insert(person: int) -> float:
            return (await bare.write(person, "milk 60, auto 120"))[1]

        async def round_trip(person: int) -> tuple[float, float]:
            card, first = await ours.write(person, "milk 60, auto 120")
            return first, (await ours.tap(person, card))[1]

        share = messages // ROUNDS
        alone: list[tuple[float, float, float]] = []
        turns: dict[int, list[_Crowded]] = {crowd: [] for crowd in CROWDS}
        for _ in range(ROUNDS + 1):
            for crowd, past in turns.items():
                past.append(await _crowded(bare, ours, one_insert, round_trip, crowd))
            alone += [(await one_insert(1), *await round_trip(1)) for _ in range(share)]
    floors, cards, saved = zip(*alone[share:], strict=True)  # the first turn was the warm-up
    rates = {f"{name}_{crowd}": value for crowd in CROWDS for name, value in _rates(turns[crowd][1:]).items()}
    return {**_spread("floor", floors), **_spread("card", cards), **_spread("saved", saved), **rates}


@dataclass(frozen=True, slots=True)
class _Crowded:
    """The figures of one turn with many people, for baseline and product.

    ``rate`` is in inbound messages per second, ``cpu`` in CPU milliseconds per inbound message.
    """

    floor_rate: float
    rate: float
    floor_cpu: float
    cpu: float


async def _crowded(
    bare: People,
    ours: People,
    one_insert: Callable[[int], Awaitable[object]],
    round_trip: Callable[[int], Awaitable[object]],
    crowd: int,
) -> _Crowded:
    """Measure a turn of the baseline, then one of the product, in which each round trip is a message and a tap."""
    each = TURN // crowd
    started = bare.cpu_seconds(), ours.cpu_seconds()
    floor_rate = await _rate(one_insert, crowd, each * 2)
    rate = 2 * await _rate(round_trip, crowd, each)
    inbounds = crowd * each * 2 / 1000
    return _Crowded(
        floor_rate, rate, (bare.cpu_seconds() - started[0]) / inbounds, (ours.cpu_seconds() - started[1]) / inbounds
    )


def _rates(turns: Sequence[_Crowded]) -> dict[str, float]:
    """Return the median over all turns of each figure."""
    return {
        "floor_per_second": round(statistics.median(turn.floor_rate for turn in turns), 1),
        "per_second": round(statistics.median(turn.rate for turn in turns), 1),
        "rate_to_floor": round(statistics.median(turn.rate / turn.floor_rate for turn in turns), 2),
        "floor_cpu_ms": round(statistics.median(turn.floor_cpu for turn in turns), 2),
        "cpu_ms": round(statistics.median(turn.cpu for turn in turns), 2),
    }


async def _rate(one: Callable[[int], Awaitable[object]], crowd: int, each: int) -> float:
    """Return how often per second a call completes, with ``crowd`` people each making it ``each`` times."""

    async def person(number: int) -> None:
        for _ in range(each):
            await one(number)

    started = time.perf_counter()
    await asyncio.gather(*(person(number) for number in range(1, crowd + 1)))
    return each * crowd / (time.perf_counter() - started)


async def _stages(installation: Installation, messages: int) -> dict[str, float]:
    """Return the median milliseconds of each step of a message and its confirmation, beside a bare insert."""
    spent: dict[str, list[float]] = {}
    connection = await asyncpg.connect(installation.url)
    async with open_app(installation.settings()) as app:
        await connection.execute(TABLE)
        home, member = (await found_homes(app, range(1000, 1001)))[0]
        for _ in range(messages + WARM_UP):
            await _once(app, connection, home, member, spent)
    await connection.close()
    medians = {name: round(statistics.median(times[WARM_UP:]) * 1000, 3) for name, times in spent.items()}
    return medians | {"confirm_to_bare_insert": round(medians["confirm"] / medians["bare insert"], 2)}


async def _once(
    app: App, bare: asyncpg.Connection, home: Household, member: Member, spent: dict[str, list[float]]
) -> None:
    context = Context(home.today(app.clock.now()), "INR", member.id, (Person(member.id, (member.name,)),))
    message, tap, draft = app.ids.new(), app.ids.new(), _draft(app, member)
    await _timed(spent, "bare insert", lambda: bare.execute(INSERT, 1, "milk 60"))
    await _timed(spent, "store the inbound", lambda: _receive(app, message))
    await _timed(spent, "who speaks", lambda: app.store.directory.identify("telegram", "1000", "1000"))
    started = time.perf_counter()
    recognise("milk 60, auto 120 yesterday", context)
    spent.setdefault("read", []).append(time.perf_counter() - started)
    await _timed(spent, "save the draft", lambda: _save(app, home, draft, message))
    await _receive(app, tap)
    await _timed(spent, "confirm", lambda: _confirm(app, home, member, draft, tap))


async def _timed(spent: dict[str, list[float]], name: str, call: Callable[[], Awaitable[object]]) -> None:
    started = time.perf_counter()
    await call()
    spent.setdefault(name, []).append(time.perf_counter() - started)


def _draft(app: App, member: Member) -> Draft:
    today = app.clock.now().date()
    line = Line(EntryKind.EXPENSE, Money(6000, "INR"), today, "milk", "groceries", payer=member.id)
    state, now = DraftState.OPEN, app.clock.now()
    return Draft(app.ids.new(), 1, state, member.id, (line,), (), now, "telegram", "1", "milk 60")


async def _receive(app: App, row: UUID) -> None:
    await app.store.inbox.receive(Received(row, "telegram", "1000", b"{}"), str(row))


async def _save(app: App, home: Household, draft: Draft, row: UUID) -> None:
    async with app.store.units(home.id, draft.author) as uow:
        await uow.drafts.add(draft)
        await uow.record_handled(Answered(row, "telegram", "1000", "1000", (), b"{}"))
        await uow.commit()


async def _confirm(app: App, home: Household, member: Member, draft: Draft, row: UUID) -> None:
    async with app.store.units(home.id, member.id) as uow:
        await confirm_draft(UseCaseContext(uow, Membership(home, member), app.clock.now(), app.ids), draft.id, 1)
        await uow.record_handled(Answered(row, "telegram", "1000", "1000", (), b"{}"))
        await uow.commit()


def _spread(name: str, seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    at95 = ordered[int(len(ordered) * 0.95)]
    return {f"{name}_p50_ms": round(statistics.median(ordered) * 1000, 2), f"{name}_p95_ms": round(at95 * 1000, 2)}


def _print(figures: dict[str, Any]) -> None:
    for name in ("postgresql", "sqlite", "stages_postgresql_ms"):
        print(f"\n{name}")
        for key, value in figures[name].items():
            print(f"  {key:<26}{value:>10}")
    print()
