"""What the book is asked (Scope) and what it says (Figure); every number shown comes from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.model.entry import EntryKind
from core.model.money import Money
from core.model.period import Period

PRIVATE = "private"
"""The key under which others' private entries are summed where a breakdown would give them away."""

SPENDING = (EntryKind.EXPENSE, EntryKind.REFUND)
"""What spending is made of: a refund counts negative."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which entries count; an empty field does not filter.

    Filters that would single out another member's private entry (category, merchant, tag, account, amount, text)
    leave those entries out; period, weekdays, kinds and member keep them in, so totals stay true.
    """

    period: Period | None = None
    kinds: tuple[EntryKind, ...] = SPENDING
    categories: tuple[str, ...] = ()
    member: UUID | None = None
    merchant: str | None = None
    tag: str | None = None
    account: str | None = None
    least: int | None = None
    """Smallest amount in minor units of ``currency``."""
    most: int | None = None
    currency: str | None = None
    text: str | None = None
    """Words looked for in description and merchant."""
    without: tuple[str, ...] = ()
    """Categories that do not count."""
    without_texts: tuple[str, ...] = ()
    """Words an entry that does not count says, all words of any of them."""
    weekdays: tuple[int, ...] = ()
    """Days of the week that count, as ISO numbers."""
    whom: UUID | None = None
    """The member it was for, alone or among others."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum with how many entries made it; ``key`` is a category, member id, merchant, month (2026-11) or day."""

    key: str
    money: Money
    count: int


@dataclass(frozen=True, slots=True)
class SpendingPart:
    """The spending of one day in one category by one payer, private entries included: for sums alone, never shown."""

    day: date
    category: str
    member: UUID
    money: Money
