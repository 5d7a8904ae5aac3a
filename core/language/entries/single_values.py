"""Read a message that is a single amount or a single day, as an answer to a question."""

from __future__ import annotations

from datetime import date

from core.language.context import Context
from core.language.entries.people import list_name_tokens
from core.language.entries.read_entries import EntryReading, analyse_message
from core.language.text.page import Amount
from core.language.text.tokens import clean_text, tokenise
from core.language.text.vocabulary import PhraseMatches
from core.language.values.periods import read_period
from core.model.money import Money


def read_amount(text: str, context: Context) -> tuple[Money, ...]:
    """Return the readings of the only amount in a text, the likeliest first; empty if the text says more.

    Raises Invalid for an amount that cannot be.
    """
    reading = _read(text, context)
    found = list(reading.amounts) or list(reading.layout.quantities)
    if len(found) != 1 or reading.layout.dates or not _is_alone(reading, found[0]):
        return ()
    return tuple(
        Money.of(value, currency) for currency in _list_currencies(found[0], context) for value in found[0].readings
    )


def read_day(text: str, context: Context) -> tuple[date, ...]:
    """Return the days a text may mean, the likeliest first; empty where it names no day or several."""
    said = _read(text, context).layout.dates
    if said:
        return said[0].days if len(said) == 1 else ()
    period = read_period(text, context.today, context.language, day_first=context.day_first)
    return (period.first,) if period is not None and period.days == 1 else ()


def _read(text: str, context: Context) -> EntryReading:
    words = tokenise(clean_text(text))
    return analyse_message(words, PhraseMatches(words, context.language, list_name_tokens(words, context)), context)


def _is_alone(reading: EntryReading, amount: Amount) -> bool:
    """Return whether an amount has only small words around it."""
    layout = reading.layout
    return not (layout.has_content(0, amount.start) or layout.has_content(amount.end, len(reading.page.tokens)))


def _list_currencies(amount: Amount, context: Context) -> tuple[str, ...]:
    """Return the currencies that a text names; the household's if it names none or an ambiguous sign fits it."""
    if not amount.currencies or context.currency in amount.currencies:
        return (context.currency,)
    return amount.currencies
