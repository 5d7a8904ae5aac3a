"""Pictures of replies: draws a chart or QR code in a worker thread, never while a transaction is open."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO

import segno
from PIL import Image

from analytics.charts import draw_chart
from bot.archives import Archives
from bot.messages import Reply
from core.model.chart import Chart
from core.ports import Files

AT_ONCE = 2
"""The most pictures that are drawn in parallel."""
_QR_SCALE = 16
_QR_BORDER = 4
"""The width in modules of the quiet zone around a QR code (ISO/IEC 18004 requires four)."""
_drawing = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="picture")


class Pictures:
    """Returns the picture or file of a reply; stored ones come from the file store."""

    def __init__(self, files: Files, archives: Archives) -> None:
        self._files = files
        self._archives = archives

    async def __call__(self, reply: Reply) -> bytes | None:
        """Return a reply's stored file or archive, else its drawn picture; raises NotFound where a file is gone."""
        if reply.archive is not None:
            return await self._archives(reply.archive)
        if reply.original is None:
            return await draw_picture(reply)
        return await self._files.get(reply.original.household, reply.original.key)


async def draw_picture(reply: Reply, *, dark: bool = False) -> bytes | None:
    """Return a reply's picture, else its chart (``dark``: on a dark background) or QR code as PNG, else None."""
    if reply.image:
        return reply.image
    if reply.chart is None and not reply.album and reply.qr is None:
        return None
    loop = asyncio.get_running_loop()
    if reply.album:
        return await loop.run_in_executor(_drawing, partial(draw_album, reply.album, dark=dark))
    if reply.chart is not None:
        return await loop.run_in_executor(_drawing, partial(draw_chart, reply.chart, dark=dark))
    return await loop.run_in_executor(_drawing, draw_qr_code, reply.qr or "")


def draw_album(charts: Sequence[Chart], *, dark: bool = False) -> bytes:
    """Return several charts as one PNG, one below the other."""
    pages = [Image.open(BytesIO(draw_chart(chart, dark=dark))).convert("RGB") for chart in charts]
    whole = Image.new("RGB", (max(page.width for page in pages), sum(page.height for page in pages)), "white")
    top = 0
    for page in pages:
        whole.paste(page, ((whole.width - page.width) // 2, top))
        top += page.height
    out = BytesIO()
    whole.save(out, format="PNG", optimize=True)
    return out.getvalue()


def draw_qr_code(link: str) -> bytes:
    """Return a link as a QR code that can be read when damaged (error correction M)."""
    out = BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=_QR_SCALE, border=_QR_BORDER)
    return out.getvalue()
