"""Bring exchange rates that are published somewhere into the book, before a card is made that needs them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.handlers.cards import use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.outside import FetchRates
from core.usecases.exchange import Wanted, keep_found


async def bring_rates(context: MessageContext, wanted: Iterable[Wanted]) -> None:
    """Have missing exchange rates fetched for these currencies and days.

    Raises:
        OutsideRequest: it has to be asked first.
    """
    if context.services.rates is None:
        return
    base = context.household.currency
    foreign = dict.fromkeys(pair for pair in wanted if pair[0] != base)
    missing = tuple([pair for pair in foreign if await context.uow.rates.find(*pair) is None])
    if missing:
        found = context.outside(FetchRates(missing, base))
        await keep_found(use_case_context(context), found, "published")
