"""A Draft: lines waiting for a yes, with what has to be asked back first."""

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
"""How long a card waits until it is reminded of: the next morning or day for an evening's card."""
EXPIRE_AFTER = timedelta(days=7)
"""How long a card waits until it is closed."""


class DoubtKind(StrEnum):
    """What a careful reader asks back."""

    AMOUNT = "amount"
    DATE_SCOPE = "date_scope"
    DATE = "date"
    CURRENCY = "currency"
    KIND = "kind"
    PAYER = "payer"
    ENTRY = "entry"
    """Whether a line is an entry of its own, or a number that only explains another line."""
    ALBUM = "album"
    """Whether photos are one receipt, which leaves the card as it is, or several, an amount for each."""


SHOWN_BY_CARD = frozenset({DoubtKind.KIND, DoubtKind.PAYER, DoubtKind.DATE_SCOPE})
"""Doubts of which the card shows the likeliest reading so plainly that confirming it answers them."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A new value for one field of one line; exactly one of the values is set.

    ``receiver`` goes with the kind of a transfer that went to another member. ``left_out`` takes the line off the card
    and is applied by ``apply_patches`` alone.
    """

    line: int
    money: Money | None = None
    day: date | None = None
    kind: EntryKind | None = None
    payer: UUID | None = None
    receiver: UUID | None = None
    left_out: bool = False

    def apply(self, line: Line) -> Line:
        """Return the line with the value in place."""
        after = replace(
            line.costing(self.money or line.money),
            day=self.day or line.day,
            kind=self.kind or line.kind,
            payer=self.payer or line.payer,
        )
        if after.day != line.day:  # each day has its own rate
            after = replace(after, rate=None, base=None)
        if self.receiver is not None and after.kind is EntryKind.TRANSFER:
            return after.meant_for([self.receiver])
        return after if after.is_spending or self.kind is None else replace(after, shares=())

    def moved(self, gone: int) -> Patch:
        """Return the same value for its line once the line at ``gone`` is taken off."""
        return replace(self, line=self.line - 1) if self.line > gone else self


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question with one button per reading; each reading is the patches it stands for, the likeliest first."""

    kind: DoubtKind
    readings: tuple[tuple[Patch, ...], ...]

    @property
    def lines(self) -> frozenset[int]:
        """The lines it asks about."""
        return frozenset(patch.line for reading in self.readings for patch in reading)

    def without(self, index: int) -> Doubt | None:
        """Return the doubt once a line is taken off, later lines moving up; None where nothing is left to choose."""
        if self.kind is DoubtKind.ENTRY:  # taking a line off by hand answers whether all of them are entries
            return None
        kept = tuple(tuple(patch.moved(index) for patch in r if patch.line != index) for r in self.readings)
        readings = tuple(dict.fromkeys(kept))
        return replace(self, readings=readings) if len(readings) > 1 else None


def apply_patches(lines: Sequence[Line], patches: Iterable[Patch]) -> tuple[Line, ...]:
    """Return the lines with a reading's patches in place; a line that is left out is gone."""
    after, gone = list(lines), set[int]()
    for patch in patches:
        after[patch.line] = patch.apply(after[patch.line])
        gone |= {patch.line} if patch.left_out else set()
    return tuple(line for at, line in enumerate(after) if at not in gone)


def drop_lines(doubts: Sequence[Doubt], patches: Iterable[Patch]) -> tuple[Doubt, ...]:
    """Return the doubts that are left, at their new places, once a reading's patches have left lines out."""
    rest = list(doubts)
    for gone in sorted((patch.line for patch in patches if patch.left_out), reverse=True):
        rest = [moved for doubt in rest if (moved := doubt.without(gone))]
    return tuple(rest)


class DraftState(StrEnum):
    """Open until a member decides or it expires."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a message was read as; every change makes a new version."""

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
    """"": read here; ``model``: a language model helped; else the ModelError that kept it from helping."""

    @property
    def must_answer(self) -> bool:
        """Whether something is asked that confirming the card as it stands does not answer."""
        return any(doubt.kind not in SHOWN_BY_CARD for doubt in self.doubts)

    def settle(self, doubt: int, reading: int) -> Draft:
        """Return the draft with one doubt answered; raises Invalid where there is no such doubt or reading."""
        try:
            patches = self.doubts[doubt].readings[reading]
        except IndexError:
            raise Invalid("choice-gone") from None
        rest = drop_lines((*self.doubts[:doubt], *self.doubts[doubt + 1 :]), patches)
        return replace(self, version=self.version + 1, lines=apply_patches(self.lines, patches), doubts=rest)

    def change(self, index: int, line: Line) -> Draft:
        """Return the draft with one line replaced; raises Invalid where there is no such line."""
        if not 0 <= index < len(self.lines):
            raise Invalid("line-gone")
        lines = (*self.lines[:index], line, *self.lines[index + 1 :])
        return replace(self, version=self.version + 1, lines=lines)

    def without(self, index: int) -> Draft:
        """Return the draft without one line and what was asked about it; raises Invalid where there is none."""
        if not 0 <= index < len(self.lines):
            raise Invalid("line-gone")
        lines = (*self.lines[:index], *self.lines[index + 1 :])
        doubts = tuple(doubt for each in self.doubts if (doubt := each.without(index)))
        return replace(self, version=self.version + 1, lines=lines, doubts=doubts)
