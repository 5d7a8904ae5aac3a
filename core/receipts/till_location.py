"""Judge a shop's country by what the receipt prints: tax names, places, calling codes, language, decimal mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from core.receipts.keywords import count_letters_by_language, load_words
from core.receipts.ocr_letters import fold_text
from core.receipts.page_rows import PageRow

SURE: Final = 2
"""The points from which a country is believed: one unique sign, or two that several countries share."""
_EDGES: Final = 12, 6
"""The first and last rows in which a place counts as the shop's; in between, it is the name of a dish."""
_LEAST_SAID: Final = 12
"""The fewest letters in words of a language from which a receipt is taken to be in it."""
_CENTS: Final = re.compile(r"\d([.,])\d{2}(?![\d.,])")
_MONTH_FIRST: Final = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:20)?\d\d(?![\d/])")
"""Matches a date that can only be read with the month first."""
_AMOUNT: Final = re.compile(r"\d[.,]\d{2}(?!\d)")


def score_currencies(rows: Sequence[PageRow], language: str = "", mark: str = ".") -> Counter[str]:
    """Return points for each currency by where the shop seems to be.

    The household's own language and decimal mark are no evidence.
    """
    texts = [row.text for row in rows]
    every = "\n".join(f" {fold_text(text)} " for text in texts)
    edges = [text for at, text in enumerate(texts) if at < _EDGES[0] or at >= len(texts) - _EDGES[1]]
    door = [text for text in edges if not _AMOUNT.search(text)]
    where = "\n".join(f" {fold_text(text)} " for text in door)
    tongue, printed = _find_foreign_language(texts, language), _find_decimal_mark(texts)
    points: Counter[str] = Counter()
    for code, place in load_words("places").items():
        points[code] += (
            SURE * _has_country_sign(code, "tell", every)
            + _has_country_sign(code, "tax", every)
            + _has_country_sign(code, "at", where)
        )
        points[code] += _score_addresses(place, door)
        points[code] += bool(place.get("month_first")) and any(map(_MONTH_FIRST.search, edges))
        points[code] += tongue in place.get("languages", ())
        points[code] += printed != mark and printed == ("," if place.get("comma") else ".")
    return points


def _score_addresses(place: Mapping[str, Any], door: Sequence[str]) -> int:
    """Return the points for a country from calling codes, web addresses, postcodes and phone formats."""
    codes = "|".join(place.get("dial", ())) or "(?!)"
    ends = "|".join(map(re.escape, place.get("site", ()))) or "(?!)"
    dialled = rf"(?<!\d)\+\s?(?:{codes})(?=[\s().-]*\d)"
    linked = rf"\w{{3,}}\.(?:{ends})(?![\w.])"
    patterns = (
        (SURE, dialled, 0),
        (1, linked, re.IGNORECASE),
        *((1, place.get(form, "(?!)"), 0) for form in ("post", "phone")),
    )
    return sum(worth * any(re.search(how, text, flags) for text in door) for worth, how, flags in patterns)


@cache
def _load_pattern(code: str, kind: str) -> re.Pattern[str]:
    words = [re.escape(fold_text(str(word))) for word in load_words("places")[code].get(kind, ())]
    return re.compile("(?<= )(?:" + "|".join(words) + ")(?= )" if words else "(?!)")


def _has_country_sign(code: str, kind: str, text: str) -> bool:
    return _load_pattern(code, kind).search(text) is not None


def _find_foreign_language(texts: Sequence[str], own: str) -> str:
    """Return the language of a receipt; empty where it is English, the household's own, or too little text."""
    best = count_letters_by_language(texts).most_common(1)
    return best[0][0] if best and best[0][1] >= _LEAST_SAID and best[0][0] != own else ""


def _find_decimal_mark(texts: Sequence[str]) -> str:
    """Return the decimal mark that all amounts share; empty if they differ."""
    marks = Counter(mark for text in texts for mark in _CENTS.findall(text))
    return next(iter(marks)) if len(marks) == 1 else ""
