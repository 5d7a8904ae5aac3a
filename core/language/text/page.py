"""A message laid out for reading: its tokens, what is known of them, and the numbers that may be money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from core.language.text.tokens import NUMBER, Token
from core.language.text.vocabulary import PhraseMatches
from core.model.household import NumberHabit


class Stretch(Protocol):
    """Something that stands over tokens ``start`` to before ``end``."""

    @property
    def start(self) -> int:
        """Its first token."""
        ...

    @property
    def end(self) -> int:
        """The token after its last."""
        ...


@dataclass(frozen=True, slots=True)
class TokenSpan:
    """Tokens ``start`` to before ``end``."""

    start: int
    end: int


def list_places(*several: Iterable[Stretch]) -> set[int]:
    """Return every token that some stretches cover."""
    return {at for held in several for one in held for at in range(one.start, one.end)}


@dataclass(frozen=True, slots=True)
class Amount:
    """Money over tokens ``start`` to before ``end``; ``readings`` and ``currencies`` the likeliest first."""

    start: int
    end: int
    readings: tuple[Decimal, ...]
    currencies: tuple[str, ...] = ()
    marked: bool = False
    """A currency or a scale stands with it."""
    counted: bool = False
    """It came of a sum or a product."""
    ranged: bool = False
    """The writer gave a range: "60-70"."""
    rate: Decimal | None = None
    """What one of its currency cost in the household's, where the message says so: "20 usd at 83"."""

    @property
    def bare(self) -> bool:
        """A whole number with nothing around it that says money."""
        return not self.marked and not self.counted and self.readings[0] == self.readings[0].to_integral_value()


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message ready for reading: its tokens, what is known of them, and the habits of the household."""

    tokens: Sequence[Token]
    marks: PhraseMatches
    currency: str
    mark: NumberHabit
    taken: frozenset[int] = frozenset()
    """Tokens that are something else already: dates, tags."""

    def with_taken(self, more: AbstractSet[int]) -> MessageText:
        """Return the message with more tokens marked as something else already."""
        return self if more <= self.taken else replace(self, taken=self.taken | more)

    def token_at(self, index: int) -> Token | None:
        """Return a token, or None beyond the ends."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def is_free(self, index: int) -> bool:
        """Return whether a token is there and is nothing else yet."""
        return 0 <= index < len(self.tokens) and index not in self.taken

    def is_number(self, index: int) -> bool:
        """Return whether digits stand at a token."""
        return self.is_free(index) and self.tokens[index].shape is NUMBER
