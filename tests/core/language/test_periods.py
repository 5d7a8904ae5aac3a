"""Periods as people say them (A5, F1)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.text.files import list_languages
from core.language.values.festivals import find_easter
from core.language.values.periods import read_period
from core.model.period import Period, find_month

TODAY = date(2026, 11, 21)
"""A Saturday."""

SAID = [
    ("en", "today", "2026-11-21", "2026-11-21"),
    ("en", "day before yesterday", "2026-11-19", "2026-11-19"),
    ("en", "this week", "2026-11-16", "2026-11-22"),
    ("en", "last week", "2026-11-09", "2026-11-15"),
    ("en", "last 7 days", "2026-11-15", "2026-11-21"),
    ("en", "past two weeks", "2026-11-08", "2026-11-21"),
    ("en", "this quarter", "2026-10-01", "2026-12-31"),
    ("en", "q1 2025", "2025-01-01", "2025-03-31"),
    ("en", "h1", "2026-01-01", "2026-06-30"),
    ("en", "first half of october", "2026-10-01", "2026-10-15"),
    ("en", "december", "2025-12-01", "2025-12-31"),
    ("en", "dec 2024", "2024-12-01", "2024-12-31"),
    ("en", "october last year", "2025-10-01", "2025-10-31"),
    ("en", "2025", "2025-01-01", "2025-12-31"),
    ("en", "so far this year", "2026-01-01", "2026-11-21"),
    ("en", "since diwali", "2026-11-08", "2026-11-21"),
    ("en", "diwali week", "2026-11-02", "2026-11-08"),
    ("en", "since the 5th", "2026-11-05", "2026-11-21"),
    ("en", "since thanksgiving", "2025-11-27", "2026-11-21"),
    ("en", "labor day", "2026-09-07", "2026-09-07"),
    ("en", "first week of october", "2026-10-01", "2026-10-07"),
    ("en", "from 3 to 12 nov", "2026-11-03", "2026-11-12"),
    ("en", "between 28 oct and 3 nov", "2026-10-28", "2026-11-03"),
    ("en", "from october to december 2025", "2025-10-01", "2025-12-31"),
    ("en", "last friday", "2026-11-20", "2026-11-20"),
    ("en", "last weekend", "2026-11-14", "2026-11-15"),
    ("en", "two months ago", "2026-09-01", "2026-09-30"),
    ("en", "august to now", "2026-08-01", "2026-11-21"),
    ("es", "compras de la semana pasada", "2026-11-09", "2026-11-15"),
    ("es", "mayo hasta ahora", "2026-05-01", "2026-11-21"),
    ("es", "para julio", "2026-07-01", "2026-07-31"),
    ("fr", "pour juillet", "2026-07-01", "2026-07-31"),
    ("fr", "pour le 25", "2026-11-25", "2026-11-25"),
    ("fr", "avril jusqu'à maintenant", "2026-04-01", "2026-11-21"),
    ("pt", "para julho", "2026-07-01", "2026-07-31"),
    ("pt", "maio até agora", "2026-05-01", "2026-11-21"),
    ("pt", "o ano todo", "2026-01-01", "2026-12-31"),
    ("de", "ytd", "2026-01-01", "2026-11-21"),
    ("ru", "q3", "2026-07-01", "2026-09-30"),
    ("ru", "самая крупная покупка недели", "2026-11-16", "2026-11-22"),
    ("hi-Latn", "pichle mahine", "2026-10-01", "2026-10-31"),
    ("hi-Latn", "diwali se ab tak", "2026-11-08", "2026-11-21"),
    ("hi-Latn", "pichle 3 din", "2026-11-19", "2026-11-21"),
    ("hi", "पिछले हफ़्ते", "2026-11-09", "2026-11-15"),
    ("hi", "अक्टूबर में", "2026-10-01", "2026-10-31"),
    ("ru", "за последние 7 дней", "2026-11-15", "2026-11-21"),
    ("ru", "с понедельника", "2026-11-16", "2026-11-21"),
    ("ru", "в октябре прошлого года", "2025-10-01", "2025-10-31"),
    ("ru", "с 3 по 12 ноября", "2026-11-03", "2026-11-12"),
    ("es", "la semana pasada", "2026-11-09", "2026-11-15"),
    ("es", "desde el lunes", "2026-11-16", "2026-11-21"),
    ("es", "del 3 al 12 de noviembre", "2026-11-03", "2026-11-12"),
    ("de", "letzten monat", "2026-10-01", "2026-10-31"),
    ("de", "seit montag", "2026-11-16", "2026-11-21"),
    ("de", "seit ostern", "2026-04-05", "2026-11-21"),
    ("pt", "mês passado", "2026-10-01", "2026-10-31"),
    ("pt", "de 3 a 12 de novembro", "2026-11-03", "2026-11-12"),
    ("pt", "desde o carnaval", "2026-02-17", "2026-11-21"),
]


@pytest.mark.parametrize(("language", "said", "first", "last"), SAID)
def test_a_period_is_read(language: str, said: str, first: str, last: str) -> None:
    wanted = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert read_period(said, TODAY, language) == wanted


def test_the_month_before_leans_on_the_period_asked_before() -> None:
    """F3."""
    base = find_month(date(2026, 5, 1))
    assert read_period("and the month before", TODAY, "en", base=base) == find_month(date(2026, 4, 1))


def test_a_day_that_does_not_exist_is_no_period() -> None:
    assert read_period("31.02.2026", TODAY, "de") is None


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2026, date(2026, 4, 5)), (2030, date(2030, 4, 21))]
)
def test_easter(year: int, day: date) -> None:
    assert find_easter(year) == day


@given(
    st.sampled_from(list_languages()),
    st.sampled_from([said for _, said, _, _ in SAID]),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_every_period_is_in_order_on_any_day(language: str, said: str, today: date) -> None:
    period = read_period(said, today, language)
    assert period is None or period.first <= period.last
