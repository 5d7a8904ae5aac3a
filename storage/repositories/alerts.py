"""Alerts of one household, things members marked as fine, and members' notification preferences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, delete, false, func, select, update
from sqlalchemy.dialects.postgresql import insert

from core.model.household_alert import (
    Alert,
    AlertFacts,
    AlertKind,
    AlertLevel,
    AlertState,
    Condition,
    NoticePreferences,
)
from core.ports import Clock
from storage.database import HouseholdConnection, Row
from storage.mappers import encode_json
from storage.tables import accepted_thing, notice_preference
from storage.tables import alert as table

_OWN = table.c.household_id == bindparam("household")
_ADD = insert(table).on_conflict_do_nothing().returning(table.c.id)
_GET = select(table).where(_OWN, table.c.id == bindparam("which")).with_for_update()
_CHANGED = ("facts", "critical", "state", "not_before", "told_at", "pushed")
_SAVE = (
    update(table)
    .where(_OWN, table.c.id == bindparam("which"))
    .values({name: bindparam(f"new_{name}") for name in _CHANGED})
)
_LIVE = select(table).where(_OWN, table.c.state.in_(("raised", "told"))).order_by(table.c.raised_at, table.c.id)
_PUSHES = (
    select(func.count().label("pushes"))
    .select_from(table)
    .where(_OWN, table.c.told_at >= bindparam("since"), table.c.pushed, table.c.critical == false())
)
_ACCEPT = insert(accepted_thing).on_conflict_do_nothing()
_ACCEPTED = select(accepted_thing.c.kind, accepted_thing.c.thing).where(
    accepted_thing.c.household_id == bindparam("household")
)
_FORGET = delete(accepted_thing).where(accepted_thing.c.household_id == bindparam("household"))
_PREFERENCES = select(notice_preference).where(notice_preference.c.household_id == bindparam("household"))
_new = insert(notice_preference)
_SAVE_PREFERENCES = _new.on_conflict_do_update(
    index_elements=["household_id", "member_id"],
    set_={name: _new.excluded[name] for name in ("levels", "discreet", "urgent_at_night")},
)
_FACTS = msgspec.json.Decoder(AlertFacts)
_LEVELS = msgspec.json.Decoder(dict[str, AlertLevel])


class SqlAlerts:
    """Stores alerts and notification preferences; implements ``core.ports.Alerts``."""

    def __init__(self, bound: HouseholdConnection, clock: Clock) -> None:
        self._bound = bound
        self._clock = clock

    async def add(self, alert: Alert) -> bool:
        """Store a new alert.

        False if one with the same kind, ``thing`` (its subject) and ``arm`` (such as a period) exists.
        """
        return bool(await self._bound.fetch(_ADD, **_make_alert_row(alert)))

    async def get(self, alert_id: UUID) -> Alert | None:
        """Return an alert with its row locked until the unit of work ends; None if there is none."""
        rows = await self._bound.fetch(_GET, which=alert_id)
        return _read_alert(rows[0]) if rows else None

    async def save(self, alert: Alert) -> None:
        """Save an alert's changed state and numbers."""
        row = _make_alert_row(alert)
        await self._bound.execute(_SAVE, which=alert.id, **{f"new_{name}": row[name] for name in _CHANGED})

    async def list_live(self) -> tuple[Alert, ...]:
        """Return the alerts that are raised or already sent to members, oldest first."""
        return tuple(_read_alert(row) for row in await self._bound.fetch(_LIVE))

    async def count_pushes_since(self, since: datetime) -> int:
        """Return how many non-critical alerts were pushed since an instant."""
        return int((await self._bound.fetch(_PUSHES, since=since))[0]["pushes"])

    async def accept(self, kind: AlertKind, thing: str, by: UUID) -> None:
        """Record that a member marked a thing as fine, so that no alert of this kind is raised for it again."""
        row = {"kind": kind.value, "thing": thing, "member_id": by, "accepted_at": self._clock.now()}
        await self._bound.insert(_ACCEPT, [row])

    async def list_accepted(self) -> frozenset[tuple[AlertKind, str]]:
        """Return the kinds and things that members marked as fine."""
        return frozenset((AlertKind(row["kind"]), row["thing"]) for row in await self._bound.fetch(_ACCEPTED))

    async def clear_accepted(self) -> int:
        """Delete all marks that something is fine; return how many there were."""
        return await self._bound.execute(_FORGET)

    async def load_preferences(self) -> Mapping[UUID, NoticePreferences]:
        """Return members' notification preferences; members who chose none are left out."""
        return {
            row["member_id"]: NoticePreferences(_LEVELS.decode(row["levels"]), row["discreet"], row["urgent_at_night"])
            for row in await self._bound.fetch(_PREFERENCES)
        }

    async def save_preferences(self, member: UUID, preferences: NoticePreferences) -> None:
        """Save a member's notification preferences."""
        row: dict[str, Any] = {
            "member_id": member,
            "levels": encode_json(preferences.levels),
            "discreet": preferences.discreet,
            "urgent_at_night": preferences.urgent_at_night,
        }
        await self._bound.insert(_SAVE_PREFERENCES, [row])


def _make_alert_row(alert: Alert) -> dict[str, Any]:
    condition = alert.condition
    return {
        "id": alert.id,
        "kind": condition.kind.value,
        "thing": condition.thing,
        "arm": condition.arm,
        "member_id": condition.member,
        "critical": alert.can_exceed_weekly_limit,
        "facts": encode_json(condition.facts),
        "state": alert.state.value,
        "raised_at": alert.raised_at,
        "not_before": alert.not_before,
        "told_at": alert.told_at,
        "pushed": alert.pushed,
    }


def _read_alert(row: Row) -> Alert:
    condition = Condition(
        AlertKind(row["kind"]),
        row["thing"],
        row["arm"],
        _FACTS.decode(row["facts"]),
        row["member_id"],
        row["critical"],
    )
    return Alert(
        row["id"],
        condition,
        AlertState(row["state"]),
        row["raised_at"],
        row["not_before"],
        row["told_at"],
        row["pushed"],
    )
