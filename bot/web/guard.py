"""The door: without sign-in the web chat answers this machine alone; foreign pages are refused everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.render.words import Words
from core.errors import NotAllowed

_PROXY_HEADERS: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


def loopback(name: str | None) -> bool:
    """Whether a host name or address is this machine's own; a name is believed only where it is ``localhost``."""
    if name == "localhost":
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False


def guard_open_chat(host: str, *, web_chat: bool) -> None:
    """Raise NotAllowed where the open web chat would listen beyond this machine."""
    if web_chat and not loopback(host):
        raise NotAllowed("web-open-host", host=host)


def same_origin(headers: Headers) -> bool:
    """Whether a request comes from a page of ours: browsers name the page's origin on sockets and posts."""
    origin = headers.get("origin")
    return bool(origin) and urlsplit(origin or "").netloc == headers.get("host")


class LoopbackOnly:
    """Refuses what did not come straight from this machine, by address, by name (DNS rebinding) and through proxies."""

    def __init__(self, app: ASGIApp, paths: Iterable[str] = ("/chat", "/api")) -> None:
        self._app = app
        self._paths = tuple(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or answer 403."""
        if scope["type"] not in ("http", "websocket") or not self._guarded(scope["path"]) or _from_here(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            refusal = PlainTextResponse(Words()("refusal-web-not-here"), 403)
            await refusal(scope, receive, send)

    def _guarded(self, path: str) -> bool:
        return path == "/" or any(path == start or path.startswith(f"{start}/") for start in self._paths)


def _from_here(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    client = scope.get("client") or ("", 0)
    named = urlsplit(f"//{headers.get('host', '')}").hostname
    return loopback(client[0]) and loopback(named) and not any(name in headers for name in _PROXY_HEADERS)
