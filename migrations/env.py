"""Runs migrations on the connection it is given, or on a scratch SQLite file to write new ones."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, create_engine
from sqlmodel import AutoString

from storage import tables
from storage.tables.columns import Instant


def _render(kind: str, thing: Any, _: AutogenContext) -> str | Literal[False]:
    """Write a column type as plain SQLAlchemy, because migrations must outlive Purser's and SQLModel's own types."""
    if kind != "type":
        return False
    if isinstance(thing, Instant):
        return "sa.DateTime(timezone=True)"
    return "sa.String()" if isinstance(thing, AutoString) else False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=tables.metadata,
        render_item=_render,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is None:
    with create_engine("sqlite:///.alembic.db").connect() as made:
        _run(made)
else:
    _run(given)
