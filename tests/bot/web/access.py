"""Sessions in memory, for tests of what stands in front of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from bot.web.network import NetworkPolicy
from bot.web.passwords import PasswordHasher
from bot.web.rates import RequestLimits
from bot.web.sign_in import SignIn
from bot.world import SystemClock, SystemIds
from core.model.access import Login, OwnedPasskey, Session, SignedIn, SignInLink
from core.model.household import Household, Member, Membership, NumberHabit, Role

_HOME = UUID(int=1)


@dataclass
class MemoryAccess:
    """Every session by its digest; all belong to one member who speaks ``language``, or to nobody."""

    sessions: dict[str, Session] = field(default_factory=dict)
    language: str | None = None

    def member(self) -> Membership | None:
        """The member behind every session, once a language was chosen."""
        if self.language is None:
            return None
        member = Member(UUID(int=2), "Asha", Role.ADMIN)
        home = Household(_HOME, "Home", "INR", "Asia/Kolkata", self.language, NumberHabit.POINT, members=(member,))
        return Membership(home, member)

    async def find_session(self, digest: str, now: datetime) -> SignedIn | None:
        found = self.sessions.get(digest)
        return SignedIn(found, self.member()) if found and found.expires_at > now else None

    async def find_session_by_id(self, session_id: UUID, now: datetime) -> SignedIn | None:
        found = next((each for each in self.sessions.values() if each.id == session_id), None)
        return SignedIn(found, self.member()) if found and found.expires_at > now else None

    async def load_membership(self, household: UUID, member: UUID) -> Membership | None:
        found = self.member()
        return found if found and (found.household.id, found.member.id) == (household, member) else None

    async def open(self, session: Session, digest: str, household: UUID | None, member: UUID | None) -> None:
        del household, member
        self.sessions[digest] = session

    async def touch(self, session_id: UUID, now: datetime, expires_at: datetime) -> None:
        for digest, session in self.sessions.items():
            if session.id == session_id:
                self.sessions[digest] = replace(session, seen_at=now, expires_at=expires_at)

    async def rotate(self, session_id: UUID, generation: int, now: datetime, expires_at: datetime) -> bool:
        del session_id, generation, now, expires_at
        return False

    async def end(self, session_id: UUID, now: datetime) -> None:
        del now
        self.sessions = {digest: each for digest, each in self.sessions.items() if each.id != session_id}

    async def find_login(self, name: str) -> Login | None:
        del name
        return None

    async def find_passkey(self, credential: str) -> OwnedPasskey | None:
        del credential
        return None

    async def use_passkey(self, owned: OwnedPasskey, sign_count: int, now: datetime) -> bool:
        del owned, sign_count, now
        return False

    async def use_link(self, digest: str, now: datetime) -> SignInLink | None:
        del digest, now
        return None

    async def add_host_link(self, digest: str, now: datetime, expires_at: datetime) -> None:
        del digest, now, expires_at

    async def find_or_bind_web_chat(self, household: UUID, member: UUID, fresh: str, now: datetime) -> str:
        del household, member, now
        return fresh


def memory_sign_in(access: MemoryAccess, network: NetworkPolicy | None = None) -> SignIn:
    """What knows who asks, with sessions in memory."""
    return SignIn(
        access,
        SystemClock(),
        SystemIds(),
        network or NetworkPolicy(),
        secrets=[b"a secret of thirty-two bytes, all"],
        passwords=PasswordHasher(),
        limits=RequestLimits(),
    )
