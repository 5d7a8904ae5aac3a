"""Files that are damaged, lie or attack (A11, K4): a sentence each, or their sound lines are read and nothing else."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from bot.render.words import Words
from core.errors import Refusal
from core.importing.statements.read_statement import read_statement

DAYS = range(1, 20)
TRUTH = {(date(2026, 11, day), Decimal(-day)) for day in DAYS}
CSV = "Date,Description,Amount,Currency,Balance\n" + "".join(
    f"2026-11-{day:02},SHOP {day},-{day}.00,INR,{1000 - day}.00\n" for day in DAYS
)
OFX = (
    "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>INR<BANKTRANLIST>"
    + "".join(f"<STMTTRN><DTPOSTED>202611{day:02}<TRNAMT>-{day}.00<NAME>SHOP {day}</STMTTRN>" for day in DAYS)
    + "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
)
CAMT = (
    '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'
    "<BkToCstmrStmt><Stmt>"
    + "".join(
        f'<Ntry><Amt Ccy="INR">{day}.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>'
        f"<BookgDt><Dt>2026-11-{day:02}</Dt></BookgDt></Ntry>"
        for day in DAYS
    )
    + "</Stmt></BkToCstmrStmt></Document>"
)
MT940 = (
    ":20:START\n:25:37040044/532013000\n:28C:1/1\n:60F:C261101INR1000,00\n"
    + "".join(f":61:2611{day:02}D{day},00NMSC\n:86:SHOP {day}\n" for day in DAYS)
    + ":62F:C261130INR810,00\n"
)
TEXTS = {"csv": CSV, "ofx": OFX, "camt": CAMT, "mt940": MT940}
AMOUNTS = (
    "--5.00", "5.00-+", "+-5", "5..0", "1,2,3.4.5", "(5.00", "5.00)", "1e9", "NaN", "inf", "-0x10", "₹₹", "½", "9" * 40,
)  # fmt: skip
WRONG_DAYS = ("2026-02-30", "0000-00-00", "31/31/2026", "9999-99-99", "yesterday", "2026-13-01", "1/1/1", "", "20261")
BOMB = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
OUTSIDE = '<!ENTITY x SYSTEM "file:///etc/passwd">'


def _pack(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr(name, content)
    return packed.getvalue()


def _claim_two_gigabytes(archive: bytes) -> bytes:
    """Return an archive whose directory says that its first file holds 2 GB."""
    claimed = bytearray(archive)
    place = claimed.find(b"PK\x01\x02")
    claimed[place + 24 : place + 28] = (0x7FFFFFFF).to_bytes(4, "little")
    return bytes(claimed)


def _garble(content: bytes, chance: random.Random, times: int) -> bytes:
    garbled = bytearray(content)
    for _ in range(times):
        garbled[chance.randrange(len(garbled))] = chance.randrange(256)
    return bytes(garbled)


def _damaged(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield files of which some lines may be sound."""
    for name, text in TEXTS.items():
        yield f"{name}, utf-16 and cut", text.encode("utf-16")[: len(text) // 2]
        for eighth in range(1, 8):
            yield f"{name}, {eighth} eighths", text.encode()[: len(text) * eighth // 8]
    for cut in range(10):
        lines = CSV.split("\n")
        ragged = [lines[0], *(line.rsplit(",", chance.randrange(4))[0] for line in lines[1:])]
        yield f"csv, ragged {cut}", "\n".join(ragged).encode()
        yield f"csv, quotes {cut}", CSV.replace("SHOP", '"' * (cut + 1) + "SHOP").encode()
    for written in AMOUNTS:
        yield f"csv, amount {written}", CSV.replace("-3.00", written).encode()
    for written in WRONG_DAYS:
        yield f"csv, day {written}", CSV.replace("2026-11-05", written).encode()


def _hopeless(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield files of which nothing may be read."""
    for name, text in TEXTS.items():
        yield f"{name}, wrong encoding", text.replace("SHOP", "МАГАЗИН").encode("utf-16-le")[1:]
        yield f"{name}, high bytes", bytes(byte ^ 0x80 for byte in text.encode())
        for times in range(12):
            yield f"{name}, garbled {times}", _garble(text.encode(), chance, 700 + 100 * times)
    root = "<Document><BkToCstmrStmt>{}</BkToCstmrStmt></Document>"
    yield "camt, bomb", f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "l">{BOMB}]>{root.format("&l9;")}'.encode()
    yield "camt, outside", f'<?xml version="1.0"?><!DOCTYPE a [{OUTSIDE}]>{root.format("&x;")}'.encode()
    yield "camt, deep", b"<Document><BkToCstmrStmt>" + b"<a>" * 100_000
    yield "ofx, deep", b"<OFX>" + b"<a>" * 100_000
    yield "ofx, 2 GB", b"OFXHEADER:100\nCONTENT-LENGTH:2147483648\n\n<OFX>" + b"<STMTTRN>" * 100
    yield "mt940, numbers", f":61:2611{'9' * 12}D{'9' * 40},00NMSC\n:20:X\n".encode()
    sheet = _pack("xl/worksheets/sheet1.xml", b"<worksheet/>")
    yield "xlsx, bomb", _pack("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    yield "xlsx, 2 GB", _claim_two_gigabytes(sheet)
    yield "xlsx, no book", _pack("a.txt", b"hi")
    for times in range(20):
        yield f"xlsx, garbled {times}", b"PK\x03\x04" + _garble(sheet[4:], chance, 10 + times)
    yield "xls, noise", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(4000)
    yield "pdf, cut", b"%PDF-1.7\n1 0 obj<<"
    yield "empty", b""
    yield "blanks", b" \n" * 1000
    yield "one line", b"a" * 1_000_000
    yield "marks", (b"," * 50_000 + b"\n") * 4
    for size in range(40):
        yield f"noise {size}", chance.randbytes(500 + size * 100)


DAMAGED = list(_damaged(random.Random(7)))  # noqa: S311  the same files each time
HOPELESS = list(_hopeless(random.Random(8)))  # noqa: S311


def _refusal(content: bytes) -> Refusal | None:
    try:
        read_statement(content, "INR")
    except Refusal as refusal:
        return refusal
    return None


def test_there_are_enough_of_them() -> None:
    assert len(DAMAGED) + len(HOPELESS) >= 200


@pytest.mark.parametrize(("name", "content"), HOPELESS, ids=[name for name, _ in HOPELESS])
def test_of_a_hopeless_file_nothing_is_read_and_a_sentence_says_what_to_do(name: str, content: bytes) -> None:
    refusal = _refusal(content)
    assert refusal is not None, name
    sentence = Words().refusal(refusal)
    assert sentence.endswith("."), sentence


@pytest.mark.parametrize(("name", "content"), DAMAGED, ids=[name for name, _ in DAMAGED])
def test_of_a_damaged_file_only_what_is_sound_is_read_and_the_rest_is_counted(name: str, content: bytes) -> None:
    if _refusal(content) is not None:
        return
    found = read_statement(content, "INR")
    wrong = [line for line in found.lines if (line.day, line.amount) not in TRUTH]
    assert not wrong or name.endswith("eighths"), wrong  # a number cut in two is a number
    assert len(wrong) <= 1
    if name.startswith(("csv, amount", "csv, day")):
        assert (len(found.lines), found.skipped) == (len(TRUTH) - 1, 1)
