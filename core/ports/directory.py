"""Who somebody is, before any book is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.household import Household, Invite, Member, Membership
from core.ports.talk import InboundTransaction


@dataclass(frozen=True, slots=True)
class Identity:
    """A person on a channel, before we know whether they are anybody's member."""

    channel: str
    person: str
    name: str


class Onboarding(InboundTransaction, Protocol):
    """Where those stand who belong to no household yet; it opens none but the one made or joined."""

    async def find_invite(self, code: str, now: datetime) -> Invite | None:
        """The open invite of a code."""
        ...

    async def create_household(self, household: Household, member: Member, identity: Identity) -> None:
        """A new household with its first member and the system categories."""
        ...

    async def load_household(self, invite: Invite) -> Household:
        """The household an open invite leads into, whole; raises NotFound("invite-unknown") where it is gone."""
        ...

    async def join(self, code: str, invite: Invite, member: Member, identity: Identity) -> None:
        """Use an invite up; the member is made unless the invite kept a seat.

        Raises NotFound("invite-unknown") where somebody else was faster.
        """
        ...

    async def add_login(self, household: UUID, member: UUID, name: str, password: str) -> None:
        """Give a member who was just made or seated a login; raises Invalid("login-taken")."""
        ...

    async def move_chat(self, channel: str, old: str, new: str) -> None:
        """Follow a group that has another id now: whose chat it is, and the cards and bills that belong to it."""
        ...

    async def recent_tries(self, identity: Identity, since: datetime) -> int:
        """How many wrong codes an identity tried since an instant."""
        ...

    async def wrong_try(self, identity: Identity, now: datetime) -> None:
        """Count a wrong code; kept even where nothing else is."""
        ...


@dataclass(frozen=True, slots=True)
class Who:
    """What is known of a speaker in one query."""

    membership: Membership | None
    chat_household: UUID | None
    """The household a group chat is bound to."""
    dialogue: bytes | None


class Directory(Protocol):
    """The only reader across households."""

    async def identify(self, channel: str, person: str, chat: str) -> Who:
        """The seat of an identity, with the household as of now, and the state of this talk."""
        ...

    async def list_chats(self, household: UUID, member: UUID | None = None) -> tuple[tuple[str, str], ...]:
        """(channel, chat) pairs where a household, or one of its members, last spoke in private."""
        ...

    async def list_households(self) -> tuple[UUID, ...]:
        """Every household, for jobs."""
        ...

    async def find(self, name: str) -> tuple[Membership, ...]:
        """Seats by member name, for the trusted console."""
        ...

    async def calendar_household(self, token: str) -> UUID | None:
        """The household whose calendar a token opens; None where it opens none."""
        ...

    def begin_onboarding(self) -> Onboarding:
        """A transaction outside every household."""
        ...


class HouseholdEraser(Protocol):
    """Erases a household for good."""

    async def erase(self, household: UUID) -> None:
        """Erase everything of a household: rows, talks, web chats, files; harmless to repeat."""
        ...
