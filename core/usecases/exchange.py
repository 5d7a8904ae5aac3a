"""The exchange rates of a household: apply them to lines and entries, save typed ones, read a file of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.errors import Invalid
from core.model.entry import Line
from core.model.money import count_decimals
from core.model.rate import Rate, read_rate
from core.ports import UnitOfWork
from core.usecases.use_case_context import UseCaseContext

MOST_FILLED = 1000
"""The most older entries that saving one rate converts at once; the rest follow with the next rate."""
MOST_ROWS = 20_000
"""The most rates in one file."""
_DATES, _CURRENCIES, _RATES = ("date", "day"), ("currency", "code"), ("rate", "value")

Wanted = tuple[str, date]
"""A currency code and the day its exchange rate is needed for."""


@dataclass(frozen=True, slots=True)
class SavedRates:
    """The number of rates that were saved, and of older entries they converted."""

    rates: int
    entries: int


def list_missing_rates(lines: Iterable[Line], base: str) -> tuple[Wanted, ...]:
    """Return the currencies and days for which some lines still need an exchange rate."""
    missing = [line for line in lines if line.money.currency != base and not line.rate]
    return tuple(dict.fromkeys((line.money.currency, line.day) for line in missing))


async def convert_lines(uow: UnitOfWork, lines: Sequence[Line], base: str) -> tuple[Line, ...]:
    """Return lines converted at the household's rate of their day; without such a rate a line stays as it is."""
    return tuple([await _convert_line(uow, line, base) for line in lines])


async def _convert_line(uow: UnitOfWork, line: Line, base: str) -> Line:
    if line.money.currency == base:
        return line if line.rate is None else replace(line, rate=None, base=None)
    if line.rate:
        return line
    rate = await uow.rates.find_rate(line.money.currency, line.day)
    return line.with_rate(rate.value, base) if rate else line


async def save_rates(context: UseCaseContext, rates: Sequence[Rate], source: str) -> SavedRates:
    """Save rates and convert the entries that had none; entries converted before keep their rate.

    Raises:
        Invalid: a rate is of the household's own currency.
    """
    context.require_writer()
    base = context.household.currency
    if any(rate.currency == base for rate in rates):
        raise Invalid("rate-of-own", currency=base)
    await context.uow.rates.save(rates, source)
    filled = 0
    for currency in sorted({rate.currency for rate in rates}):
        for entry in await context.uow.rates.list_waiting(currency, MOST_FILLED):
            line = await _convert_line(context.uow, entry.line, base)
            filled += await context.uow.rates.save_conversion(replace(entry, line=line))
    shown = ", ".join(f"{rate.currency} {rate.day} {rate.value:f}" for rate in rates[:20])
    await context.record_action("keep-rates", context.household.id, after=f"{source}: {len(rates)} ({shown})")
    return SavedRates(len(rates), filled)


async def save_found_rates(context: UseCaseContext, found: Mapping[Wanted, Decimal], source: str) -> None:
    """Save the exchange rates that a public source returned."""
    rates = [Rate(currency, day, value) for (currency, day), value in found.items()]
    if rates:
        await save_rates(context, rates, source)


def read_rates_file(content: bytes, base: str) -> tuple[Rate, ...]:
    """Return the rates of a CSV file with columns date (2026-11-21), currency and rate, in any order.

    Raises:
        Invalid: the file is no such table, or a row cannot be read; the row's number is named.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("rates-file-unread") from None
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or len(lines) > MOST_ROWS + 1:
        raise Invalid("rates-file-unread")
    sign = max(",;\t", key=lines[0].count)
    head = [name.strip().lower() for name in lines[0].split(sign)]
    columns = (_DATES, _CURRENCIES, _RATES)
    places = [next((at for at, name in enumerate(head) if name in names), -1) for names in columns]
    if -1 in places:
        raise Invalid("rates-file-unread")
    rows = csv.reader(lines[1:], delimiter=sign)
    found = [_read_row(row, places, number) for number, row in enumerate(rows, 2)]
    return tuple(rate for rate in found if rate.currency != base)


def _read_row(row: Sequence[str], places: Sequence[int], number: int) -> Rate:
    try:
        day, currency, written = (row[at].strip() for at in places)
        count_decimals(currency.upper())
        return Rate(currency.upper(), date.fromisoformat(day), read_rate(written.replace(",", ".")))
    except (IndexError, ValueError, Invalid):
        raise Invalid("rates-row-unread", row=number) from None
