"""What REST and pages need: who asks, and a unit of work of their household."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import Request

from bot.channels.webchat import WebChat
from bot.handlers.message_context import Services
from bot.render.scopes import Audience
from bot.render.words import Words
from bot.web.idempotency import look_up
from bot.web.sign_in import SignIn
from bot.web.socket import Receive
from bot.web.telegram_login import TelegramLogin
from core.model.household import Membership
from core.ports import Assistants, Clock, Directory, HouseholdEraser, Ids, UnitsOfWork
from core.usecases.use_case_context import UseCaseContext


@dataclass(slots=True)
class ApiDependencies:
    """What REST and pages need of the house.

    Routes read a part when a request comes, so one that is set anew is used from the next request on.
    """

    units: UnitsOfWork
    directory: Directory
    clock: Clock
    ids: Ids
    services: Services
    sign_in: SignIn
    eraser: HouseholdEraser
    web_chat: WebChat | None = None
    receive: Receive | None = None
    """Stores what a member writes in the web chat by REST; None where the web chat is off."""
    registration_open: bool = True
    telegram_token: str = ""
    """Proves what a Mini App says of itself; empty without Telegram."""
    telegram_login: TelegramLogin | None = None
    """Signs in on pages with Telegram; None where the host has no public address, or no client for it."""

    @property
    def assistants(self) -> Assistants:
        """What a household's language model can do; raises RuntimeError where the host wired none."""
        if self.services.assistants is None:
            raise RuntimeError("no language models are wired")
        return self.services.assistants

    async def admit(self, request: Request) -> Membership:
        """Return the member who calls REST; a dependency of its routes."""
        request.state.membership = membership = await self.sign_in.require_api_member(request)
        return membership

    async def count_open_request(self, request: Request) -> None:
        """Count a request to a REST route that needs no sign-in; raises TooMany."""
        await self.sign_in.count_open_request(request)

    async def admit_host(self, request: Request) -> None:
        """Let the host's own browser in; raises 404 for everybody else."""
        await self.sign_in.require_host(request)

    async def admit_page(self, request: Request) -> Membership:
        """Return the member a page is for, else send the browser to /sign-in; a dependency of pages."""
        request.state.membership = membership = await self.sign_in.require_page_member(request)
        return membership

    @asynccontextmanager
    async def context(self, request: Request) -> AsyncIterator[UseCaseContext]:
        """Open a unit of work of the member who asks; whoever changes something commits it."""
        membership: Membership = request.state.membership
        async with self.context_of(membership) as context:
            yield context

    @asynccontextmanager
    async def context_once(self, request: Request) -> AsyncIterator[UseCaseContext]:
        """Open the same for a request that is done once; ``finish`` commits it.

        Raises: AnsweredBefore where the same request has its answer, Invalid where its key was another request's.
        """
        async with self.context(request) as context:
            await look_up(request, context)
            yield context

    @asynccontextmanager
    async def context_of(self, membership: Membership) -> AsyncIterator[UseCaseContext]:
        """Open a unit of work in which a member acts; whoever changes something commits it."""
        async with self.units(membership.household.id, membership.member.id) as uow:
            yield UseCaseContext(uow, membership, self.clock.now(), self.ids)

    def audience(self, context: UseCaseContext) -> Audience:
        """Return the member who asks, as answers are written for them."""
        return Audience(self.words(context.membership), context.household, context.today, context.member)

    @staticmethod
    def words(membership: Membership) -> Words:
        """Return the words of a member's language."""
        return Words(membership.household.language_of(membership.member), membership.household.currency)
