"""Downloads and backups for a signed-in member: entries as a file in a chosen format, backup and restore."""

from __future__ import annotations

import asyncio
from functools import partial

from fastapi import APIRouter, Request, Response
from starlette.datastructures import UploadFile

from bot.channels.naming import ZIP
from bot.render.backups import write_restored_text
from bot.web.api.chat_turn import find_or_make_own_chat
from bot.web.backups import WebBackups
from bot.web.pages.filters import read_filter
from bot.web.pages.page import PageRenderer
from bot.web.pages.settings import show_settings
from core.errors import Invalid, Refusal
from core.usecases.export_entries import choose_sheet_style, list_period_entries
from core.usecases.write_export import ExportFormat, write_export


def export_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/export.csv`` and the other formats, one address each, and of backups."""
    router = APIRouter(include_in_schema=False)
    for kind in ExportFormat:
        _add_route(router, pages, kind)
    _add_backup_routes(router, pages)
    return router


def _add_backup_routes(router: APIRouter, pages: PageRenderer) -> None:
    backups = WebBackups(pages.api)

    @router.get("/export.zip")
    async def back_up(request: Request) -> Response:
        reader = await pages.reader(request)
        try:
            name, content = await backups.make_archive(
                reader.membership, receipts=request.query_params.get("receipts") != "no"
            )
        except Refusal as refusal:
            return await show_settings(pages, request, reader, refusal)
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(content, media_type=ZIP, headers=headers)

    @router.post("/restore")
    async def restore(request: Request) -> Response:
        try:
            return await _restore_backup(pages, backups, request)
        finally:
            await request.close()  # what was uploaded lies in a file meanwhile


async def _restore_backup(pages: PageRenderer, backups: WebBackups, request: Request) -> Response:
    """Restore an uploaded backup into an empty household, then show the settings page with the result."""
    reader = await pages.reader(request)
    file = (await request.form()).get("file")
    try:
        if not isinstance(file, UploadFile):
            raise Invalid("backup-damaged")
        chat = await find_or_make_own_chat(pages.api, reader.membership)
        household, found = await backups.restore(reader.membership, file.file, chat)
    except Refusal as refusal:
        return await show_settings(pages, request, reader, refusal)
    text = write_restored_text(reader.words, household, reader.member.id, found)
    return await show_settings(pages, request, await pages.reader(request), restored=text)


def _add_route(router: APIRouter, pages: PageRenderer, kind: ExportFormat) -> None:
    @router.get(f"/export.{kind}")
    async def export(request: Request) -> Response:
        reader = await pages.reader(request)
        chosen = read_filter({"period": "all"} | dict(request.query_params), reader.household, reader.today)
        async with pages.context(reader) as context:
            entries = await list_period_entries(context, chosen.period)
        named, style = reader.words.category_name, choose_sheet_style(reader.household)
        write = partial(write_export, kind, entries, reader.membership, named, reader.today, style=style)
        file = await asyncio.to_thread(write)
        name = f"purser-{reader.today.isoformat()}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(file.data, media_type=file.mime, headers=headers)
