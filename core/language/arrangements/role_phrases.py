"""Loads the phrases of sentences about budgets, bills and goals by role, and finds them in a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from core.language.message import Message
from core.language.text.files import list_languages, load_topic
from core.language.text.page import TokenSpan
from core.language.text.tokens import tokenise

RolePhrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by role, each phrase a tuple of case-folded words."""


@cache
def load_role_phrases(language: str, topic: str, roles: tuple[str, ...]) -> RolePhrases:
    """Return the phrases for some roles from a language's file on a topic; none for a role the file lacks."""
    words = load_topic(language, topic)
    return {
        role: tuple(tuple(token.key for token in tokenise(str(phrase))) for phrase in words.get(role, ()))
        for role in roles
    }


@cache
def load_role_words(language: str, topic: str, role: str) -> frozenset[str]:
    """Return every word in the phrases for one role of a language's file on a topic, case-folded."""
    return frozenset(word for phrase in load_role_phrases(language, topic, (role,))[role] for word in phrase)


@cache
def list_first_words(topic: str, roles: tuple[str, ...]) -> frozenset[str]:
    """Return the first words of all phrases for some roles, in every language."""
    return frozenset(
        phrase[0]
        for language in list_languages()
        for phrases in load_role_phrases(language, topic, roles).values()
        for phrase in phrases
        if phrase
    )


def find_occurrences(keys: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> list[TokenSpan]:
    """Return where phrases occur among case-folded words, in the order of the phrases."""
    return [
        TokenSpan(at, at + len(phrase))
        for phrase in phrases
        for at in range(len(keys) - len(phrase) + 1)
        if tuple(keys[at : at + len(phrase)]) == phrase
    ]


def list_spoken_languages(message: Message) -> list[str]:
    """Return the languages a message may be in: the household's, those with words in it, then English."""
    context = message.context
    spoken = (context.language, context.mixed_language, *sorted(message.marks.languages), "en")
    return [language for language in dict.fromkeys(spoken) if language in list_languages()]
