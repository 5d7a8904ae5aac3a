"""The bot's end of one reading process: started when needed, killed when it is late, started anew after."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from core.errors import Fault, Invalid
from core.model.page import Page
from llm.ocr.bounds import PAGE_SECONDS, START_SECONDS
from llm.ocr.wire import (
    LENGTH_BYTES,
    TOO_HARD,
    Asked,
    Done,
    Missing,
    Ready,
    Refused,
    Said,
    Turned,
    framed,
    packed,
    unpacked,
)

log = logging.getLogger(__name__)

_ROOT: Final = Path(__file__).parents[2]
_MOST_BYTES: Final = 8_000_000
"""Of one answer; a page with its small picture has a hundred kilobytes."""
_ENDINGS: Final = (EOFError, ConnectionError, ValueError, OSError)
"""What a process that died, or says what none of ours would say, looks like from here."""


class ReadingProcess:
    """One process with one engine, for one file at a time."""

    def __init__(
        self, engine: str, threads: int = 1, languages: Sequence[str] = (), *, page_seconds: float = PAGE_SECONDS
    ) -> None:
        self._engine, self._threads, self._languages = engine, threads, tuple(languages)
        self._page_seconds = page_seconds
        self.languages: tuple[str, ...] = ()
        """Those the loaded engine can be told to expect."""
        self._process: Process | None = None
        self._starting = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        """The process's id while there is one."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Have the engine loaded; raises Fault where it cannot be had."""
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return
            try:
                self._process = await self._spawn()
                said = await self._hear(START_SECONDS)
            except BaseException as trouble:
                await self.stop()
                if isinstance(trouble, TimeoutError | EOFError | OSError):
                    raise Fault(f"the engine {self._engine} did not start") from trouble
                raise
            if not isinstance(said, Ready):
                await self.stop()
                raise Fault(said.why if isinstance(said, Missing) else f"the engine {self._engine} did not start")
            self.languages = said.languages

    async def read(self, content: bytes, languages: Sequence[str] = ()) -> AsyncGenerator[Page]:
        """The pages of a file in these languages, or else in those the engine was opened for.

        Raises Invalid, and Fault where there is no engine. Left early, the process ends.
        """
        await self.start()
        finished = False
        try:
            await self._ask(Asked(content, self._languages or tuple(languages)))
            while isinstance(said := await self._hear(self._page_seconds), Turned):
                yield said.page
            finished = isinstance(said, Done) or (isinstance(said, Refused) and said.code != TOO_HARD)
            if isinstance(said, Refused):
                raise Invalid(said.code, **said.details)
        except TimeoutError:
            raise Invalid("picture-too-slow") from None
        except _ENDINGS as trouble:
            log.warning("a reading process ended at a file of %d bytes: %r", len(content), trouble)
            raise Invalid(TOO_HARD) from trouble
        finally:
            if not finished:
                await self.stop()

    async def stop(self) -> None:
        """End the process at once; what it was reading is lost."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        await asyncio.shield(process.wait())

    async def _spawn(self) -> Process:
        """A process that knows nothing of our settings and their secrets."""
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "llm.ocr.worker",
            self._engine,
            str(self._threads),
            str(os.getpid()),
            *self._languages,
            stdin=PIPE,
            stdout=PIPE,
            cwd=_ROOT,
            env={
                "PATH": f"/opt/homebrew/bin:/usr/local/bin:{os.defpath}",
                "OMP_NUM_THREADS": str(self._threads),
                "OMP_THREAD_LIMIT": str(self._threads),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
        )

    async def _ask(self, asked: Asked) -> None:
        assert self._process is not None  # noqa: S101  started above
        assert self._process.stdin is not None  # noqa: S101  asked for in _spawn
        self._process.stdin.write(framed(packed(asked)))
        await asyncio.wait_for(self._process.stdin.drain(), self._page_seconds)

    async def _hear(self, seconds: float) -> Said:
        """The next thing the process says; raises TimeoutError, EOFError where it ended, ValueError at nonsense."""
        assert self._process is not None  # noqa: S101  started above
        assert self._process.stdout is not None  # noqa: S101  asked for in _spawn
        async with asyncio.timeout(seconds):
            length = int.from_bytes(await self._process.stdout.readexactly(LENGTH_BYTES), "big")
            if length > _MOST_BYTES:
                raise ValueError(f"a frame of {length} bytes")
            return unpacked(await self._process.stdout.readexactly(length))
