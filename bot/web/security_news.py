"""Warnings about suspicious sign-ins: queued for the member and counted for the host."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from bot.household_news import address_news, choose_words
from core.errors import Fault
from core.model.household import Membership
from core.ports import Clock, Directory, Ids, Monitor, SecurityEvent, UnitsOfWork

log = logging.getLogger(__name__)

FindMember = Callable[[], Awaitable[Membership | None]]
"""A function that finds the member an event is about; None where it is nobody known."""

_SENTENCES: Final = {
    SecurityEvent.TOO_MANY_LOGINS: "news-logins-tried",
    SecurityEvent.REFRESH_REUSE: "news-token-reused",
}


class SecurityNews:
    """Queues security warnings for the chat where a member last wrote in private, at most one of a kind a day."""

    def __init__(self, units: UnitsOfWork, directory: Directory, clock: Clock, ids: Ids, monitor: Monitor) -> None:
        self._units = units
        self._directory = directory
        self._clock = clock
        self._ids = ids
        self._monitor = monitor
        self._telling: set[asyncio.Task[None]] = set()

    def note(self, event: SecurityEvent, find: FindMember | None = None) -> None:
        """Count a security event and warn the member in the background, so that timing does not reveal logins."""
        self._monitor.note(event)
        if find is not None and event in _SENTENCES:
            task = asyncio.create_task(self._tell_safely(event, find))
            self._telling.add(task)
            task.add_done_callback(self._telling.discard)

    async def wait_until_told(self) -> None:
        """Wait until all warnings in progress are queued."""
        while self._telling:
            await asyncio.gather(*self._telling, return_exceptions=True)

    async def _tell_safely(self, event: SecurityEvent, find: FindMember) -> None:
        try:
            about = await find()
            if about is not None:
                await self._queue_news(event, about)
        except Fault as fault:
            log.warning("a member is not told of %s: %s", event, fault)

    async def _queue_news(self, event: SecurityEvent, about: Membership) -> None:
        household, member = about.household, about.member
        key = f"security:{event}:{self._clock.now():%Y-%m-%d}"
        chats = await self._directory.list_chats(household.id, member.id)
        outgoing = address_news(self._ids, about, chats, choose_words(about)(_SENTENCES[event]), key)
        if outgoing:
            async with self._units(household.id, member.id) as uow:
                await uow.queue_notices(outgoing)
                await uow.commit()
