"""Add, rename and remove the household's categories; entries of a removed category move to another one."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from core.errors import Invalid, NotAllowed, NotFound
from core.model.category import SYSTEM, Category
from core.model.household import Household
from core.usecases.keep_budgets import move_budgets
from core.usecases.names import require_free_name, tidy_name
from core.usecases.rights import require_admin, require_writer
from core.usecases.use_case_context import UseCaseContext

MOST = 80
"""The most categories of a household."""
COLOURS = tuple(dict.fromkeys(category.colour for category in SYSTEM))
PLAIN_ICON = "🏷️"

Named = Callable[[Category], str]
"""A function that returns the name of a category in the household's language."""

_MODIFIERS = "\ufe0f\u200d"


def split_icon(text: str) -> tuple[str, str]:
    """Return the emoji a text begins or ends with ("" for none), and the rest of the text."""
    word, _, rest = text.strip().partition(" ")
    if _is_icon(word):
        return word, rest.strip()
    rest, _, word = text.strip().rpartition(" ")
    return (word, rest.strip()) if _is_icon(word) else ("", text.strip())


def _is_icon(word: str) -> bool:
    symbols = {"So", "Sk", "Mn", "Me"}
    return bool(word) and all(c in _MODIFIERS or unicodedata.category(c) in symbols for c in word)


async def add_category(context: UseCaseContext, text: str, named: Named, *, income: bool = False) -> Category:
    """Add a category of the household's own from a text such as "🎨 Art"; raises Invalid where the name is taken."""
    now = await require_writer(context)
    household = now.household
    if len(household.categories) >= MOST:
        raise Invalid("too-many-categories", most=MOST)
    icon, rest = split_icon(text)
    name = require_free_name(tidy_name(rest), map(named, household.categories))
    key = f"own_{context.ids.code(6).lower()}"
    added = Category(key, icon or PLAIN_ICON, _next_colour(household), income=income, name=name)
    await context.uow.books.save_category(added)
    await _log(context, "add_category", after=added)
    return added


async def rename_category(context: UseCaseContext, key: str, text: str, named: Named) -> Category:
    """Rename a category, a built-in one too; its icon changes where the text has an emoji."""
    now = await require_writer(context)
    was = _find_category(now.household, key)
    icon, rest = split_icon(text)
    others = (named(other) for other in now.household.categories if other.key != key)
    changed = replace(was, name=require_free_name(tidy_name(rest), others), icon=icon or was.icon)
    if changed != was:
        await context.uow.books.save_category(changed)
        await _log(context, "rename_category", was, changed)
    return changed


async def remove_category(context: UseCaseContext, key: str, into: str) -> int:
    """Remove a category, as an admin, and move its entries to another; return how many moved.

    Raises:
        NotAllowed: the category is built in.
        Invalid: one is for income and the other is not, or both have a budget of their own.
    """
    now = await require_admin(context)
    gone, home = _find_category(now.household, key), _find_category(now.household, into)
    if gone.system:
        raise NotAllowed("category-protected")
    if gone.income != home.income or gone.key == home.key:
        raise Invalid("category-mismatch")
    await move_budgets(context, gone.key, home.key)
    moved = await context.uow.books.remove_category(gone.key, home.key)
    await _log(context, "remove_category", gone, home)
    return moved


def list_heirs(household: Household, key: str) -> tuple[Category, ...]:
    """Return the categories to which the entries of a removed category can move."""
    gone = _find_category(household, key)
    return tuple(c for c in household.categories if c.key != key and c.income == gone.income)


def _find_category(household: Household, key: str) -> Category:
    category = household.category(key)
    if category is None:
        raise NotFound("category-unknown")
    return category


def _next_colour(household: Household) -> str:
    used = [category.colour for category in household.categories]
    return min(COLOURS, key=used.count)


async def _log(
    context: UseCaseContext, action: str, before: Category | None = None, after: Category | None = None
) -> None:
    await context.record_action(
        action, context.household.id, before=_encode_category(before), after=_encode_category(after)
    )


def _encode_category(category: Category | None) -> str:
    return json.dumps({"key": category.key, "name": category.name, "icon": category.icon}) if category else ""
