"""One call: who may ask, what it costs, how long it may take, when it is not tried."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from core.errors import Fault
from core.model.provider import Capability, Connection, DataSharing, ModelError, ModelResult, Provider
from core.ports import UnitOfWork
from llm.client import Client
from llm.connections.limits import CallLimits
from llm.prompt import Image, Prompt
from llm.providers.provider import ModelAnswer, Schema, Unanswered
from llm.providers.scripted import Line, Script
from tests.llm.homes import MILK, PATIENT, Purchase, Street, asking, street

GOOD = '{"item":"milk","count":2}'
OWN = Connection(Provider.COMPATIBLE, "qwen3:8b", "sk-own", "http://127.0.0.1:11434/v1", DataSharing.ALL)
DEAR = Connection(Provider.OPENAI, "gpt-4.1", "sk-own", cap_cents=10)
"""A hundred thousand micros a month at 2 for a token in and 8 for a token out."""


class Slow(Script):
    """A script that takes its time and notes how many ask at once."""

    seconds = 0.01
    under_way = most = 0

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        super().__init__(lines)
        self.begun = asyncio.Event()
        self.goes_on = asyncio.Event()
        self.goes_on.set()

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        self.begun.set()
        try:
            await asyncio.sleep(self.seconds)
            await self.goes_on.wait()
            return await super().fill(prompt, schema, images)
        finally:
            self.under_way -= 1

    async def stream_growing_text(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        async for said in super().stream_growing_text(prompt):
            yield said
            await asyncio.sleep(self.seconds)


def makers(script: Script) -> dict[Provider, Script]:
    """The script behind every name."""
    return dict.fromkeys(Provider, script)


async def test_nobody_is_asked_where_nobody_is_wanted(lane: Street) -> None:
    script = Script([GOOD] * 9)
    client = lane.client(makers=makers(script))
    off, none = await lane.home(replace(OWN, reach=DataSharing.OFF)), await lane.home()
    homes = [off, none, replace(off, assisted=False)]
    assert [await client.fill("interpret", home, asking(), Purchase) for home in homes] == [ModelResult()] * 3
    assert [[each async for each in client.stream_growing_text("advise", home, asking())] for home in homes] == [
        [ModelResult()]
    ] * 3
    assert await client.transcribe(none, b"OggS", "audio/ogg") == ModelResult()
    assert not script.asked


async def test_without_a_wish_for_a_model_the_database_is_left_alone(lane: Street) -> None:
    home = await lane.home()
    await lane.store.close()
    client = lane.client(makers=makers(Script()))
    assert await client.fill("interpret", replace(home, assisted=False), asking(), Purchase) == ModelResult()


@pytest.mark.parametrize(
    ("reach", "takes", "troubles"),
    [
        (DataSharing.ALL, frozenset(Capability), (None, None, None)),
        (DataSharing.TEXT, frozenset(Capability), (None, ModelError.CANNOT, ModelError.CANNOT)),
        (DataSharing.ALL, frozenset({Capability.TEXT}), (None, ModelError.CANNOT, ModelError.CANNOT)),
        (DataSharing.ALL, frozenset({Capability.SPEECH}), (ModelError.CANNOT, ModelError.CANNOT, None)),
    ],
)
async def test_what_may_leave_the_house(
    reach: DataSharing, takes: frozenset[Capability], troubles: tuple[ModelError | None, ...], lane: Street
) -> None:
    """A text, a photo and a voice note."""
    script = Script([GOOD] * 3, takes)
    client, home = lane.client(makers=makers(script)), await lane.home(replace(OWN, reach=reach))
    found = (
        await client.fill("interpret", home, asking(), Purchase),
        await client.fill("receipt", home, asking(), Purchase, images=[Image(b"jpeg")]),
        await client.transcribe(home, b"OggS", "audio/ogg"),
    )
    assert tuple(each.trouble for each in found) == troubles
    assert len(script.asked) == troubles.count(None)
    assert sum(each.failed for each in (await lane.usage(home)).values()) == 0


async def test_an_address_is_checked_before_anything_is_sent(lane: Street) -> None:
    script = Script([GOOD])
    home = await lane.home(replace(OWN, base_url="http://192.168.0.4/v1"))
    strict, generous = (lane.client(makers=makers(script), allow_private=allowed) for allowed in (False, True))
    assert (await strict.fill("interpret", home, asking(), Purchase)).trouble is ModelError.ADDRESS
    assert (await strict.try_out(replace(OWN, base_url="http://169.254.169.254"), home)).trouble is ModelError.ADDRESS
    assert not script.asked
    assert (await generous.fill("interpret", home, asking(), Purchase)).value == MILK


@pytest.mark.parametrize("key", [None, "sk-\N{CYRILLIC SMALL LETTER A}", "sk\r\nhost: b"])
async def test_a_key_that_cannot_be_sent(key: str | None, lane: Street) -> None:
    script = Script([GOOD])
    client, home = lane.client(makers=makers(script)), await lane.home()
    expected = ModelError.KEY_LOST if key is None else ModelError.KEY
    assert (await client.try_out(replace(OWN, key=key), home)).trouble is expected
    assert not script.asked


async def test_a_lost_key_has_its_sentence(lane: Street, sqlite: str, tmp_path: Path) -> None:
    """The store is opened again with another encryption key; nobody is asked."""
    home, script = await lane.home(OWN), Script([GOOD])
    async with street(sqlite, tmp_path / "elsewhere", accept_loss=True) as other:
        client = other.client(makers=makers(script))
        assert (await client.fill("interpret", home, asking(), Purchase)).trouble is ModelError.KEY_LOST
    assert not script.asked


async def test_what_does_not_fit_is_sent_back_once(lane: Street) -> None:
    script = Script(['{"item":"milk","count":"two","pay":"4111 secret"}', GOOD])
    client, home = lane.client(makers=makers(script)), await lane.home(OWN)
    heard = await client.fill("interpret", home, asking("two milk"), Purchase)
    assert (heard.value, heard.by) == (MILK, "compatible qwen3:8b purchase-1")
    first, second = (each.prompt.turns for each in script.asked if each.prompt)
    assert second[: len(first)] == first
    (_, said), (role, complaint) = second[len(first) :]
    assert said == '{"item":"milk","count":"two","pay":"4111 secret"}'
    assert (role, "count: int_type" in complaint, "secret" in complaint) == ("user", True, False)


async def test_a_call_is_in_the_log(lane: Street) -> None:
    client = lane.client(makers=makers(Script([ModelAnswer(GOOD, 1000, 100), ModelError.DECLINED])))
    home = await lane.home(DEAR)
    await client.fill("interpret", home, asking(), Purchase)
    await client.fill("categorise", home, asking(), Purchase)
    usage = await lane.usage(home)
    assert (usage["interpret"].tokens_in, usage["interpret"].tokens_out, usage["interpret"].micros) == (1000, 100, 2800)
    assert (usage["categorise"].calls, usage["categorise"].failed, usage["categorise"].micros) == (1, 1, 0)
    assert [row["outcome"] for row in await lane.calls(home.id)] == ["ok", "declined"]


async def test_a_cap_is_told_of_and_kept(lane: Street) -> None:
    script = Script([ModelAnswer(GOOD, 39_000, 0), ModelAnswer(GOOD, 1_000, 0), ModelAnswer(GOOD, 10_000, 0), GOOD])
    client, home = lane.client(makers=makers(script)), await lane.home(DEAR)
    told = [await client.fill("interpret", home, asking(), Purchase) for _ in range(4)]
    assert [(each.trouble, each.near_cap) for each in told] == [
        (None, False),
        (None, True),
        (None, True),
        (ModelError.CAP, True),
    ]
    assert len(script.asked) == 3
    lane.clock.pass_by(days=10)
    assert (await client.fill("interpret", home, asking(), Purchase)).trouble is None


async def test_many_calls_at_once_do_not_each_see_the_same_money(lane: Street) -> None:
    """A call costs 10,000 micros of 100,000: without promises all fifty would go."""
    script = Slow([ModelAnswer(GOOD, 1_000, 1_000)] * 50)
    client = lane.client(makers=makers(script))
    home = await lane.home(DEAR)
    many = [client.fill("interpret", home, asking("milk " * 800), Purchase) for _ in range(50)]
    heard = await asyncio.gather(*many)
    spent = sum(each.micros for each in (await lane.usage(home)).values())
    assert 50_000 <= spent <= 120_000
    assert {each.trouble for each in heard} == {None, ModelError.CAP}


async def test_a_failing_provider_rests_and_is_tried_by_one(lane: Street) -> None:
    script = Slow([ModelError.DOWN, ModelError.SLOW, ModelError.KEY, GOOD, GOOD])
    client = lane.client(replace(PATIENT, rest=0.2), makers=makers(script))
    home, other = await lane.home(OWN), await lane.home(OWN)

    async def ask() -> ModelError | None:
        return (await client.fill("interpret", home, asking(), Purchase)).trouble

    assert [await ask() for _ in range(4)] == [ModelError.DOWN, ModelError.SLOW, ModelError.KEY, ModelError.RESTING]
    assert (len(script.asked), (await lane.usage(home))["interpret"].calls) == (3, 3)
    assert (await client.fill("interpret", other, asking(), Purchase)).value == MILK
    await asyncio.sleep(0.25)
    script.begun.clear()
    script.goes_on.clear()
    trial = asyncio.create_task(ask())
    await script.begun.wait()
    assert [await ask() for _ in range(4)] == [ModelError.RESTING] * 4
    script.goes_on.set()
    assert await trial is None
    assert len(script.asked) == 5


async def test_another_key_is_tried_at_once(lane: Street) -> None:
    script = Script([ModelError.KEY] * 3 + [GOOD])
    client, home = lane.client(makers=makers(script)), await lane.home(OWN)
    for _ in range(4):
        await client.fill("interpret", home, asking(), Purchase)
    home = await lane.connect(home, replace(OWN, key="sk-new"))
    assert (await client.fill("interpret", home, asking(), Purchase)).value == MILK


async def test_words_that_are_only_no_do_not_make_it_rest(lane: Street) -> None:
    script = Script([ModelError.DECLINED] * 5 + [GOOD])
    client, home = lane.client(makers=makers(script)), await lane.home(OWN)
    heard = [await client.fill("interpret", home, asking(), Purchase) for _ in range(6)]
    assert heard[-1].value == MILK


async def test_a_resting_provider_costs_no_more_than_none(lane: Street) -> None:
    """Medians in one run: asking in vain against having no model, both with the reading of what is set."""
    client = lane.client(makers=makers(Script()))
    resting, none = await lane.home(OWN), await lane.home()
    for _ in range(3):
        await client.fill("interpret", resting, asking(), Purchase)

    async def once(*, vain: bool) -> float:
        began = asyncio.get_running_loop().time()
        heard = await client.fill("interpret", resting if vain else none, asking(), Purchase)
        assert heard.trouble is (ModelError.RESTING if vain else None)
        return asyncio.get_running_loop().time() - began

    times = sorted([(await once(vain=True), await once(vain=False)) for _ in range(15)])
    vain, free = (sorted(each)[7] for each in zip(*times, strict=True))
    assert vain < 10 * free


async def test_places_are_few_and_waited_for(lane: Street) -> None:
    script = Slow([GOOD] * 40)
    script.seconds = 0.1  # long enough for all six to meet on a busy machine
    client = lane.client(replace(PATIENT, at_once=6, each_at_once=2), makers=makers(script))
    homes = [await lane.home(OWN) for _ in range(4)]
    heard = await asyncio.gather(*(client.fill("interpret", homes[at % 4], asking(), Purchase) for at in range(40)))
    assert [each.value for each in heard] == [MILK] * 40
    assert script.most == 6
    script.most = 0
    script.add(*[GOOD] * 10)
    await asyncio.gather(*(client.fill("interpret", homes[0], asking(), Purchase) for _ in range(10)))
    assert script.most == 2


async def test_waiting_counts_against_the_deadline(lane: Street) -> None:
    """Four for one place are over when one would be, not one after another."""
    script = Slow([GOOD] * 8)
    script.seconds = 5
    client = lane.client(CallLimits(deadline=0.3, each_at_once=1), makers=makers(script))

    async def seconds(many: int) -> float:
        home = await lane.home(OWN)  # a new one, whose provider was never late
        began = asyncio.get_running_loop().time()
        heard = await asyncio.gather(*(client.fill("interpret", home, asking(), Purchase) for _ in range(many)))
        assert {each.trouble for each in heard} == {ModelError.SLOW}
        return asyncio.get_running_loop().time() - began

    assert await seconds(4) < 2.5 * await seconds(1)
    assert script.under_way == 0


async def test_the_deadline_is_for_everything(lane: Street) -> None:
    """Two answers in vain and their repair would take longer than the deadline; a wait is not begun past it."""
    script = Slow(["no JSON", "nor this"])
    script.seconds = 0.4
    client, home = lane.client(CallLimits(deadline=0.6), makers=makers(script)), await lane.home(OWN)
    assert (await client.fill("interpret", home, asking(), Purchase)).trouble is ModelError.SLOW
    busy = Script([Unanswered(ModelError.RATE, again=True, retry_after=30)] * 3)
    client = lane.client(makers=makers(busy))
    assert (await client.fill("interpret", home, asking(), Purchase)).trouble is ModelError.RATE
    assert len(busy.asked) == 1


async def test_a_cancellation_passes_and_leaves_nothing_taken(lane: Street) -> None:
    """Neither a place nor a promise: each of the two takes all there are."""
    script, prompt = Slow([GOOD] * 2), asking("milk " * 40_000)
    script.seconds = 30
    client, home = lane.client(replace(PATIENT, each_at_once=1), makers=makers(script)), await lane.home(DEAR)
    task = asyncio.create_task(client.fill("interpret", home, prompt, Purchase))
    await script.begun.wait()
    assert (await client.fill("interpret", home, prompt, Purchase)).trouble is ModelError.CAP
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    script.seconds = 0
    assert (await client.fill("interpret", home, prompt, Purchase)).value == MILK


async def test_a_growing_answer(lane: Street) -> None:
    script = Script(["eat at home", ModelError.DOWN])
    client, home = lane.client(makers=makers(script)), await lane.home(OWN)
    grown = [each async for each in client.stream_growing_text("advise", home, asking())]
    assert [each.value for each in grown] == ["eat", "eat at", "eat at home"]
    assert grown[-1].by == "compatible qwen3:8b purchase-1"
    assert [each async for each in client.stream_growing_text("advise", home, asking())] == [
        ModelResult(trouble=ModelError.DOWN)
    ]
    assert [row["outcome"] for row in await lane.calls(home.id)] == ["ok", "down"]


async def test_an_answer_that_stops_growing(lane: Street) -> None:
    script = Slow(["eat at home"])
    script.seconds = 30
    client, home = lane.client(CallLimits(deadline=0.2), makers=makers(script)), await lane.home(OWN)
    grown = [each async for each in client.stream_growing_text("advise", home, asking())]
    assert [(each.value, each.trouble) for each in grown] == [("eat", None), (None, ModelError.SLOW)]


async def test_somebody_stops_listening(lane: Street) -> None:
    client, home = lane.client(makers=makers(Slow(["eat at home"]))), await lane.home(OWN)
    async with aclosing(client.stream_growing_text("advise", home, asking())) as grown:
        async for _ in grown:
            break
    assert [row["outcome"] for row in await lane.calls(home.id)] == ["ok"]


async def test_an_answer_outlives_its_line_in_the_log(lane: Street) -> None:
    opened = iter((lane.store.units,))

    def full(household: UUID, viewer: UUID | None) -> UnitOfWork:
        """A store whose disk is full once the answer is there."""
        for units in opened:
            return units(household, viewer)
        raise Fault("the disk is full")

    home = await lane.home(OWN)
    client = Client(full, lane.clock, lane.ids, makers=makers(Script([GOOD])))
    assert (await client.fill("interpret", home, asking(), Purchase)).value == MILK


async def test_a_call_that_comes_too_late_is_paid_for_all_the_same(lane: Street) -> None:
    home = await lane.home(DEAR)
    client = lane.client(makers=makers(Script([ModelError.SLOW, ModelError.KEY])))
    told = asking("two milk " * 50)
    assert [(await client.fill("interpret", home, told, Purchase)).trouble for _ in range(2)] == [
        ModelError.SLOW,
        ModelError.KEY,
    ]
    usage = (await lane.usage(home))["interpret"]
    assert (usage.failed, usage.tokens_in, usage.tokens_out) == (2, told.character_count // 4, 0)
    assert usage.micros > 0


class Loader(Script):
    """A script with something to load."""

    loaded = 0

    async def load(self) -> None:
        self.loaded += 1


async def test_only_what_households_use_is_loaded_ahead(lane: Street) -> None:
    loaders = {provider: Loader() for provider in Provider}
    homes = [await lane.home(each) for each in (DEAR, DEAR, replace(OWN, reach=DataSharing.OFF), None)]
    await lane.client(makers=loaders).warm(home.id for home in homes)
    assert [provider for provider, each in loaders.items() if each.loaded] == [Provider.OPENAI]
    assert loaders[Provider.OPENAI].loaded == 1
