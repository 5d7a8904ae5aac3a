"""Find what is asked by ideas that occur together in any order: "per day" and "left", "will" and "spend"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.language.text.files import load_common
from core.language.text.lexicon import Lexicon, Name
from core.language.text.phrases import FoundPhrase, Tokens, fold


@dataclass(frozen=True, slots=True, eq=False)
class CooccurrenceRule:
    """A rule that ideas suggest an intent where they occur together: at least one idea of each group."""

    intent: str
    weight: float
    written: str
    wanted: tuple[frozenset[str], ...]
    unwanted: frozenset[str]

    def does_hold(self, ideas: frozenset[str]) -> bool:
        """Return whether a message's ideas include one of each group."""
        return self.unwanted.isdisjoint(ideas) and not any(group.isdisjoint(ideas) for group in self.wanted)


class Concepts:
    """One language's words for each idea, and its rules from ideas to intents."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Load ``concepts`` from a language's questions; a language without any has no rules.

        Raises KeyError where a concept names an unknown class.
        """
        classes = words.get("classes", {})
        self._phrases = {
            concept: [" ".join(fold(part) for part in phrase.split()) for phrase in _spell_out(phrases, classes)]
            for concept, phrases in words.get("concepts", {}).items()
        }
        self._words = Lexicon(
            (Name("concept", concept, 0), phrase) for concept, phrases in self._phrases.items() for phrase in phrases
        )
        self.meetings = tuple(_load_rules(load_common("meetings")) if self._phrases else ())
        self._first: dict[str, list[CooccurrenceRule]] = {}
        for meeting in self.meetings:
            for idea in meeting.wanted[0]:
                self._first.setdefault(idea, []).append(meeting)

    @property
    def ideas(self) -> tuple[str, ...]:
        """Return the names of all ideas that have words in this language."""
        return tuple(self._phrases)

    @property
    def words(self) -> set[str]:
        """Return every word by which an idea is found."""
        return self._words.words

    def find(self, tokens: Tokens, named: Iterable[str]) -> Iterator[CooccurrenceRule]:
        """Yield the rules that a message satisfies with the ideas of its words and of the values it names."""
        if self.meetings:
            ideas = frozenset((*_find_spoken(self._words.find(tokens)), *named))
            near = dict.fromkeys(meeting for idea in sorted(ideas) for meeting in self._first.get(idea, ()))
            yield from (meeting for meeting in near if meeting.does_hold(ideas))

    def list_telling_words(self, intents: Sequence[str]) -> Iterator[str]:
        """Yield the words for the ideas with which the rules of some intents begin."""
        for meeting in self.meetings:
            if meeting.intent in intents:
                yield from (phrase for idea in meeting.wanted[0] for phrase in self._phrases.get(idea, ()))


def _spell_out(phrases: Sequence[object], classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for phrase in map(str, phrases):
        if phrase.startswith("<"):
            yield from _spell_out(classes[phrase.strip("<>")], classes)
        elif phrase[0] != "{":
            yield phrase


def _load_rules(written: Mapping[str, Mapping[Any, Sequence[str]]]) -> Iterator[CooccurrenceRule]:
    for intent, weights in written.items():
        for weight, rules in weights.items():
            for rule in rules:
                parts = rule.split()
                wanted = tuple(frozenset(part.split("|")) for part in parts if part[0] != "!")
                unwanted = frozenset(part[1:] for part in parts if part[0] == "!")
                yield CooccurrenceRule("" if intent == "none" else intent, float(weight), rule, wanted, unwanted)


def _find_spoken(found: Sequence[FoundPhrase[Name]]) -> Iterator[str]:
    """Yield the ideas found, except inside a longer phrase: "going to" does not mean going."""
    for one in found:
        if not any(other.start <= one.start and one.end <= other.end and other.length > one.length for other in found):
            yield one.key.value
