"""What each provider is told and what is heard of it, over recorded answers."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from core.model.provider import Connection, DataSharing, ModelError, Provider
from llm.client import Client
from llm.prompt import Image, Prompt
from tests.llm.homes import MILK, PATIENT, Purchase, Street, asking, skip_time
from tests.llm.providers.dialects import DIALECTS, Dialect
from tests.llm.providers.server import Answer, ReceivedRequest, Server, serving

KEY = "sk-made-up-4711"
HEARING = (Provider.OPENAI, Provider.COMPATIBLE, Provider.GEMINI)


def connection(dialect: Dialect, provider: Provider, server: Server, **more: Any) -> Connection:
    """The provider, on this machine."""
    return Connection(provider, dialect.model, KEY, server.url + dialect.root, DataSharing.ALL, **more)


@pytest.mark.parametrize("provider", Provider)
async def test_a_picture_and_a_talk_are_told_whole(provider: Provider, lane: Street) -> None:
    dialect = DIALECTS[provider]
    prompt = Prompt("Be brief.", "talk-1", (("user", "milk"), ("assistant", "how much?"), ("user", "sixty")))
    async with serving(lambda _: dialect.answer("filled.json")) as server:
        home = await lane.home(connection(dialect, provider, server))
        client = lane.client()
        heard = await client.fill("receipt", home, prompt, Purchase, images=[Image(b"jpeg of a receipt", "image/png")])
        await client.close()
    assert (heard.value, heard.trouble) == (MILK, None)
    usage = (await lane.usage(home))["receipt"]
    assert (usage.tokens_in, usage.tokens_out) == (120, 18)
    assert (usage.micros > 0) is (provider is not Provider.COMPATIBLE)
    (told,) = server.heard
    order = [told.body.index(word) for word in (b"milk", b"how much?", b"sixty")]
    assert order == sorted(order)
    for part in (
        b"Be brief.",
        b"anBlZyBvZiBhIHJlY2VpcHQ",
        b"image/png",
        b'"additionalProperties"',
        dialect.model.encode(),
    ):
        assert part in told.body + told.path.encode()
    assert (told.path, dialect.key(told)) == (dialect.root + dialect.path, KEY)


@pytest.mark.parametrize("provider", Provider)
async def test_an_answer_grows(provider: Provider, lane: Street) -> None:
    dialect = DIALECTS[provider]
    async with serving(lambda _: dialect.streaming()) as server:
        home = await lane.home(connection(dialect, provider, server))
        client = lane.client()
        grown = [each.value async for each in client.stream_growing_text("advise", home, asking())]
        await client.close()
    assert grown == ["Eat", "Eat at", "Eat at home"]
    usage = (await lane.usage(home))["advise"]
    assert (usage.tokens_in, usage.tokens_out, usage.failed) == (40, 3, 0)


BROKEN = {
    "before it begins": (ModelError.DOWN, 3),
    "hangs up midway": (ModelError.DOWN, 1),
    "stops midway": (ModelError.SLOW, 1),
    "wrong key": (ModelError.KEY, 1),
    "ends midway": (ModelError.DOWN, 1),
}


@pytest.mark.parametrize("provider", Provider)
async def test_a_growing_answer_breaks(provider: Provider, lane: Street) -> None:
    dialect = DIALECTS[provider]
    told = {
        "before it begins": dialect.answer("broken.json", dialect.broken),
        "hangs up midway": dialect.streaming(cut=True),
        "stops midway": dialect.streaming(stuck=30),
        "wrong key": dialect.answer("wrong-key.json", dialect.wrong_key),
        "ends midway": dialect.streaming(events=0.5),
    }
    found = {}
    async with serving(lambda heard: told[heard.path.split("/")[1].replace("%20", " ")]) as server:
        for name in told:
            there = Connection(provider, dialect.model, KEY, f"{server.url}/{name.replace(' ', '%20')}{dialect.root}")
            home = await lane.home(there)
            client = lane.client(PATIENT)
            grown = []
            async for each in client.stream_growing_text("advise", home, asking()):
                grown.append(each)
                if name == "stops midway":
                    asyncio.get_running_loop().call_soon(skip_time, PATIENT.deadline)
            await client.close()
            assert [each.trouble for each in grown[:-1]] == [None] * (len(grown) - 1)
            assert (len(grown) > 1) is ("midway" in name)
            found[name] = (grown[-1].trouble, len(server.asked(f"/{name.replace(' ', '%20')}/")))
    assert found == BROKEN


@pytest.mark.parametrize("provider", HEARING)
async def test_a_recording_is_heard(provider: Provider, lane: Street) -> None:
    dialect = DIALECTS[provider]
    async with serving(lambda _: dialect.answer("heard.json")) as server:
        home = await lane.home(connection(dialect, provider, server))
        client = lane.client()
        heard = await client.transcribe(home, b"OggS recording", "audio/ogg; codecs=opus")
        await client.close()
    assert heard.value == "milk sixty and auto one hundred twenty"
    assert b"audio/ogg" in server.heard[0].body
    usage = (await lane.usage(home))["speech"]
    assert (usage.tokens_in, usage.tokens_out) == (34, 11)


async def test_who_cannot_hear_says_so(lane: Street) -> None:
    for provider in (Provider.ANTHROPIC, Provider.COMPATIBLE):
        dialect = DIALECTS[provider]
        async with serving(lambda _: Answer(b"404 page not found", 404)) as server:
            home = await lane.home(connection(dialect, provider, server))
            client = lane.client()
            assert (await client.transcribe(home, b"OggS", "audio/ogg")).trouble is ModelError.CANNOT
            await client.close()


@pytest.mark.parametrize(("offered", "asked"), [(("whisper-1",), "whisper-1"), (("gpt-5.4", "gpt-transcribe"), None)])
async def test_where_the_usual_ear_is_not_on_offer_another_hears(
    offered: tuple[str, ...], asked: str | None, lane: Street
) -> None:
    dialect = DIALECTS[Provider.OPENAI]
    listing = {"object": "list", "data": [{"id": name, "object": "model"} for name in offered]}

    def plan(heard: ReceivedRequest) -> Answer:
        if heard.method == "GET":
            return Answer(json.dumps(listing).encode())
        return dialect.answer("no-model.json", 404) if b"gpt-transcribe" in heard.body else dialect.answer("heard.json")

    async with serving(plan) as server:
        home = await lane.home(connection(dialect, Provider.OPENAI, server))
        client = lane.client()
        heard = [await client.transcribe(home, b"OggS", "audio/ogg") for _ in range(2)]
        await client.close()
    assert {each.trouble for each in heard} == {None if asked else ModelError.CANNOT}
    assert not asked or len([told for told in server.heard if asked.encode() in told.body]) == 2


OFFERED = {
    Provider.OPENAI: ("gpt-5.4", "gpt-5.4-mini"),
    Provider.COMPATIBLE: ("gpt-5.4", "gpt-5.4-mini", "gpt-image-1", "gpt-transcribe", "text-embedding-3-small"),
    Provider.ANTHROPIC: ("claude-haiku-4-5-20251001", "claude-sonnet-4-6"),
    Provider.GEMINI: ("gemini-2.5-flash",),
}


@pytest.mark.parametrize("provider", Provider)
async def test_a_connection_is_tried_out(provider: Provider, lane: Street) -> None:
    dialect = DIALECTS[provider]
    listing, asked = dialect.answer("models.json"), dialect.saying('{"ready": true}')

    def plan(heard: ReceivedRequest) -> Answer:
        return listing if heard.method == "GET" else asked

    async with serving(plan) as server:
        client, home = lane.client(), await lane.home()
        good = await client.try_out(connection(dialect, provider, server), home)
        assert (good.trouble, good.models) == (None, OFFERED[provider])
        asked = dialect.answer("no-model.json", 404)
        wrong = await client.try_out(connection(dialect, provider, server), home)
        assert (wrong.trouble, wrong.status, wrong.models) == (ModelError.UNKNOWN, 404, OFFERED[provider])
        listing = asked = dialect.answer("wrong-key.json", dialect.wrong_key)
        refused = await client.try_out(connection(dialect, provider, server), home)
        assert (refused.trouble, refused.status, refused.models) == (ModelError.KEY, dialect.wrong_key, ())
        listing, asked = Answer(b"no list here", 404), dialect.saying('{"ready": true}')
        assert (await client.try_out(connection(dialect, provider, server), home)).trouble is None
    assert (await lane.usage(home))["test"].calls == 3


class Modest:
    """A server of little firmness: it refuses what it does not know."""

    def __init__(self, dialect: Dialect, *knows: str) -> None:
        self.dialect = dialect
        self.knows = knows
        self.forms: list[str] = []

    def __call__(self, heard: ReceivedRequest) -> Answer:
        form = heard.json.get("response_format", {}).get("type", "none")
        self.forms.append(form)
        if form not in self.knows:
            return Answer(b'{"error": {"message": "response_format is not supported"}}', 400)
        schema = json.dumps(heard.json)
        assert form == "json_schema" or "count" in schema
        return self.dialect.answer("filled.json")


@pytest.mark.parametrize(
    ("knows", "forms"),
    [
        (("json_schema",), ["json_schema"] * 2),
        (("json_object", "none"), ["json_schema", "json_object", "json_object"]),
        (("none",), ["json_schema", "json_object", "none", "none"]),
        ((), ["json_schema", "json_object", "none"] * 2),
    ],
)
async def test_a_modest_server_is_asked_what_it_can(knows: tuple[str, ...], forms: list[str], lane: Street) -> None:
    modest = Modest(DIALECTS[Provider.COMPATIBLE], *knows)
    async with serving(modest) as server:
        home = await lane.home(connection(modest.dialect, Provider.COMPATIBLE, server))
        client: Client = lane.client()
        for _ in range(2):
            heard = await client.fill("interpret", home, asking(), Purchase)
            assert (heard.value, heard.trouble) == ((MILK, None) if knows else (None, ModelError.UNUSABLE))
        await client.close()
    assert modest.forms == forms
