"""Compiles and finds phrases in a small pattern language over case-folded tokens.

A phrase is elements separated by spaces: ``word``, ``stem*`` (any ending), ``a|b`` (either; ``a_b`` is two words),
``<class>`` (a word list of the language), ``{slot}`` (something already read, or a named value), ``element?``
(optional), ``..`` (up to five words between), ``...`` (up to nine), ``^`` and ``$`` (the message's ends), ``~element``
(must stand before, but is not part of the match).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

Key = TypeVar("Key")

_REMEMBERED = 4096
"""Size of each phrasebook's cache of words."""

MOST_TOKENS = 60
"""Most tokens of a message that phrases are looked for in, to keep reading cheap."""

_LETTER = r"[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094d\u0951-\u0957\u0962\u0963\u200c\u200d]"
_TOKEN = re.compile(
    r"#(?:[\w\-]|[\u0900-\u094d])+"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}[.\-]\d{1,2}[.\-]\d{2,4}|\d{1,2}:\d{2}"
    rf"|\d+(?:[.,]\d+)*(?:{_LETTER})*|(?:{_LETTER})+(?:['’`](?:{_LETTER})+)*\d*|[₹$€£₦₽¥&+%]|(?<=\d)[-–—](?=\d)|(?<=\s)[-–—](?=\s)"
)
_CLAUSE = frozenset(",.;:!?()\n…।—–")
"""Signs that end a clause when they stand between words."""
_CARRIED = str.maketrans(
    {"'": "", "’": "", "`": "", "ё": "е", "ß": "ss", "\u093c": "", "\u200c": "", "\u200d": "", "ँ": "ं"}
)
_MARKS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")


def fold(token: str) -> str:
    """Return a token in lower case, without accents on Latin letters, apostrophes and Devanagari nuktas."""
    if token.isascii():
        return token.lower().replace("'", "").replace("`", "")
    return _strip_marks(token)


@lru_cache(maxsize=_REMEMBERED)
def _strip_marks(token: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFD", token.casefold()))
    return unicodedata.normalize("NFC", bare).translate(_CARRIED)


@dataclass(slots=True)
class Tokens:
    """A message as folded tokens; a phrase that was read is replaced by a marker with its value."""

    folded: list[str]
    written: list[str]
    values: list[object]
    asks: bool = False
    """Whether the message has a question mark."""
    clauses: list[int] = field(default_factory=list)
    """The number of the clause of each token; empty where unknown."""

    @classmethod
    def from_text(cls, text: str) -> Tokens:
        """Return the first tokens of a text, without markers."""
        composed = unicodedata.normalize("NFC", text[:1000])
        found = [match for _, match in zip(range(MOST_TOKENS), _TOKEN.finditer(composed), strict=False)]
        written = [match.group() for match in found]
        folded = ["-" if token.strip() in {"-", "–", "—"} else fold(token) for token in written]
        between = [composed[one.end() : other.start()] for one, other in pairwise(found)]
        clauses = [0, *accumulate(not _CLAUSE.isdisjoint(signs) for signs in between)][: len(found)]
        return cls(folded, written, [None] * len(folded), "?" in text or "？" in text, clauses)

    @property
    def text(self) -> str:
        """Return the tokens joined by spaces, with a space at each end."""
        return f" {' '.join(self.folded)} "

    def put(self, start: int, end: int, slot: str, value: object) -> None:
        """Replace the tokens from ``start`` to before ``end`` by one marker with a value."""
        self.folded[start:end] = [f"%{slot}"]
        self.written[start:end] = [" ".join(self.written[start:end])]
        self.values[start:end] = [value]
        if self.clauses:
            self.clauses[start:end] = [self.clauses[end - 1]]

    def split(self, at: int, first: str, second: str) -> None:
        """Split one token into two, as for a compound word."""
        self.folded[at : at + 1] = [first, second]
        self.written[at : at + 1] = [first, second]
        self.values[at : at + 1] = [None, None]
        if self.clauses:
            self.clauses[at : at + 1] = [self.clauses[at]] * 2

    def read(self, slot: str) -> list[object]:
        """Return the values of all markers of a slot, in the order of the message."""
        return [value for token, value in zip(self.folded, self.values, strict=True) if token == f"%{slot}"]

    def make_copy(self) -> Tokens:
        """Return a copy that can be marked independently."""
        return Tokens(list(self.folded), list(self.written), list(self.values), self.asks, list(self.clauses))


@dataclass(frozen=True, slots=True)
class PhraseVocabulary:
    """The word lists behind ``<class>`` and ``{slot}`` in phrases; a slot not listed here is a marker."""

    classes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    slots: Mapping[str, Sequence[str]] = field(default_factory=dict)
    variants: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Other spellings of a word, which match wherever a phrase has the word."""
    options: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """A cache of the options of each element, as thousands of phrases share hundreds of elements."""
    patterns: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)
    """A cache of the pattern of each element."""
    firsts: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """A cache of the first words of each element."""


@cache
def _compile_phrase(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern, cached because languages share many phrases."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Phrase(Generic[Key]):
    """A phrase to look for, compiled at its first use."""

    key: Key
    written: str
    pattern: str
    also: frozenset[str]
    """Words of which every match contains one, from a second element; empty without such an element."""
    cache: list[re.Pattern[str]] = field(default_factory=list, compare=False, repr=False)

    @property
    def regex(self) -> re.Pattern[str]:
        """Return the phrase's compiled regular expression."""
        if not self.cache:
            self.cache.append(_compile_phrase(self.pattern))
        return self.cache[0]


@dataclass(frozen=True, slots=True)
class FoundPhrase(Generic[Key]):
    """A phrase found at tokens ``start`` to before ``end``, with the words at its named elements."""

    key: Key
    written: str
    start: int
    end: int
    parts: Mapping[str, str]

    @property
    def length(self) -> int:
        """Return the number of tokens it covers."""
        return self.end - self.start


def _compile_word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\S*")


def _list_options(element: str, vocabulary: PhraseVocabulary) -> tuple[str, ...]:
    """Return the words an element may be, stems still with their star and slots unchanged."""
    known = vocabulary.options.get(element)
    if known is None:
        known = vocabulary.options[element] = tuple(_list_class_words(element, vocabulary))
    return known


def _list_class_words(element: str, vocabulary: PhraseVocabulary) -> list[str]:
    options: list[str] = []
    for option in element.split("|"):
        if option.startswith("<"):
            for word in vocabulary.classes[option[1:-1]]:
                options.extend(_list_options(word, vocabulary) if word[0] in "<{" else [_fold_option(word)])
        else:
            options.append(option if option.startswith("{") else _fold_option(option))
    return [*options, *(other for option in options for other in vocabulary.variants.get(option, ()))]


def _fold_option(words: str) -> str:
    return " ".join(fold(word) for word in words.replace("_", " ").split())


def _compile_option(option: str, vocabulary: PhraseVocabulary) -> str:
    """Return the regular expression of one option of an element."""
    if not option.startswith("{"):
        return _compile_word(option)
    name, _, again = option[1:-1].partition(":")
    if name not in vocabulary.slots:
        return f"%{name}"
    words = sorted(vocabulary.slots[name], key=len, reverse=True)
    return f"(?P<{name}{again}>{'|'.join(word[1:] if word[0] == '/' else _compile_word(word) for word in words)})"


def _compile_element(element: str, vocabulary: PhraseVocabulary) -> str:
    known = vocabulary.patterns.get(element)
    if known is None:
        known = vocabulary.patterns[element] = _compile_pattern(element, vocabulary)
    return known


def _compile_pattern(element: str, vocabulary: PhraseVocabulary) -> str:
    if element in {"..", "..."}:
        return r"(?: \S+){0,5}?" if element == ".." else r"(?: \S+){0,9}?"
    if element in {"^", "$"}:
        return r"\A" if element == "^" else r"(?= \Z)"
    lead, optional = element.startswith("~"), element.endswith("?")
    options = _list_options(element.strip("~?"), vocabulary)
    inner = "|".join(_compile_option(option, vocabulary) for option in sorted(options, key=len, reverse=True))
    if lead:
        return f"(?P<lead> (?:{inner}))"
    return f"(?: (?:{inner}))?" if optional else f" (?:{inner})"


def _find_anchors(written: str, vocabulary: PhraseVocabulary) -> tuple[Sequence[str], frozenset[str]]:
    """Return the first words of a phrase's two rarest elements; every match contains one of each.

    The second ones are whole words; they are empty where the phrase has no second such element.
    """
    choices = [firsts for firsts in _list_first_words(written, vocabulary) if not _has_sign_at_start(firsts, "/")]
    best: Sequence[str] = min(choices, key=len, default=())
    whole = (firsts for firsts in choices if not any(word.endswith("*") for word in firsts))
    others = [firsts for firsts in whole if firsts is not best]
    second: Sequence[str] = min(others, key=len, default=())
    return best, frozenset(second)


def _list_first_words(written: str, vocabulary: PhraseVocabulary) -> Iterator[tuple[str, ...]]:
    """Yield the first words of each element that is not optional."""
    for element in written.split():
        if element in {"..", "...", "^", "$"} or element.endswith("?"):
            continue
        known = vocabulary.firsts.get(element)
        if known is None:
            known = vocabulary.firsts[element] = tuple(_find_beginning(element, vocabulary))
        yield known


def _find_beginning(element: str, vocabulary: PhraseVocabulary) -> Iterator[str]:
    for option in _list_options(element.strip("~"), vocabulary):
        name = option[1:-1].partition(":")[0]
        words = vocabulary.slots.get(name, [f"%{name}"]) if option.startswith("{") else [option]
        yield from (word.split()[0] for word in words)


def _has_sign_at_start(words: Iterable[str], signs: str) -> bool:
    return any(word[0] in signs for word in words)


class KeywordFilter:
    """A quick filter: the words of which every message with any of some phrases contains one."""

    def __init__(self, phrases: Iterable[str], vocabulary: PhraseVocabulary, idle: frozenset[str]) -> None:
        """Build the filter from phrases; ``idle`` words are too common and used only where a phrase has no others."""
        words = {word for phrase in phrases for word in self._find_rarest(phrase, vocabulary, idle)}
        self.exact = frozenset(word for word in words if not word.endswith("*"))
        self._stems = tuple(sorted({word.rstrip("*") for word in words - self.exact}))

    @staticmethod
    def _find_rarest(phrase: str, vocabulary: PhraseVocabulary, idle: frozenset[str]) -> Sequence[str]:
        """Return the words of a phrase's rarest element; none for a phrase made only of markers."""
        choices = [firsts for firsts in _list_first_words(phrase, vocabulary) if not _has_sign_at_start(firsts, "/%")]
        return min(choices, key=lambda firsts: (not idle.isdisjoint(firsts), len(firsts)), default=())

    def holds(self, word: str) -> bool:
        """Return whether a folded word is one of the filter's."""
        return word in self.exact or word.startswith(self._stems)


class Phrasebook(Generic[Key]):
    """A collection of phrases, of which only those whose words occur in a message are tried."""

    def __init__(self, phrases: Iterable[tuple[Key, str]], vocabulary: PhraseVocabulary) -> None:
        """Index the phrases by their words; raises KeyError where one names an unknown class."""
        self._exact: dict[str, list[Phrase[Key]]] = {}
        self._stems: dict[str, list[Phrase[Key]]] = {}
        self._always: list[Phrase[Key]] = []
        for key, written in phrases:
            pattern = "".join(_compile_element(element, vocabulary) for element in written.split()) + "(?= )"
            anchors, also = _find_anchors(written, vocabulary)
            self._index_phrases(Phrase(key, written, pattern, also), anchors)
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._shelf = lru_cache(maxsize=_REMEMBERED)(self._phrases_with_word)

    def _index_phrases(self, phrase: Phrase[Key], anchors: Sequence[str]) -> None:
        if not anchors:
            self._always.append(phrase)
        for anchor in anchors:
            shelf = self._stems if anchor.endswith("*") else self._exact
            shelf.setdefault(anchor.rstrip("*"), []).append(phrase)

    def compile_all(self) -> None:
        """Compile every phrase now rather than at its first use."""
        for shelf in (self._always, *self._exact.values(), *self._stems.values()):
            for phrase in shelf:
                _ = phrase.regex

    @property
    def indexed_words(self) -> set[str]:
        """Return every word, of all phrases of the collection, by which one of them is looked up."""
        return {*self._exact, *self._stems}

    def _phrases_with_word(self, token: str) -> tuple[Phrase[Key], ...]:
        """Return the phrases a word may occur in."""
        stems = (self._stems.get(token[:n], ()) for n in self._lengths if len(token) >= n)
        return (*self._exact.get(token, ()), *(phrase for shelf in stems for phrase in shelf))

    def _list_likely(self, tokens: Sequence[str]) -> Iterator[Phrase[Key]]:
        """Yield the phrases whose words occur in a message, each once, in the order of the tokens."""
        words = frozenset(tokens)
        seen: set[int] = set()
        for shelf in (self._always, *map(self._shelf, dict.fromkeys(tokens))):
            for phrase in shelf:
                if id(phrase) not in seen and not (phrase.also and phrase.also.isdisjoint(words)):
                    seen.add(id(phrase))
                    yield phrase

    def find(self, tokens: Tokens) -> list[FoundPhrase[Key]]:
        """Return every phrase that occurs, once per position."""
        found: list[FoundPhrase[Key]] = []
        text = ""
        for phrase in self._list_likely(tokens.folded):
            text = text or tokens.text
            for match in phrase.regex.finditer(text):
                parts = {name: part for name, part in match.groupdict().items() if part is not None}
                start = match.end("lead") if parts.pop("lead", None) else match.start()
                end = text.count(" ", 0, match.end())
                found.append(FoundPhrase(phrase.key, phrase.written, text.count(" ", 0, start), end, parts))
        return found


def keep_longest(found: Iterable[FoundPhrase[Key]]) -> list[FoundPhrase[Key]]:
    """Return the phrases that overlap neither a longer one nor an equally long earlier one, in order."""
    kept: list[FoundPhrase[Key]] = []
    for one in sorted(found, key=lambda f: (-f.length, f.start)):
        if one.length and all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)
