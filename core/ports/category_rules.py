"""The rules by which a household always categorises; they are read with the household itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from core.model.category_rule import CategoryRule
from core.model.entry import Entry, EntryKind


class CategoryRules(Protocol):
    """Rules of one household, and the entries they are about."""

    async def save(self, rule: CategoryRule, *, by: UUID) -> CategoryRule:
        """Keep a rule; one about the same thing that was there before keeps its id and takes the new category."""
        ...

    async def remove(self, rule_id: UUID) -> bool:
        """Forget a rule; False where there is none."""
        ...

    async def find_entries(self, rule: CategoryRule, kinds: Sequence[EntryKind], limit: int) -> tuple[Entry, ...]:
        """Live entries of some kinds that are about the same and lie elsewhere, the newest first.

        Private entries of others are left out.
        """
        ...

    async def recategorise(self, entry: Entry, category: str | None, confidence: float) -> bool:
        """Put an entry elsewhere, a version on; False where somebody changed it meanwhile."""
        ...
