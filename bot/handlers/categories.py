"""Handlers for categories: list, add, rename, and remove with a new category for their entries."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.cards import ask_to_type, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render import categories as render
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.words import Words
from bot.verbs import Verb
from core.errors import NotFound
from core.model.category import Category
from core.model.household import Membership
from core.model.intent import Command
from core.usecases.keep_categories import Named, add_category, list_heirs, remove_category, rename_category
from core.usecases.rights import require_admin, require_member, require_writer

router: Router[MessageContext] = Router()


@router.command("categories", menu=100)
async def categories_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/categories``: list all categories."""
    del command
    return [render.make_categories_card(context.words, await require_member(use_case_context(context)))]


@router.tap(Verb.CATEGORIES)
async def _show_categories(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [
        make_edit_of_tapped(
            context.inbound, render.make_categories_card(context.words, await require_member(use_case_context(context)))
        )
    ]


@router.tap(Verb.CATEGORY_WHICH)
async def _choose_category(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [
        make_edit_of_tapped(
            context.inbound, render.make_category_choice(context.words, await require_writer(use_case_context(context)))
        )
    ]


@router.tap(Verb.CATEGORY)
async def _show_category(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    membership = await require_writer(use_case_context(context))
    return [
        make_edit_of_tapped(
            context.inbound,
            render.make_category_card(context.words, membership, _find_category(membership, tap.argument)),
        )
    ]


def _find_category(membership: Membership, key: str) -> Category:
    category = membership.household.category(key)
    if category is None:
        raise NotFound("category-unknown")
    return category


@router.tap(Verb.CATEGORY_ADD)
async def _ask_new_category(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await require_writer(use_case_context(context))
    context.dialogue.asked = Tap(Verb.CATEGORY_ADD, argument=tap.argument)
    return [ask_to_type(context, "ask-new-category-income" if tap.argument else "ask-new-category")]


@router.tap(Verb.CATEGORY_NAME)
async def _ask_category_name(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    category = _find_category(await require_writer(use_case_context(context)), tap.argument)
    context.dialogue.asked = Tap(Verb.CATEGORY_NAME, argument=category.key)
    return [ask_to_type(context, "ask-category-name", category=context.words.category_name(category))]


@router.tap(Verb.CATEGORY_OUT)
async def _ask_replacement(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    household = (await require_admin(use_case_context(context))).household
    category = _find_category(Membership(household, context.member), tap.argument)
    return [
        make_edit_of_tapped(
            context.inbound,
            render.make_new_category_choice(context.words, category, list_heirs(household, category.key)),
        )
    ]


@router.tap(Verb.CATEGORY_INTO)
async def _remove_category(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    key, _, into = tap.argument.partition(">")
    use_case = use_case_context(context)
    membership = await require_admin(use_case)
    gone, home = _find_category(membership, key), _find_category(membership, into)
    moved = await remove_category(use_case, gone.key, home.key)
    names = {"gone": context.words.category_name(gone), "home": context.words.category_name(home)}
    return [make_edit_of_tapped(context.inbound, text_reply(context.words("category-removed", count=moved, **names)))]


@router.answer(Verb.CATEGORY_ADD)
async def _answer_new_category(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    use_case = use_case_context(context)
    added = await add_category(use_case, text, _make_category_namer(context), income=asked.argument == "income")
    return [text_reply(context.words("category-added", category=context.words.category(added)))]


@router.answer(Verb.CATEGORY_NAME)
async def _answer_category_name(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    changed = await rename_category(use_case_context(context), asked.argument, text, _make_category_namer(context))
    return [text_reply(context.words("category-renamed", category=context.words.category(changed)))]


def _make_category_namer(context: MessageContext) -> Named:
    """Return a function that names a category in the household's language, not in the speaker's."""
    return Words(context.household.language).category_name
