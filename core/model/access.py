"""The ways a member signs in to the web or the API: sessions, passwords, passkeys and one-time links."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from core.model.household import Membership


class SessionKind(StrEnum):
    """Where a session's secret is held: a browser's cookie, an app's tokens, an API token or the host's browser."""

    BROWSER = "browser"
    APP = "app"
    TOKEN = "token"  # noqa: S105  a kind, no secret
    HOST = "host"


class AccessScope(StrEnum):
    """What a session allows: to read only, or everything its member may do."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser, app or API token of a member; its secret is stored elsewhere, as a digest."""

    id: UUID
    kind: SessionKind
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    chat: str = ""
    """The web chat shown in that browser; empty for other kinds of session."""
    label: str = ""
    """The browser's own description of itself, or the name the member gave an API token."""
    scope: AccessScope = AccessScope.WRITE
    proven_at: datetime | None = None
    """When a password or a link was last given for this session; None for a local browser signed in without either."""
    generation: int = 0
    """How many refresh tokens were issued for this session; only the newest is valid."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A live session and its member's membership, which is None for the host or a guest of the local web chat."""

    session: Session
    membership: Membership | None


@dataclass(frozen=True, slots=True)
class Login:
    """An e-mail address or user name with the hash of its password, and the member it signs in."""

    name: str
    household_id: UUID
    member_id: UUID
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passkey:
    """The public half of a WebAuthn key pair that signs a member in."""

    id: UUID
    credential: str
    """The authenticator's id of the key, base64url."""
    public_key: bytes
    """The public key in COSE encoding."""
    sign_count: int
    """The authenticator's count of signatures; a falling count betrays a copied key."""
    label: str
    created_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnedPasskey:
    """A passkey with the household and member it belongs to."""

    passkey: Passkey
    household_id: UUID
    member_id: UUID


@dataclass(frozen=True, slots=True)
class SignInLink:
    """The member whom a one-time link signs in; without a household it is the host."""

    household_id: UUID | None
    member_id: UUID | None


def digest_secret(secret: str) -> str:
    """Return the digest under which a random secret is stored; with 128 random bits or more it needs no slow hash."""
    return sha256(secret.encode()).hexdigest()[:32]
