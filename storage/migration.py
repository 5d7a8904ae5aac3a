"""Migrating the tables to this version of the code with Alembic, and checking whether they match it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, String, Table, text

from core.errors import Fault
from storage import security

MIGRATIONS = Path(__file__).parent.parent / "migrations"

VERSION = Table("alembic_version", MetaData(), Column("version_num", String))
"""The table in which Alembic stores the revision of the tables."""
_LOCK = 5_128_077_001
"""The key of PostgreSQL's advisory lock for migrations, an arbitrary number."""


def run_migrations(connection: Connection) -> None:
    """Run the missing migrations in the connection's transaction; a second process waits and finds nothing to do.

    On PostgreSQL the tenants' role is made and granted its rights each time, as the server's administrators may have
    changed it. SQLite's transaction holds the write lock, which is enough.

    Raises: Fault if the tables are of a newer version, or rows would refer to missing ones.
    """
    is_postgres = connection.dialect.name == "postgresql"
    if is_postgres:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if not is_current(connection):
        _refuse_newer(connection)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if not is_postgres:
            _check_references(connection)
    if is_postgres:
        security.arrange_security(connection)


def _refuse_newer(connection: Connection) -> None:
    """Raise Fault if the tables were migrated by a newer version of the code, whose data would be lost."""
    found = MigrationContext.configure(connection).get_current_revision()
    known = {each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if found is not None and found not in known:
        raise Fault(
            f"the database is of a newer version of Purser ({found}): start that version, "
            "or restore a backup that was taken before it"
        )


def _check_references(connection: Connection) -> None:
    """Raise Fault if rows of a SQLite file refer to missing rows, which it does not check while tables are rebuilt."""
    broken = {row.table for row in connection.execute(text("PRAGMA foreign_key_check"))}
    if broken:
        raise Fault(f"the upgrade was undone: rows of {', '.join(sorted(broken))} would refer to none")


def is_current(connection: Connection) -> bool:
    """Return whether the tables exist and match this version of the code."""
    return MigrationContext.configure(connection).get_current_revision() == find_latest_revision()


@cache
def find_latest_revision() -> str | None:
    """Return the id of the latest migration."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()
