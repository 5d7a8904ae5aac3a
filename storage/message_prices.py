"""The prices that channels report for each message."""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert

from core.model.message_usage import MessagePrice
from core.ports import Clock
from storage.database import Database
from storage.tables import message_price

_NOTE = insert(message_price).on_conflict_do_nothing().returning(message_price.c.message)


class SqlMessagePrices:
    """Stores what channels bill for messages; implements ``core.ports.MessagePrices``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def store_price(self, price: MessagePrice) -> None:
        """Store how a message was billed; a repeated report changes nothing."""
        row = {
            "channel": price.channel,
            "message": price.message,
            "category": price.category,
            "billed": price.billed,
            "micros": price.micros,
            "noted_at": self._clock.now(),
        }
        await self._database.fetch(_NOTE, row)
