"""Categories: a system set with icon and colour token, and the household's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """What money goes to or comes from; ``name`` None means the catalogue's word for ``key``."""

    key: str
    icon: str
    colour: str
    income: bool = False
    name: str | None = None
    system: bool = False


def _system(key: str, icon: str, colour: str, *, income: bool = False) -> Category:
    return Category(key, icon, colour, income=income, system=True)


SYSTEM: tuple[Category, ...] = (
    _system("groceries", "🛒", "green"),
    _system("dining", "🍽️", "orange"),
    _system("transport", "🛺", "blue"),
    _system("fuel", "⛽", "amber"),
    _system("housing", "🏠", "brown"),
    _system("utilities", "💡", "yellow"),
    _system("phone_internet", "📱", "sky"),
    _system("health", "💊", "red"),
    _system("personal_care", "💇", "rose"),
    _system("shopping", "🛍️", "magenta"),
    _system("clothing", "👕", "violet"),
    _system("household", "🧹", "teal"),
    _system("entertainment", "🎬", "purple"),
    _system("subscriptions", "🔁", "indigo"),
    _system("education", "🎓", "navy"),
    _system("children", "🧸", "peach"),
    _system("pets", "🐾", "tan"),
    _system("travel", "✈️", "cyan"),
    _system("gifts", "🎁", "pink"),
    _system("insurance", "🛡️", "slate"),
    _system("fees_taxes", "🧾", "grey"),
    _system("other", "📦", "stone"),
    _system("salary", "💼", "emerald", income=True),
    _system("other_income", "💰", "lime", income=True),
)
"""The set every household starts with; protected from deletion, free to be renamed."""
