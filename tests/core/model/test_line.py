"""C5, E1: for whom a line was adds up to the line, whatever becomes of its amount."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.draft import Patch
from core.model.entry import EntryKind, Line, Share
from core.model.money import MOST_MINOR, Money

MINORS = st.integers(1, MOST_MINOR)
PEOPLE = st.lists(st.integers(1, 9).map(lambda n: UUID(int=n)), max_size=6)
ASHA, RAVI = UUID(int=1), UUID(int=2)


def line(minor: int, *shares: Share) -> Line:
    return Line(EntryKind.EXPENSE, Money(minor, "INR"), date(2026, 11, 21), "soap", shares=shares)


def parts(found: Line) -> list[int]:
    return [share.minor for share in found.shares]


@given(MINORS, PEOPLE, st.lists(MINORS, max_size=4))
def test_even_shares_stay_even_and_add_up(minor: int, people: list[UUID], later: list[int]) -> None:
    found = line(minor).share_equally(people)
    for amount in later:
        found = found.with_amount(Money(amount, "INR"))
    assert [share.member for share in found.shares] == sorted(set(people))
    assert found.has_equal_shares
    if people:
        assert sum(parts(found)) == found.money.minor


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=5).filter(any), MINORS)
def test_uneven_shares_keep_their_proportions(minors: list[int], amount: int) -> None:
    shares = tuple(Share(UUID(int=n), minor) for n, minor in enumerate(minors, 1))
    found = line(sum(minors), *shares).with_amount(Money(amount, "INR"))
    assert sum(parts(found)) == amount
    if not line(sum(minors), *shares).has_equal_shares:
        assert all(
            abs(p * sum(minors) - amount * was) < sum(minors) for p, was in zip(parts(found), minors, strict=True)
        )


@pytest.mark.parametrize(
    "shares", [(Share(ASHA, 59),), (Share(ASHA, 30), Share(ASHA, 30)), (Share(ASHA, 70), Share(RAVI, -10))]
)
def test_there_is_no_line_whose_shares_do_not_add_up(shares: tuple[Share, ...]) -> None:
    with pytest.raises(ValueError, match="add up"):
        line(60, *shares)
    with pytest.raises(ValueError, match="add up"):
        replace(line(100, Share(ASHA, 100)), money=Money(99, "INR"))


def test_an_answered_doubt_takes_the_shares_along() -> None:
    meant = line(12000).share_equally([RAVI])
    assert Patch(0, money=Money(120, "INR")).apply_to_line(meant).shares == (Share(RAVI, 120),)
    assert Patch(0, kind=EntryKind.TRANSFER).apply_to_line(meant).shares == ()
