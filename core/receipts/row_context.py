"""Correct the kind of each row of a receipt (item, tax, total, ...) by the rows around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from statistics import median

from core.receipts.keywords import ReceiptVocabulary
from core.receipts.list_sums import (
    has_items_outside_column,
    mark_unread_total,
    move_total_below,
    unmark_subtotals_of_groups,
)
from core.receipts.page_rows import PageRow
from core.receipts.printed_amounts import AmountStyle, PrintedAmount
from core.receipts.printed_items import TIMES
from core.receipts.row_kinds import EXTRAS, FAINT, LABELLED, PLAIN, SUMS, TENDER, LabelledRow, RowKind, label_row

REACH = 1.6
"""How far below its label an amount may be printed, relative to letter height."""

MOST_TOTAL = 10_000_000
"""The largest total in whole currency units; a larger number is something else."""

TABLE_ROWS = 8

ODD, LITTLE_ODD = 0.5, 0.25
"""The share of letters in unknown words from which a row labelled as a sum, or another labelled row, is an item."""

_STAMP = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}|\d{1,2}:\d{2}|\d{1,2}[ -][A-Za-z]{3}[ -]\d{2,4}")


def label_rows_in_context(
    rows: Sequence[PageRow], style: AmountStyle, vocabulary: ReceiptVocabulary
) -> tuple[LabelledRow, ...]:
    """Return every row as a labelled line, with kinds corrected by the rows around it."""
    found = move_total_below([label_row(row, index, style, vocabulary) for index, row in enumerate(rows)])
    found = _adopt_amounts(_mark_articles(found))
    found = _mark_tables(mark_unread_total(found, _find_top(found)))
    return tuple(_mark_items(_mark_change(_mark_large_taxes(unmark_subtotals_of_groups(found)))))


def _mark_articles(found: Sequence[LabelledRow]) -> list[LabelledRow]:
    """Return lines with items marked as such though their names hold a keyword, as "cream bar soap" is no cash."""
    sums = [line for line in found if line.kind in SUMS and line.amount and line.strange < ODD]
    if not sums:
        return list(found)
    above, most = found[: sums[0].index], max(line.minor for line in sums)
    last = max((line.index for line in above if line.kind is RowKind.ITEM and _is_priced(line)), default=-1)
    odd = {
        at
        for at, line in enumerate(above)
        if _is_item_despite_keyword(line, last, most) or _is_price_times_quantity(line, found[at + 1])
    }
    return [replace(line, kind=RowKind.ITEM, weight=0.0) if line.index in odd else line for line in found]


def _is_price_times_quantity(line: LabelledRow, below: LabelledRow) -> bool:
    """Return whether a payment or total is quantity times price, on its row or the next, and thus an item."""
    if line.kind not in TENDER | {RowKind.TOTAL} or not _is_priced(line):
        return False
    beside = [figure for figure in line.figures if figure is not line.amount]
    pairs = [*combinations(beside, 2), *(combinations(below.figures, 2) if TIMES.search(below.row.text) else ())]
    return any(one.thousandths * other.minor == line.minor * 1000 for one, other in pairs)


def _is_item_despite_keyword(line: LabelledRow, last: int, most: int) -> bool:
    """Return whether a row with unknown words is an item: items follow it, or its amount is too small for a total."""
    if not _is_priced(line):
        return line.strange >= LITTLE_ODD and line.amount is None and line.index < last
    if line.kind in TENDER:
        return line.strange >= LITTLE_ODD or (line.strange > 0 and line.index < last)
    odd = line.strange >= (ODD if line.kind in SUMS else LITTLE_ODD)
    return odd and (line.index < last or 0 < 2 * line.minor < most)


def _is_priced(line: LabelledRow) -> bool:
    return line.amount is not None and line.amount.exact and not line.amount.mended


def _adopt_amounts(found: Sequence[LabelledRow]) -> list[LabelledRow]:
    """Return lines in which a label without an amount takes the amount that stands alone on a row next to it."""
    made = list(found)
    for at, line in enumerate(made):
        if line.kind not in LABELLED or line.amount:
            continue
        for other in (at + 1, at - 1):
            if 0 <= other < len(made) and _is_lone_amount(made[other]) and _is_close(line, made[other]):
                row = PageRow(line.row.words + made[other].row.words, line.row.y, line.row.height)
                made[at] = replace(line, row=row, amount=made[other].amount, figures=made[other].figures)
                made[other] = replace(made[other], kind=RowKind.OTHER, amount=None)
                break
    return made


def _is_lone_amount(line: LabelledRow) -> bool:
    letters = sum(c.isalpha() for c in line.row.text)
    return line.kind is RowKind.ITEM and line.amount is not None and len(line.figures) == 1 and letters <= 3


def _is_close(one: LabelledRow, other: LabelledRow) -> bool:
    return abs(one.row.y - other.row.y) < REACH * max(one.row.height, other.row.height)


def _mark_tables(found: Sequence[LabelledRow]) -> list[LabelledRow]:
    """Return lines with the rows of a tax summary marked, so that its totals are not taken for the receipt's."""
    made = list(found)
    first = next((line.index for line in made if line.kind in SUMS and line.amount), len(made))
    for at, line in enumerate(made):
        if not _is_table_head(line) or (line.kind is RowKind.TAX and at < first):
            continue
        made[at] = replace(line, kind=RowKind.TABLE)
        for below in range(at + 1, min(len(made), at + 1 + TABLE_ROWS)):
            if not _is_in_table(made[below]):
                break
            made[below] = replace(made[below], kind=RowKind.TABLE)
    return made


def _mark_change(found: Sequence[LabelledRow]) -> list[LabelledRow]:
    """Return lines with unlabelled change below cash marked; a total named after the change gets little weight."""
    made = list(found)
    paid = [line.index for line in made if line.kind is RowKind.CASH and line.amount]
    if paid and not any(line.kind is RowKind.CHANGE and line.amount for line in made):
        for line in made[paid[0] + 1 : paid[0] + 3]:
            if _is_possible_change(line, made[paid[0]]):
                made[line.index] = replace(line, kind=RowKind.CHANGE)
                break
    if not any(line.kind is RowKind.TOTAL and line.amount for line in made):
        made = [_mark_total_paid(line) for line in made]
    made = [_mark_balance_due(line, paid) for line in made]
    last = next((line.index for line in made if line.kind is RowKind.CHANGE and line.amount), len(made))
    made = [replace(x, weight=FAINT) if x.kind is RowKind.TOTAL and x.index > last else x for x in made]
    return _mark_paid_totals(made)


def _mark_large_taxes(found: Sequence[LabelledRow]) -> list[LabelledRow]:
    """Return lines with a "tax" of more than half of the goods marked as a total, whose label was misread."""
    bought = [
        line.minor
        for line in found
        if line.kind in {RowKind.ITEM, RowKind.SUBTOTAL, RowKind.NET} and line.amount and line.amount.exact
    ]
    most = max((minor for minor in bought if minor < 100 * MOST_TOTAL), default=0)
    return [
        replace(line, kind=RowKind.TOTAL, weight=PLAIN)
        if line.kind is RowKind.TAX and line.amount and line.amount.exact and 0 < most < 2 * line.minor
        else line
        for line in found
    ]


def _mark_paid_totals(found: Sequence[LabelledRow]) -> list[LabelledRow]:
    """Return lines with an amount between sums and payment marked as total, where it equals what was paid."""
    named = [line for line in found if line.amount]
    paid = [line for line in named if line.kind in {RowKind.CASH, RowKind.CARD}]
    change = next((line.minor for line in named if line.kind is RowKind.CHANGE), 0)
    sums = [line.index for line in named if line.kind in SUMS and paid and line.index < paid[0].index]
    if not paid or not sums:
        return list(found)
    owed, between = abs(paid[0].minor) - abs(change), range(sums[-1] + 1, paid[0].index)
    return [
        replace(x, kind=RowKind.TOTAL, weight=PLAIN)
        if x.index in between and x.kind in {RowKind.ITEM, RowKind.OTHER, RowKind.HEAD} and x.amount and x.minor == owed
        else x
        for x in found
    ]


def _mark_total_paid(line: LabelledRow) -> LabelledRow:
    """Return a line that says "total paid" as the total, on receipts without another one."""
    says = line.kind is RowKind.CASH and line.amount and re.search("total|amount", line.row.text, re.IGNORECASE)
    return replace(line, kind=RowKind.TOTAL, weight=PLAIN) if says else line


def _mark_balance_due(line: LabelledRow, paid: Sequence[int]) -> LabelledRow:
    """Return a line that says "balance" above all payments as the total still to be paid."""
    if line.kind is RowKind.CHANGE and line.amount and not any(index < line.index for index in paid):
        return replace(line, kind=RowKind.TOTAL, weight=PLAIN if line.minor else FAINT)
    return line


def _is_possible_change(line: LabelledRow, cash: LabelledRow) -> bool:
    fits = line.amount is not None and line.amount.exact and abs(line.minor) < abs(cash.minor)
    return fits and line.kind in {RowKind.CASH, RowKind.ITEM, RowKind.OTHER} and len(line.figures) == 1


def _is_table_head(line: LabelledRow) -> bool:
    exact = [figure for figure in line.figures if figure.exact]
    return not exact and (line.kind is RowKind.TABLE or (line.kind is RowKind.TAX and len(line.row.words) > 1))


def _is_in_table(line: LabelledRow) -> bool:
    exact = [figure for figure in line.figures if figure.exact]
    if line.kind in {
        RowKind.TAX,
        RowKind.ITEM,
        RowKind.TABLE,
        RowKind.HEAD,
        RowKind.NET,
        RowKind.OTHER,
        RowKind.COUNT,
        RowKind.SERVICE,
    }:
        return len(exact) != 1 or line.kind in {RowKind.TAX, RowKind.NET}
    return line.kind in {RowKind.TOTAL, RowKind.SUBTOTAL} and len(exact) > 1


def _mark_items(found: Sequence[LabelledRow]) -> Iterable[LabelledRow]:
    """Yield the lines with unlabelled amounts between head and first sum marked as items; others are none."""
    first = next((line.index for line in found if line.kind in SUMS and line.amount), len(found))
    heads = [line.index for line in found if line.index < first and _is_item_head(line)]
    top = _find_top(found[:first])
    start = heads[0] if heads else top
    edge = None if _has_ragged_items(found, start, first) else _find_right_edge(found[top + 1 : first])
    for line in found:
        inside = start < line.index < first
        if line.kind is RowKind.HEAD and inside and line.amount and line.amount.exact:
            yield replace(line, kind=RowKind.ITEM)
        elif line.kind in EXTRAS and line.index < first and not (line.amount and line.amount.exact):
            yield replace(line, kind=RowKind.OTHER, amount=None)
        elif line.kind is not RowKind.ITEM or (
            inside and line.amount and _is_on_edge(line.amount, edge, line.row.height)
        ):
            yield line
        else:
            yield replace(line, kind=RowKind.OTHER)


def _has_ragged_items(found: Sequence[LabelledRow], start: int, first: int) -> bool:
    """Return whether items have no common column, as a printed sum is reached only with those outside it."""
    every = [line for line in found[start + 1 : first] if line.kind is RowKind.ITEM and line.amount]
    edge = _find_right_edge(every)
    in_column = [line for line in every if line.amount and _is_on_edge(line.amount, edge, line.row.height)]
    return has_items_outside_column(found[first:], in_column, every)


def _find_top(found: Sequence[LabelledRow]) -> int:
    """Return the index of the last row of the receipt's top, the one with date or time before items; -1 without one."""
    stamps = [line.index for line in found if _STAMP.search(line.row.text)]
    after = [i for i in stamps if any(line.kind is RowKind.ITEM and line.amount for line in found[i + 1 :])]
    return after[-1] if after else -1


def _is_item_head(line: LabelledRow) -> bool:
    return line.kind is RowKind.HEAD and not any(figure.exact for figure in line.figures)


def _find_right_edge(found: Sequence[LabelledRow]) -> float | None:
    """Return the x at which most item amounts end on the right; None where there are no items."""
    ends = [line.amount.box.right for line in found if line.kind is RowKind.ITEM and line.amount and line.amount.exact]
    return median(sorted(ends)[len(ends) // 3 :]) if ends else None


def _is_on_edge(amount: PrintedAmount, edge: float | None, height: float) -> bool:
    return edge is None or amount.box.right > edge - 5 * height
