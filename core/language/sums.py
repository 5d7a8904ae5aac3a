"""Amounts of a message that belong to one another: the total of a list, the change of a payment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.language.lines import Layout, Piece

_FEWEST = 3
"""Two things and their total."""


def settled(layout: Layout, found: Sequence[Piece]) -> list[Piece]:
    """The pieces without what only sums them up or is still to pay, each less the change given back on it."""
    return _less_change(layout, _paid(layout, _without_total(layout, found)))


def _paid(layout: Layout, found: Sequence[Piece]) -> list[Piece]:
    """The pieces without what waits: "paid 6k advance, balance 14k later"."""
    kept = [piece for piece in found if not layout.page.marks.has("pending", piece.start, piece.end)]
    return kept or list(found)


def _without_total(layout: Layout, found: Sequence[Piece]) -> list[Piece]:
    """The pieces of "chai 15, samosa 20, auto 40, total 75" without the last."""
    if len(found) >= _FEWEST and _is_broken_down(layout, found):
        return [replace(found[0], end=found[-1].end)]
    whole = next((index for index, piece in enumerate(found) if _is_total(layout, piece)), None)
    if whole is None or len(found) < _FEWEST:
        return list(found)
    rest = [piece for index, piece in enumerate(found) if index != whole]
    adds_up = sum((piece.amount.readings[0] for piece in rest), Decimal(0)) == found[whole].amount.readings[0]
    return rest if adds_up else list(found)


def _is_broken_down(layout: Layout, found: Sequence[Piece]) -> bool:
    """Whether the first piece is the sum of those in brackets behind it: "veg 200 (onion 50, potato 60, tomato 90)"."""
    opens = layout.page.token(found[0].amount.end)
    parts = sum((piece.amount.readings[0] for piece in found[1:]), Decimal(0))
    return opens is not None and opens.is_sign("(:=") and parts == found[0].amount.readings[0]


def _is_total(layout: Layout, piece: Piece) -> bool:
    marks = layout.page.marks
    before = layout.page.token(piece.amount.start - 1)
    equals = before is not None and before.written == "="
    said = marks.ending(piece.amount.start, "total") or marks.at(piece.amount.end, "total")
    return (equals or said is not None) and not layout.content(piece.start, piece.amount.start)


def _less_change(layout: Layout, found: list[Piece]) -> list[Piece]:
    """The pieces of "paid 500 for a haircut, got 120 change" as one of 380."""
    kept: list[Piece] = []
    for piece in found:
        before = kept[-1] if kept else None
        change = piece.amount.readings[0]
        given = layout.page.marks.has("change", piece.start, piece.end)
        if before is None or not given or before.amount.readings[0] <= change:
            kept.append(piece)
            continue
        left = tuple(reading - change for reading in before.amount.readings)
        kept[-1] = replace(before, end=piece.end, amount=replace(before.amount, readings=left, counted=True))
    return kept
