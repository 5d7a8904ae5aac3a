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


@dataclass(frozen=True, slots=True)
class ApiDependencies:
    """What REST and pages need of the house."""

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
        """The dependency of REST's routes: the member who asks."""
        request.state.membership = membership = await self.sign_in.require_api_member(request)
        return membership

    async def admit_page(self, request: Request) -> Membership:
        """The dependency of pages: the member who asks, else the way to /sign-in."""
        request.state.membership = membership = await self.sign_in.require_page_member(request)
        return membership

    @asynccontextmanager
    async def context(self, request: Request) -> AsyncIterator[UseCaseContext]:
        """The member who asks in a unit of work of their household; whoever changes something commits it."""
        membership: Membership = request.state.membership
        async with self.context_of(membership) as context:
            yield context

    @asynccontextmanager
    async def context_once(self, request: Request) -> AsyncIterator[UseCaseContext]:
        """The same for a request that is done once; ``finish`` commits it.

        Raises: AnsweredBefore where the same request has its answer, Invalid where its key was another request's.
        """
        async with self.context(request) as context:
            await look_up(request, context)
            yield context

    @asynccontextmanager
    async def context_of(self, membership: Membership) -> AsyncIterator[UseCaseContext]:
        """A member in a unit of work of their household; whoever changes something commits it."""
        async with self.units(membership.household.id, membership.member.id) as uow:
            yield UseCaseContext(uow, membership, self.clock.now(), self.ids)

    def audience(self, context: UseCaseContext) -> Audience:
        """The member who asks, as answers are written for them."""
        return Audience(self.words(context.membership), context.household, context.today, context.member)

    @staticmethod
    def words(membership: Membership) -> Words:
        """The words of a member's language."""
        return Words(membership.household.language_of(membership.member), membership.household.currency)
