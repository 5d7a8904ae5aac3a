"""Packs a Question into the few bytes of a button: fields by letter, days and keys shortened.

Members and categories are stored as digests that are looked up in the household, so a button means nothing in another.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from hashlib import blake2s
from typing import Any
from urllib.parse import quote, unquote

import msgspec

from bot.messages import Tap
from core.model.entry import EntryKind
from core.model.household import Household
from core.model.period import Period
from core.model.question import ComparedSide, Question, QuestionIntent, SideField

_EPOCH = date(2000, 1, 1)
_FAR = 100_000
"""The most days between a question's date and the year 2000, either way."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BETWEEN = ";"
_LAST = "="
_MOST_DIGITS = 30
_CODES = {
    QuestionIntent.TOTAL: "t", QuestionIntent.CATEGORY_SPEND: "c", QuestionIntent.COMPARE: "v",
    QuestionIntent.TOP_CATEGORIES: "k", QuestionIntent.TOP_MERCHANTS: "s", QuestionIntent.BY_MEMBER: "m",
    QuestionIntent.LARGEST: "x", QuestionIntent.LIST: "l", QuestionIntent.AVERAGE: "a", QuestionIntent.COUNT: "n",
    QuestionIntent.INCOME_VS_EXPENSE: "b", QuestionIntent.PRICE_HISTORY: "p",
    QuestionIntent.BUDGET_STATUS: "B", QuestionIntent.LEFT_PER_DAY: "D", QuestionIntent.RECURRING: "R",
    QuestionIntent.FORECAST: "F", QuestionIntent.ANOMALIES: "O", QuestionIntent.SETTLE_UP: "W",
    QuestionIntent.AFFORD: "A", QuestionIntent.ADVICE: "T", QuestionIntent.HELP: "h", QuestionIntent.TREND: "d",
    QuestionIntent.SHARE: "P", QuestionIntent.ACCOUNT_BALANCE: "K",
}  # fmt: skip
_KINDS = {EntryKind.EXPENSE: "e", EntryKind.INCOME: "i", EntryKind.REFUND: "r", EntryKind.TRANSFER: "t"}
_TEXTS = {
    "s": "merchant",
    "g": "tag",
    "a": "account",
    "i": "item",
    "w": "words",
    "y": "unit",
    "v": "view",
    "d": "days",
}


def make_question_tap(verb: str, question: Question, version: int = 0) -> Tap:
    """Return a tap that asks the question; a digest where it does not fit, valid while it is the last asked."""
    fitting = Tap(verb, version=version, argument=shorten_question(question))
    try:
        fitting.pack()
    except ValueError:
        return replace(fitting, argument=_LAST + _shorten_key(repr(question)))
    return fitting


def read_question_tap(argument: str, household: Household, last: Question | None) -> Question | None:
    """Return a tap's question, or ``last`` where the tap holds only its digest; None where it is no longer known."""
    if not argument.startswith(_LAST):
        return expand(argument, household)
    return last if last and argument == _LAST + _shorten_key(repr(last)) else None


def encode(question: Question) -> bytes:
    """Return the question as JSON, to be stored in the dialogue."""
    return bytes(msgspec.json.encode(question))


def decode(kept: bytes | None) -> Question | None:
    """Return the question stored in the dialogue; None where there is none, or an older version stored it."""
    try:
        return msgspec.json.decode(kept, type=Question) if kept else None
    except msgspec.MsgspecError:
        return None


def shorten_question(question: Question) -> str:
    """Return the question as one short line, its intent first."""
    fields = [_CODES[question.intent]]
    fields += [letter + value for letter, value in _write_fields(question) if value]
    return _BETWEEN.join(fields)


def expand(short: str, household: Household) -> Question | None:
    """Return the question that a short line encodes; None if invalid, or if a member or category no longer exists."""
    code, *fields = short.split(_BETWEEN)
    intent = next((intent for intent, letter in _CODES.items() if letter == code), None)
    if intent is None:
        return None
    question = Question(intent)
    try:
        for field in fields:
            question = replace(question, **_READERS[field[:1]](field[1:], household))
    except (KeyError, ValueError, OverflowError, InvalidOperation):
        return None
    return question


def _write_fields(question: Question) -> Iterable[tuple[str, str]]:
    yield "p", _encode_period(question.period)
    yield "q", _encode_period(question.period2)
    yield "c", "".join(_shorten_key(key) for key in question.categories)
    yield "j", "".join(_shorten_key(key) for key in question.without)
    yield "f", "+".join(quote(words, safe="") for words in question.without_words)
    yield "m", _shorten_key(question.member.hex) if question.member else ""
    yield "k", _KINDS[question.kind] if question.kind else ""
    yield "n", str(question.limit or "")
    yield "u", "" if question.least is None else str(question.least)
    yield "o", "" if question.most is None else str(question.most)
    yield "e", "1" if question.ever else ""
    yield "x", "+".join(side.field.value[0] + quote(side.value, safe="") for side in question.sides)
    yield "h", _KINDS[question.whole] if question.whole else ""
    yield "r", _shorten_key(question.whom.hex) if question.whom else ""
    yield "z", "" if question.amount is None else str(question.amount)
    yield "b", _write_number((question.by - _EPOCH).days) if question.by else ""
    for letter, name in _TEXTS.items():
        yield letter, (getattr(question, name) or "").replace("%", "%25").replace(_BETWEEN, "%3b")


def _encode_period(period: Period | None) -> str:
    return f"{_write_number((period.first - _EPOCH).days)}.{_write_number(period.days)}" if period else ""


def _write_number(value: int) -> str:
    digits = "" if value else "0"
    sign, value = ("-" if value < 0 else ""), abs(value)
    while value:
        value, digit = divmod(value, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return sign + digits


def _shorten_key(name: str) -> str:
    """Return a digest of four letters (24 bits), unique enough among one household's names."""
    return urlsafe_b64encode(blake2s(name.encode(), digest_size=3).digest()).decode()


def _read_period(text: str, _: Household) -> Period:
    start, days = (int(part, len(_DIGITS)) for part in text.split("."))
    if not (abs(start) < _FAR and 0 < days < _FAR):
        raise ValueError(text)
    first = _EPOCH + timedelta(days=start)
    return Period(first, first + timedelta(days=days - 1))


def _read_sides(text: str, _: Household) -> tuple[ComparedSide, ...]:
    fields = {field.value[0]: field for field in SideField}
    return tuple(ComparedSide(fields[part[:1]], unquote(part[1:])) for part in text.split("+"))


def _read_categories(text: str, household: Household) -> tuple[str, ...]:
    keys = {_shorten_key(category.key): category.key for category in household.categories}
    return tuple(keys[text[at : at + 4]] for at in range(0, len(text), 4))


def _read_bound(text: str, _: Household) -> Decimal:
    value = Decimal(text)
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        raise ValueError(text)
    return value


def _read_limit(text: str, _: Household) -> int:
    limit = int(text)
    if not 0 < limit < _FAR:
        raise ValueError(text)
    return limit


def _read_field(name: str, read: Callable[[str, Household], Any]) -> Callable[[str, Household], dict[str, Any]]:
    return lambda text, household: {name: read(text, household)}


_READERS: dict[str, Callable[[str, Household], dict[str, Any]]] = {
    "p": _read_field("period", _read_period),
    "q": _read_field("period2", _read_period),
    "c": _read_field("categories", _read_categories),
    "j": _read_field("without", _read_categories),
    "f": _read_field("without_words", lambda text, _: tuple(map(unquote, text.split("+")))),
    "m": _read_field("member", lambda text, house: {_shorten_key(m.id.hex): m.id for m in house.members}[text]),
    "r": _read_field("whom", lambda text, house: {_shorten_key(m.id.hex): m.id for m in house.members}[text]),
    "k": _read_field("kind", lambda text, _: {letter: kind for kind, letter in _KINDS.items()}[text]),
    "h": _read_field("whole", lambda text, _: {letter: kind for kind, letter in _KINDS.items()}[text]),
    "x": _read_field("sides", _read_sides),
    "n": _read_field("limit", _read_limit),
    "u": _read_field("least", _read_bound),
    "o": _read_field("most", _read_bound),
    "e": _read_field("ever", lambda _, __: True),
    "z": _read_field("amount", _read_bound),
    "b": _read_field("by", lambda text, _: _EPOCH + timedelta(days=int(text, len(_DIGITS)))),
    **{letter: _read_field(name, lambda text, _: unquote(text)) for letter, name in _TEXTS.items()},
}
