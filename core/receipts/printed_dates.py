"""Read dates as printed on receipts: numbers in any order, month names in many languages, lost separators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from core.receipts.keywords import load_words
from core.receipts.ocr_letters import LOOKALIKES, count_edits, fold_letters

_MARK = r"\s?(?P<mark>[/.\-–,'])\s?"
_SAME = r"\s?(?P=mark)\s?"
_FULL = r"(?P<y>(?:19|20)\d\d)"
_YEAR = rf"{_FULL}|(?P<short>\d\d)(?![.,:]\d)"
_NAME = r"(?P<name>[^\W\d_]{2,10}|(?=(?:\d?[A-Za-z]){2})[A-Za-z0-9]{3}|[\u0900-\u097f]{2,10})"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|º|\.)?"
_BETWEEN = r"[\s\-/.,']*(?:de\s)?"

NUMBERS, FIRST, NAMED = 0.8, 0.9, 0.9
"""The scores (0 to 1) of forms of dates: three numbers, a year first, a month by its name."""

FORMS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(rf"(?<!\d){_FULL}{_MARK}(?P<m>\d\d?){_SAME}(?P<d>\d\d?)(?!\d{{3}})"), FIRST),
    (re.compile(rf"{_FULL}\s?[年.]\s?(?P<m>\d\d?)\s?[月.]\s?(?P<d>\d\d?)\s?日?"), FIRST),
    (re.compile(rf"(?<![\d.,])(?P<a>\d\d?){_MARK}(?P<b>\d\d?){_SAME}{_FULL}(?!\d{{6}})"), NUMBERS),
    (
        re.compile(rf"(?<![\d.,])(?P<a>\d\d?){_MARK}(?P<b>\d\d?){_SAME}(?P<short>\d\d)(?:(?!\d)|(?=\d?\d:\d\d))"),
        NUMBERS - 0.2,
    ),
    (re.compile(rf"(?<!\d){_DAY}{_BETWEEN}{_NAME}{_BETWEEN}(?:{_YEAR})(?!\d{{6}})"), NAMED),
    (re.compile(rf"{_NAME}[\s\-/.]*{_DAY}[\s,\-/.']+(?:{_YEAR})(?!\d)"), NAMED),
    (re.compile(rf"{_NAME}\s{_DAY}\s\d\d?:\d\d(?::\d\d)?\s{_FULL}"), NAMED),
    (re.compile(rf"{_FULL}[\s\-/.]{_NAME}[\s\-/.]{_DAY}(?!\d)"), NAMED),
    (re.compile(r"(?<![\d.,/-])(?P<d>\d\d)(?:[/. -]\s?(?P<m>\d\d)|(?P<n>\d\d)[/. -])(?P<y>20[0-3]\d)(?!\d)"), 0.5),
    (re.compile(r"(?<![\d.,/-])(?P<a>\d\d) (?P<b>\d\d) (?P<y>20[0-3]\d)(?!\d)"), 0.4),
    (re.compile(r"(?<!\d)(?P<y>20[0-3]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"), 0.1),
    (re.compile(r"(?<!\d)(?P<d>0[1-9]|[12]\d|3[01])(?P<m>0[1-9]|1[0-2])(?P<y>20[0-3]\d)(?!\d)"), 0.1),
)
"""Patterns of dates with the score (0 to 1) that a match is one.

Groups: y a year or short a two-digit one, m, n or name a month, d a day, a and b either day or month. The last patterns
are for lost separators.
"""

_LOST_DIGIT = re.compile(r"\d\s[/.\-]\d")
LESS_SURE = 1.5
"""How much is subtracted from the score if a gap before a separator may hide an unread digit: "1 -06-2018"."""

UNSURE = 0.3
"""The score of a shortened or misspelled month, which needs a full year: "5 PKT 10.00" is no date."""


def read_dates(text: str, *, day_first: bool) -> Iterator[tuple[tuple[date, ...], float, int]]:
    """Yield every date in a text: its possible readings, likeliest first, its score, and its start index."""
    for pattern, quality in FORMS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            known = not parts.get("name") or fold_letters(parts["name"] or "") in load_months()
            if known or parts.get("y"):
                sure = quality - LESS_SURE * bool(_LOST_DIGIT.match(match[0]))
                yield tuple(_list_readings(parts, day_first=day_first)), sure if known else UNSURE, match.start()


def _list_readings(parts: Mapping[str, str | None], *, day_first: bool) -> Iterator[date]:
    year = parts.get("y") or parts.get("short") or ""
    for y, m, d in _list_orders(parts, year, day_first=day_first):
        found = make_date(int(y), int(m), int(d))
        if found:
            yield found


def _list_orders(parts: Mapping[str, str | None], year: str, *, day_first: bool) -> Iterator[tuple[str, str, str]]:
    first, second = parts.get("a"), parts.get("b")
    if first and second:
        yield (year, second, first) if day_first else (year, first, second)
        yield (year, first, second) if day_first else (year, second, first)
        if len(year) == 2 and int(first) > 12:
            yield first, second, year
        return
    months = find_months(parts["name"] or "") if "name" in parts else [int(parts.get("m") or parts.get("n") or 0)]
    yield from ((year, str(month), parts["d"] or "") for month in months)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date of three numbers, a two-digit year being in this century; None if there is no such day."""
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def find_months(word: str) -> Sequence[int]:
    """Return the months a word may name: several where it is cut short or misspelled, none where it is too unlike."""
    name, months = fold_letters(word), load_months()
    if name in months:
        return (months[name],)
    name = name.translate(LOOKALIKES)
    begun = {number for month, number in months.items() if len(month) > len(name) and month.startswith(name)}
    if begun or name in months:
        return sorted(begun) or (months[name],)
    near = {
        number for month, number in months.items() if len(month) == len(name) == 3 and count_edits(month, name, 1) < 2
    }
    return sorted(near) if len(near) <= 2 else ()


@cache
def load_months() -> Mapping[str, int]:
    """Return the number of each month by its folded names."""
    listed: Mapping[int, Sequence[str]] = load_words("days")["months"]
    return {fold_letters(str(word)): int(month) for month, words in listed.items() for word in words}
