"""The page of a new entry: a form that saves an expense, income, refund or transfer as REST does."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, StringConstraints

from bot.handlers import currencies
from bot.web.api.chat_turn import find_or_make_own_chat
from bot.web.api.entries import EntryWanted, make_line, save_line
from bot.web.pages.page import SEE_OTHER, PageReader, PageRenderer
from bot.web.pages.sent_once import note_sent
from core.errors import Invalid, Refusal
from core.model.entry import EntryKind, Visibility
from core.usecases.use_case_context import UseCaseContext

Short = Annotated[str, StringConstraints(max_length=200)]


class NewEntryForm(BaseModel):
    """The fields of the form; ``once`` is the number under which it is saved only once."""

    csrf: Short = ""
    once: Short = ""
    amount: Short
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    day: date
    kind: EntryKind = EntryKind.EXPENSE
    description: Short = ""
    merchant: Short = ""
    category: Annotated[str, StringConstraints(max_length=60)] = ""
    payer: Short = ""
    visibility: Visibility = Visibility.SHARED


def new_entry_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/entries/new``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/entries/new")
    async def show_form(request: Request) -> Response:
        return await _show_form(pages, request, await pages.reader(request))

    @router.post("/entries/new")
    async def save_entry(request: Request, given: Annotated[NewEntryForm, Form()]) -> Response:
        reader = await pages.reader(request)
        chat = await find_or_make_own_chat(pages.api, reader.membership)
        try:
            async with pages.context(reader) as context:
                line = make_line(context, _read_wanted(context, reader, given))
                await note_sent(context, "entry", given.once)
                entry = await save_line(pages.api, context, line, chat)
                await context.uow.commit()
        except Refusal as refusal:
            return await _show_form(pages, request, reader, refusal)
        return RedirectResponse(f"/entries/{entry.id}?saved=1#done", SEE_OTHER)

    return router


async def _show_form(
    pages: PageRenderer, request: Request, reader: PageReader, refusal: Refusal | None = None
) -> Response:
    codes = dict.fromkeys((reader.household.currency, *currencies.COMMON))
    return await pages.show(
        request,
        "new_entry.html",
        reader,
        refusal,
        once=pages.api.ids.new(),
        kinds=tuple(EntryKind),
        currency_names=[(code, currencies.write_full_name(code, reader.words)) for code in codes],
    )


def _read_wanted(context: UseCaseContext, reader: PageReader, given: NewEntryForm) -> EntryWanted:
    """Return the entry that the form describes. Raises Invalid for an amount, currency or member that cannot be."""
    context.require_writer()
    payer = next((member.id for member in reader.household.members if str(member.id) == given.payer), None)
    if payer is None and given.payer:
        raise Invalid("member-unknown")
    money = reader.read_amount(given.amount, given.currency)
    return EntryWanted(
        amount=f"{money.amount:f}",
        currency=money.currency,
        day=given.day,
        description=given.description,
        merchant=given.merchant or None,
        category=given.category or None,
        classify=True,
        kind=given.kind,
        payer=payer or reader.member.id,
        visibility=given.visibility,
    )
