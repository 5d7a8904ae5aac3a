"""A household and lines to pick categories for."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from core.model.category import SYSTEM, Category
from core.model.entry import EntryKind, Line
from core.model.household import Household, NumberHabit
from core.model.money import Money


def household(*categories: Category) -> Household:
    """A household with these categories, the shipped ones where none are given."""
    kept = categories or SYSTEM
    return Household(UUID(int=9), "Home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT, categories=kept)


def line(description: str, merchant: str | None = None, kind: EntryKind = EntryKind.EXPENSE) -> Line:
    """A line of a day and an amount that tell nothing."""
    return Line(kind, Money.of(100, "INR"), date(2026, 11, 21), description, merchant=merchant)
