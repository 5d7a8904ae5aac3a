"""The parts of reading: figures, days, rows, letters, names."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.printing.printer import Printed
from benchmarks.printing.words import Warp, page
from core.model.page import Box, PageText, Word
from core.receipts.currency import find_currency
from core.receipts.keywords import choose_vocabulary
from core.receipts.merchant_name import find_merchant
from core.receipts.ocr_letters import count_edits, split_folded_words
from core.receipts.page_rows import PageRow, group_rows
from core.receipts.printed_amounts import AmountStyle, find_amounts
from core.receipts.purchase_day import DateHabits, find_day, find_time
from core.receipts.row_kinds import RowKind, find_row_kind

POINT, COMMA, WHOLE = AmountStyle(".", 2, 2), AmountStyle(",", 2, 2), AmountStyle(".", 0, 2)
TODAY = date(2026, 11, 21)
CHANCE = Random(1)  # noqa: S311  chance that repeats is what tests want


def _row(text: str) -> PageRow:
    return PageRow((Word(text, Box.from_edges(0, 0, 10 * len(text), 20), 0.9),))


@pytest.mark.parametrize(
    ("text", "style", "minor"),
    [
        ("1,234.50", POINT, 123450),
        ("1.234,50", COMMA, 123450),
        ("1 234,50", COMMA, 123450),
        ("RM 88 17 C", POINT, 8817),
        ("4.00S", POINT, 400),
        ("5.90SR", POINT, 590),
        ("O.00", POINT, 0),
        ("7.5O", POINT, 750),
        ("12. 50", POINT, 1250),
        ("12 .50", POINT, 1250),
        ("4,50-", COMMA, -450),
        ("(0.02)", POINT, -2),
        ("--50.00", POINT, -5000),
        ("00*68", POINT, 8900),
        ("Rp45.000", WHOLE, 4500000),
        ("1.234.567", WHOLE, 123456700),
    ],
)
def test_amounts_are_read_as_written(text: str, style: AmountStyle, minor: int) -> None:
    assert [figure.minor for figure in find_amounts(_row(text), style)] == [minor]


@pytest.mark.parametrize("text", ["30/03/2026", "18:24", "GST 6%", "500ml", "1.5L", "No. A12345678901", "48MMX80Y"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert not [figure for figure in find_amounts(_row(text), POINT) if figure.exact]


def test_a_figure_knows_its_place_in_the_word() -> None:
    (figure,) = find_amounts(_row("TOTAL 12.50"), POINT)
    assert (round(figure.box.left), round(figure.box.right)) == (60, 110)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Date :01-06-202618:21:09"], "2026-06-01"),
        (["Valid until 05/11/2026", "02/11/2026 10:04"], "2026-11-02"),
        (["03/04/2026", "Printed 03/04/2026 12:00"], "2026-04-03"),
        (["Exp 30/09/2027", "12/01/26 16:52"], "2026-01-12"),
        (["28 Mar 26 18:32:36"], "2026-03-28"),
        (["Mar 5, 2026"], "2026-03-05"),
        (["7 de octubre de 2026"], "2026-10-07"),
        (["2026-03-23"], "2026-03-23"),
        (["30.032026"], "2026-03-30"),
        (["22 Ma 2026", "Invoice OR260322021704"], "2026-03-22"),
        (["30/O3/2O26"], "2026-03-30"),
        (["30 /03/ 2026"], "2026-03-30"),
        (["30MAR26"], "2026-03-30"),
        (["Fri Mar 30 12:04:05 2018"], "2018-03-30"),
        (["Date:12/01/18Time:10:30"], "2018-01-12"),
        (["5 PKT 10.00 50.00"], None),
        (["31/02/2026"], None),
        (["22/11/2027"], None),
        (["TEL 03-55228899"], None),
    ],
)
def test_the_day_of_purchase(texts: list[str], expected: str | None) -> None:
    found = find_day([_row(text) for text in texts], DateHabits(TODAY))
    assert (found.days[0].isoformat() if found else None) == expected


@pytest.mark.parametrize(
    ("texts", "years"),
    [
        (["28/04/2016 13:19", "Closed 28/04/2018 14:02"], {2016, 2018}),
        (["Sat 28/04/2016 13:19"], {2016, 2018}),
        (["Thu 28/04/2016 13:19"], set()),
        (["28/04/2016 13:19", "Valid until 28/04/2018"], set()),
        (["28/04/2016 13:19", "Receipt 00280418021704"], set()),
        (["INV NO: CS-SA-0108918 Date: 28/04/2016"], set()),
    ],
)
def test_a_year_that_the_paper_contradicts_is_asked(texts: list[str], years: set[int]) -> None:
    found = find_day([_row(text) for text in texts], DateHabits(TODAY))
    assert found is not None
    assert ({day.year for day in found.days} if found.is_order_open else set()) == years


def test_one_sure_date_tells_the_order_of_the_others() -> None:
    texts = ["Order 10/25/2026", "Date 10/09/2026 12:00"]
    found = find_day([_row(text) for text in texts], DateHabits(TODAY, day_first=False))
    assert found
    assert found.days[0] == date(2026, 10, 9)


def test_the_clock_nearest_to_the_date() -> None:
    found = find_time([_row("Open 08:00"), _row("x"), _row("Date 02/11/2026"), _row("Time 7:42 PM")], 2)
    assert found
    assert found[0].isoformat() == "19:42:00"


@given(day_=st.dates(date(2000, 1, 1), TODAY), fmt=st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %b %Y"]))
def test_every_day_is_read_back(day_: date, fmt: str) -> None:
    found = find_day([_row(f"Date {day_.strftime(fmt)} 12:30")], DateHabits(TODAY))
    assert found
    assert day_ in found.days
    assert found.days[0] == day_ or fmt == "%d/%m/%Y"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SUBT0TAL", RowKind.SUBTOTAL),
        ("TOTALINCLGST@6%", RowKind.TOTAL),
        ("Total Sales (Excluding GST)", RowKind.NET),
        ("Total GST", RowKind.TAX),
        ("Total includes 6% GST", RowKind.TAX),
        ("Total Payabla", RowKind.TOTAL),
        ("Total Qty", RowKind.COUNT),
        ("Total Savings", RowKind.OTHER),
        ("Round ing Adj", RowKind.ROUNDING),
        ("CIIANGE", RowKind.CHANGE),
        ("TAX INVOICE", RowKind.OTHER),
        ("GST Summary", RowKind.TABLE),
        ("Description Qty Price Amount Tax", RowKind.HEAD),
        ("Wechselgeld Bar", RowKind.CHANGE),
        ("Наличными", RowKind.CASH),
        ("कुल देय", RowKind.TOTAL),
    ],
)
def test_what_a_row_says_it_is(text: str, kind: RowKind) -> None:
    assert find_row_kind(choose_vocabulary([text]).find_keywords(text))[0] is kind


@pytest.mark.parametrize("tilt", [-9, -3, 0, 5, 9])
def test_rows_are_found_on_tilted_paper(tilt: float) -> None:
    printed = [Printed(f"Thing {n}{' ' * 20}{n}.50") for n in range(12)]
    read = group_rows(page(printed, CHANCE, Warp(tilt=tilt, keystone=0.05, shake=4)))
    assert [row.text for row in read] == [f"Thing {n} {n}.50" for n in range(12)]


def test_rows_of_upright_boxes_on_tilted_paper() -> None:
    """Some engines know no slope: their boxes stand upright on rows that do not."""
    words = [
        Word(text, Box.from_edges(left, 40 * n + 0.08 * left, 90, 20), 1.0)
        for n in range(10)
        for left, text in ((0, f"Thing{n}"), (420, f"{n}.50"))
    ]
    assert [row.text for row in group_rows(PageText(tuple(words), 520, 500))] == [f"Thing{n} {n}.50" for n in range(10)]


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["BREWERY NOOK", "Owner by Blue Kite S/B", "(1035693-T)"], "Owner by Blue Kite S/B"),
        (["PETAL BOOKS", "CO. (M) SDN BHD"], "PETAL BOOKS CO. (M) SDN BHD"),
        (["Rosa's", "Rosa's Kitchen Malaysia", "12 Jalan Ara"], "Rosa's Kitchen Malaysia"),
        (["TAX INVOICE", "12 High Street", "Corner Bakery"], "Corner Bakery"),
        (["hong lee", "PASAR MINI SERI INDAH", "NO 12, JALAN SG 3/4"], "PASAR MINI SERI INDAH"),
        (["UNIVERSAL TRADING AND", "SUPPLIES SDN BHD"], "UNIVERSAL TRADING AND SUPPLIES SDN BHD"),
        (["Every little helps", "GREENFIELDS", "12 High Street, Leeds"], "GREENFIELDS"),
        (["SREE VENKATESHWARA", "SUPER MARKET", "12, 4th Cross, Jayanagar"], "SREE VENKATESHWARA"),
        (["SRI DAMAI MART SON BHD (884213-K)"], "SRI DAMAI MART SON BHD"),
    ],
)
def test_the_merchant_among_the_first_rows(texts: list[str], name: str) -> None:
    found = find_merchant([_row(text) for text in texts])
    assert found
    assert found.text == name


def test_print_in_letters_the_engine_lacks_is_no_name() -> None:
    row = PageRow((Word("SfTURTPaRTTR", Box.from_edges(0, 0, 100, 20), 0.5),))
    assert find_merchant([row]) is None


def test_letters_read_as_digits_are_letters_again() -> None:
    assert split_folded_words("T0TAL CA5H Rückgeld") == ["total", "cash", "ruckgeld"]


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_the_distance_of_words_is_the_same_both_ways(one: str, other: str) -> None:
    assert count_edits(one, other, 9) == count_edits(other, one, 9)
    assert (count_edits(one, other, 9) == 0) == (one == other)


def test_a_smudge_is_no_currency() -> None:
    """Tesseract took the 6 of a tax number for a euro sign, hardly sure of it; that named the currency of all."""
    box = Box.from_edges(0, 0, 10, 10)
    smudged = [PageRow((Word("GST", box, 0.9), Word("€62100047369", box, sure))) for sure in (0.06, 0.9)]
    assert [find_currency([row], "MYR").code for row in smudged] == ["MYR", "EUR"]
