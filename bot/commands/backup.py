"""Backups of the book: ``backup run | list | verify | restore``."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.app import find_bucket
from bot.settings import Settings
from bot.world import SystemClock
from core.errors import Fault
from storage.backups.archive import BackupArchive
from storage.backups.originals import copy_originals, restore_originals
from storage.backups.retention import RetentionPolicy
from storage.data_folder import prepare_data_folder
from storage.files.bucket import Bucket
from storage.files.folder import Folder
from storage.files.sealed import Shelf
from storage.keyring import Keyring


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to do and with which backup."""
    parser.add_argument(
        "action", choices=sorted(_ACTIONS), help="take one and prune, show all, prove one, put one back"
    )
    parser.add_argument(
        "name", nargs="?", default="", help="a backup's name as the list shows it; the newest if left out"
    )


async def run(chosen: argparse.Namespace) -> int:
    """Do it; raises Fault with what is wrong."""
    settings = Settings()
    place = BackupPlace(
        await asyncio.to_thread(open_archive, settings),
        None if settings.files else settings.data_dir / "files",
    )
    await _ACTIONS[chosen.action](place, chosen.name)
    return 0


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """The archive, and the folder of the originals; None where they lie in a bucket, which keeps them itself."""

    archive: BackupArchive
    originals: Path | None


def open_archive(settings: Settings) -> BackupArchive:
    """Return the archive of the settings; raises Fault where the encryption key is missing."""
    prepare_data_folder(settings.data_dir)
    key = settings.encryption_key.get_secret_value()
    keyring = Keyring.open(key or None, settings.data_dir, may_make_key=False)
    days, weeks, months = settings.backups_kept
    return BackupArchive.of(settings.database, _open_shelf(settings), keyring, RetentionPolicy(days, weeks, months))


def _open_shelf(settings: Settings) -> Shelf:
    bucket = find_bucket(settings, settings.backup_to)
    if bucket is not None:
        return Bucket(bucket)
    return Folder(Path(settings.backup_to) if settings.backup_to else settings.data_dir)


async def _run(place: BackupPlace, name: str) -> None:
    if name:
        raise Fault("a new backup is named by its instant: leave the name out")
    archive, copied = place.archive, 0
    folders: tuple[str, ...] = ()
    if place.originals is not None and place.originals.is_dir():
        folders = tuple(each.name for each in place.originals.iterdir() if each.is_dir())
        copied = await copy_originals(Folder(place.originals), folders, archive.shelf)
    manifest = await archive.take(SystemClock().now(), folders)
    await archive.verify(manifest)
    gone = await archive.prune()
    _say(f"{manifest.name}: {sum(manifest.rows.values())} rows in {manifest.size} bytes, restored once to prove it.")
    _say(f"It lies in {archive.shelf.address}, with {copied} photos that were not there yet.")
    _say("The encryption key is not in it: keep that elsewhere.")
    if gone:
        _say(f"Removed by policy: {', '.join(gone)}.")


async def _list(place: BackupPlace, name: str) -> None:
    del name
    for manifest in await place.archive.find_all():
        _say(f"{manifest.name}  {manifest.kind}  {sum(manifest.rows.values())} rows  {manifest.size} bytes")


async def _verify(place: BackupPlace, name: str) -> None:
    manifest = await place.archive.find(name)
    await place.archive.verify(manifest)
    rows = sum(manifest.rows.values())
    _say(f"{manifest.name} restores to what was dumped: {rows} rows in {len(manifest.rows)} tables.")


async def _restore(place: BackupPlace, name: str) -> None:
    manifest = await place.archive.find(name)
    await place.archive.restore(manifest)
    copied = 0
    if place.originals is not None:
        copied = await restore_originals(place.archive.shelf, manifest.originals, Folder(place.originals))
    _say(f"{manifest.name} is back: {sum(manifest.rows.values())} rows and {copied} photos.")


_ACTIONS: Mapping[str, Callable[[BackupPlace, str], Awaitable[None]]] = {
    "run": _run,
    "list": _list,
    "verify": _verify,
    "restore": _restore,
}


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
