"""Storage of alerts and of members' choices about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.household_alert import Alert, AlertKind, NoticePreferences

ALERTS_JOB = "alerts"
"""The job that finds and sends alerts; each new entry wakes it."""


class Alerts(Protocol):
    """The alerts of one household and its members' notice preferences."""

    async def add(self, alert: Alert) -> bool:
        """Store a new alert.

        False where one with the same kind, ``thing`` (its subject) and ``arm`` (such as a period) exists.
        """
        ...

    async def get(self, alert_id: UUID) -> Alert | None:
        """Return an alert, locked for update until the unit of work ends; None where there is none."""
        ...

    async def save(self, alert: Alert) -> None:
        """Store an alert's changed state."""
        ...

    async def list_live(self) -> tuple[Alert, ...]:
        """Return the alerts that are raised, or told to members and not yet over, oldest first."""
        ...

    async def count_pushes_since(self, since: datetime) -> int:
        """Return how many non-critical alerts were pushed since an instant."""
        ...

    async def accept(self, kind: AlertKind, thing: str, by: UUID) -> None:
        """Record that a member called something fine, so that no alert of this kind is raised for it again."""
        ...

    async def list_accepted(self) -> frozenset[tuple[AlertKind, str]]:
        """Return the kind and ``thing`` (subject) of every alert that members called fine."""
        ...

    async def clear_accepted(self) -> int:
        """Allow alerts again for everything members called fine; return how many things that were."""
        ...

    async def load_preferences(self) -> Mapping[UUID, NoticePreferences]:
        """Return members' notice preferences; members who chose nothing are left out."""
        ...

    async def save_preferences(self, member: UUID, preferences: NoticePreferences) -> None:
        """Store a member's notice preferences."""
        ...
