"""The messengers that ``chaos`` upsets behave as the product's channels expect, well and upset."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from benchmarks.chaos.moody_messenger import MoodyMessenger, WhatsAppSide
from benchmarks.chaos.moved_clock import MovedClock
from benchmarks.chaos.small_disk import mount_small_disk
from bot.channels.whatsapp.channel import PAIR_WAIT, WhatsAppChannel
from bot.channels.whatsapp.payload import read_event, split_body
from bot.messages import Button, Reply, Tap, TextRun
from bot.world import SystemClock, SystemIds
from core.errors import Fault
from tests.support.graph_api import PHONE

CONFIRM = Tap("confirm", UUID(int=7), 1)
CARD = Reply((TextRun("milk 60"),), ((Button("Confirm", CONFIRM),),))
CHAT = "IN.5"


@pytest.fixture
async def messenger() -> AsyncIterator[MoodyMessenger]:
    messenger = MoodyMessenger()
    await messenger.start()
    yield messenger
    await messenger.stop()


@pytest.fixture
async def channel(messenger: MoodyMessenger) -> AsyncIterator[WhatsAppChannel]:
    channel = WhatsAppChannel("token", PHONE, messenger.url)
    yield channel
    await channel.stop()


async def test_a_card_on_whatsapp_is_shown_once_and_tapped(messenger: MoodyMessenger, channel: WhatsAppChannel) -> None:
    sent = await channel.send(CHAT, CARD, None)
    (card,) = messenger.shown[CHAT]
    assert (card["message_id"], card["text"]) == (sent, "milk 60")
    side = WhatsAppSide()
    (raw,) = split_body(side.tap(5, card).body, PHONE)
    tapped = read_event(raw.body)
    assert tapped is not None
    assert (raw.chat, tapped.tap, tapped.message) == (CHAT, CONFIRM, sent)
    (other,) = split_body(side.message(5, "milk 60").body, PHONE)
    assert (raw.event, other.event) == ("wamid.in1", "wamid.in2")


@pytest.mark.parametrize(("mood", "wait"), [("500", None), ("429", PAIR_WAIT)])
async def test_an_upset_whatsapp_shows_nothing_and_may_be_asked_again(
    messenger: MoodyMessenger, channel: WhatsAppChannel, mood: str, wait: float | None
) -> None:
    messenger.mood = mood
    with pytest.raises(Fault) as upset:
        await channel.send(CHAT, CARD, None)
    assert upset.value.retry_after == wait
    assert not messenger.shown[CHAT]
    messenger.mood = ""
    await channel.send(CHAT, CARD, None)
    assert len(messenger.shown[CHAT]) == 1


def test_a_moved_clock_moves_all_that_asks_what_time_it_is_and_no_stopwatch(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(time, "time", time.time)
    monkeypatch.setattr(time, "time_ns", time.time_ns)
    monkeypatch.setattr(SystemClock, "now", SystemClock.now)
    clock, began = MovedClock(tmp_path / "clock"), SystemClock().now()
    clock.move(0)
    clock.install()
    stopwatch, older = time.monotonic(), SystemIds().new()
    clock.move(86_400)
    assert SystemClock().now() - began >= timedelta(days=1)
    assert time.time() - began.timestamp() >= 86_400
    milliseconds = (SystemIds().new().int >> 80) - (older.int >> 80)  # the first 48 bits
    assert milliseconds >= 86_400_000
    assert time.monotonic() - stopwatch < 86_400


def test_a_small_disk_fills_and_has_room_again(tmp_path: Path) -> None:
    with mount_small_disk(tmp_path, "1m") as disk:
        if disk is None:
            pytest.skip("only root may mount a disk")
        disk.fill()
        with pytest.raises(OSError, match="No space left"):
            (tmp_path / "note").write_bytes(bytes(5000))
        disk.free()
        (tmp_path / "note").write_bytes(bytes(5000))
