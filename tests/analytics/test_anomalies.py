"""G7: each kind of oddity is found with its numbers, habits are not, and what is fine is left alone."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from analytics.anomalies.find_anomalies import AnomalyKind, JudgedEntry, find_fast_categories, find_odd_entries

TODAY = date(2026, 11, 20)


def seen(number: int, day: date, name: str, minor: int, category: str = "dining") -> JudgedEntry:
    return JudgedEntry(UUID(int=number), day, name, category, minor)


def habit(
    name: str = "cafe", minor: int = 20_000, days: int = 120, category: str = "dining", every: int = 3
) -> list[JudgedEntry]:
    return [
        seen(5000 + at, TODAY - timedelta(days=at + 1), name, minor + at * 37 % 5000, category)
        for at in range(0, days, every)
    ]


def kinds(entries: list[JudgedEntry], fine: tuple[str, ...] = ()) -> list[str]:
    return [str(odd.kind) for odd in find_odd_entries(entries, TODAY, fine)]


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (seen(1, TODAY, "cafe", 150_000), AnomalyKind.SHOP_AMOUNT),
        (seen(1, TODAY, "palace", 300_000), AnomalyKind.NEW_SHOP),
        (seen(1, TODAY, "", 300_000), AnomalyKind.CATEGORY_AMOUNT),
    ],
)
def test_an_amount_far_from_the_habit(last: JudgedEntry, kind: AnomalyKind) -> None:
    (odd,) = find_odd_entries([*habit(), last], TODAY)
    assert (odd.kind, odd.entry, odd.minor) == (kind, last.id, last.minor)
    assert 20_000 <= odd.usual <= 25_000


def test_a_usual_amount_is_nothing() -> None:
    assert kinds([*habit(), seen(1, TODAY, "cafe", 29_000)]) == []


def test_the_same_twice_is_found_once_and_names_the_other() -> None:
    twin = seen(2, TODAY, "cafe", 31_200)
    (odd,) = find_odd_entries([*habit(), seen(1, TODAY, "cafe", 31_200), twin], TODAY)
    assert (odd.kind, odd.entry, odd.other) == (AnomalyKind.DUPLICATE, twin.id, UUID(int=1))


def test_two_fares_a_day_are_a_habit() -> None:
    fares = [seen(10_000 + at, TODAY - timedelta(days=1 + at // 2), "metro", 4_000, "transport") for at in range(120)]
    today = [seen(at, TODAY, "metro", 4_000, "transport") for at in (1, 2)]
    assert kinds([*habit(), *fares, *today]) == []


def test_a_price_that_was_fixed_and_rose() -> None:
    bills = [seen(900 + at, date(2026, at, 20), "streaming", 64_900, "subscriptions") for at in range(5, 11)]
    (odd,) = find_odd_entries([*habit(), *bills, seen(1, TODAY, "streaming", 79_900, "subscriptions")], TODAY)
    assert (odd.kind, odd.minor, odd.usual) == (AnomalyKind.PRICE, 79_900, 64_900)


def test_what_was_called_fine_is_left_alone() -> None:
    odd = seen(1, TODAY, "cafe", 150_000)
    assert kinds([*habit(), odd], fine=("shop_amount:cafe",)) == []
    assert kinds([*habit(), odd], fine=("duplicate:cafe",)) == ["shop_amount"]


def test_a_young_book_has_no_habits() -> None:
    assert kinds([*habit(days=20), seen(1, TODAY, "cafe", 150_000)]) == []


def test_a_category_ahead_of_the_same_days_of_other_months() -> None:
    usual = habit(days=200, every=4)
    assert find_fast_categories(usual, TODAY) == ()
    more = [seen(at, TODAY - timedelta(days=at), "cafe", 60_000) for at in range(1, 12)]
    (odd,) = find_fast_categories([*usual, *more], TODAY)
    assert (odd.kind, odd.category) == (AnomalyKind.PACE, "dining")
    assert odd.minor > 1.5 * odd.usual
    assert find_fast_categories([*usual, *more], TODAY, fine=(odd.acceptance_key,)) == ()
    assert find_fast_categories([*usual, *more], TODAY.replace(day=9)) == ()
