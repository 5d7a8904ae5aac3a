"""Many members at once, every tap doubled: each draft becomes its entry once (REQUIREMENTS B3, K6)."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from bot.messages import Inbound, Tap
from core.model.entry import EntryKind
from core.model.report import Scope
from tests.conversations.stage import Stage, settle_in, stage

MEMBERS = 50
DRAFTS = {"sqlite": 2, "postgresql": 6}
"""Of each member: SQLite writes one after another, however many wait; on PostgreSQL fifty chats are truly at once."""
NAMES = tuple(f"Member{chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(MEMBERS))


async def _write(scene: Stage, name: str, drafts: int) -> None:
    """One member's messages, in their own chat."""
    for number in range(1, drafts + 1):
        event = f"{name}-{number}"
        await scene.app.conversation.receive(Inbound("console", event, name, name, name, text=f"{name} tea {number}"))


async def _confirm_twice(scene: Stage, name: str, cards: list[tuple[str, Tap]]) -> None:
    """Every card tapped twice, as two events, without waiting."""
    taps = [(card, again) for again in "ab" for card in enumerate(cards)]
    for (number, (message, tap)), again in taps:
        event = f"{name}-tap-{number}{again}"
        inbound = Inbound("console", event, name, name, name, tap=tap, tap_id=event, message=message)
        await scene.app.conversation.receive(inbound)


def _cards(scene: Stage, name: str) -> list[tuple[str, Tap]]:
    shown = [one for one in scene.theatre.shown if one.chat == name]
    buttons = [(one.message, button) for one in shown for row in one.reply.buttons for button in row]
    return [(message, button.tap) for message, button in buttons if button.label.endswith("Confirm") and button.tap]


@pytest.mark.timeout(180)  # a thousand messages, on a machine however busy
async def test_each_draft_becomes_one_entry(database: str, tmp_path: Path) -> None:
    drafts = DRAFTS[database.partition(":")[0]]
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, NAMES)
        await asyncio.gather(*(_write(scene, name, drafts) for name in NAMES))
        await scene.app.conversation.idle()
        cards = {name: _cards(scene, name) for name in NAMES}
        assert Counter(map(len, cards.values())) == {drafts: MEMBERS}
        await asyncio.gather(*(_confirm_twice(scene, name, cards[name]) for name in NAMES))
        await scene.app.conversation.idle()
        assert scene.household is not None
        async with scene.app.store.units(scene.household, None) as uow:
            (total,) = await uow.reports.read_total(Scope())
            entries = await uow.reports.list_entries(Scope(kinds=tuple(EntryKind)), limit=MEMBERS * drafts + 1)
        assert total.count == len(entries) == MEMBERS * drafts
        assert total.money.minor == MEMBERS * sum(range(1, drafts + 1)) * 100
        assert len({(entry.line.payer, entry.line.money.minor) for entry in entries}) == MEMBERS * drafts
