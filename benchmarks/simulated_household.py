"""A simulated family's purchases from a seed: bills on their days, shops by weekday, seasons and trips.

Unusual purchases can be put in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

FIRST = date(2024, 1, 1)
_SHOPS = {
    "groceries": (("bigbasket", 0.34, 900), ("corner store", 0.3, 180), ("farmers market", 0.14, 420)),
    "dining": (("pizza house", 0.1, 800), ("canteen", 0.35, 120), ("cafe aroma", 0.2, 240)),
    "transport": (("auto", 0.45, 90), ("metro", 0.3, 60)),
    "fuel": (("shell", 0.1, 1800),),
    "health": (("pharmacy", 0.06, 450),),
    "shopping": (("amazon", 0.09, 1300),),
    "entertainment": (("cinema", 0.05, 700),),
    "clothing": (("zara", 0.025, 2400),),
}
"""The shops of each category: name, chance per day and usual amount."""
_BILLS = (
    ("rent", "housing", 1, 25_000),
    ("electricity", "utilities", 8, 2_200),
    ("internet", "phone_internet", 12, 999),
    ("netflix", "subscriptions", 17, 649),
    ("school fees", "education", 5, 6_500),
    ("gym", "entertainment", 3, 1_500),
)
_SATURDAY = 5
_NIGHTS_PAID = 0.7


@dataclass(frozen=True, slots=True)
class SimulatedPurchase:
    """One purchase; ``odd`` names the kind of unusual purchase that was put in, amounts in minor units."""

    day: date
    name: str
    category: str
    minor: int
    odd: str = ""


def simulate(seed: int, days: int, fork: tuple[int, int] | None = None) -> list[SimulatedPurchase]:
    """Return one family's purchases over ``days`` days.

    ``fork`` is a day's number and another seed: from that day on the same family's purchases are drawn by that seed.
    """
    chance = np.random.default_rng(seed)
    scale = float(chance.lognormal(0.0, 0.35))
    level = {category: float(chance.lognormal(0.0, 0.25)) for category in _SHOPS}
    trip = int(chance.integers(60, 200))
    found: list[SimulatedPurchase] = []
    for number in range(days):
        if fork is not None and number == fork[0]:
            chance = np.random.default_rng(fork[1])
        day = FIRST + timedelta(days=number)
        season = (
            1.0
            + 0.12 * np.sin(2 * np.pi * (day.timetuple().tm_yday - 20) / 365)
            + (0.25 if day.month in {10, 11} else 0)
        )
        away = trip <= number % 210 < trip + 5
        for category, shops in _SHOPS.items():
            level[category] *= float(np.exp(chance.normal(0, 0.006)))
            for name, often, usual in shops:
                weekend = 1.5 if day.weekday() >= _SATURDAY and category in {"dining", "groceries", "shopping"} else 0.9
                if chance.random() < often * weekend * (0.2 if away else 1.0):
                    minor = usual * scale * level[category] * season * float(chance.lognormal(0, 0.35))
                    found.append(SimulatedPurchase(day, name, category, max(100, round(minor) * 100)))
        for name, category, due, usual in _BILLS:
            if day.day == due:
                drift = float(chance.lognormal(0, 0.12)) if name == "electricity" else 1.0
                found.append(SimulatedPurchase(day, name, category, round(usual * scale * drift) * 100))
        if away and chance.random() < _NIGHTS_PAID:
            found.append(
                SimulatedPurchase(day, "hotel", "travel", round(2_800 * scale * float(chance.lognormal(0, 0.3))) * 100)
            )
    return found


def put_oddities_in(
    book: list[SimulatedPurchase], seed: int, rate: float, *, hard: bool = False
) -> list[SimulatedPurchase]:
    """Return the purchases with a share made unusual: duplicates, amounts far off, large new shops, risen bills."""
    chance = np.random.default_rng(seed + 10_000)
    start = book[0].day + timedelta(days=120)
    found = list(book)
    times = (2.2, 3.2) if hard else (4.0, 8.0)
    for one in book:
        if one.day < start or chance.random() >= rate:
            continue
        kind = chance.choice(["duplicate", "amount", "merchant", "price"])
        factor = float(chance.uniform(*times))
        bill = one.name in {name for name, *_ in _BILLS}
        if kind == "duplicate":
            found.append(replace(one, odd="duplicate"))
        elif kind == "price" and bill:
            found[found.index(one)] = replace(one, minor=round(one.minor * 1.3), odd="price")
        elif kind == "merchant":
            usual = {"groceries": 900, "shopping": 1300, "clothing": 2400}.get(one.category, 1500)
            minor = round(usual * factor * 2.5) * 100
            found.append(replace(one, name=f"new shop {chance.integers(999)}", minor=minor, odd="merchant"))
        elif not bill:
            found[found.index(one)] = replace(one, minor=round(one.minor * factor), odd="amount")
    return sorted(found, key=lambda each: each.day)
