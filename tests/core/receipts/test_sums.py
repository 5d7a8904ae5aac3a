"""The receipt's own arithmetic: what it confirms is right, and what it doubts is where the slip is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.printing.trial import TODAY, made_up
from core.model.page import Box, Word
from core.model.receipt import Receipt
from core.receipts.digit_slips import COMMON, POINT, rate_misreading
from core.receipts.page_rows import PageRow
from core.receipts.read_receipt import HouseholdHabits, read_receipt_rows
from tests.pace import reads_soon

HOME = HouseholdHabits(TODAY, "USD")
AMOUNTS = st.integers(5, 99_999)


def _rows(pairs: list[tuple[str, int]]) -> list[PageRow]:
    return [
        PageRow(
            (
                Word(label, Box.from_edges(0, 30 * n, 200, 20), 0.95),
                Word(f"{minor / 100:.2f}", Box.from_edges(300, 30 * n, 60, 20), 0.95),
            ),
            30.0 * n,
            20.0,
        )
        for n, (label, minor) in enumerate(pairs)
    ]


def _read(pairs: list[tuple[str, int]]) -> Receipt:
    return read_receipt_rows(_rows(pairs), HOME)


@settings(max_examples=40, deadline=None)
@given(items=st.lists(AMOUNTS, min_size=2, max_size=6), tax=st.integers(0, 500), over=st.integers(0, 5000))
def test_sums_that_hold_confirm_the_total(items: list[int], tax: int, over: int) -> None:
    assume(3 * tax <= sum(items))  # a tax of more than a third may be anything else
    total = sum(items) + tax
    listed = [(f"Thing {chr(65 + n)}", minor) for n, minor in enumerate(items)]
    extras = [("Subtotal", sum(items)), ("Sales Tax", tax), ("Total", total), ("Cash", total + over), ("Change", over)]
    receipt = _read(listed + extras)
    assert receipt.total
    assert receipt.total.value.minor == total
    assert receipt.verified
    assert not receipt.doubtful


@settings(max_examples=40, deadline=None)
@given(
    items=st.lists(AMOUNTS, min_size=2, max_size=5),
    spoiled=st.integers(0, 6),
    place=st.integers(0, 2),
    by=st.integers(1, 9),
)
def test_a_wrong_total_is_never_confirmed(items: list[int], spoiled: int, place: int, by: int) -> None:
    """Whichever figure has one digit wrong, a total that is said to be verified is the printed one."""
    total = sum(items)
    pairs = [(f"Thing {chr(65 + n)}", minor) for n, minor in enumerate(items)]
    pairs += [("Total", total), ("Cash", total + 700), ("Change", 700)]
    at = spoiled % len(pairs)
    digits = f"{pairs[at][1]:03d}"
    place %= len(digits)
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    pairs[at] = pairs[at][0], int(wrong)
    receipt = _read(pairs)
    assert not receipt.verified or (receipt.total is not None and receipt.total.value.minor == total)


@pytest.mark.parametrize(
    ("read", "meant", "like"),
    [(1880, 1380, COMMON), (8817, 881700, POINT), (500, 500, 0), (500, 777, 0), (1299, 129, 0.45), (-120, 120, 0.5)],
)
def test_how_like_two_amounts_are(read: int, meant: int, like: float) -> None:
    assert rate_misreading(read, meant) == like
    assert rate_misreading(meant, read) == like


def test_made_up_receipts_of_every_till() -> None:
    """A8: one corrupted digit is among the first two lines doubted in nine of ten; what is verified is right."""
    figures = made_up(25)
    assert figures["verified_right"] == 1
    assert (figures["total"] or 0) >= 0.95
    assert (figures["items"] or 0) >= 0.9
    assert (figures["corrupted_in_top_two"] or 0) >= 0.9


SAID = ("TOTAL", "Sub Total", "Tax 6%", "Tip", "Discount", "Cash", "Change", "VISA", "Rounding", "2 x 3.00", "Rice", "")


@settings(max_examples=40, deadline=None)
@given(pairs=st.lists(st.tuples(st.sampled_from(SAID), st.integers(-999, 99_999)), max_size=25))
def test_no_mixture_of_rows_is_too_odd_to_read(pairs: list[tuple[str, int]]) -> None:
    receipt = _read(pairs)
    assert all(0 <= reading.confidence <= 1 for reading in (receipt.total, receipt.paid) if reading)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(max_size=40), max_size=12))
def test_no_text_is_too_odd_to_read(texts: list[str]) -> None:
    rows = [PageRow((Word(text, Box.from_edges(0, 30 * n, 99, 20), 0.5),)) for n, text in enumerate(texts)]
    assert isinstance(read_receipt_rows(rows, HOME), Receipt)


def test_a_page_of_hundreds_of_sums_is_read_in_good_time() -> None:
    """Judging grows with what a receipt has, not with what a stranger writes on a page."""
    page = [(SAID[n % len(SAID)], 100 + n) for n in range(400)]
    assert reads_soon(lambda: _read(page))
