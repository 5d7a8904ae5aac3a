"""Handlers for the language model's settings in the chat; a key can be typed but is never shown again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import msgspec

from bot.handlers.cards import use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.outside import CheckAddress, PhotoRead, TryOut
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render import models as pages
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.words import Words
from bot.verbs import Verb
from core.errors import Invalid, NotFound, PrivateOnly, Refusal
from core.model.household import Role
from core.model.intent import Command
from core.model.provider import Connection, DataSharing, ModelCallUsage, ModelResult, PriceStatus, Provider, ReadingUse
from core.ports import Outgoing
from core.usecases import keep_connection as keep

router: Router[MessageContext] = Router()

_TYPED = ("key", "url", "cap", "name")
"""The names of the model's settings that may be typed."""
_OPENS = ("key", "url")
"""The settings after which messages begin to be sent to a model."""


@router.tap(Verb.MODEL)
async def _act_on_setting(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Act on a settings button: "" shows the card, ``key`` shows that setting, ``reach=off`` sets one."""
    context.dialogue.asked = None
    name, equals, value = tap.argument.partition("=")
    if equals:
        return await _set_setting(context, name, value)
    if not name:
        return [make_edit_of_tapped(context.inbound, await _make_card(context))]
    return [make_edit_of_tapped(context.inbound, await _show_page(context, name))]


@router.command("model", menu=140)
async def _model_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    del command
    return [await _make_card(context)]


async def _make_card(context: MessageContext) -> Reply:
    if context.inbound.group:
        raise PrivateOnly("model-private-only")
    connection = await keep.load_connection(use_case_context(context))
    return pages.make_model_card(context.words, connection, await _sum_month(context), _find_price(context, connection))


async def _sum_month(context: MessageContext) -> Sequence[ModelCallUsage]:
    return await context.uow.connections.sum_usage(keep.find_month_start(context.now))


def _find_price(context: MessageContext, connection: Connection | None) -> PriceStatus | None:
    assistants = context.services.assistants
    return assistants.tester.describe_price(connection) if assistants and connection else None


async def warn_near_cap(context: MessageContext) -> None:
    """Notify the admins, once a month, that four fifths of the model's spending limit are used."""
    answers = context.outside_answers.answers()
    results = [each.second if isinstance(each, PhotoRead) else each for each in answers]
    if not any(isinstance(each, ModelResult) and each.near_cap for each in results):
        return
    connection = await context.uow.connections.get()
    if connection is None or connection.cap_cents is None:
        return
    usage, began = await _sum_month(context), keep.find_month_start(context.now)
    for member in context.household.members:
        if member.role is Role.ADMIN:
            words = Words(context.household.choose_language(member), context.household.currency)
            body = msgspec.json.encode(pages.make_near_cap_notice(words, connection, usage))
            for channel, chat in await context.services.directory.list_chats(context.household.id, member.id):
                dedupe = f"model-near-cap:{began:%Y-%m}:{channel}:{chat}"
                await context.uow.queue_notices([Outgoing(context.new_id(), channel, chat, body, dedupe)])


async def _show_page(context: MessageContext, name: str) -> Reply:
    if context.inbound.group:
        raise PrivateOnly("model-private-only")
    words, connection = context.words, await keep.load_connection(use_case_context(context))
    plain = _PAGES.get(name)
    if plain is not None:
        _expect_typed(context, name)
        return plain(context)
    if connection is None:
        raise NotFound("model-not-set")
    match name:
        case "name":
            _expect_typed(context, name)
            return pages.make_names_page(words, context.fetch_outside_result(TryOut(connection)))
        case "test":
            text = pages.write_test_result(words, context.fetch_outside_result(TryOut(connection)))
            return text_reply(text, [pages.make_back_button(words)])
        case "usage":
            return pages.make_usage_card(words, connection, await _sum_month(context), _find_price(context, connection))
        case _:
            raise Invalid("choice-gone")


def _expect_typed(context: MessageContext, name: str) -> None:
    if name in _TYPED:
        context.dialogue.asked = Tap(Verb.MODEL, argument=name)


async def _set_setting(context: MessageContext, name: str, value: str) -> Sequence[Reply]:
    setter = _SETTERS.get(name)
    if setter is None:
        raise Invalid("choice-gone")
    await setter(context, value)
    toast = context.words("setting-saved")
    if context.inbound.tap is None:
        return [text_reply(await _write_saved_line(context, name) or toast), await _make_card(context)]
    return [make_edit_of_tapped(context.inbound, await _make_card(context), toast)]


async def _write_saved_line(context: MessageContext, name: str) -> str:
    """Return where messages will be sent after a key or address was saved; "" after any other setting."""
    connection = await context.uow.connections.get() if name in _OPENS else None
    return pages.write_sent_line(context.words, connection) if connection else ""


@router.answer(Verb.MODEL)
async def _answer_typed_setting(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    """Save a typed setting; the text is never read as anything else, so a key is neither logged nor sent."""
    secret = asked.argument == "key"
    try:
        replies = await _set_setting(context, asked.argument, text)
    except Refusal as refusal:
        context.dialogue.asked = asked
        replies = [text_reply(context.words("still-asking", problem=context.words.refusal(refusal)))]
    return [replace(replies[0], forget=context.inbound.own if secret else None), *replies[1:]]


async def _choose_provider(context: MessageContext, value: str) -> None:
    if value not in set(Provider):
        raise Invalid("choice-gone")
    await keep.choose_provider(use_case_context(context), Provider(value))


async def _save_key(context: MessageContext, value: str) -> None:
    await keep.set_key(use_case_context(context), value)


async def _choose_name(context: MessageContext, value: str) -> None:
    await keep.set_model(use_case_context(context), value)


async def _save_url(context: MessageContext, value: str) -> None:
    """Save a typed address only once it is checked; raises Invalid where it may not be called."""
    if context.fetch_outside_result(CheckAddress(keep.check_address(value))) is not None:
        raise Invalid("model-url-forbidden")
    await keep.set_address(use_case_context(context), value)


async def _set_sharing(context: MessageContext, value: str) -> None:
    if value not in set(DataSharing):
        raise Invalid("choice-gone")
    await keep.set_data_sharing(use_case_context(context), DataSharing(value))


async def _set_cap(context: MessageContext, value: str) -> None:
    """Set the model's spending limit: in cents from a button, in dollars where typed."""
    if value == "none":
        await keep.set_cap(use_case_context(context), None)
        return
    digits = value.strip().removeprefix("$").strip()
    if not digits.isdecimal() or len(digits) > len("100000"):
        raise Invalid("model-cap-range")
    await keep.set_cap(use_case_context(context), int(digits) * (1 if context.inbound.tap else 100))


async def _set_narration(context: MessageContext, value: str) -> None:
    await keep.set_narrates(use_case_context(context), on=value == "on")


async def _set_reading(context: MessageContext, value: str) -> None:
    if value not in set(ReadingUse):
        raise Invalid("choice-gone")
    await keep.set_reading(use_case_context(context), ReadingUse(value))


async def _remove_model(context: MessageContext, value: str) -> None:
    if value != "yes":
        raise Invalid("choice-gone")
    await keep.forget_connection(use_case_context(context))


_PAGES: dict[str, Callable[[MessageContext], Reply]] = {
    "provider": lambda context: pages.make_provider_page(context.words),
    "reach": lambda context: pages.make_sharing_page(context.words),
    "reading": lambda context: pages.make_reading_page(context.words),
    "cap": lambda context: pages.make_cap_page(context.words),
    "narrates": lambda context: pages.make_narration_page(context.words),
    "remove": lambda context: pages.make_removal_question(context.words),
    "key": lambda context: pages.make_typing_request(context.words, "key"),
    "url": lambda context: pages.make_typing_request(context.words, "url"),
}
_SETTERS: dict[str, Callable[[MessageContext, str], Awaitable[None]]] = {
    "provider": _choose_provider,
    "key": _save_key,
    "name": _choose_name,
    "url": _save_url,
    "reach": _set_sharing,
    "reading": _set_reading,
    "cap": _set_cap,
    "narrates": _set_narration,
    "remove": _remove_model,
}
