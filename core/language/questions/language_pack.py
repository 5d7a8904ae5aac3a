"""The words, phrases and rules for reading questions in one language, compiled once from its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from core.language.questions.concepts import Concepts
from core.language.text.files import list_extended, list_languages, load_category_words, load_common, load_topic
from core.language.text.lexicon import Lexicon, Name
from core.language.text.merchants import load_merchants
from core.language.text.phrases import KeywordFilter, Phrasebook, PhraseVocabulary, fold
from core.language.text.typos import Typos
from core.language.values.periods import Periods, load_periods

_NUMBER = r"/\d+(?:[.,]\d+)*"
_MARKS = (
    "chart",
    "evidence",
    "questions",
    "base",
    "only",
    "speaks",
    "sums",
    "coming",
    "ever",
    "overall",
    "by_day",
    "by_week",
    "by_month",
    "as_calendar",
    "as_pace",
    "months_beside",
    "without",
    "without_after",
)
_SETS = (
    "me",
    "we",
    "spouse",
    "subject",
    "never",
    "currencies",
    "merchant_stop",
    "item_stop",
    "item_join",
    "filters",
    "articles",
    "goods",
    "whom",
    "tag_words",
    "parts",
    "reporting",
)
_SHAPES = (
    "review",
    "review_year",
    "highest",
    "lowest",
    "ask_month",
    "ask_week",
    "ask_day",
    "series",
    "against",
    "either",
    "more",
    "part",
    "percent",
    "of_income",
    "not_share",
    "last_time",
    "not_last",
    "balance",
    "how_much",
    "gives",
    "bought",
    "for_before",
    "for_after",
    "newest",
    "entered",
    "due_when",
    "once_before",
    "whole_of",
    "goes",
    "most_on",
    "save_by",
    "until_pay",
    "left",
    "grown",
    "shrunk",
)
"""Names of the phrase groups for questions that are recognised by their shape."""
_WEEKDAYS = {"weekends": "67", "weekend_beside": "?67", "weekdays": "12345", "weekdays_beside": "?12345"}
"""The ISO weekdays of each weekday phrase; with "?" it counts only where other days are named too."""
_OURS = ("me", "we", "spouse")
_STEM = 4
"""Fewest letters of a stem; shorter ones would match too many words."""

NUMBERED = ("afford", "compare", "left_per_day", "forecast")
"""Intents so clear that a message with numbers is never a purchase."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that suggests an intent, with its weight."""

    intent: str
    weight: float


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """The words, phrases and rules with which questions are read in one language."""

    language: str
    periods: Periods
    names: Lexicon
    """The names of categories and accounts in this language."""
    limits: Phrasebook[str]
    bounds: Phrasebook[str]
    bounding: frozenset[str]
    """Words that set a limit: "over", "than"."""
    cues: Phrasebook[Cue]
    concepts: Concepts
    kinds: Phrasebook[str]
    marks: Phrasebook[str]
    """Phrases by their meaning for the whole message.

    These are chart, evidence (of money), questions (it asks), base (of a comparison), only, speaks (of oneself), sums
    (how much) and coming (still to be paid).
    """
    shapes: Phrasebook[str]
    """Phrases of questions that are recognised by their shape, whatever else they contain."""
    weekdays: Phrasebook[str]
    """Words for weekdays in general ("weekends"), with their ISO numbers."""
    kin: frozenset[str]
    """Words for relatives, who may give something without being members."""
    item_stop: frozenset[str]
    """Words that end the name of a thing to buy."""
    compounds: tuple[str, ...]
    """The last parts of compound words, at which these are split."""
    never: frozenset[str]
    """Words that never name a category or shop in a question."""
    filters: frozenset[str]
    """Prepositions before a filter ("on", "at"); empty if the language needs none."""
    articles: frozenset[str]
    """Articles that open both follow-ups and complete questions: "la compra más grande"."""
    goods: frozenset[str]
    """Things one buys that also occur in other talk: "how much sugar goes in"."""
    whom: frozenset[str]
    """Prepositions before the person something is for."""
    parts: frozenset[str]
    """Words that mean only a part of a category: "coffee", "rent"."""
    tag_words: frozenset[str]
    """Words for "tag"; the name of a tag is next to one."""
    reporting: frozenset[str]
    """Words next to a name that mark a speaker, not a spender: "says", "thinks"."""
    item_join: frozenset[str]
    """Words that may stand inside a thing's name but not at its ends."""
    follow: Phrasebook[str]
    aside: Phrasebook[str]
    """Phrases in which "I" is the one asking, not the spender: "i need the total"."""
    swaps: Mapping[tuple[str, ...], tuple[str, ...]]
    """Phrases replaced before reading, so that "may i" does not name a month."""
    merchant_before: Mapping[str, str]
    merchant_after: Mapping[str, str]
    merchant_stop: frozenset[str]
    me: frozenset[str]
    we: frozenset[str]
    spouse: frozenset[str]
    """Words for a husband or wife."""
    subject: frozenset[str]
    """Words for the speaker as the one who spends, even where a husband or wife is named."""
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    """Pairs of a name's ending and the endings that replace it in declined forms."""
    limit_words: Mapping[str, int]
    units: Mapping[str, Decimal]
    figures: Mapping[str, Decimal]
    """The values of numbers written as words."""
    number_joins: frozenset[str]
    """Words that join the words of one number: "mil e quatrocentos"."""
    currencies: frozenset[str]
    fillers: frozenset[str]
    own: frozenset[str]
    """Words that only this language's files contain, for telling languages apart."""
    known: frozenset[str]
    """Every word in this language's files."""
    framing: frozenset[str]
    """Words that frame a question ("show", "target"), and name no shop or thing."""
    stems: frozenset[str]
    """Stems of framing words, which match any ending."""
    telling: KeywordFilter
    """A filter for words of which a question that contains numbers always has one."""
    counting: frozenset[str]
    """Words beside which a small number is a day or a count: months, units, "top"."""
    typos: Typos

    def compile(self) -> None:
        """Compile every phrase now rather than at its first use, except the thousands of names."""
        for book in (self.limits, self.bounds, self.cues, self.kinds, self.marks, self.follow, self.aside):
            book.compile_all()
        self.periods.compile_all()
        self.typos.prepare_alphabets()

    def is_frame(self, word: str) -> bool:
        """Return whether a word frames the question ("show", "how") rather than naming what is asked about."""
        return word in self.framing or any(word[:end] in self.stems for end in range(_STEM, len(word)))

    def is_known(self, word: str) -> bool:
        """Return whether a word, in any ending, is one that questions are made of."""
        return word in self.known or any(word[:end] in self.stems for end in range(_STEM, len(word)))


def _load_phrases(words: Mapping[str, Any], key: str) -> list[tuple[str, str]]:
    return [(key, phrase) for phrase in words.get(key, ())]


def _fold_words(words: object) -> str:
    return " ".join(fold(part) for part in str(words).split())


def _all_names(language: str, words: Mapping[str, Any]) -> Iterator[tuple[Name, str]]:
    """Yield every category and account name with its meaning; of equal names the first counts."""
    for keys, heads in words.get("categories", {}).items():
        yield from ((Name("category", keys, 3), _fold_words(head)) for head in heads)
    for account, others in words.get("accounts", {}).items():
        yield from ((Name("account", account, 2), _fold_words(other)) for other in others)
    for account in (str(name) for group in load_common("accounts").values() for name in group):
        yield Name("account", account.rstrip("*"), 2), _fold_words(account)
        yield from (
            (Name("account", f"{account} {card}", 2), f"{_fold_words(account)} {card}")
            for card in words.get("cards", ())
        )
    for spoken in (language, *list_extended(language)):
        for key, things in load_category_words(spoken).items():
            yield from ((Name("thing", key, 1), _fold_words(thing)) for thing in things)


def _load_scales(language: str, words: Mapping[str, Any]) -> dict[str, Decimal]:
    """Return the factors of words after a number: k, thousand, lakh."""
    found: dict[str, Decimal] = {}
    for spoken in (*list_extended(language), language):
        numbers = load_topic(spoken, "numbers")
        for scales in (numbers.get("scale", {}), numbers.get("scale_glued", {}), words.get("units", {})):
            found |= {_fold_words(word): Decimal(str(scale)) for scale, group in scales.items() for word in group}
    return found


def _load_number_words(language: str) -> dict[str, Decimal]:
    """Return the values of a language's number words: "two", "fifty"."""
    groups = [load_topic(spoken, "numbers").get("number", {}) for spoken in (*list_extended(language), language)]
    return {
        _fold_words(word): Decimal(str(value)) for group in groups for value, some in group.items() for word in some
    }


@lru_cache(maxsize=1)
def load_shops() -> Lexicon:
    """Return the names of all shops, the same in every language."""
    return Lexicon(
        (Name("merchant", one.name, 2), _fold_words(spelling)) for one in load_merchants() for spelling in one.spellings
    )


def _load_cues(words: Mapping[str, Any]) -> Iterator[tuple[Cue, str]]:
    for intent, weights in words["intents"].items():
        for weight, phrases in weights.items():
            yield from ((Cue(intent, float(weight)), phrase) for phrase in phrases)
    for weight, phrases in words.get("nothing", {}).items():
        yield from ((Cue("", float(weight)), phrase) for phrase in phrases)


def _list_known_words(*books: Phrasebook[Any]) -> set[str]:
    return {word for book in books for word in book.indexed_words if not word.startswith("%")}


@lru_cache(maxsize=32)
def load_language_pack(language: str) -> LanguagePack:
    """Return a language's pack; raises KeyError where a file names an unknown word class."""
    words = load_topic(language, "questions")
    calendar = load_periods(language)
    books = _load_phrasebooks(words)
    names = Lexicon(_all_names(language, words))
    concepts = Concepts(words)
    shapes = load_topic(language, "shapes")
    every = _list_vocabulary_words(words) | calendar.indexed_words | concepts.words | _shape_heads(shapes)
    sets: dict[str, Any] = {name: _set(words, name) for name in _SETS}
    fillers = frozenset(word.rstrip("?") for word in _set(words, "fillers"))
    bare = {word.rstrip("*") for word in every}
    ours = frozenset().union(*(sets[name] for name in _OURS))
    always = _list_known_words(books["kinds"], books["follow"]) | fillers | ours
    known = frozenset(_list_known_words(books["cues"]) | always | bare)
    unfiled = _list_vocabulary_words({**words, "categories": {}}) | calendar.indexed_words | concepts.words
    return LanguagePack(
        language=language,
        periods=calendar,
        names=names,
        compounds=tuple(_fold_words(end) for end in words.get("compounds", ())),
        merchant_before={
            _fold_words(w): key for key in ("merchant_before", "merchant_weak") for w in words.get(key, ())
        },
        merchant_after=dict.fromkeys(_set(words, "merchant_after"), "merchant_after"),
        endings=tuple((end, tuple(others)) for end, others in words.get("endings", {}).items()),
        swaps={tuple(_fold_words(a).split()): tuple(_fold_words(b).split()) for a, b in words.get("swaps", {}).items()},
        limit_words=_load_few(words),
        units=_load_scales(language, words),
        figures=_load_number_words(language),
        number_joins=frozenset(_fold_words(word) for word in load_topic(language, "numbers").get("number_join", ())),
        fillers=fillers,
        own=known.difference(*(load_language_pack(other).known for other in list_extended(language))),
        known=known,
        framing=frozenset(always | {word.rstrip("*") for word in unfiled}) - sets["goods"],
        stems=frozenset(word[:-1] for word in every if word.endswith("*")),
        concepts=concepts,
        telling=_make_telling_filter(words, fillers, concepts.list_telling_words(NUMBERED)),
        bounding=frozenset(_list_single_words([[phrase for _, phrase in _load_bounds(words)]])),
        counting=calendar.counted | books["limits"].indexed_words,
        typos=Typos(known | names.words),
        kin=_set(shapes, "kin"),
        **_shape_books(words, shapes),
        **books,
        **sets,
    )


def _make_telling_filter(words: Mapping[str, Any], idle: frozenset[str], ideas: Iterable[str]) -> KeywordFilter:
    """Return the filter for words by which a question with numbers is recognised."""
    weighed = [pair for intent in NUMBERED for pair in words["intents"].get(intent, {}).items()]
    phrases = [*ideas, *(phrase for weight, some in weighed if float(weight) > 0 for phrase in some)]
    phrases += [phrase for _, phrase in _load_bounds(words)]
    phrases += [str(first) for swapped in words.get("swaps", {}) for first in swapped.split()[:1]]
    phrases += [str(end) for end in words.get("compounds", ())]
    return KeywordFilter(phrases, PhraseVocabulary(words.get("classes", {}), variants=words.get("variants", {})), idle)


def _load_bounds(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [pair for key in ("least", "most", "range") for pair in _load_phrases(words, key)]


def _set(words: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(_fold_words(word) for word in words.get(key, ()))


def _load_few(words: Mapping[str, Any]) -> dict[str, int]:
    return {_fold_words(word): number for number, group in words.get("limit_words", {}).items() for word in group}


def _load_phrasebooks(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return every phrasebook of a language by its name."""
    classes, variants, few = words.get("classes", {}), words.get("variants", {}), _load_few(words)
    plain = PhraseVocabulary(classes, variants=variants)
    counted = PhraseVocabulary(classes, {"number": [_NUMBER, *few], "numberb": [_NUMBER, *few]}, variants)
    kinds = [(kind, phrase) for kind, group in words.get("kinds", {}).items() for phrase in group]
    marks = [pair for key in _MARKS for pair in _load_phrases(words, key)]
    return {
        "limits": Phrasebook(_load_phrases(words, "limits"), counted),
        "bounds": Phrasebook(_load_bounds(words), counted),
        "cues": Phrasebook(_load_cues(words), plain),
        "kinds": Phrasebook(kinds, plain),
        "marks": Phrasebook(marks, plain),
        "aside": Phrasebook(_load_phrases(words, "aside"), plain),
        "follow": Phrasebook([("start", f"^ {phrase}") for phrase in words.get("follow", ())], plain),
    }


def _shape_books(words: Mapping[str, Any], shapes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the phrasebooks of questions that are recognised by their shape."""
    vocabulary = PhraseVocabulary({**words.get("classes", {}), **shapes.get("classes", {})})
    days = [(number, phrase) for key, number in _WEEKDAYS.items() for phrase in shapes.get(key, ())]
    for key, mark in (("days", ""), ("days_beside", "?")):
        days += [(f"{mark}{number}", phrase) for number, group in shapes.get(key, {}).items() for phrase in group]
    return {
        "shapes": Phrasebook([pair for key in _SHAPES for pair in _load_phrases(shapes, key)], vocabulary),
        "weekdays": Phrasebook(days, vocabulary),
    }


def _shape_heads(shapes: Mapping[str, Any]) -> set[str]:
    """Return the words that occur in questions recognised by their shape."""
    groups = [shapes.get(key, ()) for key in (*_SHAPES, *_WEEKDAYS)]
    for key in ("classes", "days", "days_beside"):
        groups += shapes.get(key, {}).values()
    return _list_single_words(groups)


def _list_vocabulary_words(words: Mapping[str, Any]) -> set[str]:
    """Return the single words of classes, categories and phrases, to recognise the language and unknown words."""
    groups = [*words.get("classes", {}).values(), *words.get("categories", {}).values()]
    groups += [phrases for weights in words["intents"].values() for phrases in weights.values()]
    groups += [
        words.get(key, ()) for key in ("chart", "as_calendar", "as_pace", "months_beside", "limits", "least", "most")
    ]
    return _list_single_words(groups)


def _list_single_words(groups: Iterable[Iterable[str]]) -> set[str]:
    """Return every word in some phrases."""
    parts = {part for group in groups for phrase in group for element in phrase.split() for part in element.split("|")}
    single = {word for part in parts if part[0] not in "<{%.^$" for word in part.strip("~?").split("_")}
    return {_fold_words(word) for word in single if word}


@lru_cache(maxsize=1)
def load_language_packs() -> Mapping[str, LanguagePack]:
    """Return the packs of all languages."""
    return {language: load_language_pack(language) for language in list_languages()}
