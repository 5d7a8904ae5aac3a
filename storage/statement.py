"""A Statement: SQL built once from the tables, compiled once for PostgreSQL or SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BindParameter,
    Column,
    Delete,
    Select,
    Table,
    TableValuedAlias,
    Text,
    Update,
    bindparam,
    func,
    select,
)
from sqlalchemy import Insert as AnyInsert
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.dialects.sqlite.pysqlite import dialect as sqlite_dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import operators
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BinaryExpression, BooleanClauseList, ClauseElement
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.sql.selectable import ReturnsRows
from sqlalchemy.sql.visitors import iterate

Values = Mapping[str, Any]
"""What fills a statement's places, by name; what it does not ask for is left alone."""

FEW = 6
"""Up to so many rows are written out: arrays cost PostgreSQL about 50 us more, and are the same text for any number."""

_POSTGRES = dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves its dialects untyped
_SQLITE = sqlite_dialect()


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


class Lite:
    """A statement as SQLite takes it: text with ?, what fills it, and how its columns read.

    The columns' types say how a value lies in the file: an id as 32 digits, a day and an instant in ISO 8601.
    """

    def __init__(self, clause: ClauseElement) -> None:
        compiled = clause.compile(dialect=_SQLITE)
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 - what compiling a statement gives
        self.text = compiled.string
        self.long = False
        """Whether it took long when it ran last."""
        self._places = tuple(_place(compiled.binds[name]) for name in compiled.positiontup or ())
        columns = clause.exported_columns if isinstance(clause, ReturnsRows) else ()
        self._readers = [column.type.dialect_impl(_SQLITE).result_processor(_SQLITE, None) for column in columns]

    def arguments(self, values: Values) -> list[Any]:
        """The values in their order, as they lie in the file; raises KeyError where one is missing."""
        return [
            fixed if name is None else values[name] if write is None else write(values[name])
            for name, write, fixed in self._places
        ]

    def rows(self, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[Mapping[str, Any]]:
        """Rows as they lie in the file, in Python's types."""
        readers = self._readers
        return [
            {name: read(one) if read else one for name, read, one in zip(names, readers, row, strict=True)}
            for row in rows
        ]


def _place(bind: BindParameter[Any]) -> tuple[str | None, Callable[[Any], Any] | None, Any]:
    """What fills a place: a value by name and how it is written, or always the same."""
    write = bind.type.dialect_impl(_SQLITE).bind_processor(_SQLITE)
    if bind.required:
        return bind.key, write, None
    return None, None, write(bind.value) if write else bind.value


class Statement:
    """One statement; ``unhurried`` does not wait for SQLite's disk: a power cut may undo it, a crash may not."""

    def __init__(self, clause: ClauseElement, *, unhurried: bool = False) -> None:
        self.clause = clause
        self.unhurried = unhurried

    @property
    def writes(self) -> bool:
        """Whether it takes the writer's turn."""
        return not isinstance(self.clause, Select)

    @cached_property
    def sql(self) -> Sql:
        """For PostgreSQL."""
        return Sql(self.clause)

    @cached_property
    def lite(self) -> Lite:
        """For SQLite."""
        return Lite(self.clause)

    @cached_property
    def brief(self) -> bool:
        """Whether it adds one row, or changes one that is named by its whole key."""
        if not isinstance(self.clause, Update | Delete):
            return isinstance(self.clause, Insert)
        return {column.name for column in self.clause.table.primary_key} <= _named(self.clause.whereclause)

    @cached_property
    def tables(self) -> frozenset[str]:
        """Every table it touches."""
        found = frozenset(part.name for part in iterate(self.clause) if isinstance(part, Table))
        return found | {self.clause.table.name} if isinstance(self.clause, Insert) else found

    @cached_property
    def owned(self) -> bool:
        """Whether it names the household it is for."""
        return not self.sql.names.isdisjoint({"household", "household_id"})


def _named(where: ClauseElement | None) -> set[str]:
    """The columns a condition sets equal to a value, whatever else it asks."""
    every = where.clauses if isinstance(where, BooleanClauseList) and where.operator is operators.and_ else [where]
    equal = [one for one in every if isinstance(one, BinaryExpression) and one.operator is operators.eq]
    return {one.left.name for one in equal if isinstance(one.left, Column) and isinstance(one.right, BindParameter)}


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
        """For PostgreSQL, many rows at once."""
        return Sql(_of_arrays(self.clause))

    def columns(self, rows: Sequence[Values]) -> dict[str, list[Any]]:
        """Rows turned into columns."""
        return {name: [row[name] for row in rows] for name in self.sql.names}


class Shared(Statement):
    """A statement of which many may go as one: ``many`` has an array for each value and gives rows with their ``key``.

    The key is columns named like values: rows belong to the call that gave these values. Calls go in its order, so
    that two processes which meet wait in a line.
    """

    def __init__(
        self, clause: ClauseElement, many: ClauseElement, key: Sequence[str], *, unhurried: bool = False
    ) -> None:
        super().__init__(clause, unhurried=unhurried)
        self.key = tuple(key)
        self._many = many

    @cached_property
    def many(self) -> Sql:
        """For PostgreSQL, any number of calls."""
        return Sql(self._many)

    def arrays(self, calls: Sequence[Values]) -> list[Any]:
        """The values of all calls, one array a place."""
        return self.many.arguments({name: [call[name] for call in calls] for name in self.many.names})

    def own(self, call: Mapping[str, Any]) -> tuple[Any, ...]:
        """The key of a call, or of a row."""
        return tuple(call[name] for name in self.key)


def unnested(**columns: Any) -> TableValuedAlias:
    """Arrays of values, by name and type, as rows."""
    arrays = [bindparam(name, type_=ARRAY(type_)) for name, type_ in columns.items()]
    return func.unnest(*arrays).table_valued(*columns, name="asked").render_derived()


def adding(table: Table, *, skip: bool = False) -> Writing:
    """An insert; with ``skip``, rows that are there already are left alone."""
    clause = insert(table)
    return Writing(clause.on_conflict_do_nothing() if skip else clause)


def adding_new(table: Table, key: Sequence[str]) -> Shared:
    """An insert that gives the ``key`` of a row that was not there yet."""
    clause = insert(table).on_conflict_do_nothing().returning(*(table.c[name] for name in key))
    return Shared(clause, _of_arrays(clause), key)


def _of_arrays(clause: AnyInsert) -> AnyInsert:
    """An insert of many rows: one array per column, so that any number is the same text."""
    columns = clause.table.columns
    rows = unnested(**{column.name: column.type for column in columns})
    return clause.from_select([*columns.keys()], select(*rows.columns))
