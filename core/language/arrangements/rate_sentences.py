"""Read exchange rates typed as a message: "1 usd = 84", "1 euro = 90.5 rupees", "84 inr = 1 dollar"."""

from __future__ import annotations

from dataclasses import dataclass

from core.language.message import Message
from core.language.text.page import list_places
from core.language.text.tokens import NUMBER
from core.language.values.currencies import list_currencies
from core.model.intent import Command

_MOST_TOKENS = 9


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the equation: a number and a currency, "" for what was not written."""

    number: str
    currency: str


def read_rate(message: Message) -> Command | None:
    """Return the command that stores an exchange rate; None where a message is no equation of two amounts."""
    signs = [at for at, token in enumerate(message.tokens) if token.is_sign("=")]
    if len(signs) != 1 or len(message.tokens) > _MOST_TOKENS:
        return None
    left = _read_side(message, 0, signs[0])
    right = _read_side(message, signs[0] + 1, len(message.tokens))
    if left is None or right is None:
        return None
    base = message.context.currency
    for foreign, other in ((left, right), (right, left)):
        is_unit = foreign.number in {"", "1"} and foreign.currency not in {"", base}
        if is_unit and other.number and other.currency in {"", base}:
            return Command("rates", f"{foreign.currency} {other.number}")
    return None


def _read_side(message: Message, start: int, end: int) -> _Side | None:
    """Return the number and currency in a range of tokens; None where there is anything else."""
    currencies = message.marks.list_within("currency", start, end)
    held = list_places(currencies)
    numbers = [at for at in range(start, end) if message.tokens[at].shape is NUMBER]
    if len(currencies) > 1 or len(numbers) > 1 or held | set(numbers) != set(range(start, end)):
        return None
    names = [list_currencies(match.value, message.context.currency)[0] for match in currencies]
    return _Side(message.tokens[numbers[0]].written if numbers else "", names[0] if names else "")
