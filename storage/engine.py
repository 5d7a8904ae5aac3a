"""The store: everything that remembers, opened from one URL."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from core.ports import Clock, Ids
from storage.database import Database, open_database
from storage.directory import Directory
from storage.files.bucket import Bucket, Place
from storage.files.folder import Folder
from storage.files.sealed import Files
from storage.households import Known
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.lease_holder import LeaseHolder
from storage.outbox import Outbox
from storage.secrets import Keyring
from storage.transcript import Transcript
from storage.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class Store:
    """What the composition root hands out."""

    database: Database
    units: UnitsOfWork
    directory: Directory
    inbox: Inbox
    outbox: Outbox
    jobs: Jobs
    files: Files
    transcript: Transcript
    keyring: Keyring
    lease_holder: LeaseHolder

    async def migrate(self) -> None:
        """Bring the tables to this version of the code."""
        await self.database.migrate()

    async def ready(self) -> bool:
        """Whether the tables are of this version of the code; raises Fault where the database is gone."""
        return await self.database.is_current()

    async def advice(self) -> str:
        """What to do about the database; empty where all is well."""
        return await self.database.advise()

    async def close(self) -> None:
        """Let all connections go."""
        await self.database.close()
        self.lease_holder.close()


async def open_store(
    url: str, *, data_dir: Path, clock: Clock, ids: Ids, key: str | None = None, place: Place | None = None
) -> Store:
    """A store over SQLite (``sqlite:///PATH``) or PostgreSQL (``postgresql://...``); ``key`` encrypts at rest.

    Originals lie in a folder of the data folder, or in the bucket at ``place``.
    """
    keyring = await asyncio.to_thread(Keyring.open, key, data_dir)
    files = open_files(keyring, data_dir, place)
    database = open_database(make_url(url))
    await database.connect()
    holder = await asyncio.to_thread(LeaseHolder.open, data_dir, ids)
    instance, known = holder.id, Known()
    return Store(
        database=database,
        units=UnitsOfWork(database, known, clock, ids, instance, keyring),
        directory=Directory(database, known, clock, ids, instance),
        inbox=Inbox(database, clock, instance),
        outbox=Outbox(database, clock, instance),
        jobs=Jobs(database, clock, instance),
        files=files,
        transcript=Transcript(database, clock, keyring),
        keyring=keyring,
        lease_holder=holder,
    )


def open_files(keyring: Keyring, data_dir: Path, place: Place | None) -> Files:
    """The file store; raises Fault where what speaks S3 is wanted and not installed."""
    return Files(Bucket(place) if place else Folder(data_dir / "files"), keyring)
