"""The outbox: messages waiting to be sent, at least once, in order within a chat."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    FromClause,
    and_,
    bindparam,
    exists,
    func,
    not_,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from core.ports import Clock, DeadLetter, DeliveryCounts, Outgoing
from storage.database import Database, Row
from storage.inbound_transaction import LEASE
from storage.inbox import build_evaluated_once, build_free_condition, lease_values
from storage.tables import closed_chat, dialogue
from storage.tables import outbox as table

CHAT_GONE = "chat-gone"
"""The reason stored with a message that is given up because its chat is closed."""
SAID_NO_LONGER = "no longer so"
"""The reason stored with a notice that is given up because it is not true any more."""

_GIVEN = ("id", "channel", "chat", "body", "dedupe", "subject", "attempts")
_NOW: BindParameter[datetime] = bindparam("now")


def _build_due_condition(rows: FromClause) -> ColumnElement[bool]:
    return and_(rows.c.sent_at.is_(None), rows.c.given_up_at.is_(None), rows.c.due_at <= _NOW)


def _build_ready_condition(rows: FromClause) -> ColumnElement[bool]:
    return and_(build_free_condition(rows), or_(rows.c.retry_at.is_(None), rows.c.retry_at <= _NOW))


def _build_order_key(rows: FromClause) -> Any:
    return tuple_(rows.c.due_at, rows.c.position, rows.c.id)


def _build_claim() -> Executable:
    """Return the query that claims due messages with no earlier one of their chat held or waiting to be retried."""
    mine, earlier = table.alias("mine"), table.alias("earlier")
    same_chat = and_(earlier.c.channel == mine.c.channel, earlier.c.chat == mine.c.chat)
    in_the_way = and_(
        same_chat,
        _build_due_condition(earlier),
        _build_order_key(earlier) < _build_order_key(mine),
        not_(_build_ready_condition(earlier)),
    )
    oldest = (
        select(mine.c.id)
        .where(
            mine.c.channel.in_(bindparam("channels", expanding=True)),
            _build_due_condition(mine),
            _build_ready_condition(mine),
            not_(exists(select(earlier.c.id).where(in_the_way).correlate(mine))),
        )
        .order_by(mine.c.due_at, mine.c.position, mine.c.id)
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True, of=mine)
    )
    return (
        update(table)
        .where(table.c.id.in_(build_evaluated_once(oldest)))
        .values(leased_by=bindparam("me"), leased_until=bindparam("until"), attempts=table.c.attempts + 1)
        .returning(*(table.c[name] for name in (*_GIVEN, "household_id", "due_at", "position")))
    )


_CLAIM = _build_claim()
# Of two claims at one instant the second would pass over the rows of the first, and take what comes after them.
_TURN = select(func.pg_advisory_xact_lock(5_128_077_002))
_WHICH = table.c.id == bindparam("which")
# What was said stays in the chat alone: a body can hold a preview of a receipt, which lies nowhere unsealed.
_SENT = update(table).where(_WHICH).values(sent_at=_NOW, message=bindparam("shown"), body=bindparam("choices"))
_LATER = (
    update(table)
    .where(_WHICH)
    .values(
        retry_at=bindparam("until"),
        leased_by=None,
        leased_until=None,
        attempts=table.c.attempts - bindparam("uncounted"),
    )
)
_GIVE_UP = update(table).where(_WHICH).values(given_up_at=_NOW, reason=bindparam("why"), body=b"")

_closed = insert(closed_chat)
_CLOSE = _closed.on_conflict_do_update(
    index_elements=["channel", "chat"],
    set_={"closed_at": _closed.excluded.closed_at, "reason": _closed.excluded.reason},
)
# Who writes in a chat after it was closed opens it.
_is_closed = exists(
    select(closed_chat.c.chat).where(
        closed_chat.c.channel == table.c.channel,
        closed_chat.c.chat == table.c.chat,
        not_(
            exists(
                select(dialogue.c.chat).where(
                    dialogue.c.channel == closed_chat.c.channel,
                    dialogue.c.chat == closed_chat.c.chat,
                    dialogue.c.spoke_at > closed_chat.c.closed_at,
                )
            )
        ),
    )
)
_GIVE_UP_CLOSED = (
    update(table).where(_build_due_condition(table), _is_closed).values(given_up_at=_NOW, reason=CHAT_GONE, body=b"")
)
_HEARD = (
    select(dialogue.c.chat)
    .where(
        dialogue.c.channel == bindparam("on"),
        dialogue.c.chat == bindparam("where"),
        dialogue.c.spoke_at > bindparam("since"),
    )
    .limit(1)
)
_COUNTS = select(
    func.count().filter(_build_due_condition(table)).label("waiting"),
    func.count().filter(table.c.given_up_at.is_not(None), table.c.reason != SAID_NO_LONGER).label("given_up"),
    select(func.count()).select_from(closed_chat).scalar_subquery().label("closed_chats"),
).select_from(table)
_DEAD = (
    select(
        table.c.channel,
        table.c.chat,
        table.c.dedupe,
        table.c.attempts,
        table.c.given_up_at,
        table.c.reason,
        table.c.household_id,
    )
    .where(table.c.given_up_at.is_not(None), table.c.reason != SAID_NO_LONGER)
    .order_by(table.c.given_up_at.desc())
    .limit(bindparam("limit"))
)


class SqlOutbox:
    """Leases messages to be sent and records what became of them; implements ``core.ports.Outbox``."""

    def __init__(self, database: Database, clock: Clock, instance: UUID) -> None:
        self._database = database
        self._clock = clock
        self._instance = instance
        self._first_lease_ends = clock.now() + LEASE

    async def mark_sent(self, outgoing_id: UUID, message: str | None, choices: bytes = b"") -> None:
        """Mark a message as sent, with its id on the channel; ``choices`` are its buttons, stored for later taps."""
        values = {"which": outgoing_id, "now": self._clock.now(), "shown": message, "choices": choices}
        await self._database.execute(_SENT, values)

    async def send_later(self, outgoing_id: UUID, seconds: float, *, counts: bool = True) -> None:
        """Have an unsent message retried after ``seconds``; no later message of its chat is sent before it."""
        until = self._clock.now() + timedelta(seconds=seconds)
        await self._database.execute(_LATER, {"which": outgoing_id, "until": until, "uncounted": 0 if counts else 1})

    async def close_chat(self, channel: str, chat: str, why: str) -> int:
        """Send nothing more to a chat until somebody writes there; return how many messages are given up for it."""
        now = self._clock.now()
        row = {"channel": channel, "chat": chat, "closed_at": now, "reason": why}
        async with self._database.transaction() as transaction:
            await transaction.insert(_CLOSE, [row])
            given_up = await transaction.execute(_GIVE_UP_CLOSED, {"now": now})
            await transaction.commit()
        return given_up

    async def has_written_within(self, channel: str, chat: str, span: timedelta) -> bool:
        """Return whether somebody wrote in a chat within the last ``span``."""
        values = {"on": channel, "where": chat, "since": self._clock.now() - span}
        return bool(await self._database.fetch(_HEARD, values))

    async def count_messages(self) -> DeliveryCounts:
        """Count the waiting messages, those given up, and the closed chats."""
        row = (await self._database.fetch(_COUNTS, {"now": self._clock.now()}))[0]
        return DeliveryCounts(row["waiting"], row["given_up"], row["closed_chats"])

    async def list_dead_letters(self, limit: int) -> tuple[DeadLetter, ...]:
        """Return the messages that were given up, newest first, without their text."""
        rows = await self._database.fetch(_DEAD, {"limit": limit})
        return tuple(
            DeadLetter(
                row["channel"],
                row["chat"],
                row["dedupe"].partition(":")[2],
                row["attempts"],
                row["given_up_at"],
                row["reason"],
                row["household_id"],
            )
            for row in rows
        )

    async def give_up(self, outgoing_id: UUID, why: str) -> None:
        """Mark a message that the channel will never accept as given up."""
        await self._database.execute(_GIVE_UP, {"which": outgoing_id, "now": self._clock.now(), "why": why})

    async def claim(self, limit: int, channels: Collection[str]) -> tuple[Outgoing, ...]:
        """Lease due messages on these channels that no process holds to this process, the oldest first."""
        now = self._clock.now()
        leased = lease_values(self._instance, now, LEASE, self._first_lease_ends)
        values = leased | {"limit": limit, "channels": sorted(channels)}
        async with self._database.transaction() as transaction:
            if not self._database.has_one_writer:
                await transaction.execute(_TURN)
            await transaction.execute(_GIVE_UP_CLOSED, {"now": now})
            rows = await transaction.fetch(_CLAIM, values)
            await transaction.commit()
        oldest = sorted(rows, key=lambda row: (row["due_at"], row["position"], row["id"]))
        return tuple(_read_outgoing(row) for row in oldest)


def _read_outgoing(row: Row) -> Outgoing:
    given = {name: row[name] for name in _GIVEN}
    return Outgoing(**given | {"dedupe": row["dedupe"].partition(":")[2], "household": row["household_id"]})
