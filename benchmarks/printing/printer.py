"""Printing a made-up purchase as a till would: rows of a fixed width, each marked with its meaning and amount."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.printing.invent import Bought, PrintedPurchase, happens
from core.model.money import count_decimals

WIDTHS = (32, 38, 42, 48)


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed row; its amount is the letters from ``start`` to ``end``, ``part`` the meaning of the row."""

    text: str
    part: str = ""
    start: int = 0
    end: int = 0


def money(minor: int, made: PrintedPurchase, *, grouped: bool) -> str:
    """Return an amount as this till writes it."""
    mark = made.till["mark"]
    group = "." if mark == "," else ","
    digits = 0 if made.till.get("whole") else count_decimals(made.currency)
    whole, cents = divmod(abs(minor), 10 ** count_decimals(made.currency))
    if made.till.get("whole"):
        return ("-" if minor < 0 else "") + f"{whole:,}".replace(",", mark)
    written = f"{whole:,}".replace(",", group) if grouped else str(whole)
    return ("-" if minor < 0 else "") + (f"{written}{mark}{cents:0{digits}d}" if digits else written)


class Printer:
    """The printing habits of one till for one receipt: width, words and layout."""

    def __init__(self, made: PrintedPurchase, chance: Random) -> None:
        self.made, self.chance = made, chance
        self.width = chance.choice(WIDTHS)
        self.grouped = happens(chance, 0.5)
        self.sign = chance.choice(("", "", "", self._sign()))
        self.code = chance.choice(("", "", " A", " SR", " T", "T"))
        self.words: dict[str, str] = {name: str(chance.choice(said)) for name, said in made.till["words"].items()}
        self.layout = chance.choice((self._plain, self._counted, self._two_rows, self._columns, self._below))

    def _sign(self) -> str:
        return {"MYR": "RM", "USD": "$", "GBP": "£", "INR": "Rs.", "IDR": "Rp", "EUR": "€ "}.get(self.made.currency, "")

    def rows(self) -> list[Printed]:
        """Return all rows of the receipt from top to bottom."""
        parts: tuple[Callable[[], Iterator[Printed]], ...] = (
            self._top, self._head, self._list, self._sums, self._payment, self._table, self._foot
        )  # fmt: skip
        return [row for part in parts for row in part()]

    def _amount(self, label: str, minor: int, part: str, tail: str = "", *, signed: bool = True) -> Printed:
        written = (self.sign if signed else "") + money(minor, self.made, grouped=self.grouped)
        room = max(2, self.width - len(label) - len(written))
        text = label + " " * room + written + tail
        return Printed(text, part, len(label) + room, len(label) + room + len(written))

    def _fill(self, pattern: str) -> str:
        text = pattern.replace("{rate}", f"{self.made.rate:g}")
        while "{n}" in text:
            text = text.replace("{n}", str(self.chance.randint(10, 99)), 1)
        while "{a}" in text:
            text = text.replace("{a}", self.chance.choice("ABDKTXW"), 1)
        return text

    def _top(self) -> Iterator[Printed]:
        till = self.made.till
        yield Printed(self._centred(self.made.merchant), "merchant")
        for pattern in self.chance.sample(till["numbers"], 2):
            yield Printed(self._centred(self._fill(pattern)))
        for pattern in till["places"][: self.chance.randint(1, 3)]:
            yield Printed(self._centred(self._fill(pattern)), "address")
        title = self.chance.choice(till["titles"])
        if title:
            yield Printed(self._centred(str(title)))

    def _centred(self, text: str) -> str:
        return " " * max(0, (self.width - len(text)) // 2) + text

    def _head(self) -> Iterator[Printed]:
        day = self.made.when.strftime(self.chance.choice(self.made.till["dates"]))
        clock = self.made.when.strftime(self.chance.choice(("%H:%M", "%H:%M:%S")))
        label = f"{self.words['date']} {day}".strip()
        yield Printed(f"No. {self.chance.randint(10_000, 99_999_999)}")
        if happens(self.chance, 0.4):
            yield Printed(f"{label} {clock}", "day")
        else:
            yield Printed(f"{label}    {self.words['time']} {clock}", "day")
        if happens(self.chance, 0.2):
            yield Printed(f"{self.made.when.year - 7} Member card 60{self.chance.randint(10**6, 10**7)}")

    def _list(self) -> Iterator[Printed]:
        if self.layout == self._columns:
            yield Printed(f"{'Description':<{self.width - 22}}Qty  Price    Amount")
        for item in self.made.items:
            yield from self.layout(item)
            if item.off:
                yield self._amount("  " + self.words["discount"], -item.off, "discount", signed=False)

    def _price(self, minor: int) -> str:
        return money(minor, self.made, grouped=self.grouped)

    def _plain(self, item: Bought) -> Iterator[Printed]:
        yield self._amount(item.name, item.amount, "item", self.code, signed=False)

    def _counted(self, item: Bought) -> Iterator[Printed]:
        yield self._amount(f"{item.quantity} {item.name}", item.amount, "item", self.code, signed=False)

    def _two_rows(self, item: Bought) -> Iterator[Printed]:
        yield Printed(item.name)
        times = f"  {item.quantity} x {self._price(item.price)}"
        yield self._amount(times, item.amount, "item", self.code, signed=False)

    def _columns(self, item: Bought) -> Iterator[Printed]:
        left = f"{item.name[: self.width - 24]:<{self.width - 22}}{item.quantity:<5}{self._price(item.price)}"
        yield self._amount(left, item.amount, "item", self.code, signed=False)

    def _below(self, item: Bought) -> Iterator[Printed]:
        yield self._amount(item.name, item.amount, "item", self.code, signed=False)
        if item.quantity > 1:
            yield Printed(f"  {item.quantity} x {self._price(item.price)}")

    def _sums(self) -> Iterator[Printed]:
        made, words = self.made, self.words
        extras = made.discount or made.service or made.deposit or (made.taxes and not made.inside)
        if extras or happens(self.chance, 0.5):
            yield self._amount(words["subtotal"], made.subtotal, "subtotal")
        if made.discount:
            yield self._amount(words["discount"], -made.discount, "discount")
        if made.service:
            yield self._amount(words["service"], made.service, "service")
        if not made.inside:
            yield from self._taxes()
        if made.deposit:
            yield self._amount(words["deposit"], made.deposit, "deposit")
        yield from self._totals()

    def _taxes(self) -> Iterator[Printed]:
        for name, tax in zip(("tax", "tax2"), self.made.taxes, strict=False):
            half = self.made.rate / len(self.made.taxes)
            yield self._amount(self.words[name].replace("{rate}", f"{half:g}"), tax, "tax")

    def _totals(self) -> Iterator[Printed]:
        made, words = self.made, self.words
        if made.rounding or made.tip:
            yield self._amount(words["gross"] if made.inside else words["total"], made.before, "before")
            name, minor = ("rounding", made.rounding) if made.rounding else ("tip", made.tip)
            yield self._amount(words[name], minor, name)
            yield self._amount(words["final"], made.total, "total")
        else:
            yield self._amount(
                words["gross" if made.inside and happens(self.chance, 0.3) else "total"], made.total, "total"
            )
        if made.inside and made.taxes and happens(self.chance, 0.4):
            yield self._amount(self._fill(words["inside"]), sum(made.taxes), "inside")

    def _payment(self) -> Iterator[Printed]:
        if self.made.card:
            yield self._amount(self.words["card"], self.made.total, "card")
            if happens(self.chance, 0.5):
                yield Printed(f"XXXX XXXX XXXX {self.chance.randint(1000, 9999)}", "tail")
            return
        yield self._amount(self.words["cash"], self.made.cash, "cash")
        if self.made.change or happens(self.chance, 0.5):
            yield self._amount(self.words["change"], self.made.change, "change")

    def _table(self) -> Iterator[Printed]:
        made = self.made
        if not made.taxes or happens(self.chance, 0.5):
            return
        tax = sum(made.taxes)
        base = made.before - made.deposit - tax
        yield Printed(f"{self.words['table']:<{self.width - 18}}Amount    Tax")
        yield Printed(f"{f'A {made.rate:g}%':<{self.width - 18}}{self._price(base):<10}{self._price(tax)}", "table")
        if happens(self.chance, 0.4):
            yield Printed(f"{'Total':<{self.width - 18}}{self._price(base):<10}{self._price(tax)}", "table")

    def _foot(self) -> Iterator[Printed]:
        if happens(self.chance, 0.4):
            yield Printed(self._fill(self.words["count"]).replace("  ", " " * 12))
        if happens(self.chance, 0.2):
            yield Printed(f"Valid until 31/12/{self.made.when.year + 1}")
        yield Printed(self._centred(self.words["thanks"]))
