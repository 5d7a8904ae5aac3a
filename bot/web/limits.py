"""Limits on request size and on messages per session, and the security headers of every response."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.render.words import Words

BODY_BYTES: Final = 1_000_000
"""The most bytes of any body but an upload; webhooks of Telegram and WhatsApp are far smaller."""
UPLOAD_BYTES: Final = 10_000_000
FRAME_BYTES: Final = 16_384
SOCKET_BYTES: Final = 4 * FRAME_BYTES
"""The most bytes of a WebSocket message before the connection is closed.

Below it a large one is refused with a reason.
"""
FORM_BYTES: Final = 100_000
"""The most bytes of a form's fields around an uploaded file."""
MESSAGES: Final = 30
SECONDS: Final = 10.0
BACKUP_BYTES: Final = 100_000_000
"""The most bytes of an uploaded backup with its receipts.

Its body is read only after the sender is known, and lies on the disk meanwhile.
"""
UPLOADS: Final = {
    "/chat/files": UPLOAD_BYTES,
    "/api/v1/receipts": UPLOAD_BYTES,
    "/api/v1/imports": UPLOAD_BYTES,
    "/imports": UPLOAD_BYTES,
    "/api/v1/imports/backup": BACKUP_BYTES,
    "/restore": BACKUP_BYTES,
}
"""The most bytes of a body by the paths that take files."""
_SESSIONS: Final = 10_000


def make_content_policy(*, scripts: str = "'self'", ancestors: str = "'none'") -> str:
    """Return a Content-Security-Policy with these script sources and these sites allowed to frame the page."""
    return (
        f"default-src 'self'; script-src {scripts}; img-src 'self' blob:; object-src 'none'; base-uri 'none'; "
        f"form-action 'self'; frame-ancestors {ancestors}"
    )


_HEADERS: Final = {
    "Content-Security-Policy": make_content_policy(),
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: browsers would send "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(self), payment=()",
}


_TOO_LARGE: Final = PlainTextResponse(Words()("refusal-web-file-large", megabytes=UPLOAD_BYTES // 1_000_000), 413)


class RateLimit:
    """A limit on the number of messages a session may send within some seconds."""

    def __init__(self, most: int = MESSAGES, seconds: float = SECONDS) -> None:
        self._most = most
        self._seconds = seconds
        self._seen: dict[str, deque[float]] = {}

    def allows(self, session: str, now: float) -> bool:
        """Count one message at ``now`` (seconds of any steady clock); return True, or False if it is over the limit."""
        times = self._seen.setdefault(session, deque())
        while times and times[0] <= now - self._seconds:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        self._forget(now)
        return True

    def _forget(self, now: float) -> None:
        if len(self._seen) > _SESSIONS:
            self._seen = {key: times for key, times in self._seen.items() if times and times[-1] > now - self._seconds}


class SafeHeaders:
    """ASGI middleware that adds security headers to every response that does not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its response."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)


class BodyLimit:
    """ASGI middleware that answers 413 to a body over its limit, even if the length was not announced."""

    def __init__(self, app: ASGIApp, uploads: Mapping[str, int] = UPLOADS) -> None:
        self._app = app
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on while counting the bytes of its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        upload = self._uploads.get(scope["path"])
        most = BODY_BYTES if upload is None else upload + FORM_BYTES
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced) > most:
            await _TOO_LARGE(scope, receive, send)
            return
        await self._app(scope, _limit_body(receive, most), send)


def _limit_body(receive: Receive, most: int) -> Receive:
    left = most

    async def receive_counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413)
        return message

    return receive_counted
