"""Cards for the list of categories, one category, and its removal."""

from __future__ import annotations

from collections.abc import Iterable

from bot.messages import Button, Reply, Tap
from bot.render.cards import add_title, arrange_in_rows, text_reply
from bot.render.words import Words
from bot.verbs import Verb
from core.model.category import Category
from core.model.household import Membership, Role


def make_categories_card(words: Words, membership: Membership) -> Reply:
    """Return the card of all categories, those for spending first."""
    text = "\n\n".join(_write_part(words, membership, income=income) for income in (False, True))
    if not membership.member.can_write:
        return add_title(words("categories-title"), text)
    add = Button(words("button-category-add"), Tap(Verb.CATEGORY_ADD))
    income = Button(words("button-category-add-income"), Tap(Verb.CATEGORY_ADD, argument="income"))
    change = Button(words("button-category-change"), Tap(Verb.CATEGORY_WHICH))
    return add_title(words("categories-title"), text, [[add, income], [change]])


def _write_part(words: Words, membership: Membership, *, income: bool) -> str:
    heading = words("categories-income" if income else "categories-spending")
    return "\n".join([heading, *(words.category(c) for c in membership.household.categories if c.income is income)])


def make_category_choice(words: Words, membership: Membership) -> Reply:
    """Return the card that asks which category to change."""
    buttons = (Button(words.category(c), Tap(Verb.CATEGORY, argument=c.key)) for c in membership.household.categories)
    back = [Button(words("button-back"), Tap(Verb.CATEGORIES))]
    return text_reply(words("ask-which-category"), [*arrange_in_rows(buttons), back])


def make_category_card(words: Words, membership: Membership, category: Category) -> Reply:
    """Return one category's card with the buttons to rename or remove it."""
    rename = [Button(words("button-category-rename"), Tap(Verb.CATEGORY_NAME, argument=category.key))]
    removable = not category.system and membership.member.role is Role.ADMIN
    remove = (
        [Button(words("button-category-remove"), Tap(Verb.CATEGORY_OUT, argument=category.key))] if removable else []
    )
    back = [Button(words("button-back"), Tap(Verb.CATEGORY_WHICH))]
    text = words("category-system" if category.system else "category-own")
    return add_title(words.category(category), text, [rename, remove, back])


def make_new_category_choice(words: Words, category: Category, homes: Iterable[Category]) -> Reply:
    """Return the card that asks into which category the entries go before a category is removed."""
    buttons = (Button(words.category(c), Tap(Verb.CATEGORY_INTO, argument=f"{category.key}>{c.key}")) for c in homes)
    back = [Button(words("button-back"), Tap(Verb.CATEGORY, argument=category.key))]
    return text_reply(
        words("ask-category-home", category=words.category_name(category)), [*arrange_in_rows(buttons), back]
    )
