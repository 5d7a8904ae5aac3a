"""Labels of buttons as people type them: without signs and capitals, in any of our languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from bot.render.words import LANGUAGES, plain_messages

_KEYS = ("button-", "category-", "day-", "choose-", "scope-", "unclear-", "keep-")
"""How the messages begin that stand on buttons."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def plain_label(label: str) -> str:
    """Return a label without the signs at its ends, in small letters."""
    plain = unicodedata.normalize("NFKC", label).casefold().replace("\ufe0f", "")
    return " ".join(_EDGES.sub("", plain).split())


def spell_label(label: str, language: str) -> frozenset[str]:
    """Return how a label in a language may be typed: plain, or as any of our languages words it."""
    plain = plain_label(label)
    keys = _labels(language).get(plain, ())
    return frozenset({plain, *(plain_label(_texts(other).get(key, plain)) for key in keys for other in LANGUAGES)})


@cache
def _texts(language: str) -> Mapping[str, str]:
    return {key: text for key, text in plain_messages(language).items() if key.startswith(_KEYS)}


@cache
def _labels(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of every label by what is typed for it."""
    labels: dict[str, tuple[str, ...]] = {}
    for key, text in _texts(language).items():
        plain = plain_label(text)
        labels[plain] = (*labels.get(plain, ()), key)
    return labels
