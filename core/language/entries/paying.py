"""Decide which of several purchases a payer who is named only once has paid for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from core.language.entries.lines import COMMA, JOIN, MessagePiece
from core.language.text.page import MessageText
from core.language.text.tokens import BREAK


class PayerScope(Enum):
    """Whether a payer named once paid for one line, for all lines, or may have paid for either."""

    OWN = auto()
    ALL = auto()
    UNCLEAR = auto()


def find_payer_scope(page: MessageText, pieces: Sequence[MessagePiece], *, first: bool) -> PayerScope:
    """Return which amounts the payer named at the first (or last) one paid: that one, all, or unclear."""
    rest = pieces[1:]
    if any(piece.gap > COMMA for piece in rest):
        return PayerScope.OWN
    return _find_scope_onward(page, pieces) if first else _find_scope_backward(page, pieces)


def _find_scope_onward(page: MessageText, pieces: Sequence[MessagePiece]) -> PayerScope:
    """Return all for "Ravi paid 300 for medicines and 200 for groceries", unclear for "Ravi paid 300, snacks 80"."""
    if not page.marks.has("paid", pieces[0].start, pieces[0].amount.start):
        return PayerScope.OWN
    if any(page.marks.has_any_within(("paid", "speaker"), piece.start, piece.end) for piece in pieces[1:]):
        return PayerScope.OWN
    joined = all(piece.gap <= JOIN and piece.start == piece.amount.start for piece in pieces[1:])
    return PayerScope.ALL if joined else PayerScope.UNCLEAR


def _find_scope_backward(page: MessageText, pieces: Sequence[MessagePiece]) -> PayerScope:
    """Return all for "rice 90, dal 40, all paid by Ravi", or where a comma sets the payer apart; else unclear."""
    last = pieces[-1]
    verbs = [verb for role in ("paid", "by") for verb in page.marks.list_within(role, last.start, last.end)]
    at = min((verb.start for verb in verbs), default=last.start)
    others = any(page.marks.has_any_within(("paid", "speaker"), piece.start, piece.end) for piece in pieces[:-1])
    if at < last.amount.end or others:
        return PayerScope.OWN
    before = page.tokens[at - 1]
    apart = before.is_sign(",.;") or before.shape is BREAK
    return PayerScope.ALL if apart or page.marks.find_ending(at, "all") else PayerScope.UNCLEAR
