"""Handlers for people without a household, and for ``/start`` of members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers import demo, founding, groups, joining, more_choices
from bot.handlers.message_context import GuestContext, MessageContext
from bot.handlers.router import Router
from bot.handlers.talk import make_help_card
from bot.handlers.typed_choices import ShownButtons, find_choice
from bot.messages import HeldPictures, Reply, Tap
from bot.render.cards import add_title, make_edit_of_tapped, text_reply
from bot.render.welcome import make_onboarding_card
from bot.verbs import Verb
from core.errors import Invalid, Refusal
from core.language.context import Context
from core.language.recognise import recognise
from core.model.intent import BankNotice, Command, Intent, RecordEntries

router: Router[MessageContext] = Router()

GUEST_ROUTER: Router[GuestContext] = Router()
GUEST_ROUTER.include(founding.router, joining.router, more_choices.guest_router)

_READABLE = frozenset({"photo", "document"})
MOST_HELD = 5
"""The most messages with pictures that are stored for somebody without a household."""
HELD = 2_000
"""The most characters of messages that are stored for somebody without a household."""


async def answer_guest(guest: GuestContext) -> Sequence[Reply]:
    """Answer a message of somebody without a household; nothing but their dialogue state is stored."""
    founding.note_language(guest)
    guest.words = founding.choose_words(guest)
    if guest.inbound.group:
        return groups.answer_stranger(guest)
    asked = guest.dialogue.asked
    try:
        return await _route_guest(guest)
    except Invalid as refusal:  # raised before anything is written: the question stands
        guest.dialogue.asked = asked
        return [text_reply(guest.words.refusal(refusal))]


async def _route_guest(guest: GuestContext) -> Sequence[Reply]:
    inbound = guest.inbound
    if inbound.tap is not None:
        return await _answer_tap(guest, inbound.tap)
    if inbound.start:
        return await joining.enter_code(guest, inbound.start)
    if inbound.text.startswith("/"):
        return await _answer_command(guest, inbound.text)
    return await _answer_text(guest, inbound.text)


async def _answer_tap(guest: GuestContext, tap: Tap) -> Sequence[Reply]:
    if tap.verb == Verb.DEMO and guest.inbound.channel in demo.CHANNELS:
        return await demo.create_demo(guest)
    guest.dialogue.asked = None
    handler = GUEST_ROUTER.taps.get(tap.verb)
    if handler is None:
        return [replace(_show_start(guest), toast=guest.words("button-expired"))]
    return await handler(guest, tap)


async def _answer_command(guest: GuestContext, text: str) -> Sequence[Reply]:
    command, _, rest = text[1:].partition(" ")
    asked = guest.dialogue.asked
    guest.dialogue.asked = None
    if rest.strip() and command.lower() in {"start", "join"}:
        return await joining.enter_code(guest, rest)
    if command.lower() == "join":
        return joining.ask_code(guest)
    if command.lower() == "cancel" and asked is not None:
        return [make_edit_of_tapped(guest.inbound, _show_start(guest))]
    return [_show_start(guest)]


async def _answer_text(guest: GuestContext, text: str) -> Sequence[Reply]:
    if guest.inbound.attachments:
        return _hold_pictures(guest)
    asked = guest.dialogue.asked
    chosen = find_choice(text, ShownButtons(guest.dialogue.choices), _make_reading_context(guest), guest.words)
    if len(chosen) == 1 and chosen[0].tap is not None:
        return await _answer_tap(guest, chosen[0].tap)
    if asked is None or asked.verb != "join-code":
        invited = await joining.enter_code_in_text(guest, text)
        if invited is not None:
            return invited
    handler = GUEST_ROUTER.answers.get(asked.verb) if asked else None
    if asked is not None and handler is not None and text.strip():
        guest.dialogue.asked = None
        return await handler(guest, asked, text)
    if joining.is_link(text):
        return await joining.enter_code(guest, text)
    intent = _read_intent(guest, text)
    if isinstance(intent, BankNotice):  # a bank's text without a transaction must not be stored
        return [replace(_show_start(guest), forget=guest.inbound.own)]
    if (changed := await founding.change_plan(guest, text)) is not None:
        return changed
    told = _hold_message(guest, text) if isinstance(intent, RecordEntries) else []
    shown = await founding.show_plan(guest) if founding.is_planning(guest) else [_show_start(guest)]
    return [*told, *shown]


def _hold_message(guest: GuestContext, text: str) -> list[Reply]:
    """Store a message that records entries until its writer has a household; say so where that is too much."""
    held = f"{guest.dialogue.held}\n{text}".strip()
    if len(held) > HELD:
        return [text_reply(guest.words("door-file-later"))]
    guest.dialogue.held = held
    return []


def _hold_pictures(guest: GuestContext) -> Sequence[Reply]:
    """Store photos and caption until their sender has a household; ask to send other files again later."""
    held = guest.dialogue.held_pictures
    readable = all(attachment.kind in _READABLE for attachment in guest.inbound.attachments)
    if not readable or len(held) >= MOST_HELD:
        return [text_reply(guest.words("door-file-later")), _show_start(guest)]
    guest.dialogue.held_pictures = (*held, HeldPictures(guest.inbound.attachments, guest.inbound.text[:HELD]))
    return [text_reply(guest.words("door-picture-held")), _show_start(guest)]


def _read_intent(guest: GuestContext, text: str) -> Intent | None:
    """Return the intent that a stranger's message would have in a household; None where it cannot be read."""
    try:
        return recognise(text, _make_reading_context(guest)) if text.strip() else None
    except Refusal:
        return None


def _make_reading_context(guest: GuestContext) -> Context:
    plan = founding.plan_household(guest)
    return Context(guest.now.date(), plan.currency, guest.services.ids.new(), people=(), language=plan.language)


def _show_start(guest: GuestContext) -> Reply:
    offers = (demo.make_demo_button(guest.words),) if guest.inbound.channel in demo.CHANNELS else ()
    again, guest.dialogue.greeted = guest.dialogue.greeted, True
    return make_onboarding_card(
        guest.words, held=guest.dialogue.held, extra=offers, again=again and not guest.inbound.tap
    )


@GUEST_ROUTER.tap(Verb.FOUND_START)
async def _go_back(guest: GuestContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [make_edit_of_tapped(guest.inbound, _show_start(guest))]


@router.command("start", menu=10)
@router.command("join")
async def answer_start(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/start`` of a member with a greeting; with an invite code say that they already have a household."""
    words = context.words
    if command.rest.strip():
        return [text_reply(words("seated-elsewhere", household=context.household.name))]
    welcome = add_title(
        words("back-title", name=context.member.name), words("back-text", household=context.household.name)
    )
    return [replace(welcome, buttons=make_help_card(context).buttons)]
