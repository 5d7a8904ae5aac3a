"""REST routes for signing in: registration, login, tokens, invites, sessions and passkeys."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import Field, SecretStr, StringConstraints

from bot.render.words import LANGUAGES
from bot.web.access_tokens import ACCESS_LIFETIME
from bot.web.api.shapes import PROBLEMS, Body, HouseholdShown, MemberShown, Shown
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from bot.web.mini_app import read_init_data
from bot.web.network import find_client_address
from bot.web.own_login import WantedLogin, set_own_login
from bot.web.sign_in import Caller, SignIn, TokenPair
from bot.web.sign_in_pages import guess, join, make_web_identity, prepare_login, register
from bot.web.telegram_login import TELEGRAM
from core.errors import Invalid, NotAllowed, NotFound
from core.model.access import AccessScope, Session, SessionKind
from core.model.household import Membership, Role
from core.usecases import keep_access, keep_passkeys
from core.usecases.found_household import HouseholdSettings
from core.usecases.invite import LIFETIME, link_channel, list_open_invites, make_invite, renew_invites, withdraw_invite

LoginName = Annotated[str, StringConstraints(max_length=300), Field(examples=["asha@example.org"])]
_PASSWORD_EXAMPLE: Final = "four words in a row"  # noqa: S105  an example in the schema
Password = Annotated[SecretStr, Field(max_length=300, examples=[_PASSWORD_EXAMPLE])]
Name = Annotated[str, StringConstraints(max_length=80), Field(examples=["Asha"])]


class Registration(Body):
    """Request body: a new household and its first member; missing fields are guessed from the client's language."""

    login: LoginName
    password: Password
    password_again: Password
    name: Name
    household: Annotated[Name, Field(examples=["Our home"])]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    zone: Annotated[str, StringConstraints(max_length=60), Field(examples=["Asia/Kolkata"])] | None = None
    language: Annotated[str, StringConstraints(max_length=12), Field(examples=["en"])] | None = None


class LoginGiven(Body):
    """Request body: a login name and its password."""

    login: LoginName
    password: Password


class RefreshGiven(Body):
    """Request body: the app's refresh token."""

    refresh_token: Annotated[str, StringConstraints(max_length=2000)]


class LinkGiven(Body):
    """Request body: the code at the end of a one-time sign-in link."""

    code: Annotated[str, StringConstraints(max_length=100)]


class InitDataGiven(Body):
    """Request body: the signed ``initData`` string that Telegram gives a Mini App about the person who opened it."""

    init_data: Annotated[str, StringConstraints(max_length=8000)]


class JoinGiven(Body):
    """Request body: an invite's code and the new member's name, with a login if they want one."""

    code: Annotated[str, StringConstraints(max_length=100), Field(examples=["AB12-CD34"])]
    name: Name = ""
    login: LoginName | None = None
    password: Password | None = None
    password_again: Password | None = None


class LoginChange(Body):
    """Request body: a new login name and password; the current password too, unless the sign-in is minutes old."""

    login: LoginName
    password: Password
    password_again: Password
    current_password: Password | None = None


class InviteWanted(Body):
    """Request body: the role of an invited person; ``renew`` first withdraws every open invite."""

    role: Role = Role.MEMBER
    renew: bool = False


class TokenWanted(Body):
    """Request body: the name of a new token for a program, and whether it may write."""

    name: Annotated[Name, Field(examples=["backup script"])]
    scope: AccessScope = AccessScope.READ


class TokensShown(Shown):
    """Two tokens: an access token valid for 15 minutes, and a refresh token to exchange once within 7 days."""

    access_token: str
    refresh_token: str
    token_type: str = "bearer"  # noqa: S105  its kind
    expires_in: int = Field(default=int(ACCESS_LIFETIME.total_seconds()), description="Seconds")


class MeShown(Shown):
    """Response body: the signed-in member, their household and their login name."""

    member: MemberShown
    household: HouseholdShown
    login: str | None


class CodeShown(Shown):
    """A one-time code with its expiry and link; the response is the only place where it appears."""

    code: str
    expires_at: datetime
    link: str


class InviteShown(Shown):
    """An invite that nobody has used yet; ``mark`` identifies it but cannot be used to join."""

    mark: str
    role: Role
    made_by: UUID
    made_at: datetime
    expires_at: datetime
    member_id: UUID | None = Field(description="Whose further channel it is for; null for somebody new")


class InvitesShown(Shown):
    """Open invites, the oldest first."""

    items: list[InviteShown]


class SessionShown(Shown):
    """One session or token by which the member is signed in."""

    id: UUID
    kind: SessionKind
    label: str
    scope: AccessScope
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    current: bool

    @classmethod
    def of(cls, session: Session, current: UUID | None) -> SessionShown:
        """Return the response body for a session."""
        return cls(
            id=session.id,
            kind=session.kind,
            label=session.label,
            scope=session.scope,
            created_at=session.created_at,
            seen_at=session.seen_at,
            expires_at=session.expires_at,
            current=session.id == current,
        )


class PasskeyShown(Shown):
    """A passkey of the member; passkeys are made and used on the web pages only."""

    id: UUID
    label: str
    created_at: datetime
    used_at: datetime | None


class PasskeysShown(Shown):
    """A member's passkeys, the oldest first."""

    items: list[PasskeyShown]


class SessionsShown(Shown):
    """A member's live sessions, the most recently used first."""

    items: list[SessionShown]


class TokenMade(Shown):
    """A new token for a program; ``token`` appears in this response only."""

    token: str
    session: SessionShown


def auth_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/auth``."""
    router = APIRouter(prefix="/api/v1/auth", tags=["sign-in"], responses=PROBLEMS)
    routes = _Auth(api)
    open_to_all = [Depends(api.count_open_request)]
    members = [Depends(api.admit)]
    router.post("/register", status_code=201, dependencies=open_to_all)(routes.register)
    router.post("/login", dependencies=open_to_all)(routes.login)
    router.post("/refresh", dependencies=open_to_all)(routes.refresh)
    router.post("/link", dependencies=open_to_all)(routes.link)
    router.post("/telegram", dependencies=open_to_all)(routes.telegram)
    router.post("/join", status_code=201, dependencies=open_to_all)(routes.join)
    router.post("/logout", status_code=204, dependencies=members)(routes.logout)
    router.get("/me", dependencies=members)(routes.me)
    router.put("/login", dependencies=members)(routes.set_login)
    router.post("/invite", status_code=201, dependencies=members + ONCE, response_model=CodeShown)(routes.invite)
    router.get("/invites", dependencies=members)(routes.invites)
    router.delete("/invites/{invite}", status_code=204, dependencies=members)(routes.withdraw_invite)
    router.post("/channel", status_code=201, dependencies=members + ONCE, response_model=CodeShown)(routes.link_channel)
    router.get("/sessions", dependencies=members)(routes.sessions)
    router.delete("/sessions/{session_id}", status_code=204, dependencies=members)(routes.end_session)
    router.get("/passkeys", dependencies=members)(routes.passkeys)
    router.delete("/passkeys/{passkey_id}", status_code=204, dependencies=members)(routes.remove_passkey)
    router.post("/tokens", status_code=201, dependencies=members + ONCE, response_model=TokenMade)(routes.make_token)
    return router


class _Auth:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    @property
    def _sign_in(self) -> SignIn:
        return self._api.sign_in

    async def register(self, request: Request, given: Registration) -> TokensShown:
        """Create a household whose founder becomes its admin, and sign the founder in."""
        login = await prepare_login(self._api, request, given.login, *_reveal(given.password, given.password_again))
        guessed = guess(request)
        language = given.language or guessed["language"]
        if language not in LANGUAGES:
            raise Invalid("language-unknown")
        currency, zone = given.currency or guessed["currency"], given.zone or guessed["zone"]
        founding, guest = (
            HouseholdSettings(given.household, currency, zone, language),
            make_web_identity(self._api, given.name),
        )
        membership = await register(self._api, founding, guest, login)
        return await self._enter(request, membership)

    async def login(self, request: Request, given: LoginGiven) -> TokensShown:
        """Sign in with a name and a password."""
        membership = await self._sign_in.log_in(request, given.login, given.password.get_secret_value())
        return await self._enter(request, membership)

    async def refresh(self, given: RefreshGiven) -> TokensShown:
        """Exchange a refresh token for a new pair; presenting one that was already exchanged ends the session."""
        return _show_tokens(await self._sign_in.refresh(given.refresh_token))

    async def link(self, request: Request, given: LinkGiven) -> TokensShown:
        """Sign in with the code of a one-time link from the chat."""
        await self._sign_in.limits.count_client_login(find_client_address(request))
        membership = await self._sign_in.use_link(given.code)
        if membership is None:
            raise NotFound("link-gone")
        return await self._enter(request, membership)

    async def telegram(self, request: Request, given: InitDataGiven) -> TokensShown:
        """Sign in from a Telegram Mini App with the signed data Telegram gives about its user."""
        person = read_init_data(given.init_data, self._api.telegram_token, self._api.clock.now())
        if person is None:
            raise NotAllowed("telegram-unproven")
        membership = (await self._api.directory.identify(TELEGRAM, person, person)).membership
        if membership is None:
            raise NotAllowed("telegram-stranger")
        return await self._enter(request, membership)

    async def join(self, request: Request, given: JoinGiven) -> TokensShown:
        """Join a household with an invite's code; its other members are notified."""
        login = None
        if given.login is not None:
            passwords = _reveal(given.password or SecretStr(""), given.password_again or SecretStr(""))
            login = await prepare_login(self._api, request, given.login, *passwords)
        guest = make_web_identity(self._api, given.name)
        membership = await join(self._api, request, given.code, guest, login)
        return await self._enter(request, membership)

    async def logout(self, request: Request, response: Response) -> None:
        """End the session that sends the request."""
        await self._sign_in.sign_out(request, response)

    async def me(self, request: Request) -> MeShown:
        """Return the signed-in member, their household and their login name."""
        async with self._api.context(request) as context:
            login = await keep_access.load_own_login(context)
        member, household = MemberShown.of(context.member), HouseholdShown.of(context.household)
        return MeShown(member=member, household=household, login=login.name if login else None)

    async def set_login(self, request: Request, given: LoginChange) -> MeShown:
        """Set the member's login name and password; ends their other sessions and notifies the other members."""
        current = given.current_password.get_secret_value() if given.current_password else ""
        wanted = WantedLogin(given.login, *_reveal(given.password, given.password_again), current)
        membership: Membership = request.state.membership
        await set_own_login(self._api, request, membership, wanted)
        return await self.me(request)

    async def invite(self, request: Request, given: InviteWanted) -> Response:
        """Create an invite that lets one person join within two days; admins only."""
        async with self._api.context_once(request) as context:
            code = await (renew_invites if given.renew else make_invite)(context, given.role)
            return await finish(request, context, self._show_code(code, context.now, LIFETIME), 201)

    async def invites(self, request: Request) -> InvitesShown:
        """List the unused invites without their codes; admins only."""
        async with self._api.context(request) as context:
            found = await list_open_invites(context)
        return InvitesShown(items=[InviteShown.model_validate(each) for each in found])

    async def withdraw_invite(self, request: Request, invite: Annotated[str, Path(max_length=40)]) -> None:
        """Withdraw one open invite; admins only."""
        async with self._api.context(request) as context:
            await withdraw_invite(context, invite)
            await context.uow.commit()

    async def link_channel(self, request: Request) -> Response:
        """Create a code with which the member links another channel (Telegram, another browser) to themselves."""
        async with self._api.context_once(request) as context:
            code = await link_channel(context)
            return await finish(request, context, self._show_code(code, context.now, LIFETIME), 201)

    async def sessions(self, request: Request) -> SessionsShown:
        """List the member's live sessions and tokens."""
        caller = await self._require_caller(request)
        async with self._api.context(request) as context:
            found = await keep_access.list_own_sessions(context)
        return SessionsShown(items=[SessionShown.of(each, caller.session.id) for each in found])

    async def end_session(self, request: Request, session_id: UUID) -> None:
        """End one of the member's sessions or tokens."""
        async with self._api.context(request) as context:
            await keep_access.end_session(context, session_id)
            await context.uow.commit()

    async def passkeys(self, request: Request) -> PasskeysShown:
        """List the member's passkeys."""
        async with self._api.context(request) as context:
            found = await keep_passkeys.list_own_passkeys(context)
        return PasskeysShown(items=[PasskeyShown.model_validate(each) for each in found])

    async def remove_passkey(self, request: Request, passkey_id: UUID) -> None:
        """Delete one of the member's passkeys."""
        async with self._api.context(request) as context:
            await keep_passkeys.remove_passkey(context, passkey_id)
            await context.uow.commit()

    async def make_token(self, request: Request, given: TokenWanted) -> Response:
        """Create a token for a program; the response is the only place where the token appears."""
        caller = await self._require_caller(request)
        async with self._api.context_once(request) as context:
            made = await keep_access.make_token(context, given.name, given.scope)
            shown = TokenMade(token=made.secret, session=SessionShown.of(made.session, caller.session.id))
            return await finish(request, context, shown, 201)

    def _show_code(self, code: str, now: datetime, lifetime: timedelta) -> CodeShown:
        link = f"{self._api.services.pages_url}/join?code={code}"
        return CodeShown(code=code, expires_at=now + lifetime, link=link)

    async def _require_caller(self, request: Request) -> Caller:
        caller = await self._sign_in.find_caller(request)
        assert caller is not None  # noqa: S101  the dependency saw them
        return caller

    async def _enter(self, request: Request, membership: Membership) -> TokensShown:
        return _show_tokens(await self._sign_in.open_app(request, membership))


def _show_tokens(pair: TokenPair) -> TokensShown:
    return TokensShown(access_token=pair.access, refresh_token=pair.refresh)


def _reveal(password: SecretStr, again: SecretStr) -> tuple[str, str]:
    return password.get_secret_value(), again.get_secret_value()
