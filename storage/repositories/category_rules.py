"""A household's rules that put a shop or description into a category, and the entries they match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, not_, or_, update
from sqlalchemy.dialects.postgresql import insert

from core.model.category_rule import CategoryRule
from core.model.entry import Entry, EntryKind, Visibility
from core.ports import Clock
from storage.database import HouseholdConnection
from storage.household_cache import RAISE
from storage.mappers import NOBODY, make_row, make_search_text, read_entry
from storage.repositories.entries import select_entries
from storage.tables import category_rule, entry

_new = insert(category_rule)
_SAVE = _new.on_conflict_do_update(
    index_elements=["household_id", "of_shop", "key"],
    set_={"category": _new.excluded.category, "name": _new.excluded.name},
).returning(category_rule.c.id)
_REMOVE = delete(category_rule).where(
    category_rule.c.household_id == bindparam("household"), category_rule.c.id == bindparam("which")
)
_c = entry.c
_LIVE = (
    _c.deleted_at.is_(None),
    or_(_c.category.is_(None), _c.category != bindparam("elsewhere")),
    not_(and_(_c.visibility == Visibility.PRIVATE.value, _c.author != bindparam("viewer"))),
)
_NEWEST = (_c.day.desc(), _c.created_at.desc(), _c.id.desc())
_OF_SHOP = select_entries().where(*_LIVE, _c.merchant_key == bindparam("about")).order_by(*_NEWEST)
_OF_NAME = select_entries().where(*_LIVE, _c.merchant_key.is_(None), _c.search == bindparam("about")).order_by(*_NEWEST)
_MOVE = (
    update(entry)
    .where(_c.household_id == bindparam("household"), _c.id == bindparam("which"), _c.version == bindparam("was"))
    .values(category=bindparam("into"), confidence=bindparam("sure"), version=_c.version + 1)
)


class SqlCategoryRules:
    """Stores category rules and applies them; implements ``core.ports.CategoryRules``."""

    def __init__(self, bound: HouseholdConnection, viewer: UUID | None, clock: Clock) -> None:
        self._bound = bound
        self._viewer = viewer
        self._clock = clock

    async def save(self, rule: CategoryRule, *, by: UUID) -> CategoryRule:
        """Save a rule; an existing rule for the same thing keeps its id and takes the new category."""
        row = make_row(rule, category_rule) | {"member_id": by, "created_at": self._clock.now()}
        rows = await self._bound.fetch(_SAVE, **row)
        await self._bound.execute(RAISE)
        return replace(rule, id=rows[0]["id"])

    async def remove(self, rule_id: UUID) -> bool:
        """Delete a rule; False if there is none."""
        gone = await self._bound.execute(_REMOVE, which=rule_id)
        await self._bound.execute(RAISE)
        return gone == 1

    async def find_entries(self, rule: CategoryRule, kinds: Sequence[EntryKind], limit: int) -> tuple[Entry, ...]:
        """Return undeleted entries of some kinds that match a rule but have another category, newest first."""
        statement = _OF_SHOP if rule.of_shop else _OF_NAME
        key = rule.key if rule.of_shop else make_search_text(rule.name)
        found = statement.where(_c.kind.in_([kind.value for kind in kinds])).limit(limit)
        viewer = self._viewer or NOBODY
        rows = await self._bound.fetch(found, about=key, elsewhere=rule.category, viewer=viewer)
        return tuple(read_entry(row) for row in rows)

    async def recategorise(self, entry: Entry, category: str | None, confidence: float) -> bool:
        """Change an entry's category and raise its version; False if somebody changed the entry meanwhile."""
        values = {"which": entry.id, "was": entry.version, "into": category, "sure": confidence}
        return await self._bound.execute(_MOVE, **values) == 1
