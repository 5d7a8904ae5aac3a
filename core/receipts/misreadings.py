"""Find the line that was most likely misread where a receipt's sums fail, and the amount that makes these agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.receipts.digit_slips import STRANGER, rate_misreading
from core.receipts.equations import Equation, EquationKind, ReceiptAmounts, list_equations
from core.receipts.printed_items import MOST_OFF, PrintedItem
from core.receipts.row_kinds import LabelledRow, RowKind

WORTH: Mapping[EquationKind, float] = {
    EquationKind.TENDER: 2.5,
    EquationKind.GOODS: 2.0,
    EquationKind.SUMS: 1.6,
    EquationKind.LIST: 1.2,
    EquationKind.CARD: 1.2,
    EquationKind.TABLE: 1.0,
    EquationKind.PRODUCT: 1.0,
}
"""The weight of each kind of equation that holds, as evidence for the amounts in it."""
PARTIAL = 0.4
"""The part of its weight that an equation keeps if some lines had to be left out."""

MOST = 5
"""The most doubtful lines that are reported for one receipt."""

Amounts = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Misreading:
    """A line and the amount with which the sums would agree; None if the line seems to belong to no sum."""

    line: LabelledRow
    amount: int | None
    score: float
    priced: bool = False
    """Whether the quantity or price is doubtful, and not the amount."""


@dataclass(frozen=True)
class _EquationSet:
    """The equations of a receipt's totals and partial sums, listed once for all trials."""

    account: ReceiptAmounts
    totals: Mapping[int, tuple[Equation, ...]]
    lists: Mapping[int, tuple[Equation, ...]]

    @classmethod
    def from_amounts(cls, account: ReceiptAmounts) -> _EquationSet:
        """Return the equations for each line that names a total or a partial sum."""
        totals = [line.index for line in account.list_lines(RowKind.TOTAL) if line.weight >= 1]
        lists = [line.index for line in account.list_lines(RowKind.SUBTOTAL, RowKind.NET)]
        every = {index: list_equations(account, index) for index in (*totals, *lists)}
        chosen = totals or lists[-1:]
        return cls(account, {i: every[i] for i in chosen}, {i: every[i] for i in lists if i not in chosen})

    def weigh_true_equations(self, amounts: Amounts) -> float:
        """Return the total weight of the equations that hold with some amounts."""
        best = max((_sum_weights(found, amounts) for found in self.totals.values()), default=0.0)
        lists = sum(
            _sum_weights([e for e in found if e.kind is EquationKind.LIST], amounts) for found in self.lists.values()
        )
        products = sum(WORTH[EquationKind.PRODUCT] for good in self.account.goods if _is_product(good, amounts))
        return best + lists + products

    def list_false_equations(self) -> Iterator[Equation]:
        """Yield every equation that does not hold although no line is left out."""
        for found in (*self.totals.values(), *self.lists.values()):
            yield from (
                equation for equation in found if equation.natural and equation.find_shortfall(self.account.amounts)
            )


def _sum_weights(found: Iterable[Equation], amounts: Amounts) -> float:
    """Return the weight of the equations that hold: the best of each kind, and sums once for each base."""
    laws: dict[tuple[EquationKind, int], float] = {}
    for equation in found:
        if not equation.find_shortfall(amounts):
            worth = WORTH[equation.kind] * (1.0 if equation.natural else PARTIAL)
            key = equation.kind, equation.terms[0][1] if equation.kind is EquationKind.SUMS else -1
            laws[key] = max(worth, laws.get(key, 0.0))
    return sum(laws.values())


def _is_product(good: PrintedItem, amounts: Amounts) -> bool:
    if good.quantity is None or good.price is None:
        return False
    return abs(good.quantity * good.price.minor - amounts[good.line.index] * 1000) <= 1000 * MOST_OFF


def find_misreadings(account: ReceiptAmounts) -> tuple[Misreading, ...]:
    """Return the doubtful lines of a receipt, likeliest first; empty where no correction helps the sums."""
    case = _EquationSet.from_amounts(account)
    proposals = dict.fromkeys((*_propose_by_equations(case), *_propose_price_times_quantity(account)))
    before = case.weigh_true_equations(account.amounts)
    tried = [slip for index, amount in proposals if (slip := _try_amount(case, index, amount, before))]
    tried += _find_doubtful_prices(account)
    best: dict[int, Misreading] = {}
    for slip in sorted(tried, key=lambda slip: -slip.score):
        best.setdefault(slip.line.index, slip)
    return tuple(best.values())[:MOST]


def _propose_by_equations(case: _EquationSet) -> Iterator[tuple[int, int | None]]:
    """Yield a line index and the amount it would need, for each line of a failing equation.

    For an item that may not belong to the sum the amount is None.
    """
    items = {good.line.index for good in case.account.goods}
    for equation in case.list_false_equations():
        missing = equation.find_shortfall(case.account.amounts)
        yield equation.target, case.account.amounts[equation.target] - missing
        for sign, index in equation.terms:
            yield index, case.account.amounts[index] + sign * missing
            if index in items and case.account.amounts[index] == -missing:
                yield index, None


def _propose_price_times_quantity(account: ReceiptAmounts) -> Iterator[tuple[int, int | None]]:
    """Yield each item line whose amount is not quantity times price, with the amount that would be."""
    for good in account.goods:
        if good.quantity and good.price and not _is_product(good, account.amounts):
            yield good.line.index, round(good.quantity * good.price.minor / 1000)


def _try_amount(case: _EquationSet, index: int, amount: int | None, before: float) -> Misreading | None:
    """Return a line with a proposed amount and its score; None if the sums do not gain or the error is unlikely."""
    line, read = case.account.lines[index], case.account.amounts[index]
    like = STRANGER if amount is None else rate_misreading(read, amount)
    if not like:
        return None
    gain = case.weigh_true_equations({**case.account.amounts, index: amount or 0}) - before
    if gain <= 0:
        return None
    return Misreading(line, amount, gain + like + 0.5 * (1.0 - line.row.confidence))


def _find_doubtful_prices(account: ReceiptAmounts) -> Iterator[Misreading]:
    """Yield items whose quantity times price is not their amount, though the other sums agree with the amount."""
    for good in account.goods:
        if good.quantity and good.price and not _is_product(good, account.amounts):
            needed = account.amounts[good.line.index] * 1000 / good.quantity
            like = rate_misreading(good.price.minor, round(needed))
            yield Misreading(good.line, account.amounts[good.line.index], 0.5 + like, priced=True)
