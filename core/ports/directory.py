"""Finds the household and member behind a chat identity, and lets newcomers found or join a household."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.household import Household, Invite, Member, Membership
from core.ports.talk import InboundTransaction


@dataclass(frozen=True, slots=True)
class Identity:
    """A person on a channel, not yet known to be a member."""

    channel: str
    person: str
    name: str


class Onboarding(InboundTransaction, Protocol):
    """A transaction for somebody without a household; it can reach only the household founded or joined in it."""

    async def find_invite(self, code: str, now: datetime) -> Invite | None:
        """Return the open invite with a code; None where there is none."""
        ...

    async def create_household(self, household: Household, member: Member, identity: Identity) -> None:
        """Store a new household with its first member and the system categories."""
        ...

    async def load_household(self, invite: Invite) -> Household:
        """Return the household an open invite leads to; raises NotFound("invite-unknown") where it is gone."""
        ...

    async def join(self, code: str, invite: Invite, member: Member, identity: Identity) -> None:
        """Use up an invite and connect the identity to its member, who is created unless the invite names one.

        Raises NotFound("invite-unknown") where somebody else has used it.
        """
        ...

    async def add_login(self, household: UUID, member: UUID, name: str, password: str) -> None:
        """Give a newly added member a login; raises Invalid("login-taken") where the name is in use."""
        ...

    async def move_chat(self, channel: str, old: str, new: str) -> None:
        """Give a group chat its new id everywhere: in its binding to a household, its drafts and its bills."""
        ...

    async def count_recent_tries(self, identity: Identity, since: datetime) -> int:
        """Return how many wrong invite codes an identity tried since an instant."""
        ...

    async def record_wrong_try(self, identity: Identity, now: datetime) -> None:
        """Record a wrong invite code; it stays recorded even where the transaction is rolled back."""
        ...


@dataclass(frozen=True, slots=True)
class Who:
    """What one query finds about a speaker: their membership, the state of the conversation, the group's household."""

    membership: Membership | None
    chat_household: UUID | None
    """The household that a group chat is bound to."""
    dialogue: bytes | None


class Directory(Protocol):
    """Looks up members and households across the whole installation."""

    async def identify(self, channel: str, person: str, chat: str) -> Who:
        """Return the membership of a chat identity, its household as stored now, and the state of the conversation."""
        ...

    async def list_chats(self, household: UUID, member: UUID | None = None) -> tuple[tuple[str, str], ...]:
        """Return (channel, chat) pairs of the private chats that a household, or one member, used last."""
        ...

    async def list_households(self) -> tuple[UUID, ...]:
        """Return the ids of all households, for jobs."""
        ...

    async def find_by_name(self, name: str) -> tuple[Membership, ...]:
        """Return memberships by a member's name, for the host's console."""
        ...

    async def find_calendar_household(self, token: str) -> UUID | None:
        """Return the household whose calendar feed has this secret token; None where none has."""
        ...

    def begin_onboarding(self) -> Onboarding:
        """Begin a transaction that belongs to no household yet."""
        ...


class HouseholdEraser(Protocol):
    """Erases a household for good."""

    async def erase(self, household: UUID) -> None:
        """Delete everything of a household (rows, conversations, web chats, files); safe to repeat."""
        ...
