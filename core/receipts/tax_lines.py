"""List the taxes of a receipt: those among the sums, or those of the tax summary."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.model.money import Money
from core.model.receipt import TaxLine
from core.receipts.equations import ReceiptAmounts, list_equations
from core.receipts.printed_items import tidy_name
from core.receipts.row_kinds import LabelledRow, RowKind
from core.receipts.total_candidates import TotalCandidate


def list_taxes(account: ReceiptAmounts, total: TotalCandidate | None, code: str) -> Iterator[TaxLine]:
    """Yield every tax once; ``inside`` tells that the prices include it."""
    added = _list_indexes_in_total(account, total)
    named = account.list_lines(RowKind.TAX)
    for line in named:
        yield _make_tax(line, line.minor, code, inside=line.inside or line.index not in added)
    if not named:
        yield from _read_summary(account, code)


def read_row_label(line: LabelledRow) -> str:
    """Return a row's words without its amounts."""
    text = line.row.text
    for figure in line.figures:
        text = text.replace(figure.text, " ", 1)
    return tidy_name(text)


def _list_indexes_in_total(account: ReceiptAmounts, total: TotalCandidate | None) -> set[int]:
    """Return the indexes of the lines that the total is the sum of."""
    if total is None:
        return set()
    held = (
        one
        for one in list_equations(account, total.line.index)
        if one.natural and not one.find_shortfall(account.amounts)
    )
    return {index for equation in held for _, index in equation.terms}


def _make_tax(line: LabelledRow, minor: int, code: str, *, inside: bool, base: int | None = None) -> TaxLine:
    return TaxLine(
        read_row_label(line),
        Money(minor, code),
        Decimal(line.rate) if line.rate else None,
        None if base is None else Money(base, code),
        inside,
        line.row.confidence,
        line.row.boxes,
    )


def _read_summary(account: ReceiptAmounts, code: str) -> Iterator[TaxLine]:
    """Yield the taxes in the tax summary: rows with a rate, a base and a tax."""
    for line in account.lines:
        amounts = sorted(figure.minor for figure in line.figures if figure.exact)
        if line.kind is RowKind.TABLE and line.rate and len(amounts) in {2, 3} and amounts[0] >= 0:
            yield _make_tax(line, amounts[0], code, inside=True, base=amounts[1])
