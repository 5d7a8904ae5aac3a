"""Codes and links that a page shows once: kept in the browser's cookie for some minutes, for its own session alone."""

from __future__ import annotations

import hmac
from typing import Final
from uuid import UUID

from fastapi import Request, Response

from bot.web.session import cookie_name, set_code_cookie
from bot.web.sign_in import SignIn

_COOKIE: Final = "purser-once"
_MINUTES: Final = 10


def keep_for_browser(
    sign_in: SignIn, request: Request, response: Response, session: UUID, *, part: str, secret: str
) -> None:
    """Give the browser a secret that ``read_kept`` returns for ten minutes, so that reloading makes no second one."""
    value = ":".join((part, secret, sign_in.sign(f"once {session} {part} {secret}")))
    set_code_cookie(response, _COOKIE, value, secure=sign_in.network.is_secure(request), lifetime=60 * _MINUTES)


def read_kept(sign_in: SignIn, request: Request, session: UUID, part: str) -> str | None:
    """Return the secret kept for this session and this part of the page; None if there is none."""
    cookie = request.cookies.get(cookie_name(_COOKIE, secure=sign_in.network.is_secure(request)), "")
    given, _, rest = cookie.partition(":")
    secret, _, mark = rest.rpartition(":")
    expected = sign_in.sign(f"once {session} {part} {secret}")
    return secret if secret and given == part and hmac.compare_digest(mark, expected) else None
