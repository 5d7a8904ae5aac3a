"""Downloads of a signed-in member: the entries as a sheet."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from bot.web.pages.filters import read_filter
from bot.web.pages.page import Pages
from core.usecases.export_entries import entries_of, export_entries


def export_routes(pages: Pages) -> APIRouter:
    """``/export.csv``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/export.csv")
    async def export(request: Request) -> Response:
        reader = await pages.reader(request)
        chosen = read_filter({"period": "all"} | dict(request.query_params), reader.household, reader.today)
        async with pages.context(reader) as context:
            entries = await entries_of(context, chosen.period)
        sheet = export_entries(entries, reader.membership, reader.words.category_name)
        name = f"purser-{reader.today.isoformat()}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(sheet.content, media_type="text/csv; charset=utf-8", headers=headers)

    return router
