"""Making up a purchase: what was bought where and when, and every amount a till would compute from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

NOON = datetime(2026, 11, 20, 12, 30)  # noqa: DTZ001  a till's own clock
YEARS = 900
"""The most days before ``NOON`` that a purchase may lie."""

ODD = 0.5
"""The share of articles that get an odd name, where odd names are wanted."""


@dataclass(frozen=True, slots=True)
class Bought:
    """One item bought; amounts in minor units, a whole quantity."""

    name: str
    quantity: int
    price: int
    off: int = 0
    """The discount on this item, printed on a row of its own."""

    @property
    def amount(self) -> int:
        """The item's quantity times its price."""
        return self.quantity * self.price


@dataclass
class PrintedPurchase:
    """The true values of a receipt; amounts in minor units, 0 for a row the receipt does not have."""

    till: Mapping[str, Any]
    merchant: str
    when: datetime
    items: list[Bought]
    inside: bool
    rate: float
    taxes: list[int] = field(default_factory=list)
    discount: int = 0
    service: int = 0
    deposit: int = 0
    tip: int = 0
    rounding: int = 0
    subtotal: int = 0
    before: int = 0
    """The total before rounding and tip."""
    total: int = 0
    cash: int = 0
    change: int = 0
    card: bool = False

    @property
    def currency(self) -> str:
        """The code of the till's currency."""
        return str(self.till["currency"])


@cache
def tills() -> Mapping[str, Mapping[str, Any]]:
    """Return every till's description by name; one that is ``like`` another takes missing values from that one."""
    said: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("tills.yaml").read_text(encoding="utf-8"))
    return {name: {**said.get(till.get("like", ""), {}), **till} for name, till in said.items()}


def invent(chance: Random, country: str | None = None, *, odd: bool = False) -> PrintedPurchase:
    """Return a purchase at one of the tills.

    With ``odd`` some articles are named with words for sums, such as "total".
    """
    till = tills()[country or chance.choice(sorted(tills()))]
    made = PrintedPurchase(
        till,
        chance.choice(till["shops"]),
        NOON - timedelta(days=chance.randrange(YEARS), minutes=chance.randrange(600)),
        [_bought(chance, till, odd=odd) for _ in range(chance.choice((1, 2, 3, 3, 4, 5, 6, 8, 11)))],
        inside=chance.choice(till["inside"]),
        rate=chance.choice(till["rates"]),
    )
    _charge(chance, made)
    _pay(chance, made)
    return made


def happens(chance: Random, share: float) -> bool:
    """Return True in a given share of cases."""
    return chance.random() < share


def _bought(chance: Random, till: Mapping[str, Any], *, odd: bool) -> Bought:
    low, high = till["prices"]
    step = 10_000 if till.get("whole") else chance.choice((1, 5, 10, 50))
    price = max(step, int(low * (high / low) ** chance.random()) // step * step)
    quantity = chance.choice((1, 1, 1, 1, 2, 2, 3, 5))
    off = price * quantity // 10 // step * step if happens(chance, 0.06) else 0
    names = till["odd"] if odd and happens(chance, ODD) else till["items"]
    return Bought(str(chance.choice(names)), quantity, price, off)


def _charge(chance: Random, made: PrintedPurchase) -> None:
    """Fill in subtotal, discount, service, tax, deposit, rounding and total."""
    unit = 100 if made.till.get("whole") else 1
    made.subtotal = sum(item.amount - item.off for item in made.items)
    if happens(chance, 0.12):
        made.discount = made.subtotal // chance.choice((5, 10, 20)) // unit * unit
    if happens(chance, 0.1):
        made.service = made.subtotal // 10 // unit * unit
    if happens(chance, 0.06) and made.till["currency"] != "IDR":
        made.deposit = 25 * chance.randint(1, 4)
    goods = made.subtotal - made.discount + made.service
    if made.rate:
        made.taxes = _taxes(goods, made, unit)
    made.before = goods + made.deposit + (0 if made.inside else sum(made.taxes))
    coin = made.till["coin"]
    if coin > 1 and happens(chance, 0.75):
        made.rounding = (made.before + coin // 2) // coin * coin - made.before
    if not made.rounding and made.currency in {"USD", "EUR"} and happens(chance, 0.1):
        made.tip = made.before // 10 // 5 * 5
    made.total = made.before + made.rounding + made.tip


def _taxes(goods: int, made: PrintedPurchase, unit: int) -> list[int]:
    rate = round(made.rate * 100)
    whole = goods * rate // (10_000 + rate) if made.inside else goods * rate // 10_000
    whole = whole // unit * unit
    return [whole // 2, whole // 2] if made.till.get("split") else [whole]


def _pay(chance: Random, made: PrintedPurchase) -> None:
    made.card = happens(chance, 0.4)
    if made.card:
        return
    if happens(chance, 0.1):
        made.cash = made.total
        return
    note = chance.choice((500, 1000, 2000, 5000, 10_000)) * (10_000 if made.till.get("whole") else 1)
    made.cash = (made.total // note + 1) * note
    made.change = made.cash - made.total
