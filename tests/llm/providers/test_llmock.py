"""A fault server of somebody else's making, which also judges how its client behaved (``llmock`` on PyPI)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from llmock.pytest_plugin import LLMock

from core.model.household import Household
from core.model.provider import Connection, ModelError, Provider
from llm.client import Client
from tests.llm.homes import HASTY, PATIENT, Purchase, Street, asking

Spoil = Callable[[LLMock, str], object]
_CALLED: Final = {Provider.COMPATIBLE: "groq"} | {each: each.value for each in Provider if each.value != "compatible"}
"""What it calls them; Groq speaks OpenAI's protocol."""
_GOOD: Final = '{"item": "milk", "count": 2}'

ANSWERS: Final[dict[str, tuple[Spoil, ModelError | None]]] = {
    "as it should be": (lambda mock, _: mock, None),
    "rate limit": (lambda mock, name: mock.rate_limit(times=1, retry_after=1, provider=name), None),
    "rate limit for an hour": (lambda mock, name: mock.rate_limit(retry_after=3600, provider=name), ModelError.RATE),
    "outage": (lambda mock, name: mock.outage(provider=name), ModelError.DOWN),
    "wrong key": (lambda mock, name: mock.fail(401, provider=name), ModelError.KEY),
    "no model": (lambda mock, name: mock.fail(404, provider=name), ModelError.UNKNOWN),
    "too long": (lambda mock, name: mock.context_overflow(times=None, provider=name), ModelError.UNUSABLE),
    "prose": (lambda mock, name: mock.reply("Rather not.", times=2, provider=name), ModelError.UNUSABLE),
    "wrong shape": (lambda mock, name: mock.reply('{"item": 7}', provider=name), None),
}
STREAMS: Final[dict[str, tuple[Spoil, ModelError | None]]] = {
    "as it should be": (lambda mock, _: mock, None),
    "disconnect": (lambda mock, name: mock.disconnect(after_chunks=5, provider=name), ModelError.DOWN),
    "truncate": (lambda mock, name: mock.truncate(after_chunks=5, provider=name), ModelError.DOWN),
    "corrupt": (lambda mock, name: mock.corrupt(after_chunks=5, provider=name), ModelError.UNUSABLE),
    "stall": (lambda mock, name: mock.stall(after_chunks=5, seconds=1.5, provider=name), ModelError.SLOW),
}


def there(mock: LLMock, provider: Provider) -> Connection:
    """The provider as it pretends to be."""
    return Connection(provider, "a-model", "sk-made-up", mock.base_url(_CALLED[provider]))


async def test_its_answers_and_its_judgement(llmock: LLMock, lane: Street) -> None:
    client = lane.client(replace(PATIENT, tries=2))
    found = {}
    for name, (spoil, _) in ANSWERS.items():
        llmock.reset()
        for provider in Provider:
            spoil(llmock, _CALLED[provider])
        llmock.reply(_GOOD, times=None)
        homes = [await lane.home(there(llmock, provider)) for provider in Provider]
        heard = await asyncio.gather(*(client.fill("interpret", home, asking(), Purchase) for home in homes))
        found[name] = [each.trouble for each in heard]
        llmock.assert_resilient()
    await client.close()
    assert found == {name: [trouble] * len(Provider) for name, (_, trouble) in ANSWERS.items()}


async def test_its_streams(llmock: LLMock, lane: Street) -> None:
    found = {}
    for name, (spoil, _) in STREAMS.items():
        llmock.reset()
        for provider in Provider:
            spoil(llmock, _CALLED[provider])
        client = lane.client(HASTY if name == "stall" else PATIENT)
        homes = [await lane.home(there(llmock, provider)) for provider in Provider]

        async def last(home: Household, client: Client = client) -> ModelError | None:
            return [each.trouble async for each in client.stream_growing_text("advise", home, asking())][-1]

        found[name] = list(await asyncio.gather(*map(last, homes)))
        await client.close()
    assert found == {name: [trouble] * len(Provider) for name, (_, trouble) in STREAMS.items()}
