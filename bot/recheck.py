"""Looks again, when a notice is sent, at whether what it says is still so: a bill paid meanwhile says nothing."""

from __future__ import annotations

from uuid import UUID

from analytics.anomalies.alert_source import EVERY_SOURCE
from core.alerts.source import AlertContext
from core.model.draft import DraftState
from core.ports import Clock, Outgoing, UnitOfWork, UnitsOfWork
from core.usecases.watch_alerts import still_holds


class NoticeRecheck:
    """Tells whether a message of the outbox is still worth sending; replies always are."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self.units = units
        self.clock = clock

    async def __call__(self, outgoing: Outgoing) -> bool:
        """Return whether what a notice says is still so; True for everything that is no such notice."""
        kind, _, rest = outgoing.dedupe.partition(":")
        if outgoing.household is None or kind not in {"alert", "draft-waiting", "bill-drafted"}:
            return True
        subject = UUID(rest.partition(":")[0])
        async with self.units(outgoing.household, None) as uow:
            if kind == "alert":
                return await self._alert_holds(uow, subject)
            draft = await uow.drafts.get(subject)
            return draft is not None and draft.state is DraftState.OPEN

    async def _alert_holds(self, uow: UnitOfWork, alert_id: UUID) -> bool:
        alert = await uow.alerts.get(alert_id)
        context = AlertContext(uow, await uow.books.household(), self.clock.now())
        return alert is not None and await still_holds(context, alert, EVERY_SOURCE)
