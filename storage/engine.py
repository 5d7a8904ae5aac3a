"""The store: everything that remembers, opened from one URL."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url

from core.ports import Clock, Ids
from storage import migrate, postgres, sqlite
from storage.connection import Database
from storage.directory import Directory
from storage.files.bucket import Bucket, Place
from storage.files.folder import Folder
from storage.files.sealed import Files
from storage.households import Known
from storage.inbox import Inbox
from storage.jobs import Jobs
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

    async def migrate(self) -> None:
        """Bring the tables to this version of the code."""
        await self.database.migrate()

    async def ready(self) -> bool:
        """Whether the tables are of this version of the code; raises Fault where the database is gone."""
        return await migrate.current(self.database)

    async def advice(self) -> str:
        """What to do about the database; empty where all is well."""
        return await self.database.advice()

    async def close(self) -> None:
        """Let all connections go."""
        await self.database.close()


async def open_store(
    url: str, *, data_dir: Path, clock: Clock, ids: Ids, key: str | None = None, place: Place | None = None
) -> Store:
    """A store over SQLite (``sqlite:///PATH``) or PostgreSQL (``postgresql://...``); ``key`` encrypts at rest.

    Originals lie in a folder of the data folder, or in the bucket at ``place``.
    """
    keyring = await asyncio.to_thread(Keyring.open, key, data_dir)
    files = open_files(keyring, data_dir, place)
    database = await _database(make_url(url))
    instance, known = ids.new(), Known()
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
    )


def open_files(keyring: Keyring, data_dir: Path, place: Place | None) -> Files:
    """The file store; raises Fault where what speaks S3 is wanted and not installed."""
    return Files(Bucket(place) if place else Folder(data_dir / "files"), keyring)


async def _database(url: URL) -> Database:
    if url.get_backend_name() == "sqlite":
        return sqlite.Sqlite(url.database or "")
    if url.get_backend_name() == "postgresql":
        return await postgres.Postgres.open(url)
    raise ValueError(f"a database we do not speak: {url.get_backend_name()}")
