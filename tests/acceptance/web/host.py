"""The side-app on a real port around a parrot; it can be stopped and started while pages are open."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Mapping

import uvicorn

from bot.channels.webchat import WebChat
from bot.messages import Inbound, Reply, TextRun
from bot.web.app import create_web
from bot.web.chat import ChatDependencies
from tests.bot.web.access import MemoryAccess, memory_sign_in
from tests.bot.web.memory import MemoryTranscript
from tests.bot.web.parrot import Parrot
from tests.support.ports import free_port

THINKING = 0.1
"""Seconds the parrot takes, so that the dots are seen."""


class Host:
    """One parrot that outlives its servers, as a database outlives its processes."""

    def __init__(self, chart: bytes) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.channel = WebChat(MemoryTranscript())
        self.parrot = Parrot(self.channel, chart)
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._access = MemoryAccess()
        self._tasks: set[asyncio.Task[bool]] = set()

    def start(self) -> None:
        """Serve on the port in a thread; returns when it answers."""
        chat = ChatDependencies(self.channel, self._receive, memory_sign_in(self._access))
        app = create_web(receive=self._receive, ready=self._ready, chat=chat)
        config = uvicorn.Config(
            app, "127.0.0.1", self.port, log_config=None, lifespan="off", timeout_graceful_shutdown=1
        )
        self._server = server = uvicorn.Server(config)
        self._thread = threading.Thread(target=server.run, daemon=True)
        self._thread.start()
        while not server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        """Drop every connection and stop listening."""
        if self._server and self._thread:
            self._server.should_exit = self._server.force_exit = True
            self._thread.join(5)
            assert not self._thread.is_alive()
            self._server = None

    def remind(self, text: str) -> None:
        """Say something in every chat, with no server running and nobody looking."""
        reminding = threading.Thread(target=lambda: asyncio.run(self._remind(text)))
        reminding.start()
        reminding.join()

    async def _remind(self, text: str) -> None:
        for chat in {inbound.chat for inbound in self.parrot.heard.values()}:
            await self.channel.send(chat, Reply((TextRun(text),)), None)

    async def _ready(self) -> Mapping[str, bool]:
        return {"database": True}

    async def _receive(self, inbound: Inbound) -> bool:
        task = asyncio.create_task(self._think(inbound))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    async def _think(self, inbound: Inbound) -> bool:
        await asyncio.sleep(THINKING)
        return await self.parrot.receive(inbound)
