"""A bank's text message as read: a transaction with its fields, or the reason why it holds none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from core.model.entry import EntryKind


@dataclass(frozen=True, slots=True)
class BankAlert:
    """A transaction read from a bank's text message, or why there is none; fields the text does not give are None."""

    kind: str
    """transaction, code (one-time password), failed, due, offer, or balance (no money moved)."""
    amount: Decimal = Decimal(0)
    currency: str = ""
    entry_kind: EntryKind = EntryKind.EXPENSE
    direction_known: bool = False
    """Whether a word or a sign in the text says if money came in or went out."""
    account_tail: str | None = None
    counterparty: str | None = None
    balance: Decimal | None = None
    day: date | None = None
    at: time | None = None
    reference: str | None = None
    bank: str | None = None
    """The bank's name, where a known template matched the text."""
    other_tail: str | None = None
    """The last digits of the account on the other side of a transfer, where the text has them."""
    amounts: tuple[Decimal, ...] = ()
    """Other amounts in the text that may be the transaction's, where the reader cannot tell."""
    home_amount: Decimal | None = None
    """What a purchase abroad came to at home, where the text tells both; ``home_currency`` is that of the account."""
    home_currency: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Return whether the member has to be asked about the direction or the amount."""
        return self.kind == "transaction" and (not self.direction_known or bool(self.amounts))
