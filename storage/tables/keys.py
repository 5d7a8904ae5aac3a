"""What tells whether the encryption key is the book's."""

from sqlmodel import Field

from storage.tables.columns import TableRow


class KeyCheckRow(TableRow, table=True):
    """A few bytes sealed with the key; there is one row at most."""

    __tablename__ = "key_check"

    id: int = Field(primary_key=True)
    token: bytes
