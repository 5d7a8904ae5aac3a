"""The currency a receipt is in: codes and signs printed by its amounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from core.model.money import EXPONENTS
from llm.receipts.cues import load
from llm.receipts.rows import Row

_DIGIT = r"\s?[-–]?\(?\d"


def currency(rows: Sequence[Row], own: str) -> tuple[str, float, Row | None]:
    """The code most often printed by an amount, how sure, and a row it stands in; the household's own where none is."""
    seen: Counter[str] = Counter()
    where: dict[str, Row] = {}
    for row in rows:
        for code in _codes(row.text, own):
            seen[code] += 1
            where.setdefault(code, row)
    if not seen:
        return own, 0.3, None
    code, count = seen.most_common(1)[0]
    return code, min(0.99, 0.6 + 0.1 * count), where[code]


def _codes(text: str, own: str) -> list[str]:
    found = [code for match in _CODE.finditer(text) for code in match.groups() if code in EXPONENTS]
    for pattern, codes in _signs():
        if pattern.search(text):
            found.append(own if own in codes else codes[0])
            break
    return found


_CODE = re.compile(
    r"(?<![A-Za-z])([A-Z]{3})\s?:?\s?-?\d[\d., ]*[.,]\d{2,3}(?!\d)"
    r"|\d[.,]\d{2,3}\s?([A-Z]{3})(?![A-Za-z])"
    r"|[(\[]([A-Z]{3})[)\]]"
    r"|(?i:total|summe|totale|totaal|suma|razem|betrag)\s([A-Z]{3})(?![A-Za-z])"
)
"""A code before or after an amount, in brackets as in a column's head, or after the word for a total."""


@cache
def _signs() -> list[tuple[re.Pattern[str], tuple[str, ...]]]:
    """Signs and the currencies that use them, the longest sign first."""
    listed: Mapping[str, Sequence[str]] = load("signs")["signs"]
    made = []
    for sign, codes in sorted(listed.items(), key=lambda pair: -len(str(pair[0]))):
        mark = re.escape(str(sign))
        edge = r"(?<![^\W\d_])" if str(sign)[0].isalpha() else ""
        tail = rf"(?:{_DIGIT}|\)|\s|:|$)" if str(sign)[-1].isalpha() else ""
        made.append((re.compile(rf"{edge}{mark}{tail}|\d\s?{mark}(?![^\W\d_])"), tuple(codes)))
    return made
