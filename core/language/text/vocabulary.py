"""The vocabulary: every phrase of every language in one tree, and the choice of languages for a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from core.language.text import files
from core.language.text.merchants import load_merchants
from core.language.text.tokens import NUMBER, SIGN, WORD, Token, tokenise
from core.language.text.typos import Typos

SHARED = ""
"""The language name of phrases shared by all languages: currency codes, shops, banks."""

SAFE = frozenset({"category", "merchant", "currency", "month"})
"""Roles of words that may come from any language, where the message's own languages do not know the word."""

TAILS = frozenset(
    {
        "scale",
        "scale_glued",
        "currency",
        "currency_glued",
        "unit",
        "unit_glued",
        "ordinal",
        "cents",
        "cents_tail",
        "day_tail",
    }
)
"""Roles of letters attached to a number; elsewhere such letters are no word: the "rd" of "3rd"."""

_SHORT_DAY = 3
"""The most letters of a weekday's abbreviation that may be a name or a word in another language."""
_MENDED = frozenset({"days_ago", "weekday", "month", "scale", "currency"})
_LONG = 6
"""The fewest letters of a word whose typo is corrected."""

_TOPICS = ("numbers", "figures", "dates", "entries", "direction", "splits", "talk", "commands", "corrections")
_APART = frozenset({"prefixes", "small"})
"""Sections of the phrase files that are no roles: prefixes, and words of a single reader."""
_REMEMBERED = 4096
"""The size of the cache of words and their phrases."""

_GAPS = "-&.'’"
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Sense:
    """The meaning of a phrase: its role (``number``, ``weekday`` ...), with a value where the role has several."""

    language: str
    role: str
    value: str


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A phrase found at tokens ``start`` to before ``end``, with its meaning."""

    start: int
    end: int
    sense: Sense

    @property
    def value(self) -> str:
        """Return the value of the phrase's meaning, such as the number of a number word."""
        return self.sense.value

    @property
    def length(self) -> int:
        """Return the number of tokens it covers."""
        return self.end - self.start


@dataclass(slots=True)
class PhraseNode:
    """A node of the phrase tree, reached by the words of a phrase so far."""

    words: dict[str, PhraseNode] = field(default_factory=dict)
    stems: dict[str, PhraseNode] = field(default_factory=dict)
    senses: list[Sense] = field(default_factory=list)

    def step(self, key: str) -> Iterator[PhraseNode]:
        """Yield the nodes that a word leads to: by itself, and by its longest stem."""
        if (node := self.words.get(key)) is not None:
            yield node
        if self.stems:
            for end in range(len(key), 1, -1):
                if (node := self.stems.get(key[:end])) is not None:
                    yield node
                    return


def fold_phrase(phrase: str) -> list[str]:
    """Return the folded words of a phrase, as the tokens of a message would be; a stem keeps its star."""
    found: list[str] = []
    for token in tokenise(phrase):
        if token.is_sign("*"):
            found[-1] += "*"
        elif not token.is_sign(_GAPS):
            found.append(token.key)
    return found


def _add_phrase(root: PhraseNode, phrase: str, sense: Sense) -> None:
    node = root
    for key in fold_phrase(phrase):
        branch, name = (node.stems, key[:-1]) if key.endswith("*") else (node.words, key)
        node = branch.setdefault(name, PhraseNode())
    if node is not root and sense not in node.senses:
        node.senses.append(sense)


def _list_phrases(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (role, value, phrase) from a topic file, whose roles are lists, or mappings from values to lists."""
    for role, body in content.items():
        values = body.items() if isinstance(body, Mapping) else [("", body)]
        for value, phrases in values:
            for phrase in phrases:
                yield role, str(value), phrase


def _load_language(root: PhraseNode, language: str) -> None:
    for topic in _TOPICS:
        for role, value, phrase in _list_phrases(files.load_topic(language, topic)):
            if role not in _APART:
                _add_phrase(root, phrase, Sense(language, role, value))
    names = files.load_topic(language, "periods").get("names", {})
    for role, value, phrase in _list_phrases({name: names.get(name, {}) for name in ("month", "weekday")}):
        _add_phrase(root, phrase, Sense(language, role, value))
    for category, phrases in files.load_category_words(language).items():
        for phrase in phrases:
            _add_phrase(root, phrase, Sense(language, "category", category))
    _add_prefixes(root, language)


def _add_prefixes(root: PhraseNode, language: str) -> None:
    """Add to the tree things and numbers with the prefixes a language writes together with them ("andthebread")."""
    prefixes = files.load_topic(language, "entries").get("prefixes", ())
    numbers = files.load_topic(language, "numbers")
    things = [("category", key, word) for key, words in files.load_category_words(language).items() for word in words]
    counts = [found for found in _list_phrases(numbers) if found[0] in {"number", "scale"}] if prefixes else []
    for prefix in prefixes:
        for role, value, phrase in (*things, *counts):
            _add_phrase(root, prefix + phrase, Sense(language, role, value))


def _add_merchants(root: PhraseNode) -> None:
    for merchant in load_merchants():
        for spelling in merchant.spellings if merchant.category else ():
            _add_phrase(root, spelling, Sense(SHARED, "merchant", f"{merchant.category}:{merchant.name}"))


@cache
def list_languages() -> tuple[str, ...]:
    """Return every language in the vocabulary."""
    return tuple(sorted(path.parent.name for path in files.FOLDER.glob("*/entries.yaml")))


@cache
def build_tree() -> PhraseNode:
    """Return the tree of all phrases, built once."""
    root = PhraseNode()
    for language in list_languages():
        _load_language(root, language)
    shared = {**files.load_common("accounts"), **files.load_common("currencies")}
    shared = {role: shared[role] for role in ("bank", "wallet", "currency", "currency_glued", "cents", "places")}
    shared["category"] = files.load_common("pictures")
    for role, value, phrase in _list_phrases(shared):
        _add_phrase(root, phrase, Sense(SHARED, role, value))
    _add_merchants(root)
    return root


def find_phrases(message: Sequence[Token]) -> list[RoleMatch]:
    """Return every phrase of every language that occurs in some tokens."""
    found: list[RoleMatch] = []
    for start, token in enumerate(message):
        if token.shape is WORD or token.shape is SIGN:
            _gather_phrases(_find_openings(_strip_possessive(token)), message, start, start + 1, found)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _find_openings(key: str) -> tuple[PhraseNode, ...]:
    """Return the nodes of the phrase tree that the first word of a phrase leads to."""
    return tuple(build_tree().step(key))


def _gather_phrases(
    nodes: Iterable[PhraseNode], message: Sequence[Token], start: int, end: int, found: list[RoleMatch]
) -> None:
    """Add to ``found`` the phrases that end at some nodes of the phrase tree, and longer ones that go on there."""
    for node in nodes:
        found += [RoleMatch(start, end, sense) for sense in node.senses]
        if node.words or node.stems:
            _gather_from_node(node, message, start, end, found)


def _gather_from_node(node: PhraseNode, message: Sequence[Token], start: int, at: int, found: list[RoleMatch]) -> None:
    if at >= len(message):
        return
    token = message[at]
    if token.is_sign(_GAPS) and at + 1 < len(message) and message[at + 1].shape is WORD:
        _gather_from_node(node, message, start, at + 1, found)
    elif token.shape is not NUMBER or token.glued:
        _gather_phrases(node.step(_strip_possessive(token)), message, start, at + 1, found)


def _strip_possessive(token: Token) -> str:
    """Return a word's key without its possessive ending: "last night's dinner"."""
    return token.key[:-1] if token.written[-2:] in _POSSESSIVES else token.key


_WHOLE = 4
"""The number of known words in a message from which a single word of another language is ignored."""

_MIXED = frozenset({"hi-Latn", "hi", "ru", "ar"})
"""Languages that are mixed with others word by word, or recognised by their script alone."""

_HINGLISH, _NEIGHBOURS = "hi-Latn", frozenset({"en", "hi", "hi-Latn"})
"""Hindi in Latin letters, and the languages beside which one short word of it counts."""

_BESIDE = 0.6
"""The bonus, as a number of words, for the language that people mix with the household's."""

_SMALL_ROLES = frozenset(
    {"filler", "join", "account_lead", "date_lead", "day_lead", "price_lead", "whole_lead", "reach_from", "to", "by"}
)
"""Roles of small words; a language is not spoken in a message that has only these of it."""

_WEIGHTS = {"category": 0.6, "merchant": 0.0}


@dataclass(frozen=True, slots=True)
class SpokenLanguages:
    """The languages of a message: the ``first`` knows most words.

    ``others`` are the household's and those that add words.
    """

    first: str
    others: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Return all languages of the message: the first and the others."""
        return self.others | {self.first}


def _score_languages(found: Iterable[RoleMatch]) -> dict[int, dict[str, float]]:
    """Return how well each language knows the words at each token."""
    scores: dict[int, dict[str, float]] = {}
    for match in found:
        if match.sense.language != SHARED:
            weight = _WEIGHTS.get(match.sense.role, 1.0) * match.length
            here = scores.setdefault(match.start, {})
            if weight > here.get(match.sense.language, -1.0):
                here[match.sense.language] = weight
    return scores


def find_languages(
    found: Sequence[RoleMatch], hint: str, beside: str = "", short: AbstractSet[int] = frozenset()
) -> SpokenLanguages:
    """Return the languages of a message: the one that knows most of it, the hinted one, and any that knows a rest.

    ``beside`` is the language mixed with the hinted one where the household lives. A weekday at one of the ``short``
    tokens does not add a language: Sam is a name, though "sam." is a French Saturday.
    """
    best = _score_languages(found)
    telling = {
        (match.start, match.sense.language)
        for match in found
        if match.sense.role not in _SMALL_ROLES and (match.sense.role != "weekday" or match.start not in short)
    }
    days = {
        (match.start, match.sense.language)
        for match in found
        if match.sense.role == "weekday" and match.start in short and match.sense.language != hint
    }
    totals: dict[str, float] = {hint: 0.01}
    for at, scores in best.items():
        for language, weight in scores.items():
            totals[language] = totals.get(language, 0.0) + (0 if (at, language) in days else weight / len(scores))
    if any(beside in scores and hint not in scores for scores in best.values()):
        totals[beside] += _BESIDE
    first = max(totals, key=lambda language: (totals[language], language == hint))
    chosen = {first, hint}
    alone: dict[str, int] = {}
    for at, scores in best.items():
        if chosen.isdisjoint(scores):
            helper = max(scores, key=lambda language: totals[language])
            if len(best) > 1 and (at, helper) not in telling:
                continue
            alone[helper] = alone.get(helper, 0) + 1
    stray = len(best) >= _WHOLE
    far = _HINGLISH if _NEIGHBOURS.isdisjoint({first, hint, beside}) else ""  # "así que" is no Hindi "asi", eighty
    chosen |= {
        helper
        for helper, count in alone.items()
        if count > 1 or (helper != far and (not stray or {helper, *chosen} & _MIXED))
    }
    return SpokenLanguages(first, frozenset(chosen - {first}))


def _is_small_code(message: Sequence[Token], match: RoleMatch) -> bool:
    """Return whether a currency code that is also a common word is written in small letters: "pen 3"."""
    token = message[match.start]
    codes = files.load_common("currencies")["also_words"]
    return match.sense.role == "currency" and token.key in codes and match.length == 1 and not token.written.isupper()


def _is_glued_to_number(message: Sequence[Token], at: int) -> bool:
    """Return whether a token is letters written together with the number before it."""
    token = message[at]
    return at > 0 and token.glued and token.shape is WORD and message[at - 1].shape is NUMBER


@cache
def _load_mended_words() -> tuple[Typos, Mapping[str, Sequence[Sense]]]:
    """Return the long words for days, months and money that may be mistyped, and their meanings."""
    known: dict[str, list[Sense]] = {}
    for word, node in build_tree().words.items():
        senses = [sense for sense in node.senses if sense.role in _MENDED]
        if senses and len(word) >= _LONG:
            known[word] = senses
    return Typos(known), known


def _find_mistyped_phrases(
    message: Sequence[Token], known: AbstractSet[int], spoken_here: AbstractSet[str]
) -> list[RoleMatch]:
    """Return the meanings of words with a typo: "yestreday", "tuesdy", "thosand"."""
    found = []
    for at, token in enumerate(message):
        if at not in known and token.shape is WORD:
            found += [
                RoleMatch(at, at + 1, sense) for sense in _find_meant_senses(token.key) if sense.language in spoken_here
            ]
    return found


def _find_meant_senses(key: str) -> tuple[Sense, ...]:
    """Return the meanings of the word that an unknown one is a typo or the plural of: "lattes"."""
    found: list[Sense] = []
    if len(key) >= _LONG - 1:
        typos, words = _load_mended_words()
        found += words.get(typos.find_meant_word(key) or "", ())
    if len(key) >= _LONG - 2 and key.endswith("s") and (one := build_tree().words.get(key[:-1])):
        found += [sense for sense in one.senses if sense.role == "category"]
    return tuple(found)


class PhraseMatches:
    """The phrases of a message in its own languages, indexed by role and position."""

    def __init__(
        self, message: Sequence[Token], hint: str, names: frozenset[int] = frozenset(), beside: str = ""
    ) -> None:
        found = [
            match for match in find_phrases(message) if match.start not in names and not _is_small_code(message, match)
        ]
        short = {at for at, token in enumerate(message) if len(token.key) <= _SHORT_DAY}
        spoken_here = find_languages(found, hint, beside, short)
        self.languages = spoken_here.all
        own = {match.start for match in found if match.sense.language == spoken_here.first}
        known = {match.start for match in found if match.sense.language in self.languages}
        covered = {at for match in found for at in range(match.start, match.end)}
        found += _find_mistyped_phrases(message, covered | names, self.languages)
        self._starts: dict[int, dict[str, RoleMatch]] = {}
        for match in found:
            language, role, at = match.sense.language, match.sense.role, match.start
            ours = language in (SHARED, spoken_here.first) or (language in spoken_here.others and at not in own)
            foreign = role in SAFE and (language in spoken_here.others or at not in known)
            if (ours or foreign) and (role in TAILS or not _is_glued_to_number(message, at)):
                self._add_phrases(role, match)
        self._index_phrases()

    def _add_phrases(self, role: str, match: RoleMatch) -> None:
        here = self._starts.setdefault(match.start, {})
        held = here.get(role)
        if held is None or match.end > held.end:
            here[role] = match

    def _index_phrases(self) -> None:
        """Build the indexes of the phrases by end token and by role."""
        self._ends: dict[int, dict[str, RoleMatch]] = {}
        self._roles: dict[str, list[RoleMatch]] = {}
        self._known: set[int] = set()
        for start in sorted(self._starts):
            for role, match in self._starts[start].items():
                self._ends.setdefault(match.end, {}).setdefault(role, match)
                self._roles.setdefault(role, []).append(match)
                self._known.update(range(start, match.end))

    def find_starting(self, index: int, *roles: str) -> RoleMatch | None:
        """Return the longest phrase of one of some roles that starts at a token; None without one."""
        here = self._starts.get(index)
        if here is None:
            return None
        best = None
        for role in roles:
            if role in here and (best is None or here[role].end > best.end):
                best = here[role]
        return best

    def find_ending(self, index: int, role: str) -> RoleMatch | None:
        """Return the longest phrase of a role that ends before a token; None without one."""
        ends = self._ends.get(index)
        return ends.get(role) if ends else None

    def is_covered(self, index: int) -> bool:
        """Return whether any phrase found in the message covers a token."""
        return index in self._known

    def list_within(self, role: str, start: int, end: int) -> list[RoleMatch]:
        """Return the phrases of a role inside a range of tokens."""
        matches = self._roles.get(role)
        return [match for match in matches if start <= match.start and match.end <= end] if matches else []

    def has(self, role: str, start: int, end: int) -> bool:
        """Return whether a role occurs inside a range of tokens."""
        matches = self._roles.get(role)
        if matches is None:  # as most roles are in most messages, and this is asked a hundred times of each
            return False
        return any(start <= match.start and match.end <= end for match in matches)

    def has_any_within(self, roles: Iterable[str], start: int, end: int) -> bool:
        """Return whether one of some roles occurs inside a range of tokens."""
        return not self._roles.keys().isdisjoint(roles) and any(self.has(role, start, end) for role in roles)

    @property
    def roles(self) -> AbstractSet[str]:
        """Return every role that occurs in the message."""
        return self._roles.keys()

    def has_role(self, *roles: str) -> bool:
        """Return whether one of some roles occurs in the message."""
        return not self._roles.keys().isdisjoint(roles)

    def is_without(self, *roles: str) -> bool:
        """Return whether none of some roles occurs, so that readers which need one can be skipped."""
        return self._roles.keys().isdisjoint(roles)
