"""Spending and income categories: a fixed set with icons and colours, and those a household adds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """A category of spending or income; where ``name`` is None it is shown by the translation of ``key``."""

    key: str
    icon: str
    colour: str
    income: bool = False
    name: str | None = None
    system: bool = False


def _make_system_category(key: str, icon: str, colour: str, *, income: bool = False) -> Category:
    return Category(key, icon, colour, income=income, system=True)


SYSTEM: tuple[Category, ...] = (
    _make_system_category("groceries", "🛒", "green"),
    _make_system_category("dining", "🍽️", "orange"),
    _make_system_category("transport", "🛺", "blue"),
    _make_system_category("fuel", "⛽", "amber"),
    _make_system_category("housing", "🏠", "brown"),
    _make_system_category("utilities", "💡", "yellow"),
    _make_system_category("phone_internet", "📱", "sky"),
    _make_system_category("health", "💊", "red"),
    _make_system_category("personal_care", "💇", "rose"),
    _make_system_category("shopping", "🛍️", "magenta"),
    _make_system_category("clothing", "👕", "violet"),
    _make_system_category("household", "🧹", "teal"),
    _make_system_category("entertainment", "🎬", "purple"),
    _make_system_category("subscriptions", "🔁", "indigo"),
    _make_system_category("education", "🎓", "navy"),
    _make_system_category("children", "🧸", "peach"),
    _make_system_category("pets", "🐾", "tan"),
    _make_system_category("travel", "✈️", "cyan"),
    _make_system_category("gifts", "🎁", "pink"),
    _make_system_category("insurance", "🛡️", "slate"),
    _make_system_category("fees_taxes", "🧾", "grey"),
    _make_system_category("other", "📦", "stone"),
    _make_system_category("salary", "💼", "emerald", income=True),
    _make_system_category("other_income", "💰", "lime", income=True),
)
"""The categories every household starts with; they can be renamed but not deleted."""

INCOMES = frozenset(category.key for category in SYSTEM if category.income)
"""The income categories among those every household starts with."""
