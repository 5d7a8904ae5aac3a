"""The book: drafts, entries and what they hang on."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CHAR, BigInteger, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field

from storage.tables.columns import Owned, TableRow, currency, instant, minor, own, words

OPEN = "state = 'open'"
THROWN = "deleted_at IS NOT NULL"
FILED = "digest != ''"


class AccountRow(Owned, table=True):
    """Where money lies or is paid from."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("household_id", "name_key"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    name: str = words()
    name_key: str = words()


class CategoryRow(TableRow, table=True):
    """What money goes to; ``position`` keeps the order they were made in."""

    __tablename__ = "category"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    key: str = Field(primary_key=True)
    name: str | None = Field(default=None)
    icon: str
    colour: str
    income: bool
    system: bool
    position: int


class TagRow(TableRow, table=True):
    """A member's own mark on entries; ``key`` is the folded name."""

    __tablename__ = "tag"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    key: str = Field(primary_key=True)
    name: str = words()


class DraftRow(Owned, table=True):
    """Lines waiting for a yes; ``lines`` and ``doubts`` are JSON."""

    __tablename__ = "draft"
    __table_args__ = (
        own("author", "member"),
        Index("ix_draft_open", "household_id", "created_at", postgresql_where=sql(OPEN), sqlite_where=sql(OPEN)),
        Index("ix_draft_author", "household_id", "author", "created_at"),
    )

    version: int
    state: str
    author: UUID
    channel: str
    chat: str
    text: str = words()
    lines: str = words()
    doubts: str = words()
    created_at: datetime = instant()
    reminded_at: datetime | None = instant(nullable=True)
    heard: str


class EntryRow(Owned, table=True):
    """A confirmed fact; one line of a draft becomes one entry at most.

    ``search`` is folded description, merchant and notes, because SQLite folds ASCII alone. ``base_minor`` is what an
    amount in another currency came to in the household's own at the rate of its day.
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("household_id", "draft_id", "line"),
        own("draft_id", "draft"),
        own("author", "member"),
        own("payer", "member"),
        own("account_id", "account"),
        own("into_id", "account"),
        own("category", "category", "key"),
        Index("ix_entry_household_id_day", "household_id", "day"),
        Index(
            "ix_entry_trash",
            "household_id",
            "deleted_at",
            postgresql_where=sql(THROWN),
            sqlite_where=sql(THROWN),
        ),
    )

    kind: str
    visibility: str
    minor: int = minor()
    currency: str = currency()
    day: date
    description: str = words()
    merchant: str | None = words()
    merchant_key: str | None = words()
    search: str = words()
    notes: str = words()
    category: str | None
    account_id: UUID | None
    into_id: UUID | None
    payer: UUID | None
    author: UUID
    confidence: float
    rate: str | None = words()
    base_minor: int | None = Field(sa_type=BigInteger, nullable=True)
    base_currency: str | None = Field(sa_type=CHAR(3), nullable=True)
    draft_id: UUID | None
    line: int | None
    version: int
    created_at: datetime = instant()
    deleted_at: datetime | None = instant(nullable=True)


class EntryTagRow(TableRow, table=True):
    """A tag on an entry; it goes when the entry is purged."""

    __tablename__ = "entry_tag"
    __table_args__ = (
        own("entry_id", "entry"),
        own("tag", "tag", "key"),
        Index("ix_entry_tag_tag", "household_id", "tag"),
    )

    household_id: UUID = Field(primary_key=True)
    entry_id: UUID = Field(primary_key=True)
    tag: str = Field(primary_key=True)


class ShareRow(TableRow, table=True):
    """The part of an entry that was for a member."""

    __tablename__ = "share"
    __table_args__ = (own("entry_id", "entry"), own("member_id", "member"))

    household_id: UUID = Field(primary_key=True)
    entry_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    minor: int = minor()


class ProofRow(Owned, table=True):
    """What stands behind a draft and its entries."""

    __tablename__ = "proof"
    __table_args__ = (
        own("draft_id", "draft"),
        Index("ix_proof_draft", "household_id", "draft_id"),
        Index("ix_proof_digest", "household_id", "digest", postgresql_where=sql(FILED), sqlite_where=sql(FILED)),
    )

    draft_id: UUID
    source: str
    text: str = words()
    file: str | None
    digest: str
    look: int | None = Field(sa_type=BigInteger, nullable=True)
    receipt: str = words()
    created_at: datetime = instant()


class ChangeRow(Owned, table=True):
    """One line of the audit trail."""

    __tablename__ = "change"
    __table_args__ = (
        own("member_id", "member"),
        Index("ix_change_subject", "household_id", "subject"),
        Index("ix_change_member", "household_id", "member_id", "at"),
    )

    member_id: UUID | None
    action: str
    subject: UUID | None
    before: str = words()
    after: str = words()
    at: datetime = instant()


class ParsingRow(Owned, table=True):
    """One reading, for audit (input, reader, output, errors, microseconds)."""

    __tablename__ = "parsing"
    __table_args__ = (own("member_id", "member"), Index("ix_parsing_at", "household_id", "at"))

    member_id: UUID
    text: str = words()
    reader: str
    output: str = words()
    errors: str = words()
    took_us: int = minor()
    at: datetime = instant()
