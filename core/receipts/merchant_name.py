"""Who sold: the merchant's name among the first rows, and the address below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.model.page import Box
from core.receipts.keywords import load
from core.receipts.ocr_letters import plain as _plain
from core.receipts.page_rows import Row
from core.receipts.printed_amounts import DIGITS

FIRST = 12
"""Rows from the top a name may stand in."""

_REGISTERED = re.compile(
    r"\s*[(\[]?\s*(?:co(?:mpany)?\.?\s*(?:reg\.?)?\s*no\.?\s*:?)?\s*\d{4,}\s?[-–]?\s?[A-Z0-9]{0,2}\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*\d{3,}[^()\[\]]*[)\]]?\s*$")
_LAST = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?\s*$")
_OWNED = re.compile(r"^\W*(?:owned|operated|managed|run) by\W+", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)|(?<!\d)\d{6}(?!\d)")


@dataclass(frozen=True, slots=True)
class MerchantCandidate:
    """A name as printed, where it stands, and how much it looks like one."""

    text: str
    boxes: tuple[Box, ...]
    score: float
    confidence: float
    row: int


@cache
def _known(name: str) -> re.Pattern[str]:
    """One pattern for a list of words."""
    listed: Sequence[str] = load("shops")[name]
    words = sorted({_plain(str(word)).strip() for word in listed}, key=len, reverse=True)
    return re.compile("(?<![^ ])(?:" + "|".join(map(re.escape, words)) + ")(?![^ ])")


def merchant(rows: Sequence[Row]) -> MerchantCandidate | None:
    """The row of the first ones that most looks like a name, with the row it goes on in."""
    top = rows[:FIRST]
    tallest = max((row.height for row in top), default=1.0)
    names = [_name(row, index, tallest) for index, row in enumerate(top)]
    found = [name for name in names if name]
    if not found:
        return None
    best = max(found, key=lambda name: (name.score, -name.row))
    return _whole(_fuller(best, found), rows)


def _fuller(best: MerchantCandidate, found: Sequence[MerchantCandidate]) -> MerchantCandidate:
    """A sign over the door is often said again in full below it."""
    brand = _plain(best.text)
    fuller = [
        name
        for name in found
        if name.row > best.row and _plain(name.text).startswith(brand + " ") and not re.search(r"\d", name.text)
    ]
    return max(fuller, key=lambda name: name.score, default=best)


def _name(row: Row, index: int, tallest: float) -> MerchantCandidate | None:
    text = _trimmed(row.text)
    letters = sum(c.isalpha() for c in text)
    plain = _plain(text)
    if letters < 3 or letters < 0.5 * len(text.replace(" ", "")):
        return None
    company, trade = _ends(plain), bool(_known("trades").search(plain))
    address = bool(_known("addresses").search(plain)) or bool(_POSTCODE.search(text))
    other = bool(_known("others").search(plain))
    score = 3.0 * company + 1.0 * trade - 2.0 * address * (not company) - 3.0 * other * (not company)
    score -= 0.5 * text.islower()
    score += 1.5 * (row.height / tallest - 0.5) - 0.25 * index - (1.0 if row.confidence < 0.7 else 0.0)
    return MerchantCandidate(text, row.boxes, score, row.confidence, index)


def _ends(plain: str) -> bool:
    """Whether a legal form ends the name, even where the space before it was lost."""
    return bool(_known("companies").search(plain)) or bool(
        re.search(r"(?:s[do]n ?b[hn][do]|gmbh|pte ?ltd|pvt ?ltd| s ?b)$", plain)
    )


def _trimmed(text: str) -> str:
    """A name without its registration number, who owns it and marks around it."""
    before, text = "", _OWNED.sub("", text)
    while text != before:
        before, text = text, _REGISTERED.sub("", _unbracketed(text)).strip(" *-=_:;|~#'\"☆").lstrip(".")
    return text


def _unbracketed(text: str) -> str:
    """Without a number in brackets at the end, be some of its digits read as letters: "(S19S37-X)"."""
    found = _BRACKETED.search(text) or _LAST.search(text)
    digits = found[0].translate(DIGITS) if found and sum(map(str.isdigit, found[0])) > 1 else ""
    return text[: found.start()] if found and _BRACKETED.search(digits) else text


def _whole(name: MerchantCandidate, rows: Sequence[Row]) -> MerchantCandidate:
    """A legal form alone on its row belongs to the row above; a name without one may go on below."""
    row = name.row
    plain = _plain(name.text)
    bare = _known("companies").sub(" ", plain).split()
    if row and (re.search(r"(?:&| and| dan| und| et| e| y)$", rows[row - 1].text.strip().lower())):
        return _joined(rows[row - 1], rows[row], name, row - 1)
    if row and (len("".join(bare)) <= 4) and _ends(plain):
        return _joined(rows[row - 1], rows[row], name, row - 1)
    if not _ends(plain) and row + 1 < len(rows):
        below = _plain(_trimmed(rows[row + 1].text))
        rest = _known("companies").sub(" ", below).split()
        if _ends(below) and len("".join(rest)) <= 4:
            return _joined(rows[row], rows[row + 1], name, row)
    return name


def _joined(upper: Row, lower: Row, name: MerchantCandidate, row: int) -> MerchantCandidate:
    text = f"{_trimmed(upper.text)} {_trimmed(lower.text)}"
    return MerchantCandidate(text, upper.boxes + lower.boxes, name.score, min(upper.confidence, lower.confidence), row)


def tells(row: Row) -> bool:
    """Whether a row says who or where: a company, an address, a number of a shop."""
    words = _plain(row.text)
    return _ends(words) or any(_known(name).search(words) for name in ("addresses", "others"))


def address(rows: Sequence[Row], name: MerchantCandidate | None) -> tuple[Row, ...]:
    """The rows below the name that say where: from the first with a street or a postcode to the last in a row."""
    start = name.row + 1 if name else 0
    found: list[Row] = []
    for row in rows[start : start + 8]:
        plain = _plain(row.text)
        where = bool(_known("addresses").search(plain)) or bool(_POSTCODE.search(row.text))
        if where and not _is_number(plain) and sum(c.isalpha() for c in row.text) > 2:
            found.append(row)
        elif found:
            break
    return tuple(found)


_NUMBERS = frozenset({"tel", "gst", "fax", "date", "invoice", "phone", "reg", "company"})
"""A row that begins so holds a number, no street."""


def _is_number(plain: str) -> bool:
    return bool(plain) and plain.split(maxsplit=1)[0] in _NUMBERS
