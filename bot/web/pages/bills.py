"""The bills page: what is left to pay, each with a Paid button, and recurring payments to skip, pause or end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, StringConstraints

from bot.channels.webchat import NAME
from bot.render.entries import name_line
from bot.render.recurring import describe_rhythm, write_bill_line
from bot.web.api.chat_turn import find_or_make_own_chat
from bot.web.api.entries import EntryWanted, make_line
from bot.web.pages.page import PageReader, PageRenderer, first_large
from bot.web.pages.sent_once import note_sent
from core.errors import Invalid, Refusal
from core.model.entry import EntryKind
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import Bill, RecurringRule, Rhythm, RhythmUnit, RuleState, find_next_occurrence
from core.usecases.list_bills import LOOK_BACK, OPEN, is_rule_visible, list_bills, list_rules, list_unpaid, sum_unpaid
from core.usecases.pay_bill import pay_bill
from core.usecases.read_outlook import LOOK_AHEAD
from core.usecases.set_recurring import (
    decide_rule,
    end_rule,
    load_rule,
    pause_rule,
    propose_rule,
    resume_rule,
    skip_next,
    take_back_rule_change,
)
from core.usecases.use_case_context import UseCaseContext

Short = Annotated[str, StringConstraints(max_length=100)]
_SAVED: Final = "/bills?saved=1#done"


@dataclass(frozen=True, slots=True)
class ShownBill:
    """A bill to pay as the page shows it; one of another member's private rule shows no name or details."""

    bill: Bill
    name: str
    line: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A recurring payment or income as the page shows it."""

    rule: RecurringRule
    name: str
    rhythm: str
    coming: str
    """The next due day in words; empty where the rule is paused or has ended."""


def show_bills(reader: PageReader, found: Iterable[Bill]) -> list[ShownBill]:
    """Return the bills to pay in the form the page shows."""
    page, private = reader.page, reader.words("category-private")
    shown = []
    for bill in found:
        if bill.occurrence.line.kind is EntryKind.TRANSFER:
            continue
        if is_rule_visible(bill.rule, reader.member.id):
            shown.append(
                ShownBill(bill, name_line(page, bill.occurrence.line), write_bill_line(page, bill), is_shown=True)
            )
        else:
            shown.append(ShownBill(bill, private, "", is_shown=False))
    return shown


def sum_left(reader: PageReader, bills: Iterable[Bill]) -> list[Money]:
    """Return what is left to pay, one sum per currency, as the chat's list of bills gives it."""
    bills = tuple(bills)
    currencies = dict.fromkeys([reader.household.currency, *(bill.paid.currency for bill in bills)])
    return [left for currency in currencies if (left := sum_unpaid(bills, currency)).minor]


def show_rules(reader: PageReader, rules: Iterable[RecurringRule], bills: Iterable[Bill]) -> list[ShownRule]:
    """Return the recurring payments and incomes that the reader may see, in the form the page shows.

    ``bills`` are all of the weeks ahead: the next day of a rule is that of its first unpaid one, else one after them.
    """
    shown = []
    first_unpaid: dict[UUID, date] = {}
    judged: dict[UUID, date] = {}
    for bill in bills:
        if bill.occurrence.day >= reader.today:
            judged[bill.rule.id] = bill.occurrence.day
            if bill.status in OPEN:
                first_unpaid.setdefault(bill.rule.id, bill.occurrence.day)
    for rule in rules:
        if not is_rule_visible(rule, reader.member.id):
            continue
        day = first_unpaid.get(rule.id)
        if day is None:
            after = find_next_occurrence(rule, judged.get(rule.id, reader.today - timedelta(days=1)))
            day = after.day if after else None
        coming = reader.words("repeat-next", day=reader.words.day(day, reader.today)) if day else ""
        rhythm = describe_rhythm(reader.words, rule.days.rhythm, rule.days.start, rule.times)
        shown.append(ShownRule(rule, name_line(reader.page, rule.line), rhythm, "" if rule.is_paused else coming))
    return shown


_RHYTHMS: Final = {
    "week": Rhythm(RhythmUnit.WEEK),
    "fortnight": Rhythm(RhythmUnit.WEEK, 2),
    "month": Rhythm(RhythmUnit.MONTH),
    "quarter": Rhythm(RhythmUnit.MONTH, 3),
    "year": Rhythm(RhythmUnit.YEAR),
}
"""The rhythms that the form of a new bill offers; the chat understands more."""


class BillForm(BaseModel):
    """The fields of the form of a new recurring payment or income; ``day`` is its first day."""

    csrf: Short = ""
    once: Short = ""
    name: Short
    amount: Short
    day: date
    rhythm: Short
    income: bool = False
    category: Annotated[str, StringConstraints(max_length=60)] = ""


def bill_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/bills`` and its forms."""
    router = APIRouter(include_in_schema=False)
    show = partial(_show_bills_page, pages)

    @router.get("/bills")
    async def bills(request: Request) -> Response:
        return await show(request, await pages.reader(request))

    @router.post("/bills")
    async def add_bill(request: Request, given: Annotated[BillForm, Form()]) -> Response:
        reader = await pages.reader(request)
        chat = await find_or_make_own_chat(pages.api, reader.membership)

        async def save_bill(context: UseCaseContext) -> None:
            asked = _read_bill(context, reader, given)
            await note_sent(context, "bill", given.once)
            rule = await propose_rule(context, pages.api.services.categoriser, asked, NAME, chat)
            await decide_rule(context, rule.id, rule.version, confirm=True)

        return await pages.run_form(request, reader, save_bill, show, _SAVED)

    @router.post("/bills/{rule_id}/paid")
    async def mark_paid(request: Request, rule_id: UUID, number: Annotated[int, Form(ge=1, le=10**6)]) -> Response:
        reader = await pages.reader(request)
        return await pages.run_form(request, reader, lambda context: _mark_paid(context, rule_id, number), show, _SAVED)

    @router.post("/bills/{rule_id}/{action}")
    async def change_rule(
        request: Request, rule_id: UUID, action: str, version: Annotated[int, Form(ge=1)]
    ) -> Response:
        reader = await pages.reader(request)
        next_page = f"/bills?saved=1&ended={rule_id}#done" if action == "end" else _SAVED
        return await pages.run_form(
            request, reader, lambda context: _change_rule(context, rule_id, action, version), show, next_page
        )

    return router


async def _show_bills_page(
    pages: PageRenderer, request: Request, reader: PageReader, refusal: Refusal | None = None
) -> Response:
    until = reader.today + LOOK_AHEAD
    async with pages.context(reader) as context:
        judged = await list_bills(context.uow, reader.today, Period(reader.today - LOOK_BACK, until))
        rules = await list_rules(context.uow)
        ended = await _find_ended(context, request.query_params.get("ended", ""))
    bills = list_unpaid(judged, reader.today)
    return await pages.show(
        request,
        "bills.html",
        reader,
        refusal,
        bills=show_bills(reader, bills),
        left=" + ".join(map(reader.words.money, sum_left(reader, bills))),
        until=reader.words.day(until, reader.today),
        once=pages.api.ids.new(),
        rhythms=_name_rhythms(reader),
        rules=show_rules(reader, rules, judged),
        ended=next(iter(show_rules(reader, ended, ())), None),
    )


def _name_rhythms(reader: PageReader) -> list[tuple[str, str]]:
    """Return the rhythms that the form offers with their labels."""
    return [
        (key, first_large(reader.words(f"rhythm-{rhythm.unit.value}", count=rhythm.every)))
        for key, rhythm in _RHYTHMS.items()
    ]


def _read_bill(context: UseCaseContext, reader: PageReader, given: BillForm) -> SetRecurring:
    """Return the recurring payment that a form describes. Raises Invalid for a value that cannot be."""
    context.require_writer()
    name = " ".join(given.name.split())
    if not name:
        raise Invalid("name-empty")
    rhythm = _RHYTHMS.get(given.rhythm)
    if rhythm is None:
        raise Invalid("choice-gone")
    money = reader.read_amount(given.amount, reader.household.currency)
    wanted = EntryWanted(
        amount=f"{money.amount:f}",
        description=name,
        category=given.category or None,
        classify=True,
        kind=EntryKind.INCOME if given.income else EntryKind.EXPENSE,
        payer=reader.member.id,
    )
    return SetRecurring(make_line(context, wanted), rhythm, given.day)


async def _find_ended(context: UseCaseContext, rule_id: str) -> tuple[RecurringRule, ...]:
    """Return the recurring payment that a form just ended, as a tuple of one; empty if it does not rest ended."""
    try:
        found = await load_rule(context, UUID(rule_id))
    except (ValueError, Refusal):
        return ()
    return (found,) if found.state is RuleState.ENDED else ()


async def _mark_paid(context: UseCaseContext, rule_id: UUID, number: int) -> None:
    """Record a bill as paid. Raises Invalid if it is paid already."""
    result = await pay_bill(context, rule_id, number, channel=NAME, chat="")
    if result is None or not result.entries:
        raise Invalid("page-old")


async def _change_rule(context: UseCaseContext, rule_id: UUID, action: str, version: int) -> None:
    """Skip, pause, resume or end a recurring payment or income, or take that back.

    Raises: Invalid if it is no longer at the version that the page showed.
    """
    match action:
        case "skip":
            result, _ = await skip_next(context, rule_id, version)
        case "pause":
            result = await pause_rule(context, rule_id, version)
        case "resume":
            result = await resume_rule(context, rule_id, version)
        case "undo":
            result = await take_back_rule_change(context, rule_id, version)
        case "end":
            result = await end_rule(context, rule_id, version)
        case _:
            raise Invalid("choice-gone")
    if not result.acted:
        raise Invalid("page-old")
