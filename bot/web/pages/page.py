"""The base of every page: its reader, their texts, the anti-forgery token of forms, and rendering."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from markupsafe import Markup

from bot.render.entries import CardContext
from bot.render.scopes import Audience
from bot.render.words import Words
from bot.web.api_dependencies import ApiDependencies
from bot.web.pages.typed_form import return_form
from bot.web.problems import find_status
from bot.web.session import COOKIE, drop_code_cookie
from core.errors import Invalid, Refusal
from core.language.context import Context
from core.language.entries.single_values import read_amount
from core.model.household import Household, Member, Membership, NumberHabit, Role
from core.model.money import Money
from core.usecases.use_case_context import UseCaseContext

_ALERT: Final = Markup('<p class="refusal" role="alert" tabindex="-1" autofocus>{}</p>')
SEE_OTHER: Final = 303
"""The HTTP status after a form: the browser loads the next page by GET, so that reloading sends nothing twice."""
FormAction = Callable[[UseCaseContext], Awaitable[object]]
"""A function that does what a form asks for; raises Refusal with the reason if it cannot."""
PageShower = Callable[[Request, "PageReader", Refusal], Awaitable[Response]]
"""A function that shows the page of a form with a refusal."""


@dataclass(frozen=True, slots=True)
class PageReader:
    """The signed-in member for whom a page is rendered, with the texts in their language and today's date."""

    membership: Membership
    words: Words
    today: date

    @property
    def household(self) -> Household:
        """The household of the reader."""
        return self.membership.household

    @property
    def member(self) -> Member:
        """The reader as a member of the household."""
        return self.membership.member

    @property
    def is_admin(self) -> bool:
        """Whether the reader is an admin."""
        return self.member.role is Role.ADMIN

    def read_amount(self, text: str, currency: str) -> Money:
        """Return the amount in a form field, written with the household's decimal mark.

        Raises: Invalid for no amount, or an ambiguous one: "1.200" where nothing says what the point means.
        """
        household = self.household
        context = Context(
            self.today,
            currency,
            self.member.id,
            (),
            language=household.choose_language(self.member),
            number_habit=household.number_habit,
        )
        found = tuple(dict.fromkeys(read_amount(text, context)))
        if not found or any(money.currency != currency for money in found):
            raise Invalid("amount-unread")
        if len(found) > 1:
            raise Invalid("amount-unclear", text=text, readings=" / ".join(map(self.words.money, found)))
        return found[0]

    def show_amount(self, money: Money) -> str:
        """Return an amount as text for a form field, in the form ``read_amount`` reads back."""
        mark = "," if self.household.number_habit is NumberHabit.COMMA else "."
        return str(money.amount).replace(".", mark)

    @property
    def page(self) -> CardContext:
        """The context with which drafts, budgets and other messages with buttons are written for the reader."""
        return CardContext(self.words, self.household, self.today, self.member.id)

    @property
    def answers(self) -> Audience:
        """The audience for which answers are written: the reader."""
        return Audience(self.words, self.household, self.today, self.member)


class PageRenderer:
    """Renders the pages of signed-in members."""

    def __init__(self, api: ApiDependencies, templates: Jinja2Templates) -> None:
        self.api = api
        self._templates = templates

    async def reader(self, request: Request) -> PageReader:
        """Return the reader of a page, or redirect to /sign-in; a form must carry its anti-forgery token."""
        membership = await self.api.admit_page(request)
        today = membership.household.today(self.api.clock.now())
        return PageReader(membership, self.api.words(membership), today)

    @asynccontextmanager
    async def context(self, reader: PageReader) -> AsyncIterator[UseCaseContext]:
        """Open a unit of work for the reader; the caller commits it."""
        async with self.api.context_of(reader.membership) as context:
            yield context

    async def run_form(
        self, request: Request, reader: PageReader, act: FormAction, show: PageShower, next_page: str
    ) -> Response:
        """Do what a form asks for, commit, and redirect to the next page; show the form's page if it is refused."""
        try:
            async with self.context(reader) as context:
                await act(context)
                await context.uow.commit()
        except Refusal as refusal:
            return await show(request, reader, refusal)
        return RedirectResponse(next_page, SEE_OTHER)

    async def show(
        self, request: Request, template: str, reader: PageReader, refusal: Refusal | None = None, **shown: Any
    ) -> Response:
        """Render a page; a refusal sets the status, and its sentence stands in the sent form, filled as it was."""
        typed = await _read_typed(request) if refusal and refusal.code != "page-old" else {}
        alert = _ALERT.format(reader.words.refusal(refusal)) if refusal else Markup()
        shown |= {
            "request": request,
            "reader": reader,
            "words": reader.words,
            "csrf": await self.api.sign_in.form_token(request),
            "path": request.url.path,
        }
        made = self._templates.get_template(template)
        page = return_form(made.render(shown, alert=""), request.url.path, typed, alert) if typed else None
        status = find_status(refusal) if refusal else 200
        return HTMLResponse(page or made.render(shown, alert=alert), status, {"Cache-Control": "no-store"})

    def say_goodbye(self, request: Request, words: Words, text: str) -> Response:
        """Render a last sentence for somebody who is no longer signed in, and delete their cookie."""
        answer = self._templates.TemplateResponse(request, "goodbye.html", {"words": words, "text": text})
        answer.headers["Cache-Control"] = "no-store"
        drop_code_cookie(answer, COOKIE, secure=self.api.sign_in.network.is_secure(request))
        return answer


async def _read_typed(request: Request) -> dict[str, list[str]]:
    """Return the fields of the form in a request, by name; empty without a form."""
    if request.method != "POST":
        return {}
    typed: dict[str, list[str]] = {}
    for name, value in (await request.form()).multi_items():
        typed.setdefault(name, []).append(value if isinstance(value, str) else "")
    return typed


def first_large(text: str) -> str:
    """Return a text with its first letter in upper case, for headings."""
    return text[:1].upper() + text[1:]


def read_id(text: object) -> UUID:
    """Return the id in a form field; raises Invalid if it is none."""
    try:
        return UUID(str(text))
    except ValueError:
        raise Invalid("choice-gone") from None
