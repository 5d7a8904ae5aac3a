"""One WebSocket of the chat page: passes its messages to the conversation and sends it new messages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import assert_never

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.channels.webchat import BrowserTab, MessageFrame, WebChat, build_message_frame, encode_frame
from bot.messages import Inbound
from bot.render.words import Words
from bot.web.frames import (
    ClientFrame,
    Hello,
    Older,
    Tapped,
    Wrote,
    make_start_message,
    make_tap_message,
    make_text_message,
    read,
)
from bot.web.limits import FRAME_BYTES, RateLimit
from bot.web.session import read_tag

PAGE = 50
"""The most messages sent at once: when the page opens, scrolls up or catches up."""
LOOK_AGAIN = 10.0
"""Seconds after which a quiet tab's chat is read again, because another process may have added messages."""

Receive = Callable[[Inbound], Awaitable[object]]
"""A function that stores an inbound message before it returns (``Conversation.receive``)."""


class HistoryFrame(msgspec.Struct, frozen=True, tag_field="type", tag="history", omit_defaults=True):
    """Stored messages in answer to Hello or Older; ``older`` says whether there are still earlier ones."""

    messages: tuple[MessageFrame, ...] = ()
    older: bool | None = None
    seen: int = 0
    """The number of the last change the page knows after this frame."""


class AckFrame(msgspec.Struct, frozen=True, tag_field="type", tag="ack"):
    """A confirmation that the message the page sent under this id is stored."""

    id: str


class RefusedFrame(msgspec.Struct, frozen=True, tag_field="type", tag="refused"):
    """A refusal of the message the page sent, with the reason; ``id`` is empty if it could not be read."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class TabOwner:
    """The browser at the other end of a WebSocket: its chat, its texts and its language tag."""

    chat: str
    words: Words
    tag: str | None
    is_live: Callable[[], Awaitable[bool]]
    """Returns whether the browser's session is still live."""


class Socket:
    """The connection to one open tab, which serves both directions until either side ends it."""

    def __init__(self, wire: WebSocket, owner: TabOwner, channel: WebChat, receive: Receive) -> None:
        self._wire = wire
        self._chat = owner.chat
        self._words = owner.words
        self._tag = owner.tag
        self._is_live = owner.is_live
        self._channel = channel
        self._receive = receive
        self._seen = 0

    async def run(self, rate: RateLimit) -> None:
        """Serve the tab until it closes."""
        with self._channel.open_tab(self._chat) as tab, suppress(WebSocketDisconnect):
            hello = read(await self._receive_text())
            if not isinstance(hello, Hello):
                await self._wire.close(1008)
                return
            self._tag = read_tag(hello.language) or self._tag
            await self._greet_page(hello)
            async with asyncio.TaskGroup() as group:
                speaking = group.create_task(self._send_news(tab))
                await self._listen(rate)
                speaking.cancel()

    async def _receive_text(self) -> str:
        """Return the next text from the page; empty for a binary frame, which the page never sends."""
        message = await self._wire.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect
        return str(message.get("text") or "")

    async def _greet_page(self, hello: Hello) -> None:
        """Send the latest messages to a page that shows none, and start the conversation if the chat is empty."""
        latest = await self._channel.transcript.find_latest(self._chat)
        self._seen = min(hello.after, latest)
        if self._seen == 0:
            await self._page_talk(None, latest)
            self._seen = latest
        else:
            await self._send(HistoryFrame(seen=self._seen))
        if latest == 0 or hello.start:
            await self._channel.working(self._chat)
            await self._receive(make_start_message(self._chat, self._tag, hello.start))

    async def _page_talk(self, before: int | None, seen: int = 0) -> None:
        said = await self._channel.transcript.list_before(self._chat, before, PAGE)
        older = bool(said) and said[0].number > 1
        await self._send(HistoryFrame(tuple(build_message_frame(message) for message in said), older, seen))

    async def _send_news(self, tab: BrowserTab) -> None:
        """Send stored changes and transient frames to the tab until the session ends or the task is cancelled."""
        with suppress(WebSocketDisconnect):
            while await self._is_live():
                await self._catch_up()
                while (text := await _wait_for_frame(tab, LOOK_AGAIN)) is not None:
                    await self._wire.send_text(text)
            await self._wire.close(1008)

    async def _catch_up(self) -> None:
        while news := await self._channel.transcript.list_since(self._chat, self._seen, PAGE):
            for said in news:
                await self._send(build_message_frame(said))
                self._seen = said.change

    async def _listen(self, rate: RateLimit) -> None:
        with suppress(WebSocketDisconnect):
            while True:
                text = await self._receive_text()
                if not await self._is_live():
                    await self._wire.close(1008)
                    return
                await self._take_frame(text, rate)

    async def _take_frame(self, text: str, rate: RateLimit) -> None:
        if len(text.encode()) > FRAME_BYTES:
            await self._refuse("", "refusal-web-frame-large")
            return
        said = read(text)
        if said is None:
            await self._refuse("", "refusal-web-frame-unread")
        elif not rate.allows(self._chat, asyncio.get_running_loop().time()):
            await self._refuse(said.id if isinstance(said, Wrote | Tapped) else "", "refusal-web-too-fast")
        else:
            await self._handle_frame(said)

    async def _handle_frame(self, said: ClientFrame) -> None:
        match said:
            case Hello():
                await self._greet_page(said)
            case Older():
                await self._page_talk(said.before)
            case Wrote():
                await self._take_text(said)
            case Tapped():
                await self._take_tap(said)
            case _:
                assert_never(said)

    async def _take_text(self, said: Wrote) -> None:
        """Store the page's message before handling it, so that the reply cannot appear above it."""
        inbound = await self._channel.show_member_message(make_text_message(self._chat, self._tag, said))
        await self._channel.working(self._chat)
        await self._receive(inbound)
        await self._send(AckFrame(said.id))

    async def _take_tap(self, said: Tapped) -> None:
        inbound = make_tap_message(self._chat, self._tag, said)
        if inbound is None:
            await self._refuse(said.id, "refusal-web-frame-unread")
            return
        await self._receive(inbound)
        await self._send(AckFrame(said.id))

    async def _refuse(self, event: str, key: str) -> None:
        await self._send(RefusedFrame(event, self._words(key)))

    async def _send(self, value: msgspec.Struct) -> None:
        await self._wire.send_text(encode_frame(value))


async def _wait_for_frame(tab: BrowserTab, seconds: float) -> str | None:
    """Return the next frame for the tab; None if none came in time or the stored messages should be read again."""
    try:
        async with asyncio.timeout(seconds):
            return await tab.next()
    except TimeoutError:
        return None
