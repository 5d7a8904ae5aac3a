"""The long polling loop: an update counts as taken only once it is stored, and nothing stops the loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NoReturn

from core.errors import Fault

Update = Mapping[str, Any]
LONGEST_REST = 30.0
"""Seconds between tries while the outside stays broken."""
TRIES = 8
"""How often storing one update may fail for no known reason before the ones behind it go first."""
_log = logging.getLogger(__name__)


class Rest:
    """Growing pauses: 1, 2, 4 ... 30 seconds, back to none after a success."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep
        self._next = 1.0

    async def take(self, asked: float | None = None) -> None:
        """Pause as long as was asked, or a little longer than last time."""
        await self._sleep(self._next if asked is None else asked)
        self._next = min(self._next * 2, LONGEST_REST)

    def over(self) -> None:
        """It worked: start small again."""
        self._next = 1.0


class Polling:
    """Asks for updates and hands each on; ``ask`` gets the offset, ``take`` returns once an update is stored."""

    def __init__(
        self,
        ask: Callable[[int | None], Awaitable[Sequence[Update]]],
        take: Callable[[Update], Awaitable[None]],
        rest: Rest,
    ) -> None:
        self._ask = ask
        self._take = take
        self._rest = rest
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> NoReturn:
        """Poll until cancelled."""
        while True:
            try:
                await self._round()
            except Fault as fault:
                _log.warning("telegram: no updates just now: %s", fault)
                await self._rest.take(fault.retry_after)
            except Exception:  # noqa: BLE001 - a bug in one update must not silence the bot
                _log.exception("telegram: polling failed")
                await self._rest.take()
            else:
                self._rest.over()

    async def _round(self) -> None:
        for update in await self._ask(self._offset):
            try:
                await self._take(update)
            except Fault:
                raise
            except Exception:
                self._count(update)
                raise
            self._pass(update)

    def _count(self, update: Update) -> None:
        """A bug met an update: try it again, but not for ever, for others wait behind it."""
        self._failures += 1
        if self._failures >= TRIES:
            _log.error("telegram: update %s is given up", update["update_id"])
            self._pass(update)

    def _pass(self, update: Update) -> None:
        self._offset = update["update_id"] + 1
        self._failures = 0
