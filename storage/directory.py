"""The directory across households: finds the member behind a sender on a channel."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import String, and_, bindparam, select

from core.model.household import Household, Membership
from core.ports import Clock, Ids, Who
from storage import household_cache, mappers
from storage.database import Database, Row
from storage.household_cache import HouseholdCache
from storage.onboarding import SqlOnboarding
from storage.private_chats import keep_newest_chats, select_private_chats
from storage.tables import calendar_feed, dialogue, group_chat, household, identity, member

_asked = select(*(bindparam(name, type_=String()).label(name) for name in ("channel", "person", "chat"))).subquery(
    "asked"
)
_WHO = select(
    identity.c.household_id,
    identity.c.member_id,
    household.c.revision,
    dialogue.c.state,
    group_chat.c.household_id.label("chat_household"),
).select_from(
    _asked.outerjoin(identity, and_(identity.c.channel == _asked.c.channel, identity.c.person == _asked.c.person))
    .outerjoin(household, household.c.id == identity.c.household_id)
    .outerjoin(
        dialogue,
        and_(
            dialogue.c.channel == _asked.c.channel,
            dialogue.c.person == _asked.c.person,
            dialogue.c.chat == _asked.c.chat,
        ),
    )
    .outerjoin(group_chat, and_(group_chat.c.channel == _asked.c.channel, group_chat.c.chat == _asked.c.chat))
)
_HOUSEHOLDS = select(household.c.id).order_by(household.c.id)
_NAMED = (
    select(member.c.household_id, member.c.id)
    .where(member.c.name_key == bindparam("name"), member.c.removed_at.is_(None))
    .order_by(member.c.created_at, member.c.id)
)
_CALENDAR = select(calendar_feed.c.household_id).where(calendar_feed.c.digest == bindparam("digest"))
_CHATS = select_private_chats("which")
_CHATS_OF = _CHATS.where(identity.c.member_id == bindparam("member"))


class SqlDirectory:
    """Finds members and chats of all households; implements ``core.ports.Directory``."""

    def __init__(self, database: Database, known: HouseholdCache, clock: Clock, ids: Ids, instance: UUID) -> None:
        self._database = database
        self._known = known
        self._clock = clock
        self._ids = ids
        self._instance = instance

    async def identify(self, channel: str, person: str, chat: str) -> Who:
        """Return the member behind a sender on a channel, with their household and the state of this conversation."""
        rows = await self._database.fetch(_WHO, {"channel": channel, "person": person, "chat": chat})
        row = rows[0]
        return Who(await self._load_membership(row), row["chat_household"], row["state"])

    async def list_chats(self, household: UUID, member: UUID | None = None) -> tuple[tuple[str, str], ...]:
        """Return the (channel, chat) pairs in which a member, or each member of a household, last wrote in private."""
        if member is None:
            rows = await self._database.fetch(_CHATS, {"which": household})
        else:
            rows = await self._database.fetch(_CHATS_OF, {"which": household, "member": member})
        return keep_newest_chats(rows)

    async def list_households(self) -> tuple[UUID, ...]:
        """Return the ids of all households, for jobs."""
        return tuple(row["id"] for row in await self._database.fetch(_HOUSEHOLDS, {}))

    async def find_by_name(self, name: str) -> tuple[Membership, ...]:
        """Return the memberships of members with this name in all households, for the trusted console."""
        memberships = []
        for row in await self._database.fetch(_NAMED, {"name": mappers.fold_text(name)}):
            home = await self._load_household(row["household_id"], None)
            found = home.member(row["id"]) if home else None
            if home and found:
                memberships.append(Membership(home, found))
        return tuple(memberships)

    async def find_calendar_household(self, token: str) -> UUID | None:
        """Return the id of the household whose calendar a token opens; None if it opens none."""
        rows = await self._database.fetch(_CALENDAR, {"digest": mappers.hash_code(token)})
        return rows[0]["household_id"] if rows else None

    def begin_onboarding(self) -> SqlOnboarding:
        """Begin a transaction for somebody who belongs to no household yet."""
        return SqlOnboarding(self._database, self._clock, self._ids, self._instance)

    async def _load_membership(self, row: Row) -> Membership | None:
        if row["revision"] is None:
            return None
        home = await self._load_household(row["household_id"], row["revision"])
        found = home.member(row["member_id"]) if home else None
        return Membership(home, found) if home and found else None

    async def _load_household(self, which: UUID, revision: int | None) -> Household | None:
        return await household_cache.load_cached_household(self._database, self._known, which, revision)
