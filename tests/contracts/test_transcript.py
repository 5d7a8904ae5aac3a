"""What every Transcript does: keeps an order of changes per chat, once per event, apart from every other chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.webchat import Transcript
from core.model.transcript import AttachedFile, Author
from storage.store import Store
from tests import databases
from tests.bot.web.memory import MemoryTranscript
from tests.databases import HandClock

PICTURE = AttachedFile("picture", "image/png", b"\x89PNG pixels")


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str | None:
    """Where the transcript lies; None for one in memory."""
    return None if request.param == "memory" else str(request.getfixturevalue(request.param))


@pytest.fixture
async def transcript(url: str | None, tmp_path: Path, clock: HandClock) -> AsyncIterator[Transcript]:
    if url is None:
        yield MemoryTranscript()
        return
    store = await databases.opened(url, tmp_path, clock)
    yield store.transcript
    await store.close()


async def test_an_empty_chat_has_nothing(transcript: Transcript) -> None:
    assert await transcript.find_latest("asha") == 0
    assert await transcript.list_since("asha", 0, 10) == ()
    assert await transcript.list_before("asha", None, 10) == ()
    assert await transcript.load_file("asha", 1) is None


async def test_messages_keep_their_order_and_body(transcript: Transcript) -> None:
    numbers = [await transcript.add("asha", Author.PURSER, body) for body in (b'{"a":1}', b"{}", "{₹}".encode())]
    assert numbers == [1, 2, 3]
    said = await transcript.list_since("asha", 0, 10)
    assert [one.body for one in said] == [b'{"a":1}', b"{}", "{₹}".encode()]
    assert [one.change for one in said] == [1, 2, 3]
    assert said[0].said_at.tzinfo is not None
    assert said[0].said_at <= said[2].said_at


async def test_an_event_is_kept_once(transcript: Transcript) -> None:
    first = await transcript.add("asha", Author.MEMBER, b"{}", event="event-0001", enclosure=PICTURE)
    again = await transcript.add("asha", Author.MEMBER, b"{2}", event="event-0001", enclosure=PICTURE)
    others = await transcript.add("ravi", Author.MEMBER, b"{3}", event="event-0001")
    assert (first, again, others) == (1, 1, 1)
    assert await transcript.find_latest("asha") == 1
    (said,) = await transcript.list_since("asha", 0, 10)
    assert said.body == b"{}"


async def test_an_edit_is_the_latest_change_of_its_old_place(transcript: Transcript) -> None:
    for body in (b"{1}", b"{2}"):
        await transcript.add("asha", Author.PURSER, body)
    assert await transcript.edit("asha", 1, b"{saved}")
    assert [(one.number, one.change, one.body) for one in await transcript.list_since("asha", 2, 10)] == [
        (1, 3, b"{saved}")
    ]
    assert [one.number for one in await transcript.list_before("asha", None, 10)] == [1, 2]
    assert await transcript.find_latest("asha") == 3


@pytest.mark.parametrize(("chat", "number"), [("asha", 99), ("ravi", 1), ("asha", 2)])
async def test_what_is_gone_or_anothers_or_a_members_is_not_edited(
    transcript: Transcript, chat: str, number: int
) -> None:
    await transcript.add("asha", Author.PURSER, b"{1}")
    await transcript.add("asha", Author.MEMBER, b"{2}", event="event-0001")
    assert not await transcript.edit(chat, number, b"{forged}")
    assert [one.body for one in await transcript.list_since("asha", 0, 10)] == [b"{1}", b"{2}"]


async def test_what_a_member_wrote_is_covered(transcript: Transcript) -> None:
    """A secret that was typed leaves the transcript; what Purser said stays."""
    await transcript.add("asha", Author.PURSER, b"{1}")
    await transcript.add("asha", Author.MEMBER, b"{secret}", event="event-0001")
    for chat, number in (("asha", 1), ("ravi", 2), ("asha", 99), ("asha", 2)):
        await transcript.replace_words(chat, number, b"{covered}")
    assert [one.body for one in await transcript.list_since("asha", 0, 10)] == [b"{1}", b"{covered}"]


async def test_an_edit_keeps_the_enclosure(transcript: Transcript) -> None:
    number = await transcript.add("asha", Author.PURSER, b"{}", enclosure=PICTURE)
    assert await transcript.edit("asha", number, b"{2}")
    (said,) = await transcript.list_since("asha", 0, 10)
    assert (said.file_name, said.file_mime) == ("picture", "image/png")
    assert await transcript.load_file("asha", number) == PICTURE
    assert await transcript.load_file("ravi", number) is None


async def test_pages_go_back_to_the_first(transcript: Transcript) -> None:
    for number in range(1, 8):
        await transcript.add("asha", Author.PURSER, b"{%d}" % number)
    assert [one.number for one in await transcript.list_before("asha", None, 3)] == [5, 6, 7]
    assert [one.number for one in await transcript.list_before("asha", 5, 3)] == [2, 3, 4]
    assert [one.number for one in await transcript.list_since("asha", 4, 2)] == [5, 6]
    assert await transcript.list_before("asha", 10**17, 1) == await transcript.list_before("asha", None, 1)


async def test_many_at_once_get_each_a_number(transcript: Transcript) -> None:
    adding = (transcript.add("asha", Author.MEMBER, b"{}", event=f"event-{n % 10:04}") for n in range(20))
    numbers = await asyncio.gather(*adding)
    assert sorted(set(numbers)) == list(range(1, 11))
    assert await transcript.find_latest("asha") == 10


async def test_two_processes_never_give_one_number_twice(store: Store, other_store: Store) -> None:
    adding = (one.transcript.add("asha", Author.PURSER, b"{}") for _ in range(10) for one in (store, other_store))
    assert sorted(await asyncio.gather(*adding)) == list(range(1, 21))
    said = await store.transcript.list_since("asha", 0, 50)
    assert [one.change for one in said] == list(range(1, 21))


async def test_what_is_enclosed_lies_sealed_on_disk(sqlite: str, tmp_path: Path, clock: HandClock) -> None:
    """K2: receipts are encrypted at rest."""
    store = await databases.opened(sqlite, tmp_path, clock)
    await store.transcript.add("asha", Author.MEMBER, b"{}", enclosure=PICTURE)
    await store.close()
    assert await asyncio.to_thread(_holding, tmp_path, PICTURE.content) == []


def _holding(folder: Path, content: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and content in path.read_bytes()]
