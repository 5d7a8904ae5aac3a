"""A connection to a server that can be stalled: it stays open, and no bytes pass."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
CHUNK = 65_536


class StallingProxy:
    """A proxy that passes bytes in both directions between clients and a server."""

    def __init__(self, connect: Callable[[], Awaitable[Streams]]) -> None:
        self._connect = connect
        self._flows = asyncio.Event()
        self._flows.set()
        self._carrying: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass the bytes of one connection until either side closes it."""
        task = asyncio.current_task()
        if task is not None:
            self._carrying.add(task)
            task.add_done_callback(self._carrying.discard)
        try:
            far_reader, far_writer = await self._connect()
        except OSError:
            writer.close()
            return
        with suppress(asyncio.CancelledError):  # asyncio's server logs one as an error of ours
            await asyncio.gather(self._carry(reader, far_writer), self._carry(far_reader, writer))

    async def stall(self, seconds: float) -> None:
        """Let no bytes pass for some seconds."""
        self._flows.clear()
        await asyncio.sleep(seconds)
        self._flows.set()

    async def close(self) -> None:
        """Close all connections."""
        for task in self._carrying:
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(CHUNK):
                await self._flows.wait()
                writer.write(data)
                await writer.drain()
        writer.close()
