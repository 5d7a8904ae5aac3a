"""Sign-in: opens, finds and ends the sessions of browsers, apps and programs."""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from urllib.parse import quote, urlsplit
from uuid import UUID

from fastapi import HTTPException, Request
from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.web.access_tokens import REFRESH_LIFETIME, AccessTokens
from bot.web.network import NetworkPolicy, find_client_address
from bot.web.rates import RequestLimits, TooMany
from bot.web.security_news import FindMember, SecurityNews
from bot.web.session import (
    CODE_LENGTH,
    COOKIE,
    FORM_COOKIE,
    HOST_COOKIE,
    LIFETIME,
    drop_code_cookie,
    language_of,
    read_code_cookie,
    set_code_cookie,
)
from core.errors import NotAllowed, NotFound
from core.model.access import AccessScope, Session, SessionKind, SignedIn, digest_secret
from core.model.household import Membership
from core.ports import AccessDirectory, Clock, Ids, Passwords, SecurityEvent
from core.usecases.keep_access import LINK_CODE_LENGTH, TOKEN_PREFIX, make_session

BROWSER_LIFETIME: Final = timedelta(days=30)
"""How long a signed-in browser may stay unused; each visit starts the time anew."""
GUEST_LIFETIME: Final = timedelta(seconds=LIFETIME)
"""How long a browser on this machine keeps a web chat to which nobody has signed in."""
HOST_LIFETIME: Final = timedelta(hours=12)
SEEN_AGAIN: Final = timedelta(hours=1)
"""The least time between two notes of a session's use, so that reading pages rarely writes."""
HOME: Final = "/"
"""The path a browser is sent to after signing in."""
READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
READING_POSTS: Final = frozenset(
    {
        "/api/v1/ask",
        "/api/v1/ask/stream",
        "/api/v1/advice",
        "/api/v1/helpers/forecast",
        "/api/v1/helpers/anomaly",
    }
)
"""Paths to which a read-only token may post, because they write nothing."""
_LABEL: Final = 120
_LINK: Final = re.compile(rf"[A-Z0-9]{{{LINK_CODE_LENGTH}}}")


@dataclass(frozen=True, slots=True)
class Caller:
    """The sender of a request: their session, their membership, and whether a cookie proved it."""

    session: Session
    membership: Membership | None
    by_cookie: bool


@dataclass(frozen=True, slots=True)
class TokenPair:
    """An app's access token, valid for 15 minutes, and refresh token, to be exchanged within 7 days."""

    access: str
    refresh: str


class SignIn:
    """Opens, finds and ends sessions, and guards forms."""

    def __init__(
        self,
        access: AccessDirectory,
        clock: Clock,
        ids: Ids,
        network: NetworkPolicy,
        *,
        secrets: Sequence[bytes],
        passwords: Passwords,
        limits: RequestLimits,
        news: SecurityNews | None = None,
    ) -> None:
        self.access = access
        self.clock = clock
        self.ids = ids
        self.network = network
        self.passwords = passwords
        self.limits = limits
        self.news = news
        self.tokens = AccessTokens(secrets)
        self._secret = secrets[0]

    async def find_caller(self, connection: HTTPConnection) -> Caller | None:
        """Return who sent a request, looked up once per request; None if unknown."""
        state = connection.scope.setdefault("purser", {})
        if "caller" not in state:
            state["caller"] = await self._look_up_caller(connection)
        found: Caller | None = state["caller"]
        return found

    async def _look_up_caller(self, connection: HTTPConnection) -> Caller | None:
        kind, _, token = connection.headers.get("authorization", "").partition(" ")
        if kind.casefold() == "bearer":
            found = await self._find_by_token(token.strip())
            by_cookie = False
        else:
            found = await self._find_by_cookie(connection)
            by_cookie = True
        if found is None:
            return None
        await self._note_use(found.session)
        return Caller(found.session, found.membership, by_cookie)

    async def is_live(self, connection: HTTPConnection) -> bool:
        """Return whether the session with which a long connection was opened is still signed in."""
        before = await self.find_caller(connection)
        now = await self._find_by_cookie(connection)
        return before is not None and now is not None and now.session.id == before.session.id

    async def _find_by_cookie(self, connection: HTTPConnection) -> SignedIn | None:
        code = read_code_cookie(connection, COOKIE, secure=self.network.is_secure(connection))
        found = await self.access.find_session(digest_secret(code), self.clock.now()) if code else None
        if found is None or found.session.kind is not SessionKind.BROWSER:
            return None
        # Without a member behind it, it is this machine's own browser or nobody.
        return found if found.membership or self.network.is_open_to(connection) else None

    async def _find_by_token(self, token: str) -> SignedIn | None:
        if token.startswith(TOKEN_PREFIX):
            found = await self.access.find_session(digest_secret(token), self.clock.now())
            return found if found and found.session.kind is SessionKind.TOKEN else None
        claims = self.tokens.read("access", token, self.clock.now())
        found = await self.access.find_session_by_id(claims.session, self.clock.now()) if claims else None
        return found if found and found.session.kind is SessionKind.APP else None

    async def _note_use(self, session: Session) -> None:
        """Record that a session is in use; extends a browser's session, other kinds keep their expiry."""
        now = self.clock.now()
        if now - session.seen_at < SEEN_AGAIN:
            return
        rests = session.expires_at - session.seen_at
        await self.access.touch(
            session.id, now, now + rests if session.kind is SessionKind.BROWSER else session.expires_at
        )

    async def require_page_member(self, request: Request) -> Membership:
        """Return the signed-in member, or redirect the browser to /sign-in.

        A form must carry its anti-forgery token; programs' tokens open no page.
        """
        caller = await self.find_caller(request)
        if caller is None or caller.membership is None or caller.session.kind is SessionKind.TOKEN:
            raise self._to_sign_in(request)
        if request.method not in READS:
            await self.check_form(request)
        return caller.membership

    async def require_api_member(self, request: Request) -> Membership:
        """Return the member who calls the REST API. Raises HTTPException (401), NotAllowed, TooMany."""
        caller = await self.find_caller(request)
        await self._count_request(request, caller)
        if caller is None or caller.membership is None:
            raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
        if request.method not in READS:
            if caller.by_cookie and not self.network.same_origin(request):
                raise NotAllowed("foreign-page")
            if caller.session.scope is AccessScope.READ and request.url.path not in READING_POSTS:
                raise NotAllowed("token-reads-only")
        return caller.membership

    async def count_open_request(self, request: Request) -> None:
        """Count a REST request that needs no sign-in toward the rate limits."""
        await self._count_request(request, await self.find_caller(request))

    async def _count_request(self, request: Request, caller: Caller | None) -> None:
        keys = [f"client {find_client_address(request)}"]
        if caller and caller.membership:
            keys.append(f"member {caller.membership.member.id}")
        await self.limits.count_request(*keys)

    async def require_host(self, request: Request) -> Session:
        """Return the host's session for the host page. Raises HTTPException (404) for everybody else."""
        code = read_code_cookie(request, HOST_COOKIE, secure=self.network.is_secure(request))
        found = await self.access.find_session(digest_secret(code), self.clock.now()) if code else None
        if found is None or found.session.kind is not SessionKind.HOST:
            raise HTTPException(404)
        return found.session

    async def open_guest(self, connection: HTTPConnection, response: Response) -> Caller:
        """Open a session and web chat for a browser on this machine, not yet tied to a member."""
        session = make_session(
            self.ids.new(),
            SessionKind.BROWSER,
            self.clock.now(),
            GUEST_LIFETIME,
            chat=self._new_chat(),
            label=read_device_label(connection),
            proven=False,
        )
        await self._give_cookie(connection, response, session, COOKIE, None)
        return Caller(session, None, by_cookie=True)

    async def open_browser(self, connection: HTTPConnection, response: Response, membership: Membership) -> None:
        """Sign a browser in as a member with their web chat; ends the browser's previous session."""
        before = await self.find_caller(connection)
        if before is not None and before.by_cookie:
            await self.access.end(before.session.id, self.clock.now())
        now = self.clock.now()
        home, member = membership.household.id, membership.member.id
        chat = await self.access.find_or_bind_web_chat(home, member, self._new_chat(), now)
        session = make_session(
            self.ids.new(), SessionKind.BROWSER, now, BROWSER_LIFETIME, chat=chat, label=read_device_label(connection)
        )
        await self._give_cookie(connection, response, session, COOKIE, membership)

    async def open_host(self, connection: HTTPConnection, response: Response) -> None:
        """Sign a browser in as the host."""
        now = self.clock.now()
        session = make_session(
            self.ids.new(), SessionKind.HOST, now, HOST_LIFETIME, label=read_device_label(connection)
        )
        await self._give_cookie(connection, response, session, HOST_COOKIE, None)

    async def open_app(self, connection: HTTPConnection, membership: Membership) -> TokenPair:
        """Open a session for a member's app and return its first pair of tokens."""
        session = make_session(
            self.ids.new(), SessionKind.APP, self.clock.now(), REFRESH_LIFETIME, label=read_device_label(connection)
        )
        # No secret is kept of it: its tokens are signed.
        unused = digest_secret(self.ids.code(CODE_LENGTH))
        await self.access.open(session, unused, membership.household.id, membership.member.id)
        return self._make_token_pair(session.id, 0)

    async def refresh(self, token: str) -> TokenPair:
        """Return the next pair of an app's tokens; a token exchanged before ends the whole session.

        Raises: NotAllowed("refresh-unknown").
        """
        now = self.clock.now()
        claims = self.tokens.read("refresh", token, now)
        if claims is None:
            raise NotAllowed("refresh-unknown")
        if not await self.access.rotate(claims.session, claims.generation, now, now + REFRESH_LIFETIME):
            used_twice = await self.access.find_session_by_id(claims.session, now)
            await self.access.end(claims.session, now)
            if used_twice is not None:
                self._tell_member(SecurityEvent.REFRESH_REUSE, partial(_read_given, used_twice.membership))
            raise NotAllowed("refresh-unknown")
        return self._make_token_pair(claims.session, claims.generation + 1)

    async def log_in(self, connection: HTTPConnection, name: str, password: str) -> Membership:
        """Return the member with this login name and password.

        Raises: NotAllowed("login-wrong"), equally late for an unknown name; TooMany.
        """
        await self.limits.count_client_login(find_client_address(connection))
        try:
            await self.limits.count_login(name.strip())
        except TooMany:
            self._tell_member(SecurityEvent.TOO_MANY_LOGINS, partial(self._owner_of_login, name.strip()))
            raise
        login = await self.access.find_login(name.strip())
        right = await self.passwords.verify(password, login.password if login else None)
        membership = await self.access.load_membership(login.household_id, login.member_id) if login and right else None
        if membership is None:
            self._tell_member(SecurityEvent.FAILED_LOGIN)
            raise NotAllowed("login-wrong")
        await self.limits.forget_logins(name.strip())
        return membership

    async def _owner_of_login(self, name: str) -> Membership | None:
        login = await self.access.find_login(name)
        return await self.access.load_membership(login.household_id, login.member_id) if login else None

    def _tell_member(self, event: SecurityEvent, find: FindMember | None = None) -> None:
        if self.news is not None:
            self.news.note(event, find)

    async def use_link(self, code: str) -> Membership | None:
        """Use up a one-time sign-in link and return its member, None for the host. Raises NotFound("link-gone")."""
        link = await self.access.use_link(digest_secret(code), self.clock.now()) if _LINK.fullmatch(code) else None
        if link is None:
            raise NotFound("link-gone")
        if link.household_id is None or link.member_id is None:
            return None
        membership = await self.access.load_membership(link.household_id, link.member_id)
        if membership is None:
            raise NotFound("link-gone")
        return membership

    async def sign_out(self, connection: HTTPConnection, response: Response) -> None:
        """End the session of a request and delete its cookie."""
        caller = await self.find_caller(connection)
        if caller is not None:
            await self.access.end(caller.session.id, self.clock.now())
        drop_code_cookie(response, COOKIE, secure=self.network.is_secure(connection))

    async def form_token(self, request: Request, response: Response | None = None) -> str:
        """Return a form's anti-forgery token; a browser without a session gets a cookie to bind it to."""
        caller = await self.find_caller(request)
        if caller is not None:
            return self.sign(str(caller.session.id))
        secure = self.network.is_secure(request)
        code = (
            read_code_cookie(request, FORM_COOKIE, secure=secure)
            or _find_form_code(request)
            or self.ids.code(CODE_LENGTH)
        )
        request.scope.setdefault("purser", {})["form"] = code
        if response is not None:
            set_code_cookie(response, FORM_COOKIE, code, secure=secure)
        return self.sign(code)

    async def check_form(self, request: Request) -> None:
        """Raise NotAllowed if a form lacks the anti-forgery token of this server's own page."""
        given = request.headers.get("x-csrf-token") or (await request.form()).get("csrf")
        if not await self._is_form_ours(request, given):
            raise NotAllowed("form-old")
        if "origin" in request.headers and not self.network.same_origin(request):
            raise NotAllowed("foreign-page")

    async def _is_form_ours(self, request: Request, given: object) -> bool:
        caller = await self.find_caller(request)
        code = read_code_cookie(request, FORM_COOKIE, secure=self.network.is_secure(request))
        seeds = [str(caller.session.id)] if caller else []
        seeds += [code] if code else []
        return isinstance(given, str) and any(hmac.compare_digest(given, self.sign(seed)) for seed in seeds)

    def sign(self, seed: str) -> str:
        """Return the host's keyed hash (HMAC-SHA-256) of a text, as 64 hexadecimal digits."""
        return hmac.new(self._secret, f"form {seed}".encode(), "sha256").hexdigest()

    async def _give_cookie(
        self, connection: HTTPConnection, response: Response, session: Session, cookie: str, whose: Membership | None
    ) -> None:
        code = self.ids.code(CODE_LENGTH)
        home, member = (whose.household.id, whose.member.id) if whose else (None, None)
        await self.access.open(session, digest_secret(code), home, member)
        set_code_cookie(response, cookie, code, secure=self.network.is_secure(connection))

    def _make_token_pair(self, session: UUID, generation: int) -> TokenPair:
        now: datetime = self.clock.now()
        issue = self.tokens.issue
        return TokenPair(issue("access", session, generation, now), issue("refresh", session, generation, now))

    def _new_chat(self) -> str:
        return digest_secret(self.ids.code(CODE_LENGTH))

    @staticmethod
    def _to_sign_in(request: Request) -> HTTPException:
        """Return an exception that redirects to the sign-in page, for htmx requests by the HX-Redirect header."""
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        wanted = target if request.method in READS else HOME
        address = f"/sign-in?next={quote(wanted, safe='')}"
        if "hx-request" in request.headers:
            return HTTPException(401, headers={"HX-Redirect": address})
        return HTTPException(303, headers={"Location": address})


async def _read_given(membership: Membership | None) -> Membership | None:
    return membership


def _find_form_code(request: Request) -> str | None:
    """Return the anti-forgery code already given to this request, None if there is none."""
    code: str | None = request.scope.get("purser", {}).get("form")
    return code


def read_device_label(connection: HTTPConnection) -> str:
    """Return the request's User-Agent, shortened, as a label in the list of sessions."""
    agent = "".join(each for each in connection.headers.get("user-agent", "") if each.isprintable())
    return agent[:_LABEL]


def safe_target(wanted: str) -> str:
    """Return the address to open after sign-in: ``wanted`` if it is a path on this site, else the home page."""
    plain = wanted.isprintable() and wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    parts = urlsplit(wanted) if plain and "\\" not in wanted else None
    return wanted if parts and not parts.scheme and not parts.netloc else HOME


def language_for(caller: Caller | None, request: HTTPConnection) -> str:
    """Return the language to answer in: the member's, else the browser's."""
    if caller is not None and caller.membership is not None:
        return caller.membership.household.choose_language(caller.membership.member)
    return language_of(request.headers)
