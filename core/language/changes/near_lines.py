"""Which of several lines a new amount is meant for, where a message names none: "no, that was 34.20"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.model.entry import Line
from core.model.intent import ChangeDraft, Unclear

_NEAR = Decimal("0.1")
"""How far a mistaken amount may be from the right one, relative to it."""

_MOST_ASKED = 8
"""Most lines that are asked about with a button each; a longer draft has its line named by the member."""


def choose_line(change: ChangeDraft, lines: Sequence[Line]) -> ChangeDraft | Unclear:
    """Return a change of an amount with its line, by the one amount near it, else a question with a reading a line.

    Other changes, and those of a draft with one line or with too many, are returned as they are.
    """
    if change.amount is None or change.line is not None or change.discard or not 1 < len(lines) <= _MOST_ASKED:
        return change
    meant = [
        at
        for at, line in enumerate(lines)
        if line.money.amount != change.amount and _is_near(line.money.amount, change.amount)
    ]
    if len(meant) == 1:
        return replace(change, line=meant[0])
    asked = [at for at, line in enumerate(lines) if line.money.amount != change.amount]
    return Unclear(tuple(replace(change, line=at) for at in asked)) if asked else change


def _is_near(was: Decimal, new: Decimal) -> bool:
    """Return whether two amounts differ by a slip: little, by the order of their digits, or by one digit."""
    if abs(was - new) <= _NEAR * max(was, new):
        return True
    one, other = _list_digits(was), _list_digits(new)
    if len(one) < 2 or len(other) < 2:
        return False
    if sorted(one) == sorted(other):
        return True
    return len(one) == len(other) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _list_digits(amount: Decimal) -> str:
    """Return the digits of an amount without zeros behind: "4320" of 43.20."""
    return f"{amount.normalize():f}".replace(".", "")
