"""An Intent: what one message asks of us; the reader and a model fill the same closed shapes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from core.model.draft import Doubt
from core.model.entry import EntryKind, Line, Visibility
from core.model.question import Question


@dataclass(frozen=True, slots=True)
class RecordEntries:
    """Put these lines on a draft card; ``doubts`` are asked back; ``sure`` False means a model may know better."""

    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """A sentence that corrects the card it answers; only what was said is set.

    ``line`` None means all of them, or the only one; an empty merchant, account or description clears it. ``whom`` is
    for whom it was, in even shares; empty for the whole household.
    """

    line: int | None = None
    amount: Decimal | None = None
    currency: str | None = None
    day: date | None = None
    kind: EntryKind | None = None
    category: str | None = None
    merchant: str | None = None
    account: str | None = None
    payer: UUID | None = None
    whom: tuple[UUID, ...] | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    visibility: Visibility | None = None
    confirm: bool = False
    discard: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about the book; ``sure`` False means it is worth asking back before answering."""

    question: Question
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do with the product itself: a slash command or its spoken form."""

    name: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Chatter:
    """Nothing for the book: greetings, thanks, talk, numbers that are no money."""

    topic: str = "other"
    """greeting, thanks or other."""


Intent = RecordEntries | ChangeDraft | Ask | Command | Chatter
