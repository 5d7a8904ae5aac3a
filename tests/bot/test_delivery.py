"""Delivery: what the outside refuses goes back or is given up, what is too long is cut, nothing is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import CHAT_GONE, PATIENCE, RETRIES, Delivery, fit
from bot.messages import Abilities, Attachment, Button, Channel, Reply, Tap, TextRun
from bot.verbs import Verb
from core.errors import Fault, Invalid, NotAllowed, Refusal
from core.model.chart import Chart, ChartKind
from core.ports import DeadLetter, DeliveryCounts, Outgoing

TELEGRAM = Abilities(edits=True, images=True, text_limit=4096, caption_limit=1024)


@dataclass
class Ledger:
    """An outbox that writes down what it is told."""

    told: list[tuple[object, ...]] = field(default_factory=list)
    waiting: tuple[Outgoing, ...] = ()

    async def mark_sent(self, outgoing_id: UUID, message: str | None, choices: bytes = b"") -> None:
        del outgoing_id, choices
        self.told.append(("sent", message))

    async def send_later(self, outgoing_id: UUID, seconds: float, *, counts: bool = True) -> None:
        del outgoing_id, counts
        self.told.append(("later", seconds))

    async def close_chat(self, channel: str, chat: str, why: str) -> int:
        del channel
        self.told.append((f"{chat} closed", why))
        return 0

    async def has_written_within(self, channel: str, chat: str, span: timedelta) -> bool:
        del channel, chat, span
        return True

    async def count_messages(self) -> DeliveryCounts:
        return DeliveryCounts(0, 0, 0)

    async def list_dead_letters(self, limit: int) -> tuple[DeadLetter, ...]:
        return ()[:limit]

    async def give_up(self, outgoing_id: UUID, why: str) -> None:
        del outgoing_id
        self.told.append(("given up", why))

    async def claim(self, limit: int, channels: Collection[str]) -> tuple[Outgoing, ...]:
        return tuple(each for each in self.waiting if each.channel in channels)[:limit]


@dataclass
class Line:
    """A channel that fails as often as it is told to."""

    faults: list[Exception] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    name: str = "line"
    can: Abilities = TELEGRAM

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        del image
        if self.faults:
            raise self.faults.pop(0)
        self.heard.append(f"{chat}: {reply.plain}")
        return str(len(self.heard))

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        self.heard.append(f"{chat} {message} becomes: {reply.plain}")
        return None

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        self.heard.append(f"{tap_id}: ({toast})")

    async def working(self, chat: str) -> None: ...

    async def forget(self, chat: str, message: str) -> None:
        self.heard.append(f"{chat}: {message} is taken away")

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        del attachment, most
        raise Invalid("file-missing")


@dataclass
class AlbumLine(Line):
    """A channel whose messages may have several pictures, but then no buttons; it declines them where it is told to."""

    declines: Refusal | None = None

    async def send_album(self, chat: str, reply: Reply, pictures: Sequence[bytes]) -> str:
        assert not reply.buttons
        if self.declines:
            raise self.declines
        self.heard.append(f"{chat}: {len(pictures)} pictures {reply.plain}".rstrip())
        return str(len(self.heard))


async def _no_picture(_: Reply) -> bytes | None:
    return None


async def delivered(reply: Reply, *faults: Exception, attempts: int = 0, channel: str = "line") -> tuple[Line, Ledger]:
    """What a channel heard and the outbox was told of one reply."""
    line, ledger = Line(list(faults)), Ledger()
    channels: dict[str, Channel] = {"line": line}
    outgoing = Outgoing(UUID(int=1), channel, "den", msgspec.json.encode(reply), "key", attempts=attempts)
    await Delivery(ledger, channels, _no_picture).deliver(outgoing)
    return line, ledger


def text(words: str, **more: Any) -> Reply:
    return Reply((TextRun(words),), **more)


async def test_what_is_being_sent_is_not_sent_twice() -> None:
    """A large file can take longer than the lease: the sweep that finds its row leaves it alone."""
    line, ledger, gate = Line(), Ledger(), asyncio.Event()

    async def picture(_: Reply) -> bytes | None:
        await gate.wait()
        return None

    outgoing = Outgoing(UUID(int=1), line.name, "asha", msgspec.json.encode(Reply((TextRun("export"),))), "1")
    ledger.waiting = (outgoing,)
    delivery = Delivery(ledger, {line.name: line}, picture)
    sending = asyncio.create_task(delivery.deliver(outgoing))
    await asyncio.sleep(0)
    await delivery.deliver_due()
    gate.set()
    await sending
    assert line.heard == ["asha: export"]


async def test_what_is_sent_is_remembered_with_its_message() -> None:
    line, ledger = await delivered(text("hello"))
    assert (line.heard, ledger.told) == (["den: hello"], [("sent", "1")])


async def test_a_card_is_edited_where_it_stands_and_keeps_its_id() -> None:
    line, ledger = await delivered(text("saved", edits="7", answers="tap", toast="Saved"))
    assert line.heard == ["tap: (Saved)", "den 7 becomes: saved"]
    assert ledger.told == [("sent", "7")]


async def test_a_toast_alone_sends_no_message() -> None:
    line, ledger = await delivered(Reply(answers="tap", toast="Too late"))
    assert (line.heard, ledger.told) == (["tap: (Too late)"], [("sent", None)])


async def test_a_channel_that_is_off_keeps_its_messages() -> None:
    _, ledger = await delivered(text("hello"), channel="pigeon")
    assert ledger.told == [("later", 0.0)]


async def test_a_short_wait_is_waited_for() -> None:
    line, ledger = await delivered(text("hello"), Fault("busy", retry_after=0.0))
    assert (line.heard, ledger.told) == (["den: hello"], [("sent", "1")])


@pytest.mark.parametrize(
    ("fault", "attempts", "seconds"),
    [(Fault("down"), 0, 1.0), (Fault("down"), 5, 32.0), (Fault("busy", retry_after=PATIENCE + 20), 1, PATIENCE + 20)],
)
async def test_what_fails_comes_again_later_each_time(fault: Fault, attempts: int, seconds: float) -> None:
    line, ledger = await delivered(text("hello"), fault, attempts=attempts)
    assert (line.heard, ledger.told) == ([], [("later", seconds)])


async def test_what_failed_too_often_is_given_up() -> None:
    _, ledger = await delivered(text("hello"), Fault("down"), attempts=RETRIES)
    assert ledger.told == [("given up", "down")]


async def test_what_the_channel_will_never_take_is_given_up() -> None:
    _, ledger = await delivered(text("hello"), NotAllowed("blocked"))
    assert ledger.told == [("given up", "blocked")]


async def test_a_sweep_takes_what_is_due() -> None:
    line = Line()
    body = msgspec.json.encode(text("late"))
    ledger = Ledger(waiting=(Outgoing(UUID(int=1), "line", "den", body, "key"),))
    assert await Delivery(ledger, {"line": line}, _no_picture).deliver_due() == 1
    assert ledger.told == [("sent", "1")]


@given(st.lists(st.tuples(st.text(max_size=3000), st.sampled_from(["", "bold", "mono"])), min_size=1, max_size=6))
def test_long_text_is_cut_and_nothing_is_lost(spans: list[tuple[str, str]]) -> None:
    """I5: Telegram counts UTF-16 units; the last part keeps the buttons."""
    row = (Button("Undo", Tap(Verb.UNDO)),)
    reply = Reply(tuple(TextRun(words, style) for words, style in spans), (row,))
    parts = fit(reply, Abilities(edits=True, images=True, text_limit=500, caption_limit=100))
    assert "".join(part.plain for part in parts) == reply.plain
    assert all(len(part.plain.encode("utf-16-le")) // 2 <= 500 for part in parts)
    assert [part.buttons for part in parts] == [()] * (len(parts) - 1) + [(row,)]


async def _draw(reply: Reply) -> bytes | None:
    return b"PNG" if reply.chart or reply.album else None


TWO_CHARTS = (Chart(ChartKind.BARS, "a", "", ()), Chart(ChartKind.COLUMNS, "b", "", ()))
CHOICE = ((Button("Yes", Tap("yes")),),)


@pytest.mark.parametrize(
    ("reply", "declines", "heard"),
    [
        (Reply((TextRun("a week"),), album=TWO_CHARTS), None, ["den: 2 pictures a week"]),
        (Reply((TextRun("a week"),), CHOICE, album=TWO_CHARTS), None, ["den: 2 pictures", "den: a week"]),
        (Reply((TextRun("w" * 2000),), album=TWO_CHARTS), None, ["den: 2 pictures", "den: " + "w" * 2000]),
        (Reply((TextRun("a week"),), album=TWO_CHARTS[:1]), None, ["den: a week"]),
        (Reply((TextRun("a week"),), CHOICE, album=TWO_CHARTS), Refusal("message-refused"), ["den: a week"]),
        (Reply((TextRun("a week"),), album=TWO_CHARTS), Refusal(CHAT_GONE), []),
    ],
)
async def test_charts_that_belong_together_are_one_message(
    reply: Reply, declines: Refusal | None, heard: list[str]
) -> None:
    """Words too long for a caption, or with buttons, follow the pictures; what is declined goes as one picture."""
    line, ledger = AlbumLine(declines=declines), Ledger()
    outgoing = Outgoing(UUID(int=1), "line", "den", msgspec.json.encode(reply), "key")
    await Delivery(ledger, {"line": line}, _draw).deliver(outgoing)
    assert line.heard == heard
