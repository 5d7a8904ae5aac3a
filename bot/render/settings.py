"""The card of all settings, and one card for each setting."""

from __future__ import annotations

from collections.abc import Iterable

from bot.messages import Button, Reply, Tap
from bot.render.cards import add_title, arrange_in_rows, text_reply
from bot.render.languages import find_own_name
from bot.render.words import Words
from bot.verbs import Verb
from core.model.household import Household, Membership, NumberHabit, Role
from core.model.period import PayCalendar, WeekendRule

SETTINGS = ("name", "currency", "zone", "language", "numbers", "payday", "window", "quiet", "photos")
"""The settings an admin may change; each has the texts ``setting-<name>`` and ``button-set-<name>``."""
HABITS = {NumberHabit.POINT: "1,234.56", NumberHabit.COMMA: "1.234,56"}
"""An example number for each decimal sign, to choose from."""
_DAY = 24


def make_settings_card(words: Words, membership: Membership, *, currency: str, place: str) -> Reply:
    """Return the card of every setting with its value; the household's settings have buttons for admins only."""
    household, me = membership.household, membership.member
    values = _list_values(words, household, currency, place)
    lines = [words(f"setting-{name}", value=values[name]) for name in SETTINGS if name != "name"]
    lines.append(words("setting-mine", value=find_own_name(me.language) if me.language else words("setting-mine-none")))
    shown = SETTINGS if me.role is Role.ADMIN else ()
    buttons = [Button(words(f"button-set-{name}"), Tap(Verb.SET, argument=name)) for name in (*shown, "mine")]
    if me.role is Role.ADMIN:
        buttons.append(Button(words("button-set-model"), Tap(Verb.MODEL)))
    note = [] if shown else ["", words("settings-admins")]
    return add_title(household.name, "\n".join([*lines, *note]), arrange_in_rows(buttons))


def _list_values(words: Words, household: Household, currency: str, place: str) -> dict[str, str]:
    return {
        "currency": currency,
        "zone": place,
        "language": find_own_name(household.language),
        "numbers": HABITS[household.number_habit],
        "payday": write_payday(words, household.pay_calendar),
        "window": write_window(words, household.edit_hours),
        "quiet": write_quiet_hours(words, household.quiet_from, household.quiet_to),
        "photos": write_retention(words, household.photo_days),
    }


def write_window(words: Words, hours: int) -> str:
    """Return how long saved entries can be edited: in days where that is whole days, else in hours."""
    if hours == 0:
        return words("window-none")
    return words("window-days", days=hours // _DAY) if hours % _DAY == 0 else words("window-hours", hours=hours)


def write_payday(words: Words, calendar: PayCalendar) -> str:
    """Return on which day a budget month begins, and where it moves if the day is on a weekend."""
    start = words("payday-on", day=str(calendar.start_day))
    return start if calendar.weekend is WeekendRule.NONE else words(f"payday-{calendar.weekend.value}", start=start)


def write_retention(words: Words, days: int | None) -> str:
    """Return how long the original photos of receipts are stored, in words."""
    return words("photos-always") if days is None else words("window-days", days=days)


def write_quiet_hours(words: Words, start: int | None, end: int | None) -> str:
    """Return the quiet hours as two clock times."""
    if start is None or end is None:
        return words("quiet-none")
    return words("quiet-hours", start=f"{start:02d}:00", end=f"{end:02d}:00")


def make_choices(words: Words, setting: str, options: Iterable[tuple[str, str]], *, question: str = "") -> Reply:
    """Return one setting's card with a button for each value; ``options`` are (value, label)."""
    buttons = [Button(label, Tap(Verb.SET, argument=f"{setting}={value}")) for value, label in options]
    back = [Button(words("button-back"), Tap(Verb.SETTINGS))]
    return text_reply(question or words(f"ask-set-{setting}"), [*arrange_in_rows(buttons), back])
