"""What we write of outsiders' debts is read back as such in every language, so that "who owes us" counts it."""

from __future__ import annotations

import pytest

from core.language.arrangements.debts import has_lending, read_lending
from core.language.recognise import recognise
from core.language.text.files import load_topic
from core.model.intent import RecordEntries
from tests.core.language.home import context

LANGUAGES = ("en", "de", "es", "fr", "pt", "ru", "hi", "hi-Latn")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("role", "sign"), [("lent_to", 1), ("borrowed_from", -1)])
@pytest.mark.parametrize("name", ["Tom", "Саша", "किरण", "friends"])
def test_a_debt_we_write_is_read_back(language: str, role: str, sign: int, name: str) -> None:
    text = load_topic(language, "outside")[role][0].format(name=name)
    lending = read_lending(text, language)
    assert has_lending(text, language)
    assert lending is not None
    assert (lending.name, lending.sign) == (name, sign)


def test_a_name_in_small_letters_is_written_with_a_large_one() -> None:
    found = recognise("khana 450 rahul ke saath half", context("hi-Latn"))
    assert isinstance(found, RecordEntries)
    assert "Rahul ko udhaar diye" in {
        patch.adds for each in found.doubts for patches in each.readings for patch in patches
    }
    found = recognise("kiran ne 450 diye dinner ke liye", context("hi-Latn"))
    assert isinstance(found, RecordEntries)
    assert found.lines[0].notes == "Kiran"
