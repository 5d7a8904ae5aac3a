"""What all tables share: one metadata, instants in UTC, and rows that belong to a household."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CHAR, BigInteger, DateTime, Dialect, ForeignKeyConstraint, MetaData, Text, TypeDecorator
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A timestamptz; SQLite, which knows no zones, keeps UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Any aware instant, in UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return an aware instant."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class TableRow(SQLModel):
    """The root of all tables."""

    metadata = MetaData(naming_convention=NAMING)


class Owned(TableRow):
    """A row of one household; its key is (household_id, id)."""

    household_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)


def instant_column(*, nullable: bool = False, index: bool = False) -> Any:
    """Make a column for an instant."""
    return Field(sa_type=Instant, nullable=nullable, index=index)


def text_column() -> Any:
    """Make a column for text of any length."""
    return Field(sa_type=Text)


def minor_column() -> Any:
    """Make a column for an amount in minor units."""
    return Field(sa_type=BigInteger)


def currency_column(*, primary_key: bool = False) -> Any:
    """Make a column for an ISO 4217 code."""
    return Field(sa_type=CHAR(3), primary_key=primary_key)


def own_foreign_key(column: str, table: str, key: str = "id") -> ForeignKeyConstraint:
    """Make a foreign key that cannot leave the household."""
    return ForeignKeyConstraint(["household_id", column], [f"{table}.household_id", f"{table}.{key}"])
