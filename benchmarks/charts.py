"""Measure how long charts take to draw, one at a time and ten at once, and how long they delay the event loop."""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections.abc import Awaitable, Sequence
from itertools import accumulate
from typing import Any

from bot.messages import Reply
from bot.pictures import draw_picture
from core.model.chart import CalendarMonth, Chart, ChartKind, ChartLine, ChartMark

ROUNDS = 10
AT_ONCE = 10
_BEAT = 0.002
"""Seconds between two checks of how late the event loop is."""
_DAYS = tuple(range(1, 31))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def main(arguments: Sequence[str]) -> int:
    """Run the measurements and print a table and a JSON line; ``cpu`` is this process's CPU time."""
    argparse.ArgumentParser(prog="python -m benchmarks charts").parse_args(arguments)
    figures = asyncio.run(_measure())
    for what, value in figures.items():
        sys.stdout.write(f"{what:48} {value:>9.1f} ms\n")
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


async def _measure() -> dict[str, float]:
    charts = _charts()
    begun = time.perf_counter()
    await draw_picture(Reply(chart=charts["bars"]))
    figures = {"the first picture of a process": (time.perf_counter() - begun) * 1000}
    for name, chart in charts.items():
        await draw_picture(Reply(chart=chart))
        times, used = [], time.process_time()
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            await draw_picture(Reply(chart=chart))
            times.append((time.perf_counter() - begun) * 1000)
        figures[f"one at a time, {name}, median"] = statistics.median(times)
        figures[f"one at a time, {name}, cpu"] = (time.process_time() - used) * 1000 / ROUNDS
    alone = await _watch_loop(asyncio.sleep(0.5))
    figures["event loop late with nothing to draw, p95"] = _p95(alone)
    begun, used = time.perf_counter(), time.process_time()
    many = [draw_picture(Reply(chart=chart)) for chart in [*charts.values(), *charts.values()][:AT_ONCE]]
    lags = await _watch_loop(asyncio.gather(*many))
    figures["ten at once, all drawn after"] = (time.perf_counter() - begun) * 1000
    figures["ten at once, cpu"] = (time.process_time() - used) * 1000
    figures["event loop late while ten are drawn, median"] = statistics.median(lags)
    figures["event loop late while ten are drawn, p95"] = _p95(lags)
    figures["event loop late while ten are drawn, most"] = max(lags)
    return {what: round(value, 1) for what, value in figures.items()}


async def _watch_loop(work: Awaitable[Any]) -> list[float]:
    """Return by how many milliseconds the event loop was late at each check until the work was done."""
    running = asyncio.ensure_future(work)
    lags = []
    while not running.done():
        begun = time.perf_counter()
        await asyncio.sleep(_BEAT)
        lags.append((time.perf_counter() - begun - _BEAT) * 1000)
    await running
    return lags


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[max(0, int(len(times) * 0.95) - 1)]


def _charts() -> dict[str, Chart]:
    """Return one chart of each kind, as large as a family's charts get."""
    title, subtitle = "₹75,980 in November so far", "By category · Sharma household"
    bars = tuple(ChartMark(f"Category {at}", 9_000 - at * 700, f"₹{9_000 - at * 700} · {12 - at}%") for at in range(12))
    columns = tuple(
        ChartMark(name, 20_000 + at * 900, f"₹{20_000 + at * 900}", "green") for at, name in enumerate(_MONTHS)
    )
    days = tuple(ChartMark(str(day), day * 100, f"{day / 10}K", f"heat{day % 6}") for day in _DAYS)
    spent = tuple(accumulate(day * 90 for day in _DAYS))
    even = ChartLine("Budget, used evenly", tuple(day * 1_500 for day in _DAYS), "₹45,000", "orange", dashed=True)
    low, high = tuple(v - v // 9 for v in spent), tuple(v + v // 9 for v in spent)
    fan = ChartLine("Likely", spent, "₹41,850", low=low, high=high)
    came = ChartLine("Came in", (90_000,) * 12, colour="blue", labels=("90K",) * 12)
    went = ChartLine("Went out", tuple(60_000 + at * 900 for at in range(12)), colour="orange", labels=("64.5K",) * 12)
    places = tuple(f"{day} Nov" for day in _DAYS)
    months = tuple(CalendarMonth(name, 30, "₹9K") for name in _MONTHS)
    lines = (ChartLine("November", spent[:21], "₹20,790"), even)
    return {
        "bars": Chart(ChartKind.BARS, title, subtitle, bars),
        "columns": Chart(ChartKind.COLUMNS, title, subtitle, columns),
        "two periods": Chart(ChartKind.PAIR, title, subtitle, columns[:2]),
        "pace": Chart(ChartKind.LINES, title, subtitle, (), courses=lines, places=places),
        "fan": Chart(ChartKind.LINES, title, subtitle, (), courses=(fan,), places=places),
        "groups": Chart(ChartKind.GROUPS, title, subtitle, (), courses=(came, went), places=_MONTHS),
        "month's calendar": Chart(ChartKind.CALENDAR, title, subtitle, days, places=_WEEK, legend=days[:6]),
        "year's calendar": Chart(ChartKind.CALENDAR, title, subtitle, days * 12, places=_WEEK, months=months),
    }
