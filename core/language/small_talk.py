"""Small talk by its kind: thanks, praise, a laugh, a complaint, a joke wanted, an apology, "who are you"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from core.language.message import Message
from core.language.text.files import list_languages, load_topic
from core.language.text.phrases import FoundPhrase, Phrasebook, PhraseVocabulary, Tokens, fold, keep_longest
from core.language.text.tokens import NUMBER, WORD

TOPICS = ("complaint", "joke", "who", "sorry", "thanks", "praise", "mood", "laugh")
"""Kinds of small talk; of several in one message the first is answered."""

_PLAIN = ("thanks", "greeting", "farewell")
"""Kinds whose phrases stand with those of entries."""

_BESIDE = "beside"
"""Words that may stand beside small talk: "you", "so", "ok"."""

_LONGEST = 14
"""Most words of a message that is nothing but small talk."""


def find_small_talk(message: Message) -> str | None:
    """Return the kind of small talk that occurs in a message; None where there is none.

    A single word of praise beside others is none: "lovely weather out there".
    """
    tokens = Tokens.from_text(message.text)
    languages = _list_own_languages(message) if len(tokens.folded) > 1 else [message.context.language]
    found = [one for language in languages for one in _find_phrases(language, tokens)]
    return _choose_topic([one for one in found if one.key != "praise" or one.length > 1])


def find_pure_talk(message: Message) -> str | None:
    """Return the kind of a message that is nothing but small talk in one language; None where it says anything else.

    A greeting, thanks or a farewell alone is none of these kinds.
    """
    tokens = Tokens.from_text(message.text)
    if any(token.shape is NUMBER for token in message.tokens) or not 0 < len(tokens.folded) <= _LONGEST:
        return None
    names = {at for at, word in enumerate(tokens.folded) if word in _list_names(message)}
    own, spoken = _list_own_languages(message), {message.context.language, message.context.mixed_language}
    for language in (*own, *(other for other in list_languages() if other not in own)):
        found = _find_phrases(language, tokens)
        topic = _choose_topic([one for one in found if one.key != "thanks"])
        covered = names.union(*(range(one.start, one.end) for one in found))
        whole = max((one.length for one in found if one.key == topic), default=0) > 1 or topic == "laugh"
        if topic is not None and len(covered) == len(tokens.folded) and (whole or language in spoken):
            return _choose_topic(found)
    return None


def has_no_words(message: Message) -> bool:
    """Return whether a message has neither words nor numbers, only signs such as a smiley."""
    return not any(token.shape in (WORD, NUMBER) for token in message.tokens)


def _choose_topic(found: Sequence[FoundPhrase[str]]) -> str | None:
    kinds = {one.key for one in found}
    return next((topic for topic in TOPICS if topic in kinds), None)


def _list_own_languages(message: Message) -> list[str]:
    """Return the household's language, and the others a message is written in."""
    return list(dict.fromkeys([message.context.language, *sorted(message.marks.languages)]))


def _list_names(message: Message) -> set[str]:
    return {fold(name) for person in message.context.people for name in person.names}


def _find_phrases(language: str, tokens: Tokens) -> list[FoundPhrase[str]]:
    """Return a language's phrases of small talk in a message, and the words that may stand beside them."""
    return keep_longest(_load_phrasebook(language).find(tokens))


@lru_cache(maxsize=16)
def _load_phrasebook(language: str) -> Phrasebook[str]:
    """Return a language's phrases of small talk by kind."""
    words, entries = load_topic(language, "small_talk"), load_topic(language, "entries")
    phrases = [(key, phrase) for key in (*TOPICS, _BESIDE) for phrase in words.get(key, ())]
    phrases += [(key, phrase) for key in _PLAIN for phrase in entries.get(key, ())]
    return Phrasebook(phrases, PhraseVocabulary(words.get("classes", {})))
