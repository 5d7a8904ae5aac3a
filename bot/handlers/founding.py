"""Found a household in the chat: one card of guesses, each a tap away from being changed, and Create."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.handlers import currencies, places
from bot.handlers.turn import Visit
from bot.messages import Reply, Tap
from bot.render import welcome
from bot.render.cards import in_place, says
from bot.render.languages import own_name
from bot.render.words import LANGUAGES, Words
from core.errors import Invalid
from core.ports import Identity
from core.usecases.found_household import Founding, found_household, known_zone
from core.usecases.names import tidy


def words(visit: Visit) -> Words:
    """The visitor's words: of the language they chose, else the nearest to their device's."""
    language = visit.dialogue.answers.get("language") or currencies.guess_language(visit.inbound.language)
    return Words(language, plan(visit).currency)


def plan(visit: Visit) -> Founding:
    """What was chosen so far, and sensible guesses for the rest."""
    chosen, tag = visit.dialogue.answers, visit.inbound.language
    language = chosen.get("language") or currencies.guess_language(tag)
    currency = chosen.get("currency") or currencies.mentioned(visit.dialogue.held) or currencies.likely(tag)[0]
    zone = chosen.get("zone") or places.home(currency, currencies.country(tag))
    name = chosen.get("name") or Words(language)("home-of", name=caller(visit))
    return Founding(name, currency, zone, language)


def caller(visit: Visit) -> str:
    """What to call the visitor: what they said, else their given name on the channel, else ""."""
    said = visit.dialogue.answers.get("me")
    if said:
        return said
    for name in (visit.inbound.name.strip().partition(" ")[0], visit.inbound.name):
        try:
            return tidy(name)
        except Invalid:
            continue
    return ""


def identity(visit: Visit) -> Identity:
    """The visitor as onboarding knows people."""
    return Identity(visit.inbound.channel, visit.inbound.person, caller(visit))


async def begin(visit: Visit, tap: Tap | None = None) -> Sequence[Reply]:
    """The summary card, or the one question it cannot do without: a name."""
    del tap
    if not caller(visit):
        return _ask(visit, "me")
    return [in_place(visit.inbound, _summary(visit))]


async def create(visit: Visit, tap: Tap) -> Sequence[Reply]:
    """Found it."""
    del tap
    if not caller(visit):
        return _ask(visit, "me")
    membership = await found_household(visit.transaction, visit.services.ids, plan(visit), identity(visit))
    visit.seated = membership
    visit.dialogue.answers.clear()
    return [
        in_place(
            visit.inbound,
            welcome.founded(Words(membership.household.language, membership.household.currency), membership),
        )
    ]


def _summary(visit: Visit) -> Reply:
    founding = plan(visit)
    say = words(visit)
    return welcome.summary(
        say,
        welcome.Draught(
            name=founding.name,
            me=caller(visit),
            currency=currencies.full_name(founding.currency, say),
            place=places.city(founding.zone, say),
            clock=places.clock(founding.zone, visit.now),
            language=own_name(founding.language),
            currencies=_also_likely(visit, founding.currency),
        ),
    )


def _also_likely(visit: Visit, chosen: str) -> tuple[tuple[str, str], ...]:
    """Other currencies as likely as the guess; none once it was chosen."""
    if "currency" in visit.dialogue.answers:
        return ()
    codes = [code for code in currencies.likely(visit.inbound.language) if code != chosen]
    return tuple((code, currencies.label(code, words(visit))) for code in codes[:4])


def _ask(visit: Visit, what: str) -> Sequence[Reply]:
    """Ask for a name to be typed."""
    visit.dialogue.asked = Tap(f"found-{what}")
    return [in_place(visit.inbound, says(words(visit)(f"ask-{what}")))]


async def _name(visit: Visit, tap: Tap) -> Sequence[Reply]:
    del tap
    return _ask(visit, "name")


async def _me(visit: Visit, tap: Tap) -> Sequence[Reply]:
    del tap
    return _ask(visit, "me")


async def _currency(visit: Visit, tap: Tap) -> Sequence[Reply]:
    if tap.argument:
        return await _set(visit, "currency", currencies.read_currency(tap.argument)[0])
    codes = dict.fromkeys((*currencies.likely(visit.inbound.language), *currencies.COMMON[:6]))
    return _offer_currencies(visit, tuple(codes)[:8], "ask-found-currency")


async def _zone(visit: Visit, tap: Tap) -> Sequence[Reply]:
    if tap.argument:
        return await _set(visit, "zone", known_zone(tap.argument))
    return _offer_zones(visit, places.zones(plan(visit).currency), "ask-zone")


async def _language(visit: Visit, tap: Tap) -> Sequence[Reply]:
    if tap.argument in LANGUAGES:
        return await _set(visit, "language", tap.argument)
    options = tuple((language, own_name(language)) for language in LANGUAGES)
    say = words(visit)
    return [in_place(visit.inbound, welcome.choose(say("ask-language"), "found-language", options, welcome.back(say)))]


async def _set(visit: Visit, what: str, value: str) -> Sequence[Reply]:
    if what == "currency" and visit.dialogue.answers.get("currency") != value:
        visit.dialogue.answers.pop("zone", None)
    visit.dialogue.answers[what] = value
    return await begin(visit)


def _offer_currencies(visit: Visit, codes: Sequence[str], ask: str) -> Sequence[Reply]:
    say = words(visit)
    visit.dialogue.asked = Tap("found-currency")
    options = tuple((code, currencies.label(code, say)) for code in codes)
    return [in_place(visit.inbound, welcome.choose(say(ask), "found-currency", options, welcome.back(say)))]


def _offer_zones(visit: Visit, zones: Sequence[str], ask: str) -> Sequence[Reply]:
    say = words(visit)
    visit.dialogue.asked = Tap("found-zone")
    options = tuple((zone, f"{places.city(zone, say)} {places.clock(zone, visit.now)}") for zone in zones)
    return [in_place(visit.inbound, welcome.choose(say(ask), "found-zone", options, welcome.back(say)))]


async def _said_name(visit: Visit, text: str) -> Sequence[Reply]:
    return await _set(visit, "name", tidy(text))


async def _said_me(visit: Visit, text: str) -> Sequence[Reply]:
    return await _set(visit, "me", tidy(text))


async def _said_currency(visit: Visit, text: str) -> Sequence[Reply]:
    codes = currencies.read_currency(text)
    if len(codes) == 1:
        return await _set(visit, "currency", codes[0])
    return _offer_currencies(visit, codes, "ask-which-currency")


async def _said_zone(visit: Visit, text: str) -> Sequence[Reply]:
    zones = places.read_zone(text, plan(visit).currency, visit.now, words(visit))
    if len(zones) == 1:
        return await _set(visit, "zone", zones[0])
    return _offer_zones(visit, zones, "ask-which-zone")


TAPS: dict[str, Callable[[Visit, Tap], Awaitable[Sequence[Reply]]]] = {
    "found": begin,
    "found-go": create,
    "found-name": _name,
    "found-me": _me,
    "found-currency": _currency,
    "found-zone": _zone,
    "found-language": _language,
}
ASKED: dict[str, Callable[[Visit, str], Awaitable[Sequence[Reply]]]] = {
    "found-name": _said_name,
    "found-me": _said_me,
    "found-currency": _said_currency,
    "found-zone": _said_zone,
}
