"""Handlers for exchange rates: ask for a missing one, read typed ones or a file, and list them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.handlers.cards import (
    ask_again,
    draft_card,
    make_never_mind_button,
    make_page,
    read_argument,
    read_subject,
    use_case_context,
)
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.handlers.statements import show_import
from bot.messages import Reply, Tap
from bot.render.rates import ask_rate, make_rates_list, make_saved_rates_reply
from bot.verbs import Verb
from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.model.entry import Line
from core.model.household import NumberHabit
from core.model.intent import Command
from core.model.money import EXPONENTS
from core.model.rate import Rate, read_rate
from core.usecases.draft_result import is_current, load_current_result, load_draft, save_draft
from core.usecases.exchange import convert_lines, read_rates_file, save_rates

router: Router[MessageContext] = Router()

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""Matches a number whose only mark may be its point or part thousands from hundreds."""
_CODE = re.compile(r"\b[A-Za-z]{3}\b")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@router.tap(Verb.RATE_ASK)
async def _ask_typed_rate(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Ask the member to type what one unit of a currency was worth."""
    draft = await load_draft(use_case_context(context), read_subject(tap))
    line = _find_line(draft, tap)
    context.dialogue.asked = Tap(Verb.RATE_ASK, tap.subject, tap.version, tap.argument)
    question = ask_rate(make_page(context), line.money.currency, _list_days(draft, line))
    return [replace(question, buttons=((make_never_mind_button(context),),))]


@router.answer(Verb.RATE_ASK)
async def _answer_typed_rate(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Save the typed rate for each day it was asked for, and apply it to every line and older entry without one."""
    draft = await load_draft(use_case_context(context), read_subject(tap))
    line = _find_line(draft, tap)
    try:
        value = _read_value(text, context.household.number_habit)
    except Invalid as refusal:
        return [ask_again(context, tap, refusal)]
    rates = [Rate(line.money.currency, day, value) for day in _list_days(draft, line)]
    kept = await save_rates(use_case_context(context), rates, "typed")
    lines = await convert_lines(context.uow, draft.lines, context.household.currency)
    shown = await _save_lines(context, draft, lines)
    note = [make_saved_rates_reply(make_page(context), kept)] if kept.entries else []
    return [*note, shown]


@router.tap(Verb.RATE_LATER)
async def _postpone_rate(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Postpone a missing rate: the amount stays out of totals, and this draft does not ask again."""
    draft = await load_draft(use_case_context(context), read_subject(tap))
    line = _find_line(draft, tap)
    lines = [
        replace(each, rate="") if each.rate is None and each.money.currency == line.money.currency else each
        for each in draft.lines
    ]
    current = is_current(draft, tap.version)
    shown = await _save_lines(context, draft, lines if current else draft.lines)
    return [replace(shown, edits=context.inbound.message)]


async def _save_lines(context: MessageContext, draft: Draft, lines: Sequence[Line]) -> Reply:
    """Save a draft with changed lines and show it; a confirmed or discarded one is only shown."""
    use_case = use_case_context(context)
    if draft.state is not DraftState.OPEN or tuple(lines) == draft.lines:
        return draft_card(context, await load_current_result(use_case, draft.id), done="toast-changed", fresh=True)
    after = replace(draft, version=draft.version + 1, lines=tuple(lines))
    result = await save_draft(use_case, after, was=draft.version)
    return replace(await show_import(context, result), toast=context.words("toast-changed"))


def _list_days(draft: Draft, line: Line) -> tuple[date, ...]:
    """Return the days of a draft's lines that lack the rate of the given line's currency; else that line's own day."""
    currency = line.money.currency
    days = {each.day for each in draft.lines if each.money.currency == currency and each.base is None}
    return tuple(sorted(days or {line.day}))


def _find_line(draft: Draft, tap: Tap) -> Line:
    index = read_argument(tap)[0]
    if index >= len(draft.lines):
        raise Invalid("line-gone")
    return draft.lines[index]


@router.command("rates")
async def _rates_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/rates``: list the rates; with words add one, with a file add many."""
    if context.photo is not None:
        rates = read_rates_file(context.photo, context.household.currency)
        if not rates:
            raise Invalid("rates-file-unread")
        return [make_saved_rates_reply(make_page(context), await save_rates(use_case_context(context), rates, "file"))]
    if command.rest.strip():
        rate = _read_words(context, command.rest)
        return [
            make_saved_rates_reply(
                make_page(context), await save_rates(use_case_context(context), [rate], "typed"), rate
            )
        ]
    return [make_rates_list(make_page(context), await context.uow.rates.list_latest())]


def _read_words(context: MessageContext, text: str) -> Rate:
    """Read a rate such as ``1 USD = 83.20`` or ``USD 83.20 2026-11-20``; raises Invalid where a part is missing."""
    days = _DAY.findall(text)
    rest = _DAY.sub(" ", text)
    base = context.household.currency
    codes = [code.upper() for code in _CODE.findall(rest) if code.upper() in EXPONENTS]
    codes = [code for code in codes if code != base] or codes
    if not codes:
        raise Invalid("rate-unread")
    try:
        day = date.fromisoformat(days[0]) if days else context.today
    except ValueError:
        raise Invalid("date-impossible") from None
    if day > context.today:
        raise Invalid("date-future")
    return Rate(codes[0], day, _read_value(rest, context.household.number_habit))


def _read_value(text: str, habit: NumberHabit) -> Decimal:
    """Return the rate that a text states beside the 1 it is the rate of, in the household's number format.

    Raises:
        Invalid: there is no such number, several ("100 JPY = 56"), or one with two readings ("16.250").
    """
    numbers = [number for number in _NUMBER.findall(text) if number != "1"] or _NUMBER.findall(text)[:1]
    if len(numbers) != 1:
        raise Invalid("rate-unread")
    thousands, point = (",", ".") if habit is NumberHabit.POINT else (".", ",")
    (written,) = numbers
    as_thousands, as_point = written.replace(thousands, "").replace(point, "."), written.replace(thousands, ".")
    if thousands not in written or point in written or written.count(thousands) > 1:
        return read_rate(as_thousands)
    if _TWO_WAYS.fullmatch(written):
        raise Invalid("amount-unclear", text=written, readings=f"{as_thousands} / {written.replace(thousands, point)}")
    return read_rate(as_point)  # one mark alone in a rate is its point: 83,2
