"""What one household shares: the entries that count, how it splits them, and when its members were there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.dialects.postgresql import insert

from core.model.balance import SplitKind, SplitRule, Stay
from core.model.entry import Entry, EntryKind, Visibility
from core.model.period import Period
from core.ports import Ids
from storage.database import HouseholdConnection
from storage.household_cache import RAISE
from storage.mappers import entry_of, json
from storage.repositories.entries import entries
from storage.tables import entry, member, share, split_rule

_c = entry.c
_TO_A_MEMBER = exists(
    select(share.c.entry_id).where(share.c.household_id == _c.household_id, share.c.entry_id == _c.id).correlate(entry)
)
_ENTRIES = (
    entries()
    .where(
        _c.deleted_at.is_(None),
        _c.visibility == Visibility.SHARED.value,
        or_(
            _c.kind.in_([EntryKind.EXPENSE.value, EntryKind.REFUND.value]),
            (_c.kind == EntryKind.TRANSFER.value) & _TO_A_MEMBER,
        ),
        _c.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(_c.day.desc(), _c.created_at.desc(), _c.id.desc())
)
_RULES = select(split_rule).where(split_rule.c.household_id == bindparam("household")).order_by(split_rule.c.since)
_ADD_RULE = insert(split_rule)
_STAYS = (
    select(member.c.id, member.c.created_at, member.c.removed_at)
    .where(member.c.household_id == bindparam("household"))
    .order_by(member.c.created_at, member.c.id)
)
_WEIGHTS = msgspec.json.Decoder(dict[UUID, int])


class SqlSharing:
    """Implements ``core.ports.Sharing``."""

    def __init__(self, bound: HouseholdConnection, ids: Ids) -> None:
        self._bound = bound
        self._ids = ids

    async def entries(self, period: Period | None = None) -> tuple[Entry, ...]:
        """Every live entry that may be owed between members, the newest first; private ones are left out."""
        first, last = (period.first, period.last) if period else (date.min, date.max)
        return tuple(entry_of(row) for row in await self._bound.fetch(_ENTRIES, first=first, last=last))

    async def rules(self) -> tuple[SplitRule, ...]:
        """How the household has split, the oldest rule first."""
        rows = await self._bound.fetch(_RULES)
        return tuple(SplitRule(SplitKind(row["kind"]), row["since"], _WEIGHTS.decode(row["weights"])) for row in rows)

    async def add_rule(self, rule: SplitRule, *, by: UUID) -> None:
        """Split another way from an instant on; ``by`` is the member who decided so."""
        row = {
            "id": self._ids.new(),
            "kind": rule.kind.value,
            "weights": json(rule.weights),
            "member_id": by,
            "since": rule.since,
        }
        await self._bound.insert(_ADD_RULE, [row])

    async def stays(self) -> tuple[Stay, ...]:
        """When each member was in the household, those who left too."""
        rows = await self._bound.fetch(_STAYS)
        return tuple(Stay(row["id"], row["created_at"], row["removed_at"]) for row in rows)

    async def lock(self) -> None:
        """Let nobody else settle in this household until the unit of work ends."""
        await self._bound.execute(RAISE)
