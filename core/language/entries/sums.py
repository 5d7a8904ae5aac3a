"""Read amounts that are computed from others in the message: a list's total, the change from a payment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.language.entries.lines import MessageLayout, MessagePiece
from core.language.text.page import Amount, list_places
from core.language.text.tokens import SIGN, WORD

_FEWEST = 3
"""Fewest amounts of a list with a total: two things and their sum."""

_LEAST_LEFT, _MOST_ADDED = Decimal("0.5"), Decimal("1.5")
"""The smallest share of a price after a discount, and the largest multiple after taxes and tips."""


def keep_paid_pieces(layout: MessageLayout, found: Sequence[MessagePiece]) -> list[MessagePiece]:
    """Return the pieces with the amounts actually paid: without totals and unpaid ones, less the change received."""
    return _subtract_change(layout, _drop_unpaid(layout, _drop_total(layout, _drop_corrected(layout, found))))


def _drop_corrected(layout: MessageLayout, found: Sequence[MessagePiece]) -> list[MessagePiece]:
    """Return the amounts of "eggs 3, bread 2, wait, no, eggs 4", the corrected one replaced."""
    kept: list[MessagePiece] = []
    for piece in found:
        again = _find_named_again(layout, kept, piece) if kept and _is_retraction(layout, piece) else None
        if again is None:
            kept.append(piece)
        else:
            kept[again] = _replace_amount(kept[again], piece.amount)
    return kept


def _replace_amount(piece: MessagePiece, amount: Amount) -> MessagePiece:
    """Return an earlier amount (with its words) at its corrected value."""
    return replace(piece, amount=replace(amount, start=piece.amount.start, end=piece.amount.end, counted=True))


def _is_retraction(layout: MessageLayout, piece: MessagePiece) -> bool:
    """Return whether the text of an amount starts with words that retract something."""
    at = piece.start
    while at < piece.end and layout.page.tokens[at].shape is SIGN:
        at += 1
    return layout.page.marks.find_starting(at, "take_back") is not None


def _find_named_again(layout: MessageLayout, kept: Sequence[MessagePiece], piece: MessagePiece) -> int | None:
    """Return the index of the earlier thing named again with another amount; None where there is none."""
    words = _list_content_words(layout, piece)
    same = [at for at, other in enumerate(kept) if words and words <= _list_content_words(layout, other)]
    return same[-1] if same else None


def _list_content_words(layout: MessageLayout, piece: MessagePiece) -> set[str]:
    """Return the words beside an amount that say what was bought."""
    marks, tokens = layout.page.marks, layout.page.tokens
    aside = set(range(piece.amount.start, piece.amount.end)) | list_places(layout.dates)
    aside |= list_places(
        *(marks.list_within(role, piece.start, piece.end) for role in ("take_back", "nudge", "filler"))
    )
    words = (at for at in range(piece.start, piece.end) if at not in aside and tokens[at].shape is WORD)
    return {tokens[at].key for at in words}


def _drop_unpaid(layout: MessageLayout, found: Sequence[MessagePiece]) -> list[MessagePiece]:
    """Return the amounts without those still to be paid: "paid 6k advance, balance 14k later"."""
    kept = [piece for piece in found if not _is_unpaid(layout, piece)]
    return kept or list(found)


def _is_unpaid(layout: MessageLayout, piece: MessagePiece) -> bool:
    """Return whether an amount is still to be paid, unlike "500 paid, rest later" which has no second amount."""
    marks = layout.page.marks
    waits = marks.list_within("pending", piece.start, piece.end)
    return any(
        match.start < piece.amount.start
        or not (marks.find_starting(match.start, "rest") or marks.find_ending(match.start, "rest"))
        for match in waits
    )


def _drop_total(layout: MessageLayout, found: Sequence[MessagePiece]) -> list[MessagePiece]:
    """Return the amounts of "chai 15, samosa 20, auto 40, total 75" without the total."""
    if len(found) >= _FEWEST and _is_broken_down(layout, found):
        return [replace(found[0], end=found[-1].end)]
    whole = next((index for index, piece in enumerate(found) if _is_total(layout, piece)), None)
    if whole == 1 and len(found) < _FEWEST and _is_result_of_others(found[0], found[1]):
        return [_replace_amount(replace(found[0], end=found[1].end), found[1].amount)]
    if whole is None or len(found) < _FEWEST:
        return list(found)
    rest = [piece for index, piece in enumerate(found) if index != whole]
    adds_up = sum((piece.amount.readings[0] for piece in rest), Decimal(0)) == found[whole].amount.readings[0]
    return rest if adds_up else list(found)


def _is_result_of_others(piece: MessagePiece, total: MessagePiece) -> bool:
    """Return whether a total is one thing's price with additions or discounts: "55 + vat, 66.55 in all"."""
    before, after = piece.amount.readings[0], total.amount.readings[0]
    return before * _LEAST_LEFT <= after <= before * _MOST_ADDED


def _is_broken_down(layout: MessageLayout, found: Sequence[MessagePiece]) -> bool:
    """Return whether the first amount is the sum of those in brackets after it: "veg 200 (onion 50, potato 150)"."""
    total = layout.page.marks.find_starting(found[0].amount.end, "total")
    opens = layout.page.find_token(total.end if total else found[0].amount.end)
    parts = sum((piece.amount.readings[0] for piece in found[1:]), Decimal(0))
    return opens is not None and opens.is_sign("(:=-–") and parts == found[0].amount.readings[0]


def _is_total(layout: MessageLayout, piece: MessagePiece) -> bool:
    marks = layout.page.marks
    before = layout.page.find_token(piece.amount.start - 1)
    equals = before is not None and before.written == "="
    said = marks.find_ending(piece.amount.start, "total") or marks.find_starting(piece.amount.end, "total")
    return (equals or said is not None) and not layout.has_content(piece.start, piece.amount.start)


def _has_change_back(layout: MessageLayout, before: MessagePiece | None, piece: MessagePiece) -> bool:
    """Return whether a note was paid with and change received: "paid with a 50, got 12 back"."""
    marks = layout.page.marks
    if before is None:
        return False
    note = marks.find_starting(before.amount.end, "note_after")
    handed = marks.find_ending(before.amount.start, "handed") or note
    came = note or marks.has("came", piece.start, piece.amount.start)
    return bool(handed and marks.find_starting(piece.amount.end, "back") and came)


def _list_change_words(layout: MessageLayout, piece: MessagePiece) -> set[int]:
    """Return the tokens beside an amount that tell of the change received."""
    words = layout.page.marks.list_within("change", piece.start, piece.end)
    back = layout.page.marks.find_starting(piece.amount.end, "back")
    return list_places(words, [piece.amount], [back] if back else [])


def _subtract_change(layout: MessageLayout, found: list[MessagePiece]) -> list[MessagePiece]:
    """Return the amounts of "paid 500 for a haircut, got 120 change" as one of 380."""
    kept: list[MessagePiece] = []
    for piece in found:
        before = kept[-1] if kept else None
        change = piece.amount.readings[0]
        given = layout.page.marks.has("change", piece.start, piece.end) or _has_change_back(layout, before, piece)
        if before is None or not given or before.amount.readings[0] <= change:
            kept.append(piece)
            continue
        left = tuple(reading - change for reading in before.amount.readings)
        rest = replace(before.amount, readings=left, counted=True)
        aside = before.aside | _list_change_words(layout, piece)
        kept[-1] = replace(before, end=piece.end, amount=rest, aside=aside)
    return kept
