"""Advice from a language model on the household's own figures, as a conversation that remembers a few questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from analytics.answer import plan_answer
from analytics.solve import solve_plan
from bot.handlers.cards import make_reader
from bot.handlers.message_context import MessageContext
from bot.handlers.outside import AskAdvice
from bot.messages import Reply, TextRun
from bot.render.answers import present_answer
from core.model.intent import Ask
from core.model.period import Period, find_month
from core.model.provider import ModelResult
from core.model.question import Question, QuestionIntent
from core.ports import Exchange

_TURNS = 4
"""The number of earlier questions and answers that are sent to the model with the next question."""


async def answer_advice_question(context: MessageContext, ask: Ask) -> Sequence[Reply] | None:
    """Return advice from the household's model if the question asks for advice, else None."""
    return await ask_adviser(context) if ask.question.intent is QuestionIntent.ADVICE and ask.sure else None


async def ask_adviser(context: MessageContext, period: Period | None = None) -> Sequence[Reply] | None:
    """Return a model's advice on the household's figures of a period (default: this month) and the month before.

    Return None where no model is set. Raises OutsideRequest.
    """
    if not context.household.assisted:
        return None
    language = context.household.choose_language(context.member)
    talk = tuple(Exchange(asked, advised) for asked, advised in context.dialogue.advice)
    grounds = await _collect_grounds(context, period or find_month(context.today))
    heard = await context.ask_model(AskAdvice(context.inbound.text, grounds, talk, language))
    if heard.value:
        context.dialogue.advice = (*context.dialogue.advice, (context.inbound.text, heard.value))[-_TURNS:]
    return [_show_advice(context, heard)] if heard.has_called_model else None


async def continue_advice(context: MessageContext) -> Sequence[Reply] | None:
    """Answer the next message of an advice conversation that is under way; None where there is none."""
    return await ask_adviser(context) if context.dialogue.advice and context.inbound.text.strip() else None


async def _collect_grounds(context: MessageContext, now: Period) -> str:
    """Return the household's main figures as text for the adviser.

    The figures are income and spending, top categories and shops, and each member's spending, this period or the one
    before.
    """
    before = find_month(now.first - timedelta(days=1))
    asked = (
        Question(QuestionIntent.INCOME_VS_EXPENSE, period=now),
        Question(QuestionIntent.INCOME_VS_EXPENSE, period=before),
        Question(QuestionIntent.TOP_CATEGORIES, period=now, limit=8),
        Question(QuestionIntent.TOP_CATEGORIES, period=before, limit=8),
        Question(QuestionIntent.TOP_MERCHANTS, period=before, limit=5),
        Question(QuestionIntent.BY_MEMBER, period=now),
    )
    return "\n\n".join([await _write_plain_answer(context, question) for question in asked])


async def _write_plain_answer(context: MessageContext, question: Question) -> str:
    made = plan_answer(question, context.household, context.today)
    return (
        present_answer(make_reader(context), question, await solve_plan(context.uow.reports, made)).plain
        if made
        else ""
    )


def _show_advice(context: MessageContext, heard: ModelResult[str]) -> Reply:
    """Return the advice as an edit of the message in which it was streamed, with a note if the model broke off."""
    text, trouble = heard.value or "", heard.trouble
    spans = [TextRun(text)] if text else []
    if trouble:
        why = context.words("advice-broke-off" if text else "advice-not-now", why=context.words(f"model-{trouble}"))
        spans.append(TextRun(f"\n\n{why}" if text else why, "quiet"))
    return Reply(tuple(spans), edits=context.shown)
