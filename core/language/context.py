"""What the reader knows before it reads a message: the date, the members, the household's settings and the chat."""

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
    """A member with every name they are called."""

    id: UUID
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkCard:
    """A draft shown in this chat, still open or already saved as entries."""

    lines: tuple[Line, ...]
    saved: bool = False
    asks: frozenset[DoubtKind] = frozenset()
    """The question it asks, which a bare answer settles."""
    asks_amounts: frozenset[Decimal] = frozenset()
    """The amounts it offers to choose from."""
    asks_category: bool = False
    """Whether it asks for a line's category."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a message's meaning can depend on; ``language`` is only a hint, as people mix languages."""

    today: date
    currency: str
    speaker: UUID
    people: tuple[Person, ...]
    language: str = "en"
    number_habit: NumberHabit = NumberHabit.POINT
    day_first: bool = True
    accounts: tuple[str, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()
    """(key, the household's name) of categories it added or renamed."""
    before: Question | None = None
    """The question asked just before, which a follow-up continues."""
    card: tuple[Line, ...] | None = None
    """The lines of the draft or entry this message replies to, where the channel reports replies."""
    talk: tuple[TalkCard, ...] = ()
    """The drafts and entries shown in this chat, newest first."""
    card_last: bool = False
    """Whether the last thing shown in this chat was its newest draft, rather than an answer."""
    commands: frozenset[str] = frozenset()
    """Names of the slash commands; after any other slash the text is read as a plain message."""
    goals: tuple[str, ...] = ()
    """The names of the household's savings goals."""
    half: str = ""
    """The amount or description sent before, which still lacks its other half: "60", or "milk"."""

    @property
    def mixed_language(self) -> str:
        """Return the language people mix with the household's where its currency is used; "" where there is none."""
        return _MIXED_BY_CURRENCY.get(self.currency, "") if self.language == "en" else ""
