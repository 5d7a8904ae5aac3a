"""Tells in which language a message is written, where that is not the one its writer is answered in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from core.language.text.tokens import WORD, Token, tokenise
from core.language.text.vocabulary import SHARED, find_phrases

_LONGEST = 160
"""Most characters of a message that tells its writer's language; longer ones are often pasted."""

_LEAD = 2
"""How many more words the language must know than the one the writer is answered in."""

_NAMES = frozenset({"merchant", "currency", "bank", "wallet", "account_lead"})
"""Roles of words that are the same in many languages."""

_GREETING = frozenset({"greeting", "thanks", "farewell"})


def find_written_language(text: str, own: str, languages: Collection[str]) -> str | None:
    """Return the one of some languages in which a text is clearly written, or ``own``; None where it is unclear."""
    if len(text) > _LONGEST:
        return None
    tokens = tokenise(text)
    known = _count_known_words(tokens)
    words = sum(token.shape is WORD for token in tokens)
    ranked = sorted((language for language in languages if language != own), key=lambda one: -known[one])
    if not ranked or not words:
        return None
    best, runner = ranked[0], ranked[1] if ranked[1:] else ""
    if known[own] >= known[best]:
        return own if known[own] else None
    clear = known[best] > known[runner] and known[best] * 2 >= words
    return best if clear and known[best] - known[own] >= _LEAD else None


def find_greeting_language(text: str, own: str, languages: Collection[str]) -> str | None:
    """Return the one language in which a text opens with a greeting, thanks or a farewell; None where it is none.

    Where ``own`` knows the greeting too, it is ``own``.
    """
    greeted = {
        match.sense.language
        for match in find_phrases(tokenise(text))
        if match.start == 0 and match.sense.role in _GREETING
    }
    if own in greeted:
        return own
    found = greeted & set(languages)
    return next(iter(found)) if len(found) == 1 else None


def _count_known_words(tokens: tuple[Token, ...]) -> Counter[str]:
    """Return for each language how many words of a message it knows."""
    known: dict[str, set[int]] = {}
    for match in find_phrases(tokens):
        if match.sense.language != SHARED and match.sense.role not in _NAMES:
            known.setdefault(match.sense.language, set()).update(range(match.start, match.end))
    return Counter({language: len(places) for language, places in known.items()})
