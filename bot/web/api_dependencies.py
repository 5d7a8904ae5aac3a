"""Shared dependencies of REST routes and pages: the signed-in member, and a unit of work for their household."""

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
    """The parts that REST routes and pages use.

    Routes read each part when a request comes, so a replaced part is used from the next request on.
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
    """Stores a message that a member sends to the web chat by REST; None where the web chat is off."""
    registration_open: bool = True
    telegram_token: str = ""
    """The bot's token, with which a Mini App's data is verified; empty without Telegram."""
    telegram_login: TelegramLogin | None = None
    """The client for signing in on pages with Telegram; None without a public address or a configured client."""

    @property
    def assistants(self) -> Assistants:
        """The household language model's abilities. Raises RuntimeError if none are configured."""
        if self.services.assistants is None:
            raise RuntimeError("no language models are wired")
        return self.services.assistants

    async def admit(self, request: Request) -> Membership:
        """Return the member who calls the REST API, or refuse the request; a FastAPI dependency."""
        request.state.membership = membership = await self.sign_in.require_api_member(request)
        return membership

    async def count_open_request(self, request: Request) -> None:
        """Count a request to a REST route that needs no sign-in. Raises TooMany."""
        await self.sign_in.count_open_request(request)

    async def admit_host(self, request: Request) -> None:
        """Allow only a browser signed in as the host; answer 404 to everybody else."""
        await self.sign_in.require_host(request)

    async def admit_page(self, request: Request) -> Membership:
        """Return the signed-in member, or redirect the browser to /sign-in; a FastAPI dependency of pages."""
        request.state.membership = membership = await self.sign_in.require_page_member(request)
        return membership

    @asynccontextmanager
    async def context(self, request: Request) -> AsyncIterator[UseCaseContext]:
        """Open a unit of work for the signed-in member; the caller commits it."""
        membership: Membership = request.state.membership
        async with self.context_of(membership) as context:
            yield context

    @asynccontextmanager
    async def context_once(self, request: Request) -> AsyncIterator[UseCaseContext]:
        """Open a unit of work for a request with an idempotency key; ``finish`` commits it.

        Raises: AnsweredBefore if this request was answered already, Invalid if another request used the key.
        """
        async with self.context(request) as context:
            await look_up(request, context)
            yield context

    @asynccontextmanager
    async def context_of(self, membership: Membership) -> AsyncIterator[UseCaseContext]:
        """Open a unit of work for a given member; the caller commits it."""
        async with self.units(membership.household.id, membership.member.id) as uow:
            yield UseCaseContext(uow, membership, self.clock.now(), self.ids)

    def audience(self, context: UseCaseContext) -> Audience:
        """Return the member as a reader: the words, household and day that answers are written with."""
        return Audience(self.words(context.membership), context.household, context.today, context.member)

    @staticmethod
    def words(membership: Membership) -> Words:
        """Return the texts in a member's language."""
        return Words(membership.household.choose_language(membership.member), membership.household.currency)
