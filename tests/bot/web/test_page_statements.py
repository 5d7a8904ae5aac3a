"""How many statements a page costs: each is a way to the database and back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.web.house import House, form_token
from tests.conversations.stage import stage
from tests.support.statements import collect_statements

MOST = 12
"""With the one that finds the session and the one that begins the transaction."""
PAGES = (
    *(
        "/dashboard",
        "/dashboard?period=this-year",
        "/dashboard?period=all",
        "/dashboard/ahead",
        "/entries",
        "/budgets",
        "/bills",
    ),
    *("/settle", "/settings", "/trash", "/goals", "/accounts", "/receipts", "/trail"),
    "/imports",
)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """The demo family with its budgets, a bill, a goal and an account."""
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        await made.furnish("Asha")
        async with made.browser("Asha") as asha:
            rent = {"amount": "25000", "description": "rent", "rhythm": {"unit": "month", "month_days": [1]}}
            assert (await asha.post("/api/v1/recurring", json=rent)).status_code == 201
            assert (await asha.post("/api/v1/goals", json={"name": "Goa", "target": "50000"})).status_code == 201
            form = {"csrf": form_token(await asha.get("/accounts")), "account": "HDFC", "amount": "5000"}
            assert (await asha.post("/accounts", data=form)).status_code == 303
        yield made


async def test_a_page_asks_the_database_few_times(house: House) -> None:
    async with house.browser("Asha") as browser:
        for path in PAGES:
            assert (await browser.get(path)).status_code == 200
            with collect_statements() as sent:
                assert (await browser.get(path)).status_code == 200
            assert len(sent) <= MOST, (path, sent)
