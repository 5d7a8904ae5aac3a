"""The database: SQLAlchemy Core statements on an async engine, in transactions that never nest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any, cast
from uuid import UUID
from weakref import WeakSet

from sqlalchemy import (
    URL,
    BindParameter,
    ClauseElement,
    Executable,
    Insert,
    RowMapping,
    bindparam,
    func,
    inspect,
    literal,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql.visitors import iterate

from storage import bulk_insert, migration
from storage.engines import (
    create_postgres_engine,
    create_sqlite_migrator,
    create_sqlite_reader,
    create_sqlite_writer,
)
from storage.faults import outside_errors_as_faults
from storage.json_rows import LISTING
from storage.security import ADVICE, READY, TENANT_ROLE
from storage.write_turns import WriteTurns

Row = RowMapping
Values = Mapping[str, Any]
"""The values of a statement's parameters, by parameter name."""

_NO_VALUES: Values = {}

# Both settings end with their transaction, so that a connection carries nothing of one household to the next.
_BIND = select(func.set_config("purser.household", bindparam("household"), True))  # noqa: FBT003  set_config's is_local
_BIND_AND_TAKE_ROLE = _BIND.add_columns(func.set_config("role", TENANT_ROLE, True))  # noqa: FBT003  as above
_ROLE_READY = text(READY)
_USER = select(func.quote_ident(func.current_user()))


class Transaction:
    """A database transaction; closing it undoes whatever was not committed."""

    def __init__(self, connection: AsyncConnection, on_close: Callable[[], None]) -> None:
        self._open: AsyncConnection | None = connection
        self._on_close = on_close
        self.has_written = False
        """Whether it may read what is not committed: its own."""

    @property
    def _connection(self) -> AsyncConnection:
        if self._open is None:
            raise RuntimeError("the transaction is over")
        return self._open

    async def fetch(self, statement: Executable, values: Values = _NO_VALUES) -> Sequence[Row]:
        """Run a statement and return its rows."""
        self.has_written |= not statement.is_select
        with outside_errors_as_faults():
            return await _fetch(self._connection, statement, values)

    async def execute(self, statement: Executable, values: Values = _NO_VALUES) -> int:
        """Run a statement and return how many rows it touched."""
        self.has_written = True
        with outside_errors_as_faults():
            return (await self._connection.execute(statement, dict(values))).rowcount

    async def insert(self, statement: Insert, rows: Sequence[Values]) -> Sequence[Row]:
        """Insert rows, all with the same columns; return the rows that the statement returns, in any order."""
        if not rows:
            return ()
        self.has_written = True
        with outside_errors_as_faults():
            if len(rows) >= bulk_insert.FEWEST and self._connection.dialect.name == "postgresql":
                result = await self._connection.execute(*bulk_insert.gather_columns(statement, rows))
            else:
                result = await self._connection.execute(statement, [dict(row) for row in rows])
            return result.mappings().all() if result.returns_rows else ()

    async def commit(self) -> None:
        """Commit the transaction to disk and end it."""
        try:
            with outside_errors_as_faults():
                await self._connection.commit()
        finally:
            await self.close()

    async def close(self) -> None:
        """Undo what was not committed and return the connection; harmless to repeat."""
        connection, self._open = self._open, None
        if connection is None:
            return
        try:
            with outside_errors_as_faults():
                await asyncio.shield(connection.close())
        finally:
            self._on_close()


class Database:
    """The database: one engine that writes and one that reads; on PostgreSQL they share connections."""

    def __init__(self, url: URL, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self.url = url
        self._writer = writer
        self._reader = reader
        self._writing: WeakSet[asyncio.Task[Any]] = WeakSet()
        self._role_ready = False
        self._turns = WriteTurns() if self.has_one_writer else None

    @property
    def has_one_writer(self) -> bool:
        """Whether only one transaction can write at a time, as in a SQLite file."""
        return self.url.get_backend_name() == "sqlite"

    async def connect(self) -> None:
        """Open a first connection; raises Fault where the server is out of reach or the file cannot be opened."""
        await self.fetch(select(literal(1)))

    async def fetch(self, statement: Executable, values: Values = _NO_VALUES) -> Sequence[Row]:
        """Run one statement in a transaction of its own and return its rows."""
        if not statement.is_select:
            async with self.transaction() as transaction:
                rows = await transaction.fetch(statement, values)
                await transaction.commit()
                return rows
        with outside_errors_as_faults():
            async with self._reader.connect() as connection:
                return await _fetch(connection, statement, values)

    async def execute(self, statement: Executable, values: Values = _NO_VALUES) -> int:
        """Run one statement in a transaction of its own and return how many rows it touched."""
        async with self.transaction() as transaction:
            touched = await transaction.execute(statement, values)
            await transaction.commit()
            return touched

    @asynccontextmanager
    async def transaction(self, household: UUID | None = None, *, urgent: bool = False) -> AsyncIterator[Transaction]:
        """Open a transaction as ``begin`` does, and close it at the end of the block."""
        transaction = await self.begin(household, urgent=urgent)
        try:
            yield transaction
        finally:
            await transaction.close()

    async def begin(self, household: UUID | None, *, urgent: bool = False) -> Transaction:
        """Begin a transaction bound to a household, or to none (directory, onboarding).

        An ``urgent`` one goes before those already waiting, if the database has one writer.

        Raises: Fault if the database is out of reach, or too busy. RuntimeError if this task has a transaction open, as
        with one writer it would wait for itself.
        """
        self.refuse_nesting()
        task = cast("asyncio.Task[Any]", asyncio.current_task())
        self._writing.add(task)
        try:
            if self._turns is not None:
                await self._turns.take(urgent=urgent)
        except BaseException:
            self._writing.discard(task)
            raise
        try:
            with outside_errors_as_faults():
                connection = await self._connect(household)
        except BaseException:
            self._give_back_turn(task)
            raise
        return Transaction(connection, lambda: self._give_back_turn(task))

    def refuse_nesting(self) -> None:
        """Raise RuntimeError if this task has a transaction open, for which another one would wait forever."""
        if asyncio.current_task() in self._writing:
            raise RuntimeError("a transaction inside another: SQLite has one writer")

    def _give_back_turn(self, task: asyncio.Task[Any]) -> None:
        self._writing.discard(task)
        if self._turns is not None:
            self._turns.give_back()

    async def migrate(self) -> None:
        """Bring the tables to this version of the code; several processes may do so at once."""
        engine = create_sqlite_migrator(self.url.database or "") if self.has_one_writer else self._writer
        try:
            with outside_errors_as_faults():
                async with engine.begin() as connection:
                    await connection.run_sync(migration.run_migrations)
        finally:
            if engine is not self._writer:
                await engine.dispose()

    async def is_current(self) -> bool:
        """Return whether the tables exist and match this version of the code."""
        with outside_errors_as_faults():
            async with self._reader.connect() as connection:
                return await connection.run_sync(migration.is_current)

    async def table_names(self) -> frozenset[str]:
        """Return the names of the existing tables."""
        with outside_errors_as_faults():
            async with self._reader.connect() as connection:
                return frozenset(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))

    async def make_advice(self) -> str:
        """Return what the host should do about row-level security; empty if nothing."""
        if self.has_one_writer:
            return ""
        with outside_errors_as_faults():
            async with self._reader.connect() as connection:
                if await connection.scalar(_ROLE_READY):
                    return ""
                return ADVICE.format(user=await connection.scalar(_USER))

    def count_connections(self) -> tuple[int, int]:
        """Return how many connections are in use, and how many there may be."""
        engines = (self._writer, self._reader) if self.has_one_writer else (self._writer,)
        pools = [cast("QueuePool", engine.pool) for engine in engines]
        return sum(pool.checkedout() for pool in pools), sum(pool.size() for pool in pools)

    async def close(self) -> None:
        """Close all connections."""
        await self._writer.dispose()
        await self._reader.dispose()

    async def _connect(self, household: UUID | None) -> AsyncConnection:
        """Return a connection with a transaction begun, bound to the household if there is one."""
        connection = await self._writer.connect()
        try:
            await connection.begin()
            if household is not None and not self.has_one_writer:
                await self._bind(connection, household)
        except BaseException:
            await asyncio.shield(connection.close())
            raise
        return connection

    async def _bind(self, connection: AsyncConnection, household: UUID) -> None:
        """Make row-level security show the transaction only one household."""
        if not self._role_ready:
            # Asked again until it is there: the first migration makes it.
            self._role_ready = bool(await connection.scalar(_ROLE_READY))
        bind = _BIND_AND_TAKE_ROLE if self._role_ready else _BIND
        await connection.execute(bind, {"household": str(household)})


class HouseholdConnection:
    """A transaction in which every statement is limited to one household."""

    def __init__(self, transaction: Transaction, household: UUID) -> None:
        self._transaction = transaction
        self._household = household

    @property
    def has_written(self) -> bool:
        """Whether the transaction may read what is not committed: its own."""
        return self._transaction.has_written

    async def fetch(self, statement: Executable, **values: Any) -> Sequence[Row]:
        """Run a statement on the household's rows and return its rows."""
        return await self._transaction.fetch(statement, self._add_household(statement, values))

    async def fetch_json(self, statement: Executable, **values: Any) -> str:
        """Run a query of ``json_rows`` on the household's rows and return its rows as JSON."""
        rows = await self.fetch(statement, **values)
        return rows[0][LISTING] or "[]" if rows else "[]"

    async def execute(self, statement: Executable, **values: Any) -> int:
        """Run a statement on the household's rows and return how many it touched."""
        return await self._transaction.execute(statement, self._add_household(statement, values))

    async def insert(self, statement: Insert, rows: Sequence[Values]) -> None:
        """Insert rows of the household, all with the same columns."""
        await self._transaction.insert(statement, [self._add_household(statement, row) for row in rows])

    def _add_household(self, statement: Executable, values: Values) -> Values:
        name = _find_household_parameter(statement)
        if name is None:
            raise RuntimeError(f"a statement without its household: {statement}")
        return {**values, name: self._household}


def make_database(url: URL) -> Database:
    """Return the database at a URL, not yet connected.

    Raises: ValueError if it is neither SQLite nor PostgreSQL.
    """
    if url.get_backend_name() == "sqlite":
        path = url.database or ""
        return Database(url, create_sqlite_writer(path), create_sqlite_reader(path))
    if url.get_backend_name() == "postgresql":
        engine = create_postgres_engine(url)
        return Database(url, engine, engine.execution_options(isolation_level="AUTOCOMMIT"))
    raise ValueError(f"an unknown database: {url.get_backend_name()}")


async def _fetch(connection: AsyncConnection, statement: Executable, values: Values) -> Sequence[Row]:
    result = await connection.execute(statement, dict(values))
    return result.mappings().all() if result.returns_rows else ()


@lru_cache(maxsize=2048)
def _find_household_parameter(statement: Executable) -> str | None:
    """Return the name of the parameter that holds a statement's household id; None if the statement has none.

    A value for a missing parameter must not be given: in an UPDATE it would become a column to set.
    """
    if isinstance(statement, Insert):
        return "household_id" if "household_id" in statement.table.columns else None
    named = any(
        isinstance(part, BindParameter) and part.key == "household"
        for part in iterate(cast("ClauseElement", statement))
    )
    return "household" if named else None
