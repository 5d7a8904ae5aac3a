"""A household's fixed rules from shops or descriptions to categories; they are loaded with the household."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from core.model.category_rule import CategoryRule
from core.model.entry import Entry, EntryKind


class CategoryRules(Protocol):
    """The category rules of one household, and the entries they match."""

    async def save(self, rule: CategoryRule, *, by: UUID) -> CategoryRule:
        """Store a rule; an existing one for the same shop or description keeps its id and gets the new category."""
        ...

    async def remove(self, rule_id: UUID) -> bool:
        """Delete a rule; False where there is none."""
        ...

    async def find_entries(self, rule: CategoryRule, kinds: Sequence[EntryKind], limit: int) -> tuple[Entry, ...]:
        """Return entries of some kinds that the rule matches but that have another category, newest first.

        Other members' private entries are left out.
        """
        ...

    async def recategorise(self, entry: Entry, category: str | None, confidence: float) -> bool:
        """Change an entry's category and raise its version; False where somebody has changed it meanwhile."""
        ...
