"""Find periods in a message: "last month", "since diwali", "from 3 to 12 nov", "the month before"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from core.language.text.files import load_topic, look_up_word
from core.language.text.phrases import FoundPhrase, Phrasebook, PhraseVocabulary, Tokens, fold, keep_longest
from core.language.values.festivals import Festivals, load_festivals
from core.language.values.spans import SPANS, PeriodParts, find_unit_around, step_unit
from core.model.period import Period, find_month

_FIGURES = {
    "n": r"/\d{1,3}",
    "day": r"/\d{1,2}(?:st|nd|rd|th|er|º|ª|го|е|ое|é)?",
    "year": r"/(?:19|20)\d\d",
    "date": r"/\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?",
    "nth": r"/[1-5](?:st|nd|rd|th|º|ª|й|я|е)?",
}
_DAYS_TOLD = frozenset({"day_of_named_month", "day_of_month", "whole_date"})
_TOLD_WITHIN = 8
"""The most words between "since" and a day that dates the event."""
_TIMES = ("month", "weekday", "season", "festival")
_PLAIN = 5
"""The fewest letters of a name that is never another word, unlike "may", "sat" and "fall"."""
_HALF_YEAR = 6
"""Months between a season in the northern and in the southern hemisphere."""
_TWICE = {"dayb": "day", "monthb": "month"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A period by its name; its days depend on the question and are computed by ``find_days``."""

    rule: str
    said: PeriodParts
    festival: str = ""
    start: Moment | None = None
    end: Moment | None = None
    calendar: Festivals | None = None

    @property
    def is_relative(self) -> bool:
        """Return whether the period refers to another one, as "the month before" does."""
        return self.rule in {"prior", "year_earlier", "prior_same"}

    def find_days(self, base: Period | None = None, *, ahead: bool = False) -> Period:
        """Return the days of the period.

        ``base`` is the period that a relative one refers to; ``ahead`` chooses the coming one of several.
        """
        said = replace(self.said, ahead=self.said.ahead or ahead)
        if self.is_relative:
            alone = self.rule == "year_earlier" and "unit" in said.parts
            return _resolve_relative(
                self.rule, said, base or find_unit_around(said.unit if alone else "month", said.today)
            )
        if self.rule == "from" and self.start is not None and not self.start.rule.startswith("day_of"):
            return self.start.find_days(base, ahead=ahead)
        if self.start is not None:
            return self._join_parts(base, ahead=ahead)
        if self.festival and self.calendar is not None:
            return _find_feast(self.rule, self.calendar, self.festival, said)
        return SPANS[self.rule](said)

    def _join_parts(self, base: Period | None, *, ahead: bool) -> Period:
        first = self.start.find_days(base, ahead=ahead) if self.start else Period(self.said.today, self.said.today)
        if self.rule in {"since", "from"}:
            return Period(first.first, max(self.said.today, first.first))
        last = self.end.find_days(base, ahead=ahead) if self.end else first
        if first.first > last.last:
            return Period(last.first, max(first.last, last.last))
        return Period(first.first, last.last)


def _resolve_relative(rule: str, said: PeriodParts, base: Period) -> Period:
    if rule == "prior_same":
        return base.find_preceding()
    if rule == "year_earlier":
        return find_year_before(base)
    if "unit" not in said.parts:  # "the one before", of whatever length
        return base.find_preceding()
    return step_unit(said.unit, base.first, -1)


def find_year_before(base: Period) -> Period:
    """Return the same days a year earlier; for a whole month, the whole month."""
    first = _move_year_back(base.first)
    return find_month(first) if base == find_month(base.first) else Period(first, _move_year_back(base.last))


def _move_year_back(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _find_feast(rule: str, calendar: Festivals, name: str, said: PeriodParts) -> Period:
    year = said.find_number("year") if "year" in said.parts else None
    day = calendar.find_nearest(name, said.today, year=year, ahead=said.ahead, strict=rule == "last_festival")
    if rule == "festival_week":
        return find_unit_around("week", day)
    if rule == "festival_month":
        return find_month(day)
    return Period(day, day)


class Periods:
    """The phrases for periods in one language."""

    def __init__(self, language: str) -> None:
        """Load a language's phrases; raises KeyError where the files name an unknown class or span."""
        words = load_topic(language, "periods")
        self._names = _load_names(words)
        self._feasts = load_festivals(language)
        self._names["festival"] = dict(self._feasts.names)
        slots = {
            name: [*values, *([_FIGURES[name]] if name in _FIGURES else [])] for name, values in self._names.items()
        }
        slots |= {name: [figure] for name, figure in _FIGURES.items() if name not in slots}
        slots |= {twin: slots[name] for twin, name in _TWICE.items() if name in slots}
        vocabulary = PhraseVocabulary(words.get("classes", {}), slots)
        fixed: dict[str, Mapping[str, int | str]] = {}
        self._simple = Phrasebook(_load_rules(words["spans"], fixed), vocabulary)
        self._joins = Phrasebook(_load_rules(words["joins"], fixed), vocabulary)
        self._fixed = fixed
        self._since = frozenset(words.get("since", ()))
        self.counted = frozenset(word.rstrip("*") for slot in ("unit", "month") for word in self._names[slot])
        """Words for days, weeks, months and "each month"; a number before one is no amount."""
        self.times = frozenset(word for slot in _TIMES for word in self._names.get(slot, {}) if len(word) >= _PLAIN)
        """Names of months, days, seasons and festivals that are never other words; an unread one shows a misreading."""

    def compile_all(self) -> None:
        """Compile every phrase now rather than at its first use."""
        self._simple.compile_all()
        self._joins.compile_all()

    @property
    def indexed_words(self) -> set[str]:
        """Return every word by which a period is found."""
        return self._simple.indexed_words | {word for values in self._names.values() for word in values}

    def mark_periods(self, tokens: Tokens, today: date, *, day_first: bool = True, southern: bool = False) -> None:
        """Put a ``%period`` marker with a Moment in place of each period in a message.

        With ``southern``, seasons are those of the southern hemisphere.
        """
        for found in reversed(keep_longest(self._simple.find(tokens))):
            moment = self._read_moment(found, today, day_first=day_first, southern=southern)
            if moment is not None:
                tokens.put(found.start, found.end, "period", moment)
        self._mark_told_since(tokens, today)
        for join in reversed(keep_longest(self._joins.find(tokens))):
            if join.key == "apart":
                continue
            inner = [value for value in tokens.values[join.start : join.end] if isinstance(value, Moment)]
            said = PeriodParts(today)
            tokens.put(join.start, join.end, "period", _join_named_periods(join.key.split("/")[0], said, inner))

    def _mark_told_since(self, tokens: Tokens, today: date) -> None:
        """Mark the days since an event whose date follows it: "since the vaccination on 11 feb"."""
        for at, token in enumerate(tokens.folded):
            if token not in self._since:
                continue
            behind = range(at + 1, min(at + 1 + _TOLD_WITHIN, len(tokens.folded)))
            place = next((other for other in behind if isinstance(tokens.values[other], Moment)), None)
            if place is None or place == at + 1:
                continue
            moment = tokens.values[place]
            if isinstance(moment, Moment) and moment.rule in _DAYS_TOLD:
                tokens.put(place, place + 1, "period", Moment("since", PeriodParts(today), start=moment))

    def _read_moment(
        self, found: FoundPhrase[str], today: date, *, day_first: bool, southern: bool = False
    ) -> Moment | None:
        parts: dict[str, int | str | date] = dict(self._fixed[found.key])
        feast = ""
        for name, text in found.parts.items():
            value = self._read_value(name, text, today, day_first=day_first)
            if value is None:
                return None
            if name == "festival":
                feast = str(value)
            else:
                parts[name] = value
        first = parts.get("season")
        if southern and isinstance(first, int):
            parts["season"] = (first + _HALF_YEAR - 1) % 12 + 1
        return Moment(
            found.key.split("/")[0], PeriodParts(today, parts), feast, calendar=self._feasts if feast else None
        )

    def _read_value(self, name: str, text: str, today: date, *, day_first: bool) -> int | str | date | None:
        known = look_up_word(self._names.get(_TWICE.get(name, name), {}), text)
        if known is not None:
            return known
        if name == "date":
            return read_date_figures(text, today, day_first=day_first)
        digits = "".join(char for char in text if char.isdecimal())
        number = int(digits) if digits else None
        return None if number is None or (name.startswith("day") and not 1 <= number <= 31) else number


def _join_named_periods(rule: str, said: PeriodParts, inner: list[Moment]) -> Moment:
    if rule == "for" and inner[0].rule not in _DAYS_TOLD:  # "pour juillet": the question tells which July is meant
        return inner[0]
    if rule in {"ahead", "for"}:
        return replace(inner[0], said=replace(inner[0].said, ahead=True))
    first, last = inner[0], inner[-1]
    if "year" in last.said.parts and "year" not in first.said.parts and first.rule == last.rule:
        shared = {**first.said.parts, "year": last.said.parts["year"]}
        first = replace(first, said=replace(first.said, parts=shared))
    return Moment(rule, said, start=first, end=last)


def _load_names(words: Mapping[str, Any]) -> dict[str, dict[str, int | str]]:
    """Return, for each named slot of a language, the values of its folded words."""
    return {
        slot: {
            " ".join(fold(part) for part in str(word).split()): key for key, group in values.items() for word in group
        }
        for slot, values in words["names"].items()
    }


def _load_rules(spans: Mapping[str, Any], fixed: dict[str, Mapping[str, int | str]]) -> list[tuple[str, str]]:
    """Return (key, phrase) of each rule; ``span/unit=day`` in a key fixes a part, which is stored in ``fixed``."""
    rules = []
    for key, phrases in spans.items():
        parts = dict(part.split("=") for part in key.split("/")[1:])
        fixed[key] = {name: int(value) if value.lstrip("-").isdecimal() else value for name, value in parts.items()}
        rules += [(key, phrase) for phrase in phrases]
    return rules


def read_date_figures(text: str, today: date, *, day_first: bool) -> date | None:
    """Return a date in figures such as 2026-10-05, 5/10 or 05.10.26; None where there is no such day."""
    numbers = [int(part) for part in text.replace("/", "-").replace(".", "-").split("-")]
    if len(str(numbers[0])) == 4:
        year, month_number, day = numbers
    else:
        first, second = numbers[:2]
        year = numbers[2] if len(numbers) > 2 else today.year
        year += 2000 if year < 100 else 0
        day, month_number = (first, second) if day_first or first > 12 else (second, first)
    try:
        found = date(year, month_number, day)
    except ValueError:
        return None
    return found.replace(year=found.year - 1) if len(numbers) == 2 and found > today and found.day < 29 else found


@lru_cache(maxsize=32)
def load_periods(language: str) -> Periods:
    """Return the period phrases of a language, compiled once."""
    return Periods(language)


def read_period(
    text: str | Tokens, today: date, language: str = "en", *, base: Period | None = None, day_first: bool = True
) -> Period | None:
    """Return the first period named in a text; None where there is none.

    ``base`` is the period that "the month before" refers to.
    """
    tokens = Tokens.from_text(text) if isinstance(text, str) else text.make_copy()
    load_periods(language).mark_periods(tokens, today, day_first=day_first)
    moments: list[Moment] = [value for value in tokens.values if isinstance(value, Moment)]
    return moments[0].find_days(base) if moments else None
