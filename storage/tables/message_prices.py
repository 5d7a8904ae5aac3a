"""The table of what channels billed for messages; the outbox says to which household each belongs."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import TableRow, instant_column, minor_column


class MessagePriceRow(TableRow, table=True):
    """How one sent message was billed; ``micros`` are millionths of a dollar."""

    __tablename__ = "message_price"

    channel: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    category: str
    billed: bool
    micros: int = minor_column()
    noted_at: datetime = instant_column(index=True)
