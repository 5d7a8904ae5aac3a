"""Read the exports of other money apps; a file per app in ``apps`` says which column holds what."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from core.errors import Invalid
from core.importing.statements.statement_values import (
    find_currency,
    find_day_formats,
    find_decimal_mark,
    parse_amount,
    read_day,
)
from core.importing.statements.table_columns import fold_cell
from core.importing.statements.table_rows import Rows
from core.model.statement import Statement, StatementDoubt, StatementLine

_FOLDER = Path(__file__).parent / "apps"
_CATEGORIES = "categories.toml"


class TransferMark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an app marks a line as a transfer between own accounts: by a certain text, or by an account's name."""

    column: str
    begins: tuple[str, ...] = ()
    accounts: bool = False
    """Whether the column names another account of the file where the line is a transfer."""


class AppFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The columns of one app's export, by header name; of several names the first filled cell counts."""

    needs: tuple[str, ...]
    day: str
    transfer: TransferMark
    amount: str = ""
    paid: str = ""
    received: str = ""
    sign: str = "signed"
    """``signed``: amounts are negative where money left; ``spent``: every amount is spending."""
    currency: str = ""
    description: tuple[str, ...] = ()
    merchant: tuple[str, ...] = ()
    notes: str = ""
    category: tuple[str, ...] = ()
    account: str = ""
    account_received: str = ""
    """The column with the receiving account, where it is not the ``account`` column."""
    kind: str = ""
    spent: tuple[str, ...] = ()
    earned: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


@cache
def load_formats() -> Mapping[str, AppFormat]:
    """Return every app's export format by the app's name."""
    files = sorted(path for path in _FOLDER.glob("*.toml") if path.name != _CATEGORIES)
    return {path.stem: msgspec.convert(tomllib.loads(path.read_text()), AppFormat) for path in files}


@cache
def load_category_names() -> Mapping[str, str]:
    """Return the keys of our categories by the names that other apps use."""
    found: dict[str, Any] = tomllib.loads((_FOLDER / _CATEGORIES).read_text())
    return {name: key for key, names in found.items() for name in names}


def find_app(rows: Rows) -> str | None:
    """Return the app whose export has this header, the most specific where several fit; None where none does."""
    header = {fold_cell(cell) for cell in rows[0]} if rows else set()
    fitting = [name for name, form in load_formats().items() if header >= set(form.needs)]
    return max(fitting, key=lambda name: len(load_formats()[name].needs), default=None)


def read_app_export(rows: Rows, app: str, currency: str, day_order: str = "") -> Statement:
    """Return the statement in an app's export, with each transfer once.

    ``currency`` holds where the file names none; ``day_order`` is the order of day and month that the member stated.

    Raises:
        Invalid: no line of the file can be read.
    """
    table = _ExportTable(load_formats()[app], rows)
    booked = [row for row in rows[1:] if table.is_booking(row)]
    formats = find_day_formats([table.read_day(row) for row in booked])
    formats = [name for name in formats if name == day_order] or formats
    if not booked or not formats:
        raise Invalid("statement-without-lines")
    lines = [table.make_line(row, read_day(table.read_day(row), formats[0]), currency) for row in booked]
    kept = _pair_transfers([line for line in lines if line])
    doubts = (StatementDoubt.DAY_ORDER,) if len(formats) > 1 else ()
    return Statement("app", tuple(kept), doubts=doubts, skipped=len(rows) - 1 - len(kept))


@dataclass(slots=True)
class _ExportTable:
    """The rows of an app's export with the columns found by its format."""

    form: AppFormat
    rows: Rows
    places: dict[str, int] = field(init=False)
    mark: str = field(init=False)
    accounts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        header = [fold_cell(cell) for cell in self.rows[0]]
        self.places = {name: header.index(name) for name in dict.fromkeys(header) if name}
        columns = (self.form.amount, self.form.paid, self.form.received)
        self.mark = find_decimal_mark([self.read_cell(row, name) for row in self.rows[1:] for name in columns if name])
        self.accounts = frozenset(fold_cell(self.read_cell(row, self.form.account)) for row in self.rows[1:])

    def read_cell(self, row: Sequence[str], name: str) -> str:
        place = self.places.get(name)
        return row[place].strip() if place is not None and place < len(row) else ""

    def read_first_cell(self, row: Sequence[str], names: Sequence[str]) -> str:
        return next((cell for name in names if (cell := self.read_cell(row, name))), "")

    def read_day(self, row: Sequence[str]) -> str:
        """Return the cell with a row's day, without the time."""
        return self.read_cell(row, self.form.day).partition("T")[0].partition(" ")[0]

    def is_booking(self, row: Sequence[str]) -> bool:
        skipped = self.form.kind and fold_cell(self.read_cell(row, self.form.kind)) in self.form.skipped
        return bool(self.read_day(row)) and not skipped and bool(self.read_amount(row))

    def read_amount(self, row: Sequence[str]) -> Decimal | None:
        """Return a row's amount, negative where money left; None where it cannot be read."""
        form = self.form
        if form.paid:
            paid, received = (parse_amount(self.read_cell(row, name), self.mark) for name in (form.paid, form.received))
            return (received or Decimal()) - (paid or Decimal())
        amount = parse_amount(self.read_cell(row, form.amount), self.mark)
        kind = fold_cell(self.read_cell(row, form.kind)) if form.kind else ""
        if amount is None or (form.sign == "signed" and kind not in {*form.spent, *form.earned}):
            return amount
        return abs(amount) if kind in form.earned else -abs(amount)

    def make_line(self, row: Sequence[str], day: date | None, currency: str) -> StatementLine | None:
        form, amount = self.form, self.read_amount(row)
        if day is None or amount is None:
            return None
        merchant = self.read_first_cell(row, form.merchant)
        account = self.read_cell(row, form.account_received if form.account_received and amount > 0 else form.account)
        return StatementLine(
            day,
            amount,
            find_currency(self.read_cell(row, form.currency)) or currency,
            self.read_first_cell(row, form.description) or merchant,
            account=account,
            category=""
            if self.is_transfer(row)
            else _find_category(self.read_cell(row, name) for name in form.category),
            merchant="" if self.is_transfer(row) else merchant,
            notes=self.read_cell(row, form.notes) if form.notes not in form.description[:1] else "",
            moves=self.is_transfer(row),
        )

    def is_transfer(self, row: Sequence[str]) -> bool:
        mark, cell = self.form.transfer, fold_cell(self.read_cell(row, self.form.transfer.column))
        return cell.startswith(mark.begins) if mark.begins else mark.accounts and cell in self.accounts


def _find_category(names: Iterable[str]) -> str:
    """Return the category key of the first known name, else the first name that is not empty."""
    filled = [name for name in names if name]
    known = (load_category_names().get(fold_cell(name)) for name in filled)
    return next((key for key in known if key), filled[0] if filled else "")


def _pair_transfers(lines: Sequence[StatementLine]) -> list[StatementLine]:
    """Return lines with each transfer once, as the side where money left."""
    left = Counter((line.day, -line.amount, line.currency) for line in lines if line.moves and line.amount < 0)
    kept = []
    for line in lines:
        side = line.day, line.amount, line.currency
        if line.moves and line.amount > 0 and left[side]:
            left[side] -= 1
        else:
            kept.append(line)
    return kept
