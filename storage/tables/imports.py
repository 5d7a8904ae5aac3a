"""Imports of statements: what each file came to, the parts of long ones, and how columns are read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.columns import Owned, TableRow, instant, own, words


class StatementImportRow(Owned, table=True):
    """One file's import."""

    __tablename__ = "statement_import"
    __table_args__ = (
        own("member_id", "member"),
        own("draft_id", "draft"),
        Index("ix_statement_import_newest", "household_id", "created_at"),
    )

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    member_id: UUID
    name: str = words()
    digest: str
    file: str | None
    channel: str
    chat: str = words()
    state: str
    created_at: datetime = instant()
    changed_at: datetime = instant()
    total: int
    fresh: int
    doubtful: int
    skipped: int
    handled: int
    account: str = words()
    columns: str = words()
    draft_id: UUID | None
    version: int


class ImportPartRow(TableRow, table=True):
    """Some lines of a long import, worked on in one commit."""

    __tablename__ = "import_part"
    __table_args__ = (own("import_id", "statement_import"), own("draft_id", "draft"))

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    import_id: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    state: str
    size: int
    lines: bytes
    draft_id: UUID | None
    asked: str = words()


class ColumnMemoryRow(TableRow, table=True):
    """How the columns below a header are read, as a member settled it."""

    __tablename__ = "column_memory"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    header: str = Field(primary_key=True)
    columns: str = words()
    changed_at: datetime = instant()
