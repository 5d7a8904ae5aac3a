"""The dates of festivals, from a calendar stored as data, and their names in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from core.language.text.files import load_common, load_topic
from core.language.text.phrases import fold


def find_easter(year: int) -> date:
    """Return the date of Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, number, day + 1)


def _find_day(rule: Mapping[str, Any], year: int) -> date | None:
    """Return a festival's day in a year: from a table, days after Easter, the nth weekday of a month, or fixed."""
    if "days" in rule:
        found = rule["days"].get(year)
        return found if isinstance(found, date) else None
    if "easter" in rule:
        return find_easter(year) + timedelta(days=int(rule["easter"]))
    first = date(year, int(rule["month"]), 1)
    if "weekday" not in rule:
        return first.replace(day=int(rule["day"]))
    ahead = (int(rule["weekday"]) - first.weekday()) % 7
    return first + timedelta(days=ahead + 7 * (int(rule["nth"]) - 1))


@dataclass(frozen=True, slots=True)
class Festivals:
    """The festivals that a language has names for, with their dates."""

    names: Mapping[str, str]
    """The key of each festival by its folded name."""
    rules: Mapping[str, Mapping[str, Any]]

    def find_nearest(
        self, name: str, today: date, *, year: int | None = None, ahead: bool = False, strict: bool = False
    ) -> date:
        """Return a festival's day: in a given year, else the latest so far (with ``ahead``, the next).

        ``strict`` excludes today. Where the table has no such year, today is returned.
        """
        near = (year,) if year else range(today.year - 1, today.year + 2)
        days = [day for each in near if (day := _find_day(self.rules[name], each)) is not None]
        if ahead:
            return min((day for day in days if day >= today), default=max(days, default=today))
        past = [day for day in days if day < today or (day == today and not strict)]
        return max(days if year and days else past, default=today)


@lru_cache(maxsize=32)
def load_festivals(language: str) -> Festivals:
    """Return a language's festivals, with the calendar shared by all."""
    rules = load_common("festivals")
    names = {
        " ".join(fold(part) for part in str(word).split()): key
        for key, words in load_topic(language, "festivals").items()
        for word in words
    }
    return Festivals(names, rules)
