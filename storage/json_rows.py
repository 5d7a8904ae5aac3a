"""Long lists that the database gives as one JSON text, which costs a third of making each row from its columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, Text, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

LISTING = "listing"
"""The name of the only column of a query for a list as JSON."""


class _JsonRows(FunctionElement[str]):
    """An aggregate that returns all rows as one JSON text: an array with an array of some columns for each row."""

    name = "json_rows"
    type = Text()
    inherit_cache = True


@compiles(_JsonRows, "sqlite")
def _compile_for_sqlite(element: _JsonRows, compiler: SQLCompiler, **more: Any) -> str:
    return f"json_group_array(json_array({compiler.process(element.clauses, **more)}))"


@compiles(_JsonRows, "postgresql")
def _compile_for_postgres(element: _JsonRows, compiler: SQLCompiler, **more: Any) -> str:
    return f"CAST(json_agg(json_build_array({compiler.process(element.clauses, **more)})) AS TEXT)"


def select_as_json(listing: Select[Any]) -> Select[Any]:
    """Return a query that gives the rows of another, in its order, as one JSON text (NULL or [] where it has none).

    SQLite's ids come without hyphens and its instants without a zone, which is UTC.
    """
    rows = listing.subquery("rows_of_json")
    return select(_JsonRows(*rows.c).label(LISTING))
