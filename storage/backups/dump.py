"""Dumping the whole database to a file and restoring it: SQLite's online copy, or PostgreSQL's own programs."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from sqlalchemy import URL

from core.errors import Fault

_PAGES = 2_000
"""The number of pages that SQLite copies before it lets other connections write."""
_TABLES = "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


@dataclass(frozen=True, slots=True)
class Dump:
    """What a dump contains: the number of rows in each table, and the schema version."""

    rows: dict[str, int]
    revision: str


async def dump_database(url: URL, path: Path) -> Dump:
    """Write the whole database to a file as of one instant, without stopping other writers.

    Raises: Fault if the database cannot be reached, or PostgreSQL's programs are not installed.
    """
    if url.get_backend_name() == "sqlite":
        return await asyncio.to_thread(_dump_sqlite, _find_sqlite_path(url), path)
    return await _dump_postgres(url, path)


async def restore_database(url: URL, path: Path) -> Dump:
    """Fill an empty database from a dump and return what it then contains.

    Raises: Fault if there are tables already, or the dump is damaged or of the other kind of database.
    """
    if url.get_backend_name() == "sqlite":
        return await asyncio.to_thread(_restore_sqlite, path, _find_sqlite_path(url))
    return await _restore_postgres(url, path)


async def verify_dump(url: URL, path: Path, scratch: Path) -> Dump:
    """Restore a dump into a temporary database, return what it contains, and drop that database.

    ``scratch`` is an empty folder. The user of a PostgreSQL address needs the right to create databases.
    """
    if url.get_backend_name() == "sqlite":
        return await asyncio.to_thread(_restore_sqlite, path, scratch / "restored.db")
    name = f"purser_verify_{os.getpid()}"
    connection = await _connect(url)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
        try:
            return await _restore_postgres(url.set(database=name), path)
        finally:
            await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    except asyncpg.InsufficientPrivilegeError:
        raise Fault("the database's user may not create a database to restore into: ALTER USER ... CREATEDB") from None
    finally:
        await connection.close()


def _find_sqlite_path(url: URL) -> Path:
    return Path(url.database or "")


def _dump_sqlite(book: Path, path: Path) -> Dump:
    try:
        with (
            closing(sqlite3.connect(f"file:{book}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(path)) as copy,
        ):
            source.backup(copy, pages=_PAGES)
            return _describe_sqlite(copy)
    except sqlite3.Error as error:
        raise Fault(f"the book {book} cannot be copied: {error}") from error


def _restore_sqlite(path: Path, book: Path) -> Dump:
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(book)) as target:
            if target.execute(_SQLITE_TABLES).fetchone():
                raise Fault(f"{book} holds a book already: restore into an empty data folder")
            source.backup(target)
            (state,) = target.execute("PRAGMA integrity_check").fetchone()
            if state != "ok":
                raise Fault(f"the backup is damaged: {state}")
            return _describe_sqlite(target)
    except sqlite3.Error as error:
        raise Fault(f"the backup cannot be read as a SQLite book: {error}") from error


def _describe_sqlite(connection: sqlite3.Connection) -> Dump:
    names = [name for (name,) in connection.execute(_SQLITE_TABLES)]
    rows = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    return Dump(rows, connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


async def _connect(url: URL) -> asyncpg.Connection:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        return await asyncpg.connect(plain)
    except (OSError, asyncpg.PostgresError) as error:
        raise Fault(f"the database does not answer: {error}") from error


async def _dump_postgres(url: URL, path: Path) -> Dump:
    """Count the rows and dump them in one snapshot, so that both agree."""
    connection = await _connect(url)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            snapshot = await connection.fetchval("SELECT pg_export_snapshot()")
            dump = await _describe_postgres(connection)
            await _run_program(
                url, "pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={path}"
            )
            return dump
    finally:
        await connection.close()


async def _restore_postgres(url: URL, path: Path) -> Dump:
    connection = await _connect(url)
    try:
        if await connection.fetch(_TABLES):
            raise Fault("the database holds tables already: restore into an empty one")
        await _run_program(url, "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(path))
        return await _describe_postgres(connection)
    finally:
        await connection.close()


async def _describe_postgres(connection: asyncpg.Connection) -> Dump:
    names = [row["name"] for row in await connection.fetch(_TABLES)]
    rows = {name: await connection.fetchval(f'SELECT count(*) FROM "{name}"') for name in names}  # noqa: S608
    return Dump(rows, await connection.fetchval("SELECT version_num FROM alembic_version"))


async def _run_program(url: URL, program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; its password is in a file, because everybody can see a program's arguments."""
    with tempfile.TemporaryDirectory(prefix="purser-password-") as folder:
        target = url.set(drivername="postgresql", password=None)
        if url.password:
            target = target.update_query_dict({"passfile": str(_write_password(Path(folder), str(url.password)))})
        try:
            process = await asyncio.create_subprocess_exec(
                program,
                *arguments,
                f"--dbname={target.render_as_string(hide_password=False)}",
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.PIPE,
            )
        except FileNotFoundError:
            raise Fault(f"{program} is not installed: it comes with PostgreSQL's client (postgresql-client)") from None
        _, said = await process.communicate()
    if process.returncode:
        raise Fault(f"{program} failed: {said.decode(errors='replace').strip()[-300:]}")


def _write_password(folder: Path, password: str) -> Path:
    """Write a PostgreSQL password file that fits any host, database and user, and return its path."""
    path = folder / "password"
    escaped = password.replace("\\", "\\\\").replace(":", "\\:")
    path.touch(mode=0o600)
    path.write_text(f"*:*:*:*:{escaped}\n", encoding="utf-8")
    return path
