"""A limiter that keeps under WhatsApp's rate to one person: a message in six seconds, with bursts (error 131056).

Bursts: https://developers.facebook.com/docs/whatsapp/messaging-limits (pair rate limits).
"""

from __future__ import annotations

import asyncio

from aiolimiter import AsyncLimiter

from core.errors import Fault

BURST = 45
"""Messages one person may get at once after a rest."""
SECONDS_EACH = 6.0
LONGEST_WAIT = 3.0
"""Seconds worth waiting in place; what has to wait longer goes back to the outbox."""
MOST_CHATS = 10_000


class PairRateLimiter:
    """Limits the messages to each person; forgets first the person written to longest ago."""

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
