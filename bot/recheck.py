"""Checks just before a notice is sent whether it is still true, so that none is sent about a bill paid meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from analytics.anomalies.alert_source import EVERY_SOURCE
from bot.announce import can_begin
from bot.household_news import NEWS
from bot.message_cap import MessageCap
from core.alerts.source import AlertContext
from core.model.draft import DraftState
from core.model.notice import NoticeKind
from core.ports import Clock, Outgoing, UnitOfWork, UnitsOfWork
from core.usecases.watch_alerts import is_still_true


class NoticeRecheck:
    """A check whether a message in the outbox is still worth sending; replies always are."""

    def __init__(self, units: UnitsOfWork, clock: Clock, monthly_messages: Mapping[str, int] | None = None) -> None:
        """Set up the check; ``monthly_messages`` is a household's limit by channel, for channels that bill messages."""
        self.units = units
        self.clock = clock
        self._monthly_messages = monthly_messages or {}

    async def __call__(self, outgoing: Outgoing) -> bool:
        """Return whether a notice is still true; True for every other message."""
        kind, _, rest = outgoing.dedupe.partition(":")
        if outgoing.household is None or kind not in {"alert", "draft-waiting", "bill-drafted", NEWS}:
            return True
        subject = UUID(rest.partition(":")[0])
        async with self.units(outgoing.household, None) as uow:
            if kind == "alert":
                return await self._alert_holds(uow, subject)
            if kind == NEWS:
                return await self._may_tell(uow, subject, outgoing.channel)
            draft = await uow.drafts.get(subject)
            return draft is not None and draft.state is DraftState.OPEN

    async def _alert_holds(self, uow: UnitOfWork, alert_id: UUID) -> bool:
        alert = await uow.alerts.get(alert_id)
        context = AlertContext(uow, await uow.books.load_household(), self.clock.now())
        return alert is not None and await is_still_true(context, alert, EVERY_SOURCE)

    async def _may_tell(self, uow: UnitOfWork, member: UUID, channel: str) -> bool:
        """Return whether a member allows alerts on a channel and the monthly limit covers this message."""
        if not await can_begin(uow, member, channel, NoticeKind.ALERT):
            return False
        cap = await MessageCap.read(uow, channel, self._monthly_messages.get(channel), self.clock.now())
        return cap.most is None or cap.used <= cap.most
