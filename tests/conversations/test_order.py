"""Messages of a chat are answered in the order they came, whichever process died between them."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from bot.messages import Inbound
from core.ports import Received
from storage.keyring import KEY_FILE
from storage.store import Store
from tests import databases
from tests.conversations.stage import Stage, settle_in, stage
from tests.databases import HandClock


def _inbound(text: str, event: str) -> Inbound:
    return Inbound("console", event, "Asha", "Asha", "Asha", text=text, own=event)


async def _receive(scene: Stage, store: Store, text: str) -> None:
    """Store a message as a process that dies before it answers."""
    inbound = _inbound(text, text)
    await store.inbox.receive(
        Received(scene.app.ids.new(), "console", "Asha", msgspec.json.encode(inbound)), inbound.event
    )


def _cards(scene: Stage) -> list[str]:
    texts = (shown.reply.plain for shown in scene.theatre.shown if shown.message)
    return [word for text in texts for word in ("milk", "bread", "tea") if word in text.lower()]


async def _recover(scene: Stage) -> int:
    taken_up = await scene.app.conversation.recover()
    await scene.app.conversation.idle()
    return taken_up


@pytest.mark.parametrize("database", ["sqlite", "postgres"], indirect=True)
async def test_a_later_message_waits_for_one_that_a_dead_process_holds(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        shutil.copy(tmp_path / KEY_FILE, elsewhere)
        dead = await databases.opened(database, elsewhere, HandClock(scene.clock.now()), seed=9)
        await _receive(scene, dead, "milk 60")
        await dead.close()
        await scene.do("Asha", "bread 40")
        await scene.do("Asha", "tea 20")
        assert await _recover(scene) == 0
        assert _cards(scene) == []
        scene.clock.instant += timedelta(seconds=31)
        assert await _recover(scene) == 3
        assert _cards(scene) == ["milk", "bread", "tea"]


@pytest.mark.parametrize("database", ["sqlite", "postgres"], indirect=True)
async def test_a_restarted_process_answers_its_own_first_and_at_once(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        await _receive(scene, scene.app.store, "milk 60")
    async with stage(tmp_path, url=database, today="2026-11-22") as scene:
        await scene.do("Asha", "bread 40")
        assert _cards(scene) == []
        assert await _recover(scene) == 2
        assert _cards(scene) == ["milk", "bread"]


async def test_a_yes_that_was_written_before_a_notice_does_not_answer_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "rent 25000 every 1st")
        await scene.tap("Asha", "Confirm")
        scene.clock.instant += timedelta(hours=9)
        await scene.app.runner.run_due()
        written = scene.clock.instant + timedelta(hours=227)
        scene.clock.instant += timedelta(hours=228)
        await scene.app.runner.run_due()
        await scene.app.settle()
        assert any("Is it paid?" in shown.reply.plain for shown in scene.theatre.shown)
        await scene.do("Asha", "ok", written_at=written)
        assert await scene.book() == ()
