"""What one language knows about questions, compiled once from its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from core.language.files import common, extended, languages, load
from core.language.periods import Periods, periods
from core.language.phrases import Phrasebook, Vocabulary, fold

_NUMBER = r"/\d+(?:[.,]\d+)*"


@dataclass(frozen=True, slots=True)
class Name:
    """What a word may stand for: a slot with its value."""

    slot: str
    value: str
    rank: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A way of asking speaks for an intent with a weight."""

    intent: str
    weight: float


@dataclass(frozen=True, slots=True)
class Speech:
    """Everything the reader looks up in one language."""

    language: str
    periods: Periods
    names: Phrasebook[Name]
    limits: Phrasebook[str]
    bounds: Phrasebook[str]
    cues: Phrasebook[Cue]
    kinds: Phrasebook[str]
    marks: Phrasebook[str]
    """chart, evidence, questions (it asks), base (of a comparison) and only."""
    item_stop: frozenset[str]
    """Words that end the name of a thing to buy."""
    item_join: frozenset[str]
    """Words that may stand inside it, not at its ends."""
    follow: Phrasebook[str]
    merchant_before: Mapping[str, str]
    merchant_after: Mapping[str, str]
    merchant_stop: frozenset[str]
    me: frozenset[str]
    we: frozenset[str]
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    """(end of a name that gives way, what may stand there instead)."""
    limit_words: Mapping[str, int]
    units: Mapping[str, Decimal]
    currencies: frozenset[str]
    fillers: frozenset[str]
    own: frozenset[str]
    """Every word the files of this language alone hold, for telling languages apart."""
    known: frozenset[str]
    """Every word the files of this language hold."""


def _phrases(words: Mapping[str, Any], key: str) -> list[tuple[str, str]]:
    return [(key, phrase) for phrase in words.get(key, ())]


def _folded(words: object) -> str:
    return " ".join(fold(part) for part in str(words).split())


def _all_names(language: str, words: Mapping[str, Any]) -> Iterator[tuple[Name, str]]:
    """Every name with what it stands for; the first of two alike wins."""
    for keys, heads in words.get("categories", {}).items():
        yield from ((Name("category", keys, 3), _folded(head)) for head in heads)
    for brand, others in common("brands").items():
        yield from ((Name("merchant", brand, 2), _folded(other)) for other in {brand, *others})
    for account, others in words.get("accounts", {}).items():
        yield from ((Name("account", account, 2), _folded(other)) for other in others)
    for spoken in (language, *extended(language)):
        for key, things in load(spoken, "categories").items():
            yield from ((Name("thing", key, 1), _folded(thing)) for thing in things)


def _cues(words: Mapping[str, Any]) -> Iterator[tuple[Cue, str]]:
    for intent, weights in words["intents"].items():
        for weight, phrases in weights.items():
            yield from ((Cue(intent, float(weight)), phrase) for phrase in phrases)
    for weight, phrases in words.get("nothing", {}).items():
        yield from ((Cue("", float(weight)), phrase) for phrase in phrases)


def _known(*books: Phrasebook[Any]) -> set[str]:
    return {word for book in books for word in book.words if not word.startswith("%")}


@lru_cache(maxsize=32)
def speech(language: str) -> Speech:
    """A language's way of asking; raises KeyError where its files name an unknown class."""
    words = load(language, "questions")
    classes = words.get("classes", {})
    plain = Vocabulary(classes)
    few = {_folded(word): number for number, group in words.get("limit_words", {}).items() for word in group}
    counted = Vocabulary(classes, {"number": [_NUMBER, *few], "numberb": [_NUMBER, *few]})
    names = Phrasebook(_all_names(language, words), Vocabulary())
    cues = Phrasebook(_cues(words), plain)
    kinds = Phrasebook([(kind, phrase) for kind, group in words.get("kinds", {}).items() for phrase in group], plain)
    marks = [pair for key in ("chart", "evidence", "questions", "base", "only") for pair in _phrases(words, key)]
    bounds = [pair for key in ("least", "most", "range") for pair in _phrases(words, key)]
    follow = Phrasebook([("start", f"^ {phrase}") for phrase in words.get("follow", ())], plain)
    me, we = (frozenset(_folded(word) for word in words.get(key, ())) for key in ("me", "we"))
    fillers = frozenset(_folded(word).rstrip("?") for word in words.get("fillers", ()))
    calendar = periods(language)
    known = frozenset(_known(cues, kinds, follow) | calendar.words | fillers | me | we | _heads(words))
    others = [speech(other).known for other in extended(language)]
    return Speech(
        language=language,
        periods=calendar,
        names=names,
        limits=Phrasebook(_phrases(words, "limits"), counted),
        bounds=Phrasebook(bounds, counted),
        cues=cues,
        kinds=kinds,
        marks=Phrasebook(marks, plain),
        item_stop=frozenset(_folded(word) for word in words.get("item_stop", ())),
        item_join=frozenset(_folded(word) for word in words.get("item_join", ())),
        follow=follow,
        merchant_before={_folded(w): key for key in ("merchant_before", "merchant_weak") for w in words.get(key, ())},
        merchant_after={_folded(w): "merchant_after" for w in words.get("merchant_after", ())},
        merchant_stop=frozenset(_folded(word) for word in words.get("merchant_stop", ())),
        me=me,
        we=we,
        endings=tuple((end, tuple(others)) for end, others in words.get("endings", {}).items()),
        limit_words=few,
        units={_folded(word): Decimal(unit) for unit, group in words.get("units", {}).items() for word in group},
        currencies=frozenset(_folded(word) for word in words.get("currencies", ())),
        fillers=fillers,
        own=known.difference(*others),
        known=known,
    )


def _heads(words: Mapping[str, Any]) -> set[str]:
    """Single words of classes, category names and phrases, for telling the language and finding unknown words."""
    groups = [*words.get("classes", {}).values(), *words.get("categories", {}).values()]
    groups += [phrases for weights in words["intents"].values() for phrases in weights.values()]
    parts = {part for group in groups for phrase in group for element in phrase.split() for part in element.split("|")}
    return {_folded(part.strip("~?*")) for part in parts if part[0] not in "<{%.^$"}


def speeches() -> dict[str, Speech]:
    """Every language there is."""
    return {language: speech(language) for language in languages()}
