"""Settings: one card for all, one for each; a value is tapped or typed."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.handlers import currencies, places
from bot.handlers.cards import deed_of
from bot.handlers.turn import AskedHandler, CommandHandler, TapHandler, Turn
from bot.messages import Reply, Tap
from bot.render.cards import in_place, says
from bot.render.languages import own_name
from bot.render.settings import HABITS, choices, kept, quiet, settings_card, window
from bot.render.words import LANGUAGES, Words
from core.errors import Invalid
from core.model.household import NumberHabit
from core.model.intent import Command
from core.usecases import change_household as change
from core.usecases.change_member import speak
from core.usecases.deed import Deed
from core.usecases.rights import admin, present

Options = Iterable[tuple[str, str]]
"""(value as a button carries it, label)."""

_OWN = "own"
"""One's own language: the household's."""
_OFF = "off"
_DAY = 24
_NUMBER = re.compile(r"\d{1,4}")
_HOURS = re.compile(r"(\d{1,2})(?:[:.]00)?\D+(\d{1,2})(?:[:.]00)?\D*")


@dataclass(frozen=True, slots=True)
class Setting:
    """How one setting is offered, read from typing, and set; ``read`` may give several values to choose from."""

    offer: Callable[[Turn], Options]
    read: Callable[[Turn, str], Sequence[str]]
    apply: Callable[[Deed, str], Awaitable[object]]
    label: Callable[[Turn, str], str] = lambda _, value: value


async def settings_command(turn: Turn, command: Command) -> Sequence[Reply]:
    """All settings."""
    del command
    return [await _card(turn)]


async def language_command(turn: Turn, command: Command) -> Sequence[Reply]:
    """The speaker's own language."""
    del command
    turn.dialogue.asked = Tap("set", argument="mine")
    return [_offer(turn, "mine")]


async def _settings(turn: Turn, tap: Tap) -> Sequence[Reply]:
    del tap
    turn.dialogue.asked = None
    return [in_place(turn.inbound, await _card(turn))]


async def _card(turn: Turn) -> Reply:
    """The settings as they are now, in the words they ask for."""
    membership = await present(deed_of(turn))
    household = membership.household
    words = Words(household.language_of(membership.member), household.currency)
    place = f"{places.city(household.zone, words)}, {places.clock(household.zone, turn.now)}"
    return settings_card(words, membership, currency=currencies.full_name(household.currency, words), place=place)


async def _set(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """``zone`` opens one setting, ``zone=Asia/Kolkata`` sets it."""
    name, equals, value = tap.argument.partition("=")
    if name not in _SETTINGS:
        raise Invalid("choice-gone")
    if equals:
        return await _apply(turn, name, value)
    if name != "mine":
        await admin(deed_of(turn))
    turn.dialogue.asked = Tap("set", argument=name)
    return [in_place(turn.inbound, _offer(turn, name))]


async def _said(turn: Turn, asked: Tap, text: str) -> Sequence[Reply]:
    name = asked.argument
    values = _SETTINGS[name].read(turn, text)
    if len(values) == 1:
        return await _apply(turn, name, values[0])
    turn.dialogue.asked = asked
    labels = [(value, _SETTINGS[name].label(turn, value)) for value in values]
    return [choices(turn.words, name, labels, question=turn.words(f"ask-which-set-{name}"))]


async def _apply(turn: Turn, name: str, value: str) -> Sequence[Reply]:
    await _SETTINGS[name].apply(deed_of(turn), value)
    turn.dialogue.asked = None
    card = await _card(turn)
    if turn.inbound.tap is None:
        return [says(turn.words("setting-saved")), card]
    return [in_place(turn.inbound, card, turn.words("setting-saved"))]


def _offer(turn: Turn, name: str) -> Reply:
    return choices(turn.words, name, _SETTINGS[name].offer(turn))


def _currencies(turn: Turn) -> Options:
    codes = dict.fromkeys((turn.household.currency, *currencies.COMMON))
    return [(code, currencies.label(code, turn.words)) for code in list(codes)[:8]]


def _zones(turn: Turn) -> Options:
    return [(zone, _zone_label(turn, zone)) for zone in places.zones(turn.household.currency)]


def _zone_label(turn: Turn, zone: str) -> str:
    return f"{places.city(zone, turn.words)} {places.clock(zone, turn.now)}"


def _languages(_: Turn) -> Options:
    return [(language, own_name(language)) for language in LANGUAGES]


def _read_language(turn: Turn, text: str) -> Sequence[str]:
    del turn
    wanted = text.strip().casefold()
    found = [code for code in LANGUAGES if wanted in {code.casefold(), own_name(code).casefold()}]
    if not found:
        raise Invalid("language-unknown")
    return found


def _number(turn: Turn, text: str) -> Sequence[str]:
    del turn
    found = _NUMBER.search(text)
    if found is None:
        raise Invalid("number-expected")
    return (found[0],)


def _read_hours(turn: Turn, text: str) -> Sequence[str]:
    del turn
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        raise Invalid("quiet-hours-range")
    return (f"{int(found[1])}-{int(found[2])}",)


async def _apply_hours(deed: Deed, value: str) -> object:
    start, _, end = value.partition("-")
    hours = (_whole(start), _whole(end)) if value != _OFF else None
    return await change.set_quiet_hours(deed, hours)


async def _apply_photos(deed: Deed, value: str) -> object:
    return await change.set_photo_days(deed, _whole(value) if value != _OFF else None)


async def _apply_numbers(deed: Deed, value: str) -> object:
    if value not in set(NumberHabit):
        raise Invalid("choice-gone")
    return await change.set_number_habit(deed, NumberHabit(value))


async def _apply_language(deed: Deed, value: str) -> object:
    return await change.set_language(deed, _ours(value))


async def _apply_mine(deed: Deed, value: str) -> object:
    return await speak(deed, None if value == _OWN else _ours(value))


def _ours(language: str) -> str:
    if language not in LANGUAGES:
        raise Invalid("language-unknown")
    return language


def _whole(value: str) -> int:
    if not _NUMBER.fullmatch(value):
        raise Invalid("number-expected")
    return int(value)


def _as_said(_: Turn, text: str) -> Sequence[str]:
    return (text,)


def _read_habit(turn: Turn, text: str) -> Sequence[str]:
    """``1.234,56`` shows the habit by its last mark."""
    del turn
    last = next((c for c in reversed(text) if c in ".,"), "")
    if not last:
        raise Invalid("number-expected")
    return (NumberHabit.COMMA if last == "," else NumberHabit.POINT,)


_SETTINGS: dict[str, Setting] = {
    "name": Setting(lambda _: (), _as_said, change.rename_household),
    "currency": Setting(
        _currencies,
        lambda _, text: currencies.read_currency(text),
        change.set_currency,
        lambda turn, code: currencies.label(code, turn.words),
    ),
    "zone": Setting(
        _zones,
        lambda turn, text: places.read_zone(text, turn.household.currency, turn.now, turn.words),
        change.set_zone,
        _zone_label,
    ),
    "language": Setting(_languages, _read_language, _apply_language),
    "numbers": Setting(
        lambda _: [(habit.value, sample) for habit, sample in HABITS.items()], _read_habit, _apply_numbers
    ),
    "window": Setting(
        lambda turn: [(str(hours), window(turn.words, hours)) for hours in (24, 72, 7 * _DAY, 30 * _DAY)],
        _number,
        lambda deed, value: change.set_edit_hours(deed, _whole(value)),
    ),
    "quiet": Setting(
        lambda turn: [
            (_OFF, turn.words("quiet-none")),
            *((f"{start}-{end}", quiet(turn.words, start, end)) for start, end in ((21, 7), (22, 7), (23, 8))),
        ],
        _read_hours,
        _apply_hours,
    ),
    "photos": Setting(
        lambda turn: [(str(days or _OFF), kept(turn.words, days)) for days in (None, 90, 365, 5 * 365)],
        _number,
        _apply_photos,
    ),
    "mine": Setting(
        lambda turn: [(_OWN, turn.words("setting-mine-none")), *_languages(turn)], _read_language, _apply_mine
    ),
}

COMMANDS: dict[str, CommandHandler] = {"settings": settings_command, "language": language_command}
TAPS: dict[str, TapHandler] = {"settings": _settings, "set": _set}
ASKED: dict[str, AskedHandler] = {"set": _said}
