"""The live stream: tells open pages that the household's data has changed, whichever process changed it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from bot.web.pages.page import PageReader, PageRenderer

LOOK_SECONDS: Final = 2.0
"""Seconds between two checks for changes while a page is open."""
LOOKS: Final = 450
"""The number of checks after which the stream ends; the browser then opens another one, which needs a live session."""


def live_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/live``, a stream of server-sent events (HTML, 9.2)."""
    router = APIRouter(include_in_schema=False)

    @router.get("/live")
    async def live(request: Request) -> Response:
        reader = await pages.reader(request)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_watch(pages, request, reader), media_type="text/event-stream", headers=headers)

    return router


async def _watch(pages: PageRenderer, request: Request, reader: PageReader, looks: int = LOOKS) -> AsyncIterator[str]:
    """Yield a server-sent event whenever the newest row of the household's audit trail has changed."""
    seen = await _find_newest(pages, reader)
    yield "retry: 5000\n\n"
    for _ in range(looks):
        await asyncio.sleep(LOOK_SECONDS)
        if await request.is_disconnected():
            return
        newest = await _find_newest(pages, reader)
        yield "event: changed\ndata: book\n\n" if newest != seen else ": still here\n\n"
        seen = newest


async def _find_newest(pages: PageRenderer, reader: PageReader) -> str:
    """Return a text that changes whenever a draft is made or anything is written to the audit trail."""
    async with pages.context(reader) as context:
        return await context.uow.make_change_mark()
