"""Handlers for settings: one card for all, one for each; values are tapped or typed."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.handlers import currencies, durations, places
from bot.handlers.cards import use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.languages import find_own_name
from bot.render.settings import (
    HABITS,
    make_choices,
    make_settings_card,
    write_payday,
    write_quiet_hours,
    write_retention,
    write_window,
)
from bot.render.words import LANGUAGES, Words
from bot.verbs import Verb
from core.errors import Invalid
from core.language.arrangements.budget_sentences import read_payday
from core.model.household import NumberHabit
from core.model.intent import Command
from core.model.period import PayCalendar, WeekendRule
from core.usecases import change_household as change
from core.usecases.change_member import set_language
from core.usecases.rights import require_admin, require_member
from core.usecases.use_case_context import UseCaseContext

router: Router[MessageContext] = Router()

Options = Iterable[tuple[str, str]]
"""Pairs of the value that a button carries and the button's label."""

_OWN = "own"
"""The value by which a member's language follows the household's."""
_OFF = "off"
_NUMBER = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class Setting:
    """How one setting is offered, read from typed text, and applied; ``read`` may return several values to choose."""

    offer: Callable[[MessageContext], Options]
    read: Callable[[MessageContext, str], Sequence[str]]
    apply: Callable[[UseCaseContext, str], Awaitable[object]]
    label: Callable[[MessageContext, str], str] = lambda _, value: value


@router.command("settings", menu=130)
async def settings_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/settings``: show all settings."""
    del command
    return [await _make_card(context)]


_OWN_LANGUAGE = "mine"
"""The setting of the language for oneself."""


@router.command("language")
async def language_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/language``: offer the languages for the speaker's own replies."""
    del command
    context.dialogue.asked = Tap(Verb.SET, argument="mine")
    return [_offer_values(context, "mine")]


@router.tap(Verb.SETTINGS)
async def _show_settings(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    context.dialogue.asked = None
    return [make_edit_of_tapped(context.inbound, await _make_card(context))]


async def _make_card(context: MessageContext) -> Reply:
    """Return the card with the present settings."""
    membership = await require_member(use_case_context(context))
    household = membership.household
    words = Words(household.choose_language(membership.member), household.currency)
    place = f"{places.name_city(household.zone, words)}, {places.write_clock(household.zone, context.now)}"
    return make_settings_card(
        words, membership, currency=currencies.write_full_name(household.currency, words), place=place
    )


@router.tap(Verb.SET)
async def _act_on_setting(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Act on a settings button: ``zone`` opens that setting, ``zone=Asia/Kolkata`` sets it."""
    name, equals, value = tap.argument.partition("=")
    if name not in _SETTINGS:
        raise Invalid("choice-gone")
    if equals:
        return await _apply_value(context, name, value)
    if name != "mine":
        await require_admin(use_case_context(context))
    context.dialogue.asked = Tap(Verb.SET, argument=name)
    return [make_edit_of_tapped(context.inbound, _offer_values(context, name))]


@router.answer(Verb.SET)
async def _answer_value(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    name = asked.argument
    values = _SETTINGS[name].read(context, text)
    if len(values) == 1:
        return await _apply_value(context, name, values[0])
    context.dialogue.asked = asked
    labels = [(value, _SETTINGS[name].label(context, value)) for value in values]
    return [make_choices(context.words, name, labels, question=context.words(f"ask-which-set-{name}"))]


async def _apply_value(context: MessageContext, name: str, value: str) -> Sequence[Reply]:
    await _SETTINGS[name].apply(use_case_context(context), value)
    context.dialogue.language_kept = context.dialogue.language_kept or name == _OWN_LANGUAGE
    context.dialogue.asked = None
    card = await _make_card(context)
    if context.inbound.tap is None:
        return [text_reply(context.words("setting-saved")), card]
    return [make_edit_of_tapped(context.inbound, card, context.words("setting-saved"))]


def _offer_values(context: MessageContext, name: str) -> Reply:
    return make_choices(context.words, name, _SETTINGS[name].offer(context))


def _list_currencies(context: MessageContext) -> Options:
    codes = dict.fromkeys((context.household.currency, *currencies.COMMON))
    return [(code, currencies.label_currency(code, context.words)) for code in list(codes)[:8]]


def _list_zones(context: MessageContext) -> Options:
    return [(zone, _label_zone(context, zone)) for zone in places.list_zones(context.household.currency)]


def _label_zone(context: MessageContext, zone: str) -> str:
    return f"{places.name_city(zone, context.words)} {places.write_clock(zone, context.now)}"


def _list_paydays(context: MessageContext) -> Options:
    return [(value, _label_payday(context, value)) for value in ("1", "15", "25", "25-before", "31", "31-before")]


def _label_payday(context: MessageContext, value: str) -> str:
    day, _, rule = value.partition("-")
    return write_payday(context.words, PayCalendar(int(day), WeekendRule(rule or WeekendRule.NONE)))


def _read_payday(_: MessageContext, text: str) -> Sequence[str]:
    day, rule = read_payday(text)
    if day is None:
        raise Invalid("period-start-range", most=change.LAST_DAY)
    return (f"{day}-{rule or WeekendRule.NONE}",)


async def _apply_payday(use_case: UseCaseContext, value: str) -> object:
    day, _, rule = value.partition("-")
    if rule and rule not in set(WeekendRule):
        raise Invalid("choice-gone")
    return await change.set_period_start(use_case, _read_whole_number(day), WeekendRule(rule or WeekendRule.NONE))


def _list_languages(_: MessageContext) -> Options:
    return [(language, find_own_name(language)) for language in LANGUAGES]


def _read_language(context: MessageContext, text: str) -> Sequence[str]:
    del context
    wanted = text.strip().casefold()
    found = [code for code in LANGUAGES if wanted in {code.casefold(), find_own_name(code).casefold()}]
    if not found:
        raise Invalid("language-unknown")
    return found


def _read_duration(context: MessageContext, text: str, unit: int) -> Sequence[str]:
    languages = dict.fromkeys((context.words.language, context.household.language, "en"))
    return (str(durations.read_duration(text, languages, unit)),)


def _read_quiet_hours(_: MessageContext, text: str) -> Sequence[str]:
    start, end = durations.read_hours(text)
    return (f"{start}-{end}",)


async def _apply_hours(use_case: UseCaseContext, value: str) -> object:
    start, _, end = value.partition("-")
    hours = (_read_whole_number(start), _read_whole_number(end)) if value != _OFF else None
    return await change.set_quiet_hours(use_case, hours)


async def _apply_photos(use_case: UseCaseContext, value: str) -> object:
    return await change.set_photo_days(use_case, _read_whole_number(value) if value != _OFF else None)


async def _apply_numbers(use_case: UseCaseContext, value: str) -> object:
    if value not in set(NumberHabit):
        raise Invalid("choice-gone")
    return await change.set_number_habit(use_case, NumberHabit(value))


async def _apply_language(use_case: UseCaseContext, value: str) -> object:
    return await change.set_language(use_case, _require_language(value))


async def _apply_mine(use_case: UseCaseContext, value: str) -> object:
    return await set_language(use_case, None if value == _OWN else _require_language(value))


def _require_language(language: str) -> str:
    if language not in LANGUAGES:
        raise Invalid("language-unknown")
    return language


def _read_whole_number(value: str) -> int:
    if not _NUMBER.fullmatch(value):
        raise Invalid("number-expected")
    return int(value)


def _keep_text(_: MessageContext, text: str) -> Sequence[str]:
    return (text,)


def _read_habit(context: MessageContext, text: str) -> Sequence[str]:
    """Return the number format that an example shows by its last separator (``1.234,56``: a decimal comma)."""
    del context
    last = next((c for c in reversed(text) if c in ".,"), "")
    if not last:
        raise Invalid("number-expected")
    return (NumberHabit.COMMA if last == "," else NumberHabit.POINT,)


_SETTINGS: dict[str, Setting] = {
    "name": Setting(lambda _: (), _keep_text, change.rename_household),
    "currency": Setting(
        _list_currencies,
        lambda _, text: currencies.read_currency(text),
        change.set_currency,
        lambda context, code: currencies.label_currency(code, context.words),
    ),
    "zone": Setting(
        _list_zones,
        lambda context, text: places.read_zone(text, context.household.currency, context.now, context.words),
        change.set_zone,
        _label_zone,
    ),
    "payday": Setting(_list_paydays, _read_payday, _apply_payday, _label_payday),
    "language": Setting(_list_languages, _read_language, _apply_language),
    "numbers": Setting(
        lambda _: [(habit.value, sample) for habit, sample in HABITS.items()], _read_habit, _apply_numbers
    ),
    "window": Setting(
        lambda context: [
            (str(hours), write_window(context.words, hours))
            for hours in (24, 72, 7 * durations.DAY, 30 * durations.DAY)
        ],
        lambda context, text: _read_duration(context, text, durations.HOUR),
        lambda use_case, value: change.set_edit_hours(use_case, _read_whole_number(value)),
    ),
    "quiet": Setting(
        lambda context: [
            (_OFF, context.words("quiet-none")),
            *(
                (f"{start}-{end}", write_quiet_hours(context.words, start, end))
                for start, end in ((21, 7), (22, 7), (23, 8))
            ),
        ],
        _read_quiet_hours,
        _apply_hours,
    ),
    "photos": Setting(
        lambda context: [
            (str(days or _OFF), write_retention(context.words, days)) for days in (None, 90, 365, 5 * 365)
        ],
        lambda context, text: _read_duration(context, text, durations.DAY),
        _apply_photos,
    ),
    "mine": Setting(
        lambda context: [(_OWN, context.words("setting-mine-none")), *_list_languages(context)],
        _read_language,
        _apply_mine,
    ),
}
