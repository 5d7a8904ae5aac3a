"""What the reader knows before a message is read: the date, the members, the household's settings and the chat."""

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
    """A card shown in this chat: the lines of an open draft, or of saved entries."""

    lines: tuple[Line, ...]
    saved: bool = False
    asks: frozenset[DoubtKind] = frozenset()
    """The kinds of questions that the draft asks, which a bare answer settles."""
    asks_amounts: frozenset[Decimal] = frozenset()
    """The amounts among which the draft's questions let the member choose."""
    asks_category: bool = False
    """Whether the draft offers other categories for a line."""


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
    """Pairs of key and name of the categories that the household added or renamed."""
    before: Question | None = None
    """The last question that was answered, which a follow-up continues."""
    card: tuple[Line, ...] | None = None
    """The lines of the draft or entry that this message replies to; None where it replies to none."""
    talk: tuple[TalkCard, ...] = ()
    """The drafts and entries shown in this chat, newest first."""
    card_last: bool = False
    """Whether the newest card was the last thing shown in this chat, and no answer came after."""
    commands: frozenset[str] = frozenset()
    """The names of the slash commands; text after any other slash is read as a plain message."""
    goals: tuple[str, ...] = ()
    """The names of the household's savings goals."""
    half: str = ""
    """The incomplete entry sent before, an amount or a description: "60", or "milk"."""

    @property
    def mixed_language(self) -> str:
        """Return the language people mix with the household's where its currency is used; "" where there is none."""
        return _MIXED_BY_CURRENCY.get(self.currency, "") if self.language == "en" else ""
