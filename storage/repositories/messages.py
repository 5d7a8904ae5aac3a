"""What one household's messages came to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, and_, bindparam, cast, func, or_, select

from core.model.message_usage import MessageUsage
from storage.database import HouseholdConnection
from storage.tables import message_price, outbox

_o, _p = outbox.c, message_price.c
_USAGE = (
    select(
        func.count().label("sent"),
        func.coalesce(func.sum(cast(_p.billed, Integer)), 0).label("billed"),
        func.coalesce(func.sum(_p.micros), 0).label("micros"),
    )
    .select_from(outbox.outerjoin(message_price, and_(_p.channel == _o.channel, _p.message == _o.message)))
    .where(
        _o.household_id == bindparam("household"),
        _o.channel == bindparam("on"),
        _o.queued_at >= bindparam("since"),
        _o.given_up_at.is_(None),
        or_(_o.message.is_not(None), _o.sent_at.is_(None)),
    )
)


class Messages:
    """Implements ``core.ports.Messages``."""

    def __init__(self, bound: HouseholdConnection) -> None:
        self._bound = bound

    async def usage(self, channel: str, since: datetime) -> MessageUsage:
        """Return what went out on a channel since an instant, and what it cost as far as the channel told."""
        row = (await self._bound.fetch(_USAGE, on=channel, since=since))[0]
        return MessageUsage(int(row["sent"]), int(row["billed"]), int(row["micros"]))
