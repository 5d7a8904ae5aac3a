"""Sessions, logins and sign-in links of all households, looked up before the requester's household is known."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Executable, and_, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from core.model.access import AccessScope, Login, OwnedPasskey, Passkey, Session, SessionKind, SignedIn, SignInLink
from core.model.household import Membership
from storage import household_cache
from storage.database import Database, Row, Transaction
from storage.household_cache import HouseholdCache
from storage.mappers import fold_text, make_row, read_fields
from storage.tables import dialogue, household, identity, login, passkey, session, sign_in_link

WEB_CHAT = "webchat"
"""The web chat's channel; the chat of each browser is an identity on it."""

_seated = and_(
    identity.c.channel == WEB_CHAT, identity.c.person == session.c.chat, session.c.kind == SessionKind.BROWSER.value
)
# A browser belongs to whoever its chat belongs to by now; the other kinds to whom they were made for.
_home = func.coalesce(identity.c.household_id, session.c.household_id)
_SESSIONS = (
    select(
        session,
        identity.c.household_id.label("chat_household"),
        identity.c.member_id.label("chat_member"),
        household.c.revision,
    )
    .select_from(session.outerjoin(identity, _seated).outerjoin(household, household.c.id == _home))
    .where(session.c.ended_at.is_(None), session.c.expires_at > bindparam("now"))
)
_BY_DIGEST = _SESSIONS.where(session.c.digest == bindparam("digest"))
_BY_ID = _SESSIONS.where(session.c.id == bindparam("which"))
_OPEN = insert(session)
_ADOPT = (
    update(session)
    .where(session.c.id == bindparam("which"))
    .values(household_id=bindparam("home"), member_id=bindparam("whose"))
)
_TOUCH = (
    update(session)
    .where(session.c.id == bindparam("which"), session.c.ended_at.is_(None))
    .values(seen_at=bindparam("now"), expires_at=bindparam("until"))
)
_ROTATE = (
    update(session)
    .where(
        session.c.id == bindparam("which"),
        session.c.generation == bindparam("was"),
        session.c.ended_at.is_(None),
        session.c.expires_at > bindparam("now"),
    )
    .values(generation=bindparam("next"), seen_at=bindparam("now"), expires_at=bindparam("until"))
)
_END = (
    update(session)
    .where(session.c.id == bindparam("which"), session.c.ended_at.is_(None))
    .values(ended_at=bindparam("now"))
)
_LOGIN = select(login).where(login.c.name_key == bindparam("name"))
_PASSKEY = select(passkey).where(passkey.c.credential == bindparam("credential"))
_USE_PASSKEY = (
    update(passkey)
    .where(
        passkey.c.household_id == bindparam("home"),
        passkey.c.id == bindparam("which"),
        passkey.c.sign_count == bindparam("was"),
    )
    .values(sign_count=bindparam("count"), used_at=bindparam("now"))
)
_USE_LINK = (
    update(sign_in_link)
    .where(
        sign_in_link.c.digest == bindparam("which"),
        sign_in_link.c.used_at.is_(None),
        sign_in_link.c.expires_at > bindparam("now"),
    )
    .values(used_at=bindparam("now"))
    .returning(sign_in_link.c.household_id, sign_in_link.c.member_id)
)
_ADD_LINK = insert(sign_in_link)
_WEB_CHAT = (
    select(identity.c.person)
    .select_from(
        identity.outerjoin(
            dialogue, and_(dialogue.c.channel == identity.c.channel, dialogue.c.person == identity.c.person)
        )
    )
    .where(
        identity.c.channel == WEB_CHAT,
        identity.c.household_id == bindparam("home"),
        identity.c.member_id == bindparam("whose"),
    )
    .order_by(dialogue.c.spoke_at.is_(None), dialogue.c.spoke_at.desc(), identity.c.created_at.desc())
    .limit(1)
)
_SEAT = insert(identity)


def make_session_row(one: Session, digest: str, home: UUID | None, whose: UUID | None) -> dict[str, object]:
    """Return a session as a row of the session table."""
    own = {"digest": digest, "household_id": home, "member_id": whose, "ended_at": None}
    return make_row(one, session) | own


def read_session(row: Row) -> Session:
    """Return the Session built from a database row."""
    read = {"kind": SessionKind(row["kind"]), "scope": AccessScope(row["scope"])}
    return Session(**read_fields(row, Session, session) | read)


def read_passkey(row: Row) -> Passkey:
    """Return the Passkey built from a database row."""
    return Passkey(**read_fields(row, Passkey, passkey))


class SqlAccessDirectory:
    """Finds and changes sessions, logins and links of all households; implements ``core.ports.AccessDirectory``."""

    def __init__(self, database: Database, known: HouseholdCache) -> None:
        self._database = database
        self._known = known

    async def find_session(self, digest: str, now: datetime) -> SignedIn | None:
        """Return the live session whose secret has this digest."""
        return await self._signed_in(_BY_DIGEST, {"digest": digest, "now": now})

    async def find_session_by_id(self, session_id: UUID, now: datetime) -> SignedIn | None:
        """Return the live session with this id, as named by a signed token."""
        return await self._signed_in(_BY_ID, {"which": session_id, "now": now})

    async def load_membership(self, household: UUID, member: UUID) -> Membership | None:
        """Return a member's current membership; None if they are no longer a member."""
        at = await household_cache.load_revision(self._database, household)
        return await self._load_membership(household, member, at)

    async def open(self, session: Session, digest: str, household: UUID | None, member: UUID | None) -> None:
        """Store a new session, of a member or of nobody yet."""
        await self._database.execute(_OPEN, make_session_row(session, digest, household, member))

    async def touch(self, session_id: UUID, now: datetime, expires_at: datetime) -> None:
        """Save when a session was last used, and its new expiry."""
        await self._database.execute(_TOUCH, {"which": session_id, "now": now, "until": expires_at})

    async def rotate(self, session_id: UUID, generation: int, now: datetime, expires_at: datetime) -> bool:
        """Move a live session to its next token number; False if that was done before or the session has ended."""
        values = {"which": session_id, "was": generation, "next": generation + 1, "now": now, "until": expires_at}
        return await self._database.execute(_ROTATE, values) == 1

    async def end(self, session_id: UUID, now: datetime) -> None:
        """End a session; harmless to repeat."""
        await self._database.execute(_END, {"which": session_id, "now": now})

    async def find_login(self, name: str) -> Login | None:
        """Return the login with a name, ignoring case."""
        rows = await self._database.fetch(_LOGIN, {"name": fold_text(name)})
        return Login(**read_fields(rows[0], Login, login)) if rows else None

    async def find_passkey(self, credential: str) -> OwnedPasskey | None:
        """Return the passkey with this credential id, and its owner."""
        rows = await self._database.fetch(_PASSKEY, {"credential": credential})
        return OwnedPasskey(read_passkey(rows[0]), rows[0]["household_id"], rows[0]["member_id"]) if rows else None

    async def use_passkey(self, owned: OwnedPasskey, sign_count: int, now: datetime) -> bool:
        """Record that a passkey signed in; False if it is gone, or its counter changed meanwhile."""
        values = {"home": owned.household_id, "which": owned.passkey.id, "was": owned.passkey.sign_count}
        return await self._database.execute(_USE_PASSKEY, {**values, "count": sign_count, "now": now}) == 1

    async def use_link(self, digest: str, now: datetime) -> SignInLink | None:
        """Use up a sign-in link and return it; None if it is unknown, used or expired."""
        rows = await self._database.fetch(_USE_LINK, {"which": digest, "now": now})
        return SignInLink(rows[0]["household_id"], rows[0]["member_id"]) if rows else None

    async def add_host_link(self, digest: str, now: datetime, expires_at: datetime) -> None:
        """Store a sign-in link for the host, who belongs to no household."""
        await self._database.execute(_ADD_LINK, make_link_row(digest, None, None, now, expires_at))

    async def find_or_bind_web_chat(self, household: UUID, member: UUID, fresh: str, now: datetime) -> str:
        """Return the id of the web chat a member used last; if they have none, make the new id ``fresh`` theirs."""
        async with self._database.transaction() as transaction:
            rows = await transaction.fetch(_WEB_CHAT, {"home": household, "whose": member})
            chat = str(rows[0]["person"]) if rows else await _bind_chat(transaction, household, member, fresh, now)
            await transaction.commit()
        return chat

    async def _signed_in(self, statement: Executable, values: dict[str, object]) -> SignedIn | None:
        rows = await self._database.fetch(statement, values)
        if not rows:
            return None
        row, found = rows[0], read_session(rows[0])
        if found.kind is SessionKind.BROWSER:
            home, whose = row["chat_household"], row["chat_member"]
            if (home, whose) != (row["household_id"], row["member_id"]) and home is not None:
                await self._database.execute(_ADOPT, {"which": found.id, "home": home, "whose": whose})
        else:
            home, whose = row["household_id"], row["member_id"]
        membership = await self._load_membership(home, whose, row["revision"])
        if membership is None and found.kind in {SessionKind.APP, SessionKind.TOKEN}:
            return None
        return SignedIn(found, membership)

    async def _load_membership(self, home: UUID | None, whose: UUID | None, revision: int | None) -> Membership | None:
        if home is None or revision is None:
            return None
        found = await household_cache.load_cached_household(self._database, self._known, home, revision)
        member = found.member(whose) if found else None
        return Membership(found, member) if found and member else None


def make_link_row(
    digest: str, home: UUID | None, whose: UUID | None, now: datetime, expires_at: datetime
) -> dict[str, object]:
    """Return a sign-in link as a row of its table."""
    own = {"digest": digest, "household_id": home, "member_id": whose}
    return {**own, "created_at": now, "expires_at": expires_at, "used_at": None}


async def _bind_chat(transaction: Transaction, home: UUID, whose: UUID, chat: str, now: datetime) -> str:
    """Make a web chat belong to a member, and return the chat's id."""
    named = {"channel": WEB_CHAT, "person": chat, "name": "", "household_id": home, "member_id": whose}
    await transaction.insert(_SEAT, [named | {"created_at": now}])
    return chat
