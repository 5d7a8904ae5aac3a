"""Export entries as an Excel workbook with typed days and amounts, and texts that are never formulas."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from core.usecases.export_entries import AMOUNT, Sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_MOST_DIGITS = 15
"""The most digits a numeric cell keeps (ECMA-376: IEEE 754 doubles); a longer amount is written as text."""
_MOST_LETTERS = 32_767
"""The most characters in one cell (Excel's limit)."""
_WIDTHS = (11, 9, 28, 13, 9, 18, 18, 16, 12, 16, 16, 11, 28, 28)
"""The widths of the columns in characters."""


def write_workbook(sheet: Sheet) -> bytes:
    """Return rows as an XLSX file of one sheet with a fixed header, filters, and typed days and amounts."""
    out = BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(out, settings) as book:
        page = book.add_worksheet("Purser")
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        for place, width in enumerate(_WIDTHS[: len(sheet.columns)]):
            page.set_column(place, place, width)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        amounts = {digits: book.add_format({"num_format": _number_format(digits)}) for digits in (0, 2, 3, 4)}
        for place, column in enumerate(sheet.columns):
            page.write_string(0, place, column, bold)
        for number, row in enumerate(sheet.rows, 1):
            _write_row(page, number, row, day, amounts)
    return out.getvalue()


def _write_row(page: Worksheet, number: int, row: tuple[str, ...], day: Format, amounts: dict[int, Format]) -> None:
    for place, cell in enumerate(row):
        if place == 0 and cell:
            page.write_datetime(number, place, date.fromisoformat(cell), day)
        elif place == AMOUNT and sum(sign.isdigit() for sign in cell) <= _MOST_DIGITS:
            page.write_number(number, place, Decimal(cell), amounts[len(cell.partition(".")[2])])
        elif cell:
            page.write_string(number, place, cell[:_MOST_LETTERS])


def _number_format(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")
