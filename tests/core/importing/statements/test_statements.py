"""Files of banks become lines, or are refused in a sentence (A11)."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.words import LANGUAGES, Words
from core.errors import Invalid
from core.importing.statements.column_questions import ColumnAnswers, read_answered
from core.importing.statements.read_pages import read_pages
from core.importing.statements.read_statement import read_statement
from core.importing.statements.statement_values import find_day_formats, parse_amount
from core.model.page import Box, PageText, Word
from core.model.statement import Statement
from tests import sheets

ROWS = sheets.rows(Path(__file__).parent / "files.yaml")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_file_is_read(row: dict[str, Any]) -> None:
    found = read_statement(row["text"].encode(row.get("encoding", "utf-8")), row.get("currency", "EUR"))
    wanted = [(day, Decimal(amount)) for day, amount, *_ in row["lines"]]
    assert [(line.day.isoformat(), line.amount) for line in found.lines] == wanted
    for line, (_, _, *told) in zip(found.lines, row["lines"], strict=True):
        assert not told or line.description == told[0]
    assert [doubt.value for doubt in found.doubts] == row.get("doubts", [])
    assert found.kind == row.get("kind", "csv")
    if "balances" in row:
        assert [str(line.balance) for line in found.lines] == row["balances"]


def test_a_table_is_read_in_the_letters_of_the_household_s_country() -> None:
    text = "Tarih,Açıklama,Tutar\n2026-11-16,ŞOK MARKET,-45.00\n"
    found = read_answered(text.encode("cp1254"), "TRY", ColumnAnswers(), {})
    assert isinstance(found, Statement)
    assert [line.description for line in found.lines] == ["ŞOK MARKET"]


def sheet_of(size: int) -> bytes:
    """Return an archive that unpacks to so many bytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * size)
    return kept.getvalue()


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<Document xmlns="camt.053"><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Document>camt.053 &a;</Document>'
)
TABLE = b"Date,Description,Amount\n"
# fmt: off
BROKEN: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "statement-empty"),
    "blanks": (b"  \n \r\n\t ", "statement-empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "statement-kind-unknown"),
    "a program": (b"\x7fELF" + b"\x00\x01\x02" * 900, "statement-kind-unknown"),
    "too large": (TABLE + b"x" * (21 * 1024 * 1024), "statement-too-large"),
    "a spreadsheet that unpacks to too much": (sheet_of(80 * 1024 * 1024), "statement-too-large"),
    "a torn spreadsheet": (sheet_of(1000)[:40], "statement-corrupt"),
    "an archive that is none": (b"PK\x03\x04" + b"\x00" * 300, "statement-corrupt"),
    "an archive that is no spreadsheet": (sheet_of(100), "statement-corrupt"),
    "an old spreadsheet that is none": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "statement-corrupt"),
    "an XML bomb": (BOMB, "statement-unsafe"),
    "an XML that reads files": (OUTSIDE, "statement-unsafe"),
    "a torn camt": (b"<Document><BkToCstmrStmt><Stmt>", "statement-corrupt"),
    "a camt without entries": (b"<Document><BkToCstmrStmt/></Document>", "statement-without-lines"),
    "another XML": (b'<?xml version="1.0"?><note>hello</note>', "statement-without-lines"),
    "an OFX without lines": (b"OFXHEADER:100\n<OFX></OFX>", "statement-without-lines"),
    "an OFX without days": (b"<OFX><STMTTRN><TRNAMT>-1.00</STMTTRN></OFX>", "statement-lines-unreadable"),
    "an OFX of impossible days": (b"<OFX><STMTTRN><DTPOSTED>20261399<TRNAMT>-1</OFX>", "statement-lines-unreadable"),
    "a QIF without lines": (b"!Type:Bank\n^\n^\n", "statement-without-lines"),
    "a QIF of mixed days": (b"!Type:Bank\nD25/02/2026\nT1\n^\nD02/25/2026\nT1\n^\n", "statement-days-mixed"),
    "an MT940 without lines": (b":20:X\n:60F:C260131EUR1,00\n:62F:C260131EUR1,00\n", "statement-without-lines"),
    "an MT940 of impossible days": (b":61:261399D1,00NMSC\n", "statement-lines-unreadable"),
    "a QIF without amounts": (b"!Type:Bank\nD25/02/2026\nTmuch\n^\n", "statement-lines-unreadable"),
    "a letter": (b"Dear customer,\nthank you for your letter.\nYours\n", "statement-columns-unknown"),
    "only a header": (TABLE, "statement-columns-unknown"),
    "no amounts": (TABLE + b"2026-02-01,milk,\n2026-02-02,bread,\n", "statement-columns-unknown"),
    "no days": (TABLE + b"soon,milk,1.00\nlater,bread,2.00\n", "statement-columns-unknown"),
    "days of two orders": (TABLE + b"25/02/2026,a,-1.00\n02/26/2026,b,-2.00\n", "statement-days-mixed"),
    "only totals": (TABLE + b"2026-02-01,Opening balance,1\n2026-02-02,Total,2.00\n", "statement-without-lines"),
    "impossible days": (TABLE + b"2026-02-31,a,-1.00\n2026-13-01,b,-1.00\n", "statement-columns-unknown"),
    "one long line": (b"a" * 100_000, "statement-columns-unknown"),
    "quotes that never close": (b'"' * 3001 + b"\n" + b'"a,\n' * 2000, "statement-columns-unknown"),
    "marks alone": (b",,,,,,\n" * 500, "statement-columns-unknown"),
    "more rows than a bank has": (TABLE + b"2026-02-01,a,-1.00\n" * 200_100, "statement-too-long"),
    "a JSON": (b'{"rows": [{"date": "2026-02-01", "amount": 1}]}', "statement-columns-unknown"),
    "a web page": (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "statement-columns-unknown"),
    "not a number": (TABLE + b"2026-02-01,a,NaN\n2026-02-02,b,inf\n", "statement-columns-unknown"),
    "exponents": (TABLE + b"2026-02-01,a,1e999999\n2026-02-02,b,9e9\n", "statement-columns-unknown"),
    "formulas": (TABLE + b'2026-02-01,a,"=SUM(A1:A9)"\n', "statement-columns-unknown"),
    "an unfinished mark of order": (b"\xff\xfe", "statement-empty"),
    "a half of a letter": (b"\xff\xfe\x00", "statement-columns-unknown"),
}
# fmt: on


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_used_gets_a_sentence(name: str) -> None:
    content, code = BROKEN[name]
    began = process_time()
    with pytest.raises(Invalid) as refused:
        read_statement(content, "EUR")
    assert refused.value.code == code
    assert process_time() - began < 20
    for language in LANGUAGES:
        assert Words(language).refusal(refused.value)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", TABLE, b"<OFX><STMTTRN>", b":61:", b"!Type:Bank\nD", b"PK\x03\x04", b"<?xml?>"]),
)
def test_nothing_but_a_refusal_comes_of_rubbish(rest: bytes, head: bytes) -> None:
    try:
        found = read_statement(head + rest, "EUR")
    except Invalid:
        return
    assert found.lines


@pytest.mark.parametrize(
    ("written", "mark", "value"),
    [
        ("1.234,56", "", "1234.56"),
        ("1,234.56", "", "1234.56"),
        ("1 234,56", "", "1234.56"),
        ("1'234.50", "", "1234.50"),
        ("-12,50", "", "-12.50"),
        ("12.50-", "", "-12.50"),
        ("(12.50)", "", "-12.50"),
        ("12.50 DR", "", "-12.50"),
        ("12.50 CR", "", "12.50"),
        ("€ 12,50", "", "12.50"),
        ("1.200", "", "1200"),
        ("1.200", ".", "1.200"),
        ("13,30,614.75", "", "1330614.75"),
        (".50", "", "0.50"),
        ("", "", None),
        ("12 May", "", None),
        ("1e5", "", None),
    ],
)
def test_an_amount(written: str, mark: str, value: str | None) -> None:
    assert parse_amount(written, mark) == (None if value is None else Decimal(value))


def test_the_order_of_a_whole_file_is_told_by_its_days() -> None:
    assert find_day_formats(["01/02/2026", "13/02/2026"]) == ["dmy"]
    assert find_day_formats(["02/01/2026", "02/13/2026"]) == ["mdy"]
    assert find_day_formats(["01/02/2026", "02/02/2026", "03/02/2026"])[0] == "dmy"


def page_of(rows: list[str], width: int = 1000) -> PageText:
    """Return a page of monospaced rows."""
    words = []
    for number, row in enumerate(rows):
        place = 0
        for text in row.split(" "):
            if text:
                words.append(Word(text, Box.from_edges(place * 10, number * 30, len(text) * 10, 20), 1.0))
            place += len(text) + 1
    return PageText(tuple(words), width, 2000)


CARD = [
    "Statement date 28 Feb 2026",
    "03 FEB  CORNER BAKERY            4.20",
    "        BERLIN DE",
    "05 FEB  PAYMENT THANK YOU      100.00 CR",
    "31 DEC  YEAR END SHOP           10.00",
    "        SUBTOTAL                14.20",
]
ACCOUNT = [
    "Date        Description          Withdrawal   Deposit    Balance",
    "01/02/2026  BALANCE B/F                                    100.00",
    "03/02/2026  RENT                      60.00                 40.00",
    "05/02/2026  WAGES                              500.00      540.00",
]


def test_a_card_statement_of_a_pdf() -> None:
    found = read_pages([page_of(CARD)], "EUR")
    assert [(line.day.isoformat(), str(line.amount)) for line in found.lines] == [
        ("2026-02-03", "-4.20"),
        ("2026-02-05", "100.00"),
        ("2025-12-31", "-10.00"),
    ]
    assert found.lines[0].description == "CORNER BAKERY BERLIN DE"


BRACKETS = [
    "Statement 01-02-2026        due 24-02-2026",
    "02/02 PAYMENT BY INTERNET            (40.00)",
    "03/02 CORNER BAKERY                     4.20",
    "26/02 CITY TRAM                         1.38",
    "Card 4488, statement date 01 MAR 26",
]


def test_brackets_on_a_card_statement_mark_what_came_in_and_it_is_asked() -> None:
    found = read_pages([page_of(BRACKETS)], "EUR")
    assert [(line.day.isoformat(), str(line.amount)) for line in found.lines] == [
        ("2026-02-02", "40.00"),
        ("2026-02-03", "-4.20"),
        ("2026-02-26", "-1.38"),
    ]
    assert [doubt.value for doubt in found.doubts] == ["sign"]


@pytest.mark.parametrize(
    "text",
    [
        "<OFX><STMTTRN><DTPOSTED>20260203<TRNAMT>-1<STMTTRN><DTPOSTED>20261399<TRNAMT>-1</BANKTRANLIST></OFX>",
        ":20:X\n:61:260203D1,00NMSC\n:61:261399D1,00NMSC\n",
        "!Type:Bank\nD25/02/2026\nT1\n^\nD26/02/2026\nTmuch\n^\n",
    ],
)
def test_lines_that_cannot_be_read_are_counted(text: str) -> None:
    found = read_statement(text.encode(), "EUR")
    assert (len(found.lines), found.skipped) == (1, 1)


def test_an_account_statement_of_a_pdf() -> None:
    found = read_pages([page_of(ACCOUNT)], "EUR")
    assert [(line.description, str(line.amount), str(line.balance)) for line in found.lines] == [
        ("RENT", "-60.00", "40.00"),
        ("WAGES", "500.00", "540.00"),
    ]


def test_a_pdf_without_bookings_is_refused() -> None:
    with pytest.raises(Invalid, match="statement-without-lines"):
        read_pages([page_of(["Dear customer, we are glad."])], "EUR")
