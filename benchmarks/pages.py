"""Measure a large household's web pages, and many users at once: ``pages [ENTRIES] [USERS] [SECONDS]``.

For comparison a bare FastAPI endpoint runs one query on the same engine, which is the time framework and database take
alone. Requests and answers run in one process and slow each other, so the times are an upper bound.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import httpx
from fastapi import FastAPI

from core.model.entry import Entry, EntryKind, Line
from core.model.household import Membership
from core.model.money import Money
from core.model.period import find_month
from core.model.report import Scope
from tests.bot.web.house import House
from tests.conversations.stage import stage
from tests.support.statements import collect_statements

ENTRIES: Final = 100_000
USERS: Final = 1_000
SECONDS: Final = 20
YEARS: Final = 10
BATCH: Final = 5_000
TIMES: Final = 20
MEMBERS: Final = 4
"""The number of members in each of the users' households."""
THINK: Final = (5.0, 15.0)
"""The least and most seconds a user waits between requests."""
WRITES: Final = 0.1
"""The share of a user's requests that write an entry."""
PAGES: Final = (
    *("/bare", "/dashboard", "/dashboard?period=all", "/dashboard/ahead", "/entries", "/budgets", "/bills", "/settle"),
    *("/goals", "/accounts", "/receipts", "/settings", "/trail"),
)


@dataclass(slots=True)
class Crowd:
    """The results of many users' requests: milliseconds by path, and the count of error answers."""

    took: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)


def main(arguments: list[str]) -> int:
    """Run the measurements and print the tables; return 1 if a user's request was answered with an error."""
    given = [int(each) for each in arguments]
    entries, users, seconds = (*given, *(ENTRIES, USERS, SECONDS)[len(given) :])[:3]
    figures = asyncio.run(_measure(entries, users, seconds))
    sys.stdout.write(json.dumps(figures) + "\n")
    return 1 if figures["crowd"]["errors"] else 0


async def _measure(entries: int, users: int, seconds: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        async with stage(Path(folder)) as scene:
            house = House(scene)
            seat = await house.found("Asha")
            await house.join("Ravi", "Asha")
            _add_bare(house.web, house, seat)
            await _fill(house, seat, entries)
            async with house.browser("Asha") as browser:
                pages = {path: await _time_page(browser, path) for path in PAGES}
                sizes = await _weigh(browser)
            names = await _gather(house, users)
            crowd = await _let_talk(house, names, seconds)
    return {"entries": entries, "pages": pages, "sizes": sizes, "crowd": _sum_up(crowd, users, seconds)}


def _add_bare(web: FastAPI, house: House, seat: Membership) -> None:
    """Add the bare endpoint: one query, without sign-in, texts or template."""
    units = house.scene.app.store.units
    scope = Scope(period=find_month(seat.household.today(house.scene.clock.now())), kinds=(EntryKind.EXPENSE,))

    @web.get("/bare")
    async def bare() -> list[int]:
        async with units(seat.household.id, seat.member.id) as uow:
            return [figure.money.minor for figure in await uow.reports.read_total(scope)]

    web.router.routes.insert(0, web.router.routes.pop())


async def _fill(house: House, seat: Membership, count: int) -> None:
    """Store ``count`` entries spread evenly over the years, in the household's own categories."""
    chance, app = random.Random(7), house.scene.app
    now = house.scene.clock.now()
    today, own = seat.household.today(now), [each.key for each in seat.household.categories if not each.income]
    for first in range(0, count, BATCH):
        made = [
            Entry(app.ids.new(), _draw_line(seat, today, chance, own), seat.member.id, now)
            for _ in range(min(BATCH, count - first))
        ]
        async with app.store.units(seat.household.id, seat.member.id) as uow:
            await uow.entries.add(made)
            await uow.commit()


def _draw_line(seat: Membership, today: date, chance: random.Random, categories: list[str]) -> Line:
    money = Money(chance.randrange(1_000, 500_000), seat.household.currency)
    day, words = today - timedelta(days=chance.randrange(365 * YEARS)), f"thing {chance.randrange(400)}"
    return Line(EntryKind.EXPENSE, money, day, words, chance.choice(categories), payer=seat.member.id)


async def _time_page(browser: httpx.AsyncClient, path: str) -> dict[str, float]:
    """Return a page's median and 95th percentile in milliseconds, and how many statements it runs.

    A first request of the page is not counted.
    """
    (await browser.get(path)).raise_for_status()
    with collect_statements() as sent:
        (await browser.get(path)).raise_for_status()
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        (await browser.get(path)).raise_for_status()
        took.append((time.perf_counter() - began) * 1000)
    middle, late = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    sys.stdout.write(f"{path:24} p50 {middle:8.1f} ms   p95 {late:8.1f} ms   {len(sent):2} statements\n")
    return {"p50": round(middle, 1), "p95": round(late, 1), "statements": len(sent)}


async def _weigh(browser: httpx.AsyncClient) -> dict[str, int]:
    """Return the compressed bytes of the dashboard with its files, and of its page alone.

    Also the page uncompressed.
    """
    page = (await browser.get("/dashboard")).content
    asked = re.findall(rb'(?:src|href)="(/static/[^"]+)"', page)
    parts = [(await browser.get(address.decode())).content for address in dict.fromkeys(asked)]
    first, after = sum(len(gzip.compress(each)) for each in (page, *parts)), len(gzip.compress(page))
    plain = len(page) / 1000
    sys.stdout.write(f"first load {first / 1000:.1f} KB gzip, after it {after / 1000:.1f} KB ({plain:.1f} unpacked)\n")
    return {"first": first, "after": after, "after_unpacked": len(page)}


async def _gather(house: House, users: int) -> list[str]:
    """Create households of a few members each and return the members' names.

    The names consist of letters, as session codes do.
    """
    names = ["".join(chr(ord("A") + int(digit)) for digit in f"{number:05}") for number in range(users)]
    for number, name in enumerate(names):
        admin = names[number - number % MEMBERS]
        await (house.found(name) if name == admin else house.join(name, admin))
    return names


async def _let_talk(house: House, names: list[str], seconds: int) -> Crowd:
    """Let the users read pages and write entries at their own pace for some seconds; return the results."""
    crowd, until = Crowd(), time.monotonic() + seconds
    await asyncio.gather(*(_use(house, name, crowd, until) for name in names))
    return crowd


async def _use(house: House, name: str, crowd: Crowd, until: float) -> None:
    chance = random.Random(name)
    await asyncio.sleep(chance.uniform(0, THINK[1]))
    async with house.browser(name) as browser:
        while time.monotonic() < until:
            path = chance.choice(("/dashboard", "/entries", "/budgets", "/bare"))
            writes = path != "/bare" and chance.random() < WRITES
            began = time.perf_counter()
            if writes:
                path = "/api/v1/entries"
                answer = await browser.post(path, json={"amount": "60", "description": "milk", "category": "groceries"})
            else:
                answer = await browser.get(path)
            crowd.took.setdefault(path, []).append((time.perf_counter() - began) * 1000)
            if answer.is_error:
                crowd.errors[f"{path} {answer.status_code}"] += 1
            await asyncio.sleep(chance.uniform(*THINK))


def _sum_up(crowd: Crowd, users: int, seconds: int) -> dict[str, Any]:
    every = [each for took in crowd.took.values() for each in took]
    sys.stdout.write(f"{users} users for {seconds} s: {len(every)} requests, {sum(crowd.errors.values())} errors\n")
    paths: dict[str, Any] = {}
    for path, took in sorted(crowd.took.items()):
        middle, late = statistics.median(took), statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
        sys.stdout.write(f"{path:24} p50 {middle:8.1f} ms   p95 {late:8.1f} ms   {len(took):5} times\n")
        paths[path] = {"p50": round(middle, 1), "p95": round(late, 1), "times": len(took)}
    return {"requests": len(every), "errors": dict(crowd.errors), "paths": paths}
