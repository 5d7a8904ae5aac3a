"""What stands in a message: spans a model gives are looked up there, and our own reader says what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from core.errors import Refusal
from core.language.context import Context
from core.language.entries import Reading
from core.language.people import names
from core.language.speech import speeches
from core.language.text import Shape, clean, tokens
from core.language.unsure import apart
from core.language.values import read_amount, read_day
from core.model.money import EXPONENTS, Money


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount that stands in the message: the tokens it is made of, and every reading of it, the likeliest first."""

    at: frozenset[int]
    readings: tuple[Money, ...]


@dataclass(slots=True)
class Ground:
    """One message to look spans up in; ``used`` are the tokens that were accounted for."""

    text: str
    context: Context
    reading: Reading
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, text: str, context: Context) -> Ground | None:
        """The ground of a message; None where our own reader refuses it (a negative amount, an impossible day)."""
        try:
            reading = apart(text, context)
        except Refusal:
            return None
        return cls(clean(text), context, reading)

    @property
    def numbers(self) -> frozenset[int]:
        """Tokens that are numbers, in digits or in words ("one" is rather "a"), and no part of a day or a tag."""
        shaped = {at for at, token in enumerate(self.reading.page.tokens) if token.shape in {Shape.NUMBER, Shape.CLOCK}}
        held = (*self.reading.layout.amounts, *self.reading.layout.quantities)
        worded = {at for a in held if a.readings[0] > 1 for at in range(a.start, a.end)}
        return frozenset((shaped | worded) - self.reading.page.taken)

    @property
    def whole(self) -> bool:
        """Whether every number was accounted for."""
        return self.numbers <= self.used

    def place(self, span: str) -> frozenset[int]:
        """The tokens of the first place where a span stands that is not accounted for yet; none without one."""
        wanted, text = _flat(clean(span[:300])), _flat(self.text)
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            held = self._held(at, at + len(wanted))
            if held and not held & self.used:
                return held
            at = text.find(wanted, at + 1)
        return frozenset()

    def _held(self, start: int, end: int) -> frozenset[int]:
        """The tokens between two characters; none where a number would be cut in two."""
        over = [(at, t) for at, t in enumerate(self.reading.page.tokens) if t.start < end and start < t.end]
        cut = any(t.shape is not Shape.WORD and (t.start < start or end < t.end) for _, t in over)
        return frozenset() if cut else frozenset(at for at, _ in over)

    def account_for(self, spans: Iterable[str]) -> None:
        """Note spans that are no money: counts, clock times, the number in a name."""
        for span in spans:
            self.used |= self.place(span)

    def amount(self, span: str) -> Stated | None:
        """The amount a span states, marked as used; None where it is not in the message, or is there no amount."""
        at = self.place(span)
        stated = self._standing(at) if at else self._worth(span)
        if stated is None and at & self.numbers:
            stated = Stated(at, _money(span, self.context))
        if stated is None or not stated.readings or stated.readings[0].minor <= 0 or stated.at & self.used:
            return None
        self.used |= stated.at
        return stated

    def _standing(self, at: frozenset[int]) -> Stated | None:
        """The one amount our own reader sees where a span stands: a cut "2.2" of "2.2k" is the whole "2.2k"."""
        layout = self.reading.layout
        found = [a for a in (*layout.amounts, *layout.quantities) if at & set(range(a.start, a.end))]
        return self._stated(found[0].start, found[0].end) if len(found) == 1 else None

    def _worth(self, span: str) -> Stated | None:
        """The first unused amount of the message that comes to what a span says: "1500" for "1.5k"."""
        said = {money.amount for money in _money(span, self.context)}
        for amount in self.reading.layout.amounts:
            if said & set(amount.readings) and not self.used & set(range(amount.start, amount.end)):
                return self._stated(amount.start, amount.end)
        return None

    def _stated(self, start: int, end: int) -> Stated:
        held = (*self.reading.layout.amounts, *self.reading.layout.quantities)
        amount = next(a for a in held if (a.start, a.end) == (start, end))
        currencies = amount.currencies or (self.context.currency,)
        pairs = [(value, name) for name in currencies for value in amount.readings]
        return Stated(frozenset(range(start, end)), _moneys(pairs))

    def foreign(self, span: str, currency: str) -> str | None:
        """A currency a model sees in a word our reader does not know; None where it sees none or may not say."""
        known = currency in EXPONENTS and currency != self.context.currency
        return currency if known and any(sign.isalpha() or sign > "\u20a0" for sign in span) else None

    def days(self, span: str) -> tuple[date, ...]:
        """The days a span may mean; none where it says none that stands in the message."""
        said = self.reading.layout.dates
        at = self.place_anywhere(span)
        near = [days.days for days in said if at & set(range(days.start, days.end))]
        if near:
            return near[0]
        days = _read_days(span, self.context)
        return days if at or any(set(days) & set(one.days) for one in said) else ()

    def place_anywhere(self, span: str) -> frozenset[int]:
        """As ``place``, also where it was accounted for: one "yesterday" may date several lines."""
        used, self.used = self.used, set()
        try:
            return self.place(span)
        finally:
            self.used = used

    def words(self, span: str) -> str:
        """The words of a span that stand in the message, in its order; nothing else is ever shown."""
        standing = {token.key for token in self.reading.page.tokens if token.shape is Shape.WORD}
        if self.place_anywhere(span):
            return clean(span).strip(" ,.;:-")[:120]
        return " ".join(token.written for token in tokens(clean(span[:300])) if token.key in standing)[:120]

    def exactly(self, span: str) -> str | None:
        """A span that stands in the message as it is."""
        return clean(span) if span.strip() and self.place_anywhere(span) else None

    def person(self, name: str) -> UUID | None:
        """A member by a name that stands in the message; where our reader sees who "hubby" is, by theirs too."""
        known = names(self.context)
        found = known.get(tuple(token.key for token in tokens(clean(name[:100]))))
        named = {one.person for one in self.reading.people}
        return found if found is not None and (found in named or self.exactly(name)) else None


def _flat(text: str) -> str:
    """Small letters, one for one, and every gap a space."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text).replace("\n", " ")


def _money(span: str, context: Context) -> tuple[Money, ...]:
    try:
        return read_amount(span[:60], context)
    except Refusal:
        return ()


def _moneys(pairs: Iterable[tuple[Decimal, str]]) -> tuple[Money, ...]:
    made = []
    for value, currency in pairs:
        try:
            made.append(Money.of(value, currency))
        except Refusal:
            continue
    return tuple(dict.fromkeys(made))


def asked_in(context: Context) -> str:
    """The language in which periods are read: not all that messages are read in have them."""
    return context.language if context.language in speeches() else "en"


def _read_days(span: str, context: Context) -> tuple[date, ...]:
    try:
        return read_day(span[:60], replace(context, language=asked_in(context)))
    except Refusal:
        return ()
