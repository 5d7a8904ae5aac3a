"""Measure the time from photo to draft, and of texts meanwhile: ``python -m benchmarks photos [--images DIR]``.

Photos are sent one after another. Texts are sent at intervals, first alone, then beside the photos, then alone again,
so that other load on the machine affects both. Seconds are from the webhook's request to the bot's answer at the
messenger.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import aiohttp

from benchmarks.messenger import SECRET, TOKEN, Messenger, People
from benchmarks.printing.invent import invent
from benchmarks.printing.paper import photo
from benchmarks.printing.printer import Printer
from bot.app import open_app
from bot.settings import Settings
from core.errors import Invalid
from core.model.household import Household, Member, NumberHabit, Role
from core.ports import Identity
from llm.ocr.readers import PageReaders
from tests.acceptance.process import Product
from tests.llm.ocr.hostile import many_scans, nested_forms

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PHOTOGRAPHER = 1
WRITERS = range(2, 6)
PAUSE = 0.15
"""Seconds between two texts."""
ALONE = 30
"""The number of texts sent before the photos, and again after them."""
SEVERAL = 6
"""The number of photos sent by default."""


@dataclass(slots=True)
class Times:
    """The seconds of each answer, by what was sent."""

    cards: list[float] = field(default_factory=list)
    working: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return the medians and percentiles to report; ``text_ratio`` is the ratio of the medians of texts."""
        alone, beside = statistics.median(self.alone), statistics.median(self.beside)
        return {
            "photos": len(self.cards),
            "card_p50_s": _at(self.cards, 0.5),
            "card_p95_s": _at(self.cards, 0.95),
            "working_p50_s": _at(self.working, 0.5),
            "working_max_s": _at(self.working, 1),
            "texts": len(self.beside),
            "text_alone_p50_ms": round(alone * 1000, 1),
            "text_beside_p50_ms": round(beside * 1000, 1),
            "text_beside_p95_ms": round(_at(self.beside, 0.95) * 1000, 1),
            "text_ratio": round(beside / alone, 2),
            "text_alone_p95_ms": round(_at(self.alone, 0.95) * 1000, 1),
        }


def run(arguments: list[str]) -> int:
    """Run the measurement with one and with two engine threads; print a table and, last, one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks photos")
    parser.add_argument("--images", type=Path, help="photos of receipts; made-up ones are drawn without it")
    parser.add_argument("--photos", type=int, default=SEVERAL)
    parser.add_argument("--bombs", action="store_true", help="ten photos of five households at once, two of them bombs")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    chosen = parser.parse_args(arguments)
    if chosen.bombs:
        print(json.dumps(asyncio.run(measure_bombs())))
        return 0
    photos = _found(chosen.images, chosen.photos) if chosen.images else [_drawn(seed) for seed in range(chosen.photos)]
    figures = {f"threads_{threads}": asyncio.run(_measure(photos, threads)).figures() for threads in chosen.threads}
    for name in next(iter(figures.values())):
        print(f"{name:<22}" + "".join(f"{each[name]:>12}" for each in figures.values()))
    print(json.dumps(figures))
    return 0


async def measure_bombs() -> dict[str, object]:
    """Return how long households wait for their photos while another one sends two files that are costly to open.

    Eight photos of four households are sent at once, then the same eight with the two files, so that other load on the
    machine affects both. Times of texts are given too, alone and while one member sends such files one after another.
    """
    bombs = [nested_forms(), many_scans()]
    readers = PageReaders("rapidocr")
    for process in readers.processes:
        await process.start()
    photos = [(household, _drawn(10 * household + number)) for household in range(1, 5) for number in range(2)]
    sent = [*((5, bomb) for bomb in bombs), *photos]
    quiet = await asyncio.gather(*(_wait_for_words(readers, household, content) for household, content in photos))
    waits = await asyncio.gather(*(_wait_for_words(readers, household, content) for household, content in sent))
    await readers.close()
    texts = (await _measure([*bombs, *bombs], 1)).figures()
    return {
        "without_bombs_s": sorted(quiet),
        "others_wait_s": sorted(waits[2:]),
        "bombs_wait_s": sorted(waits[:2]),
        "bombs_told_s": texts["card_p95_s"],
        **{name: value for name, value in texts.items() if name.startswith("text")},
    }


async def _wait_for_words(readers: PageReaders, household: int, content: bytes) -> float:
    began = time.perf_counter()
    with suppress(Invalid):
        await readers.read(content, (), household)
    return round(time.perf_counter() - began, 2)


def _found(folder: Path, most: int) -> list[bytes]:
    kinds = {".jpg", ".jpeg", ".png"}
    return [path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix.lower() in kinds][:most]


def _drawn(seed: int) -> bytes:
    chance = Random(seed)
    out = BytesIO()
    photo(Printer(invent(chance, "gb"), chance).rows(), chance).save(out, "JPEG", quality=80)
    return out.getvalue()


async def _measure(photos: Sequence[bytes], threads: int) -> Times:
    times = Times()
    async with _house(threads) as people:
        await people.show(PHOTOGRAPHER, _drawn(10_000))  # the engine is loaded by then
        await _texts(people, ALONE)
        times.alone += await _texts(people, ALONE)
        writing = asyncio.create_task(_texts(people, None))
        for content in photos:
            working = people.messenger.next_sign(PHOTOGRAPHER)
            posted = time.perf_counter()
            times.cards.append((await people.show(PHOTOGRAPHER, content))[1])
            if working.done():
                times.working.append(working.result() - posted)
        writing.cancel()
        times.beside += await writing
        times.alone += await _texts(people, ALONE)
    return times


async def _texts(people: People, most: int | None) -> list[float]:
    """Return the seconds of ``most`` texts, or of all sent until cancelled."""
    seconds: list[float] = []
    with suppress(asyncio.CancelledError):
        while most is None or len(seconds) < most:
            writer = WRITERS[len(seconds) % len(WRITERS)]
            seconds.append((await people.write(writer, "milk 60, auto 120"))[1])
            await asyncio.sleep(PAUSE)
    return seconds


@asynccontextmanager
async def _house(threads: int) -> AsyncIterator[People]:
    """Run the product on SQLite with a household for each person and a fake messenger; yield the people."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        messenger = Messenger()
        await messenger.start()
        stack.push_async_callback(messenger.stop)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        product = Product(folder, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=messenger.url, LOG_LEVEL="WARNING")
        hook = f"{product.address}/telegram/webhook"
        product.settings |= {"TELEGRAM_WEBHOOK_URL": hook, "TELEGRAM_WEBHOOK_SECRET": SECRET}
        product.settings |= {"OCR": "rapidocr", "OCR_THREADS": str(threads)}
        await _found_homes(Path(product.settings["DATA_DIR"]))
        stack.callback(product.stop)
        await asyncio.to_thread(product.start)
        yield People(messenger, hook, session, 0)


async def _found_homes(folder: Path) -> None:
    settings = Settings(data_dir=folder, ocr="off", _env_file=None)  # type: ignore[call-arg]
    async with open_app(settings) as app:
        for number in (PHOTOGRAPHER, *WRITERS):
            member = Member(app.ids.new(), f"P{number}", Role.ADMIN)
            home = Household(app.ids.new(), f"Home {number}", "GBP", "Europe/London", "en", NumberHabit.POINT)
            async with app.store.directory.begin_onboarding() as transaction:
                await transaction.create_household(home, member, Identity("telegram", str(number), member.name))
                await transaction.commit()


def _at(seconds: Sequence[float], share: float) -> float:
    ordered = sorted(seconds)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3) if ordered else float("nan")
