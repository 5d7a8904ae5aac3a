"""Brings the tables to this version of the code, and says whether they are of it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import asyncpg
from sqlalchemy import URL, column, select, table

from storage.connection import Database
from storage.statement import Statement

MIGRATIONS = Path(__file__).parent.parent / "migrations"

_NAMED = re.compile(r"^(down_)?revision\b[^=\n]*= *[\"'](\w+)[\"']", re.MULTILINE)
"""A migration's name and that of the one before it, as Alembic writes them."""
_VERSION = Statement(select(column("version_num")).select_from(table("alembic_version")))


async def run_postgres(url: URL) -> None:
    """Migrate, and arrange who may touch what, which the server's own people may have changed meanwhile."""
    from storage.upgrade import run_postgres as upgrade  # noqa: PLC0415  see there

    await upgrade(url)


def run_sqlite(path: str) -> None:
    """Migrate a file that is not of this version yet; for a thread, because a second process waits."""
    if not _settled(path):
        from storage.upgrade import run_sqlite as upgrade  # noqa: PLC0415  see there

        upgrade(path)


def _settled(path: str) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        try:
            return connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(head(),)]
        except sqlite3.OperationalError:
            return False


async def current(database: Database) -> bool:
    """Whether the tables are there and of this version of the code."""
    try:
        rows = await database.fetch(_VERSION, {})
    except (sqlite3.OperationalError, asyncpg.UndefinedTableError):
        return False
    return [row["version_num"] for row in rows] == [head()]


@cache
def head() -> str:
    """The migration no other one follows."""
    named = [
        found.groups()
        for path in (MIGRATIONS / "versions").glob("*.py")
        for found in _NAMED.finditer(path.read_text(encoding="utf-8"))
    ]
    followed = {name for down, name in named if down}
    (last,) = {name for down, name in named if not down} - followed
    return last
