"""PostgreSQL: compiled SQL straight on an asyncpg pool, few round trips, row-level security in every unit of work.

What nobody waits for travels with the next statement as one (``WITH w0 AS (INSERT ...) UPDATE ...``): a confirm then
costs four round trips instead of ten. Statements of one text see the same snapshot, so whatever reads or changes a
table that is waited for sends the waiting ones first; foreign keys are checked at the end of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import URL

from core.errors import Fault
from storage import migrate
from storage.connection import Row
from storage.gather import Gathers
from storage.pool import Pool
from storage.security import ADVICE, READY, TENANT_ROLE
from storage.statement import Shared, Statement, Values, Writing

CONNECTIONS = 20
STATEMENTS = 500
"""Prepared ones kept on each connection."""

_OUTSIDE = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.AdminShutdownError,
    asyncpg.DeadlockDetectedError,
    asyncpg.DiskFullError,
)
_SOON = "SET LOCAL synchronous_commit = off; COMMIT"
"""Within three times wal_writer_delay, 0.6 s by default (https://www.postgresql.org/docs/current/wal-async-commit.html)."""
_PLACE = re.compile(r"\$(\d+)")


class _Faults:
    """What the outside does to us, as Faults; the rest are bugs."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, _OUTSIDE):
            raise Fault(f"the database does not answer: {type(error).__name__}", retry_after=1.0) from error


_faults = _Faults()


@lru_cache(maxsize=1024)
def _together(texts: tuple[str, ...]) -> str:
    """Several statements as one; the places of each count on from the one before."""
    moved, shift = [], 0
    for text in texts:
        moved.append(_PLACE.sub(lambda place, shift=shift: f"${int(place[1]) + shift}", text))  # type: ignore[misc]
        shift += max((int(place) for place in _PLACE.findall(text)), default=0)
    *first, last = moved
    return f"WITH {', '.join(f'w{n} AS ({text})' for n, text in enumerate(first))} {last}" if first else last


class _Parcel:
    """Statements that wait for the next one; no two touch the same table."""

    def __init__(self) -> None:
        self._waiting: dict[Statement, list[Values]] = {}

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def touches(self, statement: Statement) -> bool:
        """Whether a statement would miss, or meet, what waits."""
        return any(not statement.tables.isdisjoint(waiting.tables) for waiting in self._waiting)

    def take(self, statement: Statement, rows: Sequence[Values]) -> bool:
        """Let a statement wait; False where another waits for the same table. Rows of one insert gather."""
        gathers = statement in self._waiting and isinstance(statement, Writing)
        if not gathers and self.touches(statement):
            return False
        self._waiting.setdefault(statement, []).extend(rows)
        return True

    def send(self, last: tuple[str, list[Any]] | None = None) -> tuple[str, list[Any]]:
        """All that waits, and a last statement, as one text with its arguments; nothing waits afterwards."""
        parts = [_part(statement, rows) for statement, rows in self._waiting.items()]
        parts += [last] if last else []
        self._waiting = {}
        return _together(tuple(text for text, _ in parts)), [one for _, given in parts for one in given]


def _part(statement: Statement, rows: Sequence[Values]) -> tuple[str, list[Any]]:
    if isinstance(statement, Writing):
        return statement.rows(rows)
    return statement.sql.text, statement.sql.arguments(rows[0])


class PostgresTransaction:
    """One transaction on a pooled connection; over as soon as it is committed or closed."""

    def __init__(self, pool: Pool, connection: Any) -> None:
        self._pool = pool
        self._open: Any | None = connection
        self._parcel = _Parcel()

    @property
    def _connection(self) -> Any:
        if self._open is None:
            raise RuntimeError("the transaction is over")
        return self._open

    async def fetch(self, statement: Statement, values: Values) -> Sequence[Row]:
        """The rows a statement gives."""
        text, arguments = await self._with(statement, values)
        with _faults:
            return await self._connection.fetch(text, *arguments)  # type: ignore[no-any-return]  # asyncpg's records

    async def execute(self, statement: Statement, values: Values) -> int:
        """Run a statement; returns how many rows it touched."""
        text, arguments = await self._with(statement, values)
        with _faults:
            return _touched(await self._connection.execute(text, *arguments))

    async def write(self, statement: Writing, rows: Sequence[Values]) -> None:
        """Insert rows with the next statement."""
        if rows:
            await self._wait(statement, rows)

    async def send(self, statement: Statement, values: Values) -> None:
        """Run a statement with the next one."""
        await self._wait(statement, [values])

    async def commit(self, *, unhurried: bool = False) -> None:
        """Make all of it true."""
        await self._send()
        with _faults:
            await self._connection.execute(_SOON if unhurried else "COMMIT")
        await self.close()

    async def close(self) -> None:
        """Undo what was not committed and give the connection back."""
        connection, self._open = self._open, None
        if connection is None:
            return
        try:
            if not connection.is_closed() and connection.is_in_transaction():
                await connection.execute("ROLLBACK")
        except BaseException:
            # A connection in an unknown state is no use to the next household.
            connection.terminate()
            raise
        finally:
            self._pool.give(connection)

    async def _with(self, statement: Statement, values: Values) -> tuple[str, list[Any]]:
        """A statement together with what waits; what it reads or changes itself is sent ahead."""
        if self._parcel.touches(statement):
            await self._send()
        own = statement.sql.text, statement.sql.arguments(values)
        return self._parcel.send(own) if self._parcel and statement.writes else own

    async def _wait(self, statement: Statement, rows: Sequence[Values]) -> None:
        if not self._parcel.take(statement, rows):
            await self._send()
            self._parcel.take(statement, rows)

    async def _send(self) -> None:
        if self._parcel:
            text, arguments = self._parcel.send()
            with _faults:
                await self._connection.execute(text, *arguments)


class Postgres:
    """A database server; several processes may share it."""

    one_writer = False
    alone = False

    def __init__(self, url: URL, connections: int) -> None:
        self.url = url
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._pool = Pool(partial(asyncpg.connect, plain, statement_cache_size=STATEMENTS), connections)
        self._gathers = Gathers(self._together)
        self._role: bool | None = None

    @classmethod
    async def open(cls, url: URL, *, connections: int = CONNECTIONS) -> Postgres:
        """A pool of connections; raises Fault where the server does not answer."""
        database = cls(url, connections)
        with _faults:
            async with database._pool.lent():
                return database

    async def fetch(self, statement: Statement, values: Values) -> Sequence[Row]:
        """The rows of one statement in a transaction of its own."""
        return await self._fetch(statement.sql.text, statement.sql.arguments(values))

    async def gather(self, statement: Shared, values: Values) -> Sequence[Row]:
        """As fetch; calls of one statement that come at the same time are one statement and one commit."""
        return await self._gathers(statement, values)

    async def execute(self, statement: Statement, values: Values) -> int:
        """Run one statement in a transaction of its own; returns how many rows it touched."""
        with _faults:
            async with self._pool.lent() as connection:
                return _touched(await connection.execute(statement.sql.text, *statement.sql.arguments(values)))

    async def begin(self, household: UUID | None) -> PostgresTransaction:
        """A transaction bound to a household by its settings, in one round trip; raises Fault."""
        with _faults:
            connection = await self._pool.take()
        transaction = PostgresTransaction(self._pool, connection)
        try:
            with _faults:
                await connection.execute(await self._opening(connection, household))
        except BaseException:
            await transaction.close()
            raise
        return transaction

    async def migrate(self) -> None:
        """Bring the tables to this version of the code."""
        await migrate.run_postgres(self.url)

    async def advice(self) -> str:
        """What to do about row-level security; empty where all is well."""
        with _faults:
            async with self._pool.lent() as connection:
                ready = await connection.fetchval(READY)
                return (
                    "" if ready else ADVICE.format(user=await connection.fetchval("SELECT quote_ident(current_user)"))
                )

    async def close(self) -> None:
        """Let all connections go."""
        await self._gathers.idle()
        await self._pool.close()

    async def _fetch(self, text: str, arguments: Sequence[Any]) -> Sequence[Row]:
        with _faults:
            async with self._pool.lent() as connection:
                return await connection.fetch(text, *arguments)  # type: ignore[no-any-return]  # asyncpg's records

    async def _together(self, statement: Shared, calls: Sequence[Values]) -> Sequence[Sequence[Row]]:
        """The rows of each call."""
        if len(calls) == 1:
            return [await self.fetch(statement, calls[0])]
        rows: dict[tuple[Any, ...], list[Row]] = {}
        for row in await self._fetch(statement.many.text, statement.arrays(sorted(calls, key=statement.own))):
            rows.setdefault(statement.own(row), []).append(row)
        return [rows.get(statement.own(call), ()) for call in calls]

    async def _opening(self, connection: Any, household: UUID | None) -> str:
        if household is None:
            return "BEGIN"
        if not self._role:
            # Asked again until it is there: the first migration makes it.
            self._role = await connection.fetchval(READY)
        role = f"SET LOCAL ROLE {TENANT_ROLE}; " if self._role else ""
        return f"BEGIN; {role}SET LOCAL purser.household = '{household}'"


def _touched(status: str) -> int:
    """``UPDATE 3`` or ``INSERT 0 3``: the last word counts rows."""
    last = status.rpartition(" ")[2]
    return int(last) if last.isdigit() else 0
