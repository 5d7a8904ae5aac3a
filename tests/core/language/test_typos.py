"""Slips of the finger are read through, names are not."""

from __future__ import annotations

import pytest

from core.language.typos import Typos, near

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
    assert KNOWN.mended(typed) == meant


def test_two_slips_are_too_many() -> None:
    assert not near("resturnts", "restaurants")
    assert near("abcde", "abdce")
