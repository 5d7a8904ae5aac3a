"""Telegram Login: identifying a person by the host's bot (OpenID Connect, authorization code flow with PKCE)."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import httpx2
import jwt

from bot.settings import is_loopback
from core.errors import NotAllowed

log = logging.getLogger(__name__)

TELEGRAM: Final = "telegram"
"""The channel under which people identified by Telegram are known."""
RETURN_PATH: Final = "/sign-in/telegram/back"
"""The path of the redirect registered with @BotFather, after the host's public address."""
ISSUER: Final = "https://oauth.telegram.org"
PATIENCE: Final = 8.0
"""Seconds to wait for each of the three requests to Telegram."""
LIFETIME: Final = timedelta(minutes=10)
"""How long a login at Telegram may take."""
_MOST_BYTES: Final = 200_000
_AHEAD: Final = timedelta(minutes=2)
"""How far Telegram's clock may be ahead of this one."""
_ALGORITHMS: Final = ("RS256", "ES256", "EdDSA")
"""The accepted signature algorithms, all with key pairs, because a shared secret or none would prove nothing."""
_CLAIMS: Final = ("iss", "aud", "sub", "iat", "exp", "nonce")
_LONGEST_NAME: Final = 64


@dataclass(frozen=True, slots=True)
class TelegramPerson:
    """A person at Telegram: their id, which is also that of their private chat, and their name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class LoginAttempt:
    """One login attempt at Telegram; all its codes derive from a secret that only this browser holds."""

    secret: str

    @property
    def nonce(self) -> str:
        """The nonce that Telegram has to repeat in its token."""
        return self._derive_code("nonce")

    @property
    def verifier(self) -> str:
        """The PKCE code verifier (RFC 7636), sent when the code is exchanged."""
        return self._derive_code("verifier")

    @property
    def challenge(self) -> str:
        """The PKCE code challenge: the hash of the verifier, sent when the attempt starts."""
        return _encode(sha256(self.verifier.encode()).digest())

    @property
    def mark(self) -> str:
        """A code in the ``state`` parameter that binds Telegram's redirect to this browser."""
        return self._derive_code("mark")

    def _derive_code(self, use: str) -> str:
        return _encode(hmac.digest(self.secret.encode(), use.encode(), "sha256"))


@dataclass(frozen=True, slots=True)
class _Endpoints:
    """Telegram's OpenID Connect endpoints, as its discovery document gives them."""

    authorization: str
    token: str
    keys: str


class TelegramLogin:
    """An OpenID Connect client for Telegram, with the id and secret that BotFather gave the bot."""

    def __init__(self, client_id: str, secret: str, address: str, issuer: str = ISSUER) -> None:
        self._client_id = client_id
        self._secret = secret
        self.return_address = address
        self._issuer = issuer.rstrip("/")

    async def make_start_address(self, attempt: LoginAttempt, state: str) -> str:
        """Return the address of Telegram's page that starts a login attempt.

        Raises: NotAllowed("telegram-login-failed").
        """
        async with _open_client() as client:
            endpoints = await self._discover_endpoints(client)
        asked = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self.return_address,
            "scope": "openid profile",
            "state": state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
        }
        return f"{endpoints.authorization}?{urlencode(asked)}"

    async def identify(self, attempt: LoginAttempt, code: str, now: datetime) -> TelegramPerson:
        """Return the person who came back from Telegram with this code.

        Raises: NotAllowed("telegram-login-failed").
        """
        given = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.return_address,
            "client_id": self._client_id,
            "code_verifier": attempt.verifier,
        }
        async with _open_client() as client:
            endpoints = await self._discover_endpoints(client)
            request = client.build_request("POST", endpoints.token, data=given)
            token = (await _fetch(client, request, auth=(self._client_id, self._secret))).get("id_token")
            keys = await _fetch(client, client.build_request("GET", endpoints.keys))
        if not isinstance(token, str):
            raise _make_refusal("no token")
        return _read_person(self._read_claims(token, keys), attempt, now)

    async def _discover_endpoints(self, client: httpx2.AsyncClient) -> _Endpoints:
        address = f"{self._issuer}/.well-known/openid-configuration"
        found = await _fetch(client, client.build_request("GET", address))
        names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        endpoints = [found.get(name) for name in names]
        if found.get("issuer") != self._issuer or not all(map(_is_safe, endpoints)):
            raise _make_refusal("another issuer, or unsafe addresses")
        return _Endpoints(*map(str, endpoints))

    def _read_claims(self, token: str, keys: dict[str, Any]) -> dict[str, Any]:
        """Return a token's claims after checking signature, issuer and audience."""
        # The clock is a port, so how old a token is is judged by it and not by the library.
        options: Any = {"require": list(_CLAIMS), "verify_exp": False, "verify_iat": False, "strict_aud": True}
        try:
            key = jwt.PyJWKSet.from_dict(keys)[jwt.get_unverified_header(token)["kid"]]
            return jwt.decode(
                token, key, algorithms=_ALGORITHMS, issuer=self._issuer, audience=self._client_id, options=options
            )
        except (jwt.PyJWTError, KeyError) as error:
            raise _make_refusal(type(error).__name__) from error


def _read_person(claims: dict[str, Any], attempt: LoginAttempt, now: datetime) -> TelegramPerson:
    issued, expires, person = claims["iat"], claims["exp"], claims.get("id")
    if not _is_number(issued) or not _is_number(expires):
        raise _make_refusal("no times")
    if not expires > now.timestamp() or abs(now.timestamp() - issued) > (LIFETIME + _AHEAD).total_seconds():
        raise _make_refusal("too old")
    if not hmac.compare_digest(str(claims["nonce"]).encode(), attempt.nonce.encode()):
        raise _make_refusal("another nonce")
    if not isinstance(person, int) or not _is_number(person) or person <= 0:
        raise _make_refusal("no id")
    name = claims.get("name")
    return TelegramPerson(str(person), name.strip()[:_LONGEST_NAME] if isinstance(name, str) else "")


def _open_client() -> httpx2.AsyncClient:
    return httpx2.AsyncClient(timeout=PATIENCE, follow_redirects=False)


@asynccontextmanager
async def _open_stream(
    client: httpx2.AsyncClient, request: httpx2.Request, **more: Any
) -> AsyncIterator[httpx2.Response]:
    reply = await client.send(request, stream=True, **more)
    try:
        yield reply
    finally:
        await reply.aclose()


async def _fetch(client: httpx2.AsyncClient, request: httpx2.Request, **more: Any) -> dict[str, Any]:
    """Return the JSON object of a response, read up to a size limit."""
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE), _open_stream(client, request, **more) as reply:
            reply.raise_for_status()
            async for part in reply.aiter_bytes():
                body += part
                if len(body) > _MOST_BYTES:
                    raise _make_refusal("too long an answer")
        found = json.loads(body)
    except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, ValueError) as error:
        raise _make_refusal(type(error).__name__) from error
    if not isinstance(found, dict):
        raise _make_refusal("no object")
    return found


def _is_safe(address: object) -> bool:
    """Return whether an endpoint's address uses TLS or lies on this machine."""
    if not isinstance(address, str):
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _encode(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _make_refusal(why: str) -> NotAllowed:
    """Log why Telegram Login failed and return the refusal to show."""
    log.warning("Telegram Login failed: %s", why)
    return NotAllowed("telegram-login-failed")
