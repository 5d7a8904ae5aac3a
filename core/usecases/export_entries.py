"""Export entries as rows and as CSV in which no cell can run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.model.category import Category
from core.model.entry import Entry, EntryKind, Line
from core.model.household import Household, Membership, NumberHabit
from core.model.money import Money
from core.model.period import Period
from core.model.report import Scope
from core.usecases.use_case_context import UseCaseContext

COLUMNS = (
    "date", "kind", "description", "amount", "currency",
    "category", "merchant", "account", "payer", "for", "tags", "visibility", "notes",
)  # fmt: skip
_SAID = 5
"""The number of first columns that a row with a sum of private entries fills: those up to the currency."""
RECEIPTS = "receipts"
"""The name of the column with the names of receipt files that are exported beside the sheet."""
MOST = 200_000
"""The most entries in one file; a spreadsheet holds about a million rows."""
BYTE_ORDER_MARK = "\ufeff"
"""The first character of a CSV file, by which Excel recognises UTF-8."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The first characters that turn a cell into a formula (OWASP, CSV Injection), with their full-width forms."""


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """The separator between cells and the decimal sign of a sheet."""

    separator: Literal[",", ";", "\t"] = ","
    decimal: Literal[".", ","] = "."


PLAIN_STYLE = SheetStyle()
"""The style of RFC 4180, comma and decimal point; spreadsheets set to a decimal comma need ``;`` and ``,``."""
AMOUNT = 3
"""The index of the amount among the columns."""


def choose_sheet_style(household: Household) -> SheetStyle:
    """Return the sheet style that fits how the household writes numbers."""
    return SheetStyle(";", ",") if household.number_habit is NumberHabit.COMMA else PLAIN_STYLE


@dataclass(frozen=True, slots=True)
class Sheet:
    """The column names and rows of an export as text, and the number of entries in them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Export:
    """The text of an export file and the number of entries in it."""

    content: str
    count: int


async def list_period_entries(context: UseCaseContext, period: Period | None) -> Sequence[Entry]:
    """Return the entries of a period (None: all), newest first."""
    return await context.uow.reports.list_entries(Scope(period=period, kinds=tuple(EntryKind)), limit=MOST)


def export_entries(
    entries: Sequence[Entry],
    membership: Membership,
    named: Callable[[Category], str],
    receipts: Mapping[UUID, str] | None = None,
    style: SheetStyle = PLAIN_STYLE,
) -> Export:
    """Return entries as CSV.

    ``receipts`` maps drafts to the names of their receipt files, which adds a column.
    """
    sheet = list_rows(entries, membership, named, receipts)
    rows: Iterable[tuple[str, ...]] = sheet.rows
    if style.decimal == ",":
        rows = [(*row[:AMOUNT], row[AMOUNT].replace(".", ","), *row[AMOUNT + 1 :]) for row in rows]
    return Export(write_csv(rows, sheet.columns, style.separator), sheet.count)


def make_inert(cell: str) -> str:
    """Return a text that a spreadsheet shows unchanged and never runs as a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def list_rows(
    entries: Sequence[Entry],
    membership: Membership,
    named: Callable[[Category], str],
    receipts: Mapping[UUID, str] | None = None,
    guard: Callable[[str], str] = make_inert,
) -> Sheet:
    """Return entries as rows, oldest first; others' private ones only as sums by kind and currency at the end.

    ``guard`` keeps a text that people wrote from running as a formula.
    """
    seen = [entry for entry in reversed(entries) if entry.is_visible_to(membership.member)]
    rows = [(*_write_cells(entry, membership, named, guard), *_write_extra_cells(entry, receipts)) for entry in seen]
    hidden = [entry.line for entry in entries if not entry.is_visible_to(membership.member)]
    rows += [(*cells, *([] if receipts is None else [""])) for cells in _list_private_sums(hidden)]
    return Sheet(COLUMNS if receipts is None else (*COLUMNS, RECEIPTS), tuple(rows), len(entries))


def _list_private_sums(hidden: Sequence[Line]) -> Iterable[tuple[str, ...]]:
    """Yield a row with the count and the sum of others' private entries for each kind and currency."""
    groups: dict[tuple[EntryKind, str], list[Money]] = {}
    for line in hidden:
        groups.setdefault((line.kind, line.money.currency), []).append(line.money)
    empty = [""] * (len(COLUMNS) - _SAID - 2)
    for (kind, currency), parts in sorted(groups.items()):
        total = Money(sum(part.minor for part in parts), currency)
        yield ("", kind.value, f"private: {len(parts)}", format(total.amount, "f"), currency, *empty, "private", "")


def _write_extra_cells(entry: Entry, receipts: Mapping[UUID, str] | None) -> tuple[str, ...]:
    return () if receipts is None else (make_inert(receipts.get(entry.draft, "") if entry.draft else ""),)


def write_csv(rows: Iterable[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS, separator: str = ",") -> str:
    """Return rows as CSV (RFC 4180) with the column names as the first row."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, delimiter=separator)
    writer.writerow(columns)
    writer.writerows(rows)
    return BYTE_ORDER_MARK + sheet.getvalue()


def _write_cells(
    entry: Entry, membership: Membership, named: Callable[[Category], str], guard: Callable[[str], str]
) -> tuple[str, ...]:
    line, household = entry.line, membership.household
    before = (line.day.isoformat(), line.kind.value, guard(line.description))
    amount = (format(line.money.amount, "f"), line.money.currency)
    who = household.find_name(line.payer), name_receivers(line, household)
    texts = (_name_category(line, household, named), line.merchant, line.account, *who, _write_tags(line))
    return (*before, *amount, *(guard(text or "") for text in texts), line.visibility.value, guard(line.notes))


def _name_category(line: Line, household: Household, named: Callable[[Category], str]) -> str:
    category = household.category(line.category)
    return named(category) if category else ""


def name_receivers(line: Line, household: Household) -> str:
    """Return the name of the member a line was for, several with their amounts; empty for the whole household."""
    named = [
        (household.find_name(share.member) or "", Money(share.minor, line.money.currency)) for share in line.shares
    ]
    if len(named) == 1:
        return named[0][0]
    return "; ".join(f"{name} {part.amount:f}" for name, part in sorted(named, key=lambda pair: pair[0]))


def _write_tags(line: Line) -> str:
    return " ".join(f"#{tag}" for tag in line.tags)
