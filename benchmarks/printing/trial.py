"""Reading made-up receipts and comparing them with their true values: as printed, with one wrong digit, as photos."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.printing.invent import PrintedPurchase, invent
from benchmarks.printing.paper import photo
from benchmarks.printing.printer import Printed, Printer
from benchmarks.printing.words import Warp, corrupted, page
from benchmarks.reading import looks
from core.model.receipt import Receipt
from core.receipts.read_receipt import HouseholdHabits, read_receipt

TODAY = date(2026, 11, 21)
OFFERED = 2
"""The number of first doubtful lines among which the corrupted line must be."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One made-up receipt, as read from its words and as read with one digit changed."""

    made: PrintedPurchase
    clean: Receipt
    spoiled: Receipt
    line: Printed
    """The row whose digit was changed."""

    @property
    def right(self) -> bool:
        """Whether the total read from the unchanged receipt is right."""
        return self.clean.total is not None and self.clean.total.value.minor == self.made.total

    @property
    def misled(self) -> bool:
        """Whether a wrong total was marked as verified, in either reading."""
        return any(
            receipt.verified and (receipt.total is None or receipt.total.value.minor != self.made.total)
            for receipt in (self.clean, self.spoiled)
        )

    @property
    def found(self) -> bool:
        """Whether the changed row is among the first doubtful lines."""
        said = " ".join(self.line.text.split())
        return any(said in " ".join(doubt.text.split()) for doubt in self.spoiled.doubtful[:OFFERED])

    @property
    def itemised(self) -> bool:
        """Whether every item's amount was read from the unchanged receipt, in order."""
        return [item.amount.minor for item in self.clean.items] == [item.amount for item in self.made.items]


def habits(made: PrintedPurchase) -> HouseholdHabits:
    """Return the reading habits (currency, date order, decimal mark) of a household in the till's country."""
    return HouseholdHabits(TODAY, made.currency, not made.till["dates"][0].startswith("%m"), made.till["mark"])


def trial(seed: int, country: str | None = None, *, odd: bool = False) -> Trial:
    """Return the trial of a seed's receipt, whose words are tilted and shaken and lose some spaces."""
    chance = Random(seed)
    made = invent(chance, country, odd=odd)
    rows = Printer(made, chance).rows()
    warp = Warp(chance.uniform(-7, 7), chance.uniform(-0.05, 0.05), chance.uniform(0, 6), chance.choice((0, 0, 0.3, 1)))
    clean = read_receipt([page(rows, chance, warp)], habits(made))
    wrong, index = corrupted(rows, chance)
    spoiled = read_receipt([page(wrong, chance, Warp(warp.tilt, warp.keystone))], habits(made))
    return Trial(made, clean, spoiled, wrong[index])


def made_up(count: int, first: int = 0, *, odd: bool = False) -> dict[str, float | None]:
    """Return the shares of right readings over ``count`` seeds.

    ``verified_right`` is the share of right totals among all readings marked as verified.
    """
    trials = [trial(seed, odd=odd) for seed in range(first, first + count)]
    sure = sum(t.clean.verified + t.spoiled.verified for t in trials)
    return {
        "n": count,
        "total": sum(t.right for t in trials) / count,
        "date": sum(t.clean.day is not None and t.clean.day.value == t.made.when.date() for t in trials) / count,
        "items": sum(t.itemised for t in trials) / count,
        "verified": sum(t.clean.verified for t in trials) / count,
        "verified_right": 1 - sum(t.misled for t in trials) / sure if sure else None,
        "corrupted_in_top_two": sum(t.found for t in trials) / count,
    }


async def photographed(count: int, engine: str = "rapidocr") -> dict[str, float]:
    """Return the shares of right totals and days read from photos of made-up receipts with Latin letters."""
    counted: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        made = [_saved(seed, Path(folder)) for seed in range(count)]
        seen = {look.file: look for look in await looks(engine, [path for path, _ in made])}
    for path, purchase in made:
        receipt = read_receipt(seen[path.name].pages, habits(purchase)) if path.name in seen else Receipt()
        right = receipt.total is not None and receipt.total.value.minor == purchase.total
        counted.update(
            total=right,
            date=receipt.day is not None and receipt.day.value == purchase.when.date(),
            verified=receipt.verified,
            verified_wrong=receipt.verified and not right,
        )
    return {"n": count, **{name: value / count for name, value in counted.items()}} if count else {}


def _saved(seed: int, folder: Path) -> tuple[Path, PrintedPurchase]:
    chance = Random(seed)
    made = invent(chance, chance.choice(("my", "us", "gb", "de", "es", "fr", "it", "nl", "pl", "pt", "id")))
    out = BytesIO()
    photo(Printer(made, chance).rows(), chance).save(out, "JPEG", quality=80)
    path = folder / f"{seed:04d}.jpg"
    path.write_bytes(out.getvalue())
    return path, made
