"""Read how often something recurs: "every 1st", "weekly on mon", "every 12 months from 3 mar", "6x4999"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.errors import Invalid
from core.language.text.files import look_up_word
from core.language.text.phrases import FoundPhrase, Tokens, keep_longest
from core.language.values.rhythm_words import RhythmWords, list_rhythm_languages, load_rhythm_words
from core.model.recurring import LAST_DAY, MOST_TIMES, Rhythm, RhythmUnit

_UNIT = re.compile(r"(\d+)(day|week|month|year)")
_PRODUCT = re.compile(r"(?<![\d.,])(\d[\d.,]*)\s?[x×*]\s?(?=\d)(\d[\d.,]*)", re.IGNORECASE)
_MOST_PARTS = 60
"""Most instalments of one purchase."""
_LEAST_PARTS = 2
_YEAR_MONTHS = 12
_LONGEST_MONTH = 31
_NO_DAY = "date-impossible"

Step = tuple[int, RhythmUnit]
"""A count with its unit: every so many days, weeks, months or years."""


@dataclass(frozen=True, slots=True)
class RhythmReading:
    """The rhythm and start day in a text, and the text without them.

    ``parts`` is the number of instalments in "6x4999" or "6 instalments of 4999", ``multiplied`` whether it was written
    like the former; ``told`` whether the text tells of a payment already made.
    """

    rest: str
    rhythm: Rhythm | None = None
    start: date | None = None
    until: date | None = None
    times: int | None = None
    told: bool = False
    parts: int | None = None
    multiplied: bool = False


def read_rhythm(text: str, languages: Iterable[str], today: date) -> RhythmReading | None:
    """Return the rhythm in a text, read in the language that knows most of its words; None without one.

    Return None too for a text about a budget or a wish, and for a question.

    Raises:
        Invalid: it names a day that no month has.
    """
    counted = _PRODUCT.sub(r"\1 x \2", text)
    tokens = Tokens.from_text(counted)
    readings = []
    for language in languages:
        if language in list_rhythm_languages():
            words = load_rhythm_words(language)
            found = keep_longest(one for one in words.phrases.find(tokens) if one.length)
            if any(one.key == "never" for one in found):
                return None
            readings.append((sum(one.length for one in found), language, found))
    best = max(readings, key=lambda each: each[0], default=None)
    if best is None:
        return None
    return RhythmReader(counted, tokens, load_rhythm_words(best[1]), best[2], today).read()


@dataclass(frozen=True, slots=True)
class RhythmChange:
    """A change of rhythm in a text (another day, a start, an earlier announcement), and the text without it.

    ``rhythm`` has the new day, ``since`` the day from which the change holds, ``lead`` the days of notice. ``sure`` is
    whether the words can only mean a day: "the 5th", "friday", but not "5".
    """

    rest: str
    rhythm: Rhythm | None = None
    since: date | None = None
    lead: int | None = None
    sure: bool = True


def read_since(text: str, language: str, today: date) -> RhythmChange | None:
    """Return the day from which a change holds ("from january", "ab März"); None where a text names none."""
    tokens, words = Tokens.from_text(text), load_rhythm_words(language)
    phrases = keep_longest(words.phrases.find(tokens))
    if any(one.key == "told" for one in phrases):
        return None
    found = [one for one in phrases if one.key == "start" and "weekday" not in one.parts]
    reader = RhythmReader(text, tokens, words, found, today)
    since = reader.read_start() if len(found) == 1 else None
    return RhythmChange(reader.write_rest(), since=since) if since else None


def read_move(text: str, language: str, today: date) -> RhythmChange | None:
    """Return the day of the month or week a bill moves to; None where a text names none, or several."""
    tokens, words = Tokens.from_text(text), load_rhythm_words(language)
    found = [one for one in keep_longest(words.changes.find(tokens)) if one.key == "moved"]
    if len(found) != 1:
        return None
    (one,) = found
    reader = RhythmReader(text, tokens, words, found, today)
    try:
        rhythm = reader.read_parts(one)
    except Invalid:
        return None
    sure = not one.parts.get("day", "?").isdecimal()
    return RhythmChange(reader.write_rest(), rhythm, sure=sure) if rhythm else None


def read_lead(text: str, language: str, today: date) -> RhythmChange | None:
    """Return how many days before its day a bill is to be announced; None where a text says none."""
    tokens, words = Tokens.from_text(text), load_rhythm_words(language)
    found = [one for one in keep_longest(words.changes.find(tokens)) if one.key == "lead_time"]
    reader = RhythmReader(text, tokens, words, found, today)
    days = reader.read_days(found[0]) if len(found) == 1 else None
    return RhythmChange(reader.write_rest(), lead=days) if days else None


@dataclass(slots=True)
class RhythmReader:
    """Reads a rhythm from the phrases found in one text."""

    text: str
    tokens: Tokens
    words: RhythmWords
    found: list[FoundPhrase[str]]
    today: date
    gone: set[int] = field(default_factory=set)

    def read(self) -> RhythmReading | None:
        """Return the rhythm of the phrases; None where they make none."""
        parts = self._join_parts()
        try:
            rhythm, start = self._make_rhythm(parts)
            times = self._count_payments(rhythm)
        except Invalid as refusal:
            if refusal.code == _NO_DAY:
                raise
            return None
        product = self._read_product() if times is None else None
        times = times or product
        if rhythm is None and times:
            rhythm = Rhythm(RhythmUnit.MONTH)
        if rhythm is None:
            return None
        start = self.read_start() or start
        until = self._read_end(start or self.today)
        told = any(one.key == "told" for one in self.found)
        count = times if product or any(one.key == "parts" for one in self.found) else None
        return RhythmReading(
            self.write_rest(), rhythm, start, until, times, told, count, multiplied=product is not None
        )

    def read_parts(self, one: FoundPhrase[str]) -> Rhythm | None:
        """Return the rhythm that one phrase names, removing it from the text; raises Invalid."""
        self._take(one)
        return self._make_rhythm(one.parts)[0]

    def read_days(self, one: FoundPhrase[str]) -> int | None:
        """Return the number of days in one phrase, removing it from the text; None where it has none."""
        self._take(one)
        step = self._step(one.parts)
        count = self._read_number(one.parts["number"]) if "number" in one.parts else 1
        return round(Rhythm(step[1], step[0]).mean_days * count) or None if step else None

    def _join_parts(self) -> dict[str, str]:
        """Return the parts of all rhythm phrases together, without those where no rhythm can stand."""
        parts: dict[str, str] = {}
        for one in self.found:
            if one.key == "filler":
                self._take(one)
            elif one.key == "rhythm" or (one.key == "adverb" and self._is_after_amount(one)) or self._is_rate(one):
                self._take(one)
                parts = {**one.parts, **parts}
        return parts

    def _is_after_amount(self, one: FoundPhrase[str]) -> bool:
        """Return whether a phrase stands after a number and before no thing: "rent 25000 monthly"."""
        folded = self.tokens.folded
        ends = one.end == len(folded) or folded[one.end] in self.words.after
        goes_on = any(other.start == one.end for other in self.found)
        return (ends or goes_on) and any(_is_number(token) for token in folded[: one.start])

    def _is_rate(self, one: FoundPhrase[str]) -> bool:
        """Return whether a phrase directly follows an amount ("649 a month"); "a day" then is only a price."""
        near = self.tokens.folded[max(0, one.start - 2) : one.start]
        step = self.words.steps.get(one.parts.get("unit", ""), "")
        return one.key == "rate" and step not in {"", "1day"} and any(_is_number(token) for token in near)

    def _take(self, one: FoundPhrase[str]) -> None:
        self.gone |= set(range(one.start, one.end))

    def _make_rhythm(self, parts: Mapping[str, str]) -> tuple[Rhythm | None, date | None]:
        """Return the rhythm of some parts, and its first day where they name a date; raises Invalid."""
        if not parts:
            return None, None
        weekdays = tuple(
            sorted(
                {
                    int(self._read_named_value(self.words.weekdays, parts[key]))
                    for key in parts
                    if key[:-1] == "weekday" or key == "weekday"
                }
            )
        )
        month = self._read_named_value(self.words.months, parts["month"]) if "month" in parts else None
        day = LAST_DAY if "last" in parts else _read_month_day(parts)
        step = self._step(parts) or _imply_unit(weekdays, month, day)
        if step is None:
            return None, None
        count, unit = step
        count *= self._read_multiplier(parts)
        if month is not None:
            return Rhythm(RhythmUnit.YEAR, count if unit is RhythmUnit.YEAR else 1), self._find_next_day(
                day or 1, int(month)
            )
        if unit is RhythmUnit.WEEK:
            return Rhythm(unit, count, weekdays=weekdays), None
        if unit is RhythmUnit.MONTH:
            days = {day, _read_month_day({key[:-1]: text for key, text in parts.items() if key[-1:] == "2"})} - {None}
            return Rhythm(unit, count, month_days=tuple(sorted(each for each in days if each))), None
        return (None, None) if weekdays or day else (Rhythm(unit, count), None)

    def _step(self, parts: Mapping[str, str]) -> Step | None:
        name = parts.get("unit") or parts.get("adverb")
        written = _UNIT.fullmatch(str(look_up_word(self.words.steps, name) or "")) if name else None
        return (int(written[1]), RhythmUnit(written[2])) if written else None

    def _read_multiplier(self, parts: Mapping[str, str]) -> int:
        if "number" in parts:
            return self._read_number(parts["number"])
        return 2 if "other" in parts else 1

    def _read_number(self, text: str) -> int:
        return int(text) if text.isdecimal() else int(self.words.numbers.get(text, "0"))

    def _read_named_value(self, names: Mapping[str, str], text: str) -> str:
        return str(look_up_word(names, text))

    def _count_payments(self, rhythm: Rhythm | None) -> int | None:
        """Return the number of payments ("6 times", "for 6 months"), None without one; raises Invalid for too many."""
        for one in self.found:
            if one.key not in {"times", "parts"}:
                continue
            if one.key == "times" and rhythm is None and not self._is_loan(one):
                continue
            count = self._read_number(one.parts.get("number") or one.parts.get("counted", "0").rstrip("x"))
            step = self._step(one.parts)
            if step is not None:
                length = Rhythm(step[1], step[0] * count).mean_days if count else 0
                count = round(length / (rhythm or Rhythm(RhythmUnit.MONTH)).mean_days)
            if not 0 < count <= MOST_TIMES:
                raise Invalid("rhythm-impossible")
            self._take(one)
            return count
        return None

    def _is_loan(self, times: FoundPhrase[str]) -> bool:
        """Return whether a number of months is the term of a loan: "emi 12000 for 18 months from 5th"."""
        count, unit = self._step(times.parts) or (0, RhythmUnit.DAY)
        said = self.tokens.text
        named = any(f" {word} " in said for word in self.words.loans)
        return named and count > 0 and unit in {RhythmUnit.MONTH, RhythmUnit.YEAR}

    def _read_product(self) -> int | None:
        """Return the number of payments in "6 x 4999"; None without one, or where it is ambiguous."""
        folded = self.tokens.folded
        for at in range(1, len(folded) - 1):
            if folded[at] == "x" and _is_number(folded[at - 1]) and _is_number(folded[at + 1]):
                sides = sorted((at - 1, at + 1), key=lambda place: _measure_phrase(folded[place]))
                count = folded[sides[0]]
                if count.isdecimal() and _LEAST_PARTS <= int(count) <= _MOST_PARTS:
                    self.gone |= {at, sides[0]}
                    return int(count)
        return None

    def read_start(self) -> date | None:
        """Return the start day that a phrase names, removing it from the text; None without one."""
        for one in self.found:
            if one.key == "start" and (found := self._read_date(one.parts, last=False)) is not None:
                self._take(one)
                return found
        return None

    def _read_end(self, start: date) -> date | None:
        for one in self.found:
            if one.key == "until" and (found := self._read_date(one.parts, last=True, after=start)) is not None:
                self._take(one)
                return found
        return None

    def _read_date(self, parts: Mapping[str, str], *, last: bool, after: date | None = None) -> date | None:
        """Return the next day that a phrase names (of a month alone, its first or ``last`` day); None without one."""
        if "iso" in parts:
            return _read_iso_date(parts["iso"])
        if "ahead" in parts:
            return self._find_coming(parts["ahead"])
        if "weekday" in parts:
            wanted = int(self._read_named_value(self.words.weekdays, parts["weekday"]))
            return self.today + timedelta(days=(wanted - self.today.weekday()) % 7)
        month = int(self._read_named_value(self.words.months, parts["month"])) if "month" in parts else None
        day = _read_month_day(parts) or (31 if last else 1)
        if "year" in parts and month:
            return _clip_day(int(parts["year"]), month, day)
        return self._find_next_day(day, month, after)

    def _find_coming(self, text: str) -> date:
        count, unit = _UNIT.fullmatch(str(look_up_word(self.words.ahead, text)) or "").groups()  # type: ignore[union-attr]
        if unit == "month":
            return _clip_day(*_add_months(self.today, int(count)), 1)
        if unit == "year":
            return date(self.today.year + int(count), 1, 1)
        return self.today + timedelta(days=int(count) * (7 if unit == "week" else 1))

    def _find_next_day(self, day: int, month: int | None, after: date | None = None) -> date:
        """Return the first day with a number (and month) from today on, or from ``after`` where that is later."""
        least = max(self.today, after or self.today)
        for ahead in range(_YEAR_MONTHS + 1):
            year, number = _add_months(least, ahead)
            if (month is None or number == month) and (found := _clip_day(year, number, day)) >= least:
                return found
        return _clip_day(least.year + 1, month or 1, day)

    def write_rest(self) -> str:
        """Return the text without the parts that were read, and without words that only introduced them."""
        kept, at = [], 0
        for index, word in enumerate(self.tokens.written):
            start = self.text.index(word, at)
            if index in self.gone:
                kept.append(self.text[at:start] if self.text[at:start].strip(" ,.;:-") else " ")
            else:
                kept.append(self.text[at : start + len(word)])
            at = start + len(word)
        rest = " ".join("".join([*kept, self.text[at:]]).split()).strip(" ,;:-")
        return _remove_introduction(rest, self.words.leads)


def _remove_introduction(text: str, leads: Iterable[str]) -> str:
    """Return a text without its introduction: "remind me to pay rent"."""
    tokens = Tokens.from_text(text)
    line = " ".join(tokens.folded)
    for lead in leads:
        if line.startswith(lead + " ") and len(tokens.written) > len(lead.split()) + 1:
            last = tokens.written[len(lead.split()) - 1]
            return _remove_introduction(text[text.index(last) + len(last) :].strip(), leads)
    return text


def _imply_unit(weekdays: Sequence[int], month: str | None, day: int | None) -> Step | None:
    """Return the unit of a rhythm that only names a day; None where it names none."""
    if weekdays:
        return 1, RhythmUnit.WEEK
    if month is not None:
        return 1, RhythmUnit.YEAR
    return (1, RhythmUnit.MONTH) if day else None


def _read_month_day(parts: Mapping[str, str]) -> int | None:
    """Return the day of the month that is named, None without one; raises Invalid where no month has it."""
    written = parts.get("nth") or parts.get("day") or parts.get("dated") or ""
    digits = "".join(sign for sign in written if sign.isdecimal())
    if not digits:
        return None
    if not 1 <= int(digits) <= _LONGEST_MONTH:
        raise Invalid(_NO_DAY)
    return int(digits)


def _is_number(token: str) -> bool:
    return token[:1].isdecimal()


def _measure_phrase(token: str) -> float:
    digits = "".join(sign for sign in token if sign.isdecimal())
    return float(digits or 0)


def _read_iso_date(text: str) -> date | None:
    year, month, day = (int(part) for part in text.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _add_months(day: date, ahead: int) -> tuple[int, int]:
    """Return the year and month some months after those of a day."""
    count = day.year * _YEAR_MONTHS + day.month - 1 + ahead
    return count // _YEAR_MONTHS, count % _YEAR_MONTHS + 1


def _clip_day(year: int, month: int, day: int) -> date:
    """Return a day of a month, or its last day where it is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))
