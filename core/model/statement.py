"""A bank's statement as read from a file: its lines, its balances, and what the file leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

import msgspec

from core.model.entry import Line
from core.model.money import Money


class StatementDoubt(StrEnum):
    """What a file leaves open and its member is asked."""

    DAY_ORDER = "day_order"
    """Day before month or after it: both fit every line."""
    SIGN = "sign"
    """Whether amounts without a sign are spendings."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One booked line; the amount is negative where money left."""

    day: date
    amount: Decimal
    currency: str
    description: str = ""
    balance: Decimal | None = None
    reference: str | None = None
    account: str = ""
    """The account of this line, where a file is of several."""
    category: str = ""
    """What another app filed it under: a key of ours, else its own word."""
    merchant: str = ""
    notes: str = ""
    moves: bool = False
    """Whether money only went from one own account to another."""
    is_pending: bool = False
    """Whether the bank announced it and did not book it yet."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The lines of one file in its order."""

    kind: str
    """csv, sheet, ofx, qif, camt, mt940, pdf or app."""
    lines: tuple[StatementLine, ...]
    account: str | None = None
    """The account's number as far as the file shows it."""
    opening: Decimal | None = None
    closing: Decimal | None = None
    doubts: tuple[StatementDoubt, ...] = ()
    columns: str = ""
    """How the columns were read, as JSON, for tables; remembered for the next file with the same header."""
    header: str = ""
    """The header the columns belong to."""
    skipped: int = 0
    """Lines that hold something and were no booking: totals, balances, remarks."""
    is_answered: bool = False
    """Whether its member said which columns hold what."""


@dataclass(frozen=True, slots=True)
class ImportedStatement:
    """What a file's import is, kept with its proof: all lines, and what each is to the book."""

    lines: tuple[Line, ...]
    new: tuple[int, ...] = ()
    """Lines that become entries, by their place."""
    matched: tuple[tuple[int, UUID], ...] = ()
    """Lines that were in the book already, with the card of each."""
    doubtful: tuple[int, ...] = ()
    """Lines that may be in the book: each becomes a card that asks."""
    account: str = ""
    header: str = ""
    columns: str = ""
    skipped: int = 0
    """Lines of the file that hold something and could not be read as bookings."""
    doubts: tuple[StatementDoubt, ...] = ()
    """What its card asks."""
    is_answered: bool = False
    """Whether its member said which columns hold what."""
    pending: tuple[int, ...] = ()
    """Lines that the bank had announced and not booked yet."""
    adjusted: tuple[tuple[UUID, Money], ...] = ()
    """What doubtful lines may tell of with another amount, by card and the amount it has there."""


@lru_cache(maxsize=4)
def decode_import(kept: str) -> ImportedStatement:
    """Return the import that a proof keeps as JSON; the last ones stay decoded, since each entry of a file asks."""
    return msgspec.json.decode(kept, type=ImportedStatement)
