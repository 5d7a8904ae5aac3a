"""Runs a plan's templates on the book: the one way from a question to its answer, for chats, pages and digests."""

from __future__ import annotations

from analytics.plans import Found, Plan, Query
from core.model.answer import Answer, Template
from core.model.report import Figure
from core.ports import Reports


async def solve(reports: Reports, made: Plan) -> Answer:
    """Run a plan's templates on the book and read what they found."""
    figures = tuple([await _figures(reports, query) for query in made.queries])
    rows = made.rows
    entries = await reports.entries(rows.scope, limit=rows.limit, largest=rows.largest) if rows else ()
    return made.read(Found(figures, tuple(entries)))


async def _figures(reports: Reports, query: Query) -> tuple[Figure, ...]:
    match query.template:
        case Template.TOTAL:
            return await reports.total(query.scope)
        case Template.BY_CATEGORY:
            return await reports.by_category(query.scope)
        case Template.BY_MEMBER:
            return await reports.by_member(query.scope)
        case Template.BY_MERCHANT:
            return await reports.by_merchant(query.scope)
        case Template.BY_MONTH:
            return await reports.by_month(query.scope)
        case Template.BY_DAY:
            return await reports.by_day(query.scope)
