"""The table of how far the host's sources of bank texts have been read."""

from uuid import UUID

from sqlmodel import Field

from storage.tables.columns import TableRow, text_column


class SourceProgressRow(TableRow, table=True):
    """How far one source has been read; its texts are not stored here."""

    __tablename__ = "source_progress"

    name: str = Field(primary_key=True)
    member_id: UUID
    position: str = text_column()
    strangers: int
    refused: int
