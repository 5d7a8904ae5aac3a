"""Duties of REST that are not built yet: each answers 501 with its sentence, so that a program can tell."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Depends, Request, Response

from bot.web.api.shapes import PROBLEMS
from bot.web.api_dependencies import ApiDependencies
from bot.web.problems import make_problem

ROUTES: Final = (
    ("POST", "/advice", "Advice about the household's own figures."),
    ("POST", "/helpers/forecast", "A forecast of a series that is handed in."),
    ("POST", "/helpers/anomaly", "Whether one entry is unlike those before it."),
)
"""Method, path, and what it will give."""


def not_built_routes(api: ApiDependencies) -> APIRouter:
    """Every route that has a place and no answer yet."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS, dependencies=[Depends(api.admit)])

    async def not_built(request: Request) -> Response:
        text = api.words(request.state.membership)("refusal-not-built")
        return make_problem(501, "not-built", text)

    for method, path, about in ROUTES:
        name = path.strip("/").replace("/", "_").replace("-", "_")
        router.add_api_route(
            path, not_built, methods=[method], status_code=501, description=about, tags=["not built yet"],
            operation_id=f"{method.lower()}_{name}", response_class=Response,
        )  # fmt: skip
    return router
