"""Read bills shared with others, where it is unclear if the amount is the whole bill or one part."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.language.entries.lines import MessagePiece
from core.language.text.page import MessageText
from core.language.text.tokens import NUMBER, WORD
from core.model.money import Money, round_amount

_NEAR = 5
"""How many tokens around the word for sharing are searched for the number of people."""

_MOST_PEOPLE = 20
_PLAIN = ("each", "total", "shared_out", "join", "advance")
"""Roles of words that make clear whether a price after a count is per piece or for all."""

_TWO = Decimal(2)


def list_split_readings(page: MessageText, pieces: Sequence[MessagePiece], piece: MessagePiece) -> tuple[Decimal, ...]:
    """Return a shared bill and one part of it, the likeliest first; empty where nothing was shared."""
    whole = piece.amount.readings[0]
    half = page.marks.list_within("half_paid", 0, len(page.tokens))
    if half and len(pieces) == 1:
        return whole / _TWO, whole
    if counted := _count_things(page, piece):
        several = sum(_count_things(page, other) is not None for other in pieces) > 1
        return () if several else (whole, whole * counted)
    start, end = (0, len(page.tokens)) if len(pieces) == 1 else (piece.start, piece.end)
    for match in page.marks.list_within("instalments", start, end):
        beside = (match.start - 1, match.end, match.end + 1)
        numbers = (read_small_number(page, at) for at in beside if 0 <= at < end and at != piece.amount.start)
        if number := next((one for one in numbers if one is not None), None):
            return whole, whole / number
    shared = [
        each
        for each in page.marks.list_within("shared_out", start, end)
        if not page.marks.find_starting(each.start, "category")
    ]
    if not shared or page.marks.has_role("own_share"):
        return ()
    return whole, whole / (_count_people(page, piece, shared[0].start) or _TWO)


def _count_things(page: MessageText, piece: MessagePiece) -> Decimal | None:
    """Return how many things stand before a price that may be for each.

    Return None if that is clear: "6 sausage rolls 1.30".
    """
    amount = piece.amount
    if amount.counted or page.marks.has_any_within(_PLAIN, piece.start, piece.end):
        return None
    if page.marks.find_ending(amount.start, "date_for"):
        return None
    counts = [
        at for at in range(piece.start, amount.start) if page.is_number(at) or page.marks.find_starting(at, "number")
    ]
    if len(counts) != 1 or page.tokens[counts[0]].glued or counts[0] + 1 >= amount.start:
        return None
    before = range(piece.start, counts[0])
    if any(
        page.tokens[at].shape is WORD and not page.marks.find_starting(at, "spent", "acquired", "speaker")
        for at in before
    ):
        return None
    unit = page.marks.find_starting(counts[0] + 1, "unit")
    number = read_small_number(page, counts[0])
    return None if unit is not None and not page.marks.find_starting(counts[0] + 1, "category") else number


def round_exactly(amount: Decimal, currency: str) -> Money:
    """Return an amount as Money, rounded to the decimal digits of its currency."""
    return Money.of(round_amount(amount, currency), currency)


def _count_people(page: MessageText, piece: MessagePiece, at: int) -> Decimal | None:
    """Return the number of people who shared, by the small number nearest to the word for sharing; None without one."""
    around = sorted(range(max(0, at - _NEAR), min(len(page.tokens), at + _NEAR + 1)), key=lambda place: abs(place - at))
    for place in around:
        if piece.amount.start <= place < piece.amount.end:
            continue
        number = read_small_number(page, place)
        if number is not None:
            return number
    return None


def read_small_number(page: MessageText, at: int) -> Decimal | None:
    """Return the small number at a token, if it may be how many people shared; None otherwise."""
    token, word = page.tokens[at], page.marks.find_starting(at, "number")
    if token.shape is NUMBER and token.written.isdecimal():
        value = Decimal(token.written)
    elif word is not None:
        value = Decimal(word.value)
    else:
        return None
    return value if 1 < value <= _MOST_PEOPLE and value == int(value) else None
