"""Exchange rates on cards: what is asked, what is kept, the list."""

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
from core.usecases.exchange import RatesKept

_SHOWN = 30
"""Currencies in one list."""


def rate_rows(page: CardContext, draft: Draft) -> tuple[tuple[Button, ...], ...]:
    """What a unit of a foreign currency was worth, where a line does not know it and was not left for later."""
    base = page.household.currency
    for index, line in enumerate(draft.lines):
        if line.money.currency != base and line.rate is None:
            label = page.words("button-rate-ask", currency=line.money.currency)
            taps = [Tap(verb, draft.id, draft.version, str(index)) for verb in (Verb.RATE_ASK, Verb.RATE_LATER)]
            return ((Button(label, taps[0]), Button(page.words("button-rate-later"), taps[1])),)
    return ()


def ask_rate(page: CardContext, currency: str, days: Sequence[date]) -> Reply:
    """How much of the household's currency one unit was on a day, or over several, earliest first."""
    words, base = page.words, page.household.currency
    first, last = words.day(days[0], page.today), words.day(days[-1], page.today)
    if len(days) == 1:
        return Reply((TextRun(words("rate-ask", currency=currency, base=base, day=first)),))
    text = words("rate-ask-days", currency=currency, base=base, first=first, last=last)
    return Reply((TextRun(text),))


def rate_number(page: CardContext, rate: Decimal) -> str:
    """``83.2``, with as many digits as are known."""
    return str(format_decimal(rate, format="#,##0.############", locale=page.words.locale))


def rates_kept(page: CardContext, kept: RatesKept, only: Rate | None = None) -> Reply:
    """How many rates were kept, or the only one, and how many entries they converted."""
    lines = [_rate_row(page, only) if only is not None else page.words("rates-kept", count=kept.rates)]
    if kept.entries:
        lines.append(page.words("rates-filled", count=kept.entries))
    return Reply((TextRun("\n".join(lines)),))


def rates_list(page: CardContext, rates: Sequence[Rate]) -> Reply:
    """The newest rate of each currency, and how to give others."""
    lines = [_rate_row(page, rate) for rate in rates[:_SHOWN]]
    body = (TextRun(page.words("rates-title"), "bold"), TextRun("\n" + "\n".join([*lines, page.words("rates-how")])))
    return Reply(body)


def _rate_row(page: CardContext, rate: Rate) -> str:
    return page.words(
        "rates-row",
        currency=rate.currency,
        rate=rate_number(page, rate.value),
        base=page.household.currency,
        day=page.words.day(rate.day, page.today),
    )
