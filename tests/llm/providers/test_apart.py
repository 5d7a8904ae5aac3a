"""Nothing crosses between households, and no key is ever written down."""

from __future__ import annotations

import asyncio
import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle

import pytest

from core.model.provider import Connection, Provider
from llm.connections.address import AddressRules
from llm.providers import PROVIDERS
from llm.providers.provider import Unanswered
from llm.shape import make_schema
from tests.llm.homes import PATIENT, Purchase, Street, asking
from tests.llm.providers.dialects import DIALECTS, Dialect
from tests.llm.providers.server import Answer, ReceivedRequest, serving

SECRET = "sk-never-written-down-0815"
PRIVATE = "flowers for the neighbour"


async def test_fifty_messages_of_twenty_five_households(lane: Street) -> None:
    """Each household has its own key; the server says nothing but what that key asked, marked with the key."""
    seen: list[tuple[str, str]] = []
    names = cycle(Provider)
    homes = {f"home-{at}": next(names) for at in range(25)}

    def plan(heard: ReceivedRequest) -> Answer:
        dialect = DIALECTS[homes[heard.path.split("/")[1]]]
        home, text = heard.path.split("/")[1], dialect.text(heard)
        seen.append((dialect.key(heard), text))
        if dialect.key(heard) != f"sk-{home}":
            return Answer(status=401)
        return _late(dialect.saying(json.dumps({"item": f"{text} for sk-{home}", "count": len(seen)})))

    async with serving(plan) as server:
        client = lane.client(PATIENT)

        async def settle(home: str, provider: Provider) -> list[str]:
            dialect = DIALECTS[provider]
            connection = Connection(provider, dialect.model, f"sk-{home}", f"{server.url}/{home}{dialect.root}")
            household = await lane.home(connection)
            texts = [f"{home} message {at}" for at in range(2)]
            heard = await asyncio.gather(
                *(client.fill("interpret", household, asking(text), Purchase) for text in texts)
            )
            return [each.value.item if each.value else str(each.trouble) for each in heard]

        items = await asyncio.gather(*(settle(*each) for each in homes.items()))
        await client.close()
    assert items == [[f"{home} message {at} for sk-{home}" for at in range(2)] for home in homes]
    assert sorted(seen) == sorted((f"sk-{home}", f"{home} message {at}") for home in homes for at in range(2))


def _late(answer: Answer) -> Answer:
    return Answer(answer.body, late=0.05)


@contextmanager
def everything_logged() -> Iterator[list[str]]:
    """Every record of every logger, formatted with its exception, whatever its level."""
    written: list[str] = []

    class Notebook(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record) + repr(record.__dict__))

    notebook = Notebook(logging.DEBUG)
    root = logging.getLogger()
    names = [name for name in logging.root.manager.loggerDict if isinstance(logging.getLogger(name), logging.Logger)]
    loggers = [root, *map(logging.getLogger, names)]
    were = [(each, each.level, each.disabled) for each in loggers]
    root.addHandler(notebook)
    for each in loggers:
        each.setLevel(logging.DEBUG)
        each.disabled = False
    try:
        yield written
    finally:
        root.removeHandler(notebook)
        for each, level, disabled in were:
            each.setLevel(level)
            each.disabled = disabled


def _faults(dialect: Dialect) -> list[Answer]:
    echo = json.dumps({"error": {"message": f"wrong key {SECRET}: {PRIVATE}", "code": 401}}).encode()
    return [
        dialect.answer("filled.json"),
        Answer(echo, 401),
        Answer(echo, 400),
        Answer(echo, 500),
        Answer(echo),
        Answer(echo[:-9]),
        Answer(dropped=True),
        dialect.saying(f'{{"item": "{PRIVATE} {SECRET}", "count": "two", "{PRIVATE}": 1}}'),
        dialect.answer("refused.json"),
    ]


@pytest.mark.parametrize("provider", Provider)
async def test_no_key_and_no_text_is_written_down(provider: Provider, lane: Street) -> None:
    """Every logger at DEBUG, and every fault says the key and the message back to us."""
    dialect = DIALECTS[provider]
    answers = _faults(dialect)

    def plan(heard: ReceivedRequest) -> Answer:
        return answers[int(heard.path.split("/")[1])]

    with everything_logged() as written:
        async with serving(plan) as server:
            for at in range(len(answers)):
                there = Connection(provider, dialect.model, SECRET, f"{server.url}/{at}{dialect.root}")
                home = await lane.home(there)
                client = lane.client(PATIENT)
                heard = await client.fill("interpret", home, asking(PRIVATE), Purchase)
                grown = [each async for each in client.stream_growing_text("advise", home, asking(PRIVATE))]
                tried = await client.try_out(there, home)
                await client.close()
                said = [repr(heard.trouble), repr(tried), repr(grown[-1].trouble), repr(await lane.calls(home.id))]
                written += [*said, repr(there)]
    leaks = [line for line in written if SECRET in line or PRIVATE in line]
    assert leaks == []
    assert any("llm.client" in line for line in written)


@pytest.mark.parametrize("provider", Provider)
async def test_no_exception_carries_a_key(provider: Provider) -> None:
    """What a model raises says why and nothing else; no library's exception hangs on it."""
    dialect = DIALECTS[provider]
    answers = _faults(dialect)[1:7]
    async with serving(lambda heard: answers[int(heard.path.split("/")[1])]) as server:
        for at in range(len(answers)):
            there = Connection(provider, dialect.model, SECRET, f"{server.url}/{at}{dialect.root}")
            model = await PROVIDERS[provider](there, AddressRules())
            with pytest.raises(Unanswered) as caught:
                await model.fill(asking(PRIVATE), make_schema(Purchase))
            with pytest.raises(Unanswered) as broken:
                [each async for each in model.stream_growing_text(asking(PRIVATE))]
            await model.close()
            for error in (caught.value, broken.value):
                assert (error.__cause__, error.__context__) == (None, None)
                written = repr(error) + "".join(traceback.format_exception(error)) + repr(vars(error))
                assert SECRET not in written
