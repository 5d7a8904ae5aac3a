"""Cards of exchange rates: the question for one, the result of saving, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.entries import CardContext
from bot.verbs import Verb
from core.model.draft import Draft
from core.model.rate import Rate
from core.usecases.exchange import SavedRates

_SHOWN = 30
"""The most currencies in one list."""


def make_rate_rows(page: CardContext, draft: Draft) -> tuple[tuple[Button, ...], ...]:
    """Return buttons to state a missing exchange rate or postpone it; empty where no line lacks one."""
    base = page.household.currency
    for index, line in enumerate(draft.lines):
        if line.money.currency != base and line.rate is None:
            label = page.words("button-rate-ask", currency=line.money.currency)
            taps = [Tap(verb, draft.id, draft.version, str(index)) for verb in (Verb.RATE_ASK, Verb.RATE_LATER)]
            return ((Button(label, taps[0]), Button(page.words("button-rate-later"), taps[1])),)
    return ()


def ask_rate(page: CardContext, currency: str, days: Sequence[date]) -> Reply:
    """Return the question what one unit of a currency was worth, on one day or on several, earliest first."""
    words, base = page.words, page.household.currency
    first, last = words.day(days[0], page.today), words.day(days[-1], page.today)
    if len(days) == 1:
        return Reply((TextRun(words("rate-ask", currency=currency, base=base, day=first)),))
    text = words("rate-ask-days", currency=currency, base=base, first=first, last=last)
    return Reply((TextRun(text),))


def write_rate(page: CardContext, rate: Decimal) -> str:
    """Return a rate with all its known digits: ``83.2``."""
    return str(format_decimal(rate, format="#,##0.############", locale=page.words.locale))


def make_saved_rates_reply(page: CardContext, saved: SavedRates, only: Rate | None = None) -> Reply:
    """Return how many rates were saved (a single one by its value), and how many entries they converted."""
    lines = [_make_rate_row(page, only) if only is not None else page.words("rates-kept", count=saved.rates)]
    if saved.entries:
        lines.append(page.words("rates-filled", count=saved.entries))
    return Reply((TextRun("\n".join(lines)),))


def make_rates_list(page: CardContext, rates: Sequence[Rate]) -> Reply:
    """Return the newest rate of each currency, and how to add others."""
    lines = [_make_rate_row(page, rate) for rate in rates[:_SHOWN]]
    body = (TextRun(page.words("rates-title"), "bold"), TextRun("\n" + "\n".join([*lines, page.words("rates-how")])))
    return Reply(body)


def _make_rate_row(page: CardContext, rate: Rate) -> str:
    return page.words(
        "rates-row",
        currency=rate.currency,
        rate=write_rate(page, rate.value),
        base=page.household.currency,
        day=page.words.day(rate.day, page.today),
    )
