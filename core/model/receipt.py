"""A receipt as read from a photo or document: each field with its confidence and its position."""

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
    """One field of a receipt: its value, its confidence (0 to 1) and the boxes it was read from."""

    value: Value
    confidence: float
    boxes: tuple[Box, ...] = ()


class PaymentMethod(StrEnum):
    """How a receipt was paid: cash, card and so on."""

    CASH = "cash"
    CARD = "card"
    WALLET = "wallet"


@dataclass(frozen=True, slots=True)
class ReceiptItem:
    """One item of a receipt; a negative amount is a returned item."""

    name: str
    amount: Money
    quantity: Decimal | None = None
    unit_price: Money | None = None
    confidence: float = 1.0
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Charge:
    """An amount beside the items: a discount (positive, subtracted) or a deposit (negative where it was refunded)."""

    name: str
    amount: Money
    confidence: float = 1.0
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class TaxLine:
    """The tax at one rate; ``inside`` means that the prices already include it."""

    name: str
    amount: Money
    rate: Decimal | None = None
    """The tax rate in percent."""
    base: Money | None = None
    inside: bool = False
    confidence: float = 1.0
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class DoubtfulLine:
    """An item whose amount disagrees with the receipt's sums, and the amount that would make them agree."""

    text: str
    read: Money
    offered: Money | None
    total: Money | None = None
    """The receipt's total that the member may choose: with the corrected item, or as printed."""
    boxes: tuple[Box, ...] = ()


_MOST_BESIDE = 8
"""Most charges combined with the items when checking sums; with more, some combination fits by chance."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """All that was read from a receipt; fields that could not be read are None or empty.

    ``verified`` is True only where the receipt's own arithmetic confirms the total. Doubtful lines are ordered by
    likelihood; the member is asked about the total they would give.
    """

    merchant: FieldReading[str] | None = None
    address: FieldReading[str] | None = None
    day: FieldReading[date] | None = None
    days: tuple[date, ...] = ()
    """The possible dates, the likelier first, where the member has to choose."""
    time: FieldReading[time] | None = None
    currency: FieldReading[str] | None = None
    currencies: tuple[str, ...] = ()
    """The possible currencies, the likeliest first, where the member has to choose."""
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
    """Another printed amount that is called a total: before rounding, or without tax."""
    paid: FieldReading[Money] | None = None
    change: FieldReading[Money] | None = None
    method: FieldReading[PaymentMethod] | None = None
    card: FieldReading[str] | None = None
    """The last digits of the card."""
    is_total_printed: bool = True
    """Whether the total is printed; otherwise it is the sum of the items read."""
    is_refund: bool = False
    """Whether money came back: a return, a credit note, or a negative total."""
    verified: bool = False
    doubtful: tuple[DoubtfulLine, ...] = ()
    original: OriginalPicture | None = None
    """The photo on which the boxes lie; None for several pages or photos, or a document."""

    @property
    def do_items_add_up(self) -> bool:
        """Return whether the items add up to the subtotal or the total, with or without the charges."""
        printed = {field.value.minor for field in (self.subtotal, self.total) if field is not None}
        beside = [deposit.amount.minor for deposit in self.deposits] + [tax.amount.minor for tax in self.taxes]
        beside += [-charge.amount.minor for charge in self.discounts]
        beside += [field.value.minor for field in (self.service, self.rounding, self.tip) if field is not None]
        sums = {sum(item.amount.minor for item in self.items)}
        for minor in beside[:_MOST_BESIDE]:
            sums |= {each + minor for each in sums}
        return bool(self.items) and not printed.isdisjoint(sums)


@dataclass(frozen=True, slots=True)
class JoinedReceipt:
    """One receipt spread over several photos of an album, from top to bottom, as read from all of them together."""

    photos: tuple[int, ...]
    receipt: Receipt
    shown: int
    marked: Box | None = None
    """The box of the total on the photo that shows it."""
    otherwise: tuple[JoinedReceipt, ...] = ()
    """The separate receipts these photos may be instead, where the member has to choose."""


@dataclass(frozen=True, slots=True)
class Album:
    """Photos sent together, sorted into the receipts they show."""

    sheaves: tuple[JoinedReceipt, ...]
