"""Find the currency of a receipt by the codes and signs beside its amounts and by where the shop seems to be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.model.money import EXPONENTS
from core.receipts.keywords import ReceiptVocabulary, choose_vocabulary, load_words
from core.receipts.page_rows import PageRow
from core.receipts.till_location import SURE, score_currencies

_DIGIT = r"\s?[-–]?\(?\d"
_GUESS = 0.3
"""The confidence (0 to 1) in a currency that nothing printed names."""
_LEGIBLE = 0.3
"""The least confidence of a word that may name a currency.

Tesseract gave 0.06 to a 6 that it took for a euro sign; RapidOCR's words have at least twice 0.3.
"""
_RATE = re.compile(r"(?<![\d.,])\d{1,2}\s?[€$£¥](?!\s?\d)")
"""Matches a tax rate whose percent sign was read as a currency sign: "6€ GST"."""
_MOST = 3
"""The most currencies that a member is asked about, besides the household's own."""


@dataclass(frozen=True, slots=True)
class CurrencyReading:
    """A receipt's currency, the confidence in it, a row that shows it, and all possible ones, likeliest first."""

    code: str
    sure: float
    row: PageRow | None = None
    choices: tuple[str, ...] = ()


def find_currency(rows: Sequence[PageRow], own: str, language: str = "", mark: str = ".") -> CurrencyReading:
    """Return the currency printed most often beside amounts.

    Without one, or for a sign that several share, the place of the shop decides.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    where: dict[tuple[str, ...], PageRow] = {}
    vocabulary = choose_vocabulary([row.text for row in rows])
    for row in rows:
        for codes in _find_codes(_legible_text(row, vocabulary)):
            seen[codes] += 1
            where.setdefault(codes, row)
    if not seen:
        return _guess_currency(score_currencies(rows, language, mark), own)
    codes, count = seen.most_common(1)[0]
    found = CurrencyReading(codes[0], min(0.99, 0.6 + 0.1 * count), where[codes])
    return (
        found if len(codes) == 1 else _choose_sign_by_place(found, codes, score_currencies(rows, language, mark), own)
    )


def _legible_text(row: PageRow, vocabulary: ReceiptVocabulary) -> str:
    """Return a row's text without badly read words and tax rates, which are easily misread as currency signs."""
    text = " ".join(word.text for word in row.words if word.confidence >= _LEGIBLE)
    is_tax = _RATE.search(text) and any(cue.role == "tax" for cue in vocabulary.find_keywords(text))
    return _RATE.sub(" ", text) if is_tax else text


def _guess_currency(points: Counter[str], own: str) -> CurrencyReading:
    """Return the household's currency; if the shop is plainly abroad, foreign currencies to ask about."""
    elsewhere = _list_foreign_currencies(points, own, tuple(points))
    return CurrencyReading(elsewhere[0], _GUESS, None, (*elsewhere, own)) if elsewhere else CurrencyReading(own, _GUESS)


def _choose_sign_by_place(
    found: CurrencyReading, codes: tuple[str, ...], points: Counter[str], own: str
) -> CurrencyReading:
    """Return one of the currencies that share a sign: the household's, else the place's, else all to ask about."""
    elsewhere = _list_foreign_currencies(points, own, codes)
    if own in codes:
        asked = (*elsewhere, own) if elsewhere else ()
        return CurrencyReading(asked[0] if asked else own, _GUESS if asked else found.sure, found.row, asked)
    if len(elsewhere) == 1:
        return CurrencyReading(elsewhere[0], found.sure, found.row)
    choices = tuple(sorted(codes, key=lambda code: -points[code]))[:_MOST]
    return CurrencyReading(choices[0], _GUESS, found.row, choices)


def _list_foreign_currencies(points: Counter[str], own: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the foreign currencies with more evidence than the household's own, at most a few."""
    most = max((points[code] for code in codes if code != own), default=0)
    if most < SURE or most <= points[own]:
        return ()
    return tuple(code for code in codes if code != own and points[code] == most)[:_MOST]


def _find_codes(text: str) -> list[tuple[str, ...]]:
    """Return the possible currencies of each code and sign in a row; of a sign that several share, all of them."""
    found = [(code,) for match in _CODE.finditer(text) for code in match.groups() if code in EXPONENTS]
    return found + next(([codes] for pattern, codes in _load_signs() if pattern.search(text)), [])


_CODE = re.compile(
    r"(?<![A-Za-z])([A-Z]{3})\s?:?\s?-?\d[\d., ]*[.,]\d{2,3}(?!\d)"
    r"|\d[.,]\d{2,3}\s?([A-Z]{3})(?![A-Za-z])"
    r"|[(\[]([A-Z]{3})[)\]]"
    r"|(?i:total|summe|totale|totaal|suma|razem|betrag)\s([A-Z]{3})(?![A-Za-z])"
)
"""Matches a code before or after an amount, in brackets as in a column's head, or after a word for total."""


@cache
def _load_signs() -> list[tuple[re.Pattern[str], tuple[str, ...]]]:
    """Return patterns of currency signs with the currencies that use each, the longest sign first."""
    listed: Mapping[str, Sequence[str]] = load_words("signs")["signs"]
    made = []
    for sign, codes in sorted(listed.items(), key=lambda pair: -len(str(pair[0]))):
        mark = re.escape(str(sign))
        edge = r"(?<![^\W\d_])" if str(sign)[0].isalpha() else ""
        tail = rf"(?:{_DIGIT}|\)|\s|:|$)" if str(sign)[-1].isalpha() else ""
        made.append((re.compile(rf"{edge}{mark}{tail}|\d\s?{mark}(?![^\W\d_])"), tuple(codes)))
    return made
