"""List the equations between the lines of a receipt, such as items + tax = total, that check what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations, product

from core.receipts.printed_items import PrintedItem
from core.receipts.row_kinds import SUMS, TENDER, LabelledRow, RowKind

Terms = tuple[tuple[int, int], ...]
"""Pairs of a sign (1 or -1) and the index of a line."""

FEW = SUMS | {RowKind.CASH, RowKind.CARD, RowKind.CHANGE}
MOST_LINES = 10
"""The most sums or payments of a receipt that are looked at, so that a huge page takes no time."""

MOST_TAXES = 6

ROUNDED = 5
"""The most minor units by which tills round where small coins are out of use, whether printed or not."""


class EquationKind(StrEnum):
    """The lines that an equation of a receipt relates."""

    GOODS = "items"
    """Items plus taxes and charges equal the total."""
    LIST = "list"
    """Items equal the subtotal."""
    SUMS = "subtotal"
    """Subtotal plus taxes and charges equals the total."""
    TENDER = "tender"
    """Cash given less change equals the total."""
    CARD = "payment"
    """The card payment equals the total."""
    TABLE = "tax summary"
    """Bases plus taxes of the tax summary equal the total."""
    PRODUCT = "product"
    """Quantity times price equals the amount."""


@dataclass(frozen=True, slots=True)
class Equation:
    """An equation of a receipt: its signed terms and a constant add up to the amount of the target line."""

    kind: EquationKind
    terms: Terms
    target: int
    natural: bool = True
    """Whether every line that belongs into the sum is part of it."""
    constant: int = 0
    """An amount added to the terms, in minor units: the sum of the tax summary's bases and taxes, else 0."""

    def find_shortfall(self, amounts: Mapping[int, int]) -> int:
        """Return by how much the terms fall short of the target, in minor units; 0 where the equation holds."""
        return amounts[self.target] - self.constant - sum(sign * amounts[index] for sign, index in self.terms)


@dataclass
class ReceiptAmounts:
    """The amounts of a receipt by line, with the lines and the items.

    Discounts are positive and subtracted; for a refund payments are negative like the total.
    """

    lines: Sequence[LabelledRow]
    goods: Sequence[PrintedItem]
    amounts: dict[int, int] = field(default_factory=dict)
    tables: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Base and tax of each row of the tax summary, in minor units, by line index."""

    def __post_init__(self) -> None:
        returned = max((line.minor for line in self.lines if line.kind is RowKind.TOTAL and line.amount), default=0) < 0
        for line in self.lines:
            if line.amount and line.kind in TENDER:
                self.amounts[line.index] = -abs(line.minor) if returned else abs(line.minor)
            elif line.amount:
                self.amounts[line.index] = abs(line.minor) if line.kind is RowKind.DISCOUNT else line.minor
            exact = sorted(figure.minor for figure in line.figures if figure.exact)
            if line.kind is RowKind.TABLE and len(exact) == 2 and 0 < exact[0] < exact[1]:
                self.tables[line.index] = (exact[1], exact[0])

    def list_lines(self, *kinds: RowKind) -> list[LabelledRow]:
        """Return the lines of some kinds that have an amount; of sums and payments only the last ten."""
        found = [line for line in self.lines if line.kind in kinds and line.index in self.amounts]
        return found[-MOST_LINES:] if kinds[0] in FEW else found

    @property
    def first_sum_index(self) -> int:
        """Return the index of the first sum, where the list of items ends."""
        return next((line.index for line in self.lines if line.kind in SUMS and line.amount), len(self.lines))

    def list_total_lines(self) -> list[LabelledRow]:
        """Return the lines that may name the amount to be paid."""
        named = self.list_lines(RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.CARD, RowKind.NET)
        return [line for line in named if line.minor > 0 or (line.minor < 0 and line.kind is RowKind.TOTAL)]


def list_equations(account: ReceiptAmounts, target: int) -> tuple[Equation, ...]:
    """Return every equation with this line as its target, without repeats."""
    parts = (
        _list_change_equations,
        _list_item_equations,
        _list_subtotal_equations,
        _list_payment_equations,
        _list_tax_summary_equations,
    )
    return tuple(dict.fromkeys(equation for part in parts for equation in part(account, target)))


def _list_tax_summary_equations(account: ReceiptAmounts, target: int) -> Iterator[Equation]:
    """Yield the equations of the tax summary (bases plus taxes), with and without rounding."""
    rows = [line for line in account.lines if line.index in account.tables]
    if not rows:
        return
    whole = sum(sum(account.tables[line.index]) for line in rows)
    if any(sum(account.tables[line.index]) * 2 == whole for line in rows) and len(rows) > 1:
        whole //= 2  # its last row is the sum of the others
    roundings = [line.index for line in account.list_lines(RowKind.ROUNDING) if line.index < target][-1:]
    for signs in ((), *(((sign, index),) for index in roundings for sign in (1, -1))):
        yield Equation(EquationKind.TABLE, tuple(signs), target, constant=whole)


def derive_totals(account: ReceiptAmounts) -> Iterator[tuple[EquationKind, int, LabelledRow]]:
    """Yield the total that each single equation implies: its kind, the amount, and the last line used."""
    changes, given = account.list_lines(RowKind.CHANGE), account.list_lines(RowKind.CASH)
    if changes and given and account.amounts[given[0].index] > account.amounts[changes[-1].index]:
        yield EquationKind.TENDER, account.amounts[given[0].index] - account.amounts[changes[-1].index], changes[-1]
    bases = account.list_lines(RowKind.SUBTOTAL, RowKind.NET, RowKind.TOTAL)
    for base in bases[-2:]:
        for extras, natural in _list_extra_sets(account, base.index, len(account.lines)):
            if natural and extras:
                value = account.amounts[base.index] + sum(sign * account.amounts[i] for sign, i in extras)
                yield EquationKind.SUMS, value, account.lines[extras[-1][1]]
    items = sum(good.minor for good in account.goods)
    if items > 0 and all(base.minor != items for base in bases):
        yield EquationKind.GOODS, items, account.goods[-1].line


def _list_change_equations(account: ReceiptAmounts, target: int) -> Iterator[Equation]:
    given = account.list_lines(RowKind.CASH)
    for change in account.list_lines(RowKind.CHANGE):
        for cash in given or account.list_lines(RowKind.CARD):
            if cash.index < change.index:
                yield Equation(EquationKind.TENDER, ((1, cash.index), (-1, change.index)), target)
        if len(given) > 1:
            yield Equation(EquationKind.TENDER, (*((1, cash.index) for cash in given), (-1, change.index)), target)
    if not account.list_lines(RowKind.CHANGE):
        yield from (Equation(EquationKind.CARD, ((1, cash.index),), target) for cash in given if cash.index > target)


def _list_payment_equations(account: ReceiptAmounts, target: int) -> Iterator[Equation]:
    cards = [card.index for card in account.list_lines(RowKind.CARD) if card.index != target]
    yield from (Equation(EquationKind.CARD, ((1, card),), target) for card in cards if card > target)
    parts = [line.index for line in account.list_lines(RowKind.CARD, RowKind.CASH) if line.index > target]
    if len(parts) > 1 and not account.list_lines(RowKind.CHANGE):
        yield Equation(EquationKind.CARD, tuple((1, index) for index in parts), target)


def _list_item_equations(account: ReceiptAmounts, target: int) -> Iterator[Equation]:
    items = tuple((1, good.line.index) for good in account.goods)
    if not items:
        return
    above = [
        line
        for line in account.list_lines(RowKind.DISCOUNT, RowKind.SERVICE, RowKind.DEPOSIT, RowKind.TAX, RowKind.TIP)
        if line.index < account.first_sum_index
    ]
    signed = tuple((_find_sign(line), line.index) for line in above)
    lists = (items + signed, items) if signed else (items,)
    law = EquationKind.LIST if account.lines[target].kind in {RowKind.SUBTOTAL, RowKind.NET} else EquationKind.GOODS
    for listed, (extras, natural) in product(lists, _list_extra_sets(account, account.first_sum_index, target)):
        yield Equation(law, listed + extras, target, natural)


def _list_subtotal_equations(account: ReceiptAmounts, target: int) -> Iterator[Equation]:
    for base in account.list_lines(RowKind.SUBTOTAL, RowKind.NET, RowKind.TOTAL):
        if base.index >= target:
            continue
        for extras, natural in _list_extra_sets(account, base.index, target):
            if extras:
                yield Equation(EquationKind.SUMS, ((1, base.index), *extras), target, natural)
    yield from _list_section_equations(account, target)


def _list_section_equations(account: ReceiptAmounts, target: int) -> Iterator[Equation]:
    """Yield the equations of a total and two partial sums, as where goods of two tax rates have a sum each."""
    parts = [
        line.index for line in account.list_lines(RowKind.NET, RowKind.SUBTOTAL) if line.index < target and line.minor
    ]
    for upper, lower in combinations(parts, 2):
        yield Equation(EquationKind.SUMS, ((1, upper), (1, lower)), target)


def _find_sign(line: LabelledRow) -> int:
    return -1 if line.kind is RowKind.DISCOUNT else 1


def _list_extra_sets(account: ReceiptAmounts, after: int, target: int) -> Iterator[tuple[Terms, bool]]:
    """Yield possible sets of lines between a base and the total to add to the base, and whether a set is complete."""
    near = [line for line in account.lines if line.index > after and account.amounts.get(line.index)]
    before = [line for line in near if line.index < target]
    kept = [line for line in before if line.kind in {RowKind.SERVICE, RowKind.TIP, RowKind.DEPOSIT, RowKind.DISCOUNT}]
    rounding = [line for line in before if line.kind is RowKind.ROUNDING][:1]
    taxes = [line for line in before if line.kind is RowKind.TAX][-MOST_TAXES:]
    for tax, others, turn in product(_list_tax_sets(taxes), _list_charge_sets(kept), (1, -1, 0) if rounding else (0,)):
        terms = tuple((_find_sign(line), line.index) for line in (*tax, *others))
        rounded = tuple((turn, line.index) for line in rounding) if turn else ()
        yield terms + rounded, len(others) == len(kept) and bool(turn or not rounding)


def _list_tax_sets(taxes: Sequence[LabelledRow]) -> Iterator[tuple[LabelledRow, ...]]:
    yield ()
    if taxes:
        yield tuple(taxes)
    if len(taxes) > 1:
        yield from ((tax,) for tax in taxes)
    if len(taxes) > 2:
        yield tuple(taxes[:-1])


def _list_charge_sets(kept: Sequence[LabelledRow]) -> Iterable[tuple[LabelledRow, ...]]:
    """Yield the charges that may be added: all, all but one kind, and none, as some are only printed as information."""
    yield tuple(kept)
    for kind in dict.fromkeys(line.kind for line in kept):
        if any(line.kind is not kind for line in kept):
            yield tuple(line for line in kept if line.kind is not kind)
    if kept:
        yield ()
