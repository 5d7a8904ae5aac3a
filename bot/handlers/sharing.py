"""Handlers for shared expenses: who owes whom, settling up, and how the household splits costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.cards import draft_card, make_page, make_reader, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render.cards import make_edit_of_tapped
from bot.render.entries import is_hidden
from bot.render.sharing import (
    ROWS,
    add_early_purchases,
    add_outsiders,
    ask_parts,
    explain_balances,
    make_balance_reply,
    make_member_mark,
    make_split_page,
)
from bot.render.shorthand import decode, encode, read_question_tap
from bot.verbs import Verb
from core.errors import Invalid, NotFound
from core.language.entries.parts import read_division
from core.model.balance import SplitKind
from core.model.household import Role
from core.model.intent import Command
from core.model.question import Question, QuestionIntent
from core.usecases.outside_debts import list_outside_debts
from core.usecases.rights import require_admin
from core.usecases.settle_up import (
    count_early_purchases,
    find_early_purchases,
    list_newest_shared,
    load_balances,
    load_current_rule,
    set_split,
    settle_debt,
)

router: Router[MessageContext] = Router()


async def show_balances(context: MessageContext, question: Question, *, edits: str | None = None) -> Reply:
    """Answer a question about who owes whom."""
    balances = await load_balances(context.uow, context.household.currency, question.period)
    rule = await load_current_rule(context.uow)
    shown = make_balance_reply(
        make_reader(context), question, balances, rule, writes=context.member.can_write, edits=edits
    )
    early = await find_early_purchases(context.uow, question.period)
    shown = add_early_purchases(make_reader(context), question, shown, early, admin=context.member.role is Role.ADMIN)
    if question.member is not None:
        return shown
    page = make_page(context)
    found = await list_outside_debts(
        context.uow, context.household.language, lambda entry: is_hidden(page, entry), question.period
    )
    return add_outsiders(make_reader(context), shown, found)


@router.command("settle", menu=77)
async def _settle_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/settle``: show who owes whom over all time."""
    del command
    question = Question(QuestionIntent.SETTLE_UP)
    context.dialogue.question = encode(question)
    return [await show_balances(context, question)]


def _read_settle_question(context: MessageContext, argument: str) -> Question:
    question = read_question_tap(argument, context.household, decode(context.dialogue.question))
    if question is None or question.intent is not QuestionIntent.SETTLE_UP:
        raise Invalid("choice-gone")
    return question


@router.tap(Verb.DEBT_PAID)
async def _settle_debt(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Record the payment of a debt; where the debt has changed since it was shown, show it again instead."""
    debtor, creditor, short = (*tap.argument.split(".", 2), "", "")[:3]
    question = _read_settle_question(context, short)
    results = await settle_debt(
        use_case_context(context),
        _find_member_by_mark(context, debtor),
        _find_member_by_mark(context, creditor),
        mark=tap.version,
        period=question.period,
        channel=context.inbound.channel,
        chat=context.inbound.chat,
    )
    now = await show_balances(context, question, edits=context.inbound.message)
    if not results:
        return [replace(now, toast=context.words("toast-debts-changed"))]
    saved = [draft_card(context, each, done="toast-saved", fresh=True) for each in results]
    return [replace(now, toast=context.words("toast-saved")), *(replace(each, toast="") for each in saved)]


def _find_member_by_mark(context: MessageContext, mark: str) -> UUID:
    """Return the present or former member whose id ends with a text; raises NotFound where there is none."""
    people = (*context.household.members, *context.household.former)
    found = [each.id for each in people if make_member_mark(each.id) == mark]
    if len(found) != 1:
        raise NotFound("member-unknown")
    return found[0]


@router.tap(Verb.DEBT_WHY)
async def _explain_balances(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    question = _read_settle_question(context, tap.argument)
    balances = await load_balances(context.uow, context.household.currency, question.period)
    newest = await list_newest_shared(context.uow, ROWS, question.period)
    changed, edits = balances.mark != tap.version, context.inbound.message
    return [explain_balances(make_reader(context), question, balances, newest, changed=changed, edits=edits)]


@router.tap(Verb.DEBTS)
async def _show_balances_again(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    return [await show_balances(context, _read_settle_question(context, tap.argument), edits=context.inbound.message)]


@router.tap(Verb.SPLIT_EARLY)
async def _count_early(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Count what was bought before the second member joined, and show who owes whom anew."""
    question = _read_settle_question(context, tap.argument)
    done = await count_early_purchases(use_case_context(context))
    now = await show_balances(context, question, edits=context.inbound.message)
    return [replace(now, toast=context.words("toast-changed" if done else "toast-debts-changed"))]


@router.command("split")
async def _split_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/split``: show how the household splits shared costs."""
    del command
    return [await _make_split_page(context)]


@router.tap(Verb.SPLIT)
async def _show_split(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    context.dialogue.asked = None
    return [make_edit_of_tapped(context.inbound, await _make_split_page(context))]


async def _make_split_page(context: MessageContext) -> Reply:
    rule = await load_current_rule(context.uow)
    return make_split_page(make_reader(context), rule, admin=context.member.role is Role.ADMIN)


@router.tap(Verb.SPLIT_SET)
async def _set_household_split(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Set how the household splits costs; ask for each member's part where the way of splitting needs parts."""
    if tap.argument not in set(SplitKind):
        raise Invalid("choice-gone")
    kind = SplitKind(tap.argument)
    use_case = use_case_context(context)
    if kind in {SplitKind.FIXED, SplitKind.PERCENT}:
        await require_admin(use_case)
        context.dialogue.asked = Tap(Verb.SPLIT_SET, argument=kind.value)
        return [make_edit_of_tapped(context.inbound, ask_parts(make_reader(context), kind))]
    await set_split(use_case, kind)
    return [make_edit_of_tapped(context.inbound, await _make_split_page(context), context.words("setting-saved"))]


@router.answer(Verb.SPLIT_SET)
async def _answer_parts(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Set each member's part of shared costs as typed."""
    found = read_division(text, make_reading_context(context))
    if found is None or not found.parts:
        raise Invalid("parts-unread")
    kind = SplitKind(tap.argument)
    weights = dict(zip(found.members, found.parts, strict=True))
    await set_split(use_case_context(context), kind, weights)
    context.dialogue.asked = None
    return [await _make_split_page(context)]
