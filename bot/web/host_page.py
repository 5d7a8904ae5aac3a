"""The host's status page: what works, jobs, deliveries and model costs, without any household's data."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from fastapi import APIRouter, Depends, Request, Response
from fastapi.templating import Jinja2Templates

from bot.render.words import Words
from bot.web.api_dependencies import ApiDependencies

HostLines = Callable[[], Awaitable[Sequence[tuple[str, str]]]]
"""A function that returns each check with its result, in English as ``doctor`` prints them."""


def host_routes(api: ApiDependencies, lines: HostLines, templates: Jinja2Templates) -> APIRouter:
    """Return the router of ``/host``, open only to a browser signed in by ``python -m bot host-link``; else 404."""
    router = APIRouter(include_in_schema=False)

    @router.get("/host", dependencies=[Depends(api.admit_host)])
    async def show(request: Request) -> Response:
        shown = {"words": Words(), "lines": await lines()}
        answer = templates.TemplateResponse(request, "host.html", shown)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return router
