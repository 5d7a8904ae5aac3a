"""The store: everything that remembers, opened from one URL."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import literal, make_url, select

from core.ports import Clock, Ids
from storage import sqlite, tables
from storage.connection import Database
from storage.directory import Directory
from storage.files import Files
from storage.households import Known
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.outbox import Outbox
from storage.secrets import Keyring
from storage.statement import Statement
from storage.transcript import Transcript
from storage.unit_of_work import UnitsOfWork

_ALIVE = Statement(select(literal(1).label("alive")))


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
        assert isinstance(self.database, sqlite.Sqlite)
        async with self.database.engine.begin() as connection:
            await connection.run_sync(tables.metadata.create_all)

    async def ready(self) -> bool:
        """Whether the database answers."""
        return bool(await self.database.fetch(_ALIVE, {}))

    async def close(self) -> None:
        """Let all connections go."""
        await self.database.close()


def default_url(data_dir: Path) -> str:
    """One file in the data folder."""
    return f"sqlite+aiosqlite:///{data_dir / 'purser.db'}"


async def open_store(url: str | None, *, data_dir: Path, clock: Clock, ids: Ids, key: str | None = None) -> Store:
    """A store over SQLite (``sqlite:///PATH``) or PostgreSQL (``postgresql://...``); ``key`` encrypts at rest."""
    keyring = await asyncio.to_thread(Keyring.open, key, data_dir)
    database = _database(url or default_url(data_dir))
    instance, known = ids.new(), Known()
    return Store(
        database=database,
        units=UnitsOfWork(database, known, clock, ids, instance),
        directory=Directory(database, known, clock, ids, instance),
        inbox=Inbox(database, clock, instance),
        outbox=Outbox(database, clock, instance),
        jobs=Jobs(database, clock, instance),
        files=Files(data_dir / "files", keyring),
        transcript=Transcript(database, clock, keyring),
        keyring=keyring,
    )


def _database(url: str) -> Database:
    return sqlite.Sqlite(sqlite.engine(make_url(url).set(drivername="sqlite+aiosqlite")))
