"""The day and the time of a purchase: of all dates printed the one its neighbours speak for, never a day to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache

from core.model.page import Box
from core.receipts.keywords import load
from core.receipts.misreadings import COMMON, likeness
from core.receipts.ocr_letters import fold
from core.receipts.page_rows import Row
from core.receipts.printed_dates import made, written

OLDEST = 3650 * 3
"""Days: older receipts than thirty years are misread years."""

SLACK = 1
"""Days a till's clock or another time zone may be ahead of the household's."""

_LONG = re.compile(r"\d{8,}")
"""Numbers of receipts, which often hold the day."""

_CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])\s?[:;h]\s?([0-5]\d)(?:\s?[:;.]\s?([0-5]\d))?(?!\d)\s?([ap]\.?m\b)?", re.IGNORECASE
)
_GLUED = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?!\d)\s?([ap]\.?m\b)?", re.IGNORECASE)
_SLIPS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "B": "8", "S": "5"})
_SLIPPED = re.compile(r"(?<![A-Za-z])(?=[\w|/.\-]*\d)[\dOolI|BS]{1,4}([/.\-])[\dOolI|BS]{1,4}\1[\dOolI|BS]{2,4}")


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date as printed, both readings where day and month may be either, and what speaks for it."""

    days: tuple[date, ...]
    score: float
    boxes: tuple[Box, ...]
    confidence: float
    row: int


@dataclass(frozen=True, slots=True)
class DateHabits:
    """What the reader knows of the household: its day and the order it writes dates in."""

    today: date
    day_first: bool = True


def day(rows: Sequence[Row], habit: DateHabits) -> DateCandidate | None:
    """The day of purchase; of the days printed that are not to come the one with most said for it."""
    seen = [found for index, row in enumerate(rows) for found in _dates(row, index, habit)]
    if not seen:
        return None
    order = _order(seen, _held(rows))
    counts = {days: sum(one.days == days for one in seen) for days in {one.days for one in seen}}
    best = max(seen, key=lambda one: (one.score + 0.4 * min(2, counts[one.days] - 1), -one.row))
    days = tuple(sorted(best.days, key=lambda one: one not in order))
    return DateCandidate(_mended(days, rows), best.score, best.boxes, best.confidence, best.row)


def _order(seen: Sequence[DateCandidate], held: frozenset[date]) -> frozenset[date]:
    """Days that stand on the receipt beyond doubt, which tell how to read those that may be two."""
    return held | {one.days[0] for one in seen if len(one.days) == 1}


def _held(rows: Sequence[Row]) -> frozenset[date]:
    """Days inside long numbers, as in a receipt's "OR180322021704"."""
    runs = (match[0] for row in rows for match in _LONG.finditer(row.text))
    windows = (run[at : at + 6] for run in runs for at in range(len(run) - 5))
    return frozenset(found for six in windows if (found := made(int(six[:2]), int(six[2:4]), int(six[4:]))))


def _mended(days: tuple[date, ...], rows: Sequence[Row]) -> tuple[date, ...]:
    """The year the receipt's own number says, where it holds the same day of a year that looks alike."""
    first = days[0]
    alike = [
        one
        for one in _held(rows)
        if (one.month, one.day) == (first.month, first.day) and likeness(one.year, first.year) == COMMON
    ]
    return (alike[0], *days) if len(alike) == 1 and first not in _held(rows) else days


def _dates(row: Row, index: int, habit: DateHabits) -> Iterator[DateCandidate]:
    text = _SLIPPED.sub(lambda match: match[0].translate(_SLIPS), row.text)
    score = _neighbours(text)
    for readings, quality, start in written(text, day_first=habit.day_first):
        days = tuple(one for one in dict.fromkeys(readings) if _possible(one, habit.today))
        if days:
            yield DateCandidate(days, score + quality + _clocked(text, start), row.boxes, row.confidence, index)


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
