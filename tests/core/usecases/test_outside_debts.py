"""What people outside owe is summed of all that was lent, however much it is (C5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.model.entry import Entry, EntryKind
from core.model.money import Money
from core.usecases import outside_debts
from core.usecases.outside_debts import list_outside_debts
from tests.core.usecases.book import IDS, Book, line


@pytest.mark.parametrize("lent", [3, 4])
async def test_no_loan_is_left_out_of_a_sum(book: Book, monkeypatch: pytest.MonkeyPatch, lent: int) -> None:
    monkeypatch.setattr(outside_debts, "PAGE", 2)
    loan = replace(line("100", "lent Neha"), kind=EntryKind.TRANSFER)
    async with book.acting("Asha") as context:
        entries = [Entry(IDS.new(), loan, context.member.id, context.now) for _ in range(lent)]
        await context.uow.entries.add(entries)
    async with book.acting("Ravi") as context:
        found = await list_outside_debts(context.uow, "en", lambda entry: not entry.is_visible_to(context.member))
    assert [money for _, money in found.sums] == [Money.of(100 * lent, "INR")]
    assert len(found.entries) == lent
