"""Storage of sessions, passwords, passkeys and sign-in links; a sign-in is looked up before its household is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.access import Login, OwnedPasskey, Passkey, Session, SignedIn, SignInLink
from core.model.household import Membership


class Passwords(Protocol):
    """A password hasher; each call takes a good part of a second of CPU time, off the event loop."""

    async def hash(self, password: str) -> str:
        """Return the salted hash of a password, to be stored."""
        ...

    async def verify(self, password: str, kept: str | None) -> bool:
        """Return whether a password matches a stored hash; takes the same time where there is no hash."""
        ...


class AccessDirectory(Protocol):
    """Finds and changes sign-ins of all households; each method is its own transaction."""

    async def find_session(self, digest: str, now: datetime) -> SignedIn | None:
        """Return the live session opened by a secret with this digest; None where there is none."""
        ...

    async def find_session_by_id(self, session_id: UUID, now: datetime) -> SignedIn | None:
        """Return the live session with an id, as named in a signed token; None where it has ended."""
        ...

    async def load_membership(self, household: UUID, member: UUID) -> Membership | None:
        """Return the current membership of a member; None where they are no member any more."""
        ...

    async def open(self, session: Session, digest: str, household: UUID | None, member: UUID | None) -> None:
        """Store a new session, of a member or of nobody yet."""
        ...

    async def touch(self, session_id: UUID, now: datetime, expires_at: datetime) -> None:
        """Record that a session was used, and extend it to ``expires_at``."""
        ...

    async def rotate(self, session_id: UUID, generation: int, now: datetime, expires_at: datetime) -> bool:
        """Advance a live session to its next refresh token.

        False where ``generation`` is outdated or the session has ended.
        """
        ...

    async def end(self, session_id: UUID, now: datetime) -> None:
        """End a session; does nothing where it has ended."""
        ...

    async def find_login(self, name: str) -> Login | None:
        """Return the login with a name, ignoring upper and lower case; None where there is none."""
        ...

    async def find_passkey(self, credential: str) -> OwnedPasskey | None:
        """Return the passkey with a credential id, and its owner; None where there is none."""
        ...

    async def use_passkey(self, owned: OwnedPasskey, sign_count: int, now: datetime) -> bool:
        """Record a passkey's sign-in; False where it was removed, or has signed in with the same count meanwhile."""
        ...

    async def use_link(self, digest: str, now: datetime) -> SignInLink | None:
        """Use up a sign-in link and return whom it signs in; None where it is unknown, used or expired."""
        ...

    async def add_host_link(self, digest: str, now: datetime, expires_at: datetime) -> None:
        """Store a sign-in link for the host, who belongs to no household."""
        ...

    async def find_or_bind_web_chat(self, household: UUID, member: UUID, fresh: str, now: datetime) -> str:
        """Return the id of a member's latest web chat; where there is none, make ``fresh`` theirs and return it."""
        ...


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The stored answer to a request with an Idempotency-Key, and a digest of that request."""

    fingerprint: str
    status: int
    body: bytes
    headers: str = ""


class Access(Protocol):
    """What one household's members sign in with, as part of a unit of work.

    Their sessions, logins, passkeys and sign-in links, and the stored answers of REST.
    """

    async def list_sessions(self, member: UUID, now: datetime) -> tuple[Session, ...]:
        """Return a member's live sessions, the most recently used first."""
        ...

    async def end_session(self, member: UUID, session_id: UUID, now: datetime) -> bool:
        """End one session of a member; False where they have no such session."""
        ...

    async def end_other_sessions(self, member: UUID, kept: UUID | None, now: datetime) -> int:
        """End all of a member's sessions except API tokens and the one with id ``kept``; returns how many."""
        ...

    async def open_session(self, member: UUID, session: Session, digest: str) -> None:
        """Store a new session of a member."""
        ...

    async def find_login(self, member: UUID) -> Login | None:
        """Return a member's login; None where they have none."""
        ...

    async def set_login(self, member: UUID, name: str, password: str, now: datetime) -> None:
        """Set a member's login name and password hash; raises Invalid("login-taken") where the name is in use."""
        ...

    async def list_passkeys(self, member: UUID) -> tuple[Passkey, ...]:
        """Return a member's passkeys, the oldest first."""
        ...

    async def add_passkey(self, member: UUID, new: Passkey) -> bool:
        """Store a new passkey of a member; False where its credential id is stored already."""
        ...

    async def remove_passkey(self, member: UUID, passkey_id: UUID) -> bool:
        """Delete a passkey of a member; False where they have no such passkey."""
        ...

    async def add_link(self, member: UUID, digest: str, now: datetime, expires_at: datetime) -> None:
        """Store a sign-in link for a member; it replaces their unused ones."""
        ...

    async def find_kept_answer(self, member: UUID, key: str) -> KeptAnswer | None:
        """Return the stored answer to a member's request with this Idempotency-Key; None where there is none."""
        ...

    async def keep_answer(self, member: UUID, key: str, answer: KeptAnswer, now: datetime) -> bool:
        """Store an answer under its Idempotency-Key; False where there is one already."""
        ...

    async def delete_old_answers(self, before: datetime) -> int:
        """Delete stored answers from before an instant; returns how many."""
        ...
