"""A bank statement as read from a file: its lines and balances, and what the member has to be asked."""

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
    """What the file does not settle and its member is asked."""

    DAY_ORDER = "day_order"
    """Whether dates are day/month or month/day, where both fit every line."""
    SIGN = "sign"
    """Whether amounts without a sign are spending or income."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One transaction of a statement; its amount is negative where money left the account."""

    day: date
    amount: Decimal
    currency: str
    description: str = ""
    balance: Decimal | None = None
    reference: str | None = None
    account: str = ""
    """The account of this line, in a file with several accounts."""
    category: str = ""
    """The category another app gave the line: Purser's key for it, else that app's own word."""
    merchant: str = ""
    notes: str = ""
    moves: bool = False
    """Whether the line is a transfer between own accounts."""
    is_pending: bool = False
    """Whether the bank shows the line as pending, not booked yet."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The transactions of one file, in the order of the file."""

    kind: str
    """csv, sheet, ofx, qif, camt, mt940, pdf or app."""
    lines: tuple[StatementLine, ...]
    account: str | None = None
    """The account's number, as far as the file has it."""
    opening: Decimal | None = None
    closing: Decimal | None = None
    doubts: tuple[StatementDoubt, ...] = ()
    columns: str = ""
    """The meaning of the columns as JSON, remembered for later files with the same header."""
    header: str = ""
    """The header row of the table."""
    skipped: int = 0
    """Rows with content that are no transactions: totals, balances, remarks."""
    is_answered: bool = False
    """Whether the member answered which columns hold what."""


@dataclass(frozen=True, slots=True)
class ComparedStatement:
    """A statement compared with the book: which lines are new, known or doubtful; stored with the file's proof."""

    lines: tuple[Line, ...]
    new: tuple[int, ...] = ()
    """Indexes of lines that become entries."""
    matched: tuple[tuple[int, UUID], ...] = ()
    """Lines already in the book, with the id of each one's draft."""
    doubtful: tuple[int, ...] = ()
    """Lines that may be in the book already; each gets a draft that asks."""
    account: str = ""
    header: str = ""
    columns: str = ""
    skipped: int = 0
    """Rows with content that are no transactions."""
    doubts: tuple[StatementDoubt, ...] = ()
    """The questions to ask about the file."""
    is_answered: bool = False
    """Whether the member answered which columns hold what."""
    pending: tuple[int, ...] = ()
    """Lines that the bank shows as pending."""
    adjusted: tuple[tuple[UUID, Money], ...] = ()
    """For doubtful lines, the drafts that may be the same purchase and the amount each of them has."""


@lru_cache(maxsize=4)
def decode_compared_statement(kept: str) -> ComparedStatement:
    """Return the import decoded from the JSON of a proof; the latest results are cached."""
    return msgspec.json.decode(kept, type=ComparedStatement)
