"""Figures over all households for whoever runs the host: sums and counts, no household's rows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, bindparam, cast, func, select

from core.model.message_usage import MessageUsage
from core.model.provider import Usage
from storage.database import Database
from storage.tables import call, household, message_price

_HOUSEHOLDS = select(func.count().label("many")).select_from(household)
_USAGE = select(
    func.count().label("calls"),
    func.coalesce(func.sum(cast(call.c.outcome != "ok", Integer)), 0).label("failed"),
    func.coalesce(func.sum(call.c.tokens_in), 0).label("tokens_in"),
    func.coalesce(func.sum(call.c.tokens_out), 0).label("tokens_out"),
    func.coalesce(func.sum(call.c.micros), 0).label("micros"),
).where(call.c.at >= bindparam("since"))

_MESSAGES = select(
    func.count().label("sent"),
    func.coalesce(func.sum(cast(message_price.c.billed, Integer)), 0).label("billed"),
    func.coalesce(func.sum(message_price.c.micros), 0).label("micros"),
).where(message_price.c.channel == bindparam("on"), message_price.c.noted_at >= bindparam("since"))


class HostFigures:
    """Counts and sums of the whole host."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def households(self) -> int:
        """Return how many households there are."""
        return int((await self._database.fetch(_HOUSEHOLDS, {}))[0]["many"])

    async def messages_billed(self, channel: str, since: datetime) -> MessageUsage:
        """Return how many messages a channel told of since an instant, how many it billed, and for how much."""
        row = (await self._database.fetch(_MESSAGES, {"on": channel, "since": since}))[0]
        return MessageUsage(int(row["sent"]), int(row["billed"]), int(row["micros"]))

    async def model_usage(self, since: datetime) -> Usage:
        """Return what calls of language models came to since an instant, for all households together."""
        row = (await self._database.fetch(_USAGE, {"since": since}))[0]
        counts = (int(row[name]) for name in ("calls", "failed", "tokens_in", "tokens_out", "micros"))
        return Usage("", *counts)
