"""Categories: look, add, rename, remove with a new home for what was in them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.cards import deed_of
from bot.handlers.turn import AskedHandler, CommandHandler, TapHandler, Turn
from bot.messages import Reply, Tap
from bot.render import categories as render
from bot.render.cards import in_place, says
from bot.render.words import Words
from core.errors import NotFound
from core.model.category import Category
from core.model.household import Membership
from core.model.intent import Command
from core.usecases.keep_categories import Named, add_category, homes, remove_category, rename_category
from core.usecases.rights import admin, present, writer


async def categories_command(turn: Turn, command: Command) -> Sequence[Reply]:
    """All of them."""
    del command
    return [render.categories_card(turn.words, await present(deed_of(turn)))]


async def _all(turn: Turn, tap: Tap) -> Sequence[Reply]:
    del tap
    return [in_place(turn.inbound, render.categories_card(turn.words, await present(deed_of(turn))))]


async def _which(turn: Turn, tap: Tap) -> Sequence[Reply]:
    del tap
    return [in_place(turn.inbound, render.which_card(turn.words, await writer(deed_of(turn))))]


async def _one(turn: Turn, tap: Tap) -> Sequence[Reply]:
    membership = await writer(deed_of(turn))
    return [in_place(turn.inbound, render.category_card(turn.words, membership, _of(membership, tap.argument)))]


def _of(membership: Membership, key: str) -> Category:
    category = membership.household.category(key)
    if category is None:
        raise NotFound("category-unknown")
    return category


async def _add(turn: Turn, tap: Tap) -> Sequence[Reply]:
    await writer(deed_of(turn))
    turn.dialogue.asked = Tap("cat-add", argument=tap.argument)
    return [says(turn.words("ask-new-category-income" if tap.argument else "ask-new-category"))]


async def _rename(turn: Turn, tap: Tap) -> Sequence[Reply]:
    category = _of(await writer(deed_of(turn)), tap.argument)
    turn.dialogue.asked = Tap("cat-name", argument=category.key)
    return [says(turn.words("ask-category-name", category=turn.words.category_name(category)))]


async def _remove(turn: Turn, tap: Tap) -> Sequence[Reply]:
    household = (await admin(deed_of(turn))).household
    category = _of(Membership(household, turn.member), tap.argument)
    return [in_place(turn.inbound, render.homes_card(turn.words, category, homes(household, category.key)))]


async def _into(turn: Turn, tap: Tap) -> Sequence[Reply]:
    key, _, into = tap.argument.partition(">")
    deed = deed_of(turn)
    membership = await admin(deed)
    gone, home = _of(membership, key), _of(membership, into)
    moved = await remove_category(deed, gone.key, home.key)
    names = {"gone": turn.words.category_name(gone), "home": turn.words.category_name(home)}
    return [in_place(turn.inbound, says(turn.words("category-removed", count=moved, **names)))]


async def _said_new(turn: Turn, asked: Tap, text: str) -> Sequence[Reply]:
    deed = deed_of(turn)
    added = await add_category(deed, text, _named(turn), income=asked.argument == "income")
    return [says(turn.words("category-added", category=turn.words.category(added)))]


async def _said_name(turn: Turn, asked: Tap, text: str) -> Sequence[Reply]:
    changed = await rename_category(deed_of(turn), asked.argument, text, _named(turn))
    return [says(turn.words("category-renamed", category=turn.words.category(changed)))]


def _named(turn: Turn) -> Named:
    """What a category is called in the household's language, whoever asks."""
    return Words(turn.household.language).category_name


COMMANDS: dict[str, CommandHandler] = {"categories": categories_command}
TAPS: dict[str, TapHandler] = {
    "cats": _all,
    "cat-which": _which,
    "cat": _one,
    "cat-add": _add,
    "cat-name": _rename,
    "cat-out": _remove,
    "cat-into": _into,
}
ASKED: dict[str, AskedHandler] = {"cat-add": _said_new, "cat-name": _said_name}
