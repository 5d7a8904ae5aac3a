"""Tables of statement imports, the parts of long imports, and remembered column layouts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.columns import Owned, TableRow, instant_column, own_foreign_key, text_column


class StatementImportRow(Owned, table=True):
    """The import of one bank statement file."""

    __tablename__ = "statement_import"
    __table_args__ = (
        own_foreign_key("member_id", "member"),
        own_foreign_key("draft_id", "draft"),
        Index("ix_statement_import_newest", "household_id", "created_at"),
    )

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    member_id: UUID
    name: str = text_column()
    digest: str
    file: str | None
    channel: str
    chat: str = text_column()
    state: str
    created_at: datetime = instant_column()
    changed_at: datetime = instant_column()
    total: int
    fresh: int
    doubtful: int
    skipped: int
    handled: int
    account: str = text_column()
    columns: str = text_column()
    draft_id: UUID | None
    version: int


class ImportPartRow(TableRow, table=True):
    """Some lines of a long import, worked on in one commit."""

    __tablename__ = "import_part"
    __table_args__ = (own_foreign_key("import_id", "statement_import"), own_foreign_key("draft_id", "draft"))

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    import_id: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    state: str
    size: int
    lines: bytes
    draft_id: UUID | None
    asked: str = text_column()


class ColumnMemoryRow(TableRow, table=True):
    """How the columns below a header are read, as a member settled it."""

    __tablename__ = "column_memory"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    header: str = Field(primary_key=True)
    columns: str = text_column()
    changed_at: datetime = instant_column()
