"""The book as CSV: whole, masked where private, harmless in a spreadsheet (REQUIREMENTS C4, H5)."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from core.model.category import Category
from core.model.entry import EntryKind, Line, Visibility
from core.model.money import Money
from core.model.period import find_month
from core.usecases.confirm_draft import confirm_draft
from core.usecases.export_entries import COLUMNS, Export, SheetStyle, export_entries, list_period_entries, make_inert
from tests.core.usecases.book import TODAY, Book, line


def named(category: Category) -> str:
    return category.key.capitalize()


async def _write(book: Book, one: Line, by: str = "Asha") -> None:
    draft = await book.propose(one, by=by)
    async with book.acting(by) as context:
        await confirm_draft(context, draft.id, draft.version)


async def _export(book: Book, name: str = "Asha", day: date | None = None) -> Export:
    async with book.acting(name) as context:
        return export_entries(
            await list_period_entries(context, find_month(day) if day else None), context.membership, named
        )


def _rows(export: Export) -> list[dict[str, str]]:
    assert export.content.startswith("\ufeff"), "Excel wants the mark"
    return list(csv.DictReader(io.StringIO(export.content.removeprefix("\ufeff"), newline="")))


async def test_an_entry_becomes_a_row(book: Book) -> None:
    milk = replace(line("1234.50"), merchant="Amul", account="HDFC", tags=("goa", "trip"), notes="=for tea")
    await _write(book, milk, by="Ravi")
    export = await _export(book)
    assert export.count == 1
    (row,) = _rows(export)
    assert tuple(row) == COLUMNS
    assert list(row.values()) == [
        "2026-11-21", "expense", "milk", "1234.50", "INR", "Groceries", "Amul", "HDFC", "Ravi", "", "#goa #trip",
        "shared", "'=for tea",
    ]  # fmt: skip


async def test_oldest_first_and_only_the_period(book: Book) -> None:
    await _write(book, line("60", "milk"))
    await _write(book, line("40", "bread", day=date(2026, 10, 3)))
    await _write(book, replace(line("85000", "pay"), kind=EntryKind.INCOME))
    assert _rows(await _export(book))[0]["description"] == "bread"
    assert {row["description"] for row in _rows(await _export(book, day=TODAY))} == {"milk", "pay"}
    assert (await _export(book, day=date(2025, 1, 1))).count == 0


async def test_anothers_private_entries_are_one_row(book: Book) -> None:
    """C4: the sheet adds up to what every total says, and nothing of a private entry stands in it."""
    gift = replace(line("999", "ring"), merchant="Tanishq", account="Own card", tags=("secret",))
    await _write(book, replace(gift, visibility=Visibility.PRIVATE), by="Ravi")
    await _write(book, replace(line("1", "card"), visibility=Visibility.PRIVATE), by="Ravi")
    own, other = _rows(await _export(book, "Ravi"))[0], _rows(await _export(book, "Asha"))[0]
    assert (own["description"], own["merchant"], own["tags"]) == ("ring", "Tanishq", "#secret")
    assert {key: value for key, value in other.items() if value} == {
        "kind": "expense", "description": "private: 2", "amount": "1000.00", "currency": "INR", "visibility": "private",
    }  # fmt: skip


async def test_for_whom_it_was_stands_in_its_row(book: Book) -> None:
    """C4, C5: one name, or each with an amount; nothing of another's private one."""
    ravi, kid = (book.membership(name).member.id for name in ("Ravi", "Kid"))
    await _write(book, line("60", "milk").share_equally([kid]))
    await _write(book, line("100.01", "pizza").share_equally([kid, ravi]))
    await _write(book, replace(line("900", "watch"), visibility=Visibility.PRIVATE).share_equally([ravi]))
    mine, theirs = [
        {row["amount"]: row["for"] for row in _rows(await _export(book, name))} for name in ("Asha", "Ravi")
    ]
    assert (mine["60.00"], mine["900.00"]) == ("Kid", "Ravi")
    assert mine["100.01"] in {"Kid 50.01; Ravi 50.00", "Kid 50.00; Ravi 50.01"}
    assert theirs == {**mine, "900.00": ""}


async def test_amounts_keep_their_currencys_digits(book: Book) -> None:
    await _write(book, replace(line(), money=Money.of("500", "JPY")))
    await _write(book, replace(line(), money=Money.of("1.250", "KWD")))
    assert {row["amount"] for row in _rows(await _export(book))} == {"500", "1.250"}


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", '=HYPERLINK("http://x","y")']
)
async def test_no_cell_is_a_formula(book: Book, cell: str) -> None:
    assert make_inert(cell) == f"'{cell}"
    await _write(book, replace(line(description=cell), merchant=cell))
    row = _rows(await _export(book))[0]
    assert row["merchant"].startswith("'")
    assert row["description"].startswith("'")


@pytest.mark.parametrize("cell", ["", "milk", "2-in-1", "a=b", "it's"])
def test_plain_words_stay_as_they_are(cell: str) -> None:
    assert make_inert(cell) == cell


async def test_a_sheet_has_the_separator_and_decimal_mark_that_is_wanted(book: Book) -> None:
    await _write(book, line("1234.50", "milk, fresh"))
    async with book.acting("Asha") as context:
        entries = await list_period_entries(context, None)
    style = SheetStyle(";", ",")
    sheet = export_entries(entries, book.membership("Asha"), lambda category: category.key, style=style).content
    assert "2026-11-21;expense;milk, fresh;1234,50;INR;groceries" in sheet
