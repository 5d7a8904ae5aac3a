"""Readers: a few reading processes behind one door, the implementation of ``core.ports.Pages``."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager

from core.errors import Fault, Invalid
from core.model.page import Box, Page
from core.ports.pages import Pages
from llm.ocr.bounds import FILE_BYTES, PAGE_SECONDS, WAITING
from llm.ocr.preview import fingerprint_page, mark
from llm.ocr.process import ReadingProcess

log = logging.getLogger(__name__)


class Readers:
    """Files wait here for a free process; too many, and the next is told so."""

    def __init__(
        self,
        engine: str,
        threads: int = 1,
        processes: int = 1,
        languages: Sequence[str] = (),
        *,
        page_seconds: float = PAGE_SECONDS,
    ) -> None:
        self.processes = tuple(
            ReadingProcess(engine, threads, languages, page_seconds=page_seconds) for _ in range(processes)
        )
        self._free: asyncio.LifoQueue[ReadingProcess] = asyncio.LifoQueue()
        for process in self.processes:
            self._free.put_nowait(process)
        self._waiting = 0
        self._starting: set[asyncio.Task[None]] = set()

    async def read(self, content: bytes, languages: Sequence[str] = ()) -> tuple[Page, ...]:
        """The pages of a file, see the port; raises Invalid, and Fault where the engine is not there."""
        if len(content) > FILE_BYTES:
            raise Invalid("picture-too-large", megabytes=FILE_BYTES // 1_000_000)
        if not content:
            raise Invalid("picture-kind-unknown")
        process = await self._next_free()
        try:
            async with aclosing(process.read(content, languages)) as pages:
                read = tuple([page async for page in pages])
        finally:
            self._free.put_nowait(process)
            if process.pid is None:
                self.warm()
        if not any(page.words for page in read):
            raise Invalid("picture-without-words")
        return read

    async def preview(self, page: Page, marked: Box | None = None) -> bytes:
        """A small JPEG of a page, one box of it marked."""
        return await asyncio.to_thread(mark, page, marked)

    def fingerprint(self, page: Page) -> int | None:
        """What a page looks like in 64 bits."""
        return fingerprint_page(page)

    def warm(self) -> None:
        """Load engines in the background, so that the next file need not wait for them."""
        for process in self.processes:
            task = asyncio.create_task(_warm(process))
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def close(self) -> None:
        """End every process; files being read are given up."""
        for task in tuple(self._starting):
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for process in self.processes:
            await process.stop()

    async def _next_free(self) -> ReadingProcess:
        if self._waiting >= WAITING:
            raise Invalid("reading-busy")
        self._waiting += 1
        try:
            return await self._free.get()
        finally:
            self._waiting -= 1


class NoReaders:
    """Where the host wants no pictures read."""

    async def read(self, content: bytes, languages: Sequence[str] = ()) -> tuple[Page, ...]:
        """Nothing; raises Invalid ``reading-off``."""
        del content, languages
        raise Invalid("reading-off")

    async def preview(self, page: Page, marked: Box | None = None) -> bytes:
        """A small JPEG of a page read earlier."""
        return await asyncio.to_thread(mark, page, marked)

    def fingerprint(self, page: Page) -> int | None:
        """What a page looks like in 64 bits."""
        return fingerprint_page(page)


@asynccontextmanager
async def open_pages(
    engine: str, threads: int = 1, processes: int = 1, languages: Sequence[str] = ()
) -> AsyncIterator[Pages]:
    """Readers with an engine being loaded in the background; ``off`` reads nothing."""
    if engine == "off":
        yield NoReaders()
        return
    readers = Readers(engine, threads, processes, languages)
    readers.warm()
    try:
        yield readers
    finally:
        await readers.close()


async def _warm(process: ReadingProcess) -> None:
    try:
        await process.start()
    except Fault as fault:
        log.warning("photos cannot be read: %s", fault)
