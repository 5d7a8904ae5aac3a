"""Signed tokens (JWT): an app's access and refresh tokens, and a browser's proof of a Telegram login."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

import jwt

ACCESS_LIFETIME: Final = timedelta(minutes=15)
REFRESH_LIFETIME: Final = timedelta(days=7)
_ALGORITHM: Final = "HS256"
_ISSUER: Final = "purser"
_CLAIMS: Final = ("iss", "exp", "sid", "typ", "gen")

PROOF_LIFETIME: Final = timedelta(minutes=15)
"""How long a proof of a Telegram login is valid, within which its owner may found or join a household."""
_PROOF_CLAIMS: Final = ("iss", "exp", "typ", "sub", "name")

Use = Literal["access", "refresh"]


@dataclass(frozen=True, slots=True)
class TokenClaims:
    """The content of a valid token: the session's id, and the number of the refresh that issued the token."""

    session: UUID
    generation: int


class AccessTokens:
    """Issues and checks signed tokens: the first secret signs, and a token signed by any of the secrets is accepted."""

    def __init__(self, secrets: Sequence[bytes]) -> None:
        self._secrets = tuple(secrets)

    def issue(self, use: Use, session: UUID, generation: int, now: datetime) -> str:
        """Return a signed access or refresh token for a session."""
        lifetime = ACCESS_LIFETIME if use == "access" else REFRESH_LIFETIME
        claims = {"iss": _ISSUER, "sid": str(session), "gen": generation, "typ": use}
        claims |= {"iat": int(now.timestamp()), "exp": int((now + lifetime).timestamp())}
        return jwt.encode(claims, self._secrets[0], algorithm=_ALGORITHM)

    def read(self, use: Use, token: str, now: datetime) -> TokenClaims | None:
        """Return the content of a token; None if the signature, the use (access or refresh) or the expiry is wrong."""
        for secret in self._secrets:
            claims = _decode(token, secret, _CLAIMS)
            if claims is not None:
                return _check_token(claims, use, now)
        return None

    def issue_proof(self, kind: str, person: str, name: str, now: datetime) -> str:
        """Return a signed token that proves who another service (``kind``) says the person in this browser is."""
        claims: dict[str, str] = {"iss": _ISSUER, "typ": f"proof {kind}", "sub": person, "name": name}
        expires = int((now + PROOF_LIFETIME).timestamp())
        return jwt.encode({**claims, "exp": expires}, self._secrets[0], algorithm=_ALGORITHM)

    def read_proof(self, kind: str, token: str, now: datetime) -> tuple[str, str] | None:
        """Return the person's id and name from a proof token; None if the signature, ``kind`` or expiry is wrong."""
        for secret in self._secrets:
            claims = _decode(token, secret, _PROOF_CLAIMS)
            if claims is not None and claims["typ"] == f"proof {kind}" and now.timestamp() < int(claims["exp"]):
                return claims["sub"], claims["name"]
        return None


def _decode(token: str, secret: bytes, required: Sequence[str]) -> dict[str, Any] | None:
    # The clock is a port, so how old a token is is judged by it and not by the library.
    options: Any = {"require": list(required), "verify_exp": False, "verify_iat": False}
    try:
        return jwt.decode(token, secret, algorithms=[_ALGORITHM], issuer=_ISSUER, options=options)
    except jwt.InvalidTokenError:
        return None


def _check_token(claims: dict[str, Any], use: Use, now: datetime) -> TokenClaims | None:
    expires, generation = claims["exp"], claims["gen"]
    if claims["typ"] != use or not isinstance(expires, int) or not isinstance(generation, int):
        return None
    try:
        session = UUID(str(claims["sid"]))
    except ValueError:
        return None
    return TokenClaims(session, generation) if now.timestamp() < expires else None
