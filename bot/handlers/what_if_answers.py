"""Answers to "what if" questions: the forecast after a supposed change of bills or incomes."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.what_if import UnclearPayment, read_what_if
from bot.handlers import talk
from bot.handlers.cards import make_reader
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Reply
from bot.render.what_if import write_what_if
from core.model.intent import AskWhatIf

router: Router[MessageContext] = Router()


@router.intent(AskWhatIf)
async def answer_what_if(context: MessageContext, asked: AskWhatIf) -> Sequence[Reply]:
    """Return the month's forecast with a supposed change, compared with the forecast without it."""
    found = await read_what_if(context.uow, context.household, context.today, asked, context.viewer)
    if isinstance(found, UnclearPayment) and not found.several and not talk.is_addressed(context):
        return []  # a family that talks among itself is not asked what it means
    return [Reply(write_what_if(make_reader(context), found))]
