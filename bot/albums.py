"""Gathers photos sent together as an album: channels deliver them one by one, they are answered as one message.

Each part is stored and acknowledged alone, so that nothing is lost. The process that stored the first part waits for
the others and answers all that the inbox holds of the album by then, in one commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from bot.messages import Attachment, Channel, Inbound
from bot.stored_inbound import InboundReader
from core.errors import AlreadyAnswered, Refusal
from core.ports import Inbox

QUIET = 2.0
"""The seconds without another part after which an album is complete."""
SLOW = 15.0
"""The same seconds where the channel told the number of parts; a phone may take long to upload each."""
LOOK = 0.25
"""The seconds between two looks into the inbox for another part."""
MOST = 10
"""The most photos of one album (Bot API, sendMediaGroup); with these it is complete."""

Content = bytes | Refusal
"""The content of an attachment, or the refusal that says why it could not be fetched."""


@dataclass(frozen=True, slots=True)
class _AlbumPart:
    row: UUID
    inbound: Inbound


class Albums:
    """Joins the parts of an album; ``quiet`` is how long to wait for a late part, in seconds."""

    def __init__(self, inbox: Inbox, reader: InboundReader, quiet: float = QUIET) -> None:
        self.quiet = quiet
        self._inbox = inbox
        self._reader = reader

    async def gather_album(self, row: UUID, inbound: Inbound) -> tuple[Inbound, tuple[UUID, ...]]:
        """Return a message joined with all that was sent together with it, and the inbox rows of its other parts.

        Raises AlreadyAnswered where another part is or was answered for the whole album.
        """
        if not inbound.album:
            return inbound, ()
        parts = await self._gather_parts(row, inbound)
        return join_parts([part.inbound for part in parts]), tuple(part.row for part in parts[1:])

    async def has_grown(self, inbound: Inbound, count: int) -> bool:
        """Return whether an album has more than ``count`` parts by now, as another one arrived late."""
        return bool(inbound.album) and len(await self._list_parts(inbound)) > count

    async def list_rows(self, row: UUID, inbound: Inbound | None) -> tuple[UUID, ...]:
        """Return the inbox rows of a message's whole album; of a single message its own row."""
        if inbound is None or not inbound.album:
            return (row,)
        return tuple(dict.fromkeys((row, *(part.row for part in await self._list_parts(inbound)))))

    async def _gather_parts(self, row: UUID, inbound: Inbound) -> Sequence[_AlbumPart]:
        loop = asyncio.get_running_loop()
        most, quiet = inbound.album_size or MOST, SLOW if inbound.album_size else self.quiet
        parts, since = await self._find_leader(row, inbound), loop.time()
        while len(parts) < most and loop.time() - since < quiet:
            await asyncio.sleep(min(LOOK, self.quiet))
            found = await self._find_leader(row, inbound)
            if len(found) != len(parts):
                parts, since = found, loop.time()
        return parts

    async def _find_leader(self, row: UUID, inbound: Inbound) -> Sequence[_AlbumPart]:
        parts = await self._list_parts(inbound)
        if not parts or parts[0].row != row:
            raise AlreadyAnswered
        return parts

    async def _list_parts(self, inbound: Inbound) -> Sequence[_AlbumPart]:
        """Return the stored, unanswered parts of an album, in the order they were stored."""
        waiting = await self._inbox.list_waiting(inbound.channel, inbound.chat)
        parts = []
        for received in waiting:
            with suppress(ValueError):  # what cannot be read is no part of it
                found = self._reader.read(received)
                if found and (found.album, found.person) == (inbound.album, inbound.person):
                    parts.append(_AlbumPart(received.id, found))
        return parts


def join_parts(parts: Sequence[Inbound]) -> Inbound:
    """Return the parts of an album as one message, in the order they were sent; any of them may have the caption."""
    ordered = sorted(parts, key=lambda part: (len(part.own), part.own))
    return replace(
        parts[0],
        text=next((part.text for part in ordered if part.text.strip()), ""),
        own=ordered[0].own,
        reply_to=next((part.reply_to for part in ordered if part.reply_to), None),
        addressed=any(part.addressed for part in ordered),
        attachments=tuple(one for part in ordered for one in part.attachments),
    )


async def load_contents(channel: Channel, attachments: Sequence[Attachment], most: int) -> tuple[Content, ...]:
    """Return the content of each attachment, or its Refusal if there are several; raise the Refusal of a single one."""

    async def fetched(attachment: Attachment) -> Content:
        try:
            return await channel.fetch(attachment, most)
        except Refusal as refusal:
            if len(attachments) == 1:
                raise
            return refusal

    return tuple(await asyncio.gather(*map(fetched, attachments[:MOST])))
