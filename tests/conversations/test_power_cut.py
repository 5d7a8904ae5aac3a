"""The power fails just after an answer was shown: what was not on the disk yet is done again, once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from storage import link
from tests import databases
from tests.conversations.stage import Stage, settle_in, stage


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


async def test_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is what there was at the last flush."""
    house, disk = tmp_path / "house", tmp_path / "disk"
    house.mkdir()
    monkeypatch.setattr(link, "_fsync", _onto(house, disk))
    monkeypatch.setattr(link, "SOON", 3600.0)
    async with stage(house) as scene:
        await _saves(scene)
        assert len(await scene.book()) == 1
        found = shutil.copytree(disk, tmp_path / "found")
    async with stage(found) as again:
        assert await _is_saved_once(again, scene) == 1


def _onto(house: Path, disk: Path) -> Callable[[int], None]:
    def flush(file: int) -> None:
        del file
        shutil.copytree(house, disk, dirs_exist_ok=True)

    return flush


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
