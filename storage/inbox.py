"""Every inbound before it is acknowledged, once per (channel, event)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, and_, bindparam, exists, not_, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from core.ports import Clock, Received
from storage.database import Database
from storage.inbound_transaction import LEASE
from storage.tables import inbox as table


def is_free(table: FromClause) -> ColumnElement[bool]:
    """Return the condition that nobody holds a row: its lease ran out, or this process took it before it died."""
    own_from_before = and_(table.c.leased_by == bindparam("me"), table.c.leased_until < bindparam("first_lease_ends"))
    return or_(table.c.leased_until.is_(None), table.c.leased_until <= bindparam("now"), own_from_before)


def once(picked: Select[Any]) -> Select[Any]:
    """What is picked and locked, picked one time.

    As a subquery PostgreSQL may run it for each row, by its plan: each run passes over what the one before locked and
    takes more, beyond any limit. A WITH that locks runs one time (https://www.postgresql.org/docs/current/queries-with.html).
    """
    return select(picked.cte("picked"))


_NAMES = ("id", "channel", "chat", "body", "attempts")
PATIENT_ATTEMPTS = 10
"""Attempts, half a minute apart, after which an inbound holds up the later ones of its chat no longer."""


def _is_unhandled(rows: FromClause) -> ColumnElement[bool]:
    return and_(rows.c.handled_at.is_(None), rows.c.failed_at.is_(None))


def _is_in_front(earlier: FromClause, later: FromClause) -> ColumnElement[bool]:
    """Return the condition that an inbound came before another of its chat and holds it up."""
    return and_(
        _is_unhandled(earlier),
        earlier.c.attempts < PATIENT_ATTEMPTS,
        earlier.c.channel == later.c.channel,
        earlier.c.chat == later.c.chat,
        tuple_(earlier.c.received_at, earlier.c.id) < tuple_(later.c.received_at, later.c.id),
    )


_UNHANDLED = _is_unhandled(table)
_mine, _earlier = table.alias("mine"), table.alias("earlier")
_is_held_up = exists(select(_earlier.c.id).where(_is_in_front(_earlier, _mine), not_(is_free(_earlier))))
_oldest = (
    select(_mine.c.id)
    .where(_is_unhandled(_mine), is_free(_mine), not_(_is_held_up))
    .order_by(_mine.c.received_at, _mine.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True, of=_mine)
)
_CLAIM = (
    update(table)
    .where(table.c.id.in_(once(_oldest)))
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
    select(_earlier.c.id).join(_mine, _is_in_front(_earlier, _mine)).where(_mine.c.id == bindparam("which")).limit(1)
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
    """Implements ``core.ports.Inbox``."""

    def __init__(self, database: Database, clock: Clock, instance: UUID) -> None:
        self._database = database
        self._clock = clock
        self._instance = instance
        self._first_lease_ends = clock.now() + LEASE

    async def receive(self, received: Received, event: str) -> bool:
        """Store it, leased to this process; False where it is there already."""
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
        return bool(await self._database.fetch(_RECEIVE, row))

    async def claim(self, limit: int) -> tuple[Received, ...]:
        """Unhandled ones nobody holds, oldest first, leased to this process."""
        now = self._clock.now()
        values = {
            "me": self._instance,
            "now": now,
            "until": now + LEASE,
            "first_lease_ends": self._first_lease_ends,
            "limit": limit,
        }
        rows = await self._database.fetch(_CLAIM, values)
        oldest = sorted(rows, key=lambda row: (row["received_at"], row["id"]))
        return tuple(Received(*(row[name] for name in _NAMES)) for row in oldest)

    async def waiting(self, channel: str, chat: str) -> tuple[Received, ...]:
        """What was said in a chat and is not answered yet, whoever holds it, oldest first."""
        rows = await self._database.fetch(_WAITING, {"on": channel, "where": chat})
        return tuple(Received(*(row[name] for name in _NAMES)) for row in rows)

    async def is_next(self, inbox_id: UUID) -> bool:
        """Return whether every earlier inbound of the chat is answered, whoever holds it."""
        return not await self._database.fetch(_IN_FRONT, {"which": inbox_id})

    async def let_go(self, inbox_id: UUID) -> None:
        """End this process's lease of an inbound, which is claimed again when it is its turn."""
        values = {"which": inbox_id, "me": self._instance, "now": self._clock.now()}
        await self._database.execute(_LET_GO, values)

    async def fail(self, inbox_id: UUID, trace: str) -> None:
        """A bug: it stays unhandled with its trace id and is not tried again."""
        await self._database.execute(_FAIL, {"which": inbox_id, "now": self._clock.now(), "why": trace})

    async def drop(self, inbox_id: UUID) -> None:
        """Mark an event handled that is not for us, and keep none of its content."""
        await self._database.execute(_DROP, {"which": inbox_id, "now": self._clock.now()})
