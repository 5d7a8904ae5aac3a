"""A messenger's webhook, answered before the middleware of pages, as it is called for every message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.datastructures import Headers, QueryParams
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

Webhook = Callable[[bytes, Mapping[str, str]], Awaitable[int]]
"""A function that takes a webhook's body and headers (names in lower case) and returns the HTTP status to answer."""

Challenge = Callable[[Mapping[str, str]], str | None]
"""A function that takes the query of a GET request and returns the text to answer.

None if it is not for the channel.
"""

BODY_BYTES = 1024 * 1024
"""The most bytes of a webhook's body; updates are far smaller, as text ends at 4096 characters and files are linked."""
TOO_LARGE = 413


class WebhookRoute:
    """ASGI middleware that gives requests for one path to the messenger's channel, and others to the application."""

    def __init__(self, app: ASGIApp, path: str, webhook: Webhook, challenge: Challenge | None = None) -> None:
        self._app = app
        self._path = path
        self._webhook = webhook
        self._challenge = challenge

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a webhook request with the status that the channel returns; pass any other request on."""
        if scope["type"] != "http" or scope["path"] != self._path:
            await self._app(scope, receive, send)
            return
        if scope["method"] == "GET" and self._challenge is not None:
            answer = self._challenge(QueryParams(scope["query_string"]))
            await PlainTextResponse(answer or "", 200 if answer is not None else 403)(scope, receive, send)
            return
        if scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        body = await _read_body(receive)
        status = TOO_LARGE if body is None else await self._webhook(body, Headers(scope=scope))
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body"})


async def _read_body(receive: Receive) -> bytes | None:
    """Return the body of a request; None if it is too large, even if its length was not announced."""
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > BODY_BYTES:
            return None
    return body
