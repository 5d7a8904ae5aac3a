"""Which originals an export brings, and what they are called (REQUIREMENTS C4, H5)."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from core.model.entry import Line, Visibility
from core.model.period import find_month
from core.ports import Proof
from core.usecases.confirm_draft import confirm_draft
from core.usecases.delete_entry import delete_entry
from core.usecases.export_entries import RECEIPTS, export_entries, list_period_entries
from core.usecases.export_originals import OriginalPapers, list_original_papers
from tests.core.usecases.book import Book, line

OCTOBER = date(2026, 10, 3)
PRIVATE = Visibility.PRIVATE


async def _receipt(book: Book, *lines: Line, by: str = "Asha", file: str = "", confirm: bool = True) -> str:
    """A card with a photo behind it; returns the key of the photo."""
    draft = await book.propose(*lines, by=by)
    async with book.acting(by) as context:
        proof = Proof(context.ids.new(), draft.id, "photo", file=file or context.ids.new().hex)
        await context.uow.add_proof(proof)
        if confirm:
            await confirm_draft(context, draft.id, draft.version)
    return proof.file or ""


async def _papers(book: Book, by: str = "Asha", day: date | None = None, *, group: bool = False) -> OriginalPapers:
    async with book.acting(by) as context:
        entries = await list_period_entries(context, find_month(day) if day else None)
        return await list_original_papers(context, entries, None if group else context.member.id)


async def test_each_line_says_which_file_is_its_own(book: Book) -> None:
    """A split receipt stands beside both its lines; what has no receipt has an empty cell."""
    await _receipt(book, line("60"), line("90", "soap"))
    await _receipt(book, replace(line("40", "bread", day=OCTOBER), merchant="Sunrise Märket & Co / ../x"))
    await book.propose(line("5", "open still"))
    papers = await _papers(book)
    async with book.acting("Asha") as context:
        entries = await list_period_entries(context, None)
        export = export_entries(entries, context.membership, lambda category: category.key, papers.names)
    rows = list(csv.DictReader(io.StringIO(export.content.removeprefix("\ufeff"), newline="")))
    bread, milk = "0001-2026-10-03-sunrise-märket-co-x", "0002-2026-11-21-milk"
    assert [row[RECEIPTS] for row in rows] == [bread, milk, milk]
    assert [paper.name for paper in papers.all] == [bread, milk]


@pytest.mark.parametrize(
    ("merchant", "name"),
    [
        ("=HYPERLINK(1)", "hyperlink-1"),
        ("किराना दुकान", "किराना-दुकान"),
        ("../..", ""),
        ("a" * 99, "a" * 40),
        ("\u202egpj", "gpj"),
    ],
)
async def test_a_name_is_no_path_and_no_formula(book: Book, merchant: str, name: str) -> None:
    await _receipt(book, replace(line(), merchant=merchant))
    (paper,) = (await _papers(book)).all
    assert paper.name == "-".join(part for part in ("0001-2026-11-21", name) if part)


async def test_only_the_period_and_only_the_book(book: Book) -> None:
    old = await _receipt(book, line(day=OCTOBER))
    new = await _receipt(book, line())
    await _receipt(book, line("7", "never confirmed"), confirm=False)
    assert [paper.key for paper in (await _papers(book, day=OCTOBER)).all] == [old]
    assert [paper.key for paper in (await _papers(book)).all] == [old, new]


async def test_one_photo_behind_two_cards_is_one_file(book: Book) -> None:
    key = await _receipt(book, line())
    await _receipt(book, line("90", "soap"), file=key)
    papers = await _papers(book)
    assert [paper.key for paper in papers.all] == [key]
    assert len(papers.names) == 2
    assert len(set(papers.names.values())) == 1


async def test_what_is_private_is_its_authors_alone(book: Book) -> None:
    """C4: one private line on a card hides the whole photo, in a group from everybody."""
    shared = await _receipt(book, line())
    own = await _receipt(book, line("90", "soap"), replace(line("10", "gift"), visibility=PRIVATE), by="Ravi")
    assert {paper.key for paper in (await _papers(book, "Ravi")).all} == {shared, own}
    assert {paper.key for paper in (await _papers(book, "Asha")).all} == {shared}
    assert {paper.key for paper in (await _papers(book, "Ravi", group=True)).all} == {shared}


async def test_a_private_line_in_the_trash_still_hides_its_photo(book: Book) -> None:
    own = await _receipt(book, line("90", "soap"), replace(line("10", "gift"), visibility=PRIVATE), by="Ravi")
    gift = next(entry for entry in await book.entries() if entry.line.visibility is PRIVATE)
    async with book.acting("Ravi") as context:
        await delete_entry(context, gift.id)
    assert not (await _papers(book, "Asha")).all
    assert [paper.key for paper in (await _papers(book, "Ravi")).all] == [own]
