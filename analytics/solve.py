"""Runs plans' templates on the book: the one way from a question to its answer, for chats, pages and digests."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.plans import PlanFigures, QueryPlan
from core.model.answer import Answer
from core.model.entry import Entry
from core.ports import Reports


async def solve_plan(reports: Reports, made: QueryPlan) -> Answer:
    """Run a plan's templates on the book and read what they found."""
    (answer,) = await solve_all(reports, [made])
    return answer


async def solve_all(reports: Reports, plans: Sequence[QueryPlan]) -> tuple[Answer, ...]:
    """Run the templates of several plans in one statement, what they share once, and read what each found."""
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
    """The entries of a plan; none where it asks for none."""
    for rows in (made.rows, made.otherwise):
        if rows is not None:
            found = await reports.list_entries(rows.scope, limit=rows.limit, largest=rows.largest)
            if found:
                return found
    return ()
