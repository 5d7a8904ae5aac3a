"""Slips of the finger are read through, names are not."""

from __future__ import annotations

from itertools import product

import pytest

from core.language.text.typos import Typos
from tests.pace import reads_soon

KNOWN = Typos(["restaurants", "groceries", "september", "petrol", "patrol", "rent"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("resturants", "restaurants"),
        ("grocreies", "groceries"),
        ("septembre", "september"),
        ("septemberr", "september"),
        ("pwtrol", None),
        ("rnt", None),
        ("elephant", None),
        ("", None),
    ],
)
def test_a_slip_is_mended_where_only_one_word_is_near(typed: str, meant: str | None) -> None:
    assert KNOWN.find_meant_word(typed) == meant


def test_two_slips_are_too_many() -> None:
    assert KNOWN.find_meant_word("resturnts") is None
    assert KNOWN.find_meant_word("resturants") == "restaurants"


def test_the_first_unknown_word_needs_no_index() -> None:
    many = Typos("".join(letters) + "xyz" for letters in product("abcdefgh", repeat=5))
    assert reads_soon(lambda: many.find_meant_word("unbekanntes"))
