"""An advice talk: the household's own figures, a question about them, and a few turns remembered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from analytics.answer import plan
from bot.handlers.outside import Advise
from bot.handlers.questions import reader_of, solve
from bot.handlers.turn import Turn
from bot.messages import Reply, Span
from bot.render.answers import present
from core.model.intent import Ask
from core.model.period import month
from core.model.provider import Heard
from core.model.question import Question, QuestionIntent
from core.ports import Exchange

_TURNS = 4
"""Turns of a talk that go with the next question."""


async def asked(turn: Turn, ask: Ask) -> Sequence[Reply] | None:
    """Advice where a question asks for it."""
    return await advise(turn) if ask.question.intent is QuestionIntent.ADVICE and ask.sure else None


async def advise(turn: Turn) -> Sequence[Reply] | None:
    """Advice from the household's model on its own figures; None where none is set. Raises Wanted."""
    if not turn.household.assisted:
        return None
    language = turn.household.language_of(turn.member)
    talk = tuple(Exchange(asked, advised) for asked, advised in turn.dialogue.advice)
    heard = await turn.model(Advise(turn.inbound.text, await _grounds(turn), talk, language))
    if heard.value:
        turn.dialogue.advice = (*turn.dialogue.advice, (turn.inbound.text, heard.value))[-_TURNS:]
    return [_shown(turn, heard)] if heard.asked else None


async def go_on(turn: Turn) -> Sequence[Reply] | None:
    """The next turn of an advice talk that is under way."""
    return await advise(turn) if turn.dialogue.advice and turn.inbound.text.strip() else None


async def _grounds(turn: Turn) -> str:
    """The household's own answers to the questions an adviser would ask first, in the member's words."""
    now = month(turn.today)
    before = month(now.first - timedelta(days=1))
    asked = (
        Question(QuestionIntent.INCOME_VS_EXPENSE, period=now),
        Question(QuestionIntent.INCOME_VS_EXPENSE, period=before),
        Question(QuestionIntent.TOP_CATEGORIES, period=now, limit=8),
        Question(QuestionIntent.TOP_CATEGORIES, period=before, limit=8),
        Question(QuestionIntent.TOP_MERCHANTS, period=before, limit=5),
        Question(QuestionIntent.BY_MEMBER, period=now),
    )
    return "\n\n".join([await _answer(turn, question) for question in asked])


async def _answer(turn: Turn, question: Question) -> str:
    made = plan(question, turn.household, turn.today)
    return present(reader_of(turn), question, await solve(turn.uow.reports, made)).plain if made else ""


def _shown(turn: Turn, heard: Heard[str]) -> Reply:
    """The advice, in the message it grew in; what broke off says so."""
    text, trouble = heard.value or "", heard.trouble
    spans = [Span(text)] if text else []
    if trouble:
        why = turn.words("advice-broke-off" if text else "advice-not-now", why=turn.words(f"model-{trouble}"))
        spans.append(Span(f"\n\n{why}" if text else why, "quiet"))
    return Reply(tuple(spans), edits=turn.shown)
