"""Loads slow libraries and word lists at the start, in the order in which people need them."""

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
from core.model.category import SYSTEM
from core.model.chart import Chart, ChartKind, ChartMark
from core.model.entry import EntryKind, Line
from core.model.household import Household, NumberHabit
from core.model.page import Box, PageText, Word
from core.ports import Categoriser
from core.receipts.receipt_reader import ReceiptReader
from llm.ocr.readers import PageReaders

NOBODY_YET = 30.0
"""The seconds to wait before loading the chart library while there is no household."""
RECEIPTS_WITHIN = 5.0
"""The most seconds that the start waits for what reads receipts."""
LONGEST_WAIT = 5.0
"""The most seconds that the next step waits while messages are answered."""
PAPER = ("LAKESIDE STORES LTD", "01/01/2026 10:15", "Milk 60.00", "Bread 40.00", "Total 100.00")
SAID = ("milk 60", "how much did we spend this month?")
"""Sample messages, an entry and a question, whose reading loads every language."""


async def warm_receipts(readers: PageReaders, categoriser: Categoriser) -> None:
    """Wait until a first receipt is read as fast as any later one, for ``RECEIPTS_WITHIN`` at most.

    What is not loaded by then goes on loading in the background.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(RECEIPTS_WITHIN):
            await asyncio.gather(readers.wait_until_warm(), asyncio.to_thread(_read_receipt, categoriser))


async def warm_up(app: App) -> None:
    """Load the receipt and language readers, then the chart library; wait while messages are being answered."""
    await asyncio.to_thread(_read_receipt, app.services.categoriser)
    for text in SAID:
        await _wait_for_quiet(app)
        await asyncio.to_thread(_read_message, text)
    if not await _has_anybody(app):
        await asyncio.sleep(NOBODY_YET)
    await _wait_for_quiet(app)
    await draw_picture(Reply(chart=Chart(ChartKind.BARS, "", "", (ChartMark("", 1, ""),))))
    gc.collect()
    gc.freeze()  # what is loaded by now stays: looking through it again and again costs a tenth of the time


async def _wait_for_quiet(app: App) -> None:
    """Wait until no message is being answered, as loading takes the processor from that."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LONGEST_WAIT):
            await app.conversation.idle()


async def _has_anybody(app: App) -> bool:
    with suppress(Fault):
        return bool(await app.store.directory.list_households())
    return True


def _read_receipt(categoriser: Categoriser) -> None:
    """Read and categorise a small receipt, so that the word lists are loaded before the first photo."""
    words = [Word(text, Box.from_edges(0, 30 * at, 12 * len(text), 22), 1.0) for at, text in enumerate(PAPER)]
    today = date(2026, 1, 1)
    home = Household(UUID(int=0), "Home", "INR", "UTC", "en", NumberHabit.POINT, categories=SYSTEM)
    receipt = ReceiptReader().read_pages([PageText(tuple(words), 400, 30 * len(PAPER))], home, today)
    if receipt.total is not None:
        shop = receipt.merchant.value if receipt.merchant else ""
        categoriser.suggest(Line(EntryKind.EXPENSE, receipt.total.value, today, merchant=shop), home)


def _read_message(text: str) -> None:
    speaker = UUID(int=0)
    recognise(text, Context(date(2026, 1, 1), "INR", speaker, (Person(speaker, ("Asha",)),)))
