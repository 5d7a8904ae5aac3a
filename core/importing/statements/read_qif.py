"""QIF (Quicken Interchange Format) -> lines: one letter a field, a caret ends a record."""

from __future__ import annotations

from decimal import Decimal

from core.errors import Invalid
from core.importing.statements.statement_values import find_day_formats, parse_amount, read_day
from core.model.statement import Statement, StatementDoubt, StatementLine

_MONTH_FIRST = frozenset(("USD", "PHP"))


def read_qif(text: str, currency: str, day_order: str = "") -> Statement:
    """Return the lines of a file; raises Invalid where it holds none, or its days fit no one format."""
    records = [record for record in _read_records(text) if "D" in record and _amount_of(record) is not None]
    if not records:
        raise Invalid("statement-without-lines")
    written = [record["D"].replace("'", "/").replace(" ", "") for record in records]
    formats = [day_order] if day_order else find_day_formats(written)
    if not formats:
        raise Invalid("statement-days-mixed")
    if {"dmy", "mdy"} <= set(formats):
        formats = ["mdy", "dmy"] if currency in _MONTH_FIRST else ["dmy", "mdy"]
    lines = []
    for record, text_day in zip(records, written, strict=True):
        day, amount = read_day(text_day, formats[0]), _amount_of(record)
        if day is not None and amount is not None:
            told = " ".join(dict.fromkeys(record[name] for name in "PM" if record.get(name)))
            lines.append(StatementLine(day, amount, currency, told[:300], reference=record.get("N")))
    doubts = (StatementDoubt.DAY_ORDER,) if len(formats) > 1 else ()
    return Statement("qif", tuple(lines), doubts=doubts, columns=f'{{"day_order": "{formats[0]}"}}')


def _amount_of(record: dict[str, str]) -> Decimal | None:
    """Return a record's amount, which some programs write a second time or in its place."""
    return next((value for name in "TU$" if (value := parse_amount(record.get(name, ""))) is not None), None)


def _read_records(text: str) -> list[dict[str, str]]:
    records: list[dict[str, str]] = [{}]
    for line in text.splitlines():
        if line.startswith("^"):
            records.append({})
        elif line and not line.startswith("!"):
            records[-1].setdefault(line[0], line[1:].strip())
    return records
