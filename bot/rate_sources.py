"""Sources of exchange rates: the European Central Bank's list, or a file on the host."""

from __future__ import annotations

import asyncio
import csv
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree.ElementTree import ParseError

import httpx2
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.errors import Invalid
from core.model.rate import MOST_AGE, read_rate, round_rate
from core.ports import Clock, RateSource

log = logging.getLogger(__name__)

REFRESH = timedelta(hours=6)
"""How long a fetched list is used; the bank publishes one a day."""
PATIENCE = 8.0
"""The most seconds for fetching the whole list."""
MOST_BYTES = 4_000_000
_EURO = "EUR"

Wanted = tuple[str, date]
Table = Mapping[date, Mapping[str, Decimal]]
"""The value of one euro in each currency, by day."""


def read_ecb(content: bytes) -> Table:
    """Return the rates of an ECB list (eurofxref-daily.xml, -hist.xml) by day; raises ValueError if it is none."""
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException) as error:
        raise ValueError("no list of rates") from error
    found: dict[date, dict[str, Decimal]] = {}
    for cube in root.iter():
        if not cube.tag.endswith("Cube") or "time" not in cube.attrib:
            continue
        try:
            rates = {each.attrib["currency"]: read_rate(each.attrib["rate"]) for each in cube}
            found[date.fromisoformat(cube.attrib["time"])] = {**rates, _EURO: Decimal(1)}
        except (KeyError, ValueError, Invalid, InvalidOperation) as error:
            raise ValueError("a list of rates that cannot be read") from error
    if not found:
        raise ValueError("a list without rates")
    return found


def compute_cross_rate(table: Table, currency: str, base: str, day: date) -> Decimal | None:
    """Return one unit's value in another currency by way of the euro, on a day or the few days before."""
    for back in range(MOST_AGE + 1):
        rates = table.get(day - timedelta(days=back), {})
        if currency in rates and base in rates:
            return round_rate(rates[base] / rates[currency])
    return None


@dataclass(slots=True)
class EcbRates:
    """The rates of the ECB's list at an address, fetched at most every few hours.

    Implements ``core.ports.RateSource``.
    """

    url: str
    clock: Clock
    _table: Table = field(default_factory=dict)
    _fetched: datetime | None = None
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def find(self, wanted: Collection[Wanted], base: str) -> Mapping[Wanted, Decimal]:
        """Return the wanted rates the list has; empty where it is unreachable."""
        async with self._turn:
            if self._fetched is None or self.clock.now() - self._fetched > REFRESH:
                self._fetched = self.clock.now()
                await self._fetch_list()
        found = {(currency, day): compute_cross_rate(self._table, currency, base, day) for currency, day in wanted}
        return {key: rate for key, rate in found.items() if rate is not None}

    async def _fetch_list(self) -> None:
        try:
            async with httpx2.AsyncClient(timeout=PATIENCE, follow_redirects=False) as client:
                reply = await client.get(self.url)
            reply.raise_for_status()
            self._table = read_ecb(reply.content[:MOST_BYTES])
        except (httpx2.HTTPError, ValueError) as error:
            log.warning("exchange rates could not be fetched: %s", type(error).__name__)


@dataclass(slots=True)
class FileRates:
    """The rates of a CSV file with columns date, base, currency and rate; implements ``core.ports.RateSource``."""

    path: Path

    async def find(self, wanted: Collection[Wanted], base: str) -> Mapping[Wanted, Decimal]:
        """Return the wanted rates the file has; empty where it cannot be read."""
        try:
            table = await asyncio.to_thread(self._read_file, base)
        except (OSError, ValueError, KeyError, Invalid) as error:
            log.warning("the file of exchange rates cannot be read: %s", type(error).__name__)
            return {}
        found = {}
        for currency, day in wanted:
            days = [day - timedelta(days=back) for back in range(MOST_AGE + 1)]
            rate = next((table[currency, each] for each in days if (currency, each) in table), None)
            if rate is not None:
                found[currency, day] = rate
        return found

    def _read_file(self, base: str) -> dict[Wanted, Decimal]:
        with self.path.open(encoding="utf-8-sig", newline="") as lines:
            rows = [row for row in csv.DictReader(lines) if row["base"].strip().upper() == base]
        keys = [(row["currency"].strip().upper(), date.fromisoformat(row["date"].strip())) for row in rows]
        return {key: read_rate(row["rate"]) for key, row in zip(keys, rows, strict=True)}


@dataclass(frozen=True, slots=True)
class FirstOf:
    """Several rate sources, tried in order for each rate."""

    sources: Sequence[RateSource]

    async def find(self, wanted: Collection[Wanted], base: str) -> Mapping[Wanted, Decimal]:
        """Return the wanted rates that any of the sources has."""
        found: dict[Wanted, Decimal] = {}
        for source in self.sources:
            missing = [each for each in wanted if each not in found]
            if missing:
                found |= await source.find(missing, base)
        return found


def open_rate_source(url: str, path: Path | None, clock: Clock) -> RateSource | None:
    """Return the host's source of rates; None where none is configured."""
    sources: list[RateSource] = [FileRates(path)] if path else []
    sources += [EcbRates(url, clock)] if url else []
    return FirstOf(sources) if sources else None
