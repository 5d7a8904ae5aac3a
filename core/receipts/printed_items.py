"""Read the items of a receipt: names from nearby rows, quantities and prices that multiply to the amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.receipts.printed_amounts import AmountStyle, PrintedAmount
from core.receipts.row_kinds import SUMS, TENDER, LabelledRow, RowKind

TIMES = re.compile(
    r"(?<![\w.,])(\d{1,4}(?:[.,]\d{1,3})?)\s?(?:pcs?|pkt|ctn|kg|g|lt?r?|st|stk|un|szt|шт)?\.?\s?(?:[x×X@*]|à\s)\s?(?!$)"
)
_COUNT = re.compile(r"(?<![\w.,/-])(\d{1,3})(?![\w.,/%-])")
_CODE = re.compile(r"^[\W\d]*\d{4,}[\W\d]*\s?|\s\d{5,}$|\s(?:[A-Z]|[B-DF-HJ-NP-TV-Z]{2,3})$|^\W+|[\s:=-]+$")
MOST_OFF = 1
"""The most minor units by which quantity times price may differ from the amount, by rounding."""


@dataclass(frozen=True)
class PrintedItem:
    """One item of a receipt: its line and, where printed, its quantity in thousandths and its unit price."""

    line: LabelledRow
    name: str = ""
    quantity: int | None = None
    price: PrintedAmount | None = None
    rows: tuple[LabelledRow, ...] = ()
    multiplies: bool = False
    """Whether quantity times price equals the amount."""

    @property
    def minor(self) -> int:
        """Return the amount in minor units."""
        return self.line.minor


def list_items(lines: Sequence[LabelledRow], style: AmountStyle) -> tuple[PrintedItem, ...]:
    """Return the items of a receipt; a row with only "2 x 3.50" is added to the item above or below it."""
    found: list[PrintedItem] = []
    last = max((line.index for line in lines if line.kind is RowKind.ITEM), default=-1)
    loose: list[LabelledRow] = []
    for line in lines[: last + 2]:
        if line.kind is RowKind.ITEM:
            _add_item(found, _read_item(line, style), loose)
            loose = []
        elif line.kind is RowKind.OTHER and found and line.amount and TIMES.search(line.row.text):
            _add_explanation(found, _read_item(line, style))
        elif line.kind is RowKind.OTHER and not line.amount:
            loose.append(line)
        elif line.kind in SUMS:
            break
        else:
            loose = []
    return tuple(found[:-1] if _has_sum_at_end(found, lines) else found)


def _has_sum_at_end(found: Sequence[PrintedItem], lines: Sequence[LabelledRow]) -> bool:
    """Return whether the last item is really a sum or a payment without a legible label."""
    *goods, last = (good.minor for good in found) if found else (0,)
    named = {abs(line.minor) for line in lines if line.kind in SUMS | TENDER and line.amount}
    if last not in {sum(goods), *named} or sum(goods) + last in named:
        return False
    return len(goods) > 1 or (bool(goods) and not found[-1].name)


def _add_item(found: list[PrintedItem], good: PrintedItem, loose: Sequence[LabelledRow]) -> None:
    """Add an item; a row of quantity and price is merged into the item above whose amount it multiplies to."""
    if found and _is_explanation(good, found[-1]):
        above = found[-1]
        found[-1] = replace(
            above,
            quantity=_choose_quantity(good, above),
            price=good.line.amount,
            multiplies=True,
            rows=(*above.rows, good.line),
        )
        return
    if len(re.findall(r"[^\W\d_]", good.name)) < 3 and loose:
        good = replace(good, name=tidy_name(loose[-1].row.text), rows=(loose[-1], *good.rows))
    found.append(good)


def _add_explanation(found: list[PrintedItem], good: PrintedItem) -> None:
    """Add the quantity and price of a row outside the column of amounts to the item above it."""
    above = found[-1]
    if above.price is None and good.quantity:
        holds = abs(good.quantity * good.minor - above.minor * 1000) <= 1000 * MOST_OFF
        rows = (*above.rows, good.line)
        found[-1] = replace(above, quantity=good.quantity, price=good.line.amount, multiplies=holds, rows=rows)


def _is_explanation(good: PrintedItem, above: PrintedItem) -> bool:
    """Return whether a row such as "2 x 3.50" multiplies to the amount of the item above."""
    if not TIMES.search(good.line.row.text) or above.multiplies or good.multiplies or good.quantity is None:
        return False
    return abs(good.quantity * good.minor - above.minor * 1000) <= 1000 * MOST_OFF


def _choose_quantity(good: PrintedItem, above: PrintedItem) -> int | None:
    return good.quantity if good.minor else above.quantity


def _read_item(line: LabelledRow, style: AmountStyle) -> PrintedItem:
    exact = [figure for figure in line.figures if figure.exact and figure is not line.amount]
    amount = line.minor
    name = tidy_name(_name_of(line))
    for quantity in _list_quantities(line, style):
        for price in reversed(exact):
            if quantity and abs(quantity * price.minor - amount * 1000) <= 1000 * MOST_OFF and price.minor:
                bare = re.sub(rf"\s{quantity // 1000}$", "", name)
                return PrintedItem(line, bare, quantity, price, (line,), multiplies=True)
    times = TIMES.search(line.row.text)
    counted = _to_thousandths(times[1]) if times else None
    return PrintedItem(line, name, counted, exact[-1] if exact and times else None, (line,))


def _list_quantities(line: LabelledRow, style: AmountStyle) -> Iterable[int]:
    """Yield the numbers in a row that may be a quantity, in thousandths."""
    text = line.row.text
    yield from (_to_thousandths(match[1]) for match in TIMES.finditer(text))
    yield from (figure.thousandths for figure in line.figures if not figure.exact or figure.places == 3)
    yield from (int(match[1]) * 1000 for match in _COUNT.finditer(text))
    if style.digits:
        yield from (figure.thousandths for figure in line.figures if figure.exact and figure is not line.amount)


def _to_thousandths(text: str) -> int:
    whole, _, part = text.replace(",", ".").partition(".")
    return int(whole) * 1000 + int(part.ljust(3, "0")[:3])


def _name_of(line: LabelledRow) -> str:
    """Return a row's text without its amounts and quantities."""
    text = line.row.text
    for figure in line.figures:
        if figure.exact:
            text = text.replace(figure.text, " ", 1)
    return re.sub(r"^\s*\d{1,3}\s?[xX@]?\s(?=\S)", "", TIMES.sub(" ", text))


def tidy_name(name: str) -> str:
    """Return an item's name without article code, tax code and surrounding marks."""
    before = ""
    while name != before:
        before, name = name, _CODE.sub("", name.strip()).strip()
    return re.sub(r"\s+", " ", name)
