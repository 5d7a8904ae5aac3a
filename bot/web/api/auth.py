"""REST's sign-in: register, login, refresh, who I am, invites, sessions, tokens for programs."""

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
from bot.web.network import client_of
from bot.web.own_login import WantedLogin, set_own_login
from bot.web.sign_in import Caller, SignIn, TokenPair
from bot.web.sign_in_pages import guess, join, make_web_identity, prepare_login, register
from bot.web.telegram_login import TELEGRAM
from core.errors import Invalid, NotAllowed, NotFound
from core.model.access import AccessScope, Session, SessionKind
from core.model.household import Membership, Role
from core.usecases import keep_access, keep_passkeys
from core.usecases.found_household import Founding
from core.usecases.invite import LIFETIME, link_channel, make_invite, open_invites, renew_invites, withdraw_invite

LoginName = Annotated[str, StringConstraints(max_length=300), Field(examples=["asha@example.org"])]
_PASSWORD_EXAMPLE: Final = "four words in a row"  # noqa: S105  an example in the schema
Password = Annotated[SecretStr, Field(max_length=300, examples=[_PASSWORD_EXAMPLE])]
Name = Annotated[str, StringConstraints(max_length=80), Field(examples=["Asha"])]


class Registration(Body):
    """A new household and its first member. What is left out is guessed from the language the client asks for."""

    login: LoginName
    password: Password
    password_again: Password
    name: Name
    household: Annotated[Name, Field(examples=["Our home"])]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    zone: Annotated[str, StringConstraints(max_length=60), Field(examples=["Asia/Kolkata"])] | None = None
    language: Annotated[str, StringConstraints(max_length=12), Field(examples=["en"])] | None = None


class LoginGiven(Body):
    """A name and its password."""

    login: LoginName
    password: Password


class RefreshGiven(Body):
    """The refresh token an app holds."""

    refresh_token: Annotated[str, StringConstraints(max_length=2000)]


class LinkGiven(Body):
    """The code at the end of a link that signs in once."""

    code: Annotated[str, StringConstraints(max_length=100)]


class InitDataGiven(Body):
    """What Telegram hands a Mini App about who opened it, as it came."""

    init_data: Annotated[str, StringConstraints(max_length=8000)]


class JoinGiven(Body):
    """An invite's code and who joins; a login may come with it."""

    code: Annotated[str, StringConstraints(max_length=100), Field(examples=["AB12-CD34"])]
    name: Name = ""
    login: LoginName | None = None
    password: Password | None = None
    password_again: Password | None = None


class LoginChange(Body):
    """A new login; the password of now is needed unless the sign-in is a few minutes old."""

    login: LoginName
    password: Password
    password_again: Password
    current_password: Password | None = None


class InviteWanted(Body):
    """What somebody who is invited may do; ``renew`` voids every open invite first."""

    role: Role = Role.MEMBER
    renew: bool = False


class TokenWanted(Body):
    """A token for a program: what it is called, and whether it may write."""

    name: Annotated[Name, Field(examples=["backup script"])]
    scope: AccessScope = AccessScope.READ


class TokensShown(Shown):
    """A pair of tokens: one opens for 15 minutes, the other is exchanged once for the next pair within 7 days."""

    access_token: str
    refresh_token: str
    token_type: str = "bearer"  # noqa: S105  its kind
    expires_in: int = Field(default=int(ACCESS_LIFETIME.total_seconds()), description="Seconds")


class MeShown(Shown):
    """Who asks."""

    member: MemberShown
    household: HouseholdShown
    login: str | None


class CodeShown(Shown):
    """A code that is shown once."""

    code: str
    expires_at: datetime
    link: str


class InviteShown(Shown):
    """A way in that nobody has used yet; ``mark`` names it and opens nothing."""

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
    """One way the member is signed in."""

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
        """Return a session as it is shown."""
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
    """A passkey of the member; it is made and used on the pages, in a browser."""

    id: UUID
    label: str
    created_at: datetime
    used_at: datetime | None


class PasskeysShown(Shown):
    """A member's passkeys, the oldest first."""

    items: list[PasskeyShown]


class SessionsShown(Shown):
    """A member's live sessions, the one used last first."""

    items: list[SessionShown]


class TokenMade(Shown):
    """A new token; ``token`` is shown this once."""

    token: str
    session: SessionShown


def auth_routes(api: ApiDependencies) -> APIRouter:
    """Everything under ``/api/v1/auth``."""
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
        """Found a household; its founder is an admin and is signed in."""
        login = await prepare_login(self._api, request, given.login, *_reveal(given.password, given.password_again))
        guessed = guess(request)
        language = given.language or guessed["language"]
        if language not in LANGUAGES:
            raise Invalid("language-unknown")
        currency, zone = given.currency or guessed["currency"], given.zone or guessed["zone"]
        founding, guest = Founding(given.household, currency, zone, language), make_web_identity(self._api, given.name)
        membership = await register(self._api, founding, guest, login)
        return await self._enter(request, membership)

    async def login(self, request: Request, given: LoginGiven) -> TokensShown:
        """Sign in with a name and a password."""
        membership = await self._sign_in.log_in(request, given.login, given.password.get_secret_value())
        return await self._enter(request, membership)

    async def refresh(self, given: RefreshGiven) -> TokensShown:
        """Exchange a refresh token for the next pair; one that was exchanged before ends the whole session."""
        return _show_tokens(await self._sign_in.refresh(given.refresh_token))

    async def link(self, request: Request, given: LinkGiven) -> TokensShown:
        """Sign in with the code of a link from the chat, once."""
        await self._sign_in.limits.count_login(client_of(request), f"link {client_of(request)}")
        membership = await self._sign_in.use_link(given.code)
        if membership is None:
            raise NotFound("link-gone")
        return await self._enter(request, membership)

    async def telegram(self, request: Request, given: InitDataGiven) -> TokensShown:
        """Sign in from a Telegram Mini App with what Telegram says about who opened it."""
        person = read_init_data(given.init_data, self._api.telegram_token, self._api.clock.now())
        if person is None:
            raise NotAllowed("telegram-unproven")
        membership = (await self._api.directory.identify(TELEGRAM, person, person)).membership
        if membership is None:
            raise NotAllowed("telegram-stranger")
        return await self._enter(request, membership)

    async def join(self, request: Request, given: JoinGiven) -> TokensShown:
        """Join a household with an invite's code; the others are told."""
        login = None
        if given.login is not None:
            passwords = _reveal(given.password or SecretStr(""), given.password_again or SecretStr(""))
            login = await prepare_login(self._api, request, given.login, *passwords)
        guest = make_web_identity(self._api, given.name)
        membership = await join(self._api, request, given.code, guest, login)
        return await self._enter(request, membership)

    async def logout(self, request: Request, response: Response) -> None:
        """End the session that asks."""
        await self._sign_in.sign_out(request, response)

    async def me(self, request: Request) -> MeShown:
        """The member who asks, and their household."""
        async with self._api.context(request) as context:
            login = await keep_access.login_of(context)
        member, household = MemberShown.of(context.member), HouseholdShown.of(context.household)
        return MeShown(member=member, household=household, login=login.name if login else None)

    async def set_login(self, request: Request, given: LoginChange) -> MeShown:
        """Set the member's name and password; their other sessions end, and the others of the household are told."""
        current = given.current_password.get_secret_value() if given.current_password else ""
        wanted = WantedLogin(given.login, *_reveal(given.password, given.password_again), current)
        membership: Membership = request.state.membership
        await set_own_login(self._api, request, membership, wanted)
        return await self.me(request)

    async def invite(self, request: Request, given: InviteWanted) -> Response:
        """A code that lets one person in within two days; admins only."""
        async with self._api.context_once(request) as context:
            code = await (renew_invites if given.renew else make_invite)(context, given.role)
            return await finish(request, context, self._show_code(code, context.now, LIFETIME), 201)

    async def invites(self, request: Request) -> InvitesShown:
        """The invites nobody has used yet, without their codes; admins only."""
        async with self._api.context(request) as context:
            found = await open_invites(context)
        return InvitesShown(items=[InviteShown.model_validate(each) for each in found])

    async def withdraw_invite(self, request: Request, invite: Annotated[str, Path(max_length=40)]) -> None:
        """Void one open invite; admins only."""
        async with self._api.context(request) as context:
            await withdraw_invite(context, invite)
            await context.uow.commit()

    async def link_channel(self, request: Request) -> Response:
        """A code by which the member, and nobody new, is known on another channel too: Telegram, another browser."""
        async with self._api.context_once(request) as context:
            code = await link_channel(context)
            return await finish(request, context, self._show_code(code, context.now, LIFETIME), 201)

    async def sessions(self, request: Request) -> SessionsShown:
        """The member's live sessions and tokens."""
        caller = await self._require_caller(request)
        async with self._api.context(request) as context:
            found = await keep_access.own_sessions(context)
        return SessionsShown(items=[SessionShown.of(each, caller.session.id) for each in found])

    async def end_session(self, request: Request, session_id: UUID) -> None:
        """End one of the member's sessions or tokens."""
        async with self._api.context(request) as context:
            await keep_access.end_session(context, session_id)
            await context.uow.commit()

    async def passkeys(self, request: Request) -> PasskeysShown:
        """The member's passkeys."""
        async with self._api.context(request) as context:
            found = await keep_passkeys.own_passkeys(context)
        return PasskeysShown(items=[PasskeyShown.model_validate(each) for each in found])

    async def remove_passkey(self, request: Request, passkey_id: UUID) -> None:
        """Forget one of the member's passkeys."""
        async with self._api.context(request) as context:
            await keep_passkeys.remove_passkey(context, passkey_id)
            await context.uow.commit()

    async def make_token(self, request: Request, given: TokenWanted) -> Response:
        """A token for a program; it is shown this once."""
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
