"""Looking up in the member's message what a model says it found; the rule-based reader decides what it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from uuid import UUID

from core.errors import Refusal
from core.language.context import Context
from core.language.entries.people import map_names
from core.language.entries.read_entries import EntryReading
from core.language.entries.single_values import read_amount, read_day
from core.language.message import Message
from core.language.questions.language_pack import load_language_packs
from core.language.text.page import Amount, list_places
from core.language.text.tokens import TokenShape, clean_text, tokenise
from core.language.values.amounts import find_amounts
from core.model.money import EXPONENTS, Money
from llm.jobs.reading import Item


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """An amount found in the message: its tokens, and every possible value, the likeliest first."""

    at: frozenset[int]
    readings: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class _AmountChange:
    """A discount or surcharge on an amount; with ``share``, ``value`` is a fraction of the amount."""

    value: Decimal
    share: bool = False

    def apply_to(self, amount: Decimal) -> Decimal:
        """Return by how much this changes an amount."""
        return amount * self.value if self.share else self.value


def _list_scales(item: Item) -> tuple[Decimal, ...]:
    """Return the scales an amount may have, the likeliest first: the one the model gives (such as thousands), and 1."""
    return (Decimal(item.scale), Decimal(1)) if item.scale else (Decimal(1),)


_SIGNED = ((-1, "less"), (1, "more"))
"""The sign with which the spans in an item's field count: ``less`` is subtracted, ``more`` added."""


@dataclass(slots=True)
class SpanLookup:
    """A message in which to look up spans: pieces of text that a model copied from it."""

    text: str
    context: Context
    reading: EntryReading
    written: tuple[Amount, ...]
    """Every number of the message as written, before the rule-based reader computes with them."""
    used: set[int] = field(default_factory=set)
    """Indexes of tokens already explained as an amount, a count, a time or part of a name."""
    beside: set[int] = field(default_factory=set)
    """Indexes of tokens used in computing an amount (a count, a discount); they may still be an amount of their own."""

    @classmethod
    def from_message(cls, text: str, context: Context) -> SpanLookup | None:
        """Return the lookup for a message.

        None if the rule-based reader refuses the message (for an impossible day, say).
        """
        try:
            reading = Message.read_message(text, context).reading
            written = _list_written_amounts(reading)
        except Refusal:
            return None
        return cls(clean_text(text), context, reading, written)

    @property
    def numbers(self) -> frozenset[int]:
        """The tokens that are numbers, in digits or words, except those in dates and tags."""
        shaped = {
            at
            for at, token in enumerate(self.reading.page.tokens)
            if token.shape in {TokenShape.NUMBER, TokenShape.CLOCK}
        }
        spans = [range(amount.start, amount.end) for amount in self.written if amount.readings[0] > 1]
        worded = {at for span in spans if len(self._list_numbers_in(span)) <= 1 for at in span}
        return frozenset((shaped | worded) - _list_day_tokens(self.reading))

    @property
    def is_fully_explained(self) -> bool:
        """Whether every number of the message has been used or explained."""
        return self.numbers <= self.used | self.beside

    def find_unused_tokens(self, span: str) -> frozenset[int]:
        """Return the tokens of a span's first unused occurrence in the message; empty if there is none."""
        return self._find_span(span, besides=self.used)

    def _find_span(self, span: str, *, besides: AbstractSet[int]) -> frozenset[int]:
        wanted, text = _flatten_text(clean_text(span[:300])), _flatten_text(self.text)
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            held = self._list_tokens(at, at + len(wanted))
            if held and not held & besides:
                return held
            at = text.find(wanted, at + 1)
        return frozenset()

    def _list_tokens(self, start: int, end: int) -> frozenset[int]:
        """Return the tokens between two characters; empty if that would cut a number in two."""
        over = [(at, t) for at, t in enumerate(self.reading.page.tokens) if t.start < end and start < t.end]
        cut = any(t.shape is not TokenShape.WORD and (t.start < start or end < t.end) for _, t in over)
        return frozenset() if cut else frozenset(at for at, _ in over)

    def mark_explained(self, spans: Iterable[str]) -> None:
        """Mark spans as used that are no money: counts, clock times, the number in a name."""
        for span in spans:
            self.used |= self.find_unused_tokens(span)

    def take_amount(self, span: str) -> StatedAmount | None:
        """Return the amount that a span states and mark it as used; None if the message has no such amount."""
        at = self.find_unused_tokens(span)
        stated = self._find_amount_at(at) if at else self._find_amount_worth(span)
        if stated is None and at & self.numbers:
            stated = StatedAmount(at, _read_span_amounts(span, self.context))
        if stated is None or not stated.readings or stated.readings[0].minor <= 0 or stated.at & self.used:
            return None
        self.used |= stated.at
        return stated

    def compute_item_total(self, item: Item) -> StatedAmount | None:
        """Return an item's total: its amount, times a count or fraction, less discounts and plus surcharges.

        None if any of these parts is not in the message. A part that the rule-based reader has already included in the
        amount is not counted again.
        """
        stated = self.take_amount(item.amount)
        if stated is None:
            return None
        factor = self._find_factor(item, stated.at)
        changes = [
            (sign, self._find_change(span, stated.at)) for sign, spans in _SIGNED for span in getattr(item, spans)
        ]
        if factor is None or any(change is None for _, change in changes):
            return None
        made = []
        for scale, money in product(_list_scales(item), stated.readings):
            value = money.amount * factor * scale
            value += sum((sign * change.apply_to(value) for sign, change in changes if change), Decimal(0))
            made.append((value, money.currency))
        readings = _make_valid_amounts((_round_to_minor(value, currency), currency) for value, currency in made)
        return replace(stated, readings=readings) if readings and readings[0].minor > 0 else None

    def _find_factor(self, item: Item, within: frozenset[int]) -> Decimal | None:
        """Return the factor of an amount: 1 if the item names none, None if the one it names is not in the message."""
        if not item.times.strip():
            return None if item.part else Decimal(1)
        at = self.find_tokens_anywhere(item.times)
        if not at:
            return None
        self.beside |= at
        if item.part:
            over, under = item.part.split("/")
            return Decimal(over) / Decimal(under)
        if at & self.numbers & within:
            return Decimal(1)
        return self._find_first_number(at)

    def _find_first_number(self, at: frozenset[int]) -> Decimal | None:
        """Return the first number at some tokens; None if the rule-based reader finds none there."""
        tokens = self.reading.page.tokens
        known = [amount.readings[0] for amount in self.written if amount.start in at]
        values = (_read_span_amounts(tokens[place].written, self.context) for place in sorted(at))
        return known[0] if known else next((value[0].amount for value in values if value), None)

    def _find_change(self, span: str, within: frozenset[int]) -> _AmountChange | None:
        """Return the discount or surcharge in a span; None if it is no number of the message."""
        at = self._find_span(span, besides=within) or self.find_tokens_anywhere(span)
        if not at:
            return None
        self.beside |= at
        if at & self.numbers and at & self.numbers <= within:
            return _AmountChange(Decimal(0))
        if "%" in span:
            percent = self._find_first_number(at)
            return _AmountChange(percent / 100, share=True) if percent is not None else None
        stated = self._find_amount_at(at)
        value = stated.readings[0].amount if stated and stated.readings else self._find_first_number(at)
        return _AmountChange(value) if value is not None else None

    def _find_amount_at(self, at: frozenset[int]) -> StatedAmount | None:
        """Return the amount that the rule-based reader sees where a span stands.

        For "2.2" cut from "2.2k" that is the whole "2.2k". If that reader computed the amount from several numbers and
        the span names one of them, return that number.
        """
        found = [amount for amount in self.written if at & set(range(amount.start, amount.end))]
        if len(found) != 1:
            return None
        numbers = self._list_numbers_in(range(found[0].start, found[0].end))
        named = numbers & at
        if len(named) == 1 < len(numbers):
            return self._read_number_alone(min(named), found[0].currencies)
        return self._find_stated_amount(found[0].start, found[0].end)

    def _list_numbers_in(self, places: Iterable[int]) -> frozenset[int]:
        tokens = self.reading.page.tokens
        return frozenset(at for at in places if tokens[at].shape is TokenShape.NUMBER)

    def _read_number_alone(self, at: int, currencies: Sequence[str]) -> StatedAmount | None:
        """Return the value of a single number, in the currencies given."""
        values = [money.amount for money in _read_span_amounts(self.reading.page.tokens[at].written, self.context)]
        pairs = [(value, name) for name in currencies or (self.context.currency,) for value in values]
        return StatedAmount(frozenset({at}), _make_valid_amounts(pairs)) if values else None

    def _find_amount_worth(self, span: str) -> StatedAmount | None:
        """Return the first unused amount of the message with the same value as a span: "1500" for "1.5k"."""
        said = {money.amount for money in _read_span_amounts(span, self.context)}
        for amount in self.written:
            if said & set(amount.readings) and not self.used & set(range(amount.start, amount.end)):
                return self._find_stated_amount(amount.start, amount.end)
        return None

    def _find_stated_amount(self, start: int, end: int) -> StatedAmount:
        amount = next(a for a in self.written if (a.start, a.end) == (start, end))
        currencies = amount.currencies or (self.context.currency,)
        pairs = [(value, name) for name in currencies for value in amount.readings]
        return StatedAmount(frozenset(range(start, end)), _make_valid_amounts(pairs))

    def has_written_currency(self, currency: str) -> bool:
        """Return whether any amount of the message is written with a currency."""
        return any(currency in amount.currencies for amount in self.written)

    def find_days(self, span: str) -> tuple[date, ...]:
        """Return the days a span may mean; empty if it names no day in the message."""
        said = self.reading.layout.dates
        at = self.find_tokens_anywhere(span)
        near = [days.days for days in said if at & set(range(days.start, days.end))]
        if near:
            return near[0]
        days = _read_days(span, self.context)
        return days if at or any(set(days) & set(one.days) for one in said) else ()

    def find_tokens_anywhere(self, span: str) -> frozenset[int]:
        """Return the tokens of a span even if they are used already: one "yesterday" may date several lines."""
        return self._find_span(span, besides=frozenset())

    def find_words(self, span: str) -> str:
        """Return the words of a span that occur in the message, in the message's order.

        No other words are ever shown.
        """
        standing = {token.key for token in self.reading.page.tokens if token.shape is TokenShape.WORD}
        if self.find_tokens_anywhere(span):
            return clean_text(span).strip(" ,.;:-")[:120]
        return " ".join(token.written for token in tokenise(clean_text(span[:300])) if token.key in standing)[:120]

    def find_exact_text(self, span: str) -> str | None:
        """Return a span if it occurs in the message word for word, else None."""
        return clean_text(span) if span.strip() and self.find_tokens_anywhere(span) else None

    def find_member(self, name: str) -> UUID | None:
        """Return the member whose name, or another name the reader knows them by, is in the message; else None."""
        known = map_names(self.context)
        found = known.get(tuple(token.key for token in tokenise(clean_text(name[:100]))))
        named = {one.person for one in self.reading.people}
        return found if found is not None and (found in named or self.find_exact_text(name)) else None


def _list_day_tokens(reading: EntryReading) -> frozenset[int]:
    """Return the tokens that are part of a day or a tag."""
    tags = {at for at, token in enumerate(reading.page.tokens) if token.shape is TokenShape.TAG}
    return frozenset(tags | list_places(reading.layout.dates))


def _list_written_amounts(reading: EntryReading) -> tuple[Amount, ...]:
    """Return the numbers of a message outside its days and tags, each one alone. Raises Refusal."""
    page = replace(reading.page, taken=_list_day_tokens(reading))
    return tuple(find_amounts(page))


def _flatten_text(text: str) -> str:
    """Return a text in lower case, character by character, with line breaks as spaces."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text).replace("\n", " ")


def _read_span_amounts(span: str, context: Context) -> tuple[Money, ...]:
    try:
        return read_amount(span[:60], context)
    except Refusal:
        return ()


def _round_to_minor(value: Decimal, currency: str) -> Decimal:
    """Return a value rounded half up to whole minor units of its currency."""
    return value.quantize(Decimal(1).scaleb(-EXPONENTS.get(currency, 2)), ROUND_HALF_UP)


def _make_valid_amounts(pairs: Iterable[tuple[Decimal, str]]) -> tuple[Money, ...]:
    made = []
    for value, currency in pairs:
        try:
            made.append(Money.of(value, currency))
        except Refusal:
            continue
    return tuple(dict.fromkeys(made))


def choose_reading_language(context: Context) -> str:
    """Return the language in which to read periods: the context's if its words are known, else English."""
    return context.language if context.language in load_language_packs() else "en"


def _read_days(span: str, context: Context) -> tuple[date, ...]:
    try:
        return read_day(span[:60], replace(context, language=choose_reading_language(context)))
    except Refusal:
        return ()
