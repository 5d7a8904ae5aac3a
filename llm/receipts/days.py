"""The day and the time of a purchase: of all dates printed the one its neighbours speak for, never a day to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache

from core.model.page import Box
from llm.receipts.cues import load
from llm.receipts.doubts import COMMON, likeness
from llm.receipts.letters import LOOKALIKES, distance, fold
from llm.receipts.rows import Row

OLDEST = 3650 * 3
"""Days: older receipts than thirty years are misread years."""

SLACK = 1
"""Days a till's clock or another time zone may be ahead of the household's."""

_SEP = r"(?P<sep>\s?[/.\-–,]\s?)"
_YEAR_FIRST = re.compile(rf"(?<!\d)((?:19|20)\d\d){_SEP}(\d{{1,2}})(?P=sep)(\d{{1,2}})(?!\d{{3}})")
_CJK = re.compile(r"((?:19|20)\d\d)\s?[年.]\s?(\d{1,2})\s?[月.]\s?(\d{1,2})\s?日?")
_NUMBERS = re.compile(
    rf"(?<![\d.,])(\d{{1,2}}){_SEP}(\d{{1,2}})\s?(?P=sep)((?:19|20)\d\d|\d\d(?!\d)|\d\d(?=\d\d:\d\d))(?!\d{{6}})"
)
_LOST = re.compile(r"(?<![\d.,/-])(\d\d)(?:[/.-]\s?(\d\d)|(\d\d)[/.-])(20[0-3]\d)(?!\d)")
"""One of the marks between the numbers was lost."""

_LONG = re.compile(r"\d{8,}")
"""Numbers of receipts, which often hold the day."""

_DAY_MONTH = re.compile(
    r"(?<![\d])(\d{1,2})(?:st|nd|rd|th|º|\.)?[\s\-/.,']*(?:de\s)?([^\W\d_]{2,10}|(?=(?:\d?[A-Za-z]){2})[A-Za-z0-9]{3}|[\u0900-\u097f]{2,10})[\s\-/.,']*(?:de\s)?((?:19|20)\d\d|\d\d(?![.,]\d))(?!\d{6})"
)
_MONTH_DAY = re.compile(
    r"([^\W\d_]{3,10})[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?[\s,\-/.']+((?:19|20)\d\d|\d\d)(?!\d|[.,]\d)"
)
_PACKED = re.compile(r"(?<!\d)(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])\s?[:;h]\s?([0-5]\d)(?:\s?[:;.]\s?([0-5]\d))?(?!\d)\s?([ap]\.?m\b)?", re.IGNORECASE
)
_GLUED = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?!\d)\s?([ap]\.?m\b)?", re.IGNORECASE)
_SLIPS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "B": "8", "S": "5"})
_SLIPPED = re.compile(r"(?<![A-Za-z])(?=[\w|/.\-]*\d)[\dOolI|BS]{1,4}([/.\-])[\dOolI|BS]{1,4}\1[\dOolI|BS]{2,4}")


@dataclass(frozen=True, slots=True)
class Seen:
    """A date as printed, both readings where day and month may be either, and what speaks for it."""

    days: tuple[date, ...]
    score: float
    boxes: tuple[Box, ...]
    confidence: float
    row: int


@dataclass(frozen=True, slots=True)
class Habit:
    """What the reader knows of the household: its day and the order it writes dates in."""

    today: date
    day_first: bool = True


def day(rows: Sequence[Row], habit: Habit) -> Seen | None:
    """The day of purchase; of the days printed that are not to come the one with most said for it."""
    seen = [found for index, row in enumerate(rows) for found in _dates(row, index, habit)]
    if not seen:
        return None
    order = _order(seen, _held(rows))
    counts = {days: sum(one.days == days for one in seen) for days in {one.days for one in seen}}
    best = max(seen, key=lambda one: (one.score + 0.4 * min(2, counts[one.days] - 1), -one.row))
    days = tuple(sorted(best.days, key=lambda one: one not in order))
    return Seen(_mended(days, rows), best.score, best.boxes, best.confidence, best.row)


def _order(seen: Sequence[Seen], held: frozenset[date]) -> frozenset[date]:
    """Days that stand on the receipt beyond doubt, which tell how to read those that may be two."""
    return held | {one.days[0] for one in seen if len(one.days) == 1}


def _held(rows: Sequence[Row]) -> frozenset[date]:
    """Days inside long numbers, as in a receipt's "OR180322021704"."""
    runs = (match[0] for row in rows for match in _LONG.finditer(row.text))
    windows = (run[at : at + 6] for run in runs for at in range(len(run) - 5))
    return frozenset(found for six in windows if (found := _date(int(six[:2]), int(six[2:4]), int(six[4:]))))


def _mended(days: tuple[date, ...], rows: Sequence[Row]) -> tuple[date, ...]:
    """The year the receipt's own number says, where it holds the same day of a year that looks alike."""
    first = days[0]
    alike = [
        one
        for one in _held(rows)
        if (one.month, one.day) == (first.month, first.day) and likeness(one.year, first.year) == COMMON
    ]
    return (alike[0], *days) if len(alike) == 1 and first not in _held(rows) else days


def _dates(row: Row, index: int, habit: Habit) -> Iterator[Seen]:
    text = _SLIPPED.sub(lambda match: match[0].translate(_SLIPS), row.text)
    score = _neighbours(text)
    for readings, quality, start in _written(text, habit):
        days = tuple(one for one in dict.fromkeys(readings) if _possible(one, habit.today))
        if days:
            yield Seen(days, score + quality + _clocked(text, start), row.boxes, row.confidence, index)


def _possible(one: date, today: date) -> bool:
    return timedelta(-SLACK) <= today - one <= timedelta(OLDEST)


def _clocked(text: str, start: int) -> float:
    return 1.0 if _CLOCK.search(text[start:]) or _GLUED.search(text[start:]) else 0.4 if _CLOCK.search(text) else 0.0


def _neighbours(text: str) -> float:
    folded = " " + re.sub(r"[^\w\u0900-\u097f]+|\d+", " ", fold(text)) + " "
    near = any(f" {word} " in folded for word in _words("near"))
    far = any(f" {word} " in folded for word in _words("far"))
    return 1.0 * near - 2.0 * far


@cache
def _words(name: str) -> tuple[str, ...]:
    listed: Sequence[str] = load("days")[name]
    return tuple(fold(str(word)) for word in listed)


@cache
def _months() -> Mapping[str, int]:
    listed: Mapping[int, Sequence[str]] = load("days")["months"]
    return {fold(str(word)): int(month) for month, words in listed.items() for word in words}


def _written(text: str, habit: Habit) -> Iterator[tuple[tuple[date, ...], float, int]]:
    """Every way a date stands in the text: its readings, how surely it is one, and where."""
    for match in _YEAR_FIRST.finditer(text):
        yield _made((match[1], match[3], match[4])), 0.9, match.start()
    for match in _CJK.finditer(text):
        yield _made((match[1], match[2], match[3])), 0.9, match.start()
    for match in _NUMBERS.finditer(text):
        yield _either(match, habit), 0.8 if len(match[4]) > 2 else 0.6, match.start()
    for match in _LOST.finditer(text):
        yield _made((match[4], match[2] or match[3], match[1])), 0.5, match.start()
    for match in _DAY_MONTH.finditer(text):
        yield _named(match[1], match[2], match[3]), _surely(match[2]), match.start()
    for match in _MONTH_DAY.finditer(text):
        yield _named(match[2], match[1], match[3]), _surely(match[1]), match.start()
    for match in _PACKED.finditer(text):
        yield _made((match[1], match[2], match[3])), 0.1, match.start()


def _either(match: re.Match[str], habit: Habit) -> tuple[date, ...]:
    first, second, year = match[1], match[3], match[4]
    orders = [(year, second, first), (year, first, second)]
    if len(year) == 2 and int(first) > 12:
        orders.append((first, second, year))
    return _made(*(orders if habit.day_first else [orders[1], orders[0], *orders[2:]]))


def _surely(month: str) -> float:
    """A month in full is one; a word that is only like one may be anything."""
    return 0.9 if fold(month) in _months() else 0.3


def _named(day: str, month: str, year: str) -> tuple[date, ...]:
    return _made(*((year, str(number), day) for number in _month(fold(month).translate(LOOKALIKES))))


def _month(word: str) -> Sequence[int]:
    """The month a word names; several where it is cut short or misspelled."""
    months = _months()
    if word in months:
        return (months[word],)
    begun = {number for name, number in months.items() if len(name) > len(word) and name.startswith(word)}
    if begun:
        return sorted(begun)
    near = {number for name, number in months.items() if len(name) == len(word) == 3 and distance(name, word, 1) == 1}
    return sorted(near) if len(near) <= 2 else ()


def _made(*parts: tuple[str, str, str]) -> tuple[date, ...]:
    return tuple(found for year, month, day in parts if (found := _date(int(year), int(month), int(day))))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def clock(rows: Sequence[Row], near: int | None) -> tuple[time, Row] | None:
    """The time of day nearest to the date's row, on it or on a row that says "time"."""
    found = [(abs(index - (near or 0)), index, one) for index, row in enumerate(rows) for one in _clocks(row.text)]
    if not found:
        return None
    _, index, one = min(found)
    return one, rows[index]


def _clocks(text: str) -> Iterable[time]:
    for match in (*_CLOCK.finditer(text), *_GLUED.finditer(text)):
        hour, half = int(match[1]), (match[4] or "").lower()[:1]
        hour = hour % 12 + (12 if half == "p" else 0) if half and hour <= 12 else hour
        yield time(hour, int(match[2]), int(match[3] or 0))
