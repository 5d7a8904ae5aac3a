"""What repositories are written against: a connection inside a transaction, and the two databases behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from storage.statement import Shared, Statement, Values, Writing

Row = Mapping[str, Any]


class Connection(Protocol):
    """Runs statements."""

    async def fetch(self, statement: Statement, values: Values) -> Sequence[Row]:
        """The rows a statement gives."""
        ...

    async def execute(self, statement: Statement, values: Values) -> int:
        """Run a statement; returns how many rows it touched."""
        ...

    async def write(self, statement: Writing, rows: Sequence[Values]) -> None:
        """Insert rows; they are there for the next statement, and may travel with it."""
        ...

    async def send(self, statement: Statement, values: Values) -> None:
        """Run a statement nobody waits for; its effect is there for the next one, and it may travel with it."""
        ...


class Transaction(Connection, Protocol):
    """One transaction; what is not committed when it is closed never was."""

    async def commit(self, *, unhurried: bool = False) -> None:
        """Make all of it true; ``unhurried`` does not wait for the disk: a power cut may undo it, a crash may not."""
        ...

    async def close(self) -> None:
        """Undo what was not committed and give the connection back."""
        ...


class Database(Protocol):
    """A place that remembers."""

    one_writer: bool
    """Whether writers take turns by themselves, as in one file."""
    alone: bool
    """Whether this was the only process when it came: leases found then are those of the dead."""

    async def fetch(self, statement: Statement, values: Values) -> Sequence[Row]:
        """The rows of one statement in a transaction of its own."""
        ...

    async def gather(self, statement: Shared, values: Values) -> Sequence[Row]:
        """As fetch; calls that come at the same time may go as one."""
        ...

    async def execute(self, statement: Statement, values: Values) -> int:
        """Run one statement in a transaction of its own; returns how many rows it touched."""
        ...

    async def begin(self, household: UUID | None) -> Transaction:
        """A transaction bound to a household, or to none (directory, lobby); raises Fault where there is no way in."""
        ...

    async def migrate(self) -> None:
        """Bring the tables to this version of the code."""
        ...

    async def advice(self) -> str:
        """What to do about the database; empty where all is well."""
        ...

    async def close(self) -> None:
        """Let all connections go."""
        ...


class Bound:
    """A connection on which every statement is about one household, or does not run."""

    def __init__(self, connection: Connection, household: UUID) -> None:
        self._connection = connection
        self._own = {"household": household, "household_id": household}

    async def fetch(self, statement: Statement, **values: Any) -> Sequence[Row]:
        """The household's rows a statement gives."""
        return await self._connection.fetch(_owned(statement), values | self._own)

    async def execute(self, statement: Statement, **values: Any) -> int:
        """Run a statement on the household's rows; returns how many it touched."""
        return await self._connection.execute(_owned(statement), values | self._own)

    async def write(self, statement: Writing, rows: Sequence[Values]) -> None:
        """Insert rows of the household."""
        await self._connection.write(statement, [{**row, **self._own} for row in rows])

    async def send(self, statement: Statement, **values: Any) -> None:
        """Run a statement on the household's rows whose count is known or does not matter."""
        await self._connection.send(_owned(statement), values | self._own)


def _owned(statement: Statement) -> Statement:
    if not statement.owned:
        raise RuntimeError(f"a statement without its household: {statement.clause}")
    return statement
