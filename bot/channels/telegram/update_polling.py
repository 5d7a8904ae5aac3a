"""The long polling loop: acknowledges an update to Telegram only once it is stored, and survives all errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NoReturn

from core.errors import Fault

RawUpdate = Mapping[str, Any]
"""An update as Telegram sent it (https://core.telegram.org/bots/api#update)."""
LONGEST_PAUSE = 30.0
"""The most seconds between tries while Telegram or the database fails."""
TRIES = 8
"""How often storing one update may fail before it is skipped for those behind it."""
_log = logging.getLogger(__name__)


class GrowingPause:
    """A pause that grows with each failure (1, 2, 4 ... 30 seconds) and restarts at 1 after a success."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep
        self._next = 1.0

    async def wait(self, seconds: float | None = None) -> None:
        """Pause for the given seconds, or by default longer than last time."""
        await self._sleep(self._next if seconds is None else seconds)
        self._next = min(self._next * 2, LONGEST_PAUSE)

    def reset(self) -> None:
        """Return to the shortest pause."""
        self._next = 1.0


class UpdatePolling:
    """A loop that fetches and stores updates.

    ``fetch`` takes the offset, ``store`` returns once an update is stored.
    """

    def __init__(
        self,
        fetch: Callable[[int | None], Awaitable[Sequence[RawUpdate]]],
        store: Callable[[RawUpdate], Awaitable[None]],
        pause: GrowingPause,
    ) -> None:
        self._fetch = fetch
        self._store = store
        self._pause = pause
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> NoReturn:
        """Fetch and store updates until cancelled, pausing after errors."""
        while True:
            try:
                await self._store_next_updates()
            except Fault as fault:
                _log.warning("telegram: no updates just now: %s", fault)
                await self._pause.wait(fault.retry_after)
            except Exception:  # noqa: BLE001 - a bug in one update must not silence the bot
                _log.exception("telegram: polling failed")
                await self._pause.wait()
            else:
                self._pause.reset()

    async def _store_next_updates(self) -> None:
        """Fetch and store the next updates in order; retry one that fails a limited number of times, then skip it."""
        for update in await self._fetch(self._offset):
            try:
                await self._store(update)
            except Fault:
                raise
            except Exception:
                self._failures += 1
                if self._failures < TRIES:
                    raise
                _log.exception("telegram: update %s is given up", update["update_id"])
            self._offset = update["update_id"] + 1
            self._failures = 0
