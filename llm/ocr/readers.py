"""Reading files into pages, fairly shared between households; implements ``core.ports.Pages``."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Hashable, Sequence

from core.errors import Fault, Invalid
from core.model.page import Box, PageText
from llm.ocr.bounds import FILE_BYTES, OPEN_AT_ONCE, PAGE_SECONDS, WAITING
from llm.ocr.engine_process import EngineProcess
from llm.ocr.file_opener import FileOpener
from llm.ocr.preview import fingerprint_page, mark_page
from llm.ocr.turn_queue import TurnQueue
from llm.ocr.wire import PageRead, PreparedPicture

log = logging.getLogger(__name__)


class PagePreviews:
    """Makes small pictures and hashes of pages read earlier."""

    async def preview(self, page: PageText, marked: Box | None = None) -> bytes:
        """Return a small JPEG of a page with one of its boxes marked."""
        return await asyncio.to_thread(mark_page, page, marked)

    def fingerprint(self, page: PageText) -> int | None:
        """Return a 64-bit perceptual hash of a page's picture."""
        return fingerprint_page(page)


class PageReaders(PagePreviews):
    """Reads files with one process that opens them and a few with OCR engines, which households use in turns."""

    def __init__(
        self,
        engine: str,
        threads: int = 1,
        processes: int = 1,
        languages: Sequence[str] = (),
        *,
        page_seconds: float = PAGE_SECONDS,
    ) -> None:
        self.engines = tuple(
            EngineProcess(engine, threads, languages, page_seconds=page_seconds) for _ in range(processes)
        )
        self.opener = FileOpener()
        self._free_engines = list(self.engines)
        self._opening_turns = TurnQueue(OPEN_AT_ONCE, WAITING, places_each=1)
        self._engine_turns = TurnQueue(processes, WAITING)
        self._starting: set[asyncio.Task[None]] = set()

    @property
    def processes(self) -> tuple[FileOpener | EngineProcess, ...]:
        """All child processes: the file opener and the engines."""
        return (self.opener, *self.engines)

    async def read(
        self, content: bytes, languages: Sequence[str] = (), household: Hashable = None
    ) -> tuple[PageText, ...]:
        """Return the pages of a file (see the port). Raises Invalid, and Fault if the engine is not available."""
        if len(content) > FILE_BYTES:
            raise Invalid("picture-too-large", megabytes=FILE_BYTES // 1_000_000)
        if not content:
            raise Invalid("picture-kind-unknown")
        async with self._opening_turns.take_turn(household):
            opened = await self.opener.open(content)
        pages = [await self._finish_page(page, languages, household) for page in opened]
        if not any(page.words for page in pages):
            raise Invalid("picture-without-words")
        return tuple(pages)

    def warm(self) -> None:
        """Start all processes in the background, so that the next file need not wait for them."""
        for process in self.processes:
            task = asyncio.create_task(_start_process(process))
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def wait_until_warm(self) -> None:
        """Wait until the processes that are being started can read, or cannot be started."""
        if self._starting:
            await asyncio.wait(self._starting)

    async def close(self) -> None:
        """End every process; files in progress are given up."""
        for task in tuple(self._starting):
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for process in self.processes:
            await process.stop()

    async def _finish_page(
        self, page: PreparedPicture | PageRead, languages: Sequence[str], household: Hashable
    ) -> PageText:
        """Return a page that has its words already, or have an engine read it when it is this household's turn."""
        if isinstance(page, PageRead):
            return page.page
        async with self._engine_turns.take_turn(household):
            engine = self._free_engines.pop()
            try:
                return await engine.read(page, languages)
            finally:
                self._free_engines.append(engine)
                if engine.pid is None:
                    self.warm()


class DisabledReaders(PagePreviews):
    """Refuses every picture, for a host that has receipt reading switched off."""

    async def read(
        self, content: bytes, languages: Sequence[str] = (), household: Hashable = None
    ) -> tuple[PageText, ...]:
        """Raise Invalid("reading-off")."""
        del content, languages, household
        raise Invalid("reading-off")


async def _start_process(process: FileOpener | EngineProcess) -> None:
    try:
        await process.start()
    except Fault as fault:
        log.warning("photos cannot be read: %s", fault)
