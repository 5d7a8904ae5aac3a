"""Photos sent together: one paper photographed in parts, or several papers, told by what stands on them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from core.model.page import Box, Page
from core.model.receipt import Album, Receipt, Sheaf
from core.receipts import merchant_name, purchase_day
from core.receipts.page_rows import Row, rows
from core.receipts.photo_overlap import PhotoOverlap, seam
from core.receipts.read_receipt import HouseholdHabits, currency_of, read_rows, sheet_of
from core.receipts.row_kinds import PLAIN, RowKind

Cut = tuple[tuple[int, ...], ...]
"""Photos by the paper they show, each paper's in the order they were sent."""

FEW = 4
"""So many photos are tried in every way that keeps their order."""
MOST_ROWS = 300
"""Of a photo that are read in every way; no photo of a slip shows more."""
HEAD = 4
"""Rows without an amount above the first with one, from which they are a receipt's head."""
SURE = 1.0
"""By how much one way must be better than another not to be asked about."""
FIRM, PLAINLY, HARDLY, OPEN = 3.0, 2.0, 1.0, 0.5
"""What a seam between two photos says for or against one paper."""
VERIFIED, UNSUMMED = 2.0, -2.0
"""What sums that agree say for a paper, and what a paper without a total says against itself."""


@dataclass(frozen=True)
class PhotoPart:
    """One photo: its rows with boxes below those of the photos before it, and what it says alone."""

    rows: tuple[Row, ...]
    habits: HouseholdHabits

    @cached_property
    def alone(self) -> Receipt:
        """Its receipt were there nothing else."""
        return read_rows(self.rows, self.habits)

    @cached_property
    def closes(self) -> bool:
        """Whether it names a total."""
        listed = sheet_of(self.rows, self.habits, currency_of(self.rows, self.habits).code)
        return any(line.kind is RowKind.TOTAL and line.weight >= PLAIN and line.minor > 0 for line in listed)

    @cached_property
    def opens(self) -> bool:
        """Whether it begins with a receipt's head: who, where and when, before the first amount."""
        listed = sheet_of(self.rows, self.habits, currency_of(self.rows, self.habits).code)
        first = next((line.index for line in listed if line.amount and line.amount.exact), len(self.rows))
        head = [line.row for line in listed[:first] if line.kind in {RowKind.OTHER, RowKind.HEAD, RowKind.ITEM}]
        dated = purchase_day.find_day(head, purchase_day.DateHabits(self.habits.today)) is not None
        return HEAD <= first < len(self.rows) or (
            first > 1 and sum(map(merchant_name.says_who_or_where, head)) + 2 * dated > 1
        )

    @property
    def face(self) -> tuple[object, ...]:
        """What two photos of one paper say alike."""
        read = self.alone
        return tuple(field.value if field else None for field in (read.total, read.day, read.time))


class PhotoLayouts:
    """The photos side by side: every way to lay them out, weighed."""

    def __init__(self, parts: Sequence[PhotoPart]) -> None:
        self._parts = parts
        self._seams: dict[tuple[int, int], PhotoOverlap] = {}
        self._read: dict[tuple[int, ...], tuple[tuple[int, ...], Receipt]] = {}

    def ways(self) -> list[tuple[float, Cut]]:
        """Every way that is tried with its weight, the best first."""
        return sorted(((self._weigh(cut), cut) for cut in self._cuts()), key=lambda way: -way[0])

    def _cuts(self) -> list[Cut]:
        count = len(self._parts)
        if count <= FEW:
            return [_cut(count, mask) for mask in range(1 << (count - 1))]
        plainly = sum(1 << at for at in range(count - 1) if self._apart(at, at + 1) > 0)
        return [_cut(count, mask) for mask in dict.fromkeys((plainly, 0, (1 << (count - 1)) - 1))]

    def _weigh(self, cut: Cut) -> float:
        """The weakest paper, and what the seams say on the whole."""
        papers = [self._worth(group) for group in cut]
        home = {photo: number for number, group in enumerate(cut) for photo in group}
        seams = [self._apart(a, b) * (1 if home[a] != home[b] else -1) for a, b in pairwise(range(len(self._parts)))]
        return min(papers) + sum(seams) / max(1, len(seams)) - sum(map(self._swallowed, cut))

    def _worth(self, group: Sequence[int]) -> float:
        """A paper whose total no row names is none: a head's number looks like an amount at times."""
        receipt = self.read(group)[1]
        if receipt.verified:
            return VERIFIED
        return 0.0 if receipt.total is not None and any(self._parts[at].closes for at in group) else UNSUMMED

    def summed(self, cut: Cut) -> bool:
        """Whether every paper has a total: what has none cannot be offered as a receipt."""
        return all(self._worth(group) > UNSUMMED for group in cut)

    def _apart(self, upper: int, lower: int) -> float:
        """How much speaks for two papers where one photo follows another; below zero for one."""
        one, other = self._parts[upper], self._parts[lower]
        if one.opens and other.opens and other.closes and one.face[0] == other.face[0]:
            return self._alike(one, other, self.seam(upper, lower))
        if self.seam(upper, lower).firm:
            return -FIRM
        if one.closes and other.opens:
            return PLAINLY if other.closes or other.alone.items else OPEN
        if not one.closes and not other.opens:
            return -PLAINLY
        if one.closes:
            return HARDLY if other.closes and other.alone.items else -HARDLY
        return OPEN

    @staticmethod
    def _alike(one: PhotoPart, other: PhotoPart, found: PhotoOverlap) -> float:
        """Two photos with one total: the same paper again, its card slip, or two like purchases."""
        days_differ = None not in (one.face[1], other.face[1]) and one.face[1] != other.face[1]
        times_differ = None not in (one.face[2], other.face[2]) and one.face[2] != other.face[2]
        slip = not (one.alone.items and other.alone.items)
        if days_differ or (times_differ and not slip):
            return FIRM
        if one.face == other.face and one.face[2] is not None and found.firm:
            return -FIRM
        return 0.0

    def _swallowed(self, group: Sequence[int]) -> float:
        """What speaks against a paper of several heads, one of which is whole without the others."""
        parts = [self._parts[at] for at in group if self._parts[at].opens]
        whole = {part.face[0] for part in parts if part.alone.verified}
        return FIRM * bool(whole and len({part.face[0] for part in parts}) > 1)

    def seam(self, upper: int, lower: int) -> PhotoOverlap:
        """The rows that stand on both."""
        if (upper, lower) not in self._seams:
            self._seams[upper, lower] = seam(self._parts[upper].rows, self._parts[lower].rows)
        return self._seams[upper, lower]

    def read(self, group: Sequence[int]) -> tuple[tuple[int, ...], Receipt]:
        """A paper's photos from top to bottom, and the receipt; in another order where only that adds up."""
        key = tuple(group)
        if key not in self._read:
            tried = [(order, receipt) for order in self._orders(key) for receipt in self._joined(order)]
            plainest = [each for each in tried if each[0] == tried[0][0]][-1]
            self._read[key] = next((each for each in tried if each[1].verified), plainest)
        return self._read[key]

    def _orders(self, group: tuple[int, ...]) -> list[tuple[int, ...]]:
        """As they were sent, and those with a head first, those with a total last; this first where a head is late."""
        sorted_out = tuple(sorted(group, key=lambda at: (not self._parts[at].opens, self._parts[at].closes)))
        late = not self._parts[group[0]].opens and self._parts[sorted_out[0]].opens
        return list(dict.fromkeys((sorted_out, group) if late else (group, sorted_out)))

    def _joined(self, order: Sequence[int]) -> Iterator[Receipt]:
        """The receipt with rows on two photos told once; and where one row alone is on both, told twice as well."""
        if len(order) == 1:
            yield self._parts[order[0]].alone
            return
        yield self._read_joined(order, single=True)
        if any(self.seam(a, b).alike == 1 for a, b in pairwise(order)):
            yield self._read_joined(order, single=False)

    def _read_joined(self, order: Sequence[int], *, single: bool) -> Receipt:
        found = list(self._parts[order[0]].rows)
        for upper, lower in pairwise(order):
            both = self.seam(upper, lower)
            both = both if both.firm or single else PhotoOverlap()
            found = found[: len(found) - both.upper] + list(self._parts[lower].rows[both.lower :])
        return read_rows(found, self._parts[order[0]].habits)


def _cut(count: int, mask: int) -> Cut:
    """The photos parted wherever the mask has a bit."""
    groups: list[list[int]] = [[0]]
    for at in range(1, count):
        if mask >> (at - 1) & 1:
            groups.append([])
        groups[-1].append(at)
    return tuple(map(tuple, groups))


def read_album(photos: Sequence[Sequence[Page]], habits: HouseholdHabits) -> Album:
    """The receipts of photos sent together, each with another way to see it where that must be asked."""
    tops, parts = [], []
    below = 0.0
    for pages in photos:
        tops.append(below)
        found: list[Row] = []
        for page in pages:
            found += [_lowered(row, below) for row in rows(page)]
            below += page.height
        parts.append(PhotoPart(tuple(found[:MOST_ROWS]), habits))
    table = PhotoLayouts(parts)
    best, *others = table.ways()
    rivals = [cut for weight, cut in others if best[0] - weight <= SURE and table.summed(cut)]
    return _album(table, best[1], rivals[0] if rivals and table.summed(best[1]) else best[1], tops)


def _album(table: PhotoLayouts, best: Cut, rival: Cut, tops: Sequence[float]) -> Album:
    """The papers both ways agree on, and where they part the coarser paper with its finer ones as the other way."""
    coarse = [group for group in dict.fromkeys((*best, *rival)) if not _inside(group, (*best, *rival))]
    if len({at for group in coarse for at in group}) != sum(map(len, coarse)):
        coarse = list(best)
    made = []
    for group in sorted(coarse):
        finer = [one for one in (*best, *rival) if set(one) < set(group)]
        made.append(replace(_sheaf(table, group, tops), otherwise=tuple(_sheaf(table, one, tops) for one in finer)))
    return Album(tuple(made))


def _inside(group: Sequence[int], others: Sequence[Sequence[int]]) -> bool:
    return any(set(group) < set(other) for other in others)


def _sheaf(table: PhotoLayouts, group: Sequence[int], tops: Sequence[float]) -> Sheaf:
    order, receipt = table.read(group)
    box = receipt.total.boxes[0] if receipt.total and receipt.total.boxes else None
    shown = bisect_right(tops, box.top) - 1 if box else order[0]
    return Sheaf(order, receipt, shown, _moved(box, -tops[shown]) if box else None)


def _lowered(row: Row, by: float) -> Row:
    words = tuple(replace(word, box=_moved(word.box, by)) for word in row.words)
    return replace(row, words=words, y=row.y + by)


def _moved(box: Box, by: float) -> Box:
    a, b, c, d = ((x, y + by) for x, y in box.corners)
    return Box((a, b, c, d))
