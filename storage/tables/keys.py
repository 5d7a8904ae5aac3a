"""The table with which the encryption key is checked."""

from sqlmodel import Field

from storage.tables.columns import TableRow


class KeyCheckRow(TableRow, table=True):
    """A few bytes encrypted with the key; the table has at most one row."""

    __tablename__ = "key_check"

    id: int = Field(primary_key=True)
    token: bytes
