"""The routes of Telegram Login: sign a member in, link a signed-in member's account, or guide a stranger."""

from __future__ import annotations

import hmac
from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.templating import Jinja2Templates

from bot.household_news import tell_linked
from bot.web.access_tokens import PROOF_LIFETIME
from bot.web.api_dependencies import ApiDependencies
from bot.web.network import find_client_address
from bot.web.session import (
    CODE_LENGTH,
    PROOF_COOKIE,
    TELEGRAM_COOKIE,
    drop_code_cookie,
    read_code_cookie,
    set_code_cookie,
)
from bot.web.sign_in import HOME, SignIn, safe_target
from bot.web.sign_in_pages import SignInPages
from bot.web.telegram_login import LIFETIME, RETURN_PATH, TELEGRAM, LoginAttempt, TelegramLogin, TelegramPerson
from core.errors import NotAllowed, NotFound, Refusal
from core.model.household import Membership
from core.ports import Identity
from core.usecases.invite import link_channel
from core.usecases.join_household import join_household

_SEE_OTHER: Final = 303
_LINK: Final = "link"
_IN: Final = "in"
Text = Annotated[str, Query(max_length=2000)]


def telegram_login_routes(api: ApiDependencies, templates: Jinja2Templates) -> APIRouter:
    """Return the router of ``/sign-in/telegram``, ``/settings/telegram`` and the return address."""
    router = APIRouter(include_in_schema=False)
    routes = _TelegramLoginPages(api, templates)
    router.get("/sign-in/telegram")(routes.start)
    router.get("/settings/telegram")(routes.start_link)
    router.get(RETURN_PATH)(routes.finish)
    return router


class _TelegramLoginPages:
    def __init__(self, api: ApiDependencies, templates: Jinja2Templates) -> None:
        self._api = api
        self._pages = SignInPages(api, templates)

    @property
    def _sign_in(self) -> SignIn:
        return self._api.sign_in

    async def start(self, request: Request, next: Text = HOME) -> Response:  # noqa: A002  the address says it
        """Redirect a browser to Telegram to sign in."""
        return await self._leave(request, _IN, safe_target(next))

    async def start_link(self, request: Request) -> Response:
        """Redirect a signed-in member to Telegram to link their account there."""
        await self._api.admit_page(request)
        caller = await self._sign_in.find_caller(request)
        return await self._leave(request, _LINK, str(caller.session.id) if caller else "")

    async def finish(self, request: Request, state: Text = "", code: Text = "") -> Response:
        """Handle the return from Telegram: sign in or link the account; the cookie's secret works once."""
        try:
            purpose, target, person = await self._identify_person(request, state, code)
            if purpose == _LINK:
                answer = await self._link(request, target, person)
            else:
                answer = await self._enter(request, target, person)
        except Refusal as refusal:
            answer = await self._pages.show(request, "sign_in.html", refusal, {"next": HOME})
        drop_code_cookie(answer, TELEGRAM_COOKIE, secure=self._is_secure(request))
        return answer

    async def _leave(self, request: Request, purpose: str, target: str) -> Response:
        attempt = LoginAttempt(self._sign_in.ids.code(CODE_LENGTH))
        client = self._require_login()
        try:
            await self._sign_in.limits.count_request(
                f"client {find_client_address(request)}"
            )  # each has Telegram asked
            address = await client.make_start_address(attempt, f"{attempt.mark}.{purpose}.{target}")
        except Refusal as refusal:
            return await self._pages.show(request, "sign_in.html", refusal, {"next": HOME})
        answer = RedirectResponse(address, _SEE_OTHER, headers={"Cache-Control": "no-store"})
        lifetime = int(LIFETIME.total_seconds())
        set_code_cookie(answer, TELEGRAM_COOKIE, attempt.secret, secure=self._is_secure(request), lifetime=lifetime)
        return answer

    async def _identify_person(self, request: Request, state: str, code: str) -> tuple[str, str, TelegramPerson]:
        """Return the attempt's purpose, its target and the person Telegram names. Raises NotAllowed, TooMany."""
        client = self._require_login()
        secret = read_code_cookie(request, TELEGRAM_COOKIE, secure=self._is_secure(request))
        mark, _, rest = state.partition(".")
        purpose, _, target = rest.partition(".")
        attempt = LoginAttempt(secret or "")
        if not secret or not code or not hmac.compare_digest(mark.encode(), attempt.mark.encode()):
            raise NotAllowed("telegram-login-failed")
        await self._sign_in.limits.count_client_login(find_client_address(request))
        return purpose, target, await client.identify(attempt, code, self._api.clock.now())

    async def _enter(self, request: Request, target: str, person: TelegramPerson) -> Response:
        """Sign in the member with this Telegram account, or show a stranger how to become one."""
        membership = (await self._api.directory.identify(TELEGRAM, person.id, person.id)).membership
        if membership is not None:
            return await self._pages.enter(request, membership, safe_target(target))
        answer = await self._pages.show(request, "telegram_stranger.html", None, {"person": person.name})
        proof = self._sign_in.tokens.issue_proof(TELEGRAM, person.id, person.name, self._api.clock.now())
        lifetime = int(PROOF_LIFETIME.total_seconds())
        set_code_cookie(answer, PROOF_COOKIE, proof, secure=self._is_secure(request), lifetime=lifetime)
        return answer

    async def _link(self, request: Request, session: str, person: TelegramPerson) -> Response:
        """Link a Telegram account to the member. Raises NotAllowed("identity-seated") if it belongs to somebody."""
        caller = await self._sign_in.find_caller(request)
        if caller is None or caller.membership is None or str(caller.session.id) != session:
            raise NotAllowed("telegram-login-failed")
        known = (await self._api.directory.identify(TELEGRAM, person.id, person.id)).membership
        if known is None:
            await self._add_identity(caller.membership, person)
        elif known.member.id != caller.membership.member.id:
            raise NotAllowed("identity-seated")
        return RedirectResponse("/settings?saved=telegram#done", _SEE_OTHER)

    async def _add_identity(self, membership: Membership, person: TelegramPerson) -> None:
        """Link the Telegram account as a further chat of the member and notify the other members."""
        async with self._api.context_of(membership) as context:
            code = await link_channel(context)
            await context.uow.commit()
        async with self._api.directory.begin_onboarding() as transaction:
            invite = await transaction.find_invite(code, self._api.clock.now())
            if invite is None:
                raise NotFound("invite-unknown")
            name = person.name or membership.member.name
            guest = Identity(TELEGRAM, person.id, name)
            linked = await join_household(transaction, self._api.ids, code, invite, guest)
            await tell_linked(transaction, self._api.directory, self._api.ids, linked, TELEGRAM)
            await transaction.commit()

    def _require_login(self) -> TelegramLogin:
        if self._api.telegram_login is None:
            raise HTTPException(404)
        return self._api.telegram_login

    def _is_secure(self, request: Request) -> bool:
        return self._sign_in.network.is_secure(request)
