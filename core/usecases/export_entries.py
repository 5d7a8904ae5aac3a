"""Export entries as CSV: what a spreadsheet opens, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core.model.category import Category
from core.model.entry import Entry, EntryKind, Line
from core.model.household import Household, Membership
from core.model.money import Money
from core.model.period import Period
from core.model.report import Scope
from core.usecases.deed import Deed

COLUMNS = (
    "date", "kind", "description", "amount", "currency",
    "category", "merchant", "account", "payer", "for", "tags", "visibility",
)  # fmt: skip
RECEIPTS = "receipts"
"""The column that names the files beside the sheet."""
MOST = 200_000
"""Entries in one file: a spreadsheet's sheet holds a million rows, a household's life fewer than this."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's old code page."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a cell a formula (OWASP, CSV Injection), their full-width forms with them."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file's content and how many entries it holds."""

    content: str
    count: int


async def entries_of(deed: Deed, period: Period | None) -> Sequence[Entry]:
    """The entries of a period, or all, newest first."""
    return await deed.uow.reports.entries(Scope(period=period, kinds=tuple(EntryKind)), limit=MOST)


def export_entries(
    entries: Sequence[Entry],
    membership: Membership,
    named: Callable[[Category], str],
    receipts: Mapping[UUID, str] | None = None,
) -> Export:
    """Entries as a file, the last of them first; others' private ones keep money, day, payer and kind alone.

    ``receipts`` are the names of the files beside the sheet, by draft: a column more.
    """
    rows = [(*_cells(entry, membership, named), *_beside(entry, receipts)) for entry in reversed(entries)]
    return Export(written(rows, COLUMNS if receipts is None else (*COLUMNS, RECEIPTS)), len(rows))


def _beside(entry: Entry, receipts: Mapping[UUID, str] | None) -> tuple[str, ...]:
    return () if receipts is None else (harmless(receipts.get(entry.draft, "") if entry.draft else ""),)


def written(rows: Iterable[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> str:
    """Rows as CSV under the column names (RFC 4180)."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(columns)
    writer.writerows(rows)
    return BYTE_ORDER_MARK + sheet.getvalue()


def harmless(cell: str) -> str:
    """A text that a spreadsheet shows as it stands, whatever it begins with."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _cells(entry: Entry, membership: Membership, named: Callable[[Category], str]) -> tuple[str, ...]:
    line = entry.line if entry.seen_by(membership.member) else _masked(entry.line)
    household = membership.household
    before = (line.day.isoformat(), line.kind.value, harmless(line.description))
    amount = (format(line.money.amount, "f"), line.money.currency)
    who = household.name_of(line.payer), _whom(line, household)
    texts = (_category(line, household, named), line.merchant, line.account, *who, _tags(line))
    return (*before, *amount, *(harmless(text or "") for text in texts), line.visibility.value)


def _masked(line: Line) -> Line:
    return replace(line, description="", category=None, merchant=None, account=None, tags=(), shares=())


def _category(line: Line, household: Household, named: Callable[[Category], str]) -> str:
    category = household.category(line.category)
    return named(category) if category else ""


def _whom(line: Line, household: Household) -> str:
    """The one member it was for; of several each with an amount; nobody for the whole household."""
    named = [(household.name_of(share.member) or "", Money(share.minor, line.money.currency)) for share in line.shares]
    if len(named) == 1:
        return named[0][0]
    return "; ".join(f"{name} {part.amount:f}" for name, part in sorted(named, key=lambda pair: pair[0]))


def _tags(line: Line) -> str:
    return " ".join(f"#{tag}" for tag in line.tags)
