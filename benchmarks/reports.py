"""Measure how long each report takes, beside its statements on the bare driver, on SQLite and PostgreSQL.

SQLite holds one large household, PostgreSQL many households.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from core.model.period import make_day_period
from core.model.report import Scope
from tests import databases
from tests.databases import HandClock, SeededIds
from tests.households import DAY, Home, settle
from tests.report_cases import REPORTS, fill
from tests.support.statements import collect_statements

ROUNDS = 40
"""How often each report is measured, after some warm-up calls that fetch plans and pages."""
WARM = 4
_NOTHING = Scope(make_day_period(DAY.replace(year=1999)))
"""A scope without entries, read first so that the report's time does not include opening the transaction."""

_COPY = """
INSERT INTO entry (household_id, id, kind, visibility, minor, currency, day, description, merchant, merchant_key,
  search, notes, category, payer, author, confidence, version, created_at, deleted_at)
SELECT $2::uuid, gen_random_uuid(), kind, visibility, minor, currency, day, description, merchant, merchant_key, search,
  notes, category, CASE WHEN payer IS NULL THEN NULL WHEN payer = $3::uuid THEN $4::uuid ELSE $5::uuid END,
  CASE WHEN author = $3::uuid THEN $4::uuid ELSE $5::uuid END, confidence, version, created_at, deleted_at
FROM entry WHERE household_id = $1::uuid
"""


@dataclass(slots=True)
class Measured:
    """Milliseconds of a report's calls, and of its statements run alone, in the order they were measured."""

    ours: list[float]
    bare: list[float]


def main(arguments: Sequence[str]) -> int:
    """Run the measurements, print a table per database and one JSON line; the ratios depend least on the machine."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks reports")
    parser.add_argument("--entries", type=int, default=100_000, help="of the one household on SQLite")
    parser.add_argument("--households", type=int, default=200, help="on PostgreSQL")
    parser.add_argument("--each", type=int, default=5_000, help="entries of each of them")
    chosen = parser.parse_args(arguments)
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        figures["sqlite"] = asyncio.run(_measure_sqlite(Path(folder), chosen.entries))
    with tempfile.TemporaryDirectory() as folder, databases.postgres_server() as socket:
        url = databases.postgres_url(socket)
        figures["postgres"] = asyncio.run(_measure_postgres(url, Path(folder), chosen.households, chosen.each))
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


async def _measure_sqlite(folder: Path, entries: int) -> dict[str, Any]:
    url = databases.sqlite_url(folder / "purser.db")
    await databases.prepare(url, folder)
    store = await databases.opened(url, folder, HandClock())
    home = await settle(store, SeededIds(7))
    await fill(home, entries)
    bare = sqlite3.connect(folder / "purser.db")
    bare.execute("ANALYZE")

    async def run(statement: str, values: Any) -> None:
        bare.execute(statement, values).fetchall()

    found = {name: await _measure(home, ask, run) for name, ask in REPORTS.items()}
    bare.close()
    await store.close()
    return _print(f"SQLite, {entries} entries of one household", found) | {"entries": entries}


async def _measure_postgres(url: str, folder: Path, households: int, each: int) -> dict[str, Any]:
    await databases.hurry(url)
    await databases.prepare(url, folder)
    store = await databases.opened(url, folder, HandClock())
    ids = SeededIds(7)
    home = await settle(store, ids)
    await fill(home, each)
    server = await asyncpg.connect(url.replace("+asyncpg", ""))
    for number in range(1, households):
        other = await settle(store, ids, f"home {number}")
        await server.execute(_COPY, home.id, other.id, home.asha.id, other.asha.id, other.ravi.id)
    await server.execute("VACUUM ANALYZE entry")

    async def run(statement: str, values: Any) -> None:
        await server.fetch(statement, *values)

    found = {name: await _measure(home, ask, run) for name, ask in REPORTS.items()}
    await server.close()
    await store.close()
    title = f"PostgreSQL, {households * each} entries of {households} households"
    return _print(title, found) | {"entries": households * each, "households": households}


async def _measure(
    home: Home, ask: Callable[[Any], Awaitable[Any]], run: Callable[[str, Any], Awaitable[None]]
) -> Measured:
    """Measure a report and its statements alone in turn, so that the same load affects both."""
    measured = Measured([], [])
    statements = await _statements(home, ask)
    for _ in range(ROUNDS + WARM):
        async with home.as_asha() as uow:
            await uow.reports.read_total(_NOTHING)
            begun = time.perf_counter()
            await ask(uow.reports)
            measured.ours.append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        for statement, values in statements:
            await run(statement, values)
        measured.bare.append((time.perf_counter() - begun) * 1000)
    return Measured(measured.ours[WARM:], measured.bare[WARM:])


async def _statements(home: Home, ask: Callable[[Any], Awaitable[Any]]) -> list[tuple[str, Any]]:
    """Return the SQL statements of a report as the driver gets them, with their values."""
    async with home.as_asha() as uow:
        await uow.reports.read_total(_NOTHING)
        with collect_statements() as sent:
            await ask(uow.reports)
    return sent


def _print(title: str, found: dict[str, Measured]) -> dict[str, Any]:
    """Print the 95th percentiles of each report and of the driver alone with their ratio, and return them."""
    sys.stdout.write(f"\n{title}\n{'report':36} {'p95 ms':>8} {'driver':>8} {'ratio':>6}\n")
    rows = {}
    for name, measured in found.items():
        ours, bare = _p95(measured.ours), _p95(measured.bare)
        rows[name] = {"p95_ms": round(ours, 2), "driver_p95_ms": round(bare, 2)}
        sys.stdout.write(f"{name:36} {ours:8.2f} {bare:8.2f} {ours / bare:6.1f}\n")
    worst = max(row["p95_ms"] for row in rows.values())
    sys.stdout.write(f"{'the slowest':36} {worst:8.2f}\n")
    return {"reports": rows, "worst_p95_ms": worst}


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]
