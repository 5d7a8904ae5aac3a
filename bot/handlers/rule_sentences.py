"""Handlers for sentences about a recurring bill (paid, price changed, paused, ended); ask which if several match."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from bot.handlers.cards import (
    make_never_mind_button,
    make_page,
    phrase_reply,
    read_subject,
    show_waiting,
    use_case_context,
)
from bot.handlers.drafts import confirm_by_sentence
from bot.handlers.entries import propose_lines
from bot.handlers.message_context import MessageContext
from bot.handlers.recurring import load_shown_rule, skip_rule
from bot.handlers.recurring_overview import AHEAD
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap
from bot.render.cards import text_reply
from bot.render.recurring import label_rule, make_rule_card, write_bill_line
from bot.verbs import Verb
from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.model.entry import EntryKind, Line
from core.model.intent import ActOnRule, ChangeDraft, RecordEntries, RuleAction
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import Bill, BillStatus, RecurringRule, Rhythm, find_next_occurrence
from core.usecases.bill_status import VARYING, is_same_thing
from core.usecases.change_draft import change_draft
from core.usecases.list_bills import LOOK_BACK, OPEN, is_rule_visible, list_bills, list_rules
from core.usecases.set_recurring import (
    RuleChange,
    RuleResult,
    change_rule,
    end_rule,
    move_rule,
    pause_rule,
    resume_rule,
    set_reminder_days,
    take_back_rule_change,
)
from core.usecases.waiting_drafts import find_own_waiting

router: Router[MessageContext] = Router()

_PENDING = "rule-act"
"""The dialogue key of an action that waits until its rule is chosen."""
_CHOICES = 8
"""The most rules or bills that are offered where several match."""
_LABEL = 60
_PAYING = frozenset({RuleAction.PAY, RuleAction.PAID})


async def act_on_rule(context: MessageContext, asked: ActOnRule) -> Sequence[Reply] | None:
    """Apply a sentence to the recurring bill it names, or ask which; None where none has that name."""
    rules = await _find_rules(context, asked)
    if not rules:
        return None
    use_case_context(context).require_writer()
    if asked.action in _PAYING:
        return await _settle_bill(context, asked, rules)
    if len(rules) == 1:
        return await _apply_action(context, asked, rules[0])
    return [_ask_which(context, asked, rules)]


async def _find_rules(context: MessageContext, asked: ActOnRule) -> list[RecurringRule]:
    """Return the visible rules with the given name; all expense rules where no name is given."""
    reader = make_page(context).reader
    shown = [rule for rule in await list_rules(context.uow) if is_rule_visible(rule, reader)]
    if not asked.name:
        return [rule for rule in shown if rule.line.kind is EntryKind.EXPENSE]
    money = Money(1, context.household.currency)
    sought = Line(EntryKind.EXPENSE, money, context.today, asked.name, merchant=asked.merchant or None)
    return [rule for rule in shown if is_same_thing(rule.line, sought)]


def _ask_which(context: MessageContext, asked: ActOnRule, rules: Sequence[RecurringRule]) -> Reply:
    pending = msgspec.to_builtins(replace(asked, otherwise=None))
    context.dialogue.answers[_PENDING] = json.dumps(pending)
    page = make_page(context)
    rows = [
        [Button(label_rule(page, rule)[:_LABEL], Tap(Verb.REPEAT_WHICH, rule.id, rule.version))]
        for rule in rules[:_CHOICES]
    ]
    return text_reply(context.words("repeat-which"), [*rows, [make_never_mind_button(context)]])


@router.tap(Verb.REPEAT_WHICH)
async def _apply_chosen(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Apply an earlier sentence to the recurring rule that was tapped."""
    pending = context.dialogue.answers.pop(_PENDING, "")
    if not pending:
        return [Reply(toast=context.words("button-expired"))]
    rule = await load_shown_rule(context, read_subject(tap))
    return await _apply_action(context, _read_pending(pending), rule)


def _read_pending(pending: str) -> ActOnRule:
    """Return the action on a rule that waits in the dialogue for a choice."""
    held = json.loads(pending)
    if isinstance(held, list):  # as it was kept by an older version
        action, amount, currency = held
        return ActOnRule(RuleAction(action), "", amount=Decimal(amount) if amount else None, currency=currency or None)
    return ActOnRule(
        RuleAction(held["action"]),
        held["name"],
        amount=Decimal(held["amount"]) if held["amount"] else None,
        currency=held["currency"],
        day=date.fromisoformat(held["day"]) if held["day"] else None,
        rhythm=msgspec.convert(held["rhythm"], Rhythm) if held["rhythm"] else None,
        lead=held["lead"],
    )


async def _apply_action(context: MessageContext, asked: ActOnRule, rule: RecurringRule) -> Sequence[Reply]:
    """Apply an action to a rule, and show a button that undoes it."""
    acting = use_case_context(context)
    if asked.action is RuleAction.SKIP:
        return [replace(await skip_rule(context, rule.id, rule.version), edits=None)]
    if asked.action is RuleAction.PRICE and asked.amount is not None:
        money = Money.of(asked.amount, asked.currency or rule.line.money.currency)
        return [await _change_price(context, rule, money, asked.day)]
    if asked.action is RuleAction.MOVE and asked.rhythm is not None:
        return [_show_result(context, await move_rule(acting, rule.id, rule.version, asked.rhythm))]
    if asked.action is RuleAction.LEAD and asked.lead is not None:
        return [_show_result(context, await set_reminder_days(acting, rule.id, rule.version, asked.lead))]
    done = {RuleAction.END: end_rule, RuleAction.PAUSE: pause_rule, RuleAction.RESUME: resume_rule}[asked.action]
    return [_show_result(context, await done(acting, rule.id, rule.version))]


async def _change_price(context: MessageContext, rule: RecurringRule, money: Money, since: date | None) -> Reply:
    """Change a rule's amount from its next due day on, or from the first due day on or after ``since``."""
    if money == rule.line.money:
        return make_rule_card(make_page(context), rule, remarks=[context.words("repeat-same-price")])
    change = RuleChange(money=money, since=since)
    result = await change_rule(use_case_context(context), rule.id, rule.version, change)
    if since is not None:  # the card itself says what it costs until then, and from when on something else
        return _show_result(context, result)
    coming = find_next_occurrence(result.rule, context.today)
    day = context.words.day(coming.day, context.today) if coming else ""
    old = context.words.money(rule.line.money)
    return _show_result(context, result, [context.words("repeat-new-price", old=old, day=day)] if day else [])


def _show_result(context: MessageContext, result: RuleResult, remarks: Sequence[str] = ()) -> Reply:
    """Return a rule's card after a change, with a button that undoes it."""
    told = remarks if result.acted else [context.words("repeat-unchanged")]
    shown = make_rule_card(make_page(context), result.rule, remarks=told)
    if not result.acted:
        return shown
    undo = Button(context.words("button-undo"), Tap(Verb.REPEAT_TAKE_BACK, result.rule.id, result.rule.version))
    return replace(shown, buttons=((undo,), *shown.buttons))


@router.tap(Verb.REPEAT_TAKE_BACK)
async def _take_back(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Undo the last change of a recurring rule, by its button."""
    rule = await load_shown_rule(context, read_subject(tap))
    result = await take_back_rule_change(use_case_context(context), rule.id, tap.version)
    shown = make_rule_card(make_page(context), result.rule)
    toast = context.words("toast-undone" if result.acted else "toast-stale")
    return [replace(shown, edits=context.inbound.message, toast=toast)]


async def _settle_bill(context: MessageContext, asked: ActOnRule, rules: Sequence[RecurringRule]) -> Sequence[Reply]:
    """Mark the one open bill as paid, or ask which; if none is open say it is paid, or pay the next one early."""
    today, ids = context.current_day, {rule.id for rule in rules}
    bills = await list_bills(context.uow, today, Period(today - LOOK_BACK, today + AHEAD))
    own = [bill for bill in bills if bill.rule.id in ids]
    unpaid = [bill for bill in own if bill.status in OPEN]
    waiting = [bill for bill in unpaid if bill.status is not BillStatus.UPCOMING or bill.draft]
    if len(waiting) > 1 or (not waiting and len(rules) > 1):
        return [_ask_which_bill(context, waiting or unpaid)]
    paid = next((bill for bill in reversed(own) if bill.status is BillStatus.PAID), None)
    if not waiting and paid is not None:
        return [_say_already_paid(context, paid)]
    chosen = next(iter(waiting or unpaid), None)
    if chosen is None:
        return [make_rule_card(make_page(context), rules[0], remarks=[context.words("repeat-none-due")])]
    return await _confirm_bill(context, asked, chosen)


def _ask_which_bill(context: MessageContext, bills: Sequence[Bill]) -> Reply:
    page = make_page(context)
    if not bills:
        return phrase_reply(context, "repeat-none-due")
    rows = [
        [Button(write_bill_line(page, bill)[:_LABEL], Tap(Verb.BILL, bill.rule.id, bill.occurrence.number))]
        for bill in bills[:_CHOICES]
    ]
    return text_reply(context.words("repeat-which"), [*rows, [make_never_mind_button(context)]])


def _say_already_paid(context: MessageContext, bill: Bill) -> Reply:
    """Say that a bill is paid already, and offer to pay the next one."""
    page, coming = make_page(context), find_next_occurrence(bill.rule, bill.occurrence.day)
    shown = {"item": label_rule(page, bill.rule), "day": context.words.day(bill.occurrence.day, context.today)}
    told = context.words("bill-already-paid", **shown)
    if coming is None or coming.day > context.current_day + AHEAD:
        return text_reply(told)
    day = context.words.day(coming.day, context.today)
    button = Button(context.words("button-bill-early", day=day), Tap(Verb.BILL, bill.rule.id, coming.number))
    return text_reply(told, [[button]])


async def _confirm_bill(context: MessageContext, asked: ActOnRule, bill: Bill) -> Sequence[Reply]:
    """Confirm a paid bill's draft, show it where its amount may differ, or propose a new one."""
    acting, day = use_case_context(context), asked.day
    payer = context.member.id if asked.own else bill.occurrence.line.payer
    draft = await _find_card(context, bill)
    if draft is None:
        line = bill.occurrence.line.with_amount(bill.left)
        line = replace(line, day=day or min(line.day, context.today), payer=payer)
        return await propose_lines(context, RecordEntries((line,)))
    change = _describe_difference(draft, day, payer if asked.own else None)
    if change is not None:
        result = await change_draft(acting, draft.id, change)
        draft = result.draft
    surely = asked.action is RuleAction.PAID and draft.lines[0].category not in VARYING and not draft.is_answer_required
    if surely:
        return await confirm_by_sentence(context, draft.id)
    return [show_waiting(context, draft)]


async def _find_card(context: MessageContext, bill: Bill) -> Draft | None:
    """Return a bill's open draft: the one made for it, else one a member wrote for the same thing and amount."""
    draft = await context.uow.drafts.get(bill.draft) if bill.draft else None
    if draft is not None:
        return draft if draft.state is DraftState.OPEN else None
    line = bill.occurrence.line.with_amount(bill.left)
    own = await find_own_waiting(use_case_context(context), context.inbound.channel, context.inbound.chat)
    alone = (each for each in own if len(each.lines) == 1)
    return next(
        (each for each in alone if each.lines[0].money == line.money and is_same_thing(each.lines[0], line)), None
    )


def _describe_difference(draft: Draft, day: date | None, payer: UUID | None) -> ChangeDraft | None:
    """Return the change that sets a draft's day and payer as stated; None where they already are."""
    line = draft.lines[0]
    new_day = day if day not in {None, line.day} else None
    new_payer = payer if payer not in {None, line.payer} else None
    if new_day is None and new_payer is None:
        return None
    return ChangeDraft(day=new_day, payer=new_payer)


def answer_unknown(context: MessageContext, asked: ActOnRule) -> Reply:
    """Say that no recurring payment has this name."""
    if not asked.name:
        raise Invalid("repeat-unread")
    return phrase_reply(context, "repeat-no-such", name=asked.name[:_LABEL])
