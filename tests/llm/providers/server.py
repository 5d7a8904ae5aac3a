"""A small HTTP server that answers as it is told: late, broken off, too much, or in order."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One request; header names in small letters."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body read."""
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Answer:
    """One response and what goes wrong with it."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("content-type", "application/json"),)
    late: float = 0.0
    """Seconds before the first byte."""
    stuck: float = 0.0
    """Seconds in the middle of the body."""
    cut: bool = False
    """Hang up in the middle of the body."""
    dropped: bool = False
    """Hang up without a word."""


Plan = Callable[[ReceivedRequest], Answer]


@dataclass(slots=True)
class Server:
    """Where it is, what it was asked, and how many bytes of answers it got rid of."""

    plan: Plan
    url: str = ""
    heard: list[ReceivedRequest] = field(default_factory=list)
    sent: int = 0
    stalled: Callable[[], None] = lambda: None
    """Called whenever an answer is late or stuck."""

    def asked(self, beginning: str) -> list[ReceivedRequest]:
        """The requests whose path begins so."""
        return [each for each in self.heard if each.path.startswith(beginning)]

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, kept alive."""
        try:
            while (heard := await _request(reader)) is not None:
                self.heard.append(heard)
                if not await self._say(writer, self.plan(heard)):
                    break
        except (ConnectionError, asyncio.CancelledError):
            pass  # whoever asked hung up, or the test is over
        finally:
            writer.close()

    async def _say(self, writer: asyncio.StreamWriter, answer: Answer) -> bool:
        if answer.dropped:
            return False
        if answer.late or answer.stuck:
            self.stalled()
        await asyncio.sleep(answer.late)
        headers = [*answer.headers, ("content-length", str(len(answer.body)))]
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
        writer.write(f"HTTP/1.1 {answer.status} Told\r\n{lines}\r\n".encode())
        middle = len(answer.body) * 2 // 3 if answer.stuck or answer.cut else 0
        await self._send(writer, answer.body[:middle])
        await asyncio.sleep(answer.stuck)
        if answer.cut:
            return False
        await self._send(writer, answer.body[middle:])
        return True

    async def _send(self, writer: asyncio.StreamWriter, body: bytes) -> None:
        for at in range(0, len(body), 65_536):
            writer.write(body[at : at + 65_536])
            await writer.drain()
            self.sent += len(body[at : at + 65_536])


async def _request(reader: asyncio.StreamReader) -> ReceivedRequest | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    except asyncio.IncompleteReadError:
        return None
    method, path, _ = head[0].split(" ")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return ReceivedRequest(method, path, headers, body)


@asynccontextmanager
async def serving(plan: Plan, host: str = "127.0.0.1") -> AsyncIterator[Server]:
    """A server on a free port."""
    server = Server(plan)
    talks: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        talks.add(task)
        task.add_done_callback(talks.discard)
        await server.talk(reader, writer)

    listening = await asyncio.start_server(talk, host, 0)
    server.url = f"http://{host}:{listening.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        listening.close()
        for each in tuple(talks):
            each.cancel()
        await asyncio.gather(*talks, return_exceptions=True)


def in_turn(*answers: Answer) -> Callable[[], Answer]:
    """Each once, the last for ever."""
    left: Sequence[Answer] = answers

    def following() -> Answer:
        nonlocal left
        now, left = left[0], left[1:] or left[:1]
        return now

    return following
