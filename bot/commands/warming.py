"""What a start does not wait for: loaded in the background, in the order in which people miss it."""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from datetime import date
from uuid import UUID

from bot.app import App
from bot.messages import Reply
from bot.pictures import draw_picture
from core.errors import Fault
from core.language.context import Context, Person
from core.language.recognise import recognise
from core.model.chart import Chart, ChartKind, Mark

NOBODY_YET = 30.0
"""Seconds without haste where no household is kept: there is nothing to draw before somebody moves in."""
SAID = ("milk 60", "how much did we spend this month?")
"""One of each reader: together they load every language."""


async def warm_up(app: App) -> None:
    """Load the readers of words, then what draws."""
    await asyncio.to_thread(_read)
    if not await _does_anybody(app):
        await asyncio.sleep(NOBODY_YET)
    await draw_picture(Reply(chart=Chart(ChartKind.BARS, "", "", (Mark("", 1, ""),))))
    gc.collect()
    gc.freeze()  # what is loaded by now stays: looking through it again and again costs a tenth of the time


async def _does_anybody(app: App) -> bool:
    with suppress(Fault):
        return bool(await app.store.directory.list_households())
    return True


def _read() -> None:
    speaker = UUID(int=0)
    context = Context(date(2026, 1, 1), "INR", speaker, (Person(speaker, ("Asha",)),))
    for text in SAID:
        recognise(text, context)
