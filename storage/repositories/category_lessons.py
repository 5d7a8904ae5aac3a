"""A household's category choices in its entries, and the category model trained on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from core.model.category_memory import Lesson, TaughtLine, TrainedModel
from core.model.entry import EntryKind, Visibility
from storage.database import HouseholdConnection
from storage.mappers import NOBODY, make_search_text
from storage.tables import category_model, change, entry

_c = entry.c
_TEXTS_AT_ONCE = 500
"""The most texts searched for in one query, because drivers limit the number of values."""

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

_TAUGHT = ("minor", "day", "category")
_FILED = (
    _c.household_id == bindparam("household"),
    _c.deleted_at.is_(None),
    _c.category.is_not(None),
    _c.kind.in_([EntryKind.EXPENSE.value, EntryKind.REFUND.value]),
)
_SHARED = _c.visibility == Visibility.SHARED.value
_CHANGED = (
    select(func.max(change.c.at))
    .where(change.c.household_id == _c.household_id, change.c.subject == _c.id)
    .correlate(entry)
    .scalar_subquery()
)
_LAST = func.coalesce(_CHANGED, _c.created_at).label("last")
_LESSONS = (
    select(_c.search, _c.category, _LAST)
    .where(
        *_FILED,
        _c.day >= bindparam("since"),
        _c.search.in_(bindparam("texts", expanding=True)),
        or_(_SHARED, _c.author == bindparam("viewer")),
    )
    .order_by(_LAST)
)
_EXAMPLES = (
    select(_c.description, _c.merchant, _c.minor, _c.day, _c.category)
    .where(*_FILED, _SHARED, _c.search != "")
    .order_by(_c.created_at.desc(), _c.id.desc())
    .limit(bindparam("limit"))
)
_SINCE = select(func.count().label("many")).where(*_FILED, _SHARED, _c.created_at > bindparam("since"))
_MODEL = select(category_model).where(category_model.c.household_id == bindparam("household"))
_new = insert(category_model)
_SAVE = _new.on_conflict_do_update(
    index_elements=["household_id"],
    set_={name: _new.excluded[name] for name in ("content", "examples", "trained_at")},
)


class SqlCategoryLessons:
    """Reads category choices and stores the trained model; implements ``core.ports.CategoryLessons``."""

    def __init__(self, bound: HouseholdConnection, viewer: UUID | None) -> None:
        self._bound = bound
        self._viewer = viewer

    async def find_lessons(self, texts: Sequence[str], since: date) -> dict[str, Lesson]:
        """Return the latest category choice for each text, from entries since a day that the viewer may see."""
        keys = {text: make_search_text(text) for text in texts if text.strip()}
        wanted = sorted(set(keys.values()))
        found: dict[str, Lesson] = {}
        for first in range(0, len(wanted), _TEXTS_AT_ONCE):
            some = wanted[first : first + _TEXTS_AT_ONCE]
            rows = await self._bound.fetch(_LESSONS, texts=some, viewer=self._viewer or NOBODY, since=since)
            found |= {row["search"]: Lesson(row["category"], row["last"]) for row in rows}
        return {text: found[key] for text, key in keys.items() if key in found}

    async def list_examples(self, limit: int) -> tuple[TaughtLine, ...]:
        """Return the newest confirmed spending that is not private."""
        rows = await self._bound.fetch(_EXAMPLES, limit=limit)
        return tuple(
            TaughtLine(
                f"{row['description']} {row['merchant'] or ''}".strip(), row["minor"], row["day"], row["category"]
            )
            for row in rows
        )

    async def count_changed_since(self, since: datetime | None) -> int:
        """Return how many of the entries that ``list_examples`` draws from were made since an instant."""
        rows = await self._bound.fetch(_SINCE, since=since or _BEGINNING)
        return int(rows[0]["many"])

    async def load_model(self) -> TrainedModel | None:
        """Return the household's trained category model; None if there is none."""
        rows = await self._bound.fetch(_MODEL)
        return TrainedModel(rows[0]["content"], rows[0]["trained_at"], rows[0]["examples"]) if rows else None

    async def save_model(self, model: TrainedModel) -> None:
        """Save the trained category model, replacing the previous one."""
        row = {"content": model.content, "examples": model.examples, "trained_at": model.trained_at}
        await self._bound.insert(_SAVE, [row])
