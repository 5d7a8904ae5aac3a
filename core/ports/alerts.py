"""What is kept of alerts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.household_alert import Alert, AlertKind, NoticePreferences

ALERTS_JOB = "alerts"
"""The job that looks at what holds and tells it; it is woken by each new entry."""


class Alerts(Protocol):
    """The alerts of one household and what its members want to hear of."""

    async def add(self, alert: Alert) -> bool:
        """Write a raised alert; False where there was one of this kind, thing and arm before."""
        ...

    async def get(self, alert_id: UUID) -> Alert | None:
        """An alert, held against other writers until the unit of work ends."""
        ...

    async def save(self, alert: Alert) -> None:
        """Replace an alert's state."""
        ...

    async def list_live(self) -> tuple[Alert, ...]:
        """The alerts that are raised or told, oldest first."""
        ...

    async def pushes_since(self, since: datetime) -> int:
        """How many alerts that are not critical were pushed from an instant on."""
        ...

    async def accept(self, kind: AlertKind, thing: str, by: UUID) -> None:
        """Remember that a member called a thing fine: no alert of this kind is raised for it again."""
        ...

    async def list_accepted(self) -> frozenset[tuple[AlertKind, str]]:
        """What members called fine."""
        ...

    async def forget_accepted(self) -> int:
        """Ask again about everything that was called fine; return how many things that were."""
        ...

    async def load_preferences(self) -> Mapping[UUID, NoticePreferences]:
        """What members want to hear of; who chose nothing is not in it."""
        ...

    async def save_preferences(self, member: UUID, preferences: NoticePreferences) -> None:
        """Keep what a member wants to hear of."""
        ...
