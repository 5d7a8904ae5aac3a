"""Handlers that create a household in the chat: one card of guessed settings, each changeable, and a Create button."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress

from bot.handlers import currencies, places
from bot.handlers.message_context import GuestContext
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render import welcome
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.languages import find_own_name, read_language
from bot.render.words import LANGUAGES, Words
from bot.verbs import Verb
from core.errors import Invalid
from core.language.written_language import find_greeting_language, find_written_language
from core.ports import Identity
from core.usecases.found_household import HouseholdSettings, found_household, require_zone
from core.usecases.names import tidy_name

router: Router[GuestContext] = Router()

_PARTS = re.compile(r"[\s,;/&+]+")
"""Matches what separates several choices typed in one message."""


def note_language(guest: GuestContext) -> None:
    """Answer a visitor in the language they write, unless they chose one; the card of settings shows it."""
    text, chosen = guest.inbound.text.strip(), guest.dialogue.answers
    if not text or text.startswith("/") or "language" in chosen or guest.dialogue.asked is not None:
        return
    own = currencies.guess_language(guest.inbound.language)
    found = find_written_language(text, own, LANGUAGES) or find_greeting_language(text, own, LANGUAGES)
    if found is not None and found != own:
        chosen["language"] = found


def choose_words(guest: GuestContext) -> Words:
    """Return the word catalogue of the language the visitor chose, else the one nearest to their device's."""
    language = guest.dialogue.answers.get("language") or currencies.guess_language(guest.inbound.language)
    return Words(language, plan_household(guest).currency)


def plan_household(guest: GuestContext) -> HouseholdSettings:
    """Return the new household's settings: what the visitor chose so far, and guesses for the rest."""
    chosen, tag = guest.dialogue.answers, guest.inbound.language
    language = chosen.get("language") or currencies.guess_language(tag)
    zone = chosen.get("zone")
    there = places.find_currency(zone) if zone else None
    currency = (
        chosen.get("currency")
        or there
        or currencies.find_mentioned_currency(guest.dialogue.held)
        or currencies.list_likely_currencies(tag)[0]
    )
    zone = zone or places.find_home_zone(currency, currencies.find_country(tag))
    name = chosen.get("name") or Words(language)("home-of", name=name_visitor(guest))
    return HouseholdSettings(name, currency, zone, language)


def name_visitor(guest: GuestContext) -> str:
    """Return the visitor's name: as typed, else their given name on the channel, else ""."""
    said = guest.dialogue.answers.get("me")
    if said:
        return said
    for name in (guest.inbound.name.strip().partition(" ")[0], guest.inbound.name):
        try:
            return tidy_name(name)
        except Invalid:
            continue
    return ""


def make_identity(guest: GuestContext) -> Identity:
    """Return the visitor's identity on this channel."""
    return Identity(guest.inbound.channel, guest.inbound.person, name_visitor(guest))


@router.tap(Verb.FOUND)
async def show_plan(guest: GuestContext, tap: Tap | None = None) -> Sequence[Reply]:
    """Show the card of guessed settings, or first ask for a name where none is known."""
    del tap
    if not name_visitor(guest):
        return _ask_for_name(guest, "me")
    return [make_edit_of_tapped(guest.inbound, _show_summary(guest))]


@router.tap(Verb.FOUND_CREATE)
async def create_planned_household(guest: GuestContext, tap: Tap) -> Sequence[Reply]:
    """Create the household as the card shows it."""
    del tap
    if not name_visitor(guest):
        return _ask_for_name(guest, "me")
    membership = await found_household(
        guest.transaction, guest.services.ids, plan_household(guest), make_identity(guest)
    )
    guest.seated = membership
    guest.dialogue.answers.clear()
    return [
        make_edit_of_tapped(
            guest.inbound,
            welcome.welcome_founder(Words(membership.household.language, membership.household.currency), membership),
        )
    ]


def _show_summary(guest: GuestContext) -> Reply:
    planned = plan_household(guest)
    words = choose_words(guest)
    return welcome.show_summary(
        words,
        welcome.PlannedSettings(
            name=planned.name,
            me=name_visitor(guest),
            currency=currencies.write_full_name(planned.currency, words),
            place=places.name_city(planned.zone, words),
            clock=places.write_clock(planned.zone, guest.now),
            language=find_own_name(planned.language),
            currencies=_list_likely_alternatives(guest, planned.currency),
            held=guest.dialogue.held,
        ),
    )


def _list_likely_alternatives(guest: GuestContext, chosen: str) -> tuple[tuple[str, str], ...]:
    """Return other currencies as likely as the guessed one; empty if the visitor chose a currency."""
    if guest.dialogue.answers.keys() & {"currency", "zone"}:
        return ()
    codes = [code for code in currencies.list_likely_currencies(guest.inbound.language) if code != chosen]
    return tuple((code, currencies.label_currency(code, choose_words(guest))) for code in codes[:4])


def _ask_for_name(guest: GuestContext, what: str) -> Sequence[Reply]:
    """Ask the visitor to type a name."""
    guest.dialogue.asked = Tap(f"found-{what}")
    return [make_edit_of_tapped(guest.inbound, text_reply(choose_words(guest)(f"ask-{what}")))]


@router.tap(Verb.FOUND_NAME)
async def _ask_household_name(guest: GuestContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return _ask_for_name(guest, "name")


@router.tap(Verb.FOUND_ME)
async def _ask_own_name(guest: GuestContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return _ask_for_name(guest, "me")


@router.tap(Verb.FOUND_CURRENCY)
async def _choose_currency(guest: GuestContext, tap: Tap) -> Sequence[Reply]:
    if tap.argument:
        return await _set_choice(guest, "currency", currencies.read_currency(tap.argument)[0])
    codes = dict.fromkeys((*currencies.list_likely_currencies(guest.inbound.language), *currencies.COMMON[:6]))
    return _offer_currencies(guest, tuple(codes)[:8], "ask-found-currency")


@router.tap(Verb.FOUND_ZONE)
async def _choose_zone(guest: GuestContext, tap: Tap) -> Sequence[Reply]:
    if tap.argument:
        return await _set_choice(guest, "zone", require_zone(tap.argument))
    return _offer_zones(guest, places.list_zones(plan_household(guest).currency), "ask-zone")


@router.tap(Verb.FOUND_LANGUAGE)
async def _choose_language(guest: GuestContext, tap: Tap) -> Sequence[Reply]:
    if tap.argument in LANGUAGES:
        return await _set_choice(guest, "language", tap.argument)
    options = tuple((language, find_own_name(language)) for language in LANGUAGES)
    words = choose_words(guest)
    return [
        make_edit_of_tapped(
            guest.inbound,
            welcome.choose(words("ask-language"), "found-language", options, welcome.make_back_button(words)),
        )
    ]


async def _set_choice(guest: GuestContext, what: str, value: str) -> Sequence[Reply]:
    guest.dialogue.answers[what] = value
    return await show_plan(guest)


async def change_plan(guest: GuestContext, text: str) -> Sequence[Reply] | None:
    """Apply typed words to the settings on the card, in any order: "EUR, Berlin", "Deutsch".

    Return None where a word is no setting, or no such card is shown.
    """
    if not is_planning(guest):
        return None
    found = _read_choice(guest, text)
    if not found:
        parts = [_read_choice(guest, part) for part in _PARTS.split(text) if part]
        found = {what: value for part in parts for what, value in part.items()} if all(parts) else {}
    if not found:
        return None
    guest.dialogue.answers |= found
    return await show_plan(guest)


def is_planning(guest: GuestContext) -> bool:
    """Return whether the last message was the card of guessed settings, or a question about one of them."""
    if guest.dialogue.asked is not None and guest.dialogue.asked.verb in router.answers:
        return True
    return any(button.tap and button.tap.verb == Verb.FOUND_CREATE for button in guest.dialogue.choices)


def _read_choice(guest: GuestContext, text: str) -> dict[str, str]:
    """Return the settings that words choose (language, place, currency), the likeliest where several fit."""
    if (language := read_language(text)) is not None:
        return {"language": language}
    if codes := currencies.read_code_or_sign(text):
        return {"currency": codes[0]}
    zones: tuple[str, ...] = ()
    moneys: tuple[str, ...] = ()
    with suppress(Invalid):
        zones = places.read_zone(text, plan_household(guest).currency, guest.now, choose_words(guest))
    with suppress(Invalid):
        moneys = currencies.read_currency(text)
    if moneys and len(zones) != 1:  # "euro" begins the names of all zones of Europe
        return {"currency": moneys[0]}
    return {"zone": zones[0]} if zones else {}


def _offer_currencies(guest: GuestContext, codes: Sequence[str], ask: str) -> Sequence[Reply]:
    words = choose_words(guest)
    guest.dialogue.asked = Tap(Verb.FOUND_CURRENCY)
    options = tuple((code, currencies.label_currency(code, words)) for code in codes)
    return [
        make_edit_of_tapped(
            guest.inbound, welcome.choose(words(ask), "found-currency", options, welcome.make_back_button(words))
        )
    ]


def _offer_zones(guest: GuestContext, zones: Sequence[str], ask: str) -> Sequence[Reply]:
    words = choose_words(guest)
    guest.dialogue.asked = Tap(Verb.FOUND_ZONE)
    options = tuple((zone, f"{places.name_city(zone, words)} {places.write_clock(zone, guest.now)}") for zone in zones)
    return [
        make_edit_of_tapped(
            guest.inbound, welcome.choose(words(ask), "found-zone", options, welcome.make_back_button(words))
        )
    ]


@router.answer(Verb.FOUND_NAME)
async def _answer_name(guest: GuestContext, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    return await _set_choice(guest, "name", tidy_name(text))


@router.answer(Verb.FOUND_ME)
async def _answer_me(guest: GuestContext, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    return await _set_choice(guest, "me", tidy_name(text))


@router.answer(Verb.FOUND_CURRENCY)
async def _answer_currency(guest: GuestContext, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    try:
        codes = currencies.read_currency(text)
    except Invalid:
        return await _answer_other(guest, text)
    if len(codes) == 1:
        return await _set_choice(guest, "currency", codes[0])
    return _offer_currencies(guest, codes, "ask-which-currency")


@router.answer(Verb.FOUND_ZONE)
async def _answer_zone(guest: GuestContext, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    if currencies.read_code_or_sign(text):
        return await _answer_other(guest, text)
    zones = places.read_zone(text, plan_household(guest).currency, guest.now, choose_words(guest))
    if len(zones) == 1:
        return await _set_choice(guest, "zone", zones[0])
    return _offer_zones(guest, zones, "ask-which-zone")


async def _answer_other(guest: GuestContext, text: str) -> Sequence[Reply]:
    """Apply an answer that fits a setting other than the one asked for; raises Invalid where it fits none."""
    found = _read_choice(guest, text)
    if not found:
        raise Invalid("currency-unknown", currency=text.strip()[:10])
    guest.dialogue.answers |= found
    return await show_plan(guest)
