"""PostgreSQL's row-level security: the database role of every unit of work, and its rights.

The policies themselves are part of the migrations. They apply to the role because it has no login and owns no table.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table, text

from storage import tables

TENANT_ROLE = "purser_tenant"

GUARDED = (
    *tables.TENANT, tables.identity, tables.invite, tables.outbox, tables.job_run, tables.session, tables.login,
    tables.sign_in_link, tables.passkey,
)  # fmt: skip
"""Tables with row-level security policies.

The inbox and conversation states are written before a household is known, and web chats never know one.
"""

_ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'purser_tenant') THEN
    BEGIN
      CREATE ROLE purser_tenant NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'purser_tenant', 'MEMBER') THEN
    EXECUTE format('GRANT purser_tenant TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege THEN RAISE NOTICE 'purser_tenant is not ours to make or to put on';
END $$
"""
_THERE = text("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'purser_tenant')")

# From PostgreSQL 16 being a member of a role and being allowed to put it on are two things.
READY = """
SELECT EXISTS (
    SELECT FROM pg_roles
    WHERE rolname = 'purser_tenant' AND has_table_privilege(oid, to_regclass('entry'), 'SELECT')
      AND CASE WHEN current_setting('server_version_num')::int >= 160000
               THEN pg_has_role(current_user, oid, 'SET') ELSE pg_has_role(current_user, oid, 'MEMBER') END
)
"""
"""The query that tells whether this login may switch to the tenants' role, and that role may read entries."""

ADVICE = (
    "Row-level security rests on the owner's own promise. As an administrator run: "
    "CREATE ROLE purser_tenant NOLOGIN; GRANT purser_tenant TO {user}; then restart Purser."
)


def arrange_security(connection: Connection) -> None:
    """Create the role if allowed and grant its rights; harmless to repeat."""
    connection.execute(text(_ROLE))
    if not connection.execute(_THERE).scalar_one():
        return
    connection.execute(text(f"GRANT USAGE ON SCHEMA {_find_schema(connection)} TO {TENANT_ROLE}"))
    book = [table for table in tables.TENANT if table is not tables.household]
    _grant_rights(connection, "SELECT, UPDATE", (tables.household, tables.inbox))
    _grant_rights(connection, "SELECT, INSERT, UPDATE, DELETE", book)
    _grant_rights(
        connection, "SELECT, INSERT, UPDATE", (tables.invite, tables.group_chat, tables.dialogue, tables.outbox)
    )
    _grant_rights(connection, "SELECT, INSERT, UPDATE, DELETE", (tables.job_run,))
    _grant_rights(connection, "SELECT, DELETE", (tables.identity,))
    _grant_rights(connection, "SELECT", (tables.message_price, tables.closed_chat))
    _grant_rights(connection, "SELECT, INSERT, UPDATE, DELETE", (tables.session, tables.login, tables.sign_in_link))
    _grant_rights(connection, "SELECT, INSERT, DELETE", (tables.passkey,))


def _find_schema(connection: Connection) -> str:
    return str(connection.execute(text("SELECT quote_ident(current_schema())")).scalar_one())


def _grant_rights(connection: Connection, rights: str, to_touch: Iterable[Table]) -> None:
    names = ", ".join(table.name for table in to_touch)
    connection.execute(text(f"GRANT {rights} ON {names} TO {TENANT_ROLE}"))
