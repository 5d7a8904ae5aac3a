"""The ``backup`` command: ``backup run | list | verify | restore``."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping

from bot.backups import open_backup_place
from bot.settings import Settings
from bot.world import SystemClock
from core.errors import Fault
from storage.backups.place import BackupPlace


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments for the action and the backup's name."""
    parser.add_argument("action", choices=sorted(_ACTIONS), help="take one and prune, show all, prove one, put it back")
    parser.add_argument("name", nargs="?", default="", help="a backup's name as the list shows it; else the newest")


async def run(chosen: argparse.Namespace) -> int:
    """Run the chosen backup action and return the exit code; raises Fault with what is wrong."""
    place = await asyncio.to_thread(open_backup_place, Settings())
    await _ACTIONS[chosen.action](place, chosen.name)
    return 0


async def _make_backup(place: BackupPlace, name: str) -> None:
    if name:
        raise Fault("a new backup is named by its instant: leave the name out")
    done = await place.back_up_and_prune(SystemClock().now())
    manifest = done.manifest
    _print_line(
        f"{manifest.name}: {sum(manifest.rows.values())} rows in {manifest.size} bytes, restored once to prove it."
    )
    _print_line(f"It lies in {place.archive.shelf.address}, with {done.copied} photos that were not there yet.")
    _print_line("The encryption key is not in it: keep that elsewhere.")
    if done.removed:
        _print_line(f"Removed by policy: {', '.join(done.removed)}.")


async def _list_backups(place: BackupPlace, name: str) -> None:
    del name
    for manifest in await place.archive.list_backups():
        _print_line(f"{manifest.name}  {manifest.kind}  {sum(manifest.rows.values())} rows  {manifest.size} bytes")


async def _verify_backup(place: BackupPlace, name: str) -> None:
    manifest = await place.archive.find(name)
    await place.archive.verify(manifest)
    rows = sum(manifest.rows.values())
    _print_line(f"{manifest.name} restores to what was dumped: {rows} rows in {len(manifest.rows)} tables.")


async def _restore_backup(place: BackupPlace, name: str) -> None:
    manifest = await place.archive.find(name)
    photos = await place.restore(manifest)
    _print_line(f"{manifest.name} is back: {sum(manifest.rows.values())} rows and {photos} photos.")


_ACTIONS: Mapping[str, Callable[[BackupPlace, str], Awaitable[None]]] = {
    "run": _make_backup,
    "list": _list_backups,
    "verify": _verify_backup,
    "restore": _restore_backup,
}


def _print_line(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
