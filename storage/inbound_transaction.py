"""Finishing an inbound message in one commit: marked handled, replies queued, conversation state saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from sqlalchemy import bindparam, func, update
from sqlalchemy.dialects.postgresql import insert

from core.errors import AlreadyAnswered
from core.ports import Answered, Clock, Outgoing
from storage.database import Database, Transaction
from storage.tables import dialogue, inbox, outbox

LEASE = timedelta(seconds=30)
"""How long a process may hold an inbound or outbound message before another process may take it over."""

_HANDLED = (
    update(inbox)
    .where(inbox.c.id == bindparam("which"), inbox.c.handled_at.is_(None))
    .values(handled_at=bindparam("now"), household_id=bindparam("belongs"))
)
_FORGET = update(inbox).where(inbox.c.id == bindparam("which")).values(body=b"")
_QUEUE = insert(outbox).on_conflict_do_nothing()
_talk = insert(dialogue)
_TALK = _talk.on_conflict_do_update(
    index_elements=["channel", "chat", "person"],
    set_={
        "household_id": _talk.excluded.household_id,
        "state": func.coalesce(_talk.excluded.state, dialogue.c.state),
        "private": _talk.excluded.private,
        "spoke_at": _talk.excluded.spoke_at,
    },
)


class SqlInboundTransaction:
    """A database transaction used as a ``with`` block; leaving the block undoes whatever was not committed."""

    def __init__(self, database: Database, household: UUID | None, clock: Clock, instance: UUID) -> None:
        self._database = database
        self._belongs = household
        self._clock = clock
        self._instance = instance
        self._open: Transaction | None = None

    @property
    def _transaction(self) -> Transaction:
        if self._open is None:
            raise RuntimeError("outside its block")
        return self._open

    async def __aenter__(self) -> Self:
        self._open = await self._database.begin(self._belongs)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        transaction, self._open = self._transaction, None
        await transaction.close()

    async def record_handled(self, answered: Answered) -> None:
        """Mark the inbound message handled, queue its replies and save the conversation's state.

        Raises AlreadyAnswered.
        """
        now = self._clock.now()
        talk = {
            "channel": answered.channel,
            "chat": answered.chat,
            "person": answered.person,
            "household_id": self._belongs,
            "state": answered.dialogue,
            "private": answered.private,
            "spoke_at": now,
        }
        await self._transaction.insert(_TALK, [talk])
        await self._queue_replies(answered.outgoing, now, leased=True)
        for row in (answered.inbox_id, *answered.parts):
            closing = {"which": row, "now": now, "belongs": self._belongs}
            if await self._transaction.execute(_HANDLED, closing) != 1:
                raise AlreadyAnswered
            if answered.forget:
                await self._transaction.execute(_FORGET, closing)

    async def queue_notices(self, outgoing: Sequence[Outgoing], *, due: datetime | None = None) -> None:
        """Queue notices to be sent; one whose dedupe key exists already is skipped."""
        await self._queue_replies(outgoing, due or self._clock.now(), leased=False)

    async def commit(self) -> None:
        """Commit everything written in the transaction at once."""
        await self._transaction.commit()

    async def _queue_replies(self, outgoing: Sequence[Outgoing], due: datetime, *, leased: bool) -> None:
        now = self._clock.now()
        common: dict[str, Any] = {
            "queued_at": now,
            "due_at": due,
            "leased_by": self._instance if leased else None,
            "leased_until": now + LEASE if leased else None,
            **dict.fromkeys(("retry_at", "sent_at", "message", "given_up_at", "reason")),
        }
        rows = []
        for place, one in enumerate(outgoing):
            home = self._belongs or one.household
            own = {"household_id": home, "dedupe": make_own_key(home, one.dedupe), "position": place}
            rows.append({**_make_outbox_row(one), **common, **own})
        await self._transaction.insert(_QUEUE, rows)


def make_own_key(household: UUID | None, dedupe: str) -> str:
    """Return a dedupe key that is unique to the household."""
    return f"{household or ''}:{dedupe}"


def _make_outbox_row(outgoing: Outgoing) -> dict[str, Any]:
    names = ["id", "channel", "chat", "body", "dedupe", "subject", "attempts"]
    return {name: getattr(outgoing, name) for name in names}
