"""The main process's handle on the process that opens untrusted files."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import sys
from asyncio.subprocess import Process
from contextlib import suppress
from typing import Final

from core.errors import Fault, Invalid
from llm.ocr.bounds import OPEN_SECONDS, START_SECONDS
from llm.ocr.child_process import ROOT, make_bare_environment
from llm.ocr.opening_server import READY
from llm.ocr.wire import TOO_HARD, FileRefused, PageRead, PreparedPicture, add_length, receive_message

log = logging.getLogger(__name__)

OpenedPage = PreparedPicture | PageRead
_BROKEN: Final = (EOFError, ConnectionError, ValueError)
"""Exceptions that mean a child was ended by its limits, or sent an invalid message."""


class FileOpener:
    """Opens files in a process that forks a limited child for each; a hostile file ends only its own child."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._control: socket.socket | None = None
        self._starting = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        """The id of the process; None if there is none."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Start the process with its libraries loaded. Raises Fault if it cannot be started."""
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return
            await self.stop()
            ours, theirs = socket.socketpair()
            ours.setblocking(False)  # noqa: FBT003  the library's own
            self._control = ours
            try:
                with theirs:
                    self._process = await asyncio.create_subprocess_exec(
                        sys.executable,
                        "-m",
                        "llm.ocr.opening_server",
                        str(os.getpid()),
                        stdin=theirs.fileno(),
                        cwd=ROOT,
                        env=make_bare_environment(threads=1),
                    )
                ready = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(ours, 1), START_SECONDS)
            except (TimeoutError, OSError):
                ready = b""
            if ready != READY:
                await self.stop()
                raise Fault("the process that opens files did not start")

    async def open(self, content: bytes) -> tuple[OpenedPage, ...]:
        """Return the pages of a file. Raises Invalid if it cannot be opened within the limits."""
        await self.start()
        assert self._control is not None  # noqa: S101  started above
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._control, [READY], [theirs.fileno()])
        reader, writer = await asyncio.open_unix_connection(sock=ours)
        try:
            async with asyncio.timeout(OPEN_SECONDS):
                writer.write(add_length(content))
                return await _receive_pages(reader)
        except TimeoutError:
            raise Invalid("picture-too-slow") from None
        except _BROKEN as trouble:
            log.warning("a file of %d bytes could not be opened within its bounds: %r", len(content), trouble)
            raise Invalid(TOO_HARD) from trouble
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def stop(self) -> None:
        """End the process and with it every file being opened."""
        process, self._process = self._process, None
        if self._control is not None:
            self._control.close()
            self._control = None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()
            await asyncio.shield(process.wait())


async def _receive_pages(reader: asyncio.StreamReader) -> tuple[OpenedPage, ...]:
    """Return the pages of a file as they arrive, until the last. Raises Invalid if the file is refused."""
    pages: list[OpenedPage] = []
    while isinstance(message := await receive_message(reader), PreparedPicture | PageRead):
        pages.append(message)
    if isinstance(message, FileRefused):
        raise Invalid(message.code, **message.details)
    return tuple(pages)
