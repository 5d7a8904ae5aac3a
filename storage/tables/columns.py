"""Column types and base classes of all tables: instants in UTC, amounts, and keys that contain the household."""

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
    """The column type of instants: a timestamptz, or UTC in SQLite, which knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return an aware instant in UTC, as it is stored."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return a stored instant as an aware one."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class TableRow(SQLModel):
    """The base class of all tables."""

    metadata = MetaData(naming_convention=NAMING)


class Owned(TableRow):
    """The base class of a household's rows; the key is (household_id, id)."""

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
    """Return a foreign key that includes the household, so that it cannot refer to another household's row."""
    return ForeignKeyConstraint(["household_id", column], [f"{table}.household_id", f"{table}.{key}"])
