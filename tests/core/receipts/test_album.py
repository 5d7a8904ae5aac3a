"""Photos sent together: which of them are one paper, by what stands on them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from benchmarks.printing.invent import invent
from benchmarks.printing.printer import Printed, Printer
from benchmarks.printing.trial import habits
from benchmarks.printing.words import Warp, page
from core.model.page import PageText
from core.receipts.album import divide_album
from core.receipts.page_rows import PageRow, group_rows
from core.receipts.photo_overlap import PhotoOverlap, find_overlap
from core.receipts.read_receipt import HouseholdHabits

chance_of = Random
Paper = tuple[list[Printed], int]


def paper(seed: int) -> tuple[Paper, HouseholdHabits]:
    """A made-up receipt's rows and its total."""
    chance = chance_of(seed)
    made = invent(chance, "gb")
    return (Printer(made, chance).rows(), made.total), habits(made)


def photo(printed: Sequence[Printed], seed: int) -> Sequence[PageText]:
    """A few rows, lying as photos lie."""
    chance = chance_of(seed)
    return [page(printed, chance, Warp(chance.uniform(-5, 5), 0, chance.uniform(0, 4)))]


@pytest.mark.parametrize("seed", [3, 8, 21])
@pytest.mark.parametrize("overlap", [0, 3])
def test_a_long_paper_in_parts_is_one(seed: int, overlap: int) -> None:
    """A8: rows on both photos count once; the photo with the total is the one that is shown."""
    (printed, total), habit = paper(seed)
    half = len(printed) * 3 // 5
    (sheaf,) = divide_album([photo(printed[:half], 1), photo(printed[half - overlap :], 2)], habit).sheaves
    assert not sheaf.otherwise
    assert sheaf.photos == (0, 1)
    assert sheaf.receipt.total is not None
    assert sheaf.receipt.total.value.minor == total
    assert sheaf.shown == 1
    assert sheaf.marked is not None
    assert sheaf.marked.top < 30 * (len(printed) + 2)


def test_papers_in_any_mixture_are_told_apart() -> None:
    """Two photos of one paper between two others."""
    (one, first), habit = paper(3)
    (two, second), _ = paper(8)
    (three, third), _ = paper(21)
    half = len(two) // 2
    photos = [photo(one, 1), photo(two[:half], 2), photo(two[half - 2 :], 3), photo(three, 4)]
    sheaves = divide_album(photos, habit).sheaves
    assert [sheaf.photos for sheaf in sheaves] == [(0,), (1, 2), (3,)]
    assert [sheaf.receipt.total.value.minor for sheaf in sheaves if sheaf.receipt.total] == [first, second, third]


def test_parts_sent_in_the_wrong_order_are_put_right() -> None:
    (printed, total), habit = paper(8)
    half = len(printed) // 2
    (sheaf,) = divide_album([photo(printed[half:], 1), photo(printed[:half], 2)], habit).sheaves
    assert (sheaf.photos, sheaf.receipt.verified) == ((1, 0), True)
    assert sheaf.receipt.total is not None
    assert sheaf.receipt.total.value.minor == total


def test_the_same_paper_twice_is_one() -> None:
    (printed, _), habit = paper(8)
    (sheaf,) = divide_album([photo(printed, 1), photo(printed, 2)], habit).sheaves
    assert len(sheaf.receipt.items) == len(divide_album([photo(printed, 1)], habit).sheaves[0].receipt.items)


@pytest.mark.parametrize(
    ("upper", "lower", "met"),
    [
        (
            ["Rice  450.00", "Milk  60.00", "Soap  90.00"],
            ["Milk  60.00", "Soap  9O.00", "Tea  20.00"],
            PhotoOverlap(0, 2, 2),
        ),
        (
            ["Rice  450.00", "Milk  60.00", "Soap  90.00", "Te#  2"],
            ["Soap  90.00", "Tea  20.00"],
            PhotoOverlap(1, 1, 1),
        ),
        (["Rice  450.00", "--------"], ["--------", "Tea  20.00"], PhotoOverlap()),
        (["Rice  450.00"], ["Tea  20.00"], PhotoOverlap()),
        ([], ["Tea  20.00"], PhotoOverlap()),
    ],
)
def test_rows_on_both_photos(upper: list[str], lower: list[str], met: PhotoOverlap) -> None:
    assert find_overlap(_rows(upper), _rows(lower)) == met


def _rows(texts: Sequence[str]) -> tuple[PageRow, ...]:
    return group_rows(page([Printed(text) for text in texts], chance_of(1), Warp())) if texts else ()
