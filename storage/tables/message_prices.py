"""What channels billed for messages; whose each was stands in the outbox."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import TableRow, instant_column, minor_column


class MessagePriceRow(TableRow, table=True):
    """How one message of ours was billed; ``micros`` are millionths of a dollar."""

    __tablename__ = "message_price"

    channel: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    category: str
    billed: bool
    micros: int = minor_column()
    noted_at: datetime = instant_column(index=True)
