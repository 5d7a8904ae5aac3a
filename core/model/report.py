"""The filter for report queries (Scope) and their results (Figure), the source of every number that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.model.entry import EntryKind
from core.model.money import Money
from core.model.period import Period

PRIVATE = "private"
"""The key of a breakdown under which other members' private entries are summed, so as not to reveal their category."""

SPENDING = (EntryKind.EXPENSE, EntryKind.REFUND)
"""The kinds of entry that count as spending; refunds count negative."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A filter for entries in reports; an empty field filters nothing.

    Filters that could reveal another member's private entry (category, merchant, tag, account, amount, text) leave such
    entries out; period, weekdays, kinds and member include them, so that totals are complete.
    """

    period: Period | None = None
    kinds: tuple[EntryKind, ...] = SPENDING
    categories: tuple[str, ...] = ()
    member: UUID | None = None
    merchant: str | None = None
    tag: str | None = None
    account: str | None = None
    least: int | None = None
    """The smallest amount to count, in minor units of ``currency``."""
    most: int | None = None
    currency: str | None = None
    text: str | None = None
    """Words to find in the description, the shop's name or a tag."""
    without: tuple[str, ...] = ()
    """Categories to leave out."""
    without_texts: tuple[str, ...] = ()
    """Texts whose entries are left out; an entry matches a text when it contains all of its words."""
    weekdays: tuple[int, ...] = ()
    """Days of the week to count, as ISO numbers."""
    whom: UUID | None = None
    """The member for whom it was bought, alone or with others."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum and its number of entries for one ``key``: a category, member id, merchant, month (2026-11) or day."""

    key: str
    money: Money
    count: int


@dataclass(frozen=True, slots=True)
class NamedExpense:
    """An expense reduced to what shows a habit; the amount in minor units of one currency."""

    id: UUID
    day: date
    name: str
    """The merchant, or else the description."""
    category: str
    minor: int


@dataclass(frozen=True, slots=True)
class SpendingPart:
    """The spending of one day, category and payer, private entries included, so only for sums and never shown."""

    day: date
    category: str
    member: UUID
    money: Money
