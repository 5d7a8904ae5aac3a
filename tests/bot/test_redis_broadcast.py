"""What one process learns reaches the others over a real Redis, and outlives its restart (REQUIREMENTS L2).

``make test`` says where it leaves this file out.
"""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.channels.webchat import TOPIC, ToastFrame, WebChat, WorkingFrame, encode_frame
from bot.messages import Reply, TextRun
from bot.redis_broadcast import CHANNEL, RedisBroadcast
from llm.connections.breaker import Breakers
from llm.connections.limits import CallLimits
from tests.bot.web.memory import MemoryTranscript
from tests.redis_server import start_redis
from tests.support.ports import free_port

PATIENCE = 30
"""Seconds a busy machine may take to carry a message."""


@dataclass
class Server:
    """A Redis that can be taken away and put back at its address."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return its address."""
        return f"redis://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it listens."""
        self.process = start_redis(self.port, str(self.folder))

    def kill(self) -> None:
        """End it at once."""
        if self.process:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Redis server of its own, on a free port."""
    made = Server(tmp_path_factory.mktemp("redis"), free_port())
    made.start()
    yield made
    made.kill()


@asynccontextmanager
async def _joined(url: str, count: int = 2) -> AsyncIterator[list[RedisBroadcast]]:
    """Yield the broadcasts of several processes, each of which hears the others."""
    async with AsyncExitStack() as stack:
        made = [RedisBroadcast(url, again=0.05) for _ in range(count)]
        for each in made:
            task = asyncio.create_task(each.run())
            stack.push_async_callback(asyncio.wait, [task])
            stack.callback(task.cancel)
        for sender in made:
            for receiver in made:
                if receiver is not sender:
                    await _meet(sender, receiver)
        yield made


async def _meet(sender: RedisBroadcast, receiver: RedisBroadcast) -> None:
    """Wait until what one tells from now on reaches the other, and what it told before has been taken."""
    heard = asyncio.Event()
    topic = f"meeting {id(heard)}"
    receiver.listen(topic, lambda _: heard.set())
    async with asyncio.timeout(PATIENCE):
        while not heard.is_set():
            sender.tell(topic, "")
            await asyncio.sleep(0.02)


@pytest.fixture
async def pair(server: Server) -> AsyncIterator[list[RedisBroadcast]]:
    """Two processes on one Redis."""
    async with _joined(server.url) as made:
        yield made


async def test_what_one_process_writes_is_shown_at_once_in_a_tab_of_another(pair: list[RedisBroadcast]) -> None:
    transcript = MemoryTranscript()
    ours, theirs = (WebChat(transcript, broadcast=broadcast) for broadcast in pair)
    with theirs.open_tab("den") as tab, theirs.open_tab("kitchen") as stranger, ours.open_tab("den") as own:
        await ours.working("den")
        await ours.send("den", Reply((TextRun("Saved"),)), None)
        await ours.acknowledge("den:7", "Saved")
        async with asyncio.timeout(PATIENCE):
            shown = [await tab.next() for _ in range(3)]
        assert shown == [encode_frame(WorkingFrame()), None, encode_frame(ToastFrame("7", "Saved"))]
        assert [said.number for said in await theirs.transcript.list_since("den", 0, 9)] == [1]
        await _meet(pair[1], pair[0])
        assert [own._frames.qsize(), stranger._frames.qsize()] == [3, 0], "its own once, and nobody else's"  # noqa: SLF001


async def test_processes_count_the_failures_of_a_provider_together(pair: list[RedisBroadcast]) -> None:
    seconds = [0.0]
    ours, theirs = (Breakers(CallLimits(faults=3, rest=60), lambda: seconds[0], broadcast) for broadcast in pair)
    for breakers, (sender, receiver) in ((ours, pair), (theirs, pair[::-1]), (ours, pair)):
        assert breakers.admit_call("a")
        breakers.note_failure("a")
        await _meet(sender, receiver)
    assert (ours.is_resting("a"), theirs.is_resting("a"), theirs.is_resting("b")) == (True, True, False)
    seconds[0] = 61
    assert theirs.admit_call("a"), "one probe"
    await _meet(pair[1], pair[0])
    assert not ours.admit_call("a"), "for all of them"
    theirs.note_success("a")
    await _meet(pair[1], pair[0])
    assert ours.admit_call("a")
    assert (ours.count_resting(), theirs.count_resting()) == (0, 0)


async def test_a_probe_that_nobody_made_leaves_its_turn_to_another_process(pair: list[RedisBroadcast]) -> None:
    seconds = [0.0]
    ours, theirs = (Breakers(CallLimits(faults=1, rest=60), lambda: seconds[0], broadcast) for broadcast in pair)
    ours.note_failure("a")
    seconds[0] = 61
    await _meet(*pair)
    assert ours.admit_call("a")
    ours.note_unasked("a")
    await _meet(*pair)
    assert theirs.admit_call("a")
    await _meet(pair[1], pair[0])
    seconds[0] = 122  # the process that was to try it is gone, and its turn with it
    assert ours.admit_call("a")


async def test_it_outlives_what_another_version_tells(pair: list[RedisBroadcast]) -> None:
    sender, receiver = pair
    tabs = WebChat(MemoryTranscript(), broadcast=receiver)
    with tabs.open_tab("den") as tab:
        sender.tell(TOPIC, '{"chat": "den"}')
        sender.tell(TOPIC, '["den", null]')
        async with asyncio.timeout(PATIENCE):
            assert await tab.next() is None


async def test_it_outlives_a_restart_of_redis_and_what_others_write_there(server: Server) -> None:
    async with _joined(server.url) as (ours, theirs):
        server.kill()
        for number in range(2_000):
            ours.tell("flood", str(number))
        server.start()
        redis = Redis.from_url(server.url)
        await redis.publish(CHANNEL, b"not ours")
        await redis.aclose()
        await _meet(ours, theirs)
        await _meet(theirs, ours)
