"""Judge how sure the reading of a message is: whether each of its words and numbers is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.language.entries.lines import DOZEN, MessageLayout, MessagePiece
from core.language.text.page import Amount, MessageText
from core.language.text.tokens import WORD
from core.language.text.vocabulary import RoleMatch

MOST_WORDS = 25
"""Most words of a message whose reading can be sure; longer ones tell a story."""

_HUNDRED = 100
"""The least number that, left unexplained, may have been money."""

_YEARS = range(1990, 2100)
"""Whole numbers that may be years, as a range because decimals are slow to look up."""
_TALK = ("chatter", "wish", "strong_wish")
_HANDED = ("spent", "received", "refund", "transfer", "income")
_BUYING = ("category", "merchant", "spent", "record", "received", "refund", "transfer", "income")


def is_plain_entry(layout: MessageLayout) -> bool:
    """Return whether every word is known as part of an entry, so that the message cannot be a question."""
    page = layout.page
    if page.marks.has_role(*_TALK, "bound") or not page.marks.has_role(*_BUYING):
        return False
    if any(amount.counted for amount in layout.amounts):
        return True
    if _has_question_word(page):
        return False
    if any(amount.bare and _is_year(amount.readings[0]) for amount in layout.amounts):
        return False
    words = (at for at, token in enumerate(page.tokens) if token.shape is WORD)
    return all(page.marks.is_covered(at) or at in page.taken for at in words)


def _is_year(value: Decimal) -> bool:
    whole = int(value)
    return whole == value and whole in _YEARS


def is_sure(layout: MessageLayout, found: Sequence[MessagePiece]) -> bool:
    """Return whether a reading needs no check by other means.

    That is: no chatter, a thing named for each amount, and no number left over.
    """
    page = layout.page
    if page.marks.has_role(*_TALK) or _has_question_word(page):
        return False
    if not page.marks.has_role(*_BUYING, "currency", "wallet", "cash", "send", "paid"):
        return False
    if sum(token.shape is WORD for token in page.tokens) > MOST_WORDS or _is_plus_joined_to_word(page):
        return False
    told = all(_has_thing_bought(layout, piece) for piece in found)
    handed = len(found) == 1 and page.marks.has_role(*_HANDED)
    return (
        (told or handed)
        and not _has_number_left(layout, found)
        and all(_is_amount_beside_thing(layout, piece) for piece in found)
    )


def _has_thing_bought(layout: MessageLayout, piece: MessagePiece) -> bool:
    """Return whether the text of an amount says what the money was for, and not only how it was paid ("cash 2000")."""
    paid_from = ("wallet", "cash", "bank", "card")
    words = (at for at in range(piece.start, piece.end) if not layout.page.marks.find_starting(at, *paid_from))
    return any(layout.has_content(at, at + 1) for at in words)


def _is_amount_beside_thing(layout: MessageLayout, piece: MessagePiece) -> bool:
    """Return whether an amount has a currency, or is next to the thing bought with no unknown word between."""
    page, amount = layout.page, piece.amount
    said = amount.currencies or amount.marked or not amount.bare
    if said or page.marks.has_any_within(("spent", "merchant", *_HANDED), piece.start, piece.end):
        return True
    things = page.marks.list_within("category", piece.start, piece.end)
    if not things:
        return True
    return any(not any(_is_strange(page, at) for at in _list_between(match, amount)) for match in things)


def _list_between(thing: RoleMatch, amount: Amount) -> range:
    """Return the tokens between a thing and its amount, in either order."""
    return range(thing.end, amount.start) if thing.end <= amount.start else range(amount.end, thing.start)


def _is_strange(page: MessageText, at: int) -> bool:
    return page.tokens[at].shape is WORD and at not in page.taken and not page.marks.is_covered(at)


def _has_question_word(page: MessageText) -> bool:
    """Return whether a message has a question word, other than small ones such as "was"."""
    return any(
        not page.marks.find_starting(match.start, "filler")
        for match in page.marks.list_within("question", 0, len(page.tokens))
    )


def _has_number_left(layout: MessageLayout, found: Sequence[MessagePiece]) -> bool:
    """Return whether a number that may be money was taken for a count or a name."""
    money = {piece.amount.start for piece in found}
    counts = [amount for amount in layout.amounts if amount.start not in money and not _is_inside(amount.start, found)]
    odd = any(count.readings[0] > DOZEN or count.end in money for count in counts)
    return odd or any(count.readings[0] >= _HUNDRED for count in layout.quantities)


def _is_inside(at: int, found: Sequence[MessagePiece]) -> bool:
    return any(piece.amount.start <= at < piece.amount.end for piece in found)


def _is_plus_joined_to_word(page: MessageText) -> bool:
    """Return whether a plus sign joins a number to a word: "100+tax food"."""
    for at, token in enumerate(page.tokens):
        following = page.find_token(at + 1)
        if token.is_sign("+=") and page.is_number(at - 1) and following is not None and following.shape is WORD:
            return following.glued
    return False
