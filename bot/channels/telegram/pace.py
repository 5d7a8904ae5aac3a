"""Keeping under Telegram's rates, so that being told to slow down (429) stays rare.

Rates: about 30 messages a second in all, one a second to a chat with short bursts, twenty a minute to a group
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from core.errors import Fault

PATIENCE = 3.0
"""Seconds worth waiting in place; a longer wait goes back to the outbox."""
MOST_CHATS = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """One in ``every`` seconds, ``burst`` of them at once after a rest."""

    every: float
    burst: int


OVERALL = Rate(1 / 30, 30)
PRIVATE = Rate(1.0, 20)
GROUP = Rate(3.0, 20)
FREE = Rate(0.0, 1)
"""No rate of our own: only what we are told (429)."""
OWN_HOST = "api.telegram.org"


@dataclass(slots=True)
class Pace:
    """When the next message may go (virtual scheduling: each rate keeps the instant it is paid up to)."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    overall: Rate = OVERALL
    private: Rate = PRIVATE
    group: Rate = GROUP
    _paid: dict[str, float] = field(default_factory=dict)

    async def turn(self, chat: str) -> None:
        """Wait for a chat's turn; raises Fault with ``retry_after`` where that is far off."""
        now = self.now()
        rates = {"": self.overall, chat: self.group if chat.startswith("-") else self.private}
        wait = max(self._owed(key, rate, now) for key, rate in rates.items())
        if wait > PATIENCE:
            raise Fault("telegram: this chat has had its share for now", retry_after=wait)
        for key, rate in rates.items():
            self._paid[key] = max(self._paid.get(key, now), now) + rate.every
        self._forget(now)
        if wait > 0:
            await self.sleep(wait)

    def hold(self, chat: str, seconds: float) -> None:
        """Telegram asked for a rest: nothing goes to this chat for so long."""
        rate = self.group if chat.startswith("-") else self.private
        self._paid[chat] = self.now() + seconds + (rate.burst - 1) * rate.every

    def _owed(self, key: str, rate: Rate, now: float) -> float:
        """Seconds until one more is within the rate."""
        return self._paid.get(key, now) - (rate.burst - 1) * rate.every - now

    def _forget(self, now: float) -> None:
        if len(self._paid) > MOST_CHATS:
            self._paid = {key: paid for key, paid in self._paid.items() if paid > now}


def pace_for(url: str) -> Pace:
    """Telegram's rates for Telegram itself; another Bot API server says for itself when it is too much."""
    if not url or urlsplit(url).hostname == OWN_HOST:
        return Pace()
    return Pace(overall=FREE, private=FREE, group=FREE)
