"""A draft: lines read from a message that wait for a member's confirmation, with questions to answer first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from core.errors import Invalid
from core.model.entry import EntryKind, Line
from core.model.money import Money

REMIND_AFTER = timedelta(hours=20)
"""How long a draft waits before its author is reminded: until the next day, even of an evening's draft."""
EXPIRE_AFTER = timedelta(days=7)
"""How long a draft waits before it is closed because nobody answered."""


class DoubtKind(StrEnum):
    """The kinds of question the reader asks about a line before it is confirmed."""

    AMOUNT = "amount"
    DATE_SCOPE = "date_scope"
    DATE = "date"
    CURRENCY = "currency"
    KIND = "kind"
    PAYER = "payer"
    ENTRY = "entry"
    """Whether a line is an entry of its own, or a number that only explains another line."""
    ALBUM = "album"
    """Whether several photos are one receipt (the draft stays as it is) or several, each with its own amount."""


SHOWN_BY_CARD = frozenset({DoubtKind.KIND, DoubtKind.PAYER, DoubtKind.DATE_SCOPE})
"""Kinds of doubt whose likeliest answer the draft already shows, so that confirming the draft accepts it."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A new value for one field of one line of a draft; exactly one field is set.

    The one exception is ``receiver``, set together with the kind of a transfer to another member. ``left_out`` removes
    the line, ``adds`` leaves it as it is and adds a transfer with that description and the patch's amount: what an
    outsider owes of it; only ``apply_patches`` can do either.
    """

    line: int
    money: Money | None = None
    day: date | None = None
    kind: EntryKind | None = None
    payer: UUID | None = None
    receiver: UUID | None = None
    left_out: bool = False
    adds: str = ""

    def apply_to_line(self, line: Line) -> Line:
        """Return the line with this field changed."""
        if self.adds:
            return line
        after = replace(
            line.with_amount(self.money or line.money),
            day=self.day or line.day,
            kind=self.kind or line.kind,
            payer=self.payer or line.payer,
        )
        if after.day != line.day:  # each day has its own rate
            after = replace(after, rate=None, base=None)
        if self.receiver is not None and after.kind is EntryKind.TRANSFER:
            return after.share_equally([self.receiver])
        if self.kind is None or (after.is_spending and line.is_spending):
            return after
        return replace(after, shares=())  # who received a transfer is not whom a purchase was for

    def renumber_line(self, gone: int) -> Patch:
        """Return the same change for its line's new position once the line at ``gone`` is removed."""
        return replace(self, line=self.line - 1) if self.line > gone else self


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about a draft with one button per answer; each answer is a list of changes, the likeliest first."""

    kind: DoubtKind
    readings: tuple[tuple[Patch, ...], ...]

    @property
    def has_outside_debt(self) -> bool:
        """Return whether one of the answers leaves a debt with somebody outside the household."""
        return any(patch.adds for reading in self.readings for patch in reading)

    @property
    def line_indexes(self) -> frozenset[int]:
        """Return the indexes of the lines the question is about."""
        return frozenset(patch.line for reading in self.readings for patch in reading)

    def remove_line(self, index: int) -> Doubt | None:
        """Return the question after a line is removed, with later indexes moved up; None where no choice is left."""
        if self.kind is DoubtKind.ENTRY:  # taking a line off by hand answers whether all of them are entries
            return None
        kept = tuple(tuple(patch.renumber_line(index) for patch in r if patch.line != index) for r in self.readings)
        readings = tuple(dict.fromkeys(kept))
        return replace(self, readings=readings) if len(readings) > 1 else None


def apply_patches(lines: Sequence[Line], patches: Iterable[Patch]) -> tuple[Line, ...]:
    """Return the lines with the changes of one answer applied: some lines may be removed, and transfers be added."""
    after, gone, added = list(lines), set[int](), list[Line]()
    for patch in patches:
        after[patch.line] = patch.apply_to_line(after[patch.line])
        gone |= {patch.line} if patch.left_out else set()
        if patch.adds and patch.money is not None:
            added.append(make_outside_debt(after[patch.line], patch.adds, patch.money))
    return (*(line for at, line in enumerate(after) if at not in gone), *added)


def make_outside_debt(line: Line, description: str, money: Money) -> Line:
    """Return the transfer that stands for what somebody outside owes of a line, or is owed for it."""
    return Line(
        EntryKind.TRANSFER,
        money,
        line.day,
        description,
        payer=line.payer,
        visibility=line.visibility,
        notes=line.description or line.merchant or "",
    )


def renumber_doubts(doubts: Sequence[Doubt], patches: Iterable[Patch]) -> tuple[Doubt, ...]:
    """Return the remaining questions, with new line indexes, after an answer's changes removed some lines."""
    rest = list(doubts)
    for gone in sorted((patch.line for patch in patches if patch.left_out), reverse=True):
        rest = [moved for doubt in rest if (moved := doubt.remove_line(gone))]
    return tuple(rest)


class DraftState(StrEnum):
    """Whether a draft is open, confirmed, discarded or expired."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines read from one message, waiting for confirmation; each change raises ``version``."""

    id: UUID
    version: int
    state: DraftState
    author: UUID
    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...]
    created_at: datetime
    channel: str
    chat: str
    text: str = ""
    reminded_at: datetime | None = None
    heard: str = ""
    """Who read the message: "" for the rules, ``model`` for a language model, or the ModelError that kept it away."""

    @property
    def is_answer_required(self) -> bool:
        """Return whether a question must be answered before the draft can be confirmed as it stands."""
        return any(doubt.kind not in SHOWN_BY_CARD or doubt.has_outside_debt for doubt in self.doubts)

    def answer_doubt(self, doubt: int, reading: int) -> Draft:
        """Return the draft with one question answered; raises Invalid where there is no such question or answer."""
        try:
            patches = self.doubts[doubt].readings[reading]
        except IndexError:
            raise Invalid("choice-gone") from None
        rest = renumber_doubts((*self.doubts[:doubt], *self.doubts[doubt + 1 :]), patches)
        return replace(self, version=self.version + 1, lines=apply_patches(self.lines, patches), doubts=rest)

    def replace_line(self, index: int, line: Line) -> Draft:
        """Return the draft with one line replaced; raises Invalid where there is no such line."""
        if not 0 <= index < len(self.lines):
            raise Invalid("line-gone")
        lines = (*self.lines[:index], line, *self.lines[index + 1 :])
        return replace(self, version=self.version + 1, lines=lines)

    def remove_line(self, index: int) -> Draft:
        """Return the draft without one line and its questions; raises Invalid where there is no such line."""
        if not 0 <= index < len(self.lines):
            raise Invalid("line-gone")
        lines = (*self.lines[:index], *self.lines[index + 1 :])
        doubts = tuple(doubt for each in self.doubts if (doubt := each.remove_line(index)))
        return replace(self, version=self.version + 1, lines=lines, doubts=doubts)
