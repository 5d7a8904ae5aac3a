"""Who a browser is: a random cookie names its session; the chat's name is the cookie's digest, never the cookie."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.render.words import LANGUAGES
from core.ports import Ids

COOKIE: Final = "purser_session"
CODE_LENGTH: Final = 52
"""Characters of at least 4.9 bits: more than 250 bits, so nobody guesses another's session."""
LIFETIME: Final = 400 * 24 * 3600
"""Seconds; browsers keep no cookie longer than 400 days."""

_CODE: Final = re.compile(rf"[A-Z0-9]{{{CODE_LENGTH}}}")


def chat_of(connection: HTTPConnection) -> str | None:
    """The chat of a browser's session; None where it has none yet."""
    code = connection.cookies.get(COOKIE, "")
    return sha256(code.encode()).hexdigest()[:32] if _CODE.fullmatch(code) else None


def keep(response: Response, connection: HTTPConnection, ids: Ids) -> None:
    """Give a browser its session, or renew the one it has; Lax, so that an invite link from another site finds it."""
    code = connection.cookies.get(COOKIE, "")
    response.set_cookie(
        COOKIE,
        code if _CODE.fullmatch(code) else ids.code(CODE_LENGTH),
        max_age=LIFETIME,
        httponly=True,
        samesite="lax",
        secure=connection.url.scheme == "https",
    )


def language_of(headers: Headers) -> str:
    """The first language of Accept-Language we have words in; English otherwise."""
    for part in headers.get("accept-language", "").split(","):
        wish = part.partition(";")[0].strip().lower()
        for language in (wish, wish.partition("-")[0]):
            if language in LANGUAGES:
                return language
    return "en"
