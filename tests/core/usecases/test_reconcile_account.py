"""Balances that were told against what moved in between (H3)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from core.model.account_balance import BalanceFact, Movement
from core.model.money import Money
from core.usecases.reconcile_account import reconcile_account
from tests.databases import NOON

FIRST = date(2026, 11, 1)


def told(day: int, minor: int, *, hour: int = 0, whole: bool = True) -> BalanceFact:
    """Return what a bank said the account holds on a day of November."""
    at = NOON.replace(day=day) + timedelta(hours=hour)
    fact = UUID(int=day * 100 + hour)
    return BalanceFact(fact, "HDFC", Money(minor, "INR"), date(2026, 11, day), at, "statement", whole_day=whole)


def moved(day: int, minor: int, *, hour: int = 0) -> Movement:
    """Return an entry of a day of November."""
    at = NOON.replace(day=day) + timedelta(hours=hour)
    entry = UUID(int=day * 100 + hour + abs(minor) * 10_000)
    return Movement(entry, "HDFC", Money(minor, "INR"), date(2026, 11, day), at)


def test_balances_that_follow_leave_nothing_open() -> None:
    found = reconcile_account([told(1, 1000), told(5, 700), told(9, 900)], [moved(3, -300), moved(8, 200)])
    assert (found.minor, found.gaps) == (900, ())


def test_what_moved_after_the_last_balance_is_counted_on() -> None:
    assert reconcile_account([told(1, 1000)], [moved(1, -50), moved(4, -300)]).minor == 700


def test_a_gap_is_dated_and_does_not_grow() -> None:
    found = reconcile_account([told(1, 1000), told(5, 660), told(9, 560)], [moved(7, -100)])
    (gap,) = found.gaps
    assert (gap.money.minor, gap.since.day, gap.day.day) == (-340, 1, 5)
    assert found.minor == 560


def test_a_purchase_the_bank_books_days_later_is_no_gap() -> None:
    facts, moves = [told(1, 1000), told(5, 1000), told(8, 700)], [moved(4, -300)]
    found = reconcile_account(facts, moves)
    assert (found.minor, found.gaps) == (700, ())
    still = reconcile_account(facts[:2], moves)
    assert (still.minor, still.gaps) == (700, ()), "it is still to come"


def test_what_was_bought_before_the_first_balance_and_booked_after_it_is_no_gap() -> None:
    assert not reconcile_account([told(5, 1000), told(8, 700)], [moved(3, -300)]).gaps


def test_alerts_of_one_day_count_what_was_told_before_them() -> None:
    facts = [told(5, 900, hour=1, whole=False), told(5, 850, hour=3, whole=False)]
    assert not reconcile_account(facts, [moved(5, -100, hour=0), moved(5, -50, hour=2)]).gaps
    late = reconcile_account(facts, [moved(5, -100, hour=0), moved(5, -50, hour=6)])
    assert (late.minor, late.gaps) == (850, ())


def test_gaps_that_cancel_out_are_none() -> None:
    found = reconcile_account([told(1, 1000), told(12, 900), told(20, 1000)], [])
    assert not found.gaps
