"""How somebody is signed in: sessions, logins, and links that sign in once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from core.model.household import Membership


class SessionKind(StrEnum):
    """What holds a session: a browser's cookie, an app with refresh tokens, a program's token, the host's browser."""

    BROWSER = "browser"
    APP = "app"
    TOKEN = "token"  # noqa: S105  a kind, no secret
    HOST = "host"


class AccessScope(StrEnum):
    """What a session may do: look, or whatever its member may."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Session:
    """One way a member is signed in; the secret that opens it is kept as a digest, and not here."""

    id: UUID
    kind: SessionKind
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    chat: str = ""
    """The web chat a browser shows; empty for the other kinds."""
    label: str = ""
    """The browser as it calls itself, or the name its member gave a token."""
    scope: AccessScope = AccessScope.WRITE
    proven_at: datetime | None = None
    """When a password or a link was given for it; None for one that this machine's own browser got without."""
    generation: int = 0
    """How many refresh tokens it has had; only the newest is good."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A live session and whose it is; no membership for the host, and for a guest of this machine's web chat."""

    session: Session
    membership: Membership | None


@dataclass(frozen=True, slots=True)
class Login:
    """An e-mail address or user name with its password's hash, and whose it is."""

    name: str
    household_id: UUID
    member_id: UUID
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key pair of a device or a password manager that signs its member in; here is its public half alone."""

    id: UUID
    credential: str
    """What the authenticator calls it, base64url."""
    public_key: bytes
    """As COSE writes it."""
    sign_count: int
    """How often it has signed, as far as it counts; a number that falls tells of a copy."""
    label: str
    created_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnedPasskey:
    """A passkey and whose it is."""

    passkey: Passkey
    household_id: UUID
    member_id: UUID


@dataclass(frozen=True, slots=True)
class SignInLink:
    """Whom a link signs in; nobody of any household is the host."""

    household_id: UUID | None
    member_id: UUID | None


def digest_secret(secret: str) -> str:
    """Return what is kept of a secret of at least 128 random bits, which needs no slow hash."""
    return sha256(secret.encode()).hexdigest()[:32]
