"""The page that Telegram opens as a Mini App: signs in with Telegram's signed data, then shows the web pages."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.templating import Jinja2Templates

from bot.render.words import Words
from bot.web.api_dependencies import ApiDependencies
from bot.web.limits import make_content_policy
from bot.web.sign_in import language_for

MINI_APP: Final = "/app"
_POLICY: Final = make_content_policy(scripts="'self' https://telegram.org", ancestors="https://web.telegram.org")
"""The page's content policy, which allows Telegram's script and being framed by Telegram's web client.

No other page does.
"""


def mini_app_routes(api: ApiDependencies, templates: Jinja2Templates) -> APIRouter:
    """Return the router of ``/app``; outside Telegram the page only says how to open it there."""
    router = APIRouter(include_in_schema=False)

    @router.get(MINI_APP)
    async def show_mini_app(request: Request) -> Response:
        words = Words(language_for(await api.sign_in.find_caller(request), request))
        shown = {"words": words, "bot_name": api.services.bot_name}
        answer = templates.TemplateResponse(request, "mini_app.html", shown)
        answer.headers["Content-Security-Policy"] = _POLICY
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return router
