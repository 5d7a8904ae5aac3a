"""Read how long something lasts ("36 hours", "2 weeks") and between which hours ("10 pm to 7 am") from typed text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from babel.units import format_unit

from bot.render.words import Words
from core.errors import Invalid

HOUR = 1
"""A unit of one hour; units are whole numbers of hours."""
DAY = 24
_UNITS = {"hour": HOUR, "day": DAY, "week": 7 * DAY, "month": 30 * DAY, "year": 365 * DAY}
"""The hours of each unit of time that CLDR names."""
_COUNTS = (1, 2, 5)
"""Counts with which CLDR returns each plural form of our languages."""
_COUNTED = re.compile(r"(\d+)\s*([^\d]*)")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?m\b\.?)?", re.IGNORECASE)
_HALF_DAY = 12


def read_duration(text: str, languages: Iterable[str], unit: int) -> int:
    """Return how many units (``HOUR`` or ``DAY``) a text names; a number alone counts units.

    Raises:
        Invalid: there is no number, or a unit of time is unknown or no whole number of units.
    """
    found = _COUNTED.findall(text)
    if not found:
        raise Invalid("number-expected")
    if len(found) > 1 or text.strip()[0] in "-\u2212":
        raise Invalid("duration-unread")
    count, behind = found[0]
    named = _make_plain(behind)
    if not named:
        return int(count)
    hours = next((units[named] for units in map(_load_units, languages) if named in units), None)
    if hours is None or int(count) * hours % unit:
        raise Invalid("duration-unread")
    return int(count) * hours // unit


def read_hours(text: str) -> tuple[int, int]:
    """Return the two full hours (0 to 23) between which a text says to be quiet.

    Raises:
        Invalid: there are not two full hours, or it is open which half of the day is meant ("10 to 7").
    """
    clocks = _CLOCK.findall(text)
    if len(clocks) != 2 or any(minute not in {"", "00"} for _, minute, _ in clocks):  # noqa: PLR2004  from and to
        raise Invalid("quiet-hours-range")
    (start, _, first), (end, _, last) = clocks
    if bool(first) != bool(last) and max(int(start), int(end)) <= _HALF_DAY:
        raise Invalid("quiet-hours-range")
    hours = _read_hour(start, first), _read_hour(end, last)
    open_half = not first and not last and max(hours) <= _HALF_DAY
    if open_half and (hours[1] - hours[0]) % DAY > _HALF_DAY:
        raise Invalid("quiet-hours-range")
    return hours


def _read_hour(written: str, half: str) -> int:
    """Return an hour of 24 for one of a clock with halves of the day ("a" or "p"); unchanged without a half."""
    hour = int(written)
    if not half:
        return hour
    if not 1 <= hour <= _HALF_DAY:
        raise Invalid("quiet-hours-range")
    return hour % _HALF_DAY + (_HALF_DAY if half.lower() == "p" else 0)


@cache
def _load_units(language: str) -> dict[str, int]:
    """Return the hours of each name of a unit of time in a language, long and short (CLDR)."""
    locale = Words(language).locale
    units: dict[str, int] = {}
    for unit, hours in _UNITS.items():
        for length in ("long", "short", "narrow"):
            for count in _COUNTS:
                written = format_unit(count, f"duration-{unit}", length, locale=locale)
                if "duration-" not in written:  # the key itself stands where CLDR has no name
                    units.setdefault(_make_plain(written), hours)
    return units


def _make_plain(text: str) -> str:
    """Return the letters of a text in lower case, without accents of Latin letters."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in folded if sign.isalpha() or unicodedata.category(sign) == "Mc")
