"""Sends the outbox: draws pictures, fits each reply to its channel, sends it, and records that it was sent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

import msgspec

from bot.messages import Abilities, AlbumChannel, Button, Channel, Reply, Tap, TextRun, encode_choices
from bot.verbs import Verb
from core.errors import Fault, Refusal
from core.ports import Monitor, NoMonitor, Outbox, Outgoing, Watched, Work

log = logging.getLogger(__name__)

Picture = Callable[[Reply], Awaitable[bytes | None]]
"""A function that returns the picture or file of a reply; None where the reply has neither."""

Recheck = Callable[[Outgoing], Awaitable[bool]]
"""A function that returns whether a notice is still true, called just before sending."""

NO_LONGER_SO = "no longer so"

_REPLIES = msgspec.json.Decoder(Reply)

RETRIES = 12
"""The number of failures after which a message is given up: about two hours, as waits double.

Being told to wait counts as no failure.
"""
AT_A_TIME = 8
"""The most chats that messages are sent to in parallel; within a chat they are sent one by one."""
CHAT_GONE = "chat-gone"
"""The code of the refusal that a chat accepts no messages any more."""
PATIENCE = 5.0
"""The most seconds a Fault may ask to wait here; for longer waits the message goes back to the outbox."""


def join_replies(replies: Sequence[Reply]) -> Sequence[Reply]:
    """Return replies joined to one message where possible: all texts, one below the other, and all buttons.

    One with a picture or file takes the others' texts as its caption; two such are not joined.
    """
    if len(replies) < 2 or sum(_add_file(each) or _add_picture(each) for each in replies) > 1:  # noqa: PLR2004  one is joined
        return replies
    whole = next((each for each in replies if _add_file(each) or _add_picture(each)), replies[0])
    bodies = [each.body for each in replies if each.body]
    body = tuple(span for at, spans in enumerate(bodies) for span in ((TextRun("\n\n"), *spans) if at else spans))
    return [
        replace(
            whole,
            body=body,
            buttons=tuple(row for each in replies for row in each.buttons),
            edits=next((each.edits for each in replies if each.edits), None),
            answers=next((each.answers for each in replies if each.answers), None),
            toast=next((each.toast for each in replies if each.toast), ""),
            subject=next((each.subject for each in replies if each.subject), None),
            forget=next((each.forget for each in replies if each.forget), None),
        )
    ]


def fit_choices(reply: Reply, most: int) -> tuple[Reply, tuple[Button, ...]]:
    """Return a reply with at most ``most`` tap buttons, the last showing the rest, and the buttons left out."""
    taps = reply.choices
    if len(taps) <= most:
        return reply, ()
    shown, left = taps[: most - 1], taps[most - 1 :]
    more = Button(f"… +{len(left)}", Tap(Verb.MORE_CHOICES))
    links = tuple(row for row in reply.buttons if all(button.url for button in row))
    return replace(reply, buttons=(*((button,) for button in (*shown, more)), *links)), left


def fit(reply: Reply, can: Abilities) -> tuple[Reply, ...]:
    """Return a reply as messages that the channel can take: text is cut at line ends, the last part has the buttons."""
    captioned = _add_file(reply) or (can.images and _add_picture(reply))
    limit = can.caption_limit if captioned else can.text_limit
    if 2 * sum(len(span.text) for span in reply.body) <= limit:  # a character is at most two code units
        return (reply,)
    parts = _cut_body(reply.body, can.text_limit, first=limit)
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


def _add_picture(reply: Reply) -> bool:
    return bool(reply.chart or reply.album or reply.qr or reply.image or reply.original)


def _add_file(reply: Reply) -> bool:
    return bool(reply.document or reply.archive or (reply.original and reply.original.name))


def _count_units(text: str) -> int:
    """Return a text's length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _cut_body(body: tuple[TextRun, ...], limit: int, *, first: int) -> list[tuple[TextRun, ...]]:
    parts: list[list[TextRun]] = [[]]
    room = first
    for span in body:
        for line in span.text.splitlines(keepends=True) or [""]:
            for piece in _cut_pieces(line, min(first, limit)):
                if _count_units(piece) > room:
                    parts.append([])
                    room = limit
                parts[-1].append(TextRun(piece, span.style))
                room -= _count_units(piece)
    return [tuple(part) for part in parts if part] or [()]


def _cut_pieces(line: str, limit: int) -> list[str]:
    width = limit // 2  # a character is at most two code units
    return [line] if _count_units(line) <= limit else [line[at : at + width] for at in range(0, len(line), width)]


def _find_trace(outgoing: Outgoing) -> UUID | None:
    """Return the id of the inbox row that a reply answers, with which its key begins; None for notices."""
    try:
        return UUID(outgoing.dedupe.partition(":")[0])
    except ValueError:
        return None


class Delivery:
    """Sends the messages of the outbox; delivering the same message again after a crash is safe."""

    def __init__(
        self,
        outbox: Outbox,
        channels: Mapping[str, Channel],
        picture: Picture,
        recheck: Recheck | None = None,
        monitor: Monitor | None = None,
    ) -> None:
        self.outbox = outbox
        self.recheck = recheck
        self.channels = channels
        self.picture = picture
        self.monitor = monitor or NoMonitor()
        self._under_way: set[UUID] = set()
        """The ids of messages being sent here, so that none is sent twice when its lease ends."""

    async def deliver(self, outgoing: Outgoing, reply: Reply | None = None) -> bool:
        """Send one message; put it back into the outbox or give it up where that fails.

        ``reply`` is the decoded body, where available. Return whether the chat's next message may follow: not while
        this one waits for a retry.
        """
        if outgoing.id in self._under_way:
            return False
        self._under_way.add(outgoing.id)
        try:
            with self.monitor.watch(Work.DELIVERY, outgoing.channel, _find_trace(outgoing)) as watched:
                return await self._deliver_watched(outgoing, reply, watched)
        finally:
            self._under_way.discard(outgoing.id)

    async def _deliver_watched(self, outgoing: Outgoing, reply: Reply | None, watched: Watched) -> bool:
        channel = self.channels.get(outgoing.channel)
        if channel is None:
            await self.outbox.send_later(outgoing.id, 0.0, counts=False)  # a process that has the channel sends it
            watched.outcome = "waits"
            return False
        try:
            if self.recheck is not None and reply is None and not await self.recheck(outgoing):
                watched.outcome = "no_longer_so"
                await self.outbox.give_up(outgoing.id, NO_LONGER_SO)
                return True
            shown = reply or _REPLIES.decode(outgoing.body)
            message = await self._send_reply(channel, outgoing.chat, shown)
        except Fault as fault:
            watched.outcome = "failed"
            return await self._put_back(outgoing, fault)
        except Refusal as refusal:
            watched.outcome = "refused"
            return await self._give_up(outgoing, refusal)
        except Exception as error:  # a bug in one message must not hold up, or cut short, those of other chats
            watched.outcome = "failed"
            log.exception("a message on %s cannot be sent", outgoing.channel)
            return await self._put_back(outgoing, Fault(f"a bug: {type(error).__name__}"))
        else:
            # The talk keeps the buttons of what is answered at once; of what we say first the outbox does.
            await self.outbox.mark_sent(outgoing.id, message, encode_choices(shown.choices) if reply is None else b"")
        return True

    async def _give_up(self, outgoing: Outgoing, refusal: Refusal) -> bool:
        """Give a message up; for a chat that accepts none any more, all its messages.

        Return whether the chat's next message may follow.
        """
        await self.outbox.give_up(outgoing.id, refusal.code)
        if refusal.code != CHAT_GONE:
            return True
        others = await self.outbox.close_chat(outgoing.channel, outgoing.chat, refusal.code)
        log.warning("a chat on %s is closed to us, %d more messages given up", outgoing.channel, others)
        return False

    async def _send_reply(self, channel: Channel, chat: str, reply: Reply) -> str | None:
        message = None
        try:
            if isinstance(channel, AlbumChannel) and len(reply.album) > 1:
                message, reply = await self._send_album(channel, chat, reply)
            for part in await self._fit_window(channel, chat, reply) or fit(reply, channel.can):
                message = await self._deliver_patiently(partial(self._send_part, channel, chat, part)) or message
        except Refusal as refusal:
            if refusal.code == CHAT_GONE and reply.fallback is not None:
                fallback = reply.fallback
                told = Reply((TextRun(fallback.text),), ((fallback.button,),) if fallback.button else ())
                await self._deliver_patiently(partial(channel.send, fallback.chat, told, None))
            raise
        return message

    async def _send_album(self, channel: AlbumChannel, chat: str, reply: Reply) -> tuple[str | None, Reply]:
        """Send the charts of a reply as one message; return its id and the rest of the reply to be sent.

        Text that fits under the pictures and needs no button goes with them. If the channel declines, the whole reply
        is returned.
        """
        body = reply.body if not reply.buttons and len(fit(reply, channel.can)) == 1 else ()
        drawn = [await self.picture(Reply(chart=chart)) for chart in reply.album]
        pictures = [picture for picture in drawn if picture]
        if len(pictures) < len(drawn):
            return None, reply
        try:
            message = await self._deliver_patiently(partial(channel.send_album, chat, Reply(body), pictures))
        except Refusal as refusal:
            if refusal.code == CHAT_GONE:
                raise
            return None, reply
        return message, replace(reply, album=(), body=() if body else reply.body)

    async def _fit_window(self, channel: Channel, chat: str, reply: Reply) -> tuple[Reply, ...]:
        """Return a notice as an announcement where its reader's reply window is over; else an empty tuple."""
        window, head = channel.can.window, reply.notice
        if window is None or head is None or await self.outbox.has_written_within(channel.name, chat, window):
            return ()
        return (Reply(body=reply.body, notice=replace(head, announced=True)),)

    async def _deliver_patiently(self, call: Callable[[], Awaitable[str | None]]) -> str | None:
        try:
            return await call()
        except Fault as fault:
            if fault.retry_after is None or fault.retry_after > PATIENCE:
                raise
            await asyncio.sleep(fault.retry_after)
            return await call()

    async def _send_part(self, channel: Channel, chat: str, reply: Reply) -> str | None:
        if reply.answers:
            await channel.acknowledge(reply.answers, reply.toast)
        if reply.forget:
            await channel.forget(chat, reply.forget)
        if reply.toast and not reply.body and not channel.can.toasts:
            reply = replace(reply, body=(TextRun(reply.toast),))
        if not (reply.body or _add_file(reply) or _add_picture(reply)):
            return None
        kept = bool(reply.original or reply.archive)
        wanted = channel.can.images or _add_file(reply)
        later = channel.can.looks_up and (kept or bool(reply.chart or reply.album))
        image = await self.picture(reply) if wanted and not later else None
        if reply.edits and channel.can.edits and image is None and not (later or kept or _add_file(reply)):
            return await channel.edit(chat, reply.edits, reply) or reply.edits
        return await channel.send(chat, reply, image)

    async def _put_back(self, outgoing: Outgoing, fault: Fault) -> bool:
        """Schedule a message for a retry, or give it up after many failures.

        Return whether the chat's next may follow.
        """
        told_to_wait = fault.retry_after is not None
        if outgoing.attempts >= RETRIES and not told_to_wait:
            await self.outbox.give_up(outgoing.id, str(fault))
            return True
        wait = fault.retry_after if fault.retry_after is not None else 2.0**outgoing.attempts
        log.warning("not delivered on %s, again in %.0f s: %s", outgoing.channel, wait, fault)
        await self.outbox.send_later(outgoing.id, wait, counts=not told_to_wait)
        return False

    async def deliver_due(self) -> int:
        """Send the due messages that no other process has taken, chats in parallel; return how many were taken."""
        due = await self.outbox.claim(50, self.channels)
        chats: dict[tuple[str, str], list[Outgoing]] = {}
        for outgoing in due:
            chats.setdefault((outgoing.channel, outgoing.chat), []).append(outgoing)
        places = asyncio.Semaphore(AT_A_TIME)
        async with asyncio.TaskGroup() as tasks:
            for waiting in chats.values():
                tasks.create_task(self._deliver_in_order(waiting, places))
        return len(due)

    async def _deliver_in_order(self, waiting: Sequence[Outgoing], places: asyncio.Semaphore) -> None:
        """Send a chat's messages in order; once one has to wait, all after it wait too."""
        async with places:
            for place, outgoing in enumerate(waiting):
                if not await self.deliver(outgoing):
                    for held in waiting[place + 1 :]:
                        await self.outbox.send_later(held.id, 0.0, counts=False)
                    return
