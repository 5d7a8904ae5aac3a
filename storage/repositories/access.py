"""Sessions, logins, passkeys and links of one household's members, and stored responses to their requests."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from core.errors import Invalid
from core.model.access import Login, Passkey, Session, SessionKind
from core.ports import KeptAnswer
from storage import tables
from storage.access import make_link_row, make_session_row, read_passkey, read_session
from storage.database import HouseholdConnection
from storage.mappers import fold_text, make_row, read_fields
from storage.tables import kept_answer, login, passkey, session, sign_in_link

_MINE = (
    session.c.household_id == bindparam("household"),
    session.c.member_id == bindparam("member"),
    session.c.ended_at.is_(None),
    session.c.expires_at > bindparam("now"),
)
_SESSIONS = select(session).where(*_MINE).order_by(session.c.seen_at.desc(), session.c.id)
_END = update(session).where(*_MINE, session.c.id == bindparam("which")).values(ended_at=bindparam("now"))
_NOBODY = UUID(int=0)
_END_OTHERS = (
    update(session)
    .where(*_MINE, session.c.id != bindparam("kept"), session.c.kind != SessionKind.TOKEN.value)
    .values(ended_at=bindparam("now"))
)
_OPEN = insert(session)
_LOGIN = select(login).where(login.c.household_id == bindparam("household"), login.c.member_id == bindparam("member"))
_DROP_LOGIN = delete(login).where(
    login.c.household_id == bindparam("household"), login.c.member_id == bindparam("member")
)
_SET_LOGIN = insert(login).on_conflict_do_nothing().returning(login.c.name_key)
_PASSKEYS = (
    select(passkey)
    .where(passkey.c.household_id == bindparam("household"), passkey.c.member_id == bindparam("member"))
    .order_by(passkey.c.created_at, passkey.c.id)
)
_ADD_PASSKEY = insert(passkey).on_conflict_do_nothing()
_REMOVE_PASSKEY = delete(passkey).where(
    passkey.c.household_id == bindparam("household"),
    passkey.c.member_id == bindparam("member"),
    passkey.c.id == bindparam("which"),
)
_ADD_LINK = insert(sign_in_link)
_END_LINKS = (
    update(sign_in_link)
    .where(
        sign_in_link.c.household_id == bindparam("household"),
        sign_in_link.c.member_id == bindparam("member"),
        sign_in_link.c.used_at.is_(None),
    )
    .values(used_at=bindparam("now"))
)
_ANSWER = select(kept_answer).where(
    kept_answer.c.household_id == bindparam("household"),
    kept_answer.c.member_id == bindparam("member"),
    kept_answer.c.key == bindparam("which"),
)
_KEEP_ANSWER = insert(kept_answer).on_conflict_do_nothing()
_FORGET_ANSWERS = delete(kept_answer).where(
    kept_answer.c.household_id == bindparam("household"), kept_answer.c.at < bindparam("before")
)


class SqlAccess:
    """Stores sign-in data of one household's members; implements ``core.ports.Access``."""

    def __init__(self, bound: HouseholdConnection) -> None:
        self._bound = bound

    async def list_sessions(self, member: UUID, now: datetime) -> tuple[Session, ...]:
        """Return a member's live sessions, the most recently used first."""
        return tuple(read_session(row) for row in await self._bound.fetch(_SESSIONS, member=member, now=now))

    async def end_session(self, member: UUID, session_id: UUID, now: datetime) -> bool:
        """End a member's session; False if they have no such session."""
        return await self._bound.execute(_END, member=member, which=session_id, now=now) == 1

    async def end_other_sessions(self, member: UUID, kept: UUID | None, now: datetime) -> int:
        """End all of a member's sessions except tokens and the session ``kept``; return how many."""
        return await self._bound.execute(_END_OTHERS, member=member, kept=kept or _NOBODY, now=now)

    async def open_session(self, member: UUID, session: Session, digest: str) -> None:
        """Store a new session of a member."""
        row = make_session_row(session, digest, None, member)
        await self._bound.insert(_OPEN, [row])

    async def find_login(self, member: UUID) -> Login | None:
        """Return a member's login; None if they have none."""
        rows = await self._bound.fetch(_LOGIN, member=member)
        return Login(**read_fields(rows[0], Login, login)) if rows else None

    async def set_login(self, member: UUID, name: str, password: str, now: datetime) -> None:
        """Set a member's login name and password hash. Raises Invalid if somebody else has the name."""
        await self._bound.execute(_DROP_LOGIN, member=member)
        row = {"name_key": fold_text(name), "name": name, "member_id": member, "password": password, "changed_at": now}
        if not await self._bound.fetch(_SET_LOGIN, **row):
            raise Invalid("login-taken")

    async def list_passkeys(self, member: UUID) -> tuple[Passkey, ...]:
        """Return a member's passkeys, the oldest first."""
        return tuple(read_passkey(row) for row in await self._bound.fetch(_PASSKEYS, member=member))

    async def add_passkey(self, member: UUID, new: Passkey) -> bool:
        """Store a member's new passkey; False if its credential is stored already."""
        return await self._bound.execute(_ADD_PASSKEY, **make_row(new, passkey), member_id=member) == 1

    async def remove_passkey(self, member: UUID, passkey_id: UUID) -> bool:
        """Delete a member's passkey; False if they have no such passkey."""
        return await self._bound.execute(_REMOVE_PASSKEY, member=member, which=passkey_id) == 1

    async def add_link(self, member: UUID, digest: str, now: datetime, expires_at: datetime) -> None:
        """Store a sign-in link for a member, replacing their unused ones."""
        await self._bound.execute(_END_LINKS, member=member, now=now)
        await self._bound.insert(_ADD_LINK, [make_link_row(digest, None, member, now, expires_at)])

    async def find_kept_answer(self, member: UUID, key: str) -> KeptAnswer | None:
        """Return the stored response to a member's request with this idempotency key; None if there is none."""
        rows = await self._bound.fetch(_ANSWER, member=member, which=key)
        return KeptAnswer(**read_fields(rows[0], KeptAnswer, kept_answer)) if rows else None

    async def keep_answer(self, member: UUID, key: str, answer: KeptAnswer, now: datetime) -> bool:
        """Store a response under its idempotency key; False if there is one already."""
        row = make_row(answer, tables.kept_answer) | {"member_id": member, "key": key, "at": now}
        return await self._bound.execute(_KEEP_ANSWER, **row) == 1

    async def delete_old_answers(self, before: datetime) -> int:
        """Delete stored answers to REST requests (kept under their Idempotency-Key) older than an instant.

        Return how many.
        """
        return await self._bound.execute(_FORGET_ANSWERS, before=before)
