"""Compares button labels with what people type: without symbols and case, in any supported language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from bot.render.words import LANGUAGES, list_plain_messages

_KEYS = ("button-", "category-", "day-", "choose-", "scope-", "unclear-", "keep-")
"""The prefixes of the catalogue keys of button labels."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def fold_label(label: str) -> str:
    """Return a label in lower case, without symbols at its ends."""
    plain = unicodedata.normalize("NFKC", label).casefold().replace("\ufe0f", "")
    return " ".join(_EDGES.sub("", plain).split())


def spell_label(label: str, language: str) -> frozenset[str]:
    """Return the ways to type a label: as shown, or as any supported language words it."""
    plain = fold_label(label)
    keys = _load_labels(language).get(plain, ())
    return frozenset({plain, *(fold_label(_load_texts(other).get(key, plain)) for key in keys for other in LANGUAGES)})


@cache
def _load_texts(language: str) -> Mapping[str, str]:
    return {key: text for key, text in list_plain_messages(language).items() if key.startswith(_KEYS)}


@cache
def _load_labels(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the catalogue keys for each text, by its plain form."""
    labels: dict[str, tuple[str, ...]] = {}
    for key, text in _load_texts(language).items():
        plain = fold_label(text)
        labels[plain] = (*labels.get(plain, ()), key)
    return labels
