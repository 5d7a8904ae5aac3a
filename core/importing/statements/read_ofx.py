"""Read OFX and QFX files, as SGML (1.x) or XML (2.x), even ill-formed (Financial Data Exchange, OFX 1.6, 2.2)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from core.errors import Invalid
from core.importing.statements.statement_values import (
    find_currency,
    find_day_formats,
    parse_amount,
    read_day,
    read_timestamp_day,
)
from core.model.money import count_decimals
from core.model.statement import Statement, StatementLine

_TAG = re.compile(r"<(/?)([A-Za-z][\w.]{0,40})[^<>]{0,200}>([^<]{0,2000})")
_OPENED, _CLOSED = re.compile("<OFX>", re.IGNORECASE), re.compile("</OFX>|</BANKTRANLIST>", re.IGNORECASE)
_LINE_TAGS = frozenset(("STMTTRN",))
_MOST_TAGS = 3_000_000


def read_ofx(text: str, currency: str) -> Statement:
    """Return the lines of all accounts in an OFX file; raises Invalid where none can be read."""
    lines, found, skipped = [], dict[str, str](), 0
    for fields in _read_records(text, found):
        line = _make_line(fields, find_currency(found.get("CURDEF", "")) or currency)
        if line is not None:
            lines.append(line)
        else:
            skipped += 1
    if _OPENED.search(text) and not _CLOSED.search(text):
        raise Invalid("statement-corrupt")
    if not lines:
        raise Invalid("statement-lines-unreadable" if skipped else "statement-without-lines")
    closing = parse_amount(found.get("BALAMT", ""))
    return Statement("ofx", tuple(lines), found.get("ACCTID"), closing=closing, skipped=skipped)


def _read_records(text: str, found: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield the fields of each transaction; fields outside of transactions are put into ``found``."""
    fields: dict[str, str] | None = None
    for count, match in enumerate(_TAG.finditer(text)):
        closes, name, value = match[1] == "/", match[2].upper(), html.unescape(match[3]).strip()
        if count > _MOST_TAGS:
            raise Invalid("statement-too-long", most=_MOST_TAGS)
        if name in _LINE_TAGS or (name == "BANKTRANLIST" and closes):
            if fields:
                yield fields
            fields = None if closes else {}
        elif not closes and value:
            (found if fields is None else fields).setdefault(name, value)
    if fields:
        yield fields


def _make_line(fields: dict[str, str], currency: str) -> StatementLine | None:
    """Return the line of one transaction; None where it has no day or no amount."""
    day = _find_day(fields)
    amount = parse_amount(fields.get("TRNAMT", ""))
    if day is None or amount is None:
        return None
    told = dict.fromkeys(fields.get(name, "") for name in ("NAME", "PAYEE", "MEMO"))
    own = find_currency(fields.get("CURSYM", "")) or currency
    return StatementLine(
        day,
        amount.quantize(Decimal(1).scaleb(-count_decimals(own)), ROUND_HALF_UP),
        own,
        " ".join(each for each in told if each)[:300],
        reference=fields.get("FITID"),
    )


def _find_day(fields: dict[str, str]) -> date | None:
    """Return the day a transaction was booked, else of its purchase; None where none can be read."""
    for name in ("DTPOSTED", "DTUSER", "DTAVAIL"):
        written = fields.get(name, "")
        day = read_timestamp_day(written)
        formats = [] if day else find_day_formats([written])
        if day is not None or len(formats) == 1:
            return day or read_day(written, formats[0])
    return None
