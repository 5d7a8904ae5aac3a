"""Read QIF (Quicken Interchange Format): one letter per field, a caret ends a record."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from core.errors import Invalid
from core.importing.statements.statement_values import find_day_formats, find_decimal_mark, parse_amount, read_day
from core.model.statement import Statement, StatementDoubt, StatementLine

_MONTH_FIRST = frozenset(("USD", "PHP"))


_BOOKINGS = frozenset(("bank", "cash", "ccard", "invst", "oth a", "oth l"))
"""Types of sections that hold bookings; the others list accounts, categories, securities and templates."""


def read_qif(text: str, currency: str, day_order: str = "") -> Statement:
    """Return the lines of a QIF file; raises Invalid where it has none, or its days fit no single format."""
    dated = [record for record in _read_records(text) if "D" in record]
    records = [record for record in dated if _find_amount(record)]
    if not records:
        raise Invalid("statement-lines-unreadable" if dated else "statement-without-lines")
    written = [_normalise_day(record["D"]) for record in records]
    formats = [day_order] if day_order else find_day_formats(written)
    if not formats:
        raise Invalid("statement-days-mixed")
    if {"dmy", "mdy"} <= set(formats):
        formats = ["mdy", "dmy"] if currency in _MONTH_FIRST else ["dmy", "mdy"]
    mark = find_decimal_mark([_find_amount(record) for record in records])
    lines = []
    for record, text_day in zip(records, written, strict=True):
        day, amount = read_day(text_day, formats[0]), parse_amount(_find_amount(record), mark)
        if day is not None and amount is not None:
            lines.append(_make_line(record, day, amount, currency))
    doubts = (StatementDoubt.DAY_ORDER,) if len(formats) > 1 else ()
    order = f'{{"day_order": "{formats[0]}"}}'
    return Statement("qif", tuple(lines), doubts=doubts, columns=order, skipped=len(dated) - len(lines))


def _make_line(record: dict[str, str], day: date, amount: Decimal, currency: str) -> StatementLine:
    """Return the line of a record; a category in brackets marks a transfer."""
    told = " ".join(dict.fromkeys(record[name] for name in "PM" if record.get(name)))
    category = record.get("L", "").partition("/")[0]
    moves = category.startswith("[")
    return StatementLine(
        day,
        amount,
        currency,
        told[:300],
        reference=record.get("N"),
        category="" if moves else category.partition(":")[0],
        moves=moves,
    )


def _normalise_day(written: str) -> str:
    """Return a day with slashes and two digits; Quicken writes an apostrophe before years from 2000, and blanks."""
    parts = re.split(r"[/.\-']", written.replace(" ", ""))
    return "/".join(f"{part:0>2}" for part in parts) if len(parts) > 1 else written


def _find_amount(record: dict[str, str]) -> str:
    """Return a record's amount, from the first of its amount fields that can be read; empty where none can."""
    return next((record[name] for name in "TU$" if parse_amount(record.get(name, "")) is not None), "")


def _read_records(text: str) -> list[dict[str, str]]:
    """Return the records of the sections that hold transactions."""
    records: list[dict[str, str]] = [{}]
    is_booking = True
    for line in text.splitlines():
        head = line.strip().casefold()
        if head.startswith("!type:"):
            is_booking = head.removeprefix("!type:").strip() in _BOOKINGS
        elif head.startswith("!account"):
            is_booking = False
        elif line.startswith("^"):
            records.append({})
        elif line and is_booking and not head.startswith("!"):
            records[-1].setdefault(line[0], line[1:].strip())
    return records
