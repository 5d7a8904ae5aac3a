"""Tables of households' language model connections and of calls to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.columns import Owned, TableRow, instant_column, minor_column


class ConnectionRow(TableRow, table=True):
    """A household's only model connection, with its encrypted key."""

    __tablename__ = "connection"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    provider: str
    model: str
    base_url: str
    key: bytes
    reach: str
    cap_cents: int | None
    narrates: bool
    reading: str
    changed_at: datetime = instant_column()


class CallRow(Owned, table=True):
    """One call to a model provider, without any text."""

    __tablename__ = "call"
    __table_args__ = (Index("ix_call_at", "household_id", "at"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    at: datetime = instant_column()
    job: str
    provider: str
    model: str
    outcome: str
    tokens_in: int
    tokens_out: int
    micros: int = minor_column()
    took_us: int = minor_column()
