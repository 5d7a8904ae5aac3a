"""Tables of drafts, entries, accounts, categories and tags, proofs and the audit trail."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CHAR, BigInteger, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field

from storage.tables.columns import (
    Owned,
    TableRow,
    currency_column,
    instant_column,
    minor_column,
    own_foreign_key,
    text_column,
)

OPEN = "state = 'open'"
THROWN = "deleted_at IS NOT NULL"
FILED = "digest != ''"


class AccountRow(Owned, table=True):
    """An account: where money lies or is paid from."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("household_id", "name_key"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    name: str = text_column()
    name_key: str = text_column()


class CategoryRow(TableRow, table=True):
    """A category of spending or income; ``position`` keeps the order of creation."""

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
    """A member's own tag on entries; ``key`` is the folded name."""

    __tablename__ = "tag"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    key: str = Field(primary_key=True)
    name: str = text_column()


class DraftRow(Owned, table=True):
    """A draft: lines waiting for confirmation; ``lines`` and ``doubts`` are JSON."""

    __tablename__ = "draft"
    __table_args__ = (
        own_foreign_key("author", "member"),
        Index("ix_draft_open", "household_id", "created_at", postgresql_where=sql(OPEN), sqlite_where=sql(OPEN)),
        Index("ix_draft_author", "household_id", "author", "created_at"),
    )

    version: int
    state: str
    author: UUID
    channel: str
    chat: str
    text: str = text_column()
    lines: str = text_column()
    doubts: str = text_column()
    created_at: datetime = instant_column()
    reminded_at: datetime | None = instant_column(nullable=True)
    heard: str


class EntryRow(Owned, table=True):
    """A confirmed entry; each line of a draft becomes at most one entry.

    ``search`` is folded description, merchant and notes, because SQLite folds ASCII alone. ``base_minor`` is what an
    amount in another currency came to in the household's own at the rate of its day.
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("household_id", "draft_id", "line"),
        own_foreign_key("draft_id", "draft"),
        own_foreign_key("author", "member"),
        own_foreign_key("payer", "member"),
        own_foreign_key("account_id", "account"),
        own_foreign_key("into_id", "account"),
        own_foreign_key("category", "category", "key"),
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
    minor: int = minor_column()
    currency: str = currency_column()
    day: date
    description: str = text_column()
    merchant: str | None = text_column()
    merchant_key: str | None = text_column()
    search: str = text_column()
    notes: str = text_column()
    category: str | None
    account_id: UUID | None
    into_id: UUID | None
    payer: UUID | None
    author: UUID
    confidence: float
    rate: str | None = text_column()
    base_minor: int | None = Field(sa_type=BigInteger, nullable=True)
    base_currency: str | None = Field(sa_type=CHAR(3), nullable=True)
    draft_id: UUID | None
    line: int | None
    version: int
    created_at: datetime = instant_column()
    deleted_at: datetime | None = instant_column(nullable=True)


class EntryTagRow(TableRow, table=True):
    """The link between an entry and a tag; deleted when the entry is deleted for good."""

    __tablename__ = "entry_tag"
    __table_args__ = (
        own_foreign_key("entry_id", "entry"),
        own_foreign_key("tag", "tag", "key"),
        Index("ix_entry_tag_tag", "household_id", "tag"),
    )

    household_id: UUID = Field(primary_key=True)
    entry_id: UUID = Field(primary_key=True)
    tag: str = Field(primary_key=True)


class ShareRow(TableRow, table=True):
    """The part of an entry's amount that was spent for one member."""

    __tablename__ = "share"
    __table_args__ = (own_foreign_key("entry_id", "entry"), own_foreign_key("member_id", "member"))

    household_id: UUID = Field(primary_key=True)
    entry_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    minor: int = minor_column()


class ProofRow(Owned, table=True):
    """A text, photo or file that a draft and its entries were made from."""

    __tablename__ = "proof"
    __table_args__ = (
        own_foreign_key("draft_id", "draft"),
        Index("ix_proof_draft", "household_id", "draft_id"),
        Index("ix_proof_digest", "household_id", "digest", postgresql_where=sql(FILED), sqlite_where=sql(FILED)),
    )

    draft_id: UUID
    source: str
    text: str = text_column()
    file: str | None
    digest: str
    look: int | None = Field(sa_type=BigInteger, nullable=True)
    receipt: str = text_column()
    created_at: datetime = instant_column()


class ChangeRow(Owned, table=True):
    """One row of the audit trail: who changed what, and when."""

    __tablename__ = "change"
    __table_args__ = (
        own_foreign_key("member_id", "member"),
        Index("ix_change_subject", "household_id", "subject"),
        Index("ix_change_member", "household_id", "member_id", "at"),
    )

    member_id: UUID | None
    action: str
    subject: UUID | None
    before: str = text_column()
    after: str = text_column()
    at: datetime = instant_column()


class ParsingRow(Owned, table=True):
    """The log of one message's reading: input, reader, output, errors, microseconds."""

    __tablename__ = "parsing"
    __table_args__ = (own_foreign_key("member_id", "member"), Index("ix_parsing_at", "household_id", "at"))

    member_id: UUID
    text: str = text_column()
    reader: str
    output: str = text_column()
    errors: str = text_column()
    took_us: int = minor_column()
    at: datetime = instant_column()
