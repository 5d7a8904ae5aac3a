"""Tells the sums of the answer before in another currency, at the newest rate the household has."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.answer import plan_answer
from analytics.solve import solve_plan
from analytics.totals import find_sum_in, make_positive_refund_sums
from analytics.unstated_period import choose_period
from bot.handlers.cards import make_reader, phrase_reply
from bot.handlers.message_context import MessageContext
from bot.handlers.published_rates import bring_rates
from bot.handlers.router import Router
from bot.messages import Reply, TextRun
from bot.render.sentences import write_answer
from bot.render.shorthand import decode
from core.model.answer import Answer, Comparison, SideBySide
from core.model.intent import ConvertAnswer
from core.model.money import Money
from core.model.rate import Rate, convert

router: Router[MessageContext] = Router()

_SEVERAL = (Comparison, SideBySide)
"""Answers of several sums, each of which is told."""
_MOST = 4
"""Most sums that are told."""


@router.intent(ConvertAnswer)
async def answer_converted(context: MessageContext, asked: ConvertAnswer) -> Sequence[Reply]:
    """Answer the question before once more, in another currency, with the rate."""
    found = await _solve_last(context)
    base = context.household.currency
    sums = _list_sums(found, base) if found is not None else []
    if found is None or not any(money.minor for money in sums):
        return [phrase_reply(context, "answer-money-nothing")]
    told = write_answer(make_reader(context), found).text
    if asked.currency == base:
        return [Reply((TextRun(told),))]
    rate = await _find_rate(context, asked.currency)
    if rate is None:
        return [phrase_reply(context, "answer-money-no-rate", currency=asked.currency)]
    words = context.words
    shown = make_reader(context).join_names(words.money(_convert_back(money, rate)) for money in sums)
    how = words(
        "answer-money-rate",
        one=words.money(Money.of(1, asked.currency)),
        value=words.money(convert(Money.of(1, asked.currency), rate.value, base)),
        day=words.day(rate.day, context.today),
    )
    return [Reply((TextRun(words("answer-money", sums=shown), "bold"), TextRun(f"\n{told}\n"), TextRun(how, "quiet")))]


async def _solve_last(context: MessageContext) -> Answer | None:
    """Return the answer to the question this chat asked last; None where it has no sum of the book."""
    question = decode(context.dialogue.question)
    if question is None:
        return None
    reports, household = context.uow.reports, context.household
    chosen = await choose_period(reports, question, household, context.today)
    made = plan_answer(chosen.question, household, context.today)
    return await solve_plan(reports, made) if made else None


def _list_sums(answer: Answer, base: str) -> list[Money]:
    """Return the sums of an answer in the household's currency."""
    bases = answer.number_evidence[:_MOST] if isinstance(answer, _SEVERAL) else answer.number_evidence[:1]
    sums = [find_sum_in(make_positive_refund_sums(basis), base) for basis in bases]
    return sorted(sums, key=lambda money: -money.minor) if isinstance(answer, SideBySide) else sums


async def _find_rate(context: MessageContext, currency: str) -> Rate | None:
    """Return the rate of today or the few days before, else the newest of all; None where there is none."""
    await bring_rates(context, [(currency, context.today)])
    found = await context.uow.rates.find_rate(currency, context.today)
    newest = (rate for rate in await context.uow.rates.list_latest() if rate.currency == currency)
    return found or next(newest, None)


def _convert_back(money: Money, rate: Rate) -> Money:
    """Return money of the household's currency in the currency of a rate."""
    return convert(money, 1 / rate.value, rate.currency)
