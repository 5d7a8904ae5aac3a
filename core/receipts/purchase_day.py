"""Find the day and time of a purchase: the printed date with the best context, never one in the future."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache

from core.model.page import Box
from core.receipts.digit_slips import COMMON, rate_misreading
from core.receipts.keywords import count_letters_by_language, load_words
from core.receipts.ocr_letters import fold_letters
from core.receipts.page_rows import PageRow
from core.receipts.printed_amounts import DIGITS
from core.receipts.printed_dates import load_months, make_date, read_dates
from core.receipts.weights import Features, score_candidate

OLDEST = timedelta(days=3650 * 3)
"""The greatest age of a receipt; an older date is a misread year."""
SLACK = timedelta(days=1)
"""How far a receipt's date may be ahead of the household's, by a wrong clock or another time zone."""
MOST_REPEATS = 2

MONTH_FIRST = frozenset({"USD", "PHP"})
"""Currencies of countries where the month is printed before the day (3/30)."""
EITHER_FIRST = frozenset({"CAD"})
WEEKDAY_VOTES, SIGN_VOTES, WEAK_VOTES = 4, 2, 1
"""Votes of signs for the order of day and month.

They are a weekday beside the date; dots, a printed currency or a language; and a comma before cents.
"""
LEAST_LETTERS_SAID = 12
"""The fewest letters in words of a language from which a receipt is taken to be in it."""

_LONG_NUMBER = re.compile(r"\d{8,}")
"""Matches long numbers, such as a receipt's own, which often contain the day."""
_CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])\s?[:;h]\s?([0-5]\d)(?:\s?[:;.]\s?([0-5]\d))?(?!\d)\s?([ap]\.?m\b)?", re.IGNORECASE
)
_GLUED_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?!\d)\s?([ap]\.?m\b)?", re.IGNORECASE)
_MISREAD_DATE = re.compile(r"(?<![A-Za-z])(?=[\w|/.\-]*\d)[\dOolI|BS]{1,4}([/.\-])[\dOolI|BS]{1,4}\1[\dOolI|BS]{2,4}")
_DOTTED = re.compile(r"(?<!\d)\d\d?\.\d\d?\.(?:\d\d){1,2}(?!\d)")
_COMMA_CENTS = re.compile(r"\d,\d{2}(?![\d.,])")


@dataclass(frozen=True, slots=True)
class DateHabits:
    """The household's day, its order of day and month, and the printed currency if any, for reading dates."""

    today: date
    day_first: bool = True
    printed_currency: str = ""


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A printed date, with both readings where day and month are unclear, and its features for scoring."""

    days: tuple[date, ...]
    """The possible days, the likelier first."""
    row: int
    boxes: tuple[Box, ...]
    confidence: float
    features: Features
    is_order_open: bool = False
    """Whether nothing printed tells which of the two readings is meant."""

    @property
    def score(self) -> float:
        """Return the score of the date as the day of purchase; the higher the likelier."""
        return score_candidate("day", self.features)


def find_day(rows: Sequence[PageRow], habits: DateHabits) -> DateCandidate | None:
    """Return the likeliest day of purchase among the printed dates; None where there is none."""
    found = list_dates(rows, habits)
    if not found:
        return None
    best = max(found, key=lambda one: (one.score, -one.row))
    known = _find_known_days(found, rows)
    days = tuple(sorted(best.days, key=lambda one: one not in known))
    sure = len(days) == 1 or days[0] in known
    ordered = replace(best, days=days) if sure else _order_readings(replace(best, days=days), rows, habits)
    return _correct_year(ordered, found, rows)


def list_dates(rows: Sequence[PageRow], habits: DateHabits) -> list[DateCandidate]:
    """Return every date printed on the rows that may be the day of purchase."""
    found = [date for index, row in enumerate(rows) for date in _list_row_dates(row, index, habits)]
    counts = Counter(one.days for one in found)
    return [
        replace(one, features={**one.features, "printed again": float(min(MOST_REPEATS, counts[one.days] - 1))})
        for one in found
    ]


def _list_row_dates(row: PageRow, index: int, habits: DateHabits) -> Iterator[DateCandidate]:
    text = _MISREAD_DATE.sub(lambda match: match[0].translate(DIGITS), row.text)
    found = list(read_dates(text, day_first=habits.day_first))
    starts = sorted({start for _, _, start in found})
    for readings, quality, start in found:
        before = starts[starts.index(start) - 1] if start != starts[0] else 0
        beside = text[before:start] if len({readings for readings, _, _ in found}) > 1 else text
        days = tuple(one for one in dict.fromkeys(readings) if -SLACK <= habits.today - one <= OLDEST)
        if not days:
            continue
        after = bool(_CLOCK.search(text[start:]) or _GLUED_CLOCK.search(text[start:]))
        features = {
            **_list_word_features(beside),
            "written as a date": quality,
            "a time after it": float(after),
            "a time before it": float(not after and bool(_CLOCK.search(text))),
        }
        yield DateCandidate(days, index, row.boxes, row.confidence, features)


def _list_word_features(text: str) -> Features:
    """Return features of a date by the words beside: a word for the purchase day, or one for another day."""
    words = " " + re.sub(r"[^\w\u0900-\u097f]+|\d+", " ", fold_letters(text)) + " "
    return {
        "beside a word for a purchase's day": float(any(f" {word} " in words for word in _load_words("near"))),
        "beside a word for another day": float(any(f" {word} " in words for word in _load_words("far"))),
    }


@cache
def _load_words(name: str) -> tuple[str, ...]:
    listed: Sequence[str] = load_words("days")[name]
    return tuple(fold_letters(str(word)) for word in listed)


def _find_known_days(found: Sequence[DateCandidate], rows: Sequence[PageRow]) -> frozenset[date]:
    """Return the days that the receipt shows unambiguously, by which ambiguous dates are read."""
    return _find_numbered_days(rows) | {one.days[0] for one in found if len(one.days) == 1}


def _find_numbered_days(rows: Sequence[PageRow]) -> frozenset[date]:
    """Return the days inside long numbers, as in a receipt's "OR180322021704"."""
    runs = (match[0] for row in rows for match in _LONG_NUMBER.finditer(row.text))
    windows = (run[at : at + 6] for run in runs for at in range(len(run) - 5))
    return frozenset(found for six in windows if (found := make_date(int(six[:2]), int(six[2:4]), int(six[4:]))))


def _correct_year(best: DateCandidate, every: Sequence[DateCandidate], rows: Sequence[PageRow]) -> DateCandidate:
    """Return a date with the year corrected by the receipt's number; with both years if the evidence is weak.

    Only years that OCR easily confuses with the one read are considered, for the same month and day.
    """
    first, numbered = best.days[0], _find_numbered_days(rows)
    if first in numbered:
        return best
    said = [one for one in numbered if _is_same_day_of_similar_year(one, first)]
    if len(said) == 1:
        return replace(best, days=(said[0], *best.days))
    others = {one.days[0]: one for one in every if _is_same_day_of_similar_year(one.days[0], first)}
    said = [day for day, one in others.items() if not one.features["beside a word for another day"]]
    said = said or _find_years_of_weekday(first, rows[best.row].text)
    return replace(best, days=(first, *said), is_order_open=True) if len(said) == 1 else best


def _is_same_day_of_similar_year(one: date, first: date) -> bool:
    same_day = (one.month, one.day) == (first.month, first.day)
    return same_day and rate_misreading(one.year, first.year) == COMMON


def _find_years_of_weekday(first: date, text: str) -> list[date]:
    """Return the same day in similar years that fit the weekday printed on its row, where the read year does not."""
    if not _find_weekdays(text) or _is_weekday_of(first, text):
        return []
    years = range(first.year - 9, first.year + 10)
    days = [
        day
        for year in years
        if (day := make_date(year, first.month, first.day)) and _is_same_day_of_similar_year(day, first)
    ]
    return [day for day in days if _is_weekday_of(day, text)]


def _is_weekday_of(day: date, text: str) -> bool:
    return day.weekday() in _find_weekdays(text)


def _find_weekdays(text: str) -> frozenset[int]:
    """Return the weekdays a text names, 0 being Monday; short forms of two letters and "mar" (March) are left out."""
    words = {word for word in re.findall(r"[^\W\d_]{3,}", fold_letters(text)) if word not in load_months()}
    names: Sequence[Sequence[str]] = load_words("days")["weekdays"]
    return frozenset(day for day, said in enumerate(names) if not words.isdisjoint(map(fold_letters, said)))


def _order_readings(found: DateCandidate, rows: Sequence[PageRow], habits: DateHabits) -> DateCandidate:
    """Return a date with two readings ordered by the other signs on the receipt, the likelier first."""
    votes = _count_order_votes(found, rows, habits)
    if votes == 0:
        return found
    day_first = votes > 0
    ordered = tuple(sorted(found.days, key=lambda one: (one == found.days[0]) is not (day_first is habits.day_first)))
    return replace(found, days=ordered, is_order_open=abs(votes) < SIGN_VOTES and day_first is not habits.day_first)


def _count_order_votes(found: DateCandidate, rows: Sequence[PageRow], habits: DateHabits) -> int:
    """Return the votes for day before month (negative: month first) by the signs on a receipt; 0 without any."""
    text = rows[found.row].text
    votes = _vote_by_weekday(found.days, text, habits.day_first)
    if _DOTTED.search(text):
        votes += SIGN_VOTES
    if habits.printed_currency and habits.printed_currency not in EITHER_FIRST:
        votes += -SIGN_VOTES if habits.printed_currency in MONTH_FIRST else SIGN_VOTES
    texts = [row.text for row in rows]
    spoken = count_letters_by_language(texts).most_common(1)
    if spoken and spoken[0][1] >= LEAST_LETTERS_SAID:
        votes += SIGN_VOTES
    if any(_COMMA_CENTS.search(one) for one in texts):
        votes += WEAK_VOTES
    return votes


def _vote_by_weekday(days: Sequence[date], text: str, day_first: bool) -> int:  # noqa: FBT001  an order, no switch
    """Return the vote of the weekday printed beside a date; 0 unless it fits exactly one of the readings."""
    fits = [_is_weekday_of(one, text) for one in days]
    if fits.count(True) != 1:
        return 0
    return WEEKDAY_VOTES if fits[0] is day_first else -WEEKDAY_VOTES


def find_time(rows: Sequence[PageRow], near: int | None) -> tuple[time, PageRow] | None:
    """Return the time of day nearest to the row of the date, with its row; None where none is printed."""
    found = [(abs(index - (near or 0)), index, one) for index, row in enumerate(rows) for one in _read_times(row.text)]
    if not found:
        return None
    _, index, one = min(found)
    return one, rows[index]


def _read_times(text: str) -> Iterable[time]:
    for match in (*_CLOCK.finditer(text), *_GLUED_CLOCK.finditer(text)):
        hour, half = int(match[1]), (match[4] or "").lower()[:1]
        hour = hour % 12 + (12 if half == "p" else 0) if half and hour <= 12 else hour
        yield time(hour, int(match[2]), int(match[3] or 0))
