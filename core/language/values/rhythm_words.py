"""The words by which each language says how often something recurs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.language.text.files import FOLDER, load_topic
from core.language.text.phrases import Phrasebook, PhraseVocabulary, fold

_KEYS = ("rhythm", "adverb", "rate", "start", "until", "times", "parts", "never", "told", "filler")
_CHANGE_KEYS = ("moved", "lead_time")
_SIGNS = r"/\d{1,3}"
_DAY = r"/(?:0?[1-9]|[12]\d|3[01])"
_DATED = r"/\d{1,2}"
"""A phrase element for a number that must be a day, so that 32 is refused and not read as money."""
_YEAR = r"/20\d\d"
_ISO = r"/20\d\d-\d{1,2}-\d{1,2}"


@dataclass(frozen=True, slots=True)
class RhythmWords:
    """The words and phrases for recurrence in one language."""

    phrases: Phrasebook[str]
    steps: Mapping[str, str]
    numbers: Mapping[str, str]
    weekdays: Mapping[str, str]
    months: Mapping[str, str]
    ahead: Mapping[str, str]
    leads: tuple[str, ...]
    durables: tuple[str, ...]
    loans: tuple[str, ...]
    """Words for loans, which are paid back monthly."""
    after: frozenset[str]
    """Small words that may follow a rhythm: "monthly for Ravi"."""
    changes: Phrasebook[str]
    """Phrases that state a bill's new day, or how long before its day to announce it."""


@cache
def list_rhythm_languages() -> tuple[str, ...]:
    """Return the languages that have words for recurrence."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/recurring.yaml")))


@cache
def load_rhythm_words(language: str) -> RhythmWords:
    """Return the words for recurrence in a language, compiled once."""
    words = load_topic(language, "recurring")
    steps = {**_map_by_phrase(words["units"]), **_map_by_phrase(words["adverbs"])}
    numbers = _load_numbers((language, *list_borrowed_languages(language)))
    weekdays, months = _load_names(language, "weekday"), _load_names(language, "month")
    ahead = _map_by_phrase(words["ahead"])
    suffixes = "|".join(fold(suffix) for suffix in words.get("suffix", ())) or "$^"
    slots: dict[str, Sequence[str]] = {
        "unit": list(_map_by_phrase(words["units"])),
        "adverb": list(_map_by_phrase(words["adverbs"])),
        "other": [_make_plain(each) for each in words["other"]],
        "last": [_make_plain(each) for each in words["last"]],
        "ahead": list(ahead),
        "weekday": list(weekdays),
        "month": list(months),
        "number": [_SIGNS, *numbers],
        "few": ["/[1-9]", *numbers],
        "counted": [r"/\d{1,2}x"],
        "day": [f"{_DAY}(?:{suffixes})?", f"{_DATED}(?:{suffixes})"],
        "nth": [f"{_DATED}(?:{suffixes})"],
        "dated": [f"{_DATED}(?:{suffixes})?"],
        "year": [_YEAR],
        "iso": [_ISO],
    }
    vocabulary = PhraseVocabulary(words["classes"], slots)
    phrases = [(key, phrase) for key in _KEYS for phrase in words.get(key, ())]
    changes = [(key, phrase) for key in _CHANGE_KEYS for phrase in words.get(key, ())]
    leads = sorted((_make_plain(each) for each in words["lead"]), key=len, reverse=True)
    after = frozenset(_make_plain(each) for each in words["after"])
    durables = tuple(_make_plain(each) for each in words["durable"])
    loans = tuple(_make_plain(each) for each in words.get("loan", ()))
    return RhythmWords(
        Phrasebook(phrases, vocabulary),
        steps,
        numbers,
        weekdays,
        months,
        ahead,
        tuple(leads),
        durables,
        loans,
        after,
        Phrasebook(changes, vocabulary),
    )


def list_borrowed_languages(language: str) -> tuple[str, ...]:
    """Return the languages whose weekdays, months and numbers a language uses as well."""
    return {"hi": ("en", "hi-Latn"), "hi-Latn": ("en",)}.get(language, ())


def _make_plain(phrase: str) -> str:
    return " ".join(fold(word) for word in str(phrase).replace("-", " ").split())


def _map_by_phrase(values: Mapping[Any, Sequence[str]]) -> dict[str, str]:
    return {_make_plain(phrase): str(value) for value, phrases in values.items() for phrase in phrases or ()}


def _load_names(language: str, what: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in (*reversed(list_borrowed_languages(language)), language):
        found |= _map_by_phrase(load_topic(each, "periods").get("names", {}).get(what) or {})
    return found


def _load_numbers(languages: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in languages:
        for value, phrases in (load_topic(language, "numbers").get("number") or {}).items():
            if str(value).isdecimal() and int(value) > 0:
                found |= {_make_plain(phrase): str(value) for phrase in phrases}
    return found
