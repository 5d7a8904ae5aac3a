"""The calendar of bills: its token is the key, a wrong one is nothing, private bills are nobody's (REQUIREMENTS G3)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from bot.web.app import create_web
from bot.web.calendar import CalendarDependencies
from core.model.entry import EntryKind, Line, Visibility
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.recurring import Rhythm, RhythmUnit
from core.usecases.set_recurring import decide_rule, propose_rule, renew_calendar
from tests.core.usecases.book import TODAY, Book, Groceries, open_book


@pytest.fixture
async def billed(sqlite: str, tmp_path: Path) -> AsyncIterator[Book]:
    """A book with a rent and a private gym."""
    async with open_book(sqlite, tmp_path) as book:
        for name, seen in (("rent", Visibility.SHARED), ("secret gym", Visibility.PRIVATE)):
            line = Line(EntryKind.EXPENSE, Money.of(25000, "INR"), TODAY, name, visibility=seen)
            asked = SetRecurring(line, Rhythm(RhythmUnit.MONTH), date(2026, 12, 31))
            async with book.acting("Asha") as context:
                rule = await propose_rule(context, Groceries(), asked, "console", "Asha")
                await decide_rule(context, rule.id, rule.version, confirm=True)
        yield book


async def _make_token(book: Book) -> str:
    async with book.acting("Ravi") as context:
        return await renew_calendar(context)


async def _receive(_: object) -> bool:
    return False


async def _ready() -> Mapping[str, bool]:
    return {}


def _browser(book: Book) -> TestClient:
    parts = CalendarDependencies(book.store.units, book.store.directory, book.clock)
    app = create_web(receive=_receive, ready=_ready, calendar=parts)
    return TestClient(app, base_url="https://purser.example", client=("203.0.113.7", 5000))


async def test_the_link_shows_bills_and_nothing_private(billed: Book) -> None:
    answer = _browser(billed).get(f"/calendar/{await _make_token(billed)}.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "no-store" in answer.headers["cache-control"]
    assert "secret" not in answer.text
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [event.decoded("DTSTART") for event in events][:3] == [
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
    ]
    assert str(events[0]["SUMMARY"]) == "rent ₹25,000"
    assert len({str(event["UID"]) for event in events}) == len(events)


async def test_a_wrong_or_old_token_opens_nothing(billed: Book) -> None:
    old = await _make_token(billed)
    new = await _make_token(billed)
    browser = _browser(billed)
    assert browser.get(f"/calendar/{new}.ics").status_code == 200
    for wrong in (old, new[:-1], "x" * 500, "..%2F", new + "A"):
        assert browser.get(f"/calendar/{wrong}.ics").status_code == 404
