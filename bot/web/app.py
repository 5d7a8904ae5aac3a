"""The HTTP server: one FastAPI application built from the parts passed in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles

from bot.render.words import Words
from bot.web.api.accounts import account_routes
from bot.web.api.advise import advice_routes
from bot.web.api.alerts import alert_routes
from bot.web.api.auth import auth_routes
from bot.web.api.backups import backup_routes
from bot.web.api.budgets import budget_routes
from bot.web.api.catalogue import catalogue_routes
from bot.web.api.drafts import draft_routes
from bot.web.api.entries import entry_routes as rest_entry_routes
from bot.web.api.goals import goal_routes
from bot.web.api.household_settings import household_routes
from bot.web.api.imports import import_routes
from bot.web.api.insights import insight_routes
from bot.web.api.model_settings import model_routes
from bot.web.api.recurring import recurring_routes
from bot.web.api.reports import report_routes
from bot.web.api.series import series_routes
from bot.web.api.settle_up import settle_up_routes
from bot.web.api.shapes import Problem
from bot.web.api.suppositions import supposition_routes
from bot.web.api.talk import talk_routes
from bot.web.api.trail import trail_routes as rest_trail_routes
from bot.web.api_dependencies import ApiDependencies
from bot.web.calendar import CalendarDependencies, calendar_routes
from bot.web.chat import TEMPLATES, ChatDependencies, chat_routes
from bot.web.host_page import HostLines, host_routes
from bot.web.limits import BodyLimit, SafeHeaders
from bot.web.mini_app_page import mini_app_routes
from bot.web.pages.accounts import accounts_routes
from bot.web.pages.bills import bill_routes
from bot.web.pages.dashboard import dashboard_routes
from bot.web.pages.entries import entry_routes
from bot.web.pages.export import export_routes
from bot.web.pages.goals import goal_routes as goal_page_routes
from bot.web.pages.imports import imports_routes
from bot.web.pages.live import live_routes
from bot.web.pages.new_entry import new_entry_routes
from bot.web.pages.page import PageRenderer
from bot.web.pages.passkeys import passkey_routes
from bot.web.pages.planning import planning_routes
from bot.web.pages.receipts import receipt_routes
from bot.web.pages.settings import settings_routes
from bot.web.pages.trail import trail_routes
from bot.web.problems import answer_problems
from bot.web.scrape import Scrape, metric_routes
from bot.web.sign_in_pages import sign_in_routes
from bot.web.socket import Receive
from bot.web.telegram_login_pages import telegram_login_routes

_REST: Final[tuple[Callable[[ApiDependencies], APIRouter], ...]] = (
    auth_routes, rest_entry_routes, draft_routes, catalogue_routes, budget_routes, recurring_routes, settle_up_routes,
    report_routes, talk_routes, goal_routes, account_routes, household_routes, model_routes, insight_routes,
    supposition_routes, backup_routes, import_routes, rest_trail_routes, advice_routes,
    series_routes,
)  # fmt: skip
_PAGES: Final[tuple[Callable[[PageRenderer], APIRouter], ...]] = (
    dashboard_routes, new_entry_routes, entry_routes, planning_routes, bill_routes, accounts_routes, goal_page_routes,
    receipt_routes, passkey_routes, settings_routes, trail_routes, export_routes, imports_routes, live_routes,
)  # fmt: skip
STATIC: Final = Path(__file__).parent / "static"

Ready = Callable[[], Awaitable[Mapping[str, bool]]]
"""A function that returns whether each part needed to answer works, by name (``database``, each channel)."""


class _Application(FastAPI):
    """A FastAPI application whose OpenAPI schema also describes error bodies (Problem)."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI schema of all routes."""
        schema = super().openapi()
        schema.setdefault("components", {}).setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
        return schema


def create_web(
    *,
    receive: Receive,
    ready: Ready,
    chat: ChatDependencies | None = None,
    api: ApiDependencies | None = None,
    calendar: CalendarDependencies | None = None,
    host_lines: HostLines | None = None,
    metrics: Scrape | None = None,
    cors_origins: Sequence[str] = (),
) -> FastAPI:
    """Return the web application: health checks and API docs, and web chat, REST and pages if their parts are given."""
    app = _Application(title="Purser", version="0.1.0", docs_url=None, redoc_url=None)
    app.add_middleware(BodyLimit)
    if cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(cors_origins),
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "If-Match", "Idempotency-Key"],
            expose_headers=["ETag", "Idempotent-Replayed", "Retry-After"],
        )
    app.add_middleware(SafeHeaders)
    answer_problems(app, TEMPLATES)
    _add_health(app, ready)
    if api:
        for routes in _REST:
            app.include_router(routes(api))
        app.include_router(alert_routes(api, receive))
        app.include_router(sign_in_routes(api, TEMPLATES))
        app.include_router(telegram_login_routes(api, TEMPLATES))
        app.include_router(mini_app_routes(api, TEMPLATES))
        _add_pages(app, PageRenderer(api, TEMPLATES))
        if host_lines:
            app.include_router(host_routes(api, host_lines, TEMPLATES))
    if calendar:
        app.include_router(calendar_routes(calendar))
    if metrics:
        app.include_router(metric_routes(metrics))
    _add_docs(app)
    if chat:
        app.include_router(chat_routes(chat))
    else:
        app.get("/", include_in_schema=False)(_show_closed)
    # What is the same for everybody is packed; pages are not, as their size would tell of the token in them (BREACH).
    app.mount("/static", GZipMiddleware(_Static(directory=STATIC), minimum_size=1000), name="static")
    return app


def _add_pages(app: FastAPI, pages: PageRenderer) -> None:
    for make in _PAGES:
        app.include_router(make(pages))


class _Static(StaticFiles):
    """Static files that browsers revalidate on each load, so that an update is seen at the next reload."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        answer = super().file_response(*args, **kwargs)
        answer.headers["Cache-Control"] = "no-cache"
        return answer


async def _show_closed() -> Response:
    return PlainTextResponse(Words()("web-closed"), 404)


def _add_health(app: FastAPI, ready: Ready) -> None:
    @app.get("/health", tags=["health"])
    async def health() -> dict[str, str]:
        """Return that the process is alive."""
        return {"status": "ok"}

    @app.get("/ready", tags=["health"], responses={503: {"description": "Something it needs does not work"}})
    async def readiness() -> JSONResponse:
        """Return whether the database and the channels work; status 503 if one does not."""
        parts = dict(await ready())
        well = all(parts.values())
        return JSONResponse({"status": "ready" if well else "not ready", "parts": parts}, 200 if well else 503)


def _add_docs(app: FastAPI) -> None:
    @app.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> HTMLResponse:
        """Show the OpenAPI schema as a page that loads nothing from other sites."""
        return TEMPLATES.TemplateResponse(request, "docs.html", {"schema": app.openapi()})
