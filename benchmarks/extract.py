"""The baseline for receipts: ten lines of regular expressions, as written in a first attempt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Floor:
    """The fields that the regular expressions found."""

    merchant: str = ""
    date: str = ""
    total: Decimal | None = None


def floor(texts: Sequence[str]) -> Floor:
    """Return merchant, date and total: the first row of words, the first date, the largest amount on a row of a total.

    Rows of a total contain "total", "amount due" or "payable"; an amount on the row below counts too.
    """
    amount = re.compile(r"\d[\d,]*\.\d{2}(?!\d)")
    names = (re.sub(r"\(.*", "", text).strip() for text in texts)
    merchant = next((name for name in names if sum(c.isalpha() for c in name) > len(name) / 2), "")
    dates = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [A-Za-z]{3,9} \d{2,4}")
    day = next((match[0] for text in texts if (match := dates.search(text))), "")
    found = []
    for text, after in zip(texts, [*texts[1:], ""], strict=False):
        if re.search(r"total|amount due|payable", text, re.IGNORECASE):
            found += (amount.findall(text) or amount.findall(after))[-1:]
    return Floor(merchant, day, max((Decimal(one.replace(",", "")) for one in found), default=None))
