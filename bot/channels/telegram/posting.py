"""Calls posted over connections kept open, and nothing else that HTTP can do.

A call through aiohttp costs five times as much, for redirects, cookies, streams and encodings that a bot's calls never
use; and a message is little more than one such call.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from functools import lru_cache
from typing import NamedTuple, cast
from urllib.parse import urlsplit

from aiohappyeyeballs import start_connection
from httptools import HttpParserError, HttpResponseParser

JSON = "application/json"
KEEP = 15.0
"""Seconds a connection is kept unused: servers close theirs later."""
AT_ONCE = 100
"""Calls under way; more wait."""
STAGGER = 0.25
"""Seconds before the next address of a host is tried beside the last (RFC 8305, section 8)."""


class _Place(NamedTuple):
    """Where to connect."""

    host: str
    port: int
    secure: bool


class _Wire(asyncio.Protocol):
    """One connection, one call at a time."""

    def __init__(self) -> None:
        self.used = time.monotonic()
        self.open = True
        self._parser = HttpResponseParser(self)
        self._body = bytearray()
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._transport: asyncio.Transport

    async def ask(self, request: bytes, seconds: float) -> tuple[int, bytes]:
        """The status and body of the answer; raises OSError where none comes, TimeoutError where none comes in time."""
        loop = asyncio.get_running_loop()
        self._answer = loop.create_future()
        self._body.clear()
        self._transport.write(request)
        late = loop.call_later(seconds, self._fail, TimeoutError())
        try:
            return await self._answer
        finally:
            late.cancel()
            self._answer = None
            self.used = time.monotonic()

    def cut(self) -> None:
        """Of no use any more."""
        self.open = False
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Of asyncio."""
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Of asyncio."""
        self.open = False
        self._fail(error or ConnectionResetError("the server hung up"))

    def data_received(self, part: bytes) -> None:
        """Of asyncio."""
        try:
            self._parser.feed_data(part)
        except HttpParserError as error:
            self._fail(ConnectionError(f"not HTTP: {error}"))
            self.cut()

    def on_body(self, part: bytes) -> None:
        """Of the parser."""
        self._body += part

    def on_message_complete(self) -> None:
        """Of the parser."""
        status = self._parser.get_status_code()
        if not self._parser.should_keep_alive():
            self.open = False
            self._transport.close()
        if self._answer is None:
            self.cut()  # nobody asked
        elif not self._answer.done():
            self._answer.set_result((status, bytes(self._body)))

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)


class Posting:
    """Posts; ``trust`` says whose certificates are believed."""

    def __init__(self, trust: ssl.SSLContext) -> None:
        self._trust = trust
        self._idle: dict[_Place, list[_Wire]] = {}
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def post(self, address: str, body: bytes, seconds: float, kind: str = JSON) -> tuple[int, bytes]:
        """The status and body of the answer to a body of a content type; raises OSError, TimeoutError among them.

        Connecting and answering may take ``seconds`` each.
        """
        place, head = _addressed(address)
        request = b"%bContent-Type: %b\r\nContent-Length: %d\r\n\r\n%b" % (head, kind.encode(), len(body), body)
        async with self._turns:
            wire = self._kept(place) or await self._connect(place, seconds)
            try:
                answer = await wire.ask(request, seconds)
            except BaseException:
                wire.cut()  # the rest of the answer would be taken for the next one
                raise
        if wire.open:
            self._idle.setdefault(place, []).append(wire)
        return answer

    def close(self) -> None:
        """Let all connections go."""
        for wires in self._idle.values():
            for wire in wires:
                wire.cut()
        self._idle.clear()

    def _kept(self, place: _Place) -> _Wire | None:
        """The connection used last, where it may still be alive; the ones before it are older."""
        wires = self._idle.get(place, [])
        while wires:
            wire = wires.pop()
            if wire.open and time.monotonic() - wire.used < KEEP:
                return wire
            wire.cut()
        return None

    async def _connect(self, place: _Place, seconds: float) -> _Wire:
        async with asyncio.timeout(seconds):
            loop = asyncio.get_running_loop()
            found = await loop.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
            reached = await start_connection(found, happy_eyeballs_delay=STAGGER)
            reached.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            trust, name = (self._trust, place.host) if place.secure else (None, None)
            try:
                return (await loop.create_connection(_Wire, sock=reached, ssl=trust, server_hostname=name))[1]
            except BaseException:
                reached.close()
                raise


@lru_cache(maxsize=64)
def _addressed(address: str) -> tuple[_Place, bytes]:
    """Where a call goes, and its head up to what the body is."""
    parts = urlsplit(address)
    secure = parts.scheme == "https"
    place = _Place(parts.hostname or "", parts.port or (443 if secure else 80), secure)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    host = parts.netloc.rpartition("@")[2]
    head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\n"
    return place, head.encode("ascii")
