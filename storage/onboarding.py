"""Database access for people without a household; it can reach only the household they create or join."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, func, not_, select, update
from sqlalchemy.dialects.postgresql import insert

from core.errors import Invalid, NotAllowed, NotFound
from core.model.category import SYSTEM
from core.model.household import Household, Invite, Member, Role
from core.ports import PLAN_JOB, Clock, Identity, Ids
from storage import household_cache, mappers, tables
from storage.database import Database
from storage.inbound_transaction import SqlInboundTransaction
from storage.repositories.job_runs import make_run_row
from storage.tables import group_chat, household, identity, invite, login, wrong_code

_ADD_HOUSEHOLD = insert(tables.household)
_ADD_MEMBER = insert(tables.member)
_ADD_CATEGORIES = insert(tables.category)
_ADD_IDENTITY = insert(identity).on_conflict_do_nothing()
_ADD_LOGIN = insert(login).on_conflict_do_nothing()
_ADD_TRY = insert(wrong_code)
_ADD_JOB_RUN = insert(tables.job_run)

_OPEN = and_(
    invite.c.digest == bindparam("which"),
    invite.c.used_at.is_(None),
    invite.c.ended_at.is_(None),
    invite.c.expires_at > bindparam("now"),
)
_INVITE = (
    select(invite, household.c.name.label("household_name"))
    .select_from(invite.join(household, household.c.id == invite.c.household_id))
    .where(_OPEN)
)
_USE = update(invite).where(_OPEN).values(used_at=bindparam("now")).returning(invite)
_others = group_chat.alias("others")
_taken = exists(select(_others.c.chat).where(_others.c.channel == bindparam("on"), _others.c.chat == bindparam("new")))
_MOVED = tuple(
    update(table)
    .where(table.c.channel == bindparam("on"), table.c.chat == bindparam("old"))
    .values(chat=bindparam("new"))
    for table in (tables.draft, tables.recurring_rule)
)
_GROUP = (
    update(group_chat)
    .where(group_chat.c.channel == bindparam("on"), group_chat.c.chat == bindparam("old"), not_(_taken))
    .values(chat=bindparam("new"))
)
_TRIES = (
    select(func.count().label("many"))
    .select_from(wrong_code)
    .where(
        wrong_code.c.channel == bindparam("channel"),
        wrong_code.c.person == bindparam("person"),
        wrong_code.c.at >= bindparam("since"),
    )
)


class SqlOnboarding(SqlInboundTransaction):
    """Creates and joins households; implements ``core.ports.Onboarding``."""

    def __init__(self, database: Database, clock: Clock, ids: Ids, instance: UUID) -> None:
        super().__init__(database, None, clock, instance)
        self._ids = ids
        self._tries: list[dict[str, Any]] = []

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await super().__aexit__(kind, error, trace)
        tries, self._tries = self._tries, []
        for row in tries:
            await self._database.execute(_ADD_TRY, row)

    async def find_invite(self, code: str, now: datetime) -> Invite | None:
        """Return the open invite with a code; None if there is none."""
        rows = await self._transaction.fetch(_INVITE, {"which": mappers.hash_code(code), "now": now})
        if not rows:
            return None
        row = rows[0]
        return Invite(
            row["household_id"], row["household_name"], Role(row["role"]), row["expires_at"], row["member_id"]
        )

    async def create_household(self, household: Household, member: Member, identity: Identity) -> None:
        """Add a household with its first member and built-in categories. Raises NotAllowed for an identity in use."""
        now = self._clock.now()
        home = household.id
        await self._transaction.insert(_ADD_HOUSEHOLD, [mappers.make_household_row(household) | {"created_at": now}])
        await self._add_member(home, member, now)
        categories = [
            {**mappers.make_category_row(one), "household_id": home, "position": place}
            for place, one in enumerate(SYSTEM)
        ]
        await self._transaction.insert(_ADD_CATEGORIES, categories)
        await self._bind_identity(home, member.id, identity, now)
        row = make_run_row(PLAN_JOB, "founded", now, scheduled=False) | {"household_id": home}
        await self._transaction.insert(_ADD_JOB_RUN, [row])

    async def load_household(self, invite: Invite) -> Household:
        """Return the household of an open invite. Raises NotFound if it is gone."""
        found = await household_cache.load_household(self._transaction, invite.household_id)
        if found is None:
            raise NotFound("invite-unknown")
        return found

    async def join(self, code: str, invite: Invite, member: Member, identity: Identity) -> None:  # noqa: ARG002 - what counts is what the database says of the code
        """Use up an invite and add the member, or give the identity to the member the invite names.

        Household, role and member come from the stored invite. Raises NotFound if the invite was used meanwhile,
        NotAllowed if the identity already belongs to a member.
        """
        now = self._clock.now()
        used = await self._transaction.fetch(_USE, {"which": mappers.hash_code(code), "now": now})
        if not used:
            raise NotFound("invite-unknown")
        home, kept = used[0]["household_id"], used[0]["member_id"]
        if kept is None:
            await self._add_member(home, replace(member, role=Role(used[0]["role"])), now)
            await self._transaction.execute(household_cache.RAISE, {"household": home})
        await self._bind_identity(home, kept or member.id, identity, now)

    async def add_login(self, household: UUID, member: UUID, name: str, password: str) -> None:
        """Give a new member a login. Raises Invalid if the name is taken."""
        row = {"name_key": mappers.fold_text(name), "name": name, "household_id": household, "member_id": member}
        row |= {"password": password, "changed_at": self._clock.now()}
        if await self._transaction.execute(_ADD_LOGIN, row) != 1:
            raise Invalid("login-taken")

    async def move_chat(self, channel: str, old: str, new: str) -> None:
        """Move a group chat to its new id: its household and the drafts and bills that belong to it."""
        for statement in (_GROUP, *_MOVED):
            await self._transaction.execute(statement, {"on": channel, "old": old, "new": new})

    async def count_recent_tries(self, identity: Identity, since: datetime) -> int:
        """Return how many wrong codes an identity tried since an instant."""
        values = {"channel": identity.channel, "person": identity.person, "since": since}
        return int((await self._transaction.fetch(_TRIES, values))[0]["many"])

    async def record_wrong_try(self, identity: Identity, now: datetime) -> None:
        """Record a wrong code, saved when the block ends whether or not anything else is."""
        row = {"id": self._ids.new(), "channel": identity.channel, "person": identity.person, "at": now}
        self._tries.append(row)

    async def _add_member(self, home: UUID, member: Member, now: datetime) -> None:
        row = {**mappers.make_member_row(member), "household_id": home, "created_at": now, "removed_at": None}
        await self._transaction.insert(_ADD_MEMBER, [row])

    async def _bind_identity(self, home: UUID, member_id: UUID, identity: Identity, now: datetime) -> None:
        row = {
            "channel": identity.channel,
            "person": identity.person,
            "name": identity.name,
            "household_id": home,
            "member_id": member_id,
            "created_at": now,
        }
        if await self._transaction.execute(_ADD_IDENTITY, row) != 1:
            raise NotAllowed("identity-seated")
