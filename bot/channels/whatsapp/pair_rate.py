"""A limiter that keeps below WhatsApp's rate to one person: a message in six seconds, with bursts (error 131056).

Bursts: https://developers.facebook.com/docs/whatsapp/messaging-limits (pair rate limits).
"""

from __future__ import annotations

import asyncio

from aiolimiter import AsyncLimiter

from core.errors import Fault

BURST = 45
"""The most messages one person may get at once after a pause."""
SECONDS_EACH = 6.0
LONGEST_WAIT = 3.0
"""The most seconds a message waits here; one that must wait longer goes back to the outbox."""
MOST_CHATS = 10_000


class PairRateLimiter:
    """A limiter of the messages to each person; it forgets the least recently used person first."""

    def __init__(self, burst: int = BURST) -> None:
        self._burst = burst
        self._chats: dict[str, AsyncLimiter] = {}

    async def wait_for_turn(self, chat: str) -> None:
        """Wait until a message may be sent to a person. Raises Fault with ``retry_after`` where that takes too long."""
        limiter = self._chats.pop(chat, None) or AsyncLimiter(self._burst, self._burst * SECONDS_EACH)
        self._chats[chat] = limiter
        if len(self._chats) > MOST_CHATS:
            del self._chats[next(iter(self._chats))]
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await limiter.acquire()
        except TimeoutError:
            raise Fault("whatsapp: this person has had their share for now", retry_after=SECONDS_EACH) from None
