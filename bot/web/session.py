"""A browser's session cookie, holding a random code of which only a hash is stored, and the browser's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.render.words import LANGUAGES

COOKIE: Final = "purser_session"
HOST_COOKIE: Final = "purser_host"
FORM_COOKIE: Final = "purser_form"
TELEGRAM_COOKIE: Final = "purser_telegram"
"""The cookie with the secret that ties Telegram's answer to this browser during a login at Telegram."""
PROOF_COOKIE: Final = "purser_proof"
"""The cookie with the proof of a Telegram login, kept until its owner founds or joins a household."""
SECURE_PREFIX: Final = "__Host-"
"""The prefix that makes browsers send a cookie only to this host and over TLS (RFC 6265bis, section 4.1.3.2)."""
CODE_LENGTH: Final = 52
"""The number of random characters, of at least 4.9 bits each, so that nobody can guess a session's code."""
LIFETIME: Final = 400 * 24 * 3600
"""Seconds that browsers keep a cookie, 400 days at most; the session table decides how long a session lives."""

_HEADER_LENGTH: Final = 200
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}(?![\w-])")
_CODE: Final = re.compile(rf"[A-Z0-9]{{{CODE_LENGTH}}}")


def cookie_name(name: str, *, secure: bool) -> str:
    """Return the full name of a cookie, with the ``__Host-`` prefix if the connection is secure."""
    return f"{SECURE_PREFIX}{name}" if secure else name


def read_code_cookie(connection: HTTPConnection, name: str, *, secure: bool) -> str | None:
    """Return the secret code in a cookie; None if there is none of the expected form."""
    code = connection.cookies.get(cookie_name(name, secure=secure), "")
    return code if _CODE.fullmatch(code) else None


def set_code_cookie(response: Response, name: str, code: str, *, secure: bool, lifetime: int = LIFETIME) -> None:
    """Set a cookie with a secret code; SameSite=Lax, so that an invite link from another site works."""
    response.set_cookie(
        cookie_name(name, secure=secure),
        code,
        max_age=lifetime,
        path="/",
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def drop_code_cookie(response: Response, name: str, *, secure: bool) -> None:
    """Delete a cookie with a secret code."""
    response.delete_cookie(cookie_name(name, secure=secure), path="/", httponly=True, samesite="lax", secure=secure)


def read_tag(text: str) -> str | None:
    """Return the text if it is a language tag such as ``en-IN``, else None."""
    match = _TAG.fullmatch(text)
    return match[0] if match else None


def tag_of(headers: Headers) -> str | None:
    """Return the browser's preferred language tag with its country (``en-IN``), used to guess a currency."""
    return next((tag for tag in _make_tags(headers)), None)


def language_of(headers: Headers) -> str:
    """Return the first supported language of the Accept-Language header, or English."""
    ours = {language.casefold(): language for language in LANGUAGES}
    wishes = (wish for tag in _make_tags(headers) for wish in (tag.casefold(), tag.casefold().partition("-")[0]))
    return next((ours[wish] for wish in wishes if wish in ours), "en")


def _make_tags(headers: Headers) -> Iterator[str]:
    parts = headers.get("accept-language", "")[:_HEADER_LENGTH].split(",")
    return (match[0] for part in parts if (match := _TAG.match(part.strip())))
