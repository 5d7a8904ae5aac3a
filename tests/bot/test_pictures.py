"""Pictures of replies: a chart, a QR code that says its link, or nothing."""

from __future__ import annotations

import asyncio

from bot.messages import Reply
from bot.pictures import draw_picture, draw_qr_code
from core.model.chart import Chart, ChartKind, ChartMark

CHART = Chart(ChartKind.BARS, "₹60 today", "By category · Home", (ChartMark("Groceries", 6000, "₹60", "green"),))
PNG = b"\x89PNG\r\n\x1a\n"


async def test_a_chart_a_qr_code_or_nothing() -> None:
    assert await draw_picture(Reply()) is None
    chart, code = (
        await draw_picture(Reply(chart=CHART)),
        await draw_picture(Reply(qr="https://t.me/purser_bot?start=AB12")),
    )
    assert chart
    assert code
    assert chart.startswith(PNG)
    assert code.startswith(PNG)
    assert chart != code


async def test_many_at_once_are_the_same_as_one() -> None:
    alone = await draw_picture(Reply(chart=CHART))
    together = await asyncio.gather(*(draw_picture(Reply(chart=CHART)) for _ in range(6)))
    assert set(together) == {alone}


def test_a_long_link_still_makes_a_code() -> None:
    assert draw_qr_code("https://example.org/join?" + "x" * 500).startswith(PNG)
