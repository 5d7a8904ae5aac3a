"""G1: whatever is edited and deleted, REST, pages, chat and digest show the sums of the entries to the minor unit."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest

from bot.render.words import Words
from core.model.budget import Budget, BudgetEvery, BudgetLimit, BudgetScope
from core.model.money import Money
from tests.bot.web.house import House
from tests.conversations.stage import stage

API = "/api/v1"
FIRST, TODAY = date(2026, 8, 1), date(2026, 11, 21)
LIMIT = 400_000
MONTHS = ("2026-08", "2026-09", "2026-10", "2026-11")
WORDS = Words("en", "INR")


@dataclass(slots=True)
class Ledger:
    """What the entries are, kept beside the product by plain means."""

    chance: Random
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)

    def draw(self) -> dict[str, Any]:
        """Return an entry by chance."""
        minor = self.chance.choice([1, 99, 100, 12_345, self.chance.randrange(1, 150_000)])
        back = self.chance.choice([self.chance.randrange(TODAY.day), self.chance.randrange((TODAY - FIRST).days + 1)])
        return {
            "amount": f"{minor // 100}.{minor % 100:02}",
            "description": "thing",
            "category": self.chance.choice(["groceries", "groceries", "dining", "transport"]),
            "kind": self.chance.choice(["expense", "expense", "expense", "refund"]),
            "day": (TODAY - timedelta(days=back)).isoformat(),
            "visibility": self.chance.choice(["shared", "shared", "private"]),
        }

    def spent(self, month: str, category: str | None = None) -> int:
        """Return what was spent in a month, in minor units, refunds taken off."""
        rows = [row for row in self.rows.values() if row["day"].startswith(month)]
        return sum(
            int(row["amount"].replace(".", "")) * (-1 if row["kind"] == "refund" else 1)
            for row in rows
            if category is None or row["category"] == category
        )

    @property
    def carried(self) -> int:
        """Return what the closed months leave of the groceries' budget."""
        return sum(LIMIT - self.spent(month, "groceries") for month in MONTHS[:-1])


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A household whose budgets began in August; it is November."""
    async with stage(tmp_path) as scene:
        made = House(scene)
        seat = await made.found("Asha")
        await made.join("Ravi", "Asha")
        async with scene.app.store.units(seat.household.id, seat.member.id) as uow:
            for scope in (BudgetScope(("groceries",)), BudgetScope()):
                since = FIRST if scope.categories else None
                limits = (BudgetLimit(FIRST, LIMIT),)
                budget = Budget(scene.app.ids.new(), scope, BudgetEvery.MONTH, "INR", limits, rollover_from=since)
                await uow.budgets.add(budget)
            await uow.commit()
        yield made


@pytest.mark.parametrize("seed", range(2))
async def test_each_place_shows_the_sums_of_the_entries(house: House, seed: int) -> None:
    ledger = Ledger(Random(seed))  # noqa: S311  chance that repeats
    async with house.browser("Asha") as asha, house.browser("Ravi") as ravi:
        for _ in range(3):
            for _ in range(12):
                await _change_somehow(ledger, asha, ravi)
            await _compare(house, ledger, asha)


async def _change_somehow(ledger: Ledger, asha: httpx.AsyncClient, ravi: httpx.AsyncClient) -> None:
    """Write an entry, or change or delete one that its author wrote, of whatever month."""
    chance = ledger.chance
    if not ledger.rows or chance.random() < 0.5:
        number = chance.randrange(2)
        wanted = ledger.draw()
        made = await (asha, ravi)[number].post(f"{API}/entries", json=wanted)
        assert made.status_code == 201, made.text
        ledger.rows[made.json()["id"]] = wanted | {"author": number, "etag": made.headers["etag"]}
        return
    ident = chance.choice(list(ledger.rows))
    row = ledger.rows[ident]
    author, match = (asha, ravi)[row["author"]], {"If-Match": row["etag"]}
    if chance.random() < 0.3:
        gone = await author.delete(f"{API}/entries/{ident}", headers=match)
        assert gone.status_code == 200, gone.text
        del ledger.rows[ident]
        return
    drawn = ledger.draw()
    wanted = {name: drawn[name] for name in chance.sample(["amount", "category", "day"], chance.randrange(1, 4))}
    changed = await author.patch(f"{API}/entries/{ident}", json=wanted, headers=match)
    assert changed.status_code == 200, changed.text
    row.update(wanted, etag=changed.headers["etag"])


async def _compare(house: House, ledger: Ledger, asha: httpx.AsyncClient) -> None:
    groceries, total = ledger.spent(MONTHS[-1], "groceries"), ledger.spent(MONTHS[-1])
    left, left_of_all = LIMIT + ledger.carried - groceries, LIMIT - total
    shown = (await asha.get(f"{API}/budgets")).json()
    of = {tuple(each["categories"]): each for each in shown["items"]}
    budget, overall = of["groceries",], of[()]
    assert (budget["carry"]["minor"], budget["spent"]["minor"]) == (ledger.carried, groceries)
    assert (budget["remaining"]["minor"], overall["remaining"]["minor"]) == (left, left_of_all)
    assert [each["minor"] for each in shown["total"]] == [total]
    answer = (await asha.post(f"{API}/ask", json={"question": "how much did we spend this month"})).json()
    assert _money(total) in answer["text"]
    page = (await asha.get("/dashboard")).text
    assert f">{_money(total)}</a>" in page.partition("figure")[2].partition("</p>")[0]
    assert f"{_money(abs(left))} " in page
    budgets = (await asha.get("/budgets")).text
    assert all(f"{_money(abs(each))} " in budgets for each in (left, left_of_all))
    status = await _say(house, asha, "/budget groceries")
    assert _money(groceries) in status
    assert _money(abs(left)) in status
    digest = await _say(house, asha, "/digest")
    assert f"{_money(abs(left))} " in digest
    assert f"{_money(abs(left_of_all))} " in digest


async def _say(house: House, asha: httpx.AsyncClient, text: str) -> str:
    """Return what the chat says to a message, and what jobs say because of it."""
    before = (await asha.get(f"{API}/chat/messages")).json()["items"]
    await asha.post(f"{API}/chat/messages", json={"text": text})
    await house.scene.app.settle()
    await house.scene.app.run_jobs()
    after = (await asha.get(f"{API}/chat/messages")).json()["items"]
    return "\n".join(str(each) for each in after[len(before) :])


def _money(minor: int) -> str:
    return WORDS.money(Money(minor, "INR"))
