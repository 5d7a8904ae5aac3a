"""Read ISO 20022 camt.052, 053 and 054 of any version; XML entities and DTDs are refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.errors import Invalid
from core.importing.statements.statement_values import find_currency, parse_amount, read_timestamp_day
from core.model.statement import Statement, StatementLine

_REPORTS = ("Stmt", "Rpt", "Ntfctn")
_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD", "CLAV")


def read_camt(content: bytes, currency: str) -> Statement:
    """Return the lines of all accounts in a camt file; raises Invalid where it cannot be read or has no lines."""
    try:
        root = fromstring(content)
    except DefusedXmlException as error:
        raise Invalid("statement-unsafe") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Invalid("statement-corrupt") from error
    reports = [element for element in root.iter() if _local_name(element) in _REPORTS]
    lines = [line for report in reports for line in _read_report(report, currency)]
    skipped = sum(len(_find_children(report, "Ntry")) for report in reports) - len(lines)
    if not lines:
        raise Invalid("statement-lines-unreadable" if skipped else "statement-without-lines")
    first, last = reports[0], reports[-1]
    return Statement(
        "camt",
        tuple(lines),
        _find_text(first, "Acct", "Id", "IBAN") or _find_text(first, "Acct", "Id", "Othr", "Id") or None,
        _find_balance(first, _OPENING),
        _find_balance(last, _CLOSING),
        skipped=skipped,
    )


def _read_report(report: Element, currency: str) -> Iterator[StatementLine]:
    own = find_currency(_find_text(report, "Acct", "Ccy")) or currency
    made = read_timestamp_day(_find_text(report, "CreDtTm"))
    for entry in _find_children(report, "Ntry"):
        line = _make_line(entry, own, made)
        if line is not None:
            yield line


def _make_line(entry: Element, currency: str, made: date | None) -> StatementLine | None:
    """Return the line of one entry, on the day ``made`` where it names none; None without an amount or a day."""
    written = _find_child(entry, "Amt")
    amount = parse_amount(written.text or "", ".") if written is not None else None
    day = _find_day(entry) or made
    if amount is None or day is None or written is None:
        return None
    is_debit = _find_text(entry, "CdtDbtInd") == "DBIT"
    return StatementLine(
        day,
        -amount if is_debit else amount,
        find_currency(written.get("Ccy", "")) or currency,
        _describe(entry, is_debit=is_debit),
        reference=_find_text(entry, "AcctSvcrRef") or _find_text(entry, "NtryRef") or None,
        is_pending="PDNG" in {_find_text(entry, "Sts"), _find_text(entry, "Sts", "Cd")},
    )


def _find_day(entry: Element) -> date | None:
    for name in ("BookgDt", "ValDt"):
        for kind in ("Dt", "DtTm"):
            day = read_timestamp_day(_find_text(entry, name, kind))
            if day is not None:
                return day
    return next(
        (
            day
            for each in entry.iter()
            if _local_name(each) in {"Dt", "DtTm"} and (day := read_timestamp_day(each.text or ""))
        ),
        None,
    )


def _describe(entry: Element, *, is_debit: bool) -> str:
    """Return an entry's description: the other side's name and the remittance text."""
    side = "Cdtr" if is_debit else "Dbtr"
    parts = [
        _find_text(party, "Nm") or _find_text(party, "Pty", "Nm")
        for party in entry.iter()
        if _local_name(party) == side
    ]
    parts += [each.text or "" for each in entry.iter() if _local_name(each) == "Ustrd"]
    parts += [_find_text(entry, "AddtlNtryInf")]
    return " ".join(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))[:300]


def _find_balance(report: Element, codes: tuple[str, ...]) -> Decimal | None:
    for balance in _find_children(report, "Bal"):
        if _find_text(balance, "Tp", "CdOrPrtry", "Cd") in codes:
            amount = parse_amount(_find_text(balance, "Amt"), ".")
            is_debit = _find_text(balance, "CdtDbtInd") == "DBIT"
            return None if amount is None else (-amount if is_debit else amount)
    return None


def _local_name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _find_children(element: Element, name: str) -> list[Element]:
    return [child for child in element if _local_name(child) == name]


def _find_child(element: Element, name: str) -> Element | None:
    return next(iter(_find_children(element, name)), None)


def _find_text(element: Element, *path: str) -> str:
    """Return the text of the element at a path of names; empty where there is none."""
    found: Element | None = element
    for name in path:
        found = _find_child(found, name) if found is not None else None
    return (found.text or "").strip() if found is not None else ""
