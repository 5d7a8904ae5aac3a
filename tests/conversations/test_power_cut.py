"""The power fails just after an answer was shown: what was not on the disk yet is done again, once."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from storage import engines
from tests import databases
from tests.conversations.stage import Stage, settle_in, stage
from tests.support.power import only_synced_survives


async def _saves(scene: Stage) -> None:
    """A card that is confirmed, and the answer shown."""
    await settle_in(scene, ("Asha",))
    await scene.do("Asha", "milk 60")
    await scene.tap("Asha", "Confirm")
    assert "Saved" in scene.theatre.shown[-1].reply.plain


async def _is_saved_once(scene: Stage, before: Stage) -> int:
    """Returns how many entries the power cut took."""
    scene.household = before.household
    lost = 1 - len(await scene.book())
    scene.clock.instant += timedelta(minutes=1)
    assert await scene.app.conversation.recover() == lost
    await scene.app.conversation.idle()
    assert [entry.line.money.minor for entry in await scene.book()] == [6000]
    assert [shown.reply.plain[:7] for shown in scene.theatre.shown if shown.reply.body and shown.message] == [
        "✓ Saved"
    ] * lost
    assert await scene.app.conversation.recover() == 0
    return lost


@pytest.mark.parametrize(("synchronous", "lost"), [("FULL", 0), ("NORMAL", 1)])
async def test_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str, lost: int) -> None:
    """Check that an answer is on the disk before it is shown, and that the test would see if it were not."""
    house, disk = tmp_path / "house", tmp_path / "disk"
    house.mkdir(mode=0o700)
    monkeypatch.setattr(engines, "SYNCHRONOUS", "FULL")
    async with stage(house) as prepared:
        assert prepared.app.store.database.has_one_writer
    shutil.copytree(house, disk)
    monkeypatch.setattr(engines, "SYNCHRONOUS", synchronous)
    with only_synced_survives(disk):
        async with stage(house) as scene:
            await _saves(scene)
            assert len(await scene.book()) == 1
            found = shutil.copytree(disk, tmp_path / "found")
    monkeypatch.undo()
    async with stage(found) as again:
        if lost:
            again.household = scene.household
            assert await again.book() == ()
        else:
            assert await _is_saved_once(again, scene) == 0


async def test_postgres(postgres: str, postgres_socket: str, tmp_path: Path) -> None:
    """The server dies with what it had not written, where the machine left it no ten seconds to write it."""
    await _asked(postgres, "ALTER SYSTEM SET wal_writer_delay = '10s'")
    async with stage(tmp_path, url=postgres) as scene:
        await _saves(scene)
        databases.cut_power(postgres_socket)
    async with stage(tmp_path, url=postgres) as again:
        await _is_saved_once(again, scene)
    await _asked(postgres, "ALTER SYSTEM RESET wal_writer_delay")


async def _asked(url: str, change: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(change)
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()
