"""Settings, members, categories and invites of one household; each change raises its revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Executable, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from core.errors import NotAllowed, NotFound
from core.model.access import SessionKind
from core.model.category import Category
from core.model.household import Household, Invite, Member, OpenInvite, Role
from core.ports import PLAN_JOB, Clock
from storage import household_cache, mappers
from storage.database import HouseholdConnection, Row, Values
from storage.repositories.drafts import SqlDrafts
from storage.repositories.job_runs import SqlJobRuns
from storage.tables import (
    category,
    category_rule,
    entry,
    group_chat,
    household,
    identity,
    invite,
    login,
    member,
    passkey,
    session,
    sign_in_link,
)

_OWN: BindParameter[Any] = bindparam("household")
_MADE_ONCE = {"household_id", "id", "created_at"}
_SETTINGS = [
    each.name for each in household.columns if each.name not in _MADE_ONCE | {"revision", "assisted", "narrated"}
]
_MEMBER = [each.name for each in member.columns if each.name not in _MADE_ONCE | {"removed_at"}]

_SAVE_HOUSEHOLD = (
    update(household)
    .where(household.c.id == _OWN)
    .values({name: bindparam(f"new_{name}") for name in _SETTINGS} | {"revision": household.c.revision + 1})
)
_ADD_MEMBER = insert(member)
_SAVE_MEMBER = (
    update(member)
    .where(member.c.household_id == _OWN, member.c.id == bindparam("which"))
    .values({name: bindparam(f"new_{name}") for name in _MEMBER})
)
_REMOVE_MEMBER = (
    update(member)
    .where(member.c.household_id == _OWN, member.c.id == bindparam("which"), member.c.removed_at.is_(None))
    .values(removed_at=bindparam("now"))
)
_FORGET = delete(identity).where(identity.c.household_id == _OWN, identity.c.member_id == bindparam("which"))
_END_SEATS = (
    update(invite)
    .where(invite.c.household_id == _OWN, invite.c.member_id == bindparam("which"), invite.c.ended_at.is_(None))
    .values(ended_at=bindparam("now"))
)
# Browsers lose their seat with the identity of their chat; what needs no chat has to end by itself.
_END_SESSIONS = (
    update(session)
    .where(
        session.c.household_id == _OWN,
        session.c.member_id == bindparam("which"),
        session.c.kind != SessionKind.BROWSER.value,
        session.c.ended_at.is_(None),
    )
    .values(ended_at=bindparam("now"))
)
_DROP_LOGIN = delete(login).where(login.c.household_id == _OWN, login.c.member_id == bindparam("which"))
_DROP_LINKS = delete(sign_in_link).where(
    sign_in_link.c.household_id == _OWN, sign_in_link.c.member_id == bindparam("which")
)
_DROP_PASSKEYS = delete(passkey).where(passkey.c.household_id == _OWN, passkey.c.member_id == bindparam("which"))

_new_category = insert(category)
_SAVE_CATEGORY = _new_category.on_conflict_do_update(
    index_elements=["household_id", "key"],
    set_={name: _new_category.excluded[name] for name in ["name", "icon", "colour", "income", "system"]},
)
_NEXT_PLACE = select(func.coalesce(func.max(category.c.position), -1) + 1).where(category.c.household_id == _OWN)
_KEYS = select(category.c.key).where(category.c.household_id == _OWN)
_REMOVE_CATEGORY = delete(category).where(category.c.household_id == _OWN, category.c.key == bindparam("key"))
_MOVE = (
    update(entry)
    .where(entry.c.household_id == _OWN, entry.c.category == bindparam("key"))
    .values(category=bindparam("into"), version=entry.c.version + 1)
)

_MOVE_RULES = (
    update(category_rule)
    .where(category_rule.c.household_id == _OWN, category_rule.c.category == bindparam("old"))
    .values(category=bindparam("into"))
)

_ADD_INVITE = insert(invite)
_OPEN_INVITE = (
    invite.c.household_id == _OWN,
    invite.c.used_at.is_(None),
    invite.c.ended_at.is_(None),
    invite.c.expires_at > bindparam("now"),
)
_END_INVITES = update(invite).where(*_OPEN_INVITE).values(ended_at=bindparam("now"))
_END_INVITE = (
    update(invite).where(*_OPEN_INVITE, invite.c.digest == bindparam("which")).values(ended_at=bindparam("now"))
)
_OPEN_INVITES = select(invite).where(*_OPEN_INVITE).order_by(invite.c.created_at, invite.c.digest)
_new_chat = insert(group_chat)
_BIND_CHAT = _new_chat.on_conflict_do_update(
    index_elements=["channel", "chat"],
    set_={"household_id": _new_chat.excluded.household_id},
    where=group_chat.c.household_id == _new_chat.excluded.household_id,
).returning(group_chat.c.chat)


class SqlBooks:
    """Changes a household's settings, members, categories and invites; implements ``core.ports.Books``."""

    def __init__(
        self,
        bound: HouseholdConnection,
        own: UUID,
        known: household_cache.HouseholdCache,
        *,
        clock: Clock,
        drafts: SqlDrafts,
        jobs: SqlJobRuns,
    ) -> None:
        self._bound = bound
        self._own = own
        self._known = known
        self._clock = clock
        self._drafts = drafts
        self._jobs = jobs

    async def load_household(self) -> Household:
        """Return the household as it is now. Raises NotFound if it is gone."""
        reader = _BoundRowFetcher(self._bound)
        at = await household_cache.load_revision(reader, self._own)
        found = self._known.get(self._own, at) if at else None
        if found is not None:
            return found
        found = await household_cache.load_household(reader, self._own)
        if found is None:
            raise NotFound("household-gone")
        if not self._bound.has_written:
            self._known.keep(found)
        return found

    async def save_household(self, household: Household) -> None:
        """Save the household's name and settings, and have its jobs planned anew, as their times may change."""
        row = mappers.make_household_row(household)
        await self._bound.execute(_SAVE_HOUSEHOLD, **{f"new_{name}": row[name] for name in _SETTINGS})
        await self._jobs.wake(PLAN_JOB, self._clock.now())

    async def add_member(self, member: Member) -> None:
        """Add a member."""
        row = {**mappers.make_member_row(member), "created_at": self._clock.now(), "removed_at": None}
        await self._bound.insert(_ADD_MEMBER, [row])
        await self._bound.execute(household_cache.RAISE)

    async def save_member(self, member: Member) -> None:
        """Save a member's name, role, aliases and language. Raises NotFound if they are not in this household."""
        row = mappers.make_member_row(member)
        new = {f"new_{name}": row[name] for name in _MEMBER}
        if await self._bound.execute(_SAVE_MEMBER, which=member.id, **new) != 1:
            raise NotFound("member-unknown")
        await self._bound.execute(household_cache.RAISE)

    async def remove_member(self, member_id: UUID) -> None:
        """End a membership and delete its identities and invites. Raises NotFound if they are not in this household."""
        now = self._clock.now()
        if await self._bound.execute(_REMOVE_MEMBER, which=member_id, now=now) != 1:
            raise NotFound("member-unknown")
        await self._bound.execute(_FORGET, which=member_id)
        await self._bound.execute(_END_SEATS, which=member_id, now=now)
        await self._bound.execute(_END_SESSIONS, which=member_id, now=now)
        await self._bound.execute(_DROP_LOGIN, which=member_id)
        await self._bound.execute(_DROP_LINKS, which=member_id)
        await self._bound.execute(_DROP_PASSKEYS, which=member_id)
        await self._bound.execute(household_cache.RAISE)

    async def save_category(self, category: Category) -> None:
        """Add or change a category; a new one comes last."""
        place = (await self._bound.fetch(_NEXT_PLACE))[0]
        values = {**mappers.make_category_row(category), "position": next(iter(place.values()))}
        await self._bound.execute(_SAVE_CATEGORY, **values)
        await self._bound.execute(household_cache.RAISE)

    async def remove_category(self, key: str, into: str) -> int:
        """Move a category's entries and open drafts to another one and delete it; return how many entries moved."""
        keys = {row["key"] for row in await self._bound.fetch(_KEYS)}
        if key == into or not {key, into} <= keys:
            raise NotFound("category-unknown")
        moved = await self._bound.execute(_MOVE, key=key, into=into)
        await self._reassign_drafts(key, into)
        await self._bound.execute(_MOVE_RULES, old=key, into=into)
        await self._bound.execute(_REMOVE_CATEGORY, key=key)
        await self._bound.execute(household_cache.RAISE)
        return moved

    async def _reassign_drafts(self, key: str, into: str) -> None:
        for draft in await self._drafts.list_open():
            lines = tuple(replace(line, category=into) if line.category == key else line for line in draft.lines)
            if lines != draft.lines:
                await self._drafts.save(replace(draft, lines=lines, version=draft.version + 1), was=draft.version)

    async def add_invite(self, invite: Invite, code: str, *, by: UUID) -> None:
        """Add an invite to this household, storing only a digest of its code."""
        row: dict[str, Any] = {
            "digest": mappers.hash_code(code),
            "role": invite.role.value,
            "member_id": invite.member_id,
            "made_by": by,
            "created_at": self._clock.now(),
            "expires_at": invite.expires_at,
            "used_at": None,
            "ended_at": None,
        }
        await self._bound.insert(_ADD_INVITE, [row])

    async def end_invites(self, code: str | None = None) -> int:
        """Withdraw all open invites, or the one with a code; return how many."""
        now = self._clock.now()
        if code is None:
            return await self._bound.execute(_END_INVITES, now=now)
        return await self._bound.execute(_END_INVITE, now=now, which=mappers.hash_code(code))

    async def list_open_invites(self) -> tuple[OpenInvite, ...]:
        """Return the open invites, the oldest first."""
        rows = await self._bound.fetch(_OPEN_INVITES, now=self._clock.now())
        return tuple(
            OpenInvite(
                make_invite_mark(row["digest"]),
                Role(row["role"]),
                row["made_by"],
                row["created_at"],
                row["expires_at"],
                row["member_id"],
            )
            for row in rows
        )

    async def end_invite(self, mark: str) -> bool:
        """Withdraw the open invite with this mark; return whether there was one."""
        now = self._clock.now()
        digests = [row["digest"] for row in await self._bound.fetch(_OPEN_INVITES, now=now)]
        found = next((digest for digest in digests if make_invite_mark(digest) == mark), None)
        return found is not None and bool(await self._bound.execute(_END_INVITE, now=now, which=found))

    async def bind_chat(self, channel: str, chat: str) -> None:
        """Bind a group chat to this household. Raises NotAllowed if it is another household's."""
        if not await self._bound.fetch(_BIND_CHAT, channel=channel, chat=chat):
            raise NotAllowed("chat-taken")


def make_invite_mark(digest: str) -> str:
    """Return the name by which an open invite is shown; it reveals neither the code nor its digest."""
    return sha256(f"invite {digest}".encode()).hexdigest()[:16]


class _BoundRowFetcher:
    """A household's connection in the form of a plain RowFetcher."""

    def __init__(self, bound: HouseholdConnection) -> None:
        self._bound = bound

    async def fetch(self, statement: Executable, values: Values) -> Sequence[Row]:
        return await self._bound.fetch(statement, **values)
