"""The store: everything that remembers, opened from one URL."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from core.errors import Fault
from core.ports import Clock, Ids
from storage.access import AccessDirectory
from storage.data_folder import prepare_data_folder, probe_data_folder
from storage.database import Database, open_database
from storage.directory import Directory
from storage.erasure import HouseholdEraser
from storage.files.bucket import Bucket, Place
from storage.files.folder import Folder
from storage.files.sealed import Files
from storage.host_figures import HostFigures
from storage.household_cache import HouseholdCache
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.key_check import note_key, open_keyring
from storage.keyring import Keyring
from storage.lease_holder import LeaseHolder
from storage.message_prices import MessagePrices
from storage.outbox import Outbox
from storage.pruning import prune
from storage.transcript import Transcript
from storage.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class Store:
    """What the composition root hands out."""

    database: Database
    units: UnitsOfWork
    directory: Directory
    access: AccessDirectory
    eraser: HouseholdEraser
    host_figures: HostFigures
    message_prices: MessagePrices
    inbox: Inbox
    outbox: Outbox
    jobs: Jobs
    files: Files
    transcript: Transcript
    keyring: Keyring
    lease_holder: LeaseHolder
    data_dir: Path

    async def migrate(self) -> None:
        """Bring the tables to this version of the code."""
        await self.database.migrate()
        await note_key(self.database, self.keyring)

    async def ready(self) -> bool:
        """Return whether the tables are of this version of the code; raises Fault where the database is gone."""
        return await self.database.is_current()

    async def readiness(self) -> Mapping[str, bool]:
        """Return what works: the database with its tables, and writing into the data folder."""
        return {
            "database": await _works(self.ready()),
            "data_folder": await _works(asyncio.to_thread(probe_data_folder, self.data_dir)),
        }

    async def prune(self, before: datetime) -> Mapping[str, int]:
        """Delete what came in, went out and was run before an instant; return how many rows of each table."""
        return await prune(self.database, before)

    async def advice(self) -> str:
        """What to do about the database; empty where all is well."""
        return await self.database.advise()

    async def close(self) -> None:
        """Let all connections go."""
        await self.database.close()
        self.lease_holder.close()


async def open_store(
    url: str,
    *,
    data_dir: Path,
    clock: Clock,
    ids: Ids,
    key: str | None = None,
    place: Place | None = None,
    accept_loss: bool = False,
) -> Store:
    """Open a store over SQLite (``sqlite:///PATH``) or PostgreSQL (``postgresql://...``); ``key`` encrypts at rest.

    Originals lie in a folder of the data folder, or in the bucket at ``place``. With ``accept_loss`` a book is opened
    with another key than its own, which cannot read what is encrypted.

    Raises:
        Fault: the folder, the database or the key cannot be used; the sentence says what to do.
    """
    await asyncio.to_thread(prepare_data_folder, data_dir)
    database = open_database(make_url(url))
    try:
        await database.connect()
        keyring = await open_keyring(database, key, data_dir, accept_loss=accept_loss)
        files = open_files(keyring, data_dir, place)
    except BaseException:
        await database.close()
        raise
    holder = await asyncio.to_thread(LeaseHolder.open, data_dir, ids)
    instance, known = holder.id, HouseholdCache()
    return Store(
        database=database,
        units=UnitsOfWork(database, known, clock, ids, instance, keyring),
        directory=Directory(database, known, clock, ids, instance),
        access=AccessDirectory(database, known),
        eraser=HouseholdEraser(database, files),
        host_figures=HostFigures(database),
        message_prices=MessagePrices(database, clock),
        inbox=Inbox(database, clock, instance),
        outbox=Outbox(database, clock, instance),
        jobs=Jobs(database, clock, instance),
        files=files,
        transcript=Transcript(database, clock, keyring),
        keyring=keyring,
        lease_holder=holder,
        data_dir=data_dir,
    )


def open_files(keyring: Keyring, data_dir: Path, place: Place | None) -> Files:
    """The file store; raises Fault where what speaks S3 is wanted and not installed."""
    return Files(Bucket(place) if place else Folder(data_dir / "files"), keyring)


async def _works(check: Awaitable[bool | None]) -> bool:
    """Return whether a check passed; one that gives nothing passes unless it raises Fault."""
    try:
        return await check is not False
    except Fault:
        return False
