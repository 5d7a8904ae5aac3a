"""An import of a statement as a member follows it: what its file holds, how far it is, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ImportState(StrEnum):
    """How far an import is."""

    ASKING = "asking"
    """Its member is asked which column holds what."""
    COMPARING = "comparing"
    """Its lines are held against the book, part by part."""
    READY = "ready"
    """It waits for a member's yes."""
    WRITING = "writing"
    """Its parts enter the book one by one."""
    DONE = "done"
    UNDOING = "undoing"
    """Its parts leave the book one by one."""
    UNDONE = "undone"
    DISCARDED = "discarded"

    @property
    def is_running(self) -> bool:
        """Whether the job still has parts to work on."""
        return self in {ImportState.COMPARING, ImportState.WRITING, ImportState.UNDOING}

    @property
    def is_live(self) -> bool:
        """Whether something of it waits or is in the book."""
        return self not in {ImportState.UNDONE, ImportState.DISCARDED}


@dataclass(frozen=True, slots=True)
class StatementImport:
    """One file's import. A short one is the card ``draft``; a long one has parts, each worked on in one commit."""

    id: UUID
    member: UUID
    name: str
    """The file's name."""
    digest: str
    file: str | None
    channel: str
    chat: str
    state: ImportState
    created_at: datetime
    changed_at: datetime
    total: int
    """Lines of the file."""
    fresh: int = 0
    """Lines that are new to the book."""
    doubtful: int = 0
    """Lines that may be in the book: each becomes a card that asks."""
    skipped: int = 0
    """Lines that hold something and could not be read as bookings."""
    handled: int = 0
    """Lines that the present state's work is done with."""
    account: str = ""
    columns: str = ""
    """What its member answered of the columns so far, as JSON."""
    draft: UUID | None = None
    version: int = 1

    @property
    def known(self) -> int:
        """Lines that are in the book already."""
        return self.total - self.fresh - self.doubtful


@dataclass(frozen=True, slots=True)
class ImportPart:
    """Some lines of a long import, all of a day in one part."""

    of: UUID
    number: int
    state: ImportState
    """The last state whose work was done on it; ``comparing`` at first, ``ready`` once it is compared."""
    size: int
    lines: bytes
    """A list of ``StatementLine`` at first, then an ``ImportedStatement``, as JSON."""
    draft: UUID | None = None
    """The card that holds its new lines, once they are in the book."""
    asked: tuple[UUID, ...] = ()
    """The cards of its doubtful lines."""
