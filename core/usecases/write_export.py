"""Write entries as a file in a chosen format, for chat, REST and pages alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.model.category import Category
from core.model.entry import Entry
from core.model.household import Membership
from core.usecases.export_entries import PLAIN_STYLE, SheetStyle, export_entries, list_rows
from core.usecases.export_ledger import LedgerDialect, write_ledger
from core.usecases.export_workbook import XLSX, write_workbook


class ExportFormat(StrEnum):
    """The file formats entries are exported in; each value is the file's ending."""

    CSV = "csv"
    XLSX = "xlsx"
    HLEDGER = "hledger"
    BEANCOUNT = "beancount"


EXPORT_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.XLSX: XLSX,
    ExportFormat.HLEDGER: "text/plain; charset=utf-8",
    ExportFormat.BEANCOUNT: "text/plain; charset=utf-8",
}
"""The MIME type of each file format."""


@dataclass(frozen=True, slots=True)
class ExportFile:
    """An exported file: its MIME type and content."""

    mime: str
    data: bytes


def write_export(
    kind: ExportFormat,
    entries: Sequence[Entry],
    membership: Membership,
    named: Callable[[Category], str],
    today: date,
    *,
    style: SheetStyle = PLAIN_STYLE,
) -> ExportFile:
    """Return entries as a file for one member; it may take seconds, so call it outside the event loop."""
    match kind:
        case ExportFormat.CSV:
            data = export_entries(entries, membership, named, style=style).content.encode()
        case ExportFormat.XLSX:
            data = write_workbook(list_rows(entries, membership, named, guard=str))
        case ExportFormat.HLEDGER | ExportFormat.BEANCOUNT:
            data = write_ledger(LedgerDialect(kind), entries, membership, named, today).encode()
    return ExportFile(EXPORT_TYPES[kind], data)
