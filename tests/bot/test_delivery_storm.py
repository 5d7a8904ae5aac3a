"""Through 429, 500, timeouts after acceptance and 403 nothing is lost, and order holds within a chat (K6)."""

from __future__ import annotations

from random import Random

import msgspec

from bot.delivery import Delivery
from bot.messages import Reply, TextRun
from core.ports import Answered, Outgoing, Received
from storage.store import Store
from tests.core.usecases.book import IDS
from tests.databases import HandClock
from tests.households import Home, settle
from tests.support.platform import FakePlatform, Tally

CHATS = 40
EACH = 8


async def _nothing_to_draw(_: Reply) -> bytes | None:
    return None


async def queue(home: Home, platform: FakePlatform, chats: int, each: int) -> dict[str, list[str]]:
    """Queue so many notices for each of so many chats; returns their texts by chat."""
    texts: dict[str, list[str]] = {}
    for number in range(chats):
        chat = f"chat {number}"
        texts[chat] = [f"{chat}: {place}" for place in range(each)]
        async with home.as_asha() as uow:
            await uow.queue_notices([_notice(platform, chat, text) for text in texts[chat]])
            await uow.commit()
    return texts


def _notice(platform: FakePlatform, chat: str, text: str) -> Outgoing:
    return Outgoing(IDS.new(), platform.name, chat, msgspec.json.encode(Reply((TextRun(text),))), f"notice:{text}")


async def weather(home: Home, platform: FakePlatform, clock: HandClock, texts: dict[str, list[str]]) -> Tally:
    """Sweep until nothing waits, while time passes."""
    delivery = Delivery(home.store.outbox, {platform.name: platform}, _nothing_to_draw)
    while (await home.store.outbox.count_messages()).waiting:
        while await delivery.deliver_due():
            pass
        clock.pass_by(seconds=5)
    return Tally.of(platform, texts)


async def test_a_storm_loses_nothing_and_keeps_order(store: Store, clock: HandClock) -> None:
    home = await settle(store, IDS)
    platform = FakePlatform(clock.now, Random(7), blocked=frozenset({"chat 3", "chat 17"}))  # noqa: S311  repeats
    texts = await queue(home, platform, CHATS, EACH)
    tally = await weather(home, platform, clock, texts)
    assert (tally.lost, tally.out_of_order, platform.too_early) == (0, 0, 0)
    assert tally.twice == platform.answers["timeout after it was taken"] > 0
    assert platform.answers["403"] == 2, "a blocked chat is tried once"
    assert min(platform.answers["429"], platform.answers["500"]) > 0
    counts = await store.outbox.count_messages()
    assert (counts.waiting, counts.given_up, counts.closed_chats) == (0, 2 * EACH, 2)
    assert {letter.reason for letter in await store.outbox.list_dead_letters(50)} == {"chat-gone"}


async def test_a_closed_chat_gets_nothing_until_somebody_writes_there(store: Store, clock: HandClock) -> None:
    home = await settle(store, IDS)
    platform = FakePlatform(clock.now, Random(1), calm=True, blocked=frozenset({"chat 0"}))  # noqa: S311  repeats
    await weather(home, platform, clock, await queue(home, platform, 1, 2))
    platform.blocked = frozenset()
    clock.pass_by(hours=1)
    async with home.as_asha() as uow:
        await uow.queue_notices([_notice(platform, "chat 0", "while closed")])
        await uow.commit()
    await weather(home, platform, clock, {})
    assert platform.taken == {}
    received = Received(IDS.new(), platform.name, "chat 0", b"{}")
    await store.inbox.receive(received, "hello")
    async with home.as_asha() as uow:
        await uow.record_handled(Answered(received.id, platform.name, "chat 0", "asha", (), None))
        await uow.queue_notices([_notice(platform, "chat 0", "open again")])
        await uow.commit()
    await weather(home, platform, clock, {})
    assert platform.taken == {"chat 0": ["open again"]}
