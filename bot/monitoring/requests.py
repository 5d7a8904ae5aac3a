"""Measures every HTTP request by its route, whichever part of the application answers it."""

from __future__ import annotations

from time import perf_counter
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.monitoring.metrics import Metrics

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_NO_ROUTE: Final = "none"
"""The label of requests that no route answers, so that scans of addresses create no labels."""


class RequestTimes:
    """A middleware that counts requests by status and measures their time; an exception counts as 500."""

    def __init__(self, app: ASGIApp, metrics: Metrics, own: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._metrics = metrics
        self._own = own
        """Paths that are answered before the application's routes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and measure it; web sockets, open for hours, are not measured."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, note_status)
        finally:
            method = scope["method"] if scope["method"] in _METHODS else "other"
            took = perf_counter() - began
            self._metrics.requests.labels(method, self._route_of(scope), str(status)).observe(took)

    def _route_of(self, scope: Scope) -> str:
        """Return the pattern of the route that answered, such as ``/api/v1/entries/{entry}``; "none" without one."""
        if scope["path"] in self._own:
            return str(scope["path"])
        route = scope.get("route")
        pattern = getattr(route, "path", None)
        return str(pattern) if pattern else _NO_ROUTE
