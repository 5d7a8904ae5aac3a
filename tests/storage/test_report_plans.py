"""No report reads a book whole: each plan finds its entries by the household and, where days are asked for, by day."""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy import URL, bindparam, func, make_url, select, text

from core.ports import Ids, Reports
from storage.database import HouseholdConnection
from storage.reports import SqlReports
from storage.store import Store
from storage.tables import entry
from tests.databases import SeededIds
from tests.households import Home, settle
from tests.report_cases import REPORTS, explain, fill

OURS, OTHERS = 3000, 9000
FULL = re.compile(r"\bSCAN entry\b|Seq Scan on entry\b")


@pytest.fixture
async def home(store: Store, database: str) -> Home:
    """A household among others, as the database's statistics know it."""
    ids: Ids = SeededIds(7)
    made, other = await settle(store, ids), await settle(store, ids, "other")
    await fill(made, OURS)
    await fill(other, OTHERS, seed=8)
    await analyse(make_url(database), store)
    return made


async def analyse(url: URL, store: Store) -> None:
    """Have the database count its rows, as it does by itself in time."""
    if url.get_backend_name() == "sqlite":
        await store.database.execute(text("ANALYZE"))
        return
    server = await asyncpg.connect(url.render_as_string(hide_password=False).replace("+asyncpg", ""))
    await server.execute("ANALYZE entry")
    await server.close()


async def ask_report(ask: Callable[[Reports], Awaitable[Any]], bound: HouseholdConnection) -> None:
    """Ask a report of a connection, as nobody: what others keep private is told apart in the same way."""
    await ask(SqlReports(bound, None))


async def test_a_report_finds_its_entries_by_an_index(home: Home) -> None:
    for name, ask in REPORTS.items():
        plan = await explain(home, partial(ask_report, ask))
        shown, reads = "\n".join((name, *plan)), [line for line in plan if is_reading(line)]
        assert not [line for line in reads if FULL.search(line)], shown
        by_day = any("ix_entry_household_id_day" in line for line in reads)
        assert by_day or (reads and "a tag" in name), shown  # few entries have a tag, each found by its id


async def test_a_report_that_reads_a_book_whole_is_found_out(home: Home, database: str) -> None:
    """On PostgreSQL row-level security narrows even such a one to its household."""
    whole = select(func.count()).where(entry.c.minor > 5, entry.c.household_id != bindparam("household"))
    found = [line for line in await explain(home, lambda bound: bound.fetch(whole)) if FULL.search(line)]
    assert bool(found) is database.startswith("sqlite")


def is_reading(line: str) -> bool:
    """Whether a line of a plan reads entries themselves."""
    return bool(re.search(r"(SCAN|SEARCH|Scan).*\bentry\b", line) or "ix_entry_household_id_day" in line)


def test_every_report_is_among_them() -> None:
    source = "".join(inspect.getsource(each) for each in REPORTS.values()) + Path("tests/report_cases.py").read_text()
    methods = {name for name, _ in inspect.getmembers(SqlReports, inspect.isfunction) if not name.startswith("_")}
    assert {name for name in methods if f"reports.{name}(" not in source} == set()
