"""Handlers for questions: read, answer and explain them, and act on the buttons under an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from unicodedata import category

from analytics.answer import fingerprint_answer, plan_answer
from analytics.solve import solve_plan
from analytics.unstated_period import choose_period
from bot.handlers.accounts import show_account_balance
from bot.handlers.budget_answers import INTENTS as BUDGET_INTENTS
from bot.handlers.budget_answers import LEFT, answer_budgets, explain_budgets, find_paced_budget, has_budgets
from bot.handlers.cards import make_never_mind_button, make_page, make_reader, phrase_reply, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.outlook_answers import INTENTS as OUTLOOK_INTENTS
from bot.handlers.outlook_answers import answer_outlook, explain_outlook, is_ahead
from bot.handlers.outside import RewordAnswer
from bot.handlers.reading import make_reading_context
from bot.handlers.recurring_overview import answer_recurring, explain_recurring
from bot.handlers.review import answer_advice
from bot.handlers.router import Router
from bot.handlers.sharing import show_balances
from bot.messages import Reply, Tap, TextRun
from bot.render.answers import ask_back, explain_answer, present_answer, write_nothing_recurs
from bot.render.cards import text_reply as card
from bot.render.chart_menu import PACE, make_chart_menu, make_chart_menu_button, write_pace_lines
from bot.render.entries import is_hidden
from bot.render.help import make_help_reply
from bot.render.lists import make_edit_buttons, write_private_count
from bot.render.period_notes import add_period_note
from bot.render.shorthand import decode, encode, read_question_tap
from bot.render.why import share_of_rows
from bot.verbs import Verb
from core.language.questions.read_question import read_question
from core.model.answer import Answer, Listing, PriceHistory
from core.model.entry import Entry
from core.model.household import NumberHabit
from core.model.intent import Ask, Command
from core.model.period import find_month, make_day_period
from core.model.question import Question, QuestionIntent
from core.ports import Reports
from core.usecases.waiting_drafts import find_waiting

router: Router[MessageContext] = Router()

_LONGEST_SEARCH = 100


async def answer_question(context: MessageContext, ask: Ask) -> Sequence[Reply]:
    """Answer a question; if it was not understood for certain, offer the other readings too."""
    if ask.sure:
        return [await _narrate_answer(context, await _answer_and_remember(context, ask.question))]
    back = ask_back(make_reader(context), ask.question)
    if not ask.likely:
        return [back]
    told = await _answer_and_remember(context, ask.question)
    others = tuple(row for row in back.buttons if row != back.buttons[0])
    body = (*told.body, TextRun("\n" + context.words("ask-or-else"), "quiet"))
    return [replace(told, body=body, buttons=(*told.buttons, *others))]


async def _narrate_answer(context: MessageContext, reply: Reply) -> Reply:
    """Return an answer reworded by a model where the household wants that; the plain answer where that fails."""
    if not context.household.narrated or not reply.body:
        return reply
    language = context.household.choose_language(context.member)
    heard = await context.ask_model(RewordAnswer(context.inbound.text, reply.plain, language))
    return replace(reply, body=(TextRun(heard.value),)) if heard.value else reply


async def _answer_and_remember(context: MessageContext, question: Question) -> Reply:
    """Answer a question, and store it so that a follow-up can refer to it."""
    context.dialogue.question = encode(question)
    return await _make_answer(context, question)


async def _make_answer(
    context: MessageContext, question: Question, *, page: int = 0, edits: str | None = None
) -> Reply:
    answered = await _answer_without_template(context, question, edits)
    if answered is not None:
        return answered
    if question.intent is QuestionIntent.FORECAST:
        question = replace(question, intent=QuestionIntent.TOTAL)
    if question.intent is QuestionIntent.BUDGET_STATUS:  # what is left where there is no budget
        question = Question(QuestionIntent.INCOME_VS_EXPENSE, question.period)
    budget = await find_paced_budget(context, question) if question.view == PACE else None
    if budget is not None and question.period is None:
        question = replace(question, period=budget.period)
    chosen = await choose_period(context.uow.reports, question, context.household, context.today)
    question = chosen.question
    made = plan_answer(question, context.household, context.today, page=page)
    if made is None:  # only a plea for help has no template
        return make_help_reply(context.words)
    found = await solve_plan(context.uow.reports, made)
    if not isinstance(found, Listing):
        limit = budget.available if budget is not None and budget.period == question.period else None
        shown = present_answer(make_reader(context), question, found, edits=edits, budget=limit)
        if budget is not None and limit is not None:
            shown = replace(shown, body=(*shown.body, *write_pace_lines(make_reader(context), found, budget)))
        shown = add_period_note(make_reader(context), chosen, shown)
        return await _add_waiting_count(context, found, await _add_converted(context, found, shown))
    if page and not found.entries:
        return await _make_answer(context, question, edits=edits)
    seen = tuple(entry for entry in found.entries if not is_hidden(make_page(context), entry))
    shown = present_answer(make_reader(context), question, replace(found, entries=seen), edits=edits)
    private = write_private_count(context.words, len(found.entries) - len(seen))
    rows = make_edit_buttons(make_page(context), seen) if context.member.can_write else []
    shown = replace(shown, body=(*shown.body, *private), buttons=(*map(tuple, rows), *shown.buttons))
    return add_period_note(make_reader(context), chosen, shown)


async def _answer_without_template(context: MessageContext, question: Question, edits: str | None) -> Reply | None:
    """Answer a question about budgets, forecasts or recurring payments; None for any other."""
    if question.intent in BUDGET_INTENTS:
        if question.view == LEFT and not await has_budgets(context, question):
            return None
        return await answer_budgets(context, question, edits=edits)
    if question.intent in OUTLOOK_INTENTS and is_ahead(question, context.today):
        return await answer_outlook(context, question, edits=edits)
    if question.intent is QuestionIntent.ADVICE:
        return await answer_advice(context, question, edits=edits)
    if question.intent is QuestionIntent.SETTLE_UP:
        return await show_balances(context, question, edits=edits)
    if question.intent is QuestionIntent.ACCOUNT_BALANCE:
        return replace(await show_account_balance(context, question.account or ""), edits=edits)
    if question.intent is QuestionIntent.RECURRING:
        asked = make_reader(context).write_asked(_drop_period_ahead(context, question))
        told = await answer_recurring(context, question, asked)
        named = question.merchant or question.words
        if told is None and named:
            return replace(phrase_reply(context, "repeat-no-such", name=named), edits=edits)
        return replace(told, edits=edits) if told else write_nothing_recurs(make_reader(context), question)
    return None


async def _add_converted(context: MessageContext, answer: Answer, shown: Reply) -> Reply:
    """Add to sums how much of them is in other currencies, converted at the rate of each day."""
    if isinstance(answer, PriceHistory):
        return shown
    converted = await context.uow.reports.read_converted(answer.number_evidence[0].scope)
    if not converted:
        return shown
    sums = make_reader(context).join_names(context.words.money(figure.money) for figure in converted)
    return replace(shown, body=(*shown.body, TextRun("\n" + context.words("answer-converted", sums=sums), "quiet")))


def _drop_period_ahead(context: MessageContext, question: Question) -> Question:
    """Return a question without its period if that ends in the future: the answer says how far it looks."""
    ahead = question.period is not None and question.period.last >= context.today
    return replace(question, period=None) if ahead else question


async def _add_waiting_count(context: MessageContext, answer: Answer, shown: Reply) -> Reply:
    """Add to sums the number of unconfirmed drafts that may belong to them."""
    if isinstance(answer, PriceHistory):
        return shown
    waiting = await find_waiting(use_case_context(context), in_group=context.inbound.group)
    if not waiting:
        return shown
    return replace(
        shown, body=(*shown.body, TextRun("\n" + context.words("answer-waiting", count=len(waiting)), "quiet"))
    )


def _load_tapped_question(context: MessageContext, tap: Tap) -> Question | None:
    return read_question_tap(tap.argument, context.household, decode(context.dialogue.question))


def _say_outdated(context: MessageContext) -> Sequence[Reply]:
    return [Reply(toast=context.words("why-older"))]


@router.tap(Verb.WHY)
async def _explain_answer(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    question = _load_tapped_question(context, tap)
    if question is not None and question.intent in BUDGET_INTENTS:
        return [await explain_budgets(context, question, tap.version)]
    if question is not None and question.intent is QuestionIntent.RECURRING:
        told = await explain_recurring(context, question, make_reader(context).write_asked(question))
        return [replace(told, edits=context.inbound.message)] if told else _say_outdated(context)
    if question is not None and question.intent in OUTLOOK_INTENTS:
        return [await explain_outlook(context, question, tap.version)]
    made = plan_answer(question, context.household, context.today) if question else None
    if question is None or made is None:
        return _say_outdated(context)
    found = await solve_plan(context.uow.reports, made)
    rows = await list_rows_behind(context.uow.reports, found)
    changed = fingerprint_answer(found) != tap.version
    return [explain_answer(make_reader(context), question, found, rows, changed=changed, edits=context.inbound.message)]


async def list_rows_behind(reports: Reports, answer: Answer) -> list[tuple[Entry, ...]]:
    """Return for each figure of an answer some of the entries that it sums."""
    limit, largest = share_of_rows(answer), isinstance(answer, Listing) and answer.largest
    return [
        tuple(await reports.list_entries(basis.scope, limit=limit, largest=largest)) for basis in answer.number_evidence
    ]


@router.tap(Verb.BACK)
async def _show_answer_again(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    question = _load_tapped_question(context, tap)
    return (
        [await _make_answer(context, question, edits=context.inbound.message)] if question else _say_outdated(context)
    )


@router.tap(Verb.ASK_LEAF)
async def _turn_page(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    question = _load_tapped_question(context, tap)
    if question is None:
        return _say_outdated(context)
    return [await _make_answer(context, question, page=max(0, tap.version), edits=context.inbound.message)]


@router.tap(Verb.CHART)
async def _show_chart(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    if not tap.argument:
        return [make_chart_menu(make_reader(context))]
    question = _load_tapped_question(context, tap)
    return [await _draw_chart(context, question)] if question else _say_outdated(context)


async def _draw_chart(context: MessageContext, question: Question) -> Reply:
    reply = await _answer_and_remember(context, replace(question, chart=True))
    if reply.chart or not reply.buttons:
        return reply
    return replace(reply, toast=context.words("ask-no-chart"))


@router.tap(Verb.ASK)
async def _answer_chosen(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    question = _load_tapped_question(context, tap)
    return [await _answer_and_remember(context, question)] if question else _say_outdated(context)


@router.command("today", menu=30)
async def _today_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    return await _narrow_question(
        context, Question(QuestionIntent.LIST, period=make_day_period(context.today)), command.rest
    )


@router.command("month", menu=40)
async def _month_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    return await _narrow_question(
        context, Question(QuestionIntent.TOP_CATEGORIES, period=find_month(context.today)), command.rest
    )


async def _narrow_question(context: MessageContext, question: Question, rest: str) -> Sequence[Reply]:
    """Answer a command's question, narrowed by the words after the command: "/month october"."""
    if not rest:
        return [await _answer_and_remember(context, question)]
    follow = read_question(rest, replace(make_reading_context(context), before=question))
    return await answer_question(context, follow) if follow else [phrase_reply(context, "talk-other")]


@router.command("chart", menu=45)
async def _chart_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/chart``: draw what the words ask, else the last answer; with neither, list the kinds of charts."""
    if command.rest:
        spending = Question(QuestionIntent.TOP_CATEGORIES, period=find_month(context.today), chart=True)
        return await _narrow_question(context, spending, command.rest)
    menu, last = make_chart_menu(make_reader(context)), decode(context.dialogue.question)
    drawn = await _draw_chart(context, last) if last else None
    if drawn is None or drawn.chart is None:
        return [replace(menu, toast=drawn.toast if drawn else "")]
    return [replace(drawn, buttons=(*drawn.buttons, (make_chart_menu_button(make_reader(context)),)))]


@router.command("find", menu=60)
async def _find_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/find``: search entries by amount where the words are a plain number that occurs, else by words."""
    words = " ".join(command.rest.split())[:_LONGEST_SEARCH]
    if not words:
        context.dialogue.asked = Tap(Verb.FIND)
        return [card(context.words("ask-find-what"), [[make_never_mind_button(context)]])]
    return [await search_entries(context, words)]


@router.answer(Verb.FIND)
async def _answer_search(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Search the book for the words that were asked for and then typed."""
    return await _find_command(context, Command(tap.verb, text))


async def search_entries(context: MessageContext, words: str) -> Reply:
    """Search entries by amount where the words are a plain number that occurs, else by words."""
    by_amount = _read_amount_search(words, context.household.number_habit)
    if by_amount and await _has_matches(context, by_amount):
        return await _answer_and_remember(context, by_amount)
    return await _answer_and_remember(context, Question(QuestionIntent.LIST, item=words))


async def _has_matches(context: MessageContext, question: Question) -> bool:
    made = plan_answer(question, context.household, context.today)
    return made is not None and any((await solve_plan(context.uow.reports, made)).number_evidence[0].sums)


def _read_amount_search(words: str, habit: NumberHabit) -> Question | None:
    """Return a search question for one amount; None where the words are no plain number."""
    thousands, point = (",", ".") if habit is NumberHabit.POINT else (".", ",")
    bare = "".join(sign for sign in words if category(sign) != "Sc").strip()
    try:
        amount = Decimal(bare.replace(thousands, "").replace(point, "."))
    except InvalidOperation:
        return None
    return Question(QuestionIntent.LIST, least=amount, most=amount) if amount.is_finite() and amount > 0 else None
