"""The side-app: one FastAPI application from the parts the composition root hands in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles

from bot.channels.webchat import WebChat
from bot.render.words import Words
from bot.web.api_dependencies import ApiDependencies, answer_refusals
from bot.web.chat import TEMPLATES, ChatDependencies, Speaks, chat_routes
from bot.web.guard import LoopbackOnly
from bot.web.limits import BodyLimit, SafeHeaders
from bot.web.models import model_routes
from bot.web.socket import Receive
from core.ports import Ids

STATIC: Final = Path(__file__).parent / "static"

Ready = Callable[[], Awaitable[Mapping[str, bool]]]
"""What must work for us to answer (``database``, each channel), and whether it does."""


async def _nobody(_: str) -> str | None:
    return None


def create_web(
    *,
    receive: Receive,
    ids: Ids,
    ready: Ready,
    web_chat: WebChat | None = None,
    speaks: Speaks = _nobody,
    desk: ApiDependencies | None = None,
) -> FastAPI:
    """The application: health and docs always, the web chat where it is given."""
    app = FastAPI(title="Purser", version="0.1.0", docs_url=None, redoc_url=None)
    app.add_middleware(BodyLimit)
    app.add_middleware(LoopbackOnly)
    app.add_middleware(SafeHeaders)
    _add_health(app, ready)
    if desk and web_chat:
        answer_refusals(app)
        app.include_router(model_routes(desk))
    _add_docs(app)
    if web_chat:
        app.include_router(chat_routes(ChatDependencies(web_chat, receive, ids, speaks)))
        app.mount("/static", _Static(directory=STATIC), name="static")
    else:
        app.get("/", include_in_schema=False)(_closed)
    return app


class _Static(StaticFiles):
    """Files a browser asks about each time, so that an update is seen at the next reload."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        answer = super().file_response(*args, **kwargs)
        answer.headers["Cache-Control"] = "no-cache"
        return answer


async def _closed() -> Response:
    return PlainTextResponse(Words()("web-closed"), 404)


def _add_health(app: FastAPI, ready: Ready) -> None:
    @app.get("/health", tags=["health"])
    async def health() -> dict[str, str]:
        """Whether the process is alive."""
        return {"status": "ok"}

    @app.get("/ready", tags=["health"], responses={503: {"description": "Something it needs does not work"}})
    async def readiness() -> JSONResponse:
        """Whether the database and the channels work."""
        parts = dict(await ready())
        well = all(parts.values())
        return JSONResponse({"status": "ready" if well else "not ready", "parts": parts}, 200 if well else 503)


def _add_docs(app: FastAPI) -> None:
    @app.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> HTMLResponse:
        """The OpenAPI schema as a page that loads nothing from elsewhere."""
        return TEMPLATES.TemplateResponse(request, "docs.html", {"schema": app.openapi()})
