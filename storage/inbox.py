"""The inbox: every inbound message is stored before it is acknowledged, once per (channel, event)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, and_, bindparam, exists, not_, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from core.errors import Fault
from core.ports import Clock, Received
from storage.database import Database
from storage.inbound_transaction import LEASE
from storage.tables import inbox as table

MOST_CLOCK_SKEW = timedelta(minutes=5)
"""The most by which the clocks of two machines may differ; a lease that ends later still was set by a wrong clock."""


def build_free_condition(table: FromClause) -> ColumnElement[bool]:
    """Return the SQL condition that no process holds a row.

    That is so if its lease ended, ends impossibly late, or was taken by this process before a restart. The parameters
    are those of ``lease_values``.
    """
    until = table.c.leased_until
    own_from_before = and_(table.c.leased_by == bindparam("me"), until < bindparam("first_lease_ends"))
    cannot_be = until > bindparam("last_lease_ends")
    return or_(until.is_(None), until <= bindparam("now"), own_from_before, cannot_be)


def lease_values(me: UUID, now: datetime, lease: timedelta, first_lease_ends: datetime) -> dict[str, Any]:
    """Return the parameters of a claim: who, when, until when, our first possible lease end and anybody's last."""
    return {
        "me": me,
        "now": now,
        "until": now + lease,
        "first_lease_ends": first_lease_ends,
        "last_lease_ends": now + lease + MOST_CLOCK_SKEW,
    }


def build_evaluated_once(picked: Select[Any]) -> Select[Any]:
    """Return a query that evaluates ``picked``, a query that locks rows, exactly once.

    PostgreSQL may run a subquery once per row; each run would pass over the rows locked before and lock more, beyond
    any limit. A WITH query that locks rows runs once (https://www.postgresql.org/docs/current/queries-with.html).
    """
    return select(picked.cte("picked"))


_NAMES = ("id", "channel", "chat", "body", "attempts")
MOST_AT_ONCE = 100
"""Events stored in one transaction."""
Arrival = tuple[dict[str, Any], asyncio.Future[bool]]
"""An inbox row to be stored, and a future that tells whoever waits whether the row is new."""
PATIENT_ATTEMPTS = 10
"""Attempts, half a minute apart, after which an unhandled message no longer holds up the later ones of its chat."""


def _build_unhandled_condition(rows: FromClause) -> ColumnElement[bool]:
    return and_(rows.c.handled_at.is_(None), rows.c.failed_at.is_(None))


def _build_in_front_condition(earlier: FromClause, later: FromClause) -> ColumnElement[bool]:
    """Return the condition that an earlier unhandled message of the same chat blocks a later one."""
    return and_(
        _build_unhandled_condition(earlier),
        earlier.c.attempts < PATIENT_ATTEMPTS,
        earlier.c.channel == later.c.channel,
        earlier.c.chat == later.c.chat,
        tuple_(earlier.c.received_at, earlier.c.id) < tuple_(later.c.received_at, later.c.id),
    )


_UNHANDLED = _build_unhandled_condition(table)
_mine, _earlier = table.alias("mine"), table.alias("earlier")
_is_held_up = exists(
    select(_earlier.c.id).where(_build_in_front_condition(_earlier, _mine), not_(build_free_condition(_earlier)))
)
_oldest = (
    select(_mine.c.id)
    .where(_build_unhandled_condition(_mine), build_free_condition(_mine), not_(_is_held_up))
    .order_by(_mine.c.received_at, _mine.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True, of=_mine)
)
_CLAIM = (
    update(table)
    .where(table.c.id.in_(build_evaluated_once(_oldest)))
    .values(leased_by=bindparam("me"), leased_until=bindparam("until"), attempts=table.c.attempts + 1)
    .returning(*(table.c[name] for name in (*_NAMES, "received_at")))
)
_RECEIVE = insert(table).on_conflict_do_nothing().returning(table.c.id)
_WAITING = (
    select(*(table.c[name] for name in _NAMES))
    .where(_UNHANDLED, table.c.channel == bindparam("on"), table.c.chat == bindparam("where"))
    .order_by(table.c.received_at, table.c.id)
)
_IN_FRONT = (
    select(_earlier.c.id)
    .join(_mine, _build_in_front_condition(_earlier, _mine))
    .where(_mine.c.id == bindparam("which"))
    .limit(1)
)
_LET_GO = (
    update(table)
    .where(table.c.id == bindparam("which"), table.c.handled_at.is_(None), table.c.leased_by == bindparam("me"))
    .values(leased_until=bindparam("now"))
)
_FAIL = (
    update(table)
    .where(table.c.id == bindparam("which"), table.c.handled_at.is_(None))
    .values(failed_at=bindparam("now"), trace=bindparam("why"))
)
_DROP = (
    update(table)
    .where(table.c.id == bindparam("which"), table.c.handled_at.is_(None))
    .values(handled_at=bindparam("now"), body=b"")
)


class SqlInbox:
    """Stores and leases inbound messages; implements ``core.ports.Inbox``."""

    def __init__(self, database: Database, clock: Clock, instance: UUID) -> None:
        self._database = database
        self._clock = clock
        self._instance = instance
        self._first_lease_ends = clock.now() + LEASE
        self._arrived: list[Arrival] = []
        self._storing: asyncio.Task[None] | None = None

    async def receive(self, received: Received, event: str) -> bool:
        """Store an inbound message, leased to this process; False if it is stored already."""
        now = self._clock.now()
        row = {
            "id": received.id,
            "channel": received.channel,
            "chat": received.chat,
            "event": event,
            "body": received.body,
            "attempts": received.attempts,
            "received_at": now,
            "leased_by": self._instance,
            "leased_until": now + LEASE,
            **dict.fromkeys(("household_id", "handled_at", "failed_at", "trace")),
        }
        self._database.refuse_nesting()
        stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._arrived.append((row, stored))
        if self._storing is None:
            self._storing = asyncio.create_task(self._store_arrived())
        return await stored

    async def close(self) -> None:
        """Wait until all received messages are stored."""
        if self._storing is not None:
            await asyncio.gather(self._storing, return_exceptions=True)

    async def _store_arrived(self) -> None:
        """Store all received messages in batches until none is left.

        Thus acknowledging a message waits neither for the answers in progress nor for a disk write of its own.
        """
        try:
            while self._arrived:
                batch, self._arrived = self._arrived[:MOST_AT_ONCE], self._arrived[MOST_AT_ONCE:]
                await self._store_together(batch)
        finally:
            self._storing = None

    async def _store_together(self, batch: Sequence[Arrival]) -> None:
        """Store a batch in one transaction and tell each waiter; if that fails for a row's own reason, one by one."""
        # In one order in all processes, so that none waits for another that waits for it.
        rows = sorted((row for row, _ in batch), key=lambda row: (row["channel"], row["event"]))
        try:
            async with self._database.transaction(urgent=True) as transaction:
                fresh = {row["id"] for row in await transaction.insert(_RECEIVE, rows)}
                await transaction.commit()
        except Exception as trouble:  # noqa: BLE001  those who wait for it raise it
            if len(batch) > 1 and not isinstance(trouble, Fault):
                for arrival in batch:
                    await self._store_together([arrival])
                return
            for _, stored in batch:
                if not stored.done():
                    stored.set_exception(trouble)
            return
        # In the order in which they came, which is the order in which they are answered.
        for row, stored in batch:
            if not stored.done():
                stored.set_result(row["id"] in fresh)

    async def claim(self, limit: int) -> tuple[Received, ...]:
        """Lease unhandled messages that no process holds to this process, the oldest first."""
        values = lease_values(self._instance, self._clock.now(), LEASE, self._first_lease_ends)
        rows = await self._database.fetch(_CLAIM, values | {"limit": limit})
        oldest = sorted(rows, key=lambda row: (row["received_at"], row["id"]))
        return tuple(Received(*(row[name] for name in _NAMES)) for row in oldest)

    async def list_waiting(self, channel: str, chat: str) -> tuple[Received, ...]:
        """Return the unanswered messages of a chat, whoever holds them, oldest first."""
        rows = await self._database.fetch(_WAITING, {"on": channel, "where": chat})
        return tuple(Received(*(row[name] for name in _NAMES)) for row in rows)

    async def is_next(self, inbox_id: UUID) -> bool:
        """Return whether all earlier messages of the chat are handled."""
        return not await self._database.fetch(_IN_FRONT, {"which": inbox_id})

    async def release_lease(self, inbox_id: UUID) -> None:
        """Give up this process's lease of a message, so that it can be claimed when it is its turn."""
        values = {"which": inbox_id, "me": self._instance, "now": self._clock.now()}
        await self._database.execute(_LET_GO, values)

    async def fail(self, inbox_id: UUID, trace: str) -> None:
        """Record that handling a message failed by a bug: it stays unhandled with its trace id and is not retried."""
        await self._database.execute(_FAIL, {"which": inbox_id, "now": self._clock.now(), "why": trace})

    async def drop_event(self, inbox_id: UUID) -> None:
        """Mark an event that is not for us as handled, and delete its content."""
        await self._database.execute(_DROP, {"which": inbox_id, "now": self._clock.now()})
