"""What was learned of numbers corrects the rules, and leaves plain entries alone."""

from __future__ import annotations

import pytest

from benchmarks.messages import context_of
from core.language.recognise import recognise
from core.model.entry import EntryKind
from core.model.intent import RecordEntries


@pytest.mark.parametrize(
    ("language", "currency", "text", "amounts", "kind"),
    [
        ("en", "GBP", "drew 80 out of the machine at tesco", ["80"], EntryKind.TRANSFER),
        ("en", "GBP", "Primark took the coat back, 27 quid on my card", ["27"], EntryKind.REFUND),
        ("en", "AUD", "flogged the old tinny to a bloke from Gosford, 1500 bucks", ["1500"], EntryKind.INCOME),
        ("de", "EUR", "Jobcenter Geld gekommen 1346 Euro", ["1346"], EntryKind.INCOME),
        ("en", "GBP", "Window cleaner £14 (paid with a twenty, he gave me six back)", ["14"], EntryKind.EXPENSE),
        ("en", "GBP", "milk 2.40, bread 1.15", ["2.40", "1.15"], EntryKind.EXPENSE),
        ("es", "EUR", "saqué 100 del cajero", ["100"], EntryKind.TRANSFER),
    ],
)
def test_numbers_are_read(language: str, currency: str, text: str, amounts: list[str], kind: EntryKind) -> None:
    row = {"lang": language, "currency": currency, "members": ["Gemma", "Tom"], "text": text}
    found = recognise(text, context_of(row))
    assert isinstance(found, RecordEntries)
    assert [f"{line.money.amount:f}" for line in found.lines] == [f"{float(one):.2f}" for one in amounts]
    assert {line.kind for line in found.lines} == {kind}
