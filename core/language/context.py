"""What the reader knows before it reads: the day, the people, the habits of the household."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from core.model.draft import DoubtKind
from core.model.entry import Line
from core.model.household import NumberHabit
from core.model.question import Question

_MIXED_BY_CURRENCY = {"INR": "hi-Latn"}


@dataclass(frozen=True, slots=True)
class Person:
    """A member by every name they are called."""

    id: UUID
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkCard:
    """A card shown in this talk: still open, or saved and its entries in the book."""

    lines: tuple[Line, ...]
    saved: bool = False
    asks: frozenset[DoubtKind] = frozenset()
    """What it asks back, which a bare answer settles."""
    asks_amounts: frozenset[Decimal] = frozenset()
    """The amounts it asks to choose between."""
    asks_category: bool = False
    """Whether it asks where a line belongs."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a message may lean on; ``language`` is a hint, not a fence: people mix languages."""

    today: date
    currency: str
    speaker: UUID
    people: tuple[Person, ...]
    language: str = "en"
    number_habit: NumberHabit = NumberHabit.POINT
    day_first: bool = True
    accounts: tuple[str, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()
    """(key, the household's own name) of categories that were added or renamed."""
    before: Question | None = None
    """The question asked just before, which a follow-up leans on."""
    card: tuple[Line, ...] | None = None
    """The lines of the card or entry this message replies to, where the channel says that it replies."""
    talk: tuple[TalkCard, ...] = ()
    """The cards of this talk, the newest first."""
    card_last: bool = False
    """Whether the last thing shown in this talk was its newest card, rather than an answer."""
    commands: frozenset[str] = frozenset()
    """The names of slash commands; the words after any other slash are read as plain text."""
    goals: tuple[str, ...] = ()
    """The names of what the household saves for."""
    half: str = ""
    """Half of an entry that was said before and is still to be completed: "60", or "milk"."""

    @property
    def mixed_language(self) -> str:
        """The language people mix with the household's where its money is used; empty where none is."""
        return _MIXED_BY_CURRENCY.get(self.currency, "") if self.language == "en" else ""
