"""Find the merchant's name among the first rows, by how it is printed and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from core.model.page import Box
from core.receipts.keywords import load_words
from core.receipts.ocr_letters import count_edits, fold_text
from core.receipts.page_rows import PageRow
from core.receipts.printed_amounts import DIGITS
from core.receipts.weights import Features, score_candidate

FIRST_ROWS = 14
"""How many rows from the top are searched for the name."""
MOST_JOINED = 3
"""The most rows that a name may take."""
LEAST_LETTERS = 3
FEW_LETTERS = 6
LEAST_CONFIDENCE = 0.6
"""The least OCR confidence of a name; worse readings, as of unknown scripts, are no use: "SfTURTPaRTTR"."""
LONG_FORM = 5
"""The fewest letters of a legal form that is recognised with one misread letter: "SDN BHU"."""
TALLEST, SMALLEST = 2.5, 0.4
"""The largest and smallest row height of a name, relative to the usual; others are logos or smudges."""

_NUMBER_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?\s*$")
_COMPANY_NUMBER = re.compile(
    r"\s*(?:co(?:mpany)?\.?\s*(?:reg\.?)?\s*no\.?\s*:?)?\s*\d{4,}\s?[-–]?\s?[A-Z0-9]{0,2}\s*$", re.IGNORECASE
)
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_OWNED = re.compile(r"^\W*(?:owned|operated|managed|run) by\b\W*", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\d)\d{5,6}(?!\d)")
_OPEN_END = re.compile(r"(?:&|\b(?:and|dan|und|et|e|y)|\([^)]*)$", re.IGNORECASE)
_PRICED = re.compile(r"\d[.,]\d{2}[\s*A-Z]{0,3}$")
"""Matches a row that ends with a price: the items begin there, and no merchant's name comes below."""
_EDGES = " *-=_:;|~#'\"☆,"


@dataclass(frozen=True)
class MerchantCandidate:
    """A possible merchant's name, the rows that print it, and its features for scoring."""

    text: str
    rows: tuple[PageRow, ...]
    first: int
    """The index of the name's first row."""
    features: Features

    @property
    def score(self) -> float:
        """Return the score of the name; the higher the likelier."""
        return score_candidate("merchant", self.features)

    @property
    def is_legible(self) -> bool:
        """Return whether OCR was confident of the name, or the name has a legal form or a trade word."""
        known = self.features["legal form"] or self.features["word of a trade"]
        return bool(known) or max(row.confidence for row in self.rows) >= LEAST_CONFIDENCE

    @property
    def last_row_index(self) -> int:
        """Return the index of the name's last row."""
        return self.first + len(self.rows) - 1

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Return the boxes of the name's words."""
        return tuple(box for row in self.rows for box in row.boxes)


@dataclass(frozen=True)
class TopRow:
    """One of the first rows of a receipt, and whether its words are an address or a label."""

    row: PageRow
    name: str
    """The row's text without company number, owner and surrounding marks."""
    is_address: bool
    is_label: bool
    """Whether the row is a title of the receipt or a number of the shop: "TAX INVOICE", "Tel"."""

    @classmethod
    def from_row(cls, row: PageRow) -> TopRow:
        """Return what a row's words say: its name, and whether it is an address or a label."""
        words = fold_text(row.text)
        address = bool(_compile_words("addresses").search(words)) or bool(_POSTCODE.search(row.text))
        label = bool(_compile_words("others").search(words))
        return cls(row, trim_name(row.text), address, label)

    @property
    def is_address_part(self) -> bool:
        """Return whether the row belongs to the address and numbers below a name."""
        return (self.is_address or self.is_label) and not has_legal_form_at_end(self.name)


def find_merchant(rows: Sequence[PageRow]) -> MerchantCandidate | None:
    """Return the likeliest merchant name in the first rows; None where none is long enough or legible."""
    best = max(list_merchants(rows), key=lambda candidate: (candidate.score, -candidate.first), default=None)
    return best if best is not None and best.is_legible else None


def list_merchants(rows: Sequence[PageRow]) -> list[MerchantCandidate]:
    """Return every row, and every few successive rows, at the top that may be the merchant's name."""
    priced = next((at for at, row in enumerate(rows[:FIRST_ROWS]) if _PRICED.search(row.text)), FIRST_ROWS)
    top = [TopRow.from_row(row) for row in rows[:priced]]
    usual = median(row.row.height for row in top) if top else 1.0
    found = []
    for first in range(len(top)):
        for last in range(first, min(first + MOST_JOINED, len(top))):
            span = top[first : last + 1]
            text = trim_name(" ".join(row.name for row in span if row.name))
            if all(sum(map(str.isalpha, row.name)) >= LEAST_LETTERS for row in span):
                features = dict(_list_name_features(text, top, first, last, usual))
                found.append(MerchantCandidate(text, tuple(row.row for row in span), first, features))
    return found


def _list_name_features(
    text: str, top: Sequence[TopRow], first: int, last: int, usual: float
) -> Iterator[tuple[str, float]]:
    """Yield the features of a possible name: its looks, its place and the rows around it."""
    span, above, below = top[first : last + 1], top[:first], top[last + 1 :]
    heights = [min(TALLEST, max(SMALLEST, row.row.height / usual)) for row in span]
    letters = sum(map(str.isalpha, text))
    yield "rows above", min(first, 8) / 4
    yield "height", min(heights) - 1
    yield "uneven height", max(heights) - min(heights)
    yield "few letters beside its legal form", float(_count_own_letters(text) < FEW_LETTERS)
    below_name = bool(above) and not (above[-1].is_address or above[-1].is_label)
    yield "words of a trade alone below a name", float(below_name and _count_naming_letters(text) < LEAST_LETTERS)
    yield "share of other signs", 1 - letters / max(1, len(text.replace(" ", "")))
    yield "all in lower case", float(text.islower())
    words = text.split()
    yield "a sentence", float(any(len(word) >= FEW_LETTERS and word.islower() for word in words[1:]))
    yield "read unsurely", float(min(row.row.confidence for row in span) < 0.7)
    yield "legal form", float(has_legal_form_at_end(text))
    yield "legal form before its end", float(any(has_legal_form_at_end(row.name) for row in span[:-1]))
    yield "word of a trade", float(_has_trade_word(text))
    yield "word of an address", float(any(row.is_address for row in span))
    yield "word of a label", float(any(row.is_label for row in span))
    yield "below an address", float(any(row.is_address_part and row.is_address for row in above))
    yield "breaks off", float(bool(_OPEN_END.search(text)) or text.count("(") != text.count(")"))
    yield "goes on from above", float(bool(above) and bool(_OPEN_END.search(above[-1].name)))
    yield "above an address", float(bool(below) and below[0].is_address_part)
    yield "above a company's number", float(bool(below) and not below[0].name)
    joined = float(len(span) - 1)
    yield "joined rows", joined
    yield "joined up to a legal form", joined * has_legal_form_at_end(text)


@cache
def _compile_words(name: str) -> re.Pattern[str]:
    """Return a pattern for the words of one list in the file of shop words."""
    listed: Sequence[str] = load_words("shops")[name]
    words = sorted({fold_text(str(word)) for word in listed}, key=len, reverse=True)
    return re.compile("(?<![^ ])(?:" + "|".join(map(re.escape, words)) + ")(?![^ ])")


@cache
def _list_long_words(name: str) -> tuple[str, ...]:
    """Return the words of a list that are long enough to be found without spaces around them."""
    listed: Sequence[str] = load_words("shops")[name]
    return tuple(word for word in (fold_text(str(one)).replace(" ", "") for one in listed) if len(word) >= LONG_FORM)


def has_legal_form_at_end(text: str) -> bool:
    """Return whether a text ends with a company's legal form, even with spaces lost or one letter misread."""
    words = fold_text(text)
    if any(match.end() == len(words) for match in _compile_words("companies").finditer(words)):
        return True
    squeezed = words.replace(" ", "")
    return any(
        len(squeezed) > len(form) and count_edits(squeezed[-len(form) :], form, 1) <= 1
        for form in _list_long_words("companies")
    )


def _count_own_letters(text: str) -> int:
    """Return how many letters a name has apart from its legal form."""
    words = _compile_words("companies").sub(" ", fold_text(text))
    squeezed = words.replace(" ", "")
    if words == fold_text(text) and has_legal_form_at_end(text):
        return len(squeezed) - LONG_FORM - 1
    return sum(map(str.isalpha, squeezed))


def _count_naming_letters(text: str) -> int:
    """Return how many letters a name has apart from legal forms, trade words and brackets."""
    words = fold_text(_BRACKETED.sub(" ", text))
    for name in ("companies", "trades"):
        words = _compile_words(name).sub(" ", words)
    return sum(map(str.isalpha, words))


def _has_trade_word(text: str) -> bool:
    """Return whether a name holds a trade word such as "market", or ends with one where spaces were lost."""
    words = fold_text(text)
    return bool(_compile_words("trades").search(words)) or words.replace(" ", "").endswith(_list_long_words("trades"))


def trim_name(text: str) -> str:
    """Return a name without company number, owner and surrounding marks."""
    before, text = "", _OWNED.sub("", text)
    while text != before:
        before = text
        bracketed = _NUMBER_IN_BRACKETS.search(text)
        if bracketed and sum(map(str.isdigit, bracketed[0].translate(DIGITS))) >= LEAST_LETTERS:
            text = text[: bracketed.start()]
        text = _COMPANY_NUMBER.sub("", text).strip(_EDGES).lstrip(".")
    return text


def is_shop_detail(row: PageRow) -> bool:
    """Return whether a row names a company, an address, or a number of the shop."""
    top = TopRow.from_row(row)
    return top.is_address or top.is_label or has_legal_form_at_end(top.name)


def find_address(rows: Sequence[PageRow], name: MerchantCandidate | None) -> tuple[PageRow, ...]:
    """Return the rows of the address below the merchant's name."""
    start = name.last_row_index + 1 if name else 0
    found: list[PageRow] = []
    for top in map(TopRow.from_row, rows[start : start + 8]):
        if top.is_address and not _has_number(top.row) and sum(map(str.isalpha, top.row.text)) >= LEAST_LETTERS:
            found.append(top.row)
        elif found:
            break
    return tuple(found)


_NUMBERS = frozenset({"tel", "gst", "fax", "date", "invoice", "phone", "reg", "company"})
"""First words of rows that hold a number of the shop and no street."""


def _has_number(row: PageRow) -> bool:
    words = fold_text(row.text).split(maxsplit=1)
    return bool(words) and words[0] in _NUMBERS
