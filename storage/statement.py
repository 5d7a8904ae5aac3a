"""A Statement: SQL built once from the tables, compiled once for PostgreSQL, run as it is on SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import ARRAY, Select, Table, Text, bindparam, func, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.sql.visitors import iterate

Values = Mapping[str, Any]
"""What fills a statement's places, by name; what it does not ask for is left alone."""

FEW = 6
"""Up to so many rows are written out: arrays cost PostgreSQL about 50 us more, and are the same text for any number."""

_POSTGRES = dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves its dialects untyped


class joined(GenericFunction[str]):  # noqa: N801 - SQLAlchemy names a function by its class
    """Texts of a group in one, with a break between; each database has its own word for it."""

    type = Text()
    inherit_cache = True


@compiles(joined, "postgresql")
def _string_agg(element: joined, compiler: SQLCompiler, **named: Any) -> str:
    return f"string_agg{compiler.process(element.clause_expr, **named)}"


@compiles(joined, "sqlite")
def _group_concat(element: joined, compiler: SQLCompiler, **named: Any) -> str:
    return f"group_concat{compiler.process(element.clause_expr, **named)}"


class Sql:
    """A statement as PostgreSQL takes it: text with $1, $2 and what fills them."""

    def __init__(self, clause: ClauseElement) -> None:
        compiled = clause.compile(dialect=_POSTGRES)
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 - what compiling a statement gives
        names = tuple(compiled.positiontup or ())
        self.text = compiled.string
        self._places = tuple((name, compiled.binds[name].required, compiled.params.get(name)) for name in names)

    @property
    def names(self) -> frozenset[str]:
        """The values that must be given."""
        return frozenset(name for name, required, _ in self._places if required)

    def arguments(self, values: Values) -> list[Any]:
        """The values in their order; raises KeyError where one is missing."""
        return [values[name] if required else fixed for name, required, fixed in self._places]


class Statement:
    """One statement; ``unhurried`` does not wait for SQLite's disk: a power cut may undo it, a crash may not."""

    def __init__(self, clause: ClauseElement, *, unhurried: bool = False) -> None:
        self.clause = clause
        self.unhurried = unhurried

    @property
    def writes(self) -> bool:
        """Whether it takes the writer's turn."""
        return not isinstance(self.clause, Select)

    @property
    def executable(self) -> Executable:
        """The clause, for SQLAlchemy to run."""
        assert isinstance(self.clause, Executable)  # noqa: S101 - every statement is
        return self.clause

    @cached_property
    def sql(self) -> Sql:
        """For PostgreSQL."""
        return Sql(self.clause)

    @cached_property
    def tables(self) -> frozenset[str]:
        """Every table it touches."""
        found = frozenset(part.name for part in iterate(self.clause) if isinstance(part, Table))
        return found | {self.clause.table.name} if isinstance(self.clause, Insert) else found

    @cached_property
    def owned(self) -> bool:
        """Whether it names the household it is for."""
        return not self.sql.names.isdisjoint({"household", "household_id"})

    def pick(self, values: Values) -> dict[str, Any]:
        """The values it asks for; raises KeyError where one is missing."""
        return {name: values[name] for name in self.sql.names}


class Writing(Statement):
    """An insert of one row or many."""

    clause: Insert

    def rows(self, rows: Sequence[Values]) -> tuple[str, list[Any]]:
        """For PostgreSQL, any number of rows as text and arguments."""
        if len(rows) == 1:
            return self.sql.text, self.sql.arguments(rows[0])
        if len(rows) > FEW:
            return self.bulk.text, self.bulk.arguments(self.columns(rows))
        names = self.clause.table.columns.keys()
        return self._few(len(rows)), [row[name] for row in rows for name in names]

    @lru_cache(maxsize=FEW)  # noqa: B019 - statements live as long as the process
    def _few(self, count: int) -> str:
        columns = self.clause.table.columns
        rows = [{one.name: bindparam(f"{one.name}_{row}", type_=one.type) for one in columns} for row in range(count)]
        return Sql(self.clause.values(rows)).text

    @cached_property
    def bulk(self) -> Sql:
        """For PostgreSQL, many rows at once: one array per column, so that any number is the same text."""
        columns = list(self.clause.table.columns)
        names = [column.name for column in columns]
        arrays = [bindparam(column.name, type_=ARRAY(column.type)) for column in columns]
        rows = func.unnest(*arrays).table_valued(*names).render_derived()
        return Sql(self.clause.from_select(names, select(*rows.columns)))

    def columns(self, rows: Sequence[Values]) -> dict[str, list[Any]]:
        """Rows turned into columns."""
        return {name: [row[name] for row in rows] for name in self.sql.names}


def adding(table: Table, *, skip: bool = False) -> Writing:
    """An insert; with ``skip``, rows that are there already are left alone."""
    clause = insert(table)
    return Writing(clause.on_conflict_do_nothing() if skip else clause)
