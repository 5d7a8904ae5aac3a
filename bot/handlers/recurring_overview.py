"""Handlers for the list of recurring payments and the bills to come, and answers to questions about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.handlers.cards import make_page, phrase_reply, read_subject, show_waiting, use_case_context
from bot.handlers.entries import propose_lines
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.recurring import load_shown_rule, propose_recurring
from bot.handlers.router import Router
from bot.handlers.suggested_rules import find_suggestions
from bot.messages import Reply, Tap
from bot.render.cards import make_edit_of_tapped
from bot.render.recurring import (
    RecurringAnswer,
    explain_recurring_answer,
    make_bills_list,
    make_calendar_card,
    make_guessed_bill_reply,
    make_recurring_answer,
    make_rules_list,
    make_suggestion_card,
    write_guessed_bills,
)
from bot.render.shorthand import make_question_tap as question_tap
from bot.verbs import Verb
from core.errors import Invalid
from core.language.recognise import recognise
from core.model.draft import DraftState
from core.model.entry import EntryKind, Line
from core.model.intent import Command, RecordEntries, SetRecurring
from core.model.question import Question
from core.model.recurring import RecurringRule, Rhythm, find_next_occurrence, list_due_days
from core.usecases.list_bills import is_rule_visible, list_rules, list_unpaid_bills, sum_unpaid
from core.usecases.recurring_total import list_monthly_shares, sum_by_currency
from core.usecases.set_recurring import (
    renew_calendar,
)

router: Router[MessageContext] = Router()

_OFFERED = 3
"""The most suggestions of new rules below a list."""
AHEAD = timedelta(days=31)
"""How far ahead bills are listed."""
_A_YEAR = timedelta(days=366)
"""How far ahead the longest list of bills looks."""


@router.command("recurring", menu=72)
async def recurring_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/recurring``: list the active rules, or set one up from the words after the command."""
    if command.rest:
        asked = recognise(command.rest, make_reading_context(context))
        if not isinstance(asked, SetRecurring):
            raise Invalid("repeat-unread")
        return await propose_recurring(context, asked)
    page, found = make_page(context), await find_suggestions(context)
    offers = [
        make_suggestion_card(page, one.newest.line, one.rhythm, len(one.entries), one.newest.id)
        for one in found[:_OFFERED]
    ]
    return [await _make_list_card(context), *offers]


@router.tap(Verb.REPEATS)
async def _show_rules(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [make_edit_of_tapped(context.inbound, await _make_list_card(context))]


async def _make_list_card(context: MessageContext) -> Reply:
    page = make_page(context)
    rules = await list_rules(context.uow)
    coming = [rule for rule in rules if not _is_over(rule, context.current_day)]
    shown = [rule for rule in coming if is_rule_visible(rule, page.reader)]
    sums = sum_by_currency(list_monthly_shares(rules, context.today), context.household.currency)
    return make_rules_list(page, shown, sums, len(coming) - len(shown))


def _is_over(rule: RecurringRule, today: date) -> bool:
    """Return whether all of a rule's fixed number of payments are past, so that it is no longer listed."""
    return (
        rule.times is not None and not rule.is_paused and find_next_occurrence(rule, today - timedelta(days=1)) is None
    )


@router.command("bills", menu=74)
async def bills_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/bills``: list the bills that are overdue, due and coming."""
    del command
    return [await show_bills(context, context.today + AHEAD)]


@router.tap(Verb.BILLS)
async def _show_bills_in_place(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [make_edit_of_tapped(context.inbound, await show_bills(context, context.today + AHEAD))]


@router.tap(Verb.BILL)
async def _show_bill(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show a bill's draft card, making one where none is open; show the list of bills where the bill is paid."""
    rule = await load_shown_rule(context, read_subject(tap))
    until = context.current_day + AHEAD
    bills = await list_unpaid_bills(context.uow, context.current_day, until)
    found = next((each for each in bills if (each.rule.id, each.occurrence.number) == (rule.id, tap.version)), None)
    if found is None:
        return [
            make_edit_of_tapped(context.inbound, await show_bills(context, until), context.words("toast-bill-settled"))
        ]
    draft = await context.uow.drafts.get(found.draft) if found.draft else None
    if draft is not None and draft.state is DraftState.OPEN:
        return [show_waiting(context, draft)]
    line = replace(found.occurrence.line.with_amount(found.left), day=min(found.occurrence.day, context.today))
    return await propose_lines(context, RecordEntries((line,)))


async def show_bills(context: MessageContext, until: date) -> Reply:
    """Return the list of bills until a day; private ones of other members are only counted."""
    page = make_page(context)
    bills = await list_unpaid_bills(context.uow, context.current_day, until)
    shown = [bill for bill in bills if is_rule_visible(bill.rule, page.reader)]
    currencies = dict.fromkeys([context.household.currency, *(bill.paid.currency for bill in bills)])
    left = [money for currency in currencies if (money := sum_unpaid(bills, currency)).minor]
    told = make_bills_list(page, shown, left, len(bills) - len(shown), until)
    return _add_guessed(context, told, await _find_guessed(context))


def _add_guessed(context: MessageContext, shown: Reply, guessed: Sequence[tuple[Line, Rhythm]]) -> Reply:
    return replace(shown, body=(*shown.body, write_guessed_bills(make_page(context), guessed))) if guessed else shown


async def _find_guessed(context: MessageContext, asked: Question | None = None) -> list[tuple[Line, Rhythm]]:
    """Return expenses that seem to recur but have no rule; only those that match the question, if given."""
    found = [(one.newest.line, one.rhythm) for one in await find_suggestions(context)]
    return [
        (line, rhythm)
        for line, rhythm in found
        if line.kind is EntryKind.EXPENSE and (asked is None or _is_asked(asked, line))
    ]


@router.tap(Verb.CALENDAR)
async def _show_calendar(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show the link to the bills' calendar, creating it on first use."""
    del tap
    if not context.services.public_url:
        return [make_edit_of_tapped(context.inbound, phrase_reply(context, "calendar-off"))]
    return [make_edit_of_tapped(context.inbound, make_calendar_card(context.words))]


@router.tap(Verb.CALENDAR_NEW)
async def _renew_calendar(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Replace the link to the bills' calendar by a new one; the old link stops working."""
    del tap
    if not context.services.public_url:
        return [make_edit_of_tapped(context.inbound, phrase_reply(context, "calendar-off"))]
    token = await renew_calendar(use_case_context(context))
    link = f"{context.services.public_url.rstrip('/')}/calendar/{token}.ics"
    return [make_edit_of_tapped(context.inbound, make_calendar_card(context.words, link))]


async def answer_recurring(context: MessageContext, question: Question, scope: str) -> Reply | None:
    """Answer a question about recurring payments; None where none match, known or guessed."""
    page, guessed = make_page(context), await _find_guessed(context, question)
    found = await _find_answer(context, question, scope)
    if len(guessed) == 1 and _find_asked_name(question) and not (found and found.bills):
        line, rhythm = guessed[0]
        return make_guessed_bill_reply(page, line, rhythm, _find_next_day(rhythm, line.day, context.current_day))
    if found:
        others = [] if found.named and found.bills else guessed
        return _add_guessed(context, make_recurring_answer(page, found, question_tap(Verb.WHY, question)), others)
    return _add_guessed(context, make_bills_list(page, (), (), 0, context.today + AHEAD), guessed) if guessed else None


async def explain_recurring(context: MessageContext, question: Question, scope: str) -> Reply | None:
    """Explain the answer to a question about recurring payments; None where none match any more."""
    if not (found := await _find_answer(context, question, scope)):
        return None
    return explain_recurring_answer(make_page(context), found, question_tap(Verb.BACK, question))


async def _find_answer(context: MessageContext, question: Question, scope: str) -> RecurringAnswer | None:
    rules = await list_rules(context.uow)
    if not rules:
        return None
    today, period = context.current_day, question.period
    until = period.last if period is not None and period.last >= today else today + AHEAD
    if _find_asked_name(question):
        question = _drop_words_or_category(question, rules)
        until = today + _A_YEAR
    bills = await list_unpaid_bills(context.uow, today, until)
    chosen = [bill for bill in bills if _is_asked(question, bill.rule.line, bill.occurrence.day)]
    asked = [rule for rule in rules if _is_asked(question, rule.line)]
    if _find_asked_name(question) and not asked:
        return None
    if _find_asked_name(question) and chosen:
        chosen = list({bill.rule.id: bill for bill in reversed(chosen)}.values())[::-1]
        until = max(bill.occurrence.day for bill in chosen)
    currencies = dict.fromkeys([context.household.currency, *(bill.paid.currency for bill in chosen)])
    left = [money for currency in currencies if (money := sum_unpaid(chosen, currency)).minor]
    incomes = list_monthly_shares(asked, context.today, EntryKind.INCOME)
    named = bool(_find_asked_name(question))
    return RecurringAnswer(list_monthly_shares(asked, context.today), incomes, chosen, left, until, scope, named)


def _find_next_day(rhythm: Rhythm, last: date, today: date) -> date:
    """Return the first day from today on which a payment would recur that was last made on a day."""
    return next(day for day in list_due_days(rhythm, last) if day > last and day >= today)


def _find_asked_name(question: Question) -> str:
    """Return the name of the bill a question is about, in lower case; "" where it names none."""
    return (question.merchant or question.words or question.item or "").casefold()


def _drop_words_or_category(question: Question, rules: Sequence[RecurringRule]) -> Question:
    """Return the question limited to its words where a rule matches them, else to its category."""
    worded = replace(question, categories=())
    if not question.categories or any(_is_asked(worded, rule.line) for rule in rules):
        return worded
    return replace(question, words=None)


def _is_asked(question: Question, line: Line, day: date | None = None) -> bool:
    """Return whether a question is about this recurring payment and, if it names one, this due day."""
    period = question.period
    words = _find_asked_name(question)
    return (
        (not question.categories or line.category in question.categories)
        and question.member in {None, line.payer}
        and question.kind in {None, line.kind}
        and words in f"{line.description} {line.merchant or ''}".casefold()
        and (day is None or period is None or period.last < day or day >= period.first)
    )
