"""A Receipt: what a shop printed, field by field, each with how sure the reading is and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from core.model.money import Money
from core.model.page import Box, OriginalPicture

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class FieldReading(Generic[Value]):
    """A field as read: its value, how sure (0 to 1) and the boxes it came from."""

    value: Value
    confidence: float
    boxes: tuple[Box, ...] = ()


class Paid(StrEnum):
    """How it was paid."""

    CASH = "cash"
    CARD = "card"
    WALLET = "wallet"


@dataclass(frozen=True, slots=True)
class ReceiptItem:
    """One thing bought; an amount below zero is a return."""

    name: str
    amount: Money
    quantity: Decimal | None = None
    unit_price: Money | None = None
    confidence: float = 1.0
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Charge:
    """A named amount beside the items: a discount (positive: it is taken off) or a deposit (below zero: given back)."""

    name: str
    amount: Money
    confidence: float = 1.0
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class TaxLine:
    """Tax at one rate; ``inside`` where the prices already hold it."""

    name: str
    amount: Money
    rate: Decimal | None = None
    """Percent."""
    base: Money | None = None
    inside: bool = False
    confidence: float = 1.0
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class DoubtfulLine:
    """A line the sums cast doubt on, with what it would have to say for them to hold."""

    text: str
    read: Money
    offered: Money | None
    total: Money | None = None
    """The other total to choose: the one the offer leads to, or what was read where the offer is taken already."""
    boxes: tuple[Box, ...] = ()


_MOST_BESIDE = 8
"""Charges that are tried beside the items; on a paper with more of them nothing would be proven."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything read; a field nobody could read is None or empty.

    ``verified`` is said only where the receipt's own arithmetic confirms the total. Doubtful lines are ranked, the
    likeliest first; what they offer for the total is asked about.
    """

    merchant: FieldReading[str] | None = None
    address: FieldReading[str] | None = None
    day: FieldReading[date] | None = None
    days: tuple[date, ...] = ()
    """What the day may be where that must be asked, the likelier first."""
    time: FieldReading[time] | None = None
    currency: FieldReading[str] | None = None
    currencies: tuple[str, ...] = ()
    """What the currency may be where that must be asked, the likeliest first."""
    items: tuple[ReceiptItem, ...] = ()
    discounts: tuple[Charge, ...] = ()
    deposits: tuple[Charge, ...] = ()
    taxes: tuple[TaxLine, ...] = ()
    service: FieldReading[Money] | None = None
    tip: FieldReading[Money] | None = None
    rounding: FieldReading[Money] | None = None
    subtotal: FieldReading[Money] | None = None
    total: FieldReading[Money] | None = None
    other_total: FieldReading[Money] | None = None
    """Another amount the paper calls a total, from which it leads to this one: before a rounding, or without tax."""
    paid: FieldReading[Money] | None = None
    change: FieldReading[Money] | None = None
    method: FieldReading[Paid] | None = None
    card: FieldReading[str] | None = None
    """The card's last digits."""
    is_total_printed: bool = True
    """Whether a row names the total; else it is the sum of what was read."""
    is_refund: bool = False
    """Whether money came back: a return, a credit note, a total below zero."""
    verified: bool = False
    doubtful: tuple[DoubtfulLine, ...] = ()
    original: OriginalPicture | None = None
    """The picture its boxes were found on; None where it stands on several pages or photos, or in a document."""

    @property
    def do_items_add_up(self) -> bool:
        """Whether the items come to the subtotal or the total, with what is charged beside them or without."""
        printed = {field.value.minor for field in (self.subtotal, self.total) if field is not None}
        beside = [deposit.amount.minor for deposit in self.deposits] + [tax.amount.minor for tax in self.taxes]
        beside += [-charge.amount.minor for charge in self.discounts]
        beside += [field.value.minor for field in (self.service, self.rounding, self.tip) if field is not None]
        sums = {sum(item.amount.minor for item in self.items)}
        for minor in beside[:_MOST_BESIDE]:
            sums |= {each + minor for each in sums}
        return bool(self.items) and not printed.isdisjoint(sums)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One receipt of an album: its photos from top to bottom, what they say together, and which shows the total."""

    photos: tuple[int, ...]
    receipt: Receipt
    shown: int
    marked: Box | None = None
    """Where the total stands on the photo that shows it."""
    otherwise: tuple[Sheaf, ...] = ()
    """The receipts these photos may be instead, where that must be asked."""


@dataclass(frozen=True, slots=True)
class Album:
    """Photos sent together, as the receipts they show."""

    sheaves: tuple[Sheaf, ...]
