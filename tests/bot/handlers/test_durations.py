"""How long something lasts and quiet hours, as members type them (bot.handlers.durations)."""

from __future__ import annotations

import pytest

from bot.handlers.durations import DAY, HOUR, read_duration, read_hours
from core.errors import Invalid


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        ("36", "en", 36),
        ("36 hours", "en", 36),
        ("72h", "en", 72),
        ("3 days", "en", 72),
        ("2 weeks", "de", 336),
        ("3 Tage", "de", 72),
        ("3 días", "es", 72),
        ("3 dias", "es", 72),
        ("2 дня", "ru", 48),
        ("3 दिन", "hi", 72),
        ("3 din", "hi-Latn", 72),
        ("3 jours", "fr", 72),
        ("2 semanas", "pt", 336),
    ],
)
def test_a_duration_is_read_with_its_unit(text: str, language: str, hours: int) -> None:
    assert read_duration(text, (language, "en"), HOUR) == hours


@pytest.mark.parametrize(("text", "days"), [("400", 400), ("1 year", 365), ("6 months", 180), ("48 hours", 2)])
def test_a_duration_in_days_counts_its_unit(text: str, days: int) -> None:
    assert read_duration(text, ("en",), DAY) == days


@pytest.mark.parametrize("text", ["soon", "", "1.5 years", "36 moons", "-3", "36 hours", "3 or 4 days"])
def test_what_is_no_whole_number_of_days_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_duration(text, ("en",), DAY)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22-7", (22, 7)),
        ("22 to 7", (22, 7)),
        ("22:00 bis 07:00 Uhr", (22, 7)),
        ("10 pm to 7 am", (22, 7)),
        ("10pm-7am", (22, 7)),
        ("from 10 p.m. until 7 a.m.", (22, 7)),
        ("12am - 8am", (0, 8)),
        ("1-8", (1, 8)),
        ("22-7am", (22, 7)),
    ],
)
def test_quiet_hours_are_read_as_meant(text: str, hours: tuple[int, int]) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize("text", ["at night", "10 to 7", "10pm-7", "22:30-7", "13pm-7am", "22", "22-7-8"])
def test_quiet_hours_that_may_mean_another_half_of_the_day_are_asked_again(text: str) -> None:
    with pytest.raises(Invalid):
        read_hours(text)
