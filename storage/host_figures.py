"""Sums and counts over all households for the person who runs the host, without any household's rows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Executable, Integer, and_, bindparam, cast, func, select

from core.model.message_usage import MessageUsage
from core.model.provider import ModelCallUsage
from core.ports import Backlog, HostLoad
from storage.database import Database, Values
from storage.tables import call, household, inbox, job_run, message_price, outbox

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


_NOW: Any = bindparam("now")
_INBOX = select(func.count().label("many"), func.min(inbox.c.received_at).label("since")).where(
    inbox.c.handled_at.is_(None), inbox.c.failed_at.is_(None)
)
_OUTBOX = select(func.count().label("many"), func.min(outbox.c.due_at).label("since")).where(
    outbox.c.sent_at.is_(None), outbox.c.given_up_at.is_(None), outbox.c.due_at <= _NOW
)
_is_leased = and_(job_run.c.leased_until.is_not(None), job_run.c.leased_until > _NOW)
_JOBS = select(
    func.count().label("many"), func.coalesce(func.sum(cast(_is_leased, Integer)), 0).label("running")
).where(job_run.c.done_at.is_(None), job_run.c.failed_at.is_(None), job_run.c.ready_at <= _NOW)


class HostFigures:
    """Counts and sums over the whole host."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count_households(self) -> int:
        """Return the number of households."""
        return int((await self._database.fetch(_HOUSEHOLDS, {}))[0]["many"])

    async def sum_billed_messages(self, channel: str, since: datetime) -> MessageUsage:
        """Return how many messages of a channel were reported since an instant, how many billed, and their cost."""
        row = (await self._database.fetch(_MESSAGES, {"on": channel, "since": since}))[0]
        return MessageUsage(int(row["sent"]), int(row["billed"]), int(row["micros"]))

    async def sum_model_usage(self, since: datetime) -> ModelCallUsage:
        """Return the language model usage of all households together since an instant."""
        row = (await self._database.fetch(_USAGE, {"since": since}))[0]
        counts = (int(row[name]) for name in ("calls", "failed", "tokens_in", "tokens_out", "micros"))
        return ModelCallUsage("", *counts)

    async def count_load(self, now: datetime) -> HostLoad:
        """Return how many jobs, inbound and outbound messages of all households wait.

        Each count uses an index of open rows.
        """
        jobs = (await self._database.fetch(_JOBS, {"now": now}))[0]
        running = int(jobs["running"])
        return HostLoad(
            await self.count_households(),
            int(jobs["many"]) - running,
            running,
            await self._count_backlog(_INBOX, {}, now),
            await self._count_backlog(_OUTBOX, {"now": now}, now),
        )

    async def _count_backlog(self, statement: Executable, values: Values, now: datetime) -> Backlog:
        row = (await self._database.fetch(statement, values))[0]
        return Backlog(int(row["many"]), max(now - row["since"], timedelta()) if row["since"] else timedelta())
