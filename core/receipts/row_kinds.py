"""Read one row of a receipt by itself: its kind (item, tax, total, change, ...) and its amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.receipts.keywords import Keyword, ReceiptVocabulary
from core.receipts.page_rows import PageRow
from core.receipts.printed_amounts import AmountStyle, PrintedAmount, find_amounts


class RowKind(StrEnum):
    """What a row of a receipt is: an item, a sum, a tax, a payment, or anything else."""

    ITEM = "item"
    SUBTOTAL = "subtotal"
    NET = "net"
    TAX = "tax"
    SERVICE = "service"
    TIP = "tip"
    ROUNDING = "rounding"
    DISCOUNT = "discount"
    DEPOSIT = "deposit"
    TOTAL = "total"
    CASH = "cash"
    CARD = "card"
    CHANGE = "change"
    COUNT = "count"
    TABLE = "table"
    HEAD = "head"
    OTHER = "other"


SUMS = frozenset({RowKind.SUBTOTAL, RowKind.NET, RowKind.TOTAL})
"""The kinds of rows that end the list of items."""

EXTRAS = frozenset({RowKind.TAX, RowKind.SERVICE, RowKind.TIP, RowKind.ROUNDING, RowKind.DISCOUNT, RowKind.DEPOSIT})
TENDER = frozenset({RowKind.CASH, RowKind.CARD, RowKind.CHANGE})
LABELLED = SUMS | EXTRAS | TENDER

STRONG, GROSS, PLAIN, FAINT = 3.0, 2.6, 2.0, 0.5
"""The weights of labels as names of the amount to be paid."""

MOST_ROUNDED = 100
"""The largest amount of cash rounding in minor units; a larger one on such a row is the total."""

MISTAKEN = frozenset({RowKind.TOTAL, RowKind.NET, RowKind.ROUNDING, RowKind.TIP, RowKind.COUNT, RowKind.OTHER}) | TENDER
"""The kinds for which an item is mistaken if a word of its name is also a keyword of sums."""

_MASKED = re.compile(r"[*xX•#]{3,}")
"""Matches the masked digits of a card; the printed ones beside these are no amount."""
_RATE = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?)\s?%|%\s?(\d{1,2})")


@dataclass(frozen=True)
class LabelledRow:
    """One row of a receipt with its kind, all its numbers and the one that is its amount."""

    kind: RowKind
    row: PageRow
    index: int
    figures: tuple[PrintedAmount, ...] = ()
    amount: PrintedAmount | None = None
    weight: float = 0.0
    """For a total, the weight of its label."""
    rate: str | None = None
    """A tax rate in percent, with a decimal point."""
    inside: bool = False
    """Whether a tax is included in the prices."""
    strange: float = 0.0
    """The share of the row's letters in words that are no receipt words."""

    @property
    def minor(self) -> int:
        """Return the amount in minor units; 0 where there is none."""
        return self.amount.minor if self.amount else 0


def label_row(row: PageRow, index: int, style: AmountStyle, vocabulary: ReceiptVocabulary) -> LabelledRow:
    """Return the kind, numbers and amount of one row."""
    cues = vocabulary.find_keywords(row.text)
    kind, weight = find_row_kind(cues)
    every = find_amounts(row, style)
    amount = _choose_amount(every, style, labelled=kind in LABELLED, masked=bool(_MASKED.search(row.text)))
    if kind is RowKind.COUNT and "total" in {cue.role for cue in cues} and amount and amount.exact:
        kind, weight = RowKind.TOTAL, FAINT
    if kind is RowKind.ROUNDING and amount and abs(amount.minor) > MOST_ROUNDED:
        kind, weight = RowKind.TOTAL, PLAIN
    alone = len(every) == 1 and not vocabulary.measure_other_words(row.text)
    if amount and alone and [cue.role for cue in cues] == ["unit_price"]:
        kind = RowKind.OTHER
    rate = _RATE.search(row.text)
    percent = (rate[1] or rate[2]).replace(",", ".") if rate else None
    roles = {cue.role for cue in cues}
    inside = kind is RowKind.TAX and bool({"gross", "within"} & roles)
    mistaken = kind in MISTAKEN and bool(roles) and "saved" not in roles
    strange = vocabulary.measure_other_words(row.text) if mistaken else 0.0
    return LabelledRow(kind, row, index, every, amount, weight, percent, inside, strange)


def _choose_amount(
    every: Sequence[PrintedAmount], style: AmountStyle, *, labelled: bool, masked: bool
) -> PrintedAmount | None:
    """Return the rightmost number that is surely money; on a labelled row also one that lost its decimal mark."""
    exact = [
        figure
        for figure in every
        if figure.exact and (style.digits or figure.signed or _is_plain_amount(figure, labelled=labelled))
    ]
    if exact:
        return exact[-1]
    signed = [figure for figure in every if figure.signed and not figure.places]
    if signed and (len(re.sub(r"\D", "", signed[-1].text)) < 3 or not style.digits):
        return signed[-1]
    if style.drops_cents and labelled and every and not every[-1].places:
        return replace(every[-1], exact=True)
    if labelled and len(every) > 1 and style.digits and _are_units_and_cents(every[-2], every[-1]):
        return replace(every[-2], minor=every[-2].minor + int(every[-1].text), mended=True)
    if labelled and every and style.digits and not every[-1].text.startswith("00") and not masked:
        return restore_decimal_mark(every[-1], style)
    return None


def _are_units_and_cents(whole: PrintedAmount, cents: PrintedAmount) -> bool:
    """Return whether two numbers are one amount with its cents in a column of their own: "80  00"."""
    near = cents.box.left - whole.box.right < 3 * (whole.box.bottom - whole.box.top)
    return near and not whole.places and not cents.places and bool(re.fullmatch(r"\d\d", cents.text))


def _is_plain_amount(figure: PrintedAmount, *, labelled: bool) -> bool:
    """Return whether a whole number without a sign is an amount: it is labelled, or long enough for a price."""
    return labelled or abs(figure.thousandths) >= 100_000 or "." in figure.text or "," in figure.text


def restore_decimal_mark(figure: PrintedAmount, style: AmountStyle) -> PrintedAmount | None:
    """Return a number with its lost decimal mark restored ("8817" for 88.17); None where its length does not fit."""
    digits = re.sub(r"\D", "", figure.text)
    if figure.places or not style.digits < len(digits) < 8:
        return None
    return replace(figure, minor=figure.minor // 10**style.exponent, mended=True)


def find_row_kind(cues: Sequence[Keyword]) -> tuple[RowKind, float]:
    """Return the kind of a row by its keywords and, for a total, the weight of its label."""
    roles = [cue.role for cue in cues if cue.role not in {"head", "unit_price"}]
    said = set(roles)
    if len(roles) < len(cues) and said and said <= {"tax", "count", "discount", "total", "net"} and said != {"tax"}:
        return RowKind.HEAD, 0.0
    if not said:
        return (RowKind.HEAD if cues else RowKind.ITEM), 0.0
    for roles_needed, kind in _RULES:
        if roles_needed <= said:
            return kind, 0.0
    if said & {"strong_total", "total"}:
        return _find_total_kind(roles)
    return next((kind for role, kind in _SINGLE if role in said), RowKind.OTHER), 0.0


_RULES: tuple[tuple[frozenset[str], RowKind], ...] = tuple(
    (frozenset(roles.split()), kind)
    for roles, kind in (
        ("saved", RowKind.OTHER),
        ("change", RowKind.CHANGE),
        ("subtotal net", RowKind.NET),
        ("subtotal", RowKind.SUBTOTAL),
        ("table", RowKind.TABLE),
        ("within tax", RowKind.TAX),
        ("strong_total net", RowKind.NET),
        ("strong_total count", RowKind.COUNT),
        ("strong_total tip", RowKind.TIP),
        ("total rounding", RowKind.ROUNDING),
        ("total discount", RowKind.DISCOUNT),
        ("total deposit", RowKind.DEPOSIT),
        ("total service", RowKind.SERVICE),
        ("total count", RowKind.COUNT),
        ("total card", RowKind.CARD),
        ("total cash", RowKind.CASH),
        ("count tax", RowKind.HEAD),
        ("cash card", RowKind.CARD),
    )
)
"""The kind of a row for combinations of keyword roles; the first that fits applies."""

_SINGLE = (
    ("service", RowKind.SERVICE),
    ("tip", RowKind.TIP),
    ("deposit", RowKind.DEPOSIT),
    ("rounding", RowKind.ROUNDING),
    ("discount", RowKind.DISCOUNT),
    ("tax", RowKind.TAX),
    ("net", RowKind.NET),
    ("card", RowKind.CARD),
    ("cash", RowKind.CASH),
    ("gross", RowKind.TOTAL),
    ("count", RowKind.COUNT),
)


def _find_total_kind(roles: Sequence[str]) -> tuple[RowKind, float]:
    """Return whether a row with a word for total is net of tax, a tax, or the total; and the total's weight."""
    if "strong_total" in roles:
        return RowKind.TOTAL, STRONG
    if "net" in roles:
        return RowKind.NET, 0.0
    if "gross" in roles:
        return RowKind.TOTAL, GROSS
    return (RowKind.TAX, 0.0) if "tax" in roles else (RowKind.TOTAL, PLAIN)
