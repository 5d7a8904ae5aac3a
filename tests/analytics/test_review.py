"""F6, F7: a review adds up, names what changed, and its tips are made of the figures alone."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from analytics.anomalies.find_anomalies import Anomaly, AnomalyKind
from analytics.review import Tip, TipKind, find_compared_period, review_period, sum_whole_weeks
from core.model.money import Money
from core.model.period import Period, find_month
from core.model.report import Figure

OCTOBER, SEPTEMBER = find_month(date(2026, 10, 1)), find_month(date(2026, 9, 1))
NOW = {"housing": 25_000_00, "groceries": 15_000_00, "dining": 9_000_00, "fuel": 1_000_00}
BEFORE = {"housing": 25_000_00, "groceries": 10_000_00, "dining": 9_000_00, "fuel": 1_500_00}


def test_totals_rate_top_and_changes() -> None:
    found = review_period((OCTOBER, SEPTEMBER), NOW, BEFORE, 100_000_00, days=31)
    assert (found.spent, found.before, found.kept_percent) == (50_000_00, 45_500_00, 50)
    assert [key for key, _ in found.top] == ["housing", "groceries", "dining"]
    assert [(each.category, each.minor, each.before) for each in found.changes] == [("groceries", 15_000_00, 10_000_00)]


def test_tips_begin_with_what_was_paid_twice_and_never_touch_the_rent() -> None:
    day = date(2026, 10, 9)
    twice = Anomaly(AnomalyKind.DUPLICATE, "gym", "entertainment", 1_500_00, 1_500_00, day, UUID(int=1))
    found = review_period((OCTOBER, SEPTEMBER), NOW, BEFORE, 0, odd=[twice], days=31)
    assert [tip.kind for tip in found.tips] == [TipKind.TWICE, TipKind.ABOVE, TipKind.TENTH]
    assert "housing" not in {tip.category for tip in found.tips}
    assert found.kept_percent is None


def test_a_cheaper_week_is_told_beside_the_others() -> None:
    monday = date(2026, 10, 5)
    weeks = {monday + timedelta(days=7 * at): minor for at, minor in enumerate((5_000_00, 1_000_00, 6_000_00))}
    found = review_period((OCTOBER, SEPTEMBER), NOW, {}, 0, days=31, weeks=weeks)
    assert found.tips[0] == Tip(TipKind.WEEK, "", "", 1_000_00, 5_500_00, date(2026, 10, 12))
    even = dict.fromkeys(weeks, 5_000_00)
    for others in (even, dict([*weeks.items()][:2]), weeks | {monday: 0}):
        tips = review_period((OCTOBER, SEPTEMBER), NOW, {}, 0, days=31, weeks=others).tips
        assert TipKind.WEEK not in {tip.kind for tip in tips}


def test_weeks_of_a_month_are_whole_and_over() -> None:
    spent = (Figure("2026-10-05", Money(100, "INR"), 1), Figure("2026-10-26", Money(900, "INR"), 1))
    assert sum_whole_weeks(spent, OCTOBER, date(2026, 10, 20)) == {date(2026, 10, 5): 100, date(2026, 10, 12): 0}


def test_a_running_month_is_compared_with_as_many_days() -> None:
    today = date(2026, 10, 10)
    assert find_compared_period(OCTOBER, today) == (Period(date(2026, 9, 1), date(2026, 9, 10)), 10)
    assert find_compared_period(SEPTEMBER, today) == (find_month(date(2026, 8, 1)), 30)
    found = review_period((OCTOBER, SEPTEMBER), {"dining": 1_000_00}, {}, 0, days=10)
    assert found.tips[0].compared == 1_000_00 * 365 // 10 // 10
