"""What a bank's text says: a transaction with its fields, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from core.model.entry import EntryKind


@dataclass(frozen=True, slots=True)
class BankAlert:
    """A transaction of a bank's text, or the reason why it tells of none; what the text does not say is None."""

    kind: str
    """transaction, code, failed, due, offer, or balance (no money moved)."""
    amount: Decimal = Decimal(0)
    currency: str = ""
    entry_kind: EntryKind = EntryKind.EXPENSE
    direction_known: bool = False
    """Whether a word or a sign says which way the money went."""
    account_tail: str | None = None
    counterparty: str | None = None
    balance: Decimal | None = None
    day: date | None = None
    at: time | None = None
    reference: str | None = None
    bank: str | None = None
    """The bank's name where a template knows who wrote the text."""
    other_tail: str | None = None
    """The tail of the account on the other side, where the text names one."""
    amounts: tuple[Decimal, ...] = ()
    """Other amounts that may be the transaction's, where that is unsure."""

    @property
    def is_doubtful(self) -> bool:
        """Whether the direction or the amount has to be asked."""
        return self.kind == "transaction" and (not self.direction_known or bool(self.amounts))
