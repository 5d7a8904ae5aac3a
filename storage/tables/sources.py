"""How far the host's sources of banks' texts are read."""

from uuid import UUID

from sqlmodel import Field

from storage.tables.columns import TableRow, text_column


class SourceProgressRow(TableRow, table=True):
    """One source of the host; of its texts nothing is kept here."""

    __tablename__ = "source_progress"

    name: str = Field(primary_key=True)
    member_id: UUID
    position: str = text_column()
    strangers: int
    refused: int
