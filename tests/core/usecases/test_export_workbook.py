"""The book as an Excel workbook: typed, whole, inert, masked where private (REQUIREMENTS C4, H5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from core.model.category import Category
from core.model.entry import Visibility
from core.usecases.confirm_draft import confirm_draft
from core.usecases.export_entries import COLUMNS, Sheet, list_period_entries
from core.usecases.export_workbook import write_workbook
from core.usecases.write_export import ExportFormat, write_export
from tests.core.usecases.book import TODAY, Book, line


def _named(category: Category) -> str:
    return category.key


def _read(data: bytes) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()]


async def test_days_and_amounts_are_typed_and_formulas_are_words(book: Book) -> None:
    await _add(book, "1234.50", "=HYPERLINK(1)")
    data = await _export(book, "Ravi")
    header, row = _read(data)
    assert tuple(header) == COLUMNS
    assert row[:5] == [TODAY, "expense", "=HYPERLINK(1)", 1234.5, "INR"]
    assert b"<f>" not in ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")


async def test_anothers_private_entry_is_a_sum(book: Book) -> None:
    await _add(book, "1900", "ring", visibility=Visibility.PRIVATE)
    await _add(book, "60", "milk")
    assert [row[2] for row in _read(await _export(book, "Ravi"))[1:]] == ["milk", "private: 1"]
    assert {row[2] for row in _read(await _export(book, "Asha"))[1:]} == {"milk", "ring"}


@pytest.mark.parametrize(
    ("amount", "read"),
    [
        ("60", 60),
        ("0.1234", 0.1234),
        ("9999999999999.99", 9999999999999.99),
        ("99999999999999.999", "99999999999999.999"),
    ],
)
def test_an_amount_is_whole_or_text(amount: str, read: object) -> None:
    row = ("2026-11-21", "expense", "x" * 40_000, amount, *[""] * (len(COLUMNS) - 4))
    _, shown = _read(write_workbook(Sheet(COLUMNS, (row,), 1)))
    assert (shown[0], shown[3], len(str(shown[2]))) == (date(2026, 11, 21), read, 32_767)
    assert not isinstance(shown[0], datetime)


async def _add(book: Book, amount: str, said: str, **more: object) -> None:
    draft = await book.propose(replace(line(amount, said), **more))  # type: ignore[arg-type]
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id, draft.version)


async def _export(book: Book, name: str) -> bytes:
    async with book.acting(name) as context:
        return write_export(
            ExportFormat.XLSX, await list_period_entries(context, None), context.membership, _named, TODAY
        ).data
