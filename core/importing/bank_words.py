"""The words banks use in their texts, grouped by meaning in ``bank_words.yaml``, as patterns."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from core.language.text.files import load_word_file

_UNSPACED = re.compile("[\u0e00-\u0e7f\uac00-\ud7af\u3040-\u9fff]")
"""Pattern of the letters of languages that put no blanks between words."""

_FILE = Path(__file__).parent / "bank_words.yaml"


def load_words() -> dict[str, Any]:
    """Return the content of the file of bank words."""
    return load_word_file(_FILE)


@cache
def load_word_patterns() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the patterns of the words of each role, each with the letters a text must hold for a match."""
    return {
        role: tuple((str(word).rstrip("*").split(" ")[0], re.compile(_make_word_pattern(str(word)))) for word in words)
        for role, words in load_words().items()
        if isinstance(words, list)
    }


def _make_word_pattern(word: str) -> str:
    body = re.escape(word.rstrip("*")).replace(r"\ ", r"\s+")
    if _UNSPACED.match(word):
        return body
    before = r"(?<![^\W\d_])" if word[0].isalnum() else ""
    after = "" if word.endswith("*") or not word[-1].isalnum() else r"(?![^\W\d_])"
    return before + body + after


def find_words(folded: str) -> dict[str, list[re.Match[str]]]:
    """Return the matches of the words of each role in a lower-case text."""
    return {
        role: [match for letters, pattern in words if letters in folded for match in pattern.finditer(folded)]
        for role, words in load_word_patterns().items()
    }


def has_word(folded: str, role: str) -> bool:
    """Return whether a lower-case text holds a word of a role."""
    return any(letters in folded and pattern.search(folded) for letters, pattern in load_word_patterns()[role])
