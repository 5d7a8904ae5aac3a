"""Inserting many rows in one statement on PostgreSQL: each column is sent as one array, unnested into rows there.

Row by row the server begins and ends a statement for each, and the client binds each value of each row. COPY is
closed to a role that row-level security holds for (https://www.postgresql.org/docs/current/sql-copy.html, "Notes").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Insert, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY

FEWEST = 20
"""The number of rows from which one statement with arrays is quicker than one statement per row."""


def gather_columns(statement: Insert, rows: Sequence[Mapping[str, Any]]) -> tuple[Insert, dict[str, Any]]:
    """Return the insert rewritten to take one array per column, and those arrays.

    All rows have the first one's columns.
    """
    names = tuple(rows[0])
    return _unfold_arrays(statement, names), {_name_array(name): [row[name] for row in rows] for name in names}


@lru_cache(maxsize=256)
def _unfold_arrays(statement: Insert, names: tuple[str, ...]) -> Insert:
    columns = [statement.table.c[name] for name in names]
    arrays = [bindparam(_name_array(each.name), type_=ARRAY(each.type)) for each in columns]
    rows = func.unnest(*arrays).table_valued(*(column(each.name, each.type) for each in columns)).render_derived()
    return statement.from_select(list(names), select(*rows.c))


def _name_array(name: str) -> str:
    return f"every_{name}"
