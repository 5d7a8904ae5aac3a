"""Set up how a member signs in: links from the chat, a password login, and access tokens for programs.

List and end sessions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import Invalid, NotFound
from core.model.access import AccessScope, Login, Session, SessionKind, digest_secret
from core.model.household import Member
from core.usecases.names import tidy_name
from core.usecases.rights import require_admin, require_member
from core.usecases.use_case_context import UseCaseContext

LINK_CODE_LENGTH = 40
"""The number of characters of a sign-in link's code, each of five random bits."""
LINK_LIFETIME = timedelta(minutes=10)
TOKEN_LIFETIME = timedelta(days=366)
TOKEN_PREFIX = "purser_"  # noqa: S105  what a token begins with, so that scanners of leaked secrets know it
TOKEN_LENGTH = 40
MOST_TOKENS = 20
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
SHORTEST_NAME, LONGEST_NAME = 3, 254
FRESH = timedelta(minutes=15)
"""How long after signing in with a password or a link a member may set a new password without the old one."""


@dataclass(frozen=True, slots=True)
class NewToken:
    """A new access token for a program; ``secret`` is shown only once."""

    session: Session
    secret: str


def check_login_name(text: str) -> str:
    """Return an e-mail address or user name trimmed for storage; raises Invalid("login-shape")."""
    name = text.strip()
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or not name.isprintable() or " " in name:
        raise Invalid("login-shape", least=SHORTEST_NAME)
    return name


def check_password(password: str, again: str, name: str) -> str:
    """Return a password that is acceptable; raises Invalid that says what is wrong with it."""
    if password != again:
        raise Invalid("passwords-differ")
    if len(password) < SHORTEST_PASSWORD or password.casefold() == name.casefold():
        raise Invalid("password-short", least=SHORTEST_PASSWORD)
    if len(password) > LONGEST_PASSWORD:
        raise Invalid("password-long", most=LONGEST_PASSWORD)
    return password


async def make_own_sign_in_link(context: UseCaseContext) -> str:
    """Return the code of a one-time link that signs in the member who asks; their earlier links end."""
    now = await require_member(context)
    return await _add_link(context, now.member)


async def make_sign_in_link_for(context: UseCaseContext, member_id: UUID) -> str:
    """Return the code of a sign-in link for a member who lost every other way; admins only, and recorded."""
    now = await require_admin(context)
    member = now.household.member(member_id)
    if member is None:
        raise NotFound("member-unknown")
    return await _add_link(context, member)


async def _add_link(context: UseCaseContext, member: Member) -> str:
    code = context.ids.code(LINK_CODE_LENGTH)
    await context.uow.access.add_link(member.id, digest_secret(code), context.now, context.now + LINK_LIFETIME)
    await context.record_action("sign-in-link", member.id)
    return code


async def set_login(context: UseCaseContext, name: str, password_hash: str, kept: UUID | None) -> bool:
    """Set the member's login name and password; return whether it is their first login.

    All their other sessions end, except ``kept``, the one that asks. The caller must have checked the name and the
    password. Raises Invalid("login-taken").
    """
    now = await require_member(context)
    before = await context.uow.access.find_login(now.member.id)
    await context.uow.access.set_login(now.member.id, name, password_hash, context.now)
    if before is not None:
        await context.uow.access.end_other_sessions(now.member.id, kept, context.now)
    await context.record_action("set-login", now.member.id)
    return before is None


async def load_own_login(context: UseCaseContext) -> Login | None:
    """Return the login of the member who asks; None where they have none."""
    return await context.uow.access.find_login(context.member.id)


async def list_own_sessions(context: UseCaseContext) -> tuple[Session, ...]:
    """Return the open sessions of the member who asks, the last used first."""
    return await context.uow.access.list_sessions(context.member.id, context.now)


async def end_session(context: UseCaseContext, session_id: UUID) -> None:
    """End one session or token of the member who asks; raises NotFound("session-unknown")."""
    if not await context.uow.access.end_session(context.member.id, session_id, context.now):
        raise NotFound("session-unknown")
    await context.record_action("end-session", session_id)


async def make_token(context: UseCaseContext, label: str, scope: AccessScope) -> NewToken:
    """Return a new token for a program; raises Invalid("too-many-tokens")."""
    now = await require_member(context)
    tokens = [each for each in await list_own_sessions(context) if each.kind is SessionKind.TOKEN]
    if len(tokens) >= MOST_TOKENS:
        raise Invalid("too-many-tokens", most=MOST_TOKENS)
    secret = TOKEN_PREFIX + context.ids.code(TOKEN_LENGTH)
    session = make_session(
        context.ids.new(), SessionKind.TOKEN, context.now, TOKEN_LIFETIME, label=tidy_name(label), scope=scope
    )
    await context.uow.access.open_session(now.member.id, session, digest_secret(secret))
    await context.record_action("make-token", session.id)
    return NewToken(session, secret)


def make_session(
    session_id: UUID,
    kind: SessionKind,
    now: datetime,
    lifetime: timedelta,
    *,
    chat: str = "",
    label: str = "",
    scope: AccessScope = AccessScope.WRITE,
    proven: bool = True,
) -> Session:
    """Return a session that begins now; ``proven`` tells whether the member just proved who they are."""
    proven_at = now if proven else None
    return Session(session_id, kind, now, now, now + lifetime, chat, label, scope, proven_at)
