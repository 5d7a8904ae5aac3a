"""Fetch published exchange rates into the book before a draft is made that needs them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.handlers.cards import use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.outside import FetchRates
from core.usecases.exchange import Wanted, save_found_rates


async def bring_rates(context: MessageContext, wanted: Iterable[Wanted]) -> None:
    """Fetch and save the missing exchange rates for some currencies and days.

    Raises:
        OutsideRequest: the rates have to be fetched first.
    """
    if context.services.rates is None:
        return
    base = context.household.currency
    foreign = dict.fromkeys(pair for pair in wanted if pair[0] != base)
    missing = tuple([pair for pair in foreign if await context.uow.rates.find_rate(*pair) is None])
    if missing:
        found = context.fetch_outside_result(FetchRates(missing, base))
        await save_found_rates(use_case_context(context), found, "published")
