"""A household with a book, to be asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from core.model.entry import EntryKind
from tests.bot.handlers.home import TODAY, Home, opened, settle


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    """Two members, Asha and Ravi, and an empty book."""
    async with opened(tmp_path) as store:
        yield await settle(store)


@pytest.fixture
async def full(home: Home) -> Home:
    """A book of three months with every kind of entry."""
    await home.write(
        home.entry("18000", date(2026, 11, 1), "Rent", category="housing"),
        home.entry("18000", date(2026, 10, 1), "Rent", category="housing"),
        home.entry("2350.50", date(2026, 11, 9), "rice and oil", merchant="Big Bazaar", by=1),
        home.entry("60", date(2026, 11, 20)),
        home.entry("120", TODAY, "auto", category="transport", by=1),
        home.entry("500", date(2026, 11, 12), "sack", kind=EntryKind.REFUND, merchant="Big Bazaar"),
        home.entry("85000", date(2026, 11, 1), "salary", kind=EntryKind.INCOME, category="salary"),
        home.entry("10000", date(2026, 11, 2), "to savings", kind=EntryKind.TRANSFER, category=None),
        home.entry("900", date(2026, 11, 6), "surprise ring", category="gifts", by=1, private=True),
        home.entry("3200", date(2026, 10, 18), "vegetables"),
        home.entry("1200", date(2026, 10, 28), "vegetables", by=1),
        home.entry("1105", date(2026, 9, 2), "gas cylinder", category="utilities"),
        home.entry("1150", date(2026, 11, 3), "gas cylinder", category="utilities"),
    )
    return home
