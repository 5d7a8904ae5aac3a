"""Handlers for budgets: set, show, change and remove them by sentence or button; say on saved cards what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from bot.handlers.cards import ask_to_type, make_page, make_reader, read_subject, use_case_context
from bot.handlers.fields import read_category
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.messages import Reply, Tap, TextRun
from bot.render import budgets as render
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.entries import is_hidden
from bot.verbs import Verb
from core.errors import Invalid, NotFound
from core.language.arrangements.budget_sentences import read_limit, read_percent
from core.language.message import Message
from core.language.recognise import recognise
from core.model.budget import Budget, BudgetChange, BudgetEvery, BudgetScope, BudgetState, BudgetStatus
from core.model.entry import Entry
from core.model.household import Household
from core.model.intent import Command, Intent, RemoveBudget, SetBudget, Unclear
from core.model.money import Money
from core.usecases.budget_status import read_budgets
from core.usecases.keep_budgets import (
    BudgetResult,
    choose_default_length,
    find_budget,
    remove_budget,
    set_budget,
    undo_budget,
)
from core.usecases.rights import require_member, require_writer

router: Router[MessageContext] = Router()

_EVERY = {
    None: None,
    "month": BudgetEvery.MONTH,
    "week": BudgetEvery.WEEK,
    "payday": BudgetEvery.PAYDAY,
}
"""The budget period for each word of a sentence; a budget per day or per year is not supported."""
_GRAVITY = tuple(BudgetState)
_MONTHS = (BudgetEvery.MONTH, BudgetEvery.PAYDAY)


@router.command("budget", menu=75)
async def budget_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/budget``: list the budgets, or read the words after the command as a sentence about a budget."""
    if command.rest:
        read = _read_about(context, command.rest)
        if isinstance(read, SetBudget):
            return await set_by_sentence(context, read)
        if isinstance(read, RemoveBudget):
            return await remove_by_sentence(context, read)
        scope = _read_scope(context, command.rest)
        if scope is not None:
            return [await _show_budget_of(context, scope)]
    return [await _make_list_card(context)]


def _read_about(context: MessageContext, text: str) -> Intent:
    """Read a text as a sentence about a budget, even where it does not contain the word "budget"."""
    reading = replace(make_reading_context(context), before=None)
    for wording in (text, f"budget {text}", f"{text} budget"):
        read = recognise(wording, reading)
        if isinstance(read, SetBudget | RemoveBudget):
            break
    return read


def _read_scope(context: MessageContext, text: str) -> BudgetScope | None:
    """Return the budget scope that a text without an amount names ("food and transport"); None where it is none."""
    read = recognise(f"budget {text} 1", replace(make_reading_context(context), before=None))
    if isinstance(read, SetBudget) and (read.scope.categories or read.scope.member):
        return read.scope
    return None


async def _show_budget_of(context: MessageContext, scope: BudgetScope) -> Reply:
    """Show the budget for a scope, or say that there is none."""
    budget = await find_budget(use_case_context(context), scope)
    if budget is None:
        return render.make_unknown_budget_reply(make_reader(context), scope)
    return await _make_card(context, budget)


async def _make_list_card(context: MessageContext) -> Reply:
    await require_member(use_case_context(context))
    overview = await read_budgets(context.uow, context.household, context.current_day)
    return render.make_budget_list(make_reader(context), overview, context.viewer, writes=context.member.can_write)


async def _make_card(context: MessageContext, budget: Budget) -> Reply:
    return render.make_budget_card(
        make_reader(context), budget, await _load_status(context, budget), writes=context.member.can_write
    )


async def _load_status(context: MessageContext, budget: Budget) -> BudgetStatus | None:
    overview = await read_budgets(context.uow, context.household, context.current_day)
    return next((each for each in overview.statuses if each.budget.id == budget.id), None)


@router.intent(SetBudget)
async def set_by_sentence(context: MessageContext, said: SetBudget) -> Sequence[Reply]:
    """Set or change the budget that a sentence states; ask for a missing limit or scope."""
    reader = make_reader(context)
    if said.several:
        return [text_reply(context.words("budget-one-at-a-time"))]
    if said.unit not in _EVERY:
        raise Invalid("budget-unit")
    if said.words and not said.scope.categories:
        return [render.choose_scope(reader, context.words("budget-unknown-thing", thing=said.words))]
    use_case = use_case_context(context)
    held = await find_budget(use_case, said.scope)
    if held is None and (said.changes or said.step or said.amount is None):
        await require_writer(use_case)
        return [render.make_unknown_budget_reply(reader, said.scope)]
    if held is not None and said.words:  # what was named is less than what the budget counts: nothing is changed
        name = render.name_budget(reader, held.scope)
        narrow = TextRun(context.words("budget-narrow", thing=said.words, name=name) + "\n\n")
        card = await _make_card(context, held)
        return [replace(card, body=(narrow, *card.body))]
    result = await set_budget(use_case, _make_change(said, held, context.household))
    return [await _say_changed(context, result, said)]


def _make_change(said: SetBudget, held: Budget | None, household: Household) -> BudgetChange:
    """Return the change a sentence makes to a budget; "a month" keeps the existing budget's kind of month."""
    money = None
    if said.amount is not None:
        money = Money.of(said.amount, said.currency or household.currency)
    every = _EVERY[said.unit]
    if every is BudgetEvery.MONTH:
        every = held.every if held and held.every in _MONTHS else choose_default_length(household)
    return BudgetChange(
        scope=said.scope,
        limit=None if said.step else money,
        step=money if said.step else None,
        every=every,
        once=said.once,
        starts=said.starts,
        rollover=said.rollover,
        threshold=said.threshold,
    )


async def _say_changed(context: MessageContext, result: BudgetResult, said: SetBudget | None = None) -> Reply:
    """Return a reply that says what changed and how much of the budget is used."""
    reader, budget = make_reader(context), result.budget
    once = bool(said and said.once)
    period = budget.find_period(result.day, context.household.pay_calendar)
    lines = [] if result.changed else [context.words("budget-unchanged")]
    if said is None or said.amount is not None:
        lines += render.write_set_lines(reader, budget, period, once=once)
    if said is not None and said.words:
        name = render.name_budget(reader, budget.scope)
        lines.append(context.words("budget-narrow", thing=said.words, name=name))
    if said is not None and said.threshold is not None:
        lines.append(context.words("budget-warns", share=reader.write_percent(budget.threshold)))
    if said is not None and said.rollover is not None:
        lines.append(context.words("budget-rolls" if budget.rollover_from else "budget-does-not-roll"))
    status = await _load_status(context, budget)
    if status is not None and period == status.period:
        lines += render.write_status_lines(reader, status)
    keep = period.first if once and period.last >= context.current_day else None
    return render.make_changed_reply(reader, lines, budget, undo=result.changed, keep=keep)


@router.intent(RemoveBudget)
async def remove_by_sentence(context: MessageContext, said: RemoveBudget) -> Sequence[Reply]:
    """Remove the budget a sentence names; list the budgets where it names none."""
    use_case = use_case_context(context)
    await require_writer(use_case)
    if not said.named or (said.words and not said.scope.categories):
        return [await _make_list_card(context)]
    held = await find_budget(use_case, said.scope)
    if held is None:
        return [render.make_unknown_budget_reply(make_reader(context), said.scope)]
    return [await _say_removed(context, held.id)]


async def _say_removed(context: MessageContext, budget_id: UUID) -> Reply:
    result = await remove_budget(use_case_context(context), budget_id)
    reader = make_reader(context)
    line = context.words("budget-removed", name=render.name_budget(reader, result.budget.scope))
    return render.make_changed_reply(reader, [line], result.budget, undo=True)


@router.tap(Verb.BUDGETS)
async def _show_budgets(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    context.dialogue.asked = None
    return [make_edit_of_tapped(context.inbound, await _make_list_card(context))]


@router.tap(Verb.BUDGET)
async def _show_budget(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    context.dialogue.asked = None
    return [make_edit_of_tapped(context.inbound, await _make_card(context, await _load_tapped_budget(context, tap)))]


async def _load_tapped_budget(context: MessageContext, tap: Tap) -> Budget:
    """Return the active budget that a tap is about; raises NotFound where there is none."""
    budget = await context.uow.budgets.get(read_subject(tap))
    if budget is None or budget.ended_on is not None:
        raise NotFound("budget-unknown")
    return budget


@router.tap(Verb.BUDGET_NEW)
async def _ask_scope(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    await require_writer(use_case_context(context))
    context.dialogue.asked = Tap(Verb.BUDGET_NEW)
    return [
        make_edit_of_tapped(context.inbound, render.choose_scope(make_reader(context), context.words("ask-budget-for")))
    ]


@router.answer(Verb.BUDGET_NEW)
async def _answer_scope(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    """Take a typed answer to what a budget is for; set the budget where it has an amount, else ask for the limit."""
    read = _read_about(context, text)
    if isinstance(read, SetBudget) and read.amount is not None:
        return await set_by_sentence(context, read)
    scope = _read_scope(context, text)
    if scope is None:
        context.dialogue.asked = asked
        return [render.choose_scope(make_reader(context), context.words("budget-unknown-thing", thing=text[:40]))]
    return [_ask_limit(context, scope, _encode_scope(scope))]


def _encode_scope(scope: BudgetScope) -> str:
    """Return a budget scope as text for the dialogue state: category keys joined by ``+``, then the member."""
    keys = "+".join(scope.categories) or render.EVERYTHING
    return f"{keys}@{scope.member}" if scope.member else keys


def _decode_scope(context: MessageContext, argument: str) -> BudgetScope:
    """Return the scope stored in a button or a pending question; raises Invalid where a category no longer exists."""
    if argument == render.MYSELF:
        return BudgetScope(member=context.member.id)
    keys, _, member = argument.partition("@")
    try:
        whose = UUID(member) if member else None
    except ValueError:
        raise Invalid("choice-gone") from None
    if keys == render.EVERYTHING:
        return BudgetScope(member=whose)
    known = {category.key for category in context.household.categories}
    found = [key if key in known else read_category(context, key) for key in keys.split("+")]
    return BudgetScope(tuple(found), whose)


def _ask_limit(context: MessageContext, scope: BudgetScope, argument: str) -> Reply:
    context.dialogue.asked = Tap(Verb.BUDGET_FOR, argument=argument)
    name = render.name_budget(make_reader(context), scope)
    return ask_to_type(context, "ask-budget-limit", name=name)


@router.tap(Verb.BUDGET_FOR)
async def _ask_limit_for_scope(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await require_writer(use_case_context(context))
    return [_ask_limit(context, _decode_scope(context, tap.argument), tap.argument)]


@router.answer(Verb.BUDGET_FOR)
async def _answer_limit(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    """Set a budget to the typed limit; ask again where the amount cannot be read."""
    said = _read_typed_limit(context, asked, text)
    return await set_by_sentence(context, replace(said, scope=_decode_scope(context, asked.argument), words=None))


def _read_typed_limit(context: MessageContext, asked: Tap, text: str) -> SetBudget:
    """Read the single limit in a typed answer; raises Invalid where there is none or it is ambiguous."""
    context.dialogue.asked = asked
    read = read_limit(Message.read_message(text, make_reading_context(context)))
    if isinstance(read, Unclear):
        amounts = [one.amount for one in read.readings if isinstance(one, SetBudget) and one.amount is not None]
        shown = " / ".join(context.words.money(Money.of(each, context.household.currency)) for each in amounts)
        raise Invalid("budget-limit-unclear", text=text[:20], readings=shown)
    if not isinstance(read, SetBudget) or read.amount is None:
        raise Invalid("budget-limit-unread")
    if read.unit not in _EVERY:
        raise Invalid("budget-unit")
    if read.amount <= 0:
        raise Invalid("budget-not-positive")
    context.dialogue.asked = None
    return replace(read, changes=False)


@router.tap(Verb.BUDGET_LIMIT)
async def _ask_new_limit(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await require_writer(use_case_context(context))
    budget = await _load_tapped_budget(context, tap)
    context.dialogue.asked = Tap(Verb.BUDGET_LIMIT, budget.id)
    name = render.name_budget(make_reader(context), budget.scope)
    return [ask_to_type(context, "ask-budget-limit", name=name)]


@router.tap(Verb.BUDGET_ONCE)
async def _ask_limit_once(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await require_writer(use_case_context(context))
    budget = await _load_tapped_budget(context, tap)
    context.dialogue.asked = Tap(Verb.BUDGET_ONCE, budget.id)
    reader, period = make_reader(context), budget.find_period(context.current_day, context.household.pay_calendar)
    name = render.name_budget(reader, budget.scope)
    return [ask_to_type(context, "ask-budget-once", name=name, period=render.name_period(reader, period))]


@router.answer(Verb.BUDGET_LIMIT, Verb.BUDGET_ONCE)
async def _answer_changed_limit(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    budget = await _load_tapped_budget(context, asked)
    said = replace(_read_typed_limit(context, asked, text), scope=budget.scope, words=None)
    if asked.verb == Verb.BUDGET_ONCE:
        said = replace(said, once=True, unit=None, starts=None)
    return await set_by_sentence(context, said)


@router.tap(Verb.BUDGET_WARN)
async def _choose_threshold(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await require_writer(use_case_context(context))
    budget = await _load_tapped_budget(context, tap)
    if tap.argument:
        return await _set_threshold(context, budget, tap.argument)
    context.dialogue.asked = Tap(Verb.BUDGET_WARN, budget.id)
    return [make_edit_of_tapped(context.inbound, render.choose_threshold(make_reader(context), budget))]


@router.answer(Verb.BUDGET_WARN)
async def _answer_threshold(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    budget = await _load_tapped_budget(context, asked)
    context.dialogue.asked = asked
    return await _set_threshold(context, budget, text)


async def _set_threshold(context: MessageContext, budget: Budget, text: str) -> Sequence[Reply]:
    share = read_percent(text)
    if share is None:
        raise Invalid("budget-threshold-range")
    result = await set_budget(use_case_context(context), BudgetChange(budget.scope, threshold=share))
    context.dialogue.asked = None
    return [make_edit_of_tapped(context.inbound, await _make_card(context, result.budget))]


@router.tap(Verb.BUDGET_ROLL)
async def _set_rollover(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    budget = await _load_tapped_budget(context, tap)
    change = BudgetChange(budget.scope, rollover=tap.argument == "on")
    result = await set_budget(use_case_context(context), change)
    return [make_edit_of_tapped(context.inbound, await _make_card(context, result.budget))]


@router.tap(Verb.BUDGET_END)
async def _end_budget(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    return [make_edit_of_tapped(context.inbound, await _say_removed(context, read_subject(tap)))]


@router.tap(Verb.BUDGET_UNDO)
async def _undo_budget(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await undo_budget(use_case_context(context), read_subject(tap))
    shown = await _make_list_card(context)
    return [make_edit_of_tapped(context.inbound, shown, context.words("budget-undone"))]


@router.tap(Verb.BUDGET_KEEP)
async def _keep_limit(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Apply a one-period budget limit to all following periods too."""
    budget = await _load_tapped_budget(context, tap)
    own = next((each for each in budget.limits if each.once and each.first.isoformat() == tap.argument), None)
    if own is None:
        raise Invalid("choice-gone")
    starts = date.fromisoformat(tap.argument)
    change = BudgetChange(budget.scope, Money(own.minor, budget.currency), starts=starts)
    return [await _say_changed(context, await set_budget(use_case_context(context), change))]


async def add_budget_left(context: MessageContext, shown: Reply, entries: Sequence[Entry]) -> Reply:
    """Add to a saved card what is left of one budget that counts its entries: the most exceeded, else the narrowest.

    Private entries add nothing where others can read the chat.
    """
    page = make_page(context)
    counted = [entry for entry in entries if entry.line.is_spending and not is_hidden(page, entry)]
    if not counted or not await context.uow.budgets.list_budgets(since=context.current_day):
        return shown
    overview = await read_budgets(context.uow, context.household, context.current_day)
    found = [
        status
        for entry in counted
        for status in overview.list_counting(entry.line.category or "other", entry.line.payer or entry.author)
        if entry.line.day in status.period and (entry.line.base or entry.line.money).currency == status.budget.currency
    ]
    if not found:
        return shown
    gravest = max(found, key=lambda status: _GRAVITY.index(status.state))
    line = TextRun("\n\n" + render.write_line_under_saved_card(make_reader(context), gravest), "quiet")
    return replace(shown, body=(*shown.body, line))
