"""REST route for advice: the chat's answer to how the household can save money."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import Field, StringConstraints

from analytics.review import CategoryReview, Review
from bot.handlers.advice import ask_adviser
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.review import find_advice, show_advice
from bot.messages import Reply
from bot.web.api.chat_turn import answer_as_chat, find_or_make_own_chat, make_inbound
from bot.web.api.entries import EARLIEST, read_period
from bot.web.api.insights import TipShown, show_tip
from bot.web.api.shapes import PROBLEMS, Body, Shown
from bot.web.api_dependencies import ApiDependencies
from core.errors import Invalid
from core.language.recognise import recognise
from core.model.household import Membership
from core.model.intent import Ask
from core.model.period import Period
from core.model.question import Question, QuestionIntent
from core.usecases.use_case_context import UseCaseContext


class AdviceWanted(Body):
    """Request body: a question for advice and its month; by default the month the question names, else the latest."""

    question: Annotated[str, StringConstraints(min_length=1, max_length=1000), Field(examples=["how can we save?"])]
    month: Annotated[
        str | None, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$"), Field(examples=["2026-11"])
    ] = None


class AdviceSource(StrEnum):
    """Where advice comes from: computed figures alone, or a language model."""

    FIGURES = "figures"
    MODEL = "model"


class AdviceShown(Shown):
    """Advice as the chat words it; ``tips`` is filled if the advice comes from computed figures, empty from a model."""

    source: AdviceSource
    text: str
    tips: list[TipShown]


def advice_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/advice``."""
    router = APIRouter(prefix="/api/v1", tags=["ask"], responses=PROBLEMS, dependencies=[Depends(api.admit)])

    @router.post("/advice")
    async def give_advice(request: Request, wanted: AdviceWanted) -> AdviceShown:
        """Return advice from the household's language model, or from computed figures without one; writes nothing."""
        membership: Membership = request.state.membership
        period = _read_month(wanted.month)
        inbound = make_inbound(await find_or_make_own_chat(api, membership), str(api.ids.new()), wanted.question)
        found: Review | CategoryReview | None = None
        source = AdviceSource.MODEL

        async def handle(context: MessageContext) -> Sequence[Reply]:
            nonlocal found, source
            advised = await ask_adviser(context, period)
            if advised is not None:
                return advised
            source, question = AdviceSource.FIGURES, _read_question(context, wanted.question, period)
            found = await find_advice(context, question)
            return [show_advice(context, question, found)]

        async def show_answer(
            context: MessageContext, use_case: UseCaseContext, replies: Sequence[Reply]
        ) -> AdviceShown:
            del context
            reader = api.audience(use_case)
            tips = [show_tip(reader, tip) for tip in found.tips] if found else []
            text = "\n".join(reply.plain for reply in replies if reply.body)
            return AdviceShown(source=source, text=text, tips=tips)

        return await answer_as_chat(api, request, inbound, handle, show_answer)

    return router


def _read_month(text: str | None) -> Period | None:
    """Return the month of a request, None if it names none.

    Raises Invalid if it lies before the earliest day allowed.
    """
    period = read_period(None, None, text)
    if period is not None and period.first < EARLIEST:
        raise Invalid("period-unknown", said=str(text))
    return period


def _read_question(context: MessageContext, text: str, period: Period | None) -> Question:
    """Return the question for advice, with the period and categories that were surely understood."""
    intent = recognise(text, make_reading_context(context))
    if isinstance(intent, Ask) and (intent.sure or intent.question.intent is QuestionIntent.ADVICE):
        understood = intent.question
        return Question(QuestionIntent.ADVICE, period or understood.period, categories=understood.categories)
    return Question(QuestionIntent.ADVICE, period)
