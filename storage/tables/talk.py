"""Tables of the inbox, the outbox and conversation states, outside row-level security."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field

from storage.tables.columns import TableRow, instant_column

# Every index here is written with each message: those that can are kept to the rows that are asked for.
SENT = "message IS NOT NULL"
SHOWN = "message IS NOT NULL AND subject IS NOT NULL"
NOTICED = "sent_at IS NOT NULL AND length(body) > 0"
WAITING = "sent_at IS NULL AND given_up_at IS NULL"
UNHANDLED = "handled_at IS NULL AND failed_at IS NULL"


class InboxRow(TableRow, table=True):
    """An inbound message, stored once; ``household_id`` is set when it is handled."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "event"),
        Index(
            "ix_inbox_unhandled",
            "channel",
            "chat",
            "received_at",
            postgresql_where=sql(UNHANDLED),
            sqlite_where=sql(UNHANDLED),
        ),
    )

    id: UUID = Field(primary_key=True)
    channel: str
    event: str
    chat: str
    body: bytes
    household_id: UUID | None
    attempts: int
    received_at: datetime = instant_column()
    leased_by: UUID
    leased_until: datetime = instant_column()
    handled_at: datetime | None = instant_column(nullable=True)
    failed_at: datetime | None = instant_column(nullable=True)
    trace: str | None


class OutboxRow(TableRow, table=True):
    """A reply or notice to send; ``position`` orders those queued at one instant.

    Once sent, ``body`` is empty, but for the buttons of a notice.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("dedupe"),
        Index(
            "ix_outbox_waiting", "channel", "chat", "due_at", postgresql_where=sql(WAITING), sqlite_where=sql(WAITING)
        ),
        Index("ix_outbox_subject", "household_id", "subject", postgresql_where=sql(SHOWN), sqlite_where=sql(SHOWN)),
        Index(
            "ix_outbox_noticed",
            "household_id",
            "channel",
            "chat",
            "sent_at",
            postgresql_where=sql(NOTICED),
            sqlite_where=sql(NOTICED),
        ),
        Index("ix_outbox_sent", "household_id", "message", postgresql_where=sql(SENT), sqlite_where=sql(SENT)),
    )

    id: UUID = Field(primary_key=True)
    household_id: UUID | None
    channel: str
    chat: str
    body: bytes
    dedupe: str
    subject: UUID | None
    position: int
    attempts: int
    queued_at: datetime = instant_column()
    due_at: datetime = instant_column()
    retry_at: datetime | None = instant_column(nullable=True)
    leased_by: UUID | None
    leased_until: datetime | None = instant_column(nullable=True)
    sent_at: datetime | None = instant_column(nullable=True)
    message: str | None
    given_up_at: datetime | None = instant_column(nullable=True)
    reason: str | None


class ClosedChatRow(TableRow, table=True):
    """A chat that accepts no message of ours (blocked, left or deleted), until somebody writes there."""

    __tablename__ = "closed_chat"

    channel: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    closed_at: datetime = instant_column()
    reason: str


class DialogueRow(TableRow, table=True):
    """The state of one person's conversation in one chat, and when they last wrote."""

    __tablename__ = "dialogue"

    channel: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    household_id: UUID | None = Field(index=True)
    state: bytes | None
    private: bool
    spoke_at: datetime = instant_column()
