"""Handlers for savings goals: set, fund, show, change and close them, by sentence or by button."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.handlers.cards import ask_again, ask_to_type, make_reader, read_subject, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render.cards import make_edit_of_tapped
from bot.render.goals import ask_which, make_goal_card, make_goal_list
from bot.verbs import Verb
from core.errors import Invalid, NotFound
from core.language.arrangements.coming_periods import read_due
from core.language.arrangements.goal_sentences import find_single_amount, read_goal
from core.language.message import Message
from core.model.goal import GoalStatus
from core.model.intent import AskGoal, Command, FundGoal, SetGoal
from core.model.money import Money
from core.usecases.keep_goals import (
    change_goal,
    close_goal,
    find_goal,
    fund_goal,
    list_goals,
    load_goal_status,
    set_goal,
    take_back_deposit,
)

router: Router[MessageContext] = Router()

_PENDING = "goal"
"""The dialogue key of an amount that waits until its goal is chosen."""


def _make_card(context: MessageContext, status: GoalStatus, **more: object) -> Reply:
    return make_goal_card(make_reader(context), status, writes=context.member.can_write, **more)  # type: ignore[arg-type]


@router.command("goals", menu=76)
async def _goals_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/goals``: list the goals, or read the words after the command as a sentence about one."""
    if command.rest:
        message = Message.read_message(command.rest, make_reading_context(context))
        said = read_goal(message) or read_goal(Message.read_message(f"goal {command.rest}", message.context))
        if isinstance(said, SetGoal):
            return await set_by_sentence(context, said)
        if isinstance(said, FundGoal):
            return await fund_by_sentence(context, said)
        return await ask_by_sentence(context, said if isinstance(said, AskGoal) else AskGoal(command.rest))
    return [await _make_list_card(context)]


async def _make_list_card(context: MessageContext) -> Reply:
    goals = await list_goals(context.uow, context.today)
    return make_goal_list(make_reader(context), goals, writes=context.member.can_write)


@router.intent(SetGoal)
async def set_by_sentence(context: MessageContext, said: SetGoal) -> Sequence[Reply]:
    """Set a savings goal; where one of that name exists, ask whether to put the amount into it."""
    use_case = use_case_context(context)
    use_case.require_writer()
    money = Money.of(said.amount, said.currency or context.household.currency)
    known = await find_goal(use_case, said.name)
    if known is not None:
        due = said.due.isoformat() if said.due else ""
        context.dialogue.answers[_PENDING] = json.dumps([str(said.amount), money.currency, due])
        return [ask_which(make_reader(context), known.goal, money)]
    status, _ = await set_goal(use_case, said.name, money, said.due)
    return [_make_card(context, status, lead=context.words("goal-set"))]


@router.tap(Verb.GOAL_PICK)
async def _apply_to_goal(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Apply the amount stated earlier to the goal that was tapped."""
    kept = context.dialogue.answers.pop(_PENDING, "")
    if not kept:
        return [Reply(toast=context.words("button-expired"))]
    amount, currency, due = json.loads(kept)
    money = Money.of(Decimal(amount), currency)
    if tap.argument == "fund":
        return [make_edit_of_tapped(context.inbound, await _say_funded(context, tap, money))]
    day = date.fromisoformat(due) if due else None
    status = await change_goal(use_case_context(context), read_subject(tap), target=money, due=day)
    return [make_edit_of_tapped(context.inbound, _make_card(context, status, lead=context.words("goal-changed")))]


@router.intent(FundGoal)
async def fund_by_sentence(context: MessageContext, said: FundGoal) -> Sequence[Reply]:
    """Put money into a savings goal or take some out, as a sentence says."""
    known = await _find_named_goal(context, said.name)
    currency = said.currency or known.goal.target.currency
    return [await _say_funded(context, Tap(Verb.GOAL, known.goal.id), Money.of(said.amount, currency))]


async def _say_funded(context: MessageContext, tap: Tap, money: Money) -> Reply:
    status, deposit = await fund_goal(use_case_context(context), read_subject(tap), money)
    shown = context.words.money(money if money.minor > 0 else -money)
    lead = context.words("goal-funded" if money.minor > 0 else "goal-taken", sum=shown, name=status.goal.name)
    return _make_card(context, status, lead=lead, undo=deposit)


@router.intent(AskGoal)
async def ask_by_sentence(context: MessageContext, said: AskGoal) -> Sequence[Reply]:
    """Show how much of a savings goal is saved."""
    return [_make_card(context, await _find_named_goal(context, said.name))]


async def _find_named_goal(context: MessageContext, name: str) -> GoalStatus:
    known = await find_goal(use_case_context(context), name)
    if known is None:
        raise NotFound("goal-unknown", name=name[:60])
    return known


@router.tap(Verb.GOALS)
async def _show_goals(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [make_edit_of_tapped(context.inbound, await _make_list_card(context))]


@router.tap(Verb.GOAL)
async def _show_goal(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    status = await load_goal_status(use_case_context(context), read_subject(tap))
    return [make_edit_of_tapped(context.inbound, _make_card(context, status))]


@router.tap(Verb.GOAL_CLOSE)
async def _close_goal(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    status = await close_goal(use_case_context(context), read_subject(tap))
    return [make_edit_of_tapped(context.inbound, _make_card(context, status))]


@router.tap(Verb.GOAL_REOPEN)
async def _reopen_goal(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    status = await close_goal(use_case_context(context), read_subject(tap), closed=False)
    return [make_edit_of_tapped(context.inbound, _make_card(context, status))]


@router.tap(Verb.GOAL_UNDO)
async def _undo_deposit(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    status = await take_back_deposit(use_case_context(context), read_subject(tap))
    return [make_edit_of_tapped(context.inbound, _make_card(context, status, lead=context.words("goal-undone")))]


@router.tap(Verb.GOAL_NEW)
async def _ask_new(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    use_case_context(context).require_writer()
    context.dialogue.asked = Tap(Verb.GOAL_NEW)
    return [ask_to_type(context, "goal-ask-new")]


@router.answer(Verb.GOAL_NEW)
async def _answer_new(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Set a savings goal from a typed answer such as "goa 50000 by december"."""
    reading = make_reading_context(context)
    said = read_goal(Message.read_message(text, reading)) or read_goal(Message.read_message(f"goal {text}", reading))
    if not isinstance(said, SetGoal):
        return [ask_again(context, tap, Invalid("goal-unread"))]
    return await set_by_sentence(context, said)


@router.tap(Verb.GOAL_FUND, Verb.GOAL_TARGET, Verb.GOAL_DUE)
async def _ask_value(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Ask for a goal's amount, target or day to be typed."""
    use_case_context(context).require_writer()
    status = await load_goal_status(use_case_context(context), read_subject(tap))
    context.dialogue.asked = Tap(tap.verb, tap.subject)
    return [ask_to_type(context, f"ask-{tap.verb}", name=status.goal.name)]


@router.answer(Verb.GOAL_FUND, Verb.GOAL_TARGET, Verb.GOAL_DUE)
async def _answer_value(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Take a typed amount, target or day for a goal; ask again where it cannot be read."""
    try:
        return [await _apply_typed_value(context, tap, text)]
    except Invalid as refusal:
        return [ask_again(context, tap, refusal)]


async def _apply_typed_value(context: MessageContext, tap: Tap, text: str) -> Reply:
    """Apply a typed value to a goal and return its card; raises Invalid where it cannot be read."""
    use_case, goal_id = use_case_context(context), read_subject(tap)
    message = Message.read_message(text.strip(), make_reading_context(context))
    if tap.verb == Verb.GOAL_DUE:
        due = read_due(message.text, message)
        if due is None:
            raise Invalid("date-unread")
        return _make_card(context, await change_goal(use_case, goal_id, due=due), lead=context.words("goal-changed"))
    amount = find_single_amount(Message.read_message(message.text.lstrip("-\u2212"), message.context))
    if amount is None:
        raise Invalid("amount-unread")
    own = (await load_goal_status(use_case, goal_id)).goal.target.currency
    money = Money.of(amount.readings[0], amount.currencies[0] if amount.currencies else own)
    money = -money if message.text.startswith(("-", "\u2212")) else money
    if tap.verb == Verb.GOAL_FUND:
        return await _say_funded(context, tap, money)
    return _make_card(context, await change_goal(use_case, goal_id, target=money), lead=context.words("goal-changed"))
