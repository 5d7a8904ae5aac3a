"""A limiter that keeps calls below Telegram's rates, so that errors 429 (too many requests) are rare.

Rates: about 30 messages a second in all, one a second to a chat with short bursts, twenty a minute to a group
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from aiolimiter import AsyncLimiter

from core.errors import Fault

TELEGRAM_HOST = "api.telegram.org"
LONGEST_WAIT = 3.0
"""The most seconds a message waits here; one that must wait longer goes back to the outbox."""
MOST_CHATS = 10_000
"""The most chats whose rate is remembered; the least recently used one is forgotten first."""


class ChatRateLimiter:
    """A limiter of messages in total and to each chat; with ``enforced=False`` it only obeys Telegram's pauses."""

    def __init__(self, *, enforced: bool = True) -> None:
        self._enforced = enforced
        self._overall = AsyncLimiter(30, time_period=1)
        self._chats: dict[int, AsyncLimiter] = {}
        self._paused: dict[int, float] = {}
        """The time on the event loop's clock until which each chat is paused."""

    async def wait_for_turn(self, chat: int) -> None:
        """Wait until a message may be sent to a chat. Raises Fault with ``retry_after`` where that takes too long."""
        await self._wait_for_pause(chat)
        if not self._enforced:
            return
        limiter = self._chats.pop(chat, None) or self._make_limiter(chat)
        self._chats[chat] = limiter
        if len(self._chats) > MOST_CHATS:
            del self._chats[next(iter(self._chats))]
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await limiter.acquire()
                await self._overall.acquire()
        except TimeoutError:
            seconds_each = limiter.time_period / limiter.max_rate
            raise Fault("telegram: this chat has had its share for now", retry_after=seconds_each) from None

    def pause(self, chat: int, seconds: float) -> None:
        """Block sending to a chat for some seconds, as Telegram asked."""
        self._paused[chat] = asyncio.get_running_loop().time() + seconds

    @staticmethod
    def _make_limiter(chat: int) -> AsyncLimiter:
        """Return a chat's limiter: bursts of 20, then one a second to a person, or one in three seconds to a group."""
        return AsyncLimiter(20, time_period=60 if chat < 0 else 20)

    async def _wait_for_pause(self, chat: int) -> None:
        if chat not in self._paused:
            return
        seconds = self._paused[chat] - asyncio.get_running_loop().time()
        if seconds > LONGEST_WAIT:
            raise Fault("telegram: this chat has to rest", retry_after=seconds)
        await asyncio.sleep(max(seconds, 0))
        self._paused.pop(chat, None)


def make_limiter(url: str) -> ChatRateLimiter:
    """Return a limiter with Telegram's rates; for another Bot API server one that only obeys pauses."""
    return ChatRateLimiter(enforced=not url or urlsplit(url).hostname == TELEGRAM_HOST)
