"""The sign-in pages, without scripts: by password, by a chat's link, with a new household, or with an invite."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Final
from zoneinfo import available_timezones

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.templating import Jinja2Templates
from pydantic import BaseModel, StringConstraints

from bot.channels.webchat import NAME
from bot.handlers import currencies, places
from bot.household_news import tell_joined, tell_linked
from bot.render.languages import find_own_name
from bot.render.words import LANGUAGES, Words
from bot.web.api_dependencies import ApiDependencies
from bot.web.network import find_client_address
from bot.web.passkeys import MOST_BYTES, PasskeyVerifier
from bot.web.problems import find_status
from bot.web.session import CODE_LENGTH, PROOF_COOKIE, cookie_name, drop_code_cookie, tag_of
from bot.web.sign_in import HOME, SignIn, language_for, safe_target
from bot.web.telegram_login import TELEGRAM, TelegramPerson
from core.errors import Invalid, NotAllowed, NotFound, Refusal
from core.model.access import digest_secret
from core.model.household import Invite, Membership
from core.model.money import EXPONENTS
from core.ports import Identity, Onboarding, SecurityEvent
from core.usecases.found_household import HouseholdSettings, found_household
from core.usecases.join_household import join_household, try_invite_code
from core.usecases.keep_access import check_login_name, check_password

HOST_HOME: Final = "/host"
_SEE_OTHER: Final = 303
Text = Annotated[str, Form(max_length=300)]
Field300 = Annotated[str, StringConstraints(max_length=300)]


class NewMemberForm(BaseModel):
    """The fields that registering and joining share: the person's name, and a login name and password."""

    csrf: Field300 = ""
    me: Field300 = ""
    name: Field300 = ""
    password: Field300 = ""
    again: Field300 = ""

    def list_typed(self) -> dict[str, str]:
        """Return the typed fields to show again after an error, without the passwords."""
        return dict(self.model_dump(exclude={"csrf", "password", "again"}))


class RegisterForm(NewMemberForm):
    """The fields of the form that creates a household."""

    household: Field300 = ""
    currency: Field300 = ""
    zone: Field300 = ""
    language: Field300 = ""


class JoinForm(NewMemberForm):
    """The fields of the form that joins a household by an invite."""

    code: Field300 = ""


@dataclass(frozen=True, slots=True)
class NewLogin:
    """A new login name with the hash of its password, checked and ready to store."""

    name: str
    hashed: str


def sign_in_routes(api: ApiDependencies, templates: Jinja2Templates) -> APIRouter:
    """Return the router of ``/sign-in``, ``/sign-out``, ``/register``, ``/join`` and ``/link/CODE``."""
    router = APIRouter(include_in_schema=False)
    routes = SignInPages(api, templates)
    router.get("/sign-in")(routes.show_sign_in)
    router.post("/sign-in")(routes.sign_in)
    router.post("/sign-in/passkey")(routes.sign_in_by_passkey)
    router.post("/sign-out")(routes.sign_out)
    router.get("/register")(routes.show_register)
    router.post("/register")(routes.register)
    router.get("/join")(routes.show_join)
    router.post("/join")(routes.join)
    router.get("/link/{code}")(routes.show_link)
    router.post("/link/{code}")(routes.use_link)
    return router


class SignInPages:
    """The pages for people who are not signed in."""

    def __init__(self, api: ApiDependencies, templates: Jinja2Templates) -> None:
        self._api = api
        self._templates = templates

    @property
    def _sign_in(self) -> SignIn:
        return self._api.sign_in

    @property
    def _passkeys(self) -> PasskeyVerifier:
        return PasskeyVerifier(self._sign_in)

    async def show_sign_in(self, request: Request, next: str = HOME) -> Response:  # noqa: A002  the address says it
        """Show the sign-in page."""
        return await self.show(request, "sign_in.html", None, {"next": safe_target(next)})

    async def sign_in(
        self,
        request: Request,
        name: Text = "",
        password: Text = "",
        next: Text = HOME,  # noqa: A002  as above
    ) -> Response:
        """Sign in with a name and a password."""
        find = partial(self._sign_in.log_in, request, name, password)
        return await self._enter_by(request, find, {"name": name, "next": safe_target(next)})

    async def sign_in_by_passkey(
        self,
        request: Request,
        credential: Annotated[str, Form(max_length=MOST_BYTES)] = "",
        csrf: Text = "",
        next: Text = HOME,  # noqa: A002  as above
    ) -> Response:
        """Sign in with a passkey's signature."""
        find = partial(self._passkeys.log_in, request, credential, csrf)
        return await self._enter_by(request, find, {"next": safe_target(next)})

    async def _enter_by(
        self, request: Request, find: Callable[[], Awaitable[Membership]], shown: Mapping[str, str]
    ) -> Response:
        """Sign in the member that ``find`` returns, or show the form again with the reason it failed."""
        try:
            await self._sign_in.check_form(request)
            membership = await find()
        except Refusal as refusal:
            return await self.show(request, "sign_in.html", refusal, shown)
        return await self.enter(request, membership, shown["next"])

    async def sign_out(self, request: Request) -> Response:
        """End the session of this browser."""
        await self._sign_in.check_form(request)
        answer = RedirectResponse("/sign-in", _SEE_OTHER)
        await self._sign_in.sign_out(request, answer)
        return answer

    async def show_register(self, request: Request) -> Response:
        """Show the form that creates a household."""
        return await self.show(request, "register.html", None, guess(request) | {"guessed": "yes"})

    async def register(self, request: Request, given: Annotated[RegisterForm, Form()]) -> Response:
        """Create a household and sign its founder in."""
        try:
            await self._sign_in.check_form(request)
            guest, login = self._find_identity(request, given.me), None
            if given.name.strip() or guest.channel != TELEGRAM:
                login = await prepare_login(self._api, request, given.name, given.password, given.again)
            language = given.language if given.language in LANGUAGES else "en"
            founding = HouseholdSettings(given.household, given.currency, given.zone, language)
            membership = await register(self._api, founding, guest, login)
        except Refusal as refusal:
            typed = {name: value for name, value in given.list_typed().items() if value}
            return await self.show(request, "register.html", refusal, guess(request) | typed)
        return await self.enter(request, membership, HOME)

    async def show_join(self, request: Request, code: str = "") -> Response:
        """Show the form that joins a household by an invite."""
        return await self.show(request, "join.html", None, {"code": code[:40]})

    async def join(self, request: Request, given: Annotated[JoinForm, Form()]) -> Response:
        """Join a household by an invite and sign in."""
        login = None
        try:
            await self._sign_in.check_form(request)
            if given.name.strip():
                login = await prepare_login(self._api, request, given.name, given.password, given.again)
            guest = self._find_identity(request, given.me)
            membership = await join(self._api, request, given.code, guest, login)
        except Refusal as refusal:
            return await self.show(request, "join.html", refusal, given.list_typed())
        return await self.enter(request, membership, HOME)

    async def show_link(self, request: Request, code: str) -> Response:
        """Ask for a confirmation before using a one-time link, so that link previews do not use it up."""
        return await self.show(request, "link.html", None, {"code": code})

    async def use_link(self, request: Request, code: str) -> Response:
        """Sign in with a one-time link."""
        try:
            await self._sign_in.check_form(request)
            membership = await self._sign_in.use_link(code)
        except Refusal as refusal:
            return await self.show(request, "sign_in.html", refusal, {"next": HOME})
        if membership is None:
            answer = RedirectResponse(HOST_HOME, _SEE_OTHER)
            await self._sign_in.open_host(request, answer)
            return answer
        return await self.enter(request, membership, HOME)

    async def enter(self, request: Request, membership: Membership, target: str) -> Response:
        """Sign the browser in as a member and redirect it to ``target``."""
        answer = RedirectResponse(target, _SEE_OTHER)
        await self._sign_in.open_browser(request, answer, membership)
        drop_code_cookie(answer, PROOF_COOKIE, secure=self._sign_in.network.is_secure(request))
        return answer

    def read_telegram_proof(self, request: Request) -> TelegramPerson | None:
        """Return the person Telegram identified in this browser minutes ago, unless they already have a household."""
        if self._api.telegram_login is None:
            return None
        secure = self._sign_in.network.is_secure(request)
        token = request.cookies.get(cookie_name(PROOF_COOKIE, secure=secure), "")
        found = self._sign_in.tokens.read_proof(TELEGRAM, token, self._sign_in.clock.now())
        return TelegramPerson(*found) if found else None

    def _find_identity(self, request: Request, me: str) -> Identity:
        """Return a newcomer's identity: their Telegram account if Telegram named it, else a new web chat."""
        person = self.read_telegram_proof(request)
        return Identity(TELEGRAM, person.id, me or person.name) if person else make_web_identity(self._api, me)

    async def show(
        self, request: Request, template: str, refusal: Refusal | None, shown: Mapping[str, str]
    ) -> Response:
        """Render a sign-in page; a refusal's sentence appears on top and sets the HTTP status."""
        words = Words(language_for(await self._sign_in.find_caller(request), request))
        sentence = words.refusal(refusal) if refusal else ""
        csrf = await self._sign_in.form_token(request)
        offered = {"registration": self._api.registration_open, "currencies": _list_currencies(words), "zones": _ZONES}
        offered |= {"by_telegram": self._api.telegram_login, "telegram_person": self.read_telegram_proof(request)}
        offered |= {"languages": [(code, find_own_name(code)) for code in LANGUAGES]}
        offered |= {"passkey_options": partial(self._passkeys.make_request_options, request, csrf)}
        context = {"words": words, "refusal": sentence, "csrf": csrf, **offered, **shown}
        status = find_status(refusal) if refusal else 200
        answer = self._templates.TemplateResponse(request, template, context, status)
        answer.headers["Cache-Control"] = "no-store"
        await self._sign_in.form_token(request, answer)
        return answer


_ZONES: Final = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


def _list_currencies(words: Words) -> list[tuple[str, str]]:
    codes = (*currencies.COMMON, *sorted(EXPONENTS.keys() - set(currencies.COMMON)))
    return [(code, currencies.write_full_name(code, words)) for code in codes]


def guess(request: Request) -> dict[str, str]:
    """Return the likely currency, time zone and language of a new household, from the browser's language."""
    tag = tag_of(request.headers)
    currency = currencies.list_likely_currencies(tag)[0]
    zone = places.find_home_zone(currency, currencies.find_country(tag))
    return {"currency": currency, "zone": zone, "language": currencies.guess_language(tag)}


async def prepare_login(api: ApiDependencies, request: Request, name: str, password: str, again: str) -> NewLogin:
    """Check a new login and hash its password. Raises Refusal, and TooMany before the costly hash."""
    checked = check_login_name(name)
    good = check_password(password, again, checked)
    await api.sign_in.limits.count_client_login(find_client_address(request))
    return NewLogin(checked, await api.sign_in.passwords.hash(good))


async def register(
    api: ApiDependencies, founding: HouseholdSettings, guest: Identity, login: NewLogin | None
) -> Membership:
    """Create a household for somebody, with a login if given. Raises NotAllowed if registration is closed."""
    if not api.registration_open:
        raise NotAllowed("registration-closed")
    async with api.directory.begin_onboarding() as transaction:
        membership = await found_household(transaction, api.ids, founding, guest)
        if login is not None:
            await _keep_login(transaction, membership, login)
        await transaction.commit()
    return membership


async def join(
    api: ApiDependencies, request: Request, code: str, guest: Identity, login: NewLogin | None
) -> Membership:
    """Join a household by an invite's code; its members are notified. Raises NotFound("invite-unknown"), Invalid."""
    async with api.directory.begin_onboarding() as transaction:
        invite = await _find_invite(api, transaction, request, code)
        if invite.member_id is None and not guest.name.strip():
            raise Invalid("name-empty")
        membership = await join_household(transaction, api.ids, clean_code(code), invite, guest)
        if login is not None:
            await _keep_login(transaction, membership, login)
        if invite.member_id is None:
            await tell_joined(transaction, api.directory, api.ids, membership)
        elif guest.channel == TELEGRAM:
            await tell_linked(transaction, api.directory, api.ids, membership, TELEGRAM)
        await transaction.commit()
    return membership


async def _find_invite(api: ApiDependencies, transaction: Onboarding, request: Request, code: str) -> Invite:
    """Return the open invite with a code; wrong codes are counted by the client's address."""
    guest = Identity("web", find_client_address(request), "")
    invite = await try_invite_code(transaction, clean_code(code), guest, api.clock.now())
    if invite is None:
        api.services.monitor.note(SecurityEvent.WRONG_CODE)
        raise NotFound("invite-unknown")
    return invite


def clean_code(code: str) -> str:
    """Return a typed invite code in its stored form: upper case, letters and digits only."""
    return "".join(each for each in code.upper() if each.isalnum())


async def _keep_login(transaction: Onboarding, membership: Membership, login: NewLogin) -> None:
    await transaction.add_login(membership.household.id, membership.member.id, login.name, login.hashed)


def make_web_identity(api: ApiDependencies, me: str) -> Identity:
    """Return the identity of a new web chat that belongs to nobody yet."""
    return Identity(NAME, digest_secret(api.ids.code(CODE_LENGTH)), me)
