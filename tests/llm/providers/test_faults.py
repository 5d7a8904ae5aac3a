"""Whatever a provider does, a member waits no longer than the deadline and hears why (K5)."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from core.model.provider import Connection, ModelError, ModelResult, Provider
from tests.llm.homes import MILK, PATIENT, Purchase, Street, asking, skip_time
from tests.llm.providers.dialects import DIALECTS, Dialect
from tests.llm.providers.server import Answer, in_turn, serving
from tests.llm.providers.server import ReceivedRequest as Request

KEY = "sk-made-up-4711"


@dataclass(frozen=True, slots=True)
class Fault:
    """What a provider does, what comes of it, and how often it is asked."""

    name: str
    does: Callable[[Dialect], tuple[Answer, ...]]
    trouble: ModelError | None
    asked: int


def _wrong_key(dialect: Dialect) -> Answer:
    body = dialect.recorded("wrong-key.json").replace(b"KEY", KEY.encode())
    return Answer(body, dialect.wrong_key)


def _busy(dialect: Dialect, seconds: str) -> Answer:
    plain = (("content-type", "application/json"), ("retry-after", seconds))
    return dialect.answer("too-many.json", 429, headers=plain)


GOOD = "filled.json"
FAULTS = (
    Fault("none", lambda it: (it.answer(GOOD),), None, 1),
    Fault("wrong key", lambda it: (_wrong_key(it),), ModelError.KEY, 1),
    Fault("no such model", lambda it: (it.answer("no-model.json", 404),), ModelError.UNKNOWN, 1),
    Fault("busy for a moment", lambda it: (_busy(it, "0.02"), it.answer(GOOD)), None, 2),
    Fault("busy for an hour", lambda it: (_busy(it, "3600"),), ModelError.RATE, 1),
    Fault("used up", lambda it: (it.answer("used-up.json", it.used_up),), ModelError.RATE, 1),
    Fault("broken", lambda it: (it.answer("broken.json", it.broken),), ModelError.DOWN, 3),
    Fault("broken once", lambda it: (it.answer("broken.json", 500), it.answer(GOOD)), None, 2),
    Fault("slow headers", lambda it: (it.answer(GOOD, late=30),), ModelError.SLOW, 1),
    Fault("slow body", lambda it: (it.answer(GOOD, stuck=30),), ModelError.SLOW, 1),
    Fault("hangs up", lambda _: (Answer(dropped=True),), ModelError.DOWN, 3),
    Fault("hangs up once", lambda it: (Answer(dropped=True), it.answer(GOOD)), None, 2),
    Fault("hangs up midway", lambda it: (it.answer(GOOD, cut=True),), ModelError.DOWN, 3),
    Fault("a body cut off", lambda it: (Answer(it.recorded(GOOD)[:150]),), ModelError.UNUSABLE, 1),
    Fault("no JSON at all", lambda _: (Answer(b"<html>Welcome to the hotel</html>"),), ModelError.UNUSABLE, 1),
    Fault("an answer cut off", lambda it: (it.saying('{"item":"mi'),), ModelError.UNUSABLE, 2),
    Fault("cut off once", lambda it: (it.saying('{"item":"mi'), it.answer(GOOD)), None, 2),
    Fault("in a fence", lambda it: (it.saying('```json\n{"item":"milk","count":2}\n```'),), None, 1),
    Fault("a wrong shape", lambda it: (it.saying('{"item":"milk","count":"two"}'),), ModelError.UNUSABLE, 2),
    Fault("a field too many", lambda it: (it.saying('{"item":"a","count":2,"pay":1}'),), ModelError.UNUSABLE, 2),
    Fault("words of refusal", lambda it: (it.saying("I cannot help with that."),), ModelError.UNUSABLE, 2),
    Fault("a refusal", lambda it: (it.answer("refused.json"),), ModelError.DECLINED, 1),
    Fault("no choices", lambda it: (it.answer("empty.json"),), ModelError.UNUSABLE, 1),
    Fault("five megabytes", lambda it: (it.saying("x" * 5_000_000),), ModelError.UNUSABLE, 1),
    Fault("a packed bomb", lambda it: (_packed(it),), ModelError.UNUSABLE, 1),
    Fault("elsewhere", lambda _: (Answer(status=307, headers=(("location", "/elsewhere"),)),), ModelError.UNKNOWN, 1),
)
SLOW = tuple(fault for fault in FAULTS if fault.trouble is ModelError.SLOW)
"""Tried one by one after the others, for the clock is set forward meanwhile."""
OTHERS = tuple(fault for fault in FAULTS if fault not in SLOW)


def _packed(dialect: Dialect) -> Answer:
    body = gzip.compress(dialect.saying("x" * 5_000_000).body)
    return Answer(body, headers=(("content-type", "application/json"), ("content-encoding", "gzip")))


@pytest.mark.parametrize("provider", Provider)
async def test_every_fault_has_its_trouble(provider: Provider, lane: Street) -> None:
    dialect = DIALECTS[provider]
    plans = {f"/{at}/": in_turn(*fault.does(dialect)) for at, fault in enumerate(FAULTS)}

    def plan(request: Request) -> Answer:
        return next((tell() for path, tell in plans.items() if request.path.startswith(path)), Answer(status=418))

    async with serving(plan) as server:

        async def outcome(at: int) -> tuple[ModelResult[Purchase], int, list[str]]:
            connection = Connection(provider, dialect.model, KEY, f"{server.url}/{at}{dialect.root}")
            home = await lane.home(connection)
            client = lane.client(PATIENT)
            heard = await client.fill("interpret", home, asking(), Purchase)
            await client.close()
            return heard, len(server.asked(f"/{at}/")), [row["outcome"] for row in await lane.calls(home.id)]

        patient = await asyncio.gather(*(outcome(at) for at, fault in enumerate(FAULTS) if fault in OTHERS))
        server.stalled = partial(skip_time, PATIENT.deadline)
        slow = [await outcome(at) for at, fault in enumerate(FAULTS) if fault in SLOW]
    outcomes = [*patient, *slow]
    found = {
        fault.name: (heard.trouble, asked, logged)
        for fault, (heard, asked, logged) in zip((*OTHERS, *SLOW), outcomes, strict=True)
    }
    assert found == {
        fault.name: (fault.trouble, fault.asked, [fault.trouble.value if fault.trouble else "ok"]) for fault in FAULTS
    }
    assert all(heard.value == (None if heard.trouble else MILK) for heard, _, _ in outcomes)
    assert not server.asked("/elsewhere")
