"""Who a browser is: a random cookie names its session; the chat's name is the cookie's digest, never the cookie."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

_HEADER_LENGTH: Final = 200
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}(?![\w-])")
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


def read_tag(text: str) -> str | None:
    """Return the language tag (``en-IN``) a browser says it has; None where it is none."""
    match = _TAG.fullmatch(text)
    return match[0] if match else None


def tag_of(headers: Headers) -> str | None:
    """The browser's first language with its country (``en-IN``), from which a first guess at a currency is made."""
    return next((tag for tag in _tags(headers)), None)


def language_of(headers: Headers) -> str:
    """The first language of Accept-Language we have words in; English otherwise."""
    ours = {language.casefold(): language for language in LANGUAGES}
    wishes = (wish for tag in _tags(headers) for wish in (tag.casefold(), tag.casefold().partition("-")[0]))
    return next((ours[wish] for wish in wishes if wish in ours), "en")


def _tags(headers: Headers) -> Iterator[str]:
    parts = headers.get("accept-language", "")[:_HEADER_LENGTH].split(",")
    return (match[0] for part in parts if (match := _TAG.match(part.strip())))
