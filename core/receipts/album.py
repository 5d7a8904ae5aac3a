"""Decide by what is printed whether photos sent together show one receipt in parts or several receipts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from core.model.page import Box, PageText
from core.model.receipt import Album, JoinedReceipt, Receipt
from core.receipts import merchant_name, purchase_day
from core.receipts.page_rows import PageRow, group_rows
from core.receipts.photo_overlap import PhotoOverlap, find_overlap
from core.receipts.read_receipt import HouseholdHabits, label_rows, read_currency, read_receipt_rows
from core.receipts.row_kinds import PLAIN, RowKind

Cut = tuple[tuple[int, ...], ...]
"""A division of photos into receipts: for each receipt the numbers of its photos, in the order sent."""

FEW = 4
"""The most photos of which every division that keeps their order is tried; of more only a few likely ones."""
MOST_ROWS = 300
"""The most rows of one photo that are read."""
HEAD = 4
"""The least number of rows above the first amount that count as a receipt's head."""
SURE = 1.0
"""By how much the best division must outweigh the next one for the member not to be asked."""
FIRM, PLAINLY, HARDLY, OPEN = 3.0, 2.0, 1.0, 0.5
"""Weights of evidence for or against a cut between two photos, from firm to nearly none."""
VERIFIED, UNSUMMED = 2.0, -2.0
"""Weights of a receipt whose sums agree, and of one without a total."""


@dataclass(frozen=True)
class PhotoPart:
    """One photo of an album: its rows, lowered below those of the photos before, and what they tell by themselves."""

    rows: tuple[PageRow, ...]
    habits: HouseholdHabits

    @cached_property
    def own_receipt(self) -> Receipt:
        """Return the receipt read from this photo alone."""
        return read_receipt_rows(self.rows, self.habits)

    @cached_property
    def has_total(self) -> bool:
        """Return whether a row of the photo names a total."""
        listed = label_rows(self.rows, self.habits, read_currency(self.rows, self.habits).code)
        return any(line.kind is RowKind.TOTAL and line.weight >= PLAIN and line.minor > 0 for line in listed)

    @cached_property
    def has_head(self) -> bool:
        """Return whether the photo begins with a receipt's head: shop, address and date before the first amount."""
        listed = label_rows(self.rows, self.habits, read_currency(self.rows, self.habits).code)
        first = next((line.index for line in listed if line.amount and line.amount.exact), len(self.rows))
        head = [line.row for line in listed[:first] if line.kind in {RowKind.OTHER, RowKind.HEAD, RowKind.ITEM}]
        dated = purchase_day.find_day(head, purchase_day.DateHabits(self.habits.today)) is not None
        return HEAD <= first < len(self.rows) or (
            first > 1 and sum(map(merchant_name.is_shop_detail, head)) + 2 * dated > 1
        )

    @property
    def purchase_identity(self) -> tuple[object, ...]:
        """Return the total, day and time, which are equal on two photos of one receipt."""
        read = self.own_receipt
        return tuple(field.value if field else None for field in (read.total, read.day, read.time))


class PhotoLayouts:
    """The divisions of an album's photos into receipts, each with its weight."""

    def __init__(self, parts: Sequence[PhotoPart]) -> None:
        self._parts = parts
        self._seams: dict[tuple[int, int], PhotoOverlap] = {}
        self._read: dict[tuple[int, ...], tuple[tuple[int, ...], Receipt]] = {}

    def rank_layouts(self) -> list[tuple[float, Cut]]:
        """Return the divisions that were tried with their weights, the best first."""
        return sorted(((self._weigh_layout(cut), cut) for cut in self._list_layouts()), key=lambda way: -way[0])

    def _list_layouts(self) -> list[Cut]:
        count = len(self._parts)
        if count <= FEW:
            return [_divide_photos(count, mask) for mask in range(1 << (count - 1))]
        plainly = sum(1 << at for at in range(count - 1) if self._weigh_boundary(at, at + 1) > 0)
        return [_divide_photos(count, mask) for mask in dict.fromkeys((plainly, 0, (1 << (count - 1)) - 1))]

    def _weigh_layout(self, cut: Cut) -> float:
        """Return the weight of a division: that of its weakest receipt, plus how well its cuts fit the photos."""
        papers = [self._weigh_receipt(group) for group in cut]
        home = {photo: number for number, group in enumerate(cut) for photo in group}
        seams = [
            self._weigh_boundary(a, b) * (1 if home[a] != home[b] else -1) for a, b in pairwise(range(len(self._parts)))
        ]
        return min(papers) + sum(seams) / max(1, len(seams)) - sum(map(self._penalise_heads, cut))

    def _weigh_receipt(self, group: Sequence[int]) -> float:
        """Return the weight of some photos as one receipt: high if its sums agree, low if it has no total."""
        receipt = self.read_receipt_photos(group)[1]
        if receipt.verified:
            return VERIFIED
        return 0.0 if receipt.total is not None and any(self._parts[at].has_total for at in group) else UNSUMMED

    def has_all_totals(self, cut: Cut) -> bool:
        """Return whether every receipt of a division has a total, so that the division can be offered."""
        return all(self._weigh_receipt(group) > UNSUMMED for group in cut)

    def _weigh_boundary(self, upper: int, lower: int) -> float:
        """Return the evidence for a cut between two photos: positive for two receipts, negative for one."""
        one, other = self._parts[upper], self._parts[lower]
        if (
            one.has_head
            and other.has_head
            and other.has_total
            and one.purchase_identity[0] == other.purchase_identity[0]
        ):
            return self._weigh_same_total(one, other, self.find_shared_rows(upper, lower))
        if self.find_shared_rows(upper, lower).has_several_rows:
            return -FIRM
        if one.has_total and other.has_head:
            return PLAINLY if other.has_total or other.own_receipt.items else OPEN
        if not one.has_total and not other.has_head:
            return -PLAINLY
        if one.has_total:
            return HARDLY if other.has_total and other.own_receipt.items else -HARDLY
        return OPEN

    @staticmethod
    def _weigh_same_total(one: PhotoPart, other: PhotoPart, found: PhotoOverlap) -> float:
        """Return the evidence for two receipts where two photos show the same total.

        They may be a repeated photo, the receipt and its card slip, or two purchases.
        """
        days_differ = (
            None not in (one.purchase_identity[1], other.purchase_identity[1])
            and one.purchase_identity[1] != other.purchase_identity[1]
        )
        times_differ = (
            None not in (one.purchase_identity[2], other.purchase_identity[2])
            and one.purchase_identity[2] != other.purchase_identity[2]
        )
        slip = not (one.own_receipt.items and other.own_receipt.items)
        if days_differ or (times_differ and not slip):
            return FIRM
        if (
            one.purchase_identity == other.purchase_identity
            and one.purchase_identity[2] is not None
            and found.has_several_rows
        ):
            return -FIRM
        return 0.0

    def _penalise_heads(self, group: Sequence[int]) -> float:
        """Return the penalty for a receipt with several heads, one of which is complete by itself."""
        parts = [self._parts[at] for at in group if self._parts[at].has_head]
        whole = {part.purchase_identity[0] for part in parts if part.own_receipt.verified}
        return FIRM * bool(whole and len({part.purchase_identity[0] for part in parts}) > 1)

    def find_shared_rows(self, upper: int, lower: int) -> PhotoOverlap:
        """Return the overlap of two photos: the rows that the lower one repeats from the upper one."""
        if (upper, lower) not in self._seams:
            self._seams[upper, lower] = find_overlap(self._parts[upper].rows, self._parts[lower].rows)
        return self._seams[upper, lower]

    def read_receipt_photos(self, group: Sequence[int]) -> tuple[tuple[int, ...], Receipt]:
        """Return the order of a receipt's photos from top to bottom, and the receipt.

        The order is as sent, unless the sums agree only in another one.
        """
        key = tuple(group)
        if key not in self._read:
            tried = [(order, receipt) for order in self._list_orders(key) for receipt in self._read_orders(order)]
            plainest = [each for each in tried if each[0] == tried[0][0]][-1]
            self._read[key] = next((each for each in tried if each[1].verified), plainest)
        return self._read[key]

    def _list_orders(self, group: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Return the orders of photos to try: as sent, and sorted by head and total; this first if a head is late."""
        sorted_out = tuple(sorted(group, key=lambda at: (not self._parts[at].has_head, self._parts[at].has_total)))
        late = not self._parts[group[0]].has_head and self._parts[sorted_out[0]].has_head
        return list(dict.fromkeys((sorted_out, group) if late else (group, sorted_out)))

    def _read_orders(self, order: Sequence[int]) -> Iterator[Receipt]:
        """Yield readings of photos in an order: rows on two photos counted once, and a single such row also twice."""
        if len(order) == 1:
            yield self._parts[order[0]].own_receipt
            return
        yield self._read_joined(order, single=True)
        if any(self.find_shared_rows(a, b).alike == 1 for a, b in pairwise(order)):
            yield self._read_joined(order, single=False)

    def _read_joined(self, order: Sequence[int], *, single: bool) -> Receipt:
        found = list(self._parts[order[0]].rows)
        for upper, lower in pairwise(order):
            both = self.find_shared_rows(upper, lower)
            both = both if both.has_several_rows or single else PhotoOverlap()
            found = found[: len(found) - both.upper] + list(self._parts[lower].rows[both.lower :])
        return read_receipt_rows(found, self._parts[order[0]].habits)


def _divide_photos(count: int, mask: int) -> Cut:
    """Return the photos divided into groups, with a cut wherever the mask has a bit."""
    groups: list[list[int]] = [[0]]
    for at in range(1, count):
        if mask >> (at - 1) & 1:
            groups.append([])
        groups[-1].append(at)
    return tuple(map(tuple, groups))


def divide_album(photos: Sequence[Sequence[PageText]], habits: HouseholdHabits) -> Album:
    """Return the receipts on photos sent together.

    A receipt that may be several carries these as an alternative, about which the member is asked.
    """
    tops, parts = [], []
    below = 0.0
    for pages in photos:
        tops.append(below)
        found: list[PageRow] = []
        for page in pages:
            found += [_lower_row(row, below) for row in group_rows(page)]
            below += page.height
        parts.append(PhotoPart(tuple(found[:MOST_ROWS]), habits))
    table = PhotoLayouts(parts)
    best, *others = table.rank_layouts()
    rivals = [cut for weight, cut in others if best[0] - weight <= SURE and table.has_all_totals(cut)]
    return _assemble_album(table, best[1], rivals[0] if rivals and table.has_all_totals(best[1]) else best[1], tops)


def _assemble_album(table: PhotoLayouts, best: Cut, rival: Cut, tops: Sequence[float]) -> Album:
    """Return the receipts of the best division; where a rival division differs, one receipt with parts to ask about."""
    coarse = [group for group in dict.fromkeys((*best, *rival)) if not _is_part_of_another(group, (*best, *rival))]
    if len({at for group in coarse for at in group}) != sum(map(len, coarse)):
        coarse = list(best)
    made = []
    for group in sorted(coarse):
        finer = [one for one in (*best, *rival) if set(one) < set(group)]
        made.append(
            replace(
                _make_joined_receipt(table, group, tops),
                otherwise=tuple(_make_joined_receipt(table, one, tops) for one in finer),
            )
        )
    return Album(tuple(made))


def _is_part_of_another(group: Sequence[int], others: Sequence[Sequence[int]]) -> bool:
    return any(set(group) < set(other) for other in others)


def _make_joined_receipt(table: PhotoLayouts, group: Sequence[int], tops: Sequence[float]) -> JoinedReceipt:
    order, receipt = table.read_receipt_photos(group)
    box = receipt.total.boxes[0] if receipt.total and receipt.total.boxes else None
    shown = bisect_right(tops, box.top) - 1 if box else order[0]
    return JoinedReceipt(order, receipt, shown, _move_box(box, -tops[shown]) if box else None)


def _lower_row(row: PageRow, by: float) -> PageRow:
    words = tuple(replace(word, box=_move_box(word.box, by)) for word in row.words)
    return replace(row, words=words, y=row.y + by)


def _move_box(box: Box, by: float) -> Box:
    a, b, c, d = ((x, y + by) for x, y in box.corners)
    return Box((a, b, c, d))
