"""The store: the database, files and keys of a host, opened from one URL."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from core.errors import Fault
from core.ports import Clock, Ids
from storage.access import SqlAccessDirectory
from storage.data_folder import prepare_data_folder, probe_data_folder
from storage.database import Database, make_database
from storage.directory import SqlDirectory
from storage.erasure import SqlHouseholdEraser
from storage.files.bucket import Bucket, BucketAddress
from storage.files.folder import Folder
from storage.files.sealed import SealedFiles
from storage.host_figures import HostFigures
from storage.household_cache import HouseholdCache
from storage.inbox import SqlInbox
from storage.jobs import SqlJobs
from storage.key_check import open_keyring, store_key_check
from storage.keyring import Keyring
from storage.lease_holder import LeaseHolder
from storage.message_prices import SqlMessagePrices
from storage.outbox import SqlOutbox
from storage.pruning import prune
from storage.source_progress import SqlSourceProgresses
from storage.transcript import SqlTranscript
from storage.unit_of_work import SqlUnitsOfWork


@dataclass(frozen=True, slots=True)
class Store:
    """All parts of storage that the application uses."""

    database: Database
    units: SqlUnitsOfWork
    directory: SqlDirectory
    access: SqlAccessDirectory
    eraser: SqlHouseholdEraser
    host_figures: HostFigures
    message_prices: SqlMessagePrices
    source_progress: SqlSourceProgresses
    inbox: SqlInbox
    outbox: SqlOutbox
    jobs: SqlJobs
    files: SealedFiles
    transcript: SqlTranscript
    keyring: Keyring
    lease_holder: LeaseHolder
    data_dir: Path

    async def migrate(self) -> None:
        """Bring the tables to this version of the code."""
        await self.database.migrate()
        await store_key_check(self.database, self.keyring)

    async def is_ready(self) -> bool:
        """Return whether the tables match this version of the code. Raises Fault if the database is out of reach."""
        return await self.database.is_current()

    async def check_readiness(self) -> Mapping[str, bool]:
        """Return for each part whether it works: the database with its tables, and writing to the data folder."""
        return {
            "database": await _is_working(self.is_ready()),
            "data_folder": await _is_working(asyncio.to_thread(probe_data_folder, self.data_dir)),
        }

    async def prune(self, before: datetime) -> Mapping[str, int]:
        """Delete inbox, outbox and job rows finished before an instant; return how many of each table."""
        return await prune(self.database, before)

    async def make_advice(self) -> str:
        """Return what the host should do about the database; empty if nothing."""
        return await self.database.make_advice()

    async def close(self) -> None:
        """Close all connections."""
        await self.inbox.close()
        await self.database.close()
        self.lease_holder.close()


async def open_store(
    url: str,
    *,
    data_dir: Path,
    clock: Clock,
    ids: Ids,
    key: str | None = None,
    place: BucketAddress | None = None,
    accept_loss: bool = False,
) -> Store:
    """Open a store on SQLite (``sqlite:///PATH``) or PostgreSQL (``postgresql://...``); ``key`` encrypts its data.

    Original photos lie in a folder of the data folder, or in the bucket at ``place``. With ``accept_loss`` a database
    is opened even with a wrong key, which cannot read what is already encrypted.

    Raises:
        Fault: the folder, the database or the key cannot be used; the sentence says what to do.
    """
    await asyncio.to_thread(prepare_data_folder, data_dir)
    database = make_database(make_url(url))
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
        units=SqlUnitsOfWork(database, known, clock, ids, instance, keyring),
        directory=SqlDirectory(database, known, clock, ids, instance),
        access=SqlAccessDirectory(database, known),
        eraser=SqlHouseholdEraser(database, files),
        host_figures=HostFigures(database),
        message_prices=SqlMessagePrices(database, clock),
        source_progress=SqlSourceProgresses(database),
        inbox=SqlInbox(database, clock, instance),
        outbox=SqlOutbox(database, clock, instance),
        jobs=SqlJobs(database, clock, instance),
        files=files,
        transcript=SqlTranscript(database, clock, keyring),
        keyring=keyring,
        lease_holder=holder,
        data_dir=data_dir,
    )


def open_files(keyring: Keyring, data_dir: Path, place: BucketAddress | None) -> SealedFiles:
    """Return the file store. Raises Fault if a bucket is wanted and the S3 library is not installed."""
    return SealedFiles(Bucket(place) if place else Folder(data_dir / "files"), keyring)


async def _is_working(check: Awaitable[bool | None]) -> bool:
    """Return whether a check passed: it did not return False or raise Fault."""
    try:
        return await check is not False
    except Fault:
        return False
