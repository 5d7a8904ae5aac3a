"""Run the queries of plans on the book; chats, pages and digests all answer questions through this file."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.plans import PlanFigures, QueryPlan
from core.model.answer import Answer
from core.model.entry import Entry
from core.ports import Reports


async def solve_plan(reports: Reports, made: QueryPlan) -> Answer:
    """Run a plan's queries and return its answer."""
    (answer,) = await solve_all(reports, [made])
    return answer


async def solve_all(reports: Reports, plans: Sequence[QueryPlan]) -> tuple[Answer, ...]:
    """Run the queries of several plans together, shared ones once, and return the answer of each."""
    queries = list(dict.fromkeys(query for made in plans for query in made.queries))
    figures = dict(zip(queries, await reports.read_figures(queries), strict=True))
    return tuple(
        [
            made.read(
                PlanFigures(
                    tuple(figures[query] for query in made.queries),
                    await _fetch_rows(reports, made),
                )
            )
            for made in plans
        ]
    )


async def _fetch_rows(reports: Reports, made: QueryPlan) -> tuple[Entry, ...]:
    """Return the entries a plan asks for, or where there are none those of its second request, if it has one."""
    for rows in (made.rows, made.otherwise):
        if rows is not None:
            found = await reports.list_entries(rows.scope, limit=rows.limit, largest=rows.largest)
            if found:
                return found
    return ()
