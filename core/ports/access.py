"""Sessions, logins and links: found before any household is known, and kept by their member."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.access import Login, OwnedPasskey, Passkey, Session, SignedIn, SignInLink
from core.model.household import Membership


class Passwords(Protocol):
    """Hashes passwords; each call takes a good part of a second of one core, off the event loop."""

    async def hash(self, password: str) -> str:
        """Return what is kept of a password."""
        ...

    async def verify(self, password: str, kept: str | None) -> bool:
        """Return whether a password is the kept one; as slowly where nothing is kept."""
        ...


class AccessDirectory(Protocol):
    """The reader of sessions, logins and links across households; each method is one transaction."""

    async def find_session(self, digest: str, now: datetime) -> SignedIn | None:
        """Return the live session that a secret opens."""
        ...

    async def session_by_id(self, session_id: UUID, now: datetime) -> SignedIn | None:
        """Return a live session that a signed token names."""
        ...

    async def load_membership(self, household: UUID, member: UUID) -> Membership | None:
        """Return the seat of a member as of now."""
        ...

    async def open(self, session: Session, digest: str, household: UUID | None, member: UUID | None) -> None:
        """Keep a new session, of a member or of nobody yet."""
        ...

    async def touch(self, session_id: UUID, now: datetime, expires_at: datetime) -> None:
        """Note that a session was used, and let it live on."""
        ...

    async def rotate(self, session_id: UUID, generation: int, now: datetime, expires_at: datetime) -> bool:
        """Take the next generation of a live session; False where that was done before, or it has ended."""
        ...

    async def end(self, session_id: UUID, now: datetime) -> None:
        """End a session; harmless to repeat."""
        ...

    async def find_login(self, name: str) -> Login | None:
        """Return the login of a name, however its capitals are written."""
        ...

    async def find_passkey(self, credential: str) -> OwnedPasskey | None:
        """Return the passkey of a credential's id."""
        ...

    async def use_passkey(self, owned: OwnedPasskey, sign_count: int, now: datetime) -> bool:
        """Note that a passkey signed in; False where it is gone, or signed in with the same count meanwhile."""
        ...

    async def use_link(self, digest: str, now: datetime) -> SignInLink | None:
        """Use a link up; None where it is unknown, used or too old."""
        ...

    async def add_host_link(self, digest: str, now: datetime, expires_at: datetime) -> None:
        """Keep a link for the host, who belongs to no household."""
        ...

    async def web_chat(self, household: UUID, member: UUID, fresh: str, now: datetime) -> str:
        """Return the web chat a member spoke in last; where there is none, ``fresh`` becomes theirs."""
        ...


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a request with an Idempotency-Key was answered, and a digest of what it asked."""

    fingerprint: str
    status: int
    body: bytes
    headers: str = ""


class Access(Protocol):
    """The sessions, login and links of the members of one household; part of a unit of work."""

    async def list_sessions(self, member: UUID, now: datetime) -> tuple[Session, ...]:
        """Return a member's live sessions, the one used last first."""
        ...

    async def end_session(self, member: UUID, session_id: UUID, now: datetime) -> bool:
        """End a member's session; False where they have no such one."""
        ...

    async def end_others(self, member: UUID, kept: UUID | None, now: datetime) -> int:
        """End all of a member's sessions but tokens and one that is kept; returns how many."""
        ...

    async def open_session(self, member: UUID, session: Session, digest: str) -> None:
        """Keep a new session of a member."""
        ...

    async def find_login(self, member: UUID) -> Login | None:
        """Return a member's login."""
        ...

    async def set_login(self, member: UUID, name: str, password: str, now: datetime) -> None:
        """Set a member's login with its password's hash; raises Invalid("login-taken") where somebody has the name."""
        ...

    async def list_passkeys(self, member: UUID) -> tuple[Passkey, ...]:
        """Return a member's passkeys, the oldest first."""
        ...

    async def add_passkey(self, member: UUID, new: Passkey) -> bool:
        """Keep a member's new passkey; False where its credential is kept already."""
        ...

    async def remove_passkey(self, member: UUID, passkey_id: UUID) -> bool:
        """Forget a member's passkey; False where they have no such one."""
        ...

    async def add_link(self, member: UUID, digest: str, now: datetime, expires_at: datetime) -> None:
        """Keep a link that signs a member in, in the place of those they have open."""
        ...

    async def answer(self, member: UUID, key: str) -> KeptAnswer | None:
        """Return what a member's request with this key was answered."""
        ...

    async def keep_answer(self, member: UUID, key: str, answer: KeptAnswer, now: datetime) -> bool:
        """Keep an answer under its key; False where there is one already."""
        ...

    async def forget_answers(self, before: datetime) -> int:
        """Forget answers from before an instant; returns how many."""
        ...
