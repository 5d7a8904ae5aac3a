"""Find the currency, or the unit of thousands, that one amount of a message shares with the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.language.entries.lines import MessagePiece
from core.language.text.files import load_common
from core.language.text.page import Amount, MessageText
from core.language.text.tokens import NUMBER
from core.language.values.signs import find_currencies_of_places

_THOUSAND = Decimal(1000)


def share_currency(page: MessageText, pieces: Sequence[MessagePiece]) -> list[MessagePiece]:
    """Return the amounts of a message with the currency and thousands they share; both readings where unsure."""
    return _share_foreign_currency(page, _share_thousands(page, pieces))


def _share_foreign_currency(page: MessageText, pieces: Sequence[MessagePiece]) -> list[MessagePiece]:
    """Return the amounts of "metro 14 pounds, lunch 31" with the second in pounds or the household's currency."""
    named = [piece.amount.currencies[0] for piece in pieces if len(piece.amount.currencies) == 1]
    if len(set(named)) != 1 or page.currency in named:
        return list(pieces)
    first = next(index for index, piece in enumerate(pieces) if piece.amount.currencies)
    on_the_way = named[0] in find_currencies_of_places(page)
    both = (named[0],) if on_the_way else (named[0], page.currency)
    shared = [
        replace(piece, amount=replace(piece.amount, currencies=both))
        if _is_open(page, piece, on_the_way=on_the_way)
        else piece
        for piece in pieces[first:]
    ]
    return [*pieces[:first], *shared]


def _is_open(page: MessageText, piece: MessagePiece, *, on_the_way: bool) -> bool:
    """Return whether an amount may be in another currency; not at a known shop, except on a journey."""
    at_home = not on_the_way and page.marks.has("merchant", piece.start, piece.end)
    return not piece.amount.currencies and not at_home


def _share_thousands(page: MessageText, pieces: Sequence[MessagePiece]) -> list[MessagePiece]:
    """Return the amounts of "carne 58 lucas, carbon 6" with the second also in thousands."""
    least = load_common("currencies")["least"].get(page.currency, 0)
    scaled = any(piece.amount.marked and piece.amount.readings[0] >= _THOUSAND for piece in pieces)
    grown = []
    for piece in pieces:
        value = piece.amount.readings[0] * _THOUSAND
        readings = (value,) if scaled else (value, piece.amount.readings[0])
        short = _is_short(page, piece.amount, least)
        grown.append(replace(piece, amount=replace(piece.amount, readings=readings)) if short else piece)
    return grown


def _is_short(page: MessageText, amount: Amount, least: int) -> bool:
    """Return whether a plain number is below what anything costs."""
    plain = amount.bare and len(amount.readings) == 1 and not amount.currencies
    return plain and page.tokens[amount.start].shape is NUMBER and 0 < amount.readings[0] < least
