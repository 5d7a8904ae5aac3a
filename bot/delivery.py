"""Outbox to channel: draws what has to be drawn, fits it to the channel, sends, and remembers that it was sent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

import msgspec

from bot.messages import Abilities, Channel, Reply, Span
from core.errors import Fault, Refusal
from core.ports import Outbox, Outgoing

log = logging.getLogger(__name__)

Picture = Callable[[Reply], Awaitable[bytes | None]]
"""Draws a reply's chart or QR, None where it has neither."""

Recheck = Callable[[Outgoing], Awaitable[bool]]
"""Tells whether what a notice says is still so, just before it is sent."""

NO_LONGER_SO = "no longer so"

_REPLIES = msgspec.json.Decoder(Reply)

RETRIES = 8
"""A message that failed so often is given up: with doubling waits that is about two hours."""
PATIENCE = 5.0
"""Seconds a Fault may ask us to wait before the message goes back to the outbox instead."""


def fit(reply: Reply, can: Abilities) -> tuple[Reply, ...]:
    """One reply as the messages a channel can take: long text is cut at line ends, the last part keeps the buttons."""
    captioned = _filed(reply) or (can.images and _pictured(reply))
    limit = can.caption_limit if captioned else can.text_limit
    if 2 * sum(len(span.text) for span in reply.body) <= limit:  # a character is at most two code units
        return (reply,)
    parts = _cut(reply.body, can.text_limit, first=limit)
    if len(parts) == 1:
        return (reply,)
    plain = replace(reply, body=(), buttons=(), document=None, archive=None, subject=None, forget=None)
    middle = [Reply(body=part) for part in parts[1:-1]]
    last = replace(
        reply,
        body=parts[-1],
        edits=None,
        chart=None,
        album=(),
        qr=None,
        image=b"",
        original=None,
        answers=None,
        toast="",
    )
    return (replace(plain, body=parts[0]), *middle, last)


def _pictured(reply: Reply) -> bool:
    return bool(reply.chart or reply.album or reply.qr or reply.image or reply.original)


def _filed(reply: Reply) -> bool:
    return bool(reply.document or reply.archive or (reply.original and reply.original.name))


def _units(text: str) -> int:
    """Length in UTF-16 code units, which is how Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _cut(body: tuple[Span, ...], limit: int, *, first: int) -> list[tuple[Span, ...]]:
    parts: list[list[Span]] = [[]]
    room = first
    for span in body:
        for line in span.text.splitlines(keepends=True) or [""]:
            for piece in _pieces(line, min(first, limit)):
                if _units(piece) > room:
                    parts.append([])
                    room = limit
                parts[-1].append(Span(piece, span.style))
                room -= _units(piece)
    return [tuple(part) for part in parts if part] or [()]


def _pieces(line: str, limit: int) -> list[str]:
    width = limit // 2  # a character is at most two code units
    return [line] if _units(line) <= limit else [line[at : at + width] for at in range(0, len(line), width)]


class Delivery:
    """Sends what lies in the outbox; safe to call twice for the same message after a crash."""

    def __init__(
        self, outbox: Outbox, channels: Mapping[str, Channel], picture: Picture, recheck: Recheck | None = None
    ) -> None:
        self.outbox = outbox
        self.recheck = recheck
        self.channels = channels
        self.picture = picture
        self._under_way: set[UUID] = set()
        """Messages being sent here: one whose lease runs out meanwhile (a large file) is held on to, not sent twice."""

    async def deliver(self, outgoing: Outgoing, reply: Reply | None = None) -> None:
        """Send one message now; what the outside refuses goes back to the outbox or is given up.

        ``reply`` is what ``outgoing.body`` holds, where it is at hand.
        """
        if outgoing.id in self._under_way:
            return
        self._under_way.add(outgoing.id)
        try:
            await self._deliver(outgoing, reply)
        finally:
            self._under_way.discard(outgoing.id)

    async def _deliver(self, outgoing: Outgoing, reply: Reply | None) -> None:
        channel = self.channels.get(outgoing.channel)
        if channel is None:
            await self.outbox.later(outgoing.id, 0.0)  # a process that has the channel sends it
            return
        try:
            if self.recheck is not None and reply is None and not await self.recheck(outgoing):
                await self.outbox.give_up(outgoing.id, NO_LONGER_SO)
                return
            message = await self._send(channel, outgoing.chat, reply or _REPLIES.decode(outgoing.body))
        except Fault as fault:
            await self._put_back(outgoing, fault)
        except Refusal as refusal:
            await self.outbox.give_up(outgoing.id, refusal.code)
        else:
            await self.outbox.sent(outgoing.id, message)

    async def _send(self, channel: Channel, chat: str, reply: Reply) -> str | None:
        message = None
        for part in fit(reply, channel.can):
            message = await self._patiently(partial(self._show, channel, chat, part))
        return message

    async def _patiently(self, call: Callable[[], Awaitable[str | None]]) -> str | None:
        try:
            return await call()
        except Fault as fault:
            if fault.retry_after is None or fault.retry_after > PATIENCE:
                raise
            await asyncio.sleep(fault.retry_after)
            return await call()

    async def _show(self, channel: Channel, chat: str, reply: Reply) -> str | None:
        if reply.answers:
            await channel.acknowledge(reply.answers, reply.toast)
        if reply.forget:
            await channel.forget(chat, reply.forget)
        if not (reply.body or _filed(reply) or _pictured(reply)):
            return None
        kept = bool(reply.original or reply.archive)
        wanted = channel.can.images or _filed(reply)
        image = await self.picture(reply) if wanted and not (kept and channel.can.looks_up) else None
        if reply.edits and channel.can.edits and image is None and not (kept or _filed(reply)):
            return await channel.edit(chat, reply.edits, reply) or reply.edits
        return await channel.send(chat, reply, image)

    async def _put_back(self, outgoing: Outgoing, fault: Fault) -> None:
        if outgoing.attempts >= RETRIES:
            await self.outbox.give_up(outgoing.id, str(fault))
            return
        wait = max(fault.retry_after or 0.0, 2.0**outgoing.attempts)
        log.warning("not delivered on %s, again in %.0f s: %s", outgoing.channel, wait, fault)
        await self.outbox.later(outgoing.id, wait)

    async def sweep(self) -> int:
        """Deliver what is due and nobody holds; returns how many messages it took."""
        due = await self.outbox.claim(50, self.channels)
        for outgoing in due:
            await self.deliver(outgoing)
        return len(due)
