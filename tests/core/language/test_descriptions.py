"""What a line is called: account names go whole, models and pictures stay whole, "for Ravi" says for whom it was."""

from __future__ import annotations

import pytest

from core.language.recognise import recognise
from core.model.entry import Line
from core.model.intent import RecordEntries
from tests.core.language.home import RAVI, context


def read_line(text: str, accounts: tuple[str, ...] = ()) -> Line:
    found = recognise(text, context(accounts=accounts))
    assert isinstance(found, RecordEntries)
    (line,) = found.lines
    return line


@pytest.mark.parametrize(
    ("text", "accounts", "account", "description"),
    [
        ("dinner 1450 swiggy hdfc card", ("hdfc card",), "hdfc card", "dinner"),
        ("shoes 2000 icici credit card", ("icici credit card",), "icici credit card", "shoes"),
        ("petrol 900 axis card", (), "axis card", "petrol"),
        ("milk 60 joint account", ("joint account",), "joint account", "milk"),
        ("rent 9000 from sbi savings", ("sbi savings",), "sbi savings", "rent"),
    ],
)
def test_an_account_is_taken_whole(text: str, accounts: tuple[str, ...], account: str, description: str) -> None:
    line = read_line(text, accounts)
    assert (line.account, line.description) == (account, description)


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("A4 paper 60", "A4 paper"),
        ("a3 prints 90", "a3 prints"),
        ("cake 120 \U0001f468\u200d\U0001f469\u200d\U0001f467", "cake"),
        ("toys 300 \U0001f469\U0001f3fd\u200d\U0001f373", "toys"),
        ("samosa 80 \U0001f1ee\U0001f1f3", "samosa"),
    ],
)
def test_a_description_has_no_halves(text: str, description: str) -> None:
    assert read_line(text).description == description


@pytest.mark.parametrize("text", ["medicines 300 for Ravi", "shirt 900 for ravi", "for Ravi medicines 300"])
def test_it_says_for_whom_it_was(text: str) -> None:
    assert [share.member for share in read_line(text).shares] == [RAVI]


@pytest.mark.parametrize("text", ["gift for Ravi's birthday 300", "medicines 300", "Ravi paid 300 for medicines"])
def test_it_was_for_everybody(text: str) -> None:
    assert read_line(text).shares == ()
