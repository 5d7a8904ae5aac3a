"""The ``/metrics`` endpoint for Prometheus; some figures are read when it is requested."""

from __future__ import annotations

import asyncio
import hmac
import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException

from bot.monitoring.metrics import Metrics
from bot.web.network import is_from_here
from core.errors import Fault
from core.ports import HostLoad


@dataclass(frozen=True, slots=True)
class Scrape:
    """The sources of the figures that are read when Prometheus requests them."""

    metrics: Metrics
    ready: Callable[[], Awaitable[Mapping[str, bool]]]
    load: Callable[[], Awaitable[HostLoad]]
    resting: Callable[[], int]
    connections: Callable[[], tuple[int, int]]
    """Returns how many database connections are in use, and how many there may be."""
    data_dir: Path
    token: str = ""
    """The bearer token of a scraper on another machine; empty where only this machine may read the metrics."""

    async def render(self) -> bytes:
        """Return all metrics as text; if the database fails, figures from it keep their last value."""
        for part, works in (await self.ready()).items():
            self.metrics.works.labels(part).set(works)
        in_use, most = self.connections()
        self.metrics.pool.labels("in_use").set(in_use)
        self.metrics.pool.labels("most").set(most)
        self.metrics.resting.set(self.resting())
        disk = await asyncio.to_thread(shutil.disk_usage, self.data_dir)
        self.metrics.disk.labels("free").set(disk.free)
        self.metrics.disk.labels("total").set(disk.total)
        try:
            self._set_load(await self.load())
        except Fault:
            self.metrics.works.labels("database").set(False)
        return generate_latest(self.metrics.registry)

    def _set_load(self, load: HostLoad) -> None:
        self.metrics.households.set(load.households)
        self.metrics.jobs.labels("due").set(load.jobs_due)
        self.metrics.jobs.labels("running").set(load.jobs_running)
        for queue, backlog in (("inbox", load.inbox), ("outbox", load.outbox)):
            self.metrics.backlog.labels(queue).set(backlog.rows)
            self.metrics.backlog_age.labels(queue).set(backlog.oldest.total_seconds())

    def admits(self, request: Request) -> bool:
        """Return whether a request may read the metrics: from this machine, or with the right bearer token."""
        given = request.headers.get("authorization", "").encode()
        shown = bool(self.token) and hmac.compare_digest(given, f"Bearer {self.token}".encode())
        return shown or is_from_here(request)


def metric_routes(scrape: Scrape) -> APIRouter:
    """Return the router of ``/metrics``; who may not read it gets 404."""
    router = APIRouter(include_in_schema=False)

    @router.get("/metrics")
    async def metrics(request: Request) -> Response:
        if not scrape.admits(request):
            raise HTTPException(404)
        return Response(await scrape.render(), media_type=CONTENT_TYPE_LATEST)

    return router
