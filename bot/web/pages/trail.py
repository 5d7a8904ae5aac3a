"""The page of the household's audit trail: who changed its settings, members, rules and budgets, and when."""

from __future__ import annotations

from itertools import groupby
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_time
from fastapi import APIRouter, Request, Response

from bot.render.trail import write_change
from bot.web.pages.page import PageReader, PageRenderer, first_large
from core.ports import Change
from core.usecases.list_trail import list_trail

PAGE: Final = 50
"""The number of changes on one page."""


def trail_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/trail``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/trail")
    async def trail(request: Request, after: UUID | None = None) -> Response:
        reader = await pages.reader(request)
        async with pages.context(reader) as context:
            page = await list_trail(context, PAGE, after)
        days = groupby(page.changes, key=lambda change: change.at and reader.household.today(change.at))
        shown = [(day, [_show(reader, change) for change in changes]) for day, changes in days]
        return await pages.show(request, "trail.html", reader, days=shown, next=page.next, first_large=first_large)

    return router


def _show(reader: PageReader, change: Change) -> dict[str, object]:
    text = write_change(reader.answers, change)
    at = change.at.astimezone(ZoneInfo(reader.household.zone)) if change.at else None
    when = format_time(at, "short", locale=reader.words.locale) if at else ""
    return {"who": text.who, "what": text.what, "details": text.details, "when": when}
