"""E2: rates from the ECB's list and from a host's file, against a server of our own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot.rate_sources import EcbRates, FileRates, FirstOf, compute_cross_rate, open_rate_source, read_ecb
from core.errors import Invalid
from core.model.money import Money
from core.model.rate import convert, read_rate
from core.usecases.exchange import read_rates_file
from tests.databases import HandClock

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
LIST = b"""<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
  xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube>
<Cube time="2026-11-20"><Cube currency="USD" rate="1.0842"/><Cube currency="INR" rate="90.255"/></Cube>
<Cube time="2026-11-19"><Cube currency="USD" rate="1.0800"/></Cube>
</Cube></gesmes:Envelope>"""


@contextmanager
def serve(body: bytes, status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that always gives the same; yields its address and the paths that were asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
            del format, args

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/list.xml", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


async def test_a_cross_rate_goes_through_the_euro_and_holds_over_a_weekend() -> None:
    clock = HandClock()
    with serve(LIST) as (url, asked):
        source = EcbRates(url, clock)
        found = await source.find(
            [("USD", SATURDAY), ("EUR", FRIDAY), ("XOF", FRIDAY), ("USD", date(2026, 11, 1))], "INR"
        )
        assert await source.find([("USD", FRIDAY)], "INR")
        assert len(asked) == 1
        clock.pass_by(hours=7)
        assert await source.find([("USD", FRIDAY)], "INR")
        assert len(asked) == 2
    assert found == {("USD", SATURDAY): Decimal("83.2457111234"), ("EUR", FRIDAY): Decimal("90.255")}
    assert convert(Money.of(40, "USD"), found["USD", SATURDAY], "INR") == Money.of("3329.83", "INR")


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"<html>busy</html>", 200), (b"not xml", 200), (LIST, 500), (b'<a><Cube time="x"/></a>', 200)],
)
async def test_a_list_that_is_none_gives_nothing(body: bytes, status: int) -> None:
    with serve(body, status) as (url, _):
        assert await EcbRates(url, HandClock()).find([("USD", FRIDAY)], "INR") == {}


async def test_a_list_out_of_reach_gives_nothing() -> None:
    assert await EcbRates("http://127.0.0.1:9/", HandClock()).find([("USD", FRIDAY)], "INR") == {}


def test_a_bomb_is_no_list() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a><Cube time="&c;"/></a>'
    with pytest.raises(ValueError, match="no list"):
        read_ecb(bomb)


async def test_the_hosts_file_is_believed_before_the_list(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("date,base,currency,rate\n2026-11-20,INR,USD,84\n2026-11-20,EUR,USD,1\n")
    assert await FileRates(path).find([("USD", SATURDAY), ("GBP", SATURDAY)], "INR") == {("USD", SATURDAY): Decimal(84)}
    with serve(LIST) as (url, _):
        both = FirstOf([FileRates(path), EcbRates(url, HandClock())])
        found = await both.find([("USD", FRIDAY), ("EUR", FRIDAY)], "INR")
    assert found == {("USD", FRIDAY): Decimal(84), ("EUR", FRIDAY): Decimal("90.255")}
    path.write_text("nothing\n1,2\n")
    assert await FileRates(path).find([("USD", FRIDAY)], "INR") == {}
    assert open_rate_source("", None, HandClock()) is None
    assert compute_cross_rate({}, "USD", "INR", FRIDAY) is None


def test_a_members_file_is_read_or_refused_by_its_row() -> None:
    good = read_rates_file(b"\xef\xbb\xbfCurrency;Date;Rate\nusd;2026-11-20;83,2\nINR;2026-11-20;1\n", "INR")
    assert [(rate.currency, rate.day, rate.value) for rate in good] == [("USD", FRIDAY, Decimal("83.2"))]
    for bad in (b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"PK\x03\x04"):
        with pytest.raises(Invalid, match="rates-file-unread"):
            read_rates_file(bad, "INR")
    for row in (
        b"2026-13-01,USD,1",
        b"2026-11-20,XXQ,1",
        b"2026-11-20,USD,0",
        b"2026-11-20,USD",
        b"2026-11-20,USD,1e99",
    ):
        with pytest.raises(Invalid) as refused:
            read_rates_file(b"date,currency,rate\n2026-11-20,USD,83\n" + row, "INR")
        assert refused.value.details == {"row": 3}


@pytest.mark.parametrize("written", ["", "abc", "0", "-3", "NaN", "Infinity", "1e12", "0.0000000000001"])
def test_what_is_no_rate(written: str) -> None:
    with pytest.raises(Invalid):
        read_rate(written)
