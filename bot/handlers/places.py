"""Find a household's time zone: from its currency, or from a city or clock time that people type."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.core import get_global
from babel.dates import get_timezone_location
from babel.numbers import get_territory_currencies

from bot.render.words import Words
from core.errors import Invalid

_PLACES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_STEPS = (15, 30)
"""The steps in minutes to which UTC offsets are rounded: quarters and, for slow clocks, half hours."""
_DAY = 24 * 60
_EAST = 14 * 60
"""The largest UTC offset in minutes (tz database, Pacific/Kiritimati)."""
_WEST = -12 * 60
"""The smallest UTC offset in minutes (tz database, Etc/GMT+12)."""
_NOON = 12
MOST = 12
"""The most zones offered on one card."""


@cache
def list_zones(currency: str) -> tuple[str, ...]:
    """Return the usual time zones of a currency's users, the likeliest first; never empty."""
    usual = _PLACES["usual"].get(currency)
    return tuple(usual) if usual else tuple(_list_official_zones(currency))[:MOST] or ("UTC",)


def _list_official_zones(currency: str) -> Iterator[str]:
    """Yield the zones of the countries where a currency is legal tender now (CLDR)."""
    for country, there in sorted(get_global("territory_zones").items()):
        if country.isalpha() and currency in get_territory_currencies(country):
            yield from (zone for zone in there if _does_exist(zone))


def find_home_zone(currency: str, country: str | None) -> str:
    """Return the likeliest zone: of the given country where it uses the currency, else of the currency."""
    if country and currency in get_territory_currencies(country):
        there = list(filter(_does_exist, get_global("territory_zones").get(country, [])))
        usual = [zone for zone in list_zones(currency) if zone in there]
        return next(iter(usual or there), list_zones(currency)[0])
    return list_zones(currency)[0]


def find_currency(zone: str) -> str | None:
    """Return the currency of the country a zone lies in; None where CLDR knows none."""
    country = get_global("zone_territories").get(zone)
    return next(iter(get_territory_currencies(country)), None) if country else None


def name_city(zone: str, words: Words) -> str:
    """Return a zone's city in the reader's language."""
    try:
        return str(get_timezone_location(ZoneInfo(zone), locale=words.locale, return_city=True)).rpartition("/")[2]
    except LookupError:
        return zone.rpartition("/")[2].replace("_", " ")


def write_clock(zone: str, now: datetime) -> str:
    """Return the present time in a zone, such as ``16:50``."""
    return now.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def read_zone(text: str, currency: str, now: datetime, words: Words) -> tuple[str, ...]:
    """Return the zones that a city, a zone name or a present clock time may mean; raises Invalid where none."""
    found = _find_by_name(text, words.language) or _find_by_clock(text, currency, now)
    if not found:
        raise Invalid("zone-unknown", zone=text.strip()[:40])
    return found[:MOST]


def _find_by_name(text: str, language: str) -> tuple[str, ...]:
    wanted, names = _make_plain(text), _load_zone_names(language)
    exact = names.get(wanted)
    if exact or len(wanted) < 3:  # noqa: PLR2004  two letters begin too many cities
        return exact or ()
    return tuple(dict.fromkeys(zone for name, there in names.items() if name.startswith(wanted) for zone in there))


def _find_by_clock(text: str, currency: str, now: datetime) -> tuple[str, ...]:
    minutes = _read_minutes(text)
    if minutes is None:
        return ()
    ahead = minutes - (now.hour * 60 + now.minute)
    shifts = [shift for step in _STEPS for shift in _list_offsets(ahead, step)]
    candidates = [(there, shift) for there in (list_zones(currency), _list_all_zones()) for shift in shifts]
    return next((found for there, shift in candidates if (found := _find_at_clock(there, shift, now))), ())


def _list_offsets(ahead: int, step: int) -> Iterator[timedelta]:
    """Yield the UTC offsets for a clock ``ahead`` minutes before UTC, rounded to ``step`` minutes, as zones exist."""
    east = round(ahead / step) * step % _DAY
    yield from (timedelta(minutes=offset) for offset in (east, east - _DAY) if _WEST <= offset <= _EAST)


def _read_minutes(text: str) -> int | None:
    """Return the minutes since midnight of ``16:50`` or ``4:50 pm``; None where the text is no time."""
    read = _CLOCK.fullmatch(text.strip())
    if read is None or not (read[2] or read[3]):
        return None
    hour, minute, half = int(read[1]), int(read[2] or 0), (read[3] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return hour % 24 * 60 + min(minute, 59)


def _find_at_clock(candidates: Iterable[str], shift: timedelta, now: datetime) -> tuple[str, ...]:
    return tuple(zone for zone in candidates if now.astimezone(ZoneInfo(zone)).utcoffset() == shift)


def _list_all_zones() -> tuple[str, ...]:
    return tuple(dict.fromkeys(zone for usual in _PLACES["usual"].values() for zone in usual))


@cache
def _load_zone_names(language: str) -> dict[str, tuple[str, ...]]:
    """Return zones by name: their own, their cities in a language, and large cities without a zone of their own."""
    words = Words(language)
    names: dict[str, dict[str, None]] = {}
    for zone in filter(_does_exist, get_global("zone_territories")):
        for name in (zone, zone.rpartition("/")[2], name_city(zone, words), *_PLACES["cities"].get(zone, ())):
            names.setdefault(_make_plain(name), {})[zone] = None
    return {name: tuple(there) for name, there in names.items()}


@cache
def _does_exist(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (LookupError, ValueError, OSError):
        return False
    return zone != "Etc/Unknown"


def _make_plain(text: str) -> str:
    """Return a text in lower case, without Latin accents, underscores and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn")
    return " ".join(plain.casefold().replace("_", " ").replace("-", " ").replace(".", " ").split())
