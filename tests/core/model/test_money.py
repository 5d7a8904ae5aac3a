"""E1: whole minor units with ISO 4217 digits; nothing is lost in sums and splits, no float comes near."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.model.money import EXPONENTS, MOST_MINOR, Money

CURRENCIES = st.sampled_from(sorted(EXPONENTS))
MINORS = st.integers(-MOST_MINOR, MOST_MINOR)
WEIGHTS = st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any)


@given(MINORS, CURRENCIES)
def test_an_amount_comes_back_as_it_went(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.of(money.amount, currency) == money
    assert Money.of(str(money.amount), currency) == money


@given(MINORS, WEIGHTS)
def test_a_split_is_exact_and_nobody_is_off_by_more_than_one_unit(minor: int, weights: list[int]) -> None:
    parts = Money(minor, "INR").split(tuple(weights))
    assert sum(part.minor for part in parts) == minor
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.minor * sum(weights) - minor * weight) < sum(weights)


def test_the_first_gets_the_odd_unit() -> None:
    assert [part.minor for part in Money(100, "INR").split((1, 1, 1))] == [34, 33, 33]


@pytest.mark.parametrize("weights", [(), (0, 0), (1, -1), (3, -1)])
def test_shares_that_share_nothing_are_refused(weights: tuple[int, ...]) -> None:
    with pytest.raises(Invalid, match="shares-not-positive"):
        Money(100, "INR").split(weights)


@given(MINORS, MINORS)
def test_what_is_added_can_be_taken_away(one: int, other: int) -> None:
    left, right = Money(one, "EUR"), Money(other, "EUR")
    assert left + right - right == left
    assert -left + left == Money(0, "EUR")


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="INR and EUR"):
        Money(1, "INR") + Money(1, "EUR")


@pytest.mark.parametrize("amount", [0.1, 1.0, float("inf")])
def test_a_float_is_refused_by_its_type(amount: Any) -> None:
    with pytest.raises(TypeError):
        Money.of(amount, "INR")
    with pytest.raises(TypeError):
        Money(amount, "INR")


@pytest.mark.parametrize("minor", [True, "1", Decimal(1)])
def test_minor_units_are_an_int_and_nothing_like_it(minor: Any) -> None:
    with pytest.raises(TypeError):
        Money(minor, "INR")


@pytest.mark.parametrize(
    ("amount", "currency", "code"),
    [
        ("1e400", "INR", "amount-too-large"),
        ("NaN", "INR", "amount-too-large"),
        ("-Infinity", "INR", "amount-too-large"),
        ("10000000000000.01", "INR", "amount-too-large"),
        ("1.005", "INR", "amount-too-precise"),
        ("1.5", "JPY", "amount-too-precise"),
        ("1.0005", "KWD", "amount-too-precise"),
        ("1", "XXX", "currency-unknown"),
        ("1", "inr", "currency-unknown"),
    ],
)
def test_what_is_no_amount_is_refused_by_name(amount: str, currency: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        Money.of(amount, currency)
    assert refused.value.code == code
