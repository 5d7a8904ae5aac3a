"""A message prepared for reading: its tokens, the phrases found in it, and the amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from core.language.text.tokens import NUMBER, Token
from core.language.text.vocabulary import PhraseMatches
from core.model.household import NumberHabit


class TokenRange(Protocol):
    """An object that covers tokens ``start`` to before ``end``."""

    @property
    def start(self) -> int:
        """Return the index of the first covered token."""
        ...

    @property
    def end(self) -> int:
        """Return the index after the last covered token."""
        ...


@dataclass(frozen=True, slots=True)
class TokenSpan:
    """A range of tokens from ``start`` to before ``end``."""

    start: int
    end: int


def list_places(*several: Iterable[TokenRange]) -> set[int]:
    """Return every token covered by any of some stretches."""
    return {at for held in several for one in held for at in range(one.start, one.end)}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at tokens ``start`` to before ``end``; its possible values and currencies, the likeliest first."""

    start: int
    end: int
    readings: tuple[Decimal, ...]
    currencies: tuple[str, ...] = ()
    marked: bool = False
    """Whether a currency, or a scale such as "k", is written with the number."""
    counted: bool = False
    """Whether the amount was computed, as a sum or a product."""
    ranged: bool = False
    """Whether the writer gave a range: "60-70"."""
    rate: Decimal | None = None
    """The exchange rate written with the amount ("20 usd at 83"), in household currency per unit."""

    @property
    def bare(self) -> bool:
        """Return whether the amount is a whole number with nothing beside it that marks it as money."""
        return not self.marked and not self.counted and self.readings[0] == self.readings[0].to_integral_value()


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message's tokens, the phrases found in them, and how the household writes numbers."""

    tokens: Sequence[Token]
    marks: PhraseMatches
    currency: str
    mark: NumberHabit
    taken: frozenset[int] = frozenset()
    """The tokens that already belong to something else: dates, tags."""

    def mark_taken(self, more: AbstractSet[int]) -> MessageText:
        """Return the message with more tokens marked as used."""
        return self if more <= self.taken else replace(self, taken=self.taken | more)

    def find_token(self, index: int) -> Token | None:
        """Return a token, or None outside the message."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def is_free(self, index: int) -> bool:
        """Return whether a token exists and belongs to nothing else yet."""
        return 0 <= index < len(self.tokens) and index not in self.taken

    def is_number(self, index: int) -> bool:
        """Return whether a token is a number in digits."""
        return self.is_free(index) and self.tokens[index].shape is NUMBER
