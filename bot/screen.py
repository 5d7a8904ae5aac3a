"""Shows a long answer while it is being written: one chat message, edited about once a second."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

from bot.messages import Channel, Reply, TextRun
from core.errors import Fault, Refusal

log = logging.getLogger(__name__)

PAUSE = 1.0
"""The least seconds between two edits of a message: Telegram allows about one a second in a chat (Bot API FAQ)."""
MOST = 4000
"""The most characters shown while the text grows; the whole text is sent at the end."""


@dataclass(slots=True)
class ChatScreen:
    """A streamed message in a chat (``bot.handlers.message_context.Screen``).

    Text that fails is shown with the next.
    """

    channel: Channel | None
    chat: str
    message: str | None = None
    _shown: str = ""
    _at: float = field(default=-PAUSE)

    async def show(self, text: str) -> None:
        """Show the whole text so far, unless that was done less than a second ago."""
        now = asyncio.get_running_loop().time()
        if self.channel is None or not self.channel.can.edits or now - self._at < PAUSE or text == self._shown:
            return
        self._at, self._shown = now, text
        reply = Reply((TextRun(text[:MOST] + " …"),))
        try:
            if self.message is None:
                self.message = await self.channel.send(self.chat, reply, None)
            else:
                self.message = await self.channel.edit(self.chat, self.message, reply) or self.message
        except (Fault, Refusal) as trouble:
            log.info("a growing answer waits: %s", trouble)
