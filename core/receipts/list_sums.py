"""Find the list of items and its total by adding up amounts, where neither words nor columns tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.receipts.row_kinds import EXTRAS, FAINT, PLAIN, SUMS, TENDER, LabelledRow, RowKind

FEWEST_PARTS, FEWEST_UNPAID = 2, 3
"""The fewest rows of a sum; more if no payment confirms a total without a label."""


def move_total_below(found: Sequence[LabelledRow]) -> list[LabelledRow]:
    """Return lines with a total that is printed above its parts moved below them, as on bills of apps."""
    top = next((line for line in found if line.kind in SUMS and line.amount), None)
    if top is None or top.kind is not RowKind.TOTAL or any(map(_is_priced_item, found[: top.index])):
        return list(found)
    after = _find_end_of_parts(found, top)
    if after is None:
        return list(found)
    moved = [*found[: top.index], *found[top.index + 1 : after + 1], top, *found[after + 1 :]]
    return [replace(line, index=index) for index, line in enumerate(moved)]


def _find_end_of_parts(found: Sequence[LabelledRow], top: LabelledRow) -> int | None:
    """Return the index of the last part of a total that stands above its parts; None where they do not add up to it."""
    parts: list[LabelledRow] = []
    for line in found[top.index + 1 :]:
        if line.kind in SUMS and line.amount:
            listed = [part for part in parts if _is_priced_item(part)]
            return found.index(line) if listed and sum_rows(listed) == line.minor else None
        if line.kind in TENDER:
            break
        if _is_priced_item(line) or (line.kind in EXTRAS and line.amount):
            parts.append(line)
            if len(parts) >= FEWEST_PARTS and sum_rows(parts) == top.minor:
                return line.index
    return None


def mark_unread_total(found: Sequence[LabelledRow], top: int) -> list[LabelledRow]:
    """Mark the total of a list, and the payment below, where OCR could not read their labels.

    The total is the first row that equals the sum of all rows above it; below may stand the same amount, or cash and
    change.
    """
    made = list(found)
    if any(line.kind in SUMS and line.amount for line in made):
        return made
    above: list[LabelledRow] = []
    for line in made[top + 1 :]:
        if not _is_priced_item(line):
            continue
        if len(above) >= FEWEST_PARTS and sum_rows(above) == line.minor:
            paid = _list_payment_rows(made[line.index + 1 :], line.minor)
            if paid or len(above) >= FEWEST_UNPAID:
                made[line.index] = replace(line, kind=RowKind.TOTAL, weight=PLAIN if paid else FAINT)
                for row, kind in paid:
                    made[row.index] = replace(row, kind=kind)
            return made
        above.append(line)
    return made


def _list_payment_rows(below: Sequence[LabelledRow], total: int) -> list[tuple[LabelledRow, RowKind]]:
    """Return the rows below a total that pay it, with their kinds: the same amount, or cash and change."""
    priced = [line for line in below if line.amount and (line.kind in TENDER or _is_priced_item(line))][:2]
    if priced and abs(priced[0].minor) == total:
        return [(priced[0], RowKind.CARD)]
    if len(priced) == 2 and abs(priced[0].minor) - abs(priced[1].minor) == total:
        return [(priced[0], RowKind.CASH), (priced[1], RowKind.CHANGE)]
    return []


def unmark_subtotals_of_groups(found: Sequence[LabelledRow]) -> list[LabelledRow]:
    """Return lines with the sums of item groups unmarked, where all items together add up to a later sum."""
    sums = [line for line in found if line.kind in SUMS and line.amount]
    for whole in reversed(sums[1:]):
        groups = [line for line in sums if line.index < whole.index]
        below = found[groups[-1].index + 1 : whole.index]
        items = [line for line in found[: whole.index] if _is_priced_item(line)]
        offs = [line for line in found[: whole.index] if line.kind in EXTRAS - {RowKind.TAX} and line.amount]
        reached = len(items) >= FEWEST_PARTS and whole.minor in {sum_rows(items), sum_rows([*items, *offs])}
        if reached and any(map(_is_priced_item, below)) and whole.minor > max(line.minor for line in groups):
            places = {line.index for line in groups}
            return [replace(x, kind=RowKind.OTHER, weight=0.0) if x.index in places else x for x in found]
    return list(found)


def has_items_outside_column(
    found: Sequence[LabelledRow], in_column: Sequence[LabelledRow], every: Sequence[LabelledRow]
) -> bool:
    """Return whether items outside the column of amounts count too, as only with these a printed sum is reached."""
    printed = {line.minor for line in found if line.kind in SUMS and line.amount}
    return sum_rows(every) in printed and sum_rows(in_column) not in printed


def sum_rows(rows: Sequence[LabelledRow]) -> int:
    """Return the sum of rows in minor units, with discounts subtracted."""
    return sum(-abs(line.minor) if line.kind is RowKind.DISCOUNT else line.minor for line in rows)


def _is_priced_item(line: LabelledRow) -> bool:
    return line.kind is RowKind.ITEM and line.amount is not None and line.amount.exact
