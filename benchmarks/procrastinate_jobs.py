"""Measuring procrastinate, a job queue on PostgreSQL, on the same server as Purser's own jobs."""

from __future__ import annotations

import asyncio
import statistics
import time
from contextlib import suppress
from typing import Any

import procrastinate

AT_A_TIME = 4
"""The most jobs a worker runs at the same time, as many as Purser's runner."""


async def measure_procrastinate(conninfo: str, due: int, pickups: int) -> dict[str, float]:
    """Return procrastinate's claims and runs per second, and the median time from deferring a job to its start."""
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=conninfo))
    began: asyncio.Queue[float] = asyncio.Queue()

    async def nothing() -> None:
        began.put_nowait(time.perf_counter())

    task: Any = app.task(name="nothing")(nothing)
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        return {
            "claims a second, one by one": await _claim_all(app, task, due),
            "runs to their end a second": await _run_all(app, task, due),
            "from wake to start, ms (median)": await _pick_up(app, task, began, pickups),
        }


async def _claim_all(app: procrastinate.App, task: Any, due: int) -> float:
    await task.batch_defer_async(*[{} for _ in range(due)])
    worker = await app.job_manager.register_worker()
    started = time.perf_counter()
    claimed = 0
    while await app.job_manager.fetch_job(queues=None, worker_id=worker):
        claimed += 1
    return round(claimed / (time.perf_counter() - started))


async def _run_all(app: procrastinate.App, task: Any, due: int) -> float:
    await task.batch_defer_async(*[{} for _ in range(due)])
    started = time.perf_counter()
    await app.run_worker_async(wait=False, concurrency=AT_A_TIME, install_signal_handlers=False)
    return round(due / (time.perf_counter() - started))


async def _pick_up(app: procrastinate.App, task: Any, began: asyncio.Queue[float], pickups: int) -> float:
    worker = asyncio.create_task(app.run_worker_async(concurrency=AT_A_TIME, install_signal_handlers=False))
    while not began.empty():
        began.get_nowait()
    times = []
    for number in range(pickups + 1):
        deferred = time.perf_counter()
        await task.defer_async()
        waited = await began.get() - deferred
        times += [waited] if number else []  # the first waits for the worker to begin
    worker.cancel()
    with suppress(asyncio.CancelledError):
        await worker
    return round(statistics.median(times) * 1000, 1)
