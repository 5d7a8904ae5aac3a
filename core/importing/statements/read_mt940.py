"""Read SWIFT MT940 and MT942, with the deviations of banks: missing types, blank lines, text before tags."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from core.errors import Invalid
from core.importing.statements.statement_values import find_currency
from core.model.statement import Statement, StatementLine

_TAG = re.compile(r"^[ \t]*:(1[23]D?|20|21|25P?|28[CD]?|34F|6[0245][FM]?|61|86|90[CD]):", re.MULTILINE | re.IGNORECASE)
"""Pattern of the tags of SWIFT statements (category 9), which a time of day split over two lines does not match."""

_LINE = re.compile(
    r"\s*(?P<day>(?:20(?=\d{2}[01]\d[0-3]\d(?:\d{4})?\s*[RECD]))?\d{6})(?P<entry>\d{4})?\s*(?P<mark>R?[CD]|E[CD])(?P<funds>[A-Z])?\s?"
    r"(?P<amount>(?=[,.]?\d)(?:\d{1,3}(?:\.\d{3})+,\d{1,3}|\d{0,15}[,.]?\d{0,3}))(?P<rest>[\s\S]*)",
    re.IGNORECASE,
)
_BALANCE = re.compile(r"\s*(?P<mark>[CD])(?P<day>\d{6})(?P<currency>[A-Z]{3})(?P<amount>[\d.,]{1,20})")
_STRUCTURE = re.compile(r"[?>~](\d{2})")
_NO_TEXT = frozenset(("00", "10", "30", "31", "34", "35", "36"))
"""Subfields of :86: that hold codes and account numbers, not text (DFÜ agreement, appendix 3)."""


def read_mt940(text: str, currency: str) -> Statement:
    """Return the lines of all statements in an MT940 file; raises Invalid where it has none."""
    lines: list[StatementLine] = []
    account, opening, closing, own = None, None, None, currency
    pending: StatementLine | None = None
    skipped = 0
    for tag, value in _read_tags(text):
        balance = _BALANCE.match(value) if tag[:2] in {"60", "62"} else None
        if balance is not None:
            own = find_currency(balance["currency"]) or own
            amount = _read_amount(balance["amount"]) * (-1 if balance["mark"] == "D" else 1)
            opening, closing = (amount if opening is None and tag[:2] == "60" else opening), amount
        elif tag == "25":
            account = value.strip().split("\n")[0][:40] or account
        if pending is not None and tag in {"61", "60F", "60M", "62F", "62M", "20"}:
            lines.append(pending)
            pending = None
        if tag == "61":
            pending = _make_line(value, own)
            skipped += pending is None
        elif tag == "86" and pending is not None:
            lines.append(_describe(pending, value))
            pending = None
    lines += [pending] if pending is not None else []
    if not lines:
        raise Invalid("statement-lines-unreadable" if skipped else "statement-without-lines")
    return Statement("mt940", tuple(lines), account, opening, closing, skipped=skipped)


def _read_tags(text: str) -> Iterator[tuple[str, str]]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    found = list(_TAG.finditer(plain))
    for match, after in zip(found, [*found[1:], None], strict=True):
        yield match[1].upper(), plain[match.end() : after.start() if after else len(plain)].rstrip("\n-")


def _make_line(value: str, currency: str) -> StatementLine | None:
    """Return the line of one :61: field; None where it cannot be read."""
    match = _LINE.match(value)
    day = _read_day(match["day"], match["entry"]) if match else None
    if match is None or day is None:
        return None
    amount = _read_amount(match["amount"])
    sign = -1 if match["mark"].upper() in {"D", "RC", "ED"} else 1
    rest = match["rest"].split("\n", 1)
    told = " ".join(rest[1].split()) if len(rest) > 1 else ""
    reference = re.sub(r"^[A-Z]\w{3}", "", rest[0]).partition("//")[0].strip()
    return StatementLine(day, sign * amount, currency, told[:300], reference=reference or None)


def _describe(line: StatementLine, value: str) -> StatementLine:
    """Return a line with the text of its :86: field added, codes and account numbers left out."""
    parts = _STRUCTURE.split(value.replace("\n", ""))
    if len(parts) > 2:  # noqa: PLR2004  the text before the first subfield, its code, its text
        pairs = zip(parts[1::2], parts[2::2], strict=True)
        told = "".join(
            f" {text}" if code in {"20", "32", "60"} else text for code, text in pairs if code not in _NO_TEXT
        )
    else:
        told = value
    words = " ".join(f"{line.description} {told}".split())
    return StatementLine(line.day, line.amount, line.currency, words[:300], line.balance, line.reference)


def _read_amount(written: str) -> Decimal:
    digits = written.replace(".", "").replace(",", ".") if "," in written else written
    return Decimal(digits.rstrip(".") or "0")


def _read_day(digits: str, entry: str | None) -> date | None:
    """Return a date; where the calendar lacks it, the entry's date ("0301"), else the last day of its month.

    German banks count interest by months of thirty days, and so have a 30 February.
    """
    year, month, day = (int(digits[-6:][place : place + 2]) for place in (0, 2, 4))
    year += 1900 if year > 79 else 2000  # noqa: PLR2004
    days = [(month, day)]
    if month == 2 and 28 < day <= 30:  # noqa: PLR2004
        days += [(int(entry[:2]), int(entry[2:]))] if entry else []
        days.append((month, monthrange(year, month)[1]))
    for written in days:
        try:
            return date(year, *written)
        except ValueError:
            continue
    return None
