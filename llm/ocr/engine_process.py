"""The main process's handle on one OCR engine's process: starts it when needed, and restarts it if it broke."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from core.errors import Fault, Invalid
from core.model.page import PageText
from llm.ocr.bounds import PAGE_SECONDS, START_SECONDS
from llm.ocr.child_process import ROOT, make_bare_environment
from llm.ocr.wire import (
    TOO_HARD,
    EngineMissing,
    EngineReady,
    EngineRequest,
    FileRefused,
    PageRead,
    PreparedPicture,
    ProcessMessage,
    encode_frame,
    receive_message,
)

log = logging.getLogger(__name__)

_BROKEN: Final = (EOFError, ConnectionError, ValueError, OSError)
"""Exceptions that mean the process has died, or sent an invalid message."""


class EngineProcess:
    """One child process with one engine, reading one picture at a time."""

    def __init__(
        self, engine: str, threads: int = 1, languages: Sequence[str] = (), *, page_seconds: float = PAGE_SECONDS
    ) -> None:
        self._engine, self._threads, self._languages = engine, threads, tuple(languages)
        self._page_seconds = page_seconds
        self.languages: tuple[str, ...] = ()
        """The languages that the loaded engine can be told to expect."""
        self._process: Process | None = None
        self._stopped = False
        self._starting = asyncio.Lock()
        self._reading = asyncio.Lock()
        self._exchanges: set[asyncio.Task[PageText]] = set()

    @property
    def pid(self) -> int | None:
        """The id of the child process; None if there is none."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Start the process and load the engine. Raises Fault if the engine is not available."""
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return
            try:
                self._process = await self._spawn()
                message = await self._receive(START_SECONDS)
            except BaseException as trouble:
                await self._kill()
                if isinstance(trouble, TimeoutError | EOFError | OSError):
                    raise Fault(f"the engine {self._engine} did not start") from trouble
                raise
            if not isinstance(message, EngineReady):
                await self._kill()
                why = message.why if isinstance(message, EngineMissing) else f"the engine {self._engine} did not start"
                raise Fault(why)
            self.languages = message.languages

    async def read(self, picture: PreparedPicture, languages: Sequence[str] = ()) -> PageText:
        """Return the words of a picture, read in these languages, or else in those the engine was opened for.

        If the caller is cancelled the engine still finishes, as loading it again would cost everybody more. Raises
        Invalid, and Fault where there is no engine.
        """
        request = EngineRequest(picture, self._languages or tuple(languages))
        exchange = asyncio.create_task(self._exchange(request))
        self._exchanges.add(exchange)
        exchange.add_done_callback(self._forget_exchange)
        return await asyncio.shield(exchange)

    async def stop(self) -> None:
        """End the process at once and for good; a picture in progress is lost."""
        self._stopped = True
        await self._kill()

    async def _exchange(self, request: EngineRequest) -> PageText:
        async with self._reading:
            if self._stopped:
                raise Invalid(TOO_HARD)
            await self.start()
            assert self._process is not None  # noqa: S101  started above
            assert self._process.stdin is not None  # noqa: S101  asked for in _spawn
            try:
                self._process.stdin.write(encode_frame(request))
                message = await self._receive(self._page_seconds)
            except TimeoutError:
                log.warning("the engine %s hung and is started anew", self._engine)
                await self._kill()
                raise Invalid("picture-too-slow") from None
            except _BROKEN as trouble:
                log.warning("the engine %s ended at a picture: %r", self._engine, trouble)
                await self._kill()
                raise Invalid(TOO_HARD) from trouble
        if isinstance(message, FileRefused):
            raise Invalid(message.code, **message.details)
        if not isinstance(message, PageRead):
            raise Invalid(TOO_HARD)
        return message.page

    def _forget_exchange(self, exchange: asyncio.Task[PageText]) -> None:
        """Forget a finished request to the process, retrieving its error even if nobody waits for it."""
        self._exchanges.discard(exchange)
        if not exchange.cancelled():
            exchange.exception()

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        await asyncio.shield(process.wait())

    async def _spawn(self) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "llm.ocr.engine_worker",
            self._engine,
            str(self._threads),
            str(os.getpid()),
            *self._languages,
            stdin=PIPE,
            stdout=PIPE,
            cwd=ROOT,
            env=make_bare_environment(self._threads),
        )

    async def _receive(self, seconds: float) -> ProcessMessage:
        """Return the process's next message.

        Raises: TimeoutError; EOFError if the process ended; ValueError for an invalid message.
        """
        assert self._process is not None  # noqa: S101  started by who asks
        assert self._process.stdout is not None  # noqa: S101  asked for in _spawn
        async with asyncio.timeout(seconds):
            return await receive_message(self._process.stdout)
