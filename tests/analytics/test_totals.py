"""Sums, shares, changes and averages in whole minor units."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.totals import (
    choose_chief_currency,
    compute_difference,
    compute_percent,
    compute_share,
    divide_evenly,
    find_sum_in,
    find_whole_of_shares,
    make_basis,
    sum_by_currency,
)
from core.model.answer import Template
from core.model.money import Money
from core.model.report import Figure, Scope


def rupees(minor: int) -> Money:
    return Money(minor, "INR")


def test_currencies_are_never_added_together() -> None:
    moneys = [rupees(5), Money(7, "USD"), rupees(6), Money(1, "EUR")]
    assert sum_by_currency(moneys, "INR") == (rupees(11), Money(1, "EUR"), Money(7, "USD"))
    assert sum_by_currency([], "INR") == ()
    assert find_sum_in(sum_by_currency(moneys, "INR"), "GBP") == Money(0, "GBP")


def test_the_chief_currency_is_the_households_where_it_occurs() -> None:
    dollars, euros = Figure("a", Money(1, "USD"), 3), Figure("a", Money(9, "EUR"), 2)
    assert choose_chief_currency([dollars, Figure("b", rupees(1), 1)], "INR") == "INR"
    assert choose_chief_currency([euros, dollars], "INR") == "USD"
    assert choose_chief_currency([], "INR") == "INR"


def test_stand_counts_and_sums() -> None:
    basis = make_basis(Template.TOTAL, Scope(), [Figure("a", rupees(5), 2), Figure("b", rupees(-1), 1)], "INR")
    assert (basis.sums, basis.count) == ((rupees(4),), 3)


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_divide_is_within_half_a_unit(minor: int, by: int) -> None:
    part = divide_evenly(rupees(minor), by).minor
    assert abs(Fraction(minor, by) - part) <= Fraction(1, 2)
    assert divide_evenly(rupees(-minor), by).minor == -part


@pytest.mark.parametrize(
    ("part", "whole", "wanted"),
    [(1, 3, 33), (2, 3, 67), (1, 200, 1), (1, 201, 0), (-1, 2, -50), (5, 0, None), (5, -5, None), (0, 9, 0)],
)
def test_percent(part: int, whole: int, wanted: int | None) -> None:
    assert compute_percent(rupees(part), rupees(whole)) == wanted


def test_change_has_no_percent_of_nothing() -> None:
    assert compute_difference(rupees(150), rupees(100)) == (rupees(50), 50)
    assert compute_difference(rupees(50), rupees(100)) == (rupees(-50), -50)
    assert compute_difference(rupees(50), rupees(0)) == (rupees(50), None)


def test_shares_beside_refunds_add_up_to_a_hundred() -> None:
    parts = [Figure("a", rupees(500), 1), Figure("b", rupees(400), 1), Figure("c", rupees(-2900), 1)]
    whole = find_whole_of_shares(parts, rupees(-2000))
    assert [compute_share(part.money, whole) for part in parts] == [56, 44, None]
    assert find_whole_of_shares(parts[:1], rupees(900)) == rupees(900)
