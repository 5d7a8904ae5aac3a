"""What comes again is found in made-up histories, precisely: bills and contracts, no groceries, nothing that ceased."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from analytics.recurring_patterns import find_patterns
from core.model.entry import Entry, EntryKind, Line
from core.model.money import Money

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, tzinfo=UTC)
ASHA = UUID(int=1)


def history(
    name: str,
    category: str,
    paid: Iterable[tuple[str, int]],
    *,
    merchant: bool = True,
    kind: EntryKind = EntryKind.EXPENSE,
) -> list[Entry]:
    """Entries of one thing: (day, amount)."""
    entries = []
    for day, amount in paid:
        shop = name.title() if merchant else None
        line = Line(kind, Money.of(amount, "INR"), date.fromisoformat(day), name, category, shop)
        entries.append(Entry(uuid5(NAMESPACE_URL, f"{name} {day} {amount}"), line, ASHA, NOW))
    return entries


def monthly(day: int, amount: int, months: Iterable[int] = range(5, 12)) -> list[tuple[str, int]]:
    return [(f"2026-{month:02}-{day:02}", amount) for month in months]


def found(entries: list[Entry]) -> list[tuple[str, str, int]]:
    random.Random(7).shuffle(entries)  # noqa: S311  an order
    return [(p.newest.line.description, p.rhythm.interval_text, len(p.entries)) for p in find_patterns(entries, TODAY)]


def test_a_monthly_bill_is_found_with_its_day() -> None:
    entries = history("netflix", "subscriptions", monthly(9, 649))
    assert found(entries) == [("netflix", "1month", 7)]
    assert find_patterns(entries, TODAY)[0].rhythm.month_days == (9,)


def test_a_rise_and_a_missed_month_do_not_hide_it() -> None:
    paid = [*monthly(9, 649, range(1, 8)), *monthly(10, 699, range(9, 12))]
    assert found(history("netflix", "subscriptions", paid)) == [("netflix", "1month", 10)]


def test_a_metered_bill_differs() -> None:
    paid = [("2026-08-05", 1200), ("2026-09-06", 2100), ("2026-10-04", 1700), ("2026-11-05", 1500)]
    assert found(history("bescom", "utilities", paid)) == [("bescom", "1month", 4)]
    assert found(history("therapy", "health", paid)) == []


def test_two_yearly_payments_suffice_for_a_shop() -> None:
    paid = [("2024-12-03", 17000), ("2025-12-05", 18000)]
    assert found(history("hdfc life", "insurance", paid)) == [("hdfc life", "1year", 2)]
    assert found(history("insurance", "insurance", paid, merchant=False)) == []


def test_two_contracts_of_one_shop_stay_two() -> None:
    entries = [*history("jio", "phone_internet", monthly(3, 299)), *history("jio", "phone_internet", monthly(18, 999))]
    assert sorted(count for _, _, count in found(entries)) == [7, 7]
    assert len({pattern.newest.line.money.minor for pattern in find_patterns(entries, TODAY)}) == 2


def test_salaries_and_weekly_lessons() -> None:
    salary = history("salary", "salary", [("2026-08-31", 85000), ("2026-09-30", 85000), ("2026-10-31", 85000)],
        merchant=False, kind=EntryKind.INCOME)  # fmt: skip
    assert found(salary) == [("salary", "1month", 3)]
    first = date(2026, 10, 12)
    weeks = [((first + timedelta(weeks=week)).isoformat(), 500) for week in range(6)]
    lessons = history("piano", "education", weeks, merchant=False)
    assert find_patterns(lessons, TODAY)[0].rhythm.weekdays == (0,)


@pytest.mark.parametrize(
    ("name", "category", "paid"),
    [
        ("bigbasket", "groceries", monthly(7, 3000)),
        ("dominos", "dining", monthly(7, 600)),
        ("gym", "health", monthly(7, 1200, range(1, 6))),  # ceased
        ("netflix", "subscriptions", monthly(9, 649, range(10, 12))),  # twice proves nothing
        (
            "cinema",
            "entertainment",
            [("2026-08-02", 500), ("2026-09-19", 480), ("2026-10-02", 510), ("2026-11-15", 500)],
        ),
        ("doctor", "health", [("2026-08-05", 500), ("2026-09-05", 4000), ("2026-10-05", 900), ("2026-11-05", 700)]),
        ("gift shop", "gifts", monthly(1, 500)),
    ],
)
def test_what_is_no_subscription(name: str, category: str, paid: list[tuple[str, int]]) -> None:
    assert found(history(name, category, paid)) == []


def test_chance_finds_next_to_nothing() -> None:
    """Two hundred households of random spending for a year: at most one false find in fifty of them."""
    chance, finds = random.Random(11), 0  # noqa: S311  made-up histories
    for _ in range(200):
        entries = []
        for name in ("amazon", "apollo", "decathlon", "urban company", "salon"):
            days = sorted(chance.sample(range(365), chance.randint(3, 14)))
            paid = [((TODAY - timedelta(days=day)).isoformat(), chance.randint(200, 3000)) for day in days]
            entries += history(name, "personal_care", paid)
        finds += len(find_patterns(entries, TODAY))
    assert finds <= 4
