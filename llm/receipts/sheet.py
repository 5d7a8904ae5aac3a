"""Rows into lines: what each row of a receipt is (an item, a tax, the total, the change) and the amount it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median

from llm.receipts.cues import Cue, Vocabulary
from llm.receipts.figures import Figure, Style, figures
from llm.receipts.rows import Row


class Kind(StrEnum):
    """What a row is."""

    ITEM = "item"
    SUBTOTAL = "subtotal"
    NET = "net"
    TAX = "tax"
    SERVICE = "service"
    TIP = "tip"
    ROUNDING = "rounding"
    DISCOUNT = "discount"
    DEPOSIT = "deposit"
    TOTAL = "total"
    CASH = "cash"
    CARD = "card"
    CHANGE = "change"
    COUNT = "count"
    TABLE = "table"
    HEAD = "head"
    OTHER = "other"


SUMS = frozenset({Kind.SUBTOTAL, Kind.NET, Kind.TOTAL})
"""Where the list of items is over."""

EXTRAS = frozenset({Kind.TAX, Kind.SERVICE, Kind.TIP, Kind.ROUNDING, Kind.DISCOUNT, Kind.DEPOSIT})
TENDER = frozenset({Kind.CASH, Kind.CARD, Kind.CHANGE})
LABELLED = SUMS | EXTRAS | TENDER

STRONG, GROSS, PLAIN, FAINT = 3.0, 2.6, 2.0, 0.5
"""How surely a label names what is to be paid."""

REACH = 1.6
"""Of a letter's height: how far below its label an amount may stand."""

MOST_ROUNDED = 100
"""Minor units; a row of rounding that names more names the total before or after it."""

MOST_TOTAL = 10_000_000
"""Whole units; larger figures are numbers of something else."""

TABLE_ROWS = 8

_STAMP = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}|\d{1,2}:\d{2}|\d{1,2}[ -][A-Za-z]{3}[ -]\d{2,4}")
_RATE = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?)\s?%|%\s?(\d{1,2})")


@dataclass(frozen=True)
class Line:
    """One row read: its kind, its money figures and the one that is its amount."""

    kind: Kind
    row: Row
    index: int
    figures: tuple[Figure, ...] = ()
    amount: Figure | None = None
    weight: float = 0.0
    """How surely it names the total, for totals."""
    rate: str | None = None
    """Percent, as printed with a point."""
    inside: bool = False
    """A tax said to be in the prices already."""

    @property
    def minor(self) -> int:
        """Its amount in minor units; 0 where there is none."""
        return self.amount.minor if self.amount else 0


def lines(rows: Sequence[Row], style: Style, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Every row as a line."""
    found = [_line(row, index, style, vocabulary) for index, row in enumerate(rows)]
    found = _changed(_weighed(_tables(_adopted(found))))
    return tuple(_items(found))


def _line(row: Row, index: int, style: Style, vocabulary: Vocabulary) -> Line:
    cues = vocabulary.cues(row.text)
    kind, weight = kind_of(cues)
    every = figures(row, style)
    amount = _amount(every, style, labelled=kind in LABELLED)
    if kind is Kind.COUNT and "total" in {cue.role for cue in cues} and amount and amount.exact:
        kind, weight = Kind.TOTAL, FAINT
    if kind is Kind.ROUNDING and amount and abs(amount.minor) > MOST_ROUNDED:
        kind, weight = Kind.TOTAL, PLAIN
    rate = _RATE.search(row.text)
    inside = kind is Kind.TAX and bool({"gross", "within"} & {cue.role for cue in cues})
    return Line(
        kind, row, index, every, amount, weight, (rate[1] or rate[2]).replace(",", ".") if rate else None, inside
    )


def _amount(every: Sequence[Figure], style: Style, *, labelled: bool) -> Figure | None:
    """The rightmost figure that is surely money; on a row with a label also one that lost its point."""
    exact = [
        figure
        for figure in every
        if figure.exact and (style.digits or figure.signed or _plain(figure, labelled=labelled))
    ]
    if exact:
        return exact[-1]
    signed = [figure for figure in every if figure.signed and not figure.places]
    if signed and (len(re.sub(r"\D", "", signed[-1].text)) < 3 or not style.digits):
        return signed[-1]
    if labelled and len(every) > 1 and style.digits and _column_of_cents(every[-2], every[-1]):
        return replace(every[-2], minor=every[-2].minor + int(every[-1].text), mended=True)
    if labelled and every and style.digits and not every[-1].text.startswith("00"):
        return pointless(every[-1], style)
    return None


def _column_of_cents(whole: Figure, cents: Figure) -> bool:
    """Whether two figures are one amount whose cents stand in a column of their own, as on pads: "80  00"."""
    near = cents.box.left - whole.box.right < 3 * (whole.box.bottom - whole.box.top)
    return near and not whole.places and not cents.places and bool(re.fullmatch(r"\d\d", cents.text))


def _plain(figure: Figure, *, labelled: bool) -> bool:
    """Whole amounts without any sign: where a label names them, or long enough to be a price."""
    return labelled or abs(figure.thousandths) >= 100_000 or "." in figure.text or "," in figure.text


def pointless(figure: Figure, style: Style) -> Figure | None:
    """A figure whose point was lost: "8817" for 88.17; None where it is too short or too long for that."""
    digits = re.sub(r"\D", "", figure.text)
    if figure.places or not style.digits < len(digits) < 8:
        return None
    return replace(figure, minor=figure.minor // 10**style.exponent, mended=True)


def kind_of(cues: Sequence[Cue]) -> tuple[Kind, float]:
    """What a row's cues make it, and for a total how surely."""
    roles = [cue.role for cue in cues if cue.role != "head"]
    said = set(roles)
    if len(roles) < len(cues) and said and said <= {"tax", "count", "discount", "total", "net"} and said != {"tax"}:
        return Kind.HEAD, 0.0
    if not said:
        return (Kind.HEAD if cues else Kind.ITEM), 0.0
    for roles_needed, kind in _RULES:
        if roles_needed <= said:
            return kind, 0.0
    if said & {"strong_total", "total"}:
        return _total(roles)
    return next((kind for role, kind in _SINGLE if role in said), Kind.OTHER), 0.0


_RULES: tuple[tuple[frozenset[str], Kind], ...] = tuple(
    (frozenset(roles.split()), kind)
    for roles, kind in (
        ("saved", Kind.OTHER),
        ("change", Kind.CHANGE),
        ("subtotal net", Kind.NET),
        ("subtotal", Kind.SUBTOTAL),
        ("table", Kind.TABLE),
        ("within tax", Kind.TAX),
        ("strong_total net", Kind.NET),
        ("strong_total count", Kind.COUNT),
        ("strong_total tip", Kind.TIP),
        ("total rounding", Kind.ROUNDING),
        ("total discount", Kind.DISCOUNT),
        ("total deposit", Kind.DEPOSIT),
        ("total service", Kind.SERVICE),
        ("total count", Kind.COUNT),
        ("total card", Kind.CARD),
        ("total cash", Kind.CASH),
        ("count tax", Kind.HEAD),
        ("cash card", Kind.CARD),
    )
)
"""Mixtures that mean one thing; the first that fits wins."""

_SINGLE = (
    ("service", Kind.SERVICE),
    ("tip", Kind.TIP),
    ("deposit", Kind.DEPOSIT),
    ("rounding", Kind.ROUNDING),
    ("discount", Kind.DISCOUNT),
    ("tax", Kind.TAX),
    ("net", Kind.NET),
    ("card", Kind.CARD),
    ("cash", Kind.CASH),
    ("gross", Kind.TOTAL),
    ("count", Kind.COUNT),
)


def _total(roles: Sequence[str]) -> tuple[Kind, float]:
    """Of rows that say total: net of tax, the tax itself, or what is to be paid."""
    if "strong_total" in roles:
        return Kind.TOTAL, STRONG
    if "net" in roles:
        return Kind.NET, 0.0
    if "gross" in roles:
        return Kind.TOTAL, GROSS
    return (Kind.TAX, 0.0) if "tax" in roles else (Kind.TOTAL, PLAIN)


def _adopted(found: Sequence[Line]) -> list[Line]:
    """Labels without an amount take the lone amount of the next row, or of the one before, where it has no label."""
    made = list(found)
    for at, line in enumerate(made):
        if line.kind not in LABELLED or line.amount:
            continue
        for other in (at + 1, at - 1):
            if 0 <= other < len(made) and _lone(made[other]) and _close(line, made[other]):
                row = Row(line.row.words + made[other].row.words, line.row.y, line.row.height)
                made[at] = replace(line, row=row, amount=made[other].amount, figures=made[other].figures)
                made[other] = replace(made[other], kind=Kind.OTHER, amount=None)
                break
    return made


def _lone(line: Line) -> bool:
    letters = sum(c.isalpha() for c in line.row.text)
    return line.kind is Kind.ITEM and line.amount is not None and len(line.figures) == 1 and letters <= 3


def _close(one: Line, other: Line) -> bool:
    return abs(one.row.y - other.row.y) < REACH * max(one.row.height, other.row.height)


def _tables(found: Sequence[Line]) -> list[Line]:
    """Rows of a tax summary below its head, so that its totals are not taken for the receipt's."""
    made = list(found)
    first = next((line.index for line in made if line.kind in SUMS and line.amount), len(made))
    for at, line in enumerate(made):
        if not _heads_table(line) or (line.kind is Kind.TAX and at < first):
            continue
        made[at] = replace(line, kind=Kind.TABLE)
        for below in range(at + 1, min(len(made), at + 1 + TABLE_ROWS)):
            if not _in_table(made[below]):
                break
            made[below] = replace(made[below], kind=Kind.TABLE)
    return made


def _changed(found: Sequence[Line]) -> list[Line]:
    """Where no row says change, the amount below the cash is it; a total named after the change is none."""
    made = list(found)
    paid = [line.index for line in made if line.kind is Kind.CASH and line.amount]
    if paid and not any(line.kind is Kind.CHANGE and line.amount for line in made):
        for line in made[paid[0] + 1 : paid[0] + 3]:
            if _may_be_change(line, made[paid[0]]):
                made[line.index] = replace(line, kind=Kind.CHANGE)
                break
    if not any(line.kind is Kind.TOTAL and line.amount for line in made):
        made = [_paid_total(line) for line in made]
    made = [_owed(line, paid) for line in made]
    last = next((line.index for line in made if line.kind is Kind.CHANGE and line.amount), len(made))
    made = [replace(x, weight=FAINT) if x.kind is Kind.TOTAL and x.index > last else x for x in made]
    return _settled(made)


def _weighed(found: Sequence[Line]) -> list[Line]:
    """A "tax" of more than half of what was bought is a total whose label was half read."""
    bought = [
        line.minor
        for line in found
        if line.kind in {Kind.ITEM, Kind.SUBTOTAL, Kind.NET} and line.amount and line.amount.exact
    ]
    most = max((minor for minor in bought if minor < 100 * MOST_TOTAL), default=0)
    return [
        replace(line, kind=Kind.TOTAL, weight=PLAIN)
        if line.kind is Kind.TAX and line.amount and line.amount.exact and 0 < most < 2 * line.minor
        else line
        for line in found
    ]


def _settled(found: Sequence[Line]) -> list[Line]:
    """An amount between the sums and the payment that is what was paid is a total whose label nobody could read."""
    named = [line for line in found if line.amount]
    paid = [line for line in named if line.kind in {Kind.CASH, Kind.CARD}]
    change = next((line.minor for line in named if line.kind is Kind.CHANGE), 0)
    sums = [line.index for line in named if line.kind in SUMS and paid and line.index < paid[0].index]
    if not paid or not sums:
        return list(found)
    owed, between = abs(paid[0].minor) - abs(change), range(sums[-1] + 1, paid[0].index)
    return [
        replace(x, kind=Kind.TOTAL, weight=PLAIN)
        if x.index in between and x.kind in {Kind.ITEM, Kind.OTHER, Kind.HEAD} and x.amount and x.minor == owed
        else x
        for x in found
    ]


def _paid_total(line: Line) -> Line:
    """Where no other row names it, "total paid" is the total."""
    says = line.kind is Kind.CASH and line.amount and re.search("total|amount", line.row.text, re.IGNORECASE)
    return replace(line, kind=Kind.TOTAL, weight=PLAIN) if says else line


def _owed(line: Line, paid: Sequence[int]) -> Line:
    """A "balance" that nothing paid stands above is still to be paid."""
    if line.kind is Kind.CHANGE and line.amount and not any(index < line.index for index in paid):
        return replace(line, kind=Kind.TOTAL, weight=PLAIN if line.minor else FAINT)
    return line


def _may_be_change(line: Line, cash: Line) -> bool:
    fits = line.amount is not None and line.amount.exact and abs(line.minor) < abs(cash.minor)
    return fits and line.kind in {Kind.CASH, Kind.ITEM, Kind.OTHER} and len(line.figures) == 1


def _heads_table(line: Line) -> bool:
    exact = [figure for figure in line.figures if figure.exact]
    return not exact and (line.kind is Kind.TABLE or (line.kind is Kind.TAX and len(line.row.words) > 1))


def _in_table(line: Line) -> bool:
    exact = [figure for figure in line.figures if figure.exact]
    if line.kind in {Kind.TAX, Kind.ITEM, Kind.TABLE, Kind.HEAD, Kind.NET, Kind.OTHER, Kind.COUNT, Kind.SERVICE}:
        return len(exact) != 1 or line.kind in {Kind.TAX, Kind.NET}
    return line.kind in {Kind.TOTAL, Kind.SUBTOTAL} and len(exact) > 1


def _items(found: Sequence[Line]) -> Iterable[Line]:
    """Unlabelled rows with an amount are items between the head and the first sum; elsewhere they are nothing."""
    first = next((line.index for line in found if line.kind in SUMS and line.amount), len(found))
    heads = [line.index for line in found if line.index < first and _heads_items(line)]
    top = _top(found[:first])
    edge = _edge(found[top + 1 : first])
    for line in found:
        inside = (heads[0] if heads else top) < line.index < first
        if line.kind is Kind.HEAD and inside and line.amount and line.amount.exact:
            yield replace(line, kind=Kind.ITEM)
        elif line.kind in EXTRAS and line.index < first and not (line.amount and line.amount.exact):
            yield replace(line, kind=Kind.OTHER, amount=None)
        elif line.kind is not Kind.ITEM or (inside and line.amount and _on_edge(line.amount, edge, line.row.height)):
            yield line
        else:
            yield replace(line, kind=Kind.OTHER)


def _top(found: Sequence[Line]) -> int:
    """The last row of a receipt's top where it has no head: the one with the date or the time, if items follow it."""
    stamps = [line.index for line in found if _STAMP.search(line.row.text)]
    after = [i for i in stamps if any(line.kind is Kind.ITEM and line.amount for line in found[i + 1 :])]
    return after[-1] if after else -1


def _heads_items(line: Line) -> bool:
    return line.kind is Kind.HEAD and not any(figure.exact for figure in line.figures)


def _edge(found: Sequence[Line]) -> float | None:
    """Where amounts of items end on the right."""
    ends = [line.amount.box.right for line in found if line.kind is Kind.ITEM and line.amount and line.amount.exact]
    return median(sorted(ends)[len(ends) // 3 :]) if ends else None


def _on_edge(amount: Figure, edge: float | None, height: float) -> bool:
    return edge is None or amount.box.right > edge - 5 * height
