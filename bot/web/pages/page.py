"""What every page shares: who reads it, its words, its form token and its frame."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from fastapi import Request, Response
from fastapi.templating import Jinja2Templates

from bot.render.entries import CardContext
from bot.render.scopes import Audience
from bot.render.words import Words
from bot.web.api_dependencies import ApiDependencies
from bot.web.problems import status_of
from bot.web.session import COOKIE, drop_code_cookie
from core.errors import Invalid, Refusal
from core.language.context import Context
from core.language.entries.single_values import read_amount
from core.model.household import Household, Member, Membership, NumberHabit, Role
from core.model.money import Money
from core.usecases.use_case_context import UseCaseContext

SEE_OTHER: Final = 303
"""After a form: the browser asks for the next page anew, so that reloading sends nothing twice."""


@dataclass(frozen=True, slots=True)
class PageReader:
    """The member who reads a page, with their words and their day."""

    membership: Membership
    words: Words
    today: date

    @property
    def household(self) -> Household:
        """Their household."""
        return self.membership.household

    @property
    def member(self) -> Member:
        """Themselves."""
        return self.membership.member

    @property
    def is_admin(self) -> bool:
        """Whether they may change what belongs to all."""
        return self.member.role is Role.ADMIN

    def read_amount(self, text: str, currency: str) -> Money:
        """Return the one amount of a field, written as the household writes numbers.

        Raises:
            Invalid: it is none, or could be several: "1.200" where nothing says what the point means.
        """
        household = self.household
        context = Context(
            self.today,
            currency,
            self.member.id,
            (),
            language=household.language_of(self.member),
            number_habit=household.number_habit,
        )
        found = tuple(dict.fromkeys(read_amount(text, context)))
        if not found or any(money.currency != currency for money in found):
            raise Invalid("amount-unread")
        if len(found) > 1:
            raise Invalid("amount-unclear", text=text, readings=" / ".join(map(self.words.money, found)))
        return found[0]

    def show_amount(self, money: Money) -> str:
        """Return an amount for a field, so that ``read_amount`` reads the same again."""
        mark = "," if self.household.number_habit is NumberHabit.COMMA else "."
        return str(money.amount).replace(".", mark)

    @property
    def page(self) -> CardContext:
        """What cards are written with."""
        return CardContext(self.words, self.household, self.today, self.member.id)

    @property
    def answers(self) -> Audience:
        """What answers are written with."""
        return Audience(self.words, self.household, self.today, self.member)


class PageRenderer:
    """Renders the pages of signed-in members."""

    def __init__(self, api: ApiDependencies, templates: Jinja2Templates) -> None:
        self.api = api
        self._templates = templates

    async def reader(self, request: Request) -> PageReader:
        """Return who reads a page, else send them to /sign-in; a form has to carry its token."""
        membership = await self.api.admit_page(request)
        today = membership.household.today(self.api.clock.now())
        return PageReader(membership, self.api.words(membership), today)

    @asynccontextmanager
    async def context(self, reader: PageReader) -> AsyncIterator[UseCaseContext]:
        """Open a unit of work in which the reader acts; whoever changes something commits it."""
        async with self.api.context_of(reader.membership) as context:
            yield context

    async def show(
        self, request: Request, template: str, reader: PageReader, refusal: Refusal | None = None, **shown: Any
    ) -> Response:
        """Render a page; with a refusal, its sentence stands on top and the status is its own."""
        shown |= {
            "reader": reader,
            "words": reader.words,
            "csrf": await self.api.sign_in.form_token(request),
            "refusal": reader.words.refusal(refusal) if refusal else "",
            "path": request.url.path,
        }
        status = status_of(refusal) if refusal else 200
        answer = self._templates.TemplateResponse(request, template, shown, status)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def say_goodbye(self, request: Request, words: Words, text: str) -> Response:
        """Render a sentence for somebody who is signed in no longer."""
        answer = self._templates.TemplateResponse(request, "goodbye.html", {"words": words, "text": text})
        answer.headers["Cache-Control"] = "no-store"
        drop_code_cookie(answer, COOKIE, secure=self.api.sign_in.network.is_secure(request))
        return answer


def first_large(text: str) -> str:
    """Return a text with a capital at its beginning, as a heading has it."""
    return text[:1].upper() + text[1:]
