"""The import of a bank statement as its member follows it: contents, progress and undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ImportState(StrEnum):
    """The steps of an import."""

    ASKING = "asking"
    """The member is asked which columns hold what."""
    COMPARING = "comparing"
    """The file's lines are compared with the book, part by part."""
    READY = "ready"
    """The import waits for the member's confirmation."""
    WRITING = "writing"
    """The parts are written into the book one by one."""
    DONE = "done"
    UNDOING = "undoing"
    """The parts are removed from the book one by one."""
    UNDONE = "undone"
    DISCARDED = "discarded"

    @property
    def is_running(self) -> bool:
        """Return whether the job still has parts of this import to work on."""
        return self in {ImportState.COMPARING, ImportState.WRITING, ImportState.UNDOING}

    @property
    def is_live(self) -> bool:
        """Return whether the import waits, runs or has entries in the book."""
        return self not in {ImportState.UNDONE, ImportState.DISCARDED}


@dataclass(frozen=True, slots=True)
class StatementImport:
    """The import of one file: a short one is a single ``draft``, a long one has parts, each in a commit of its own."""

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
    """The number of lines in the file."""
    fresh: int = 0
    """The number of lines that are new to the book."""
    doubtful: int = 0
    """The number of lines that may be in the book already; each gets a draft that asks."""
    skipped: int = 0
    """The number of rows with content that are no transactions."""
    handled: int = 0
    """The number of lines finished in the present step."""
    account: str = ""
    columns: str = ""
    """The member's answers about the columns so far, as JSON."""
    draft: UUID | None = None
    version: int = 1

    @property
    def known_line_count(self) -> int:
        """Return the number of lines that are in the book already."""
        return self.total - self.fresh - self.doubtful


@dataclass(frozen=True, slots=True)
class ImportPart:
    """A portion of a long import's lines; the lines of one day are never divided."""

    of: UUID
    number: int
    state: ImportState
    """The last finished step for this part: ``comparing`` at first, ``ready`` once compared."""
    size: int
    lines: bytes
    """A JSON list of ``StatementLine`` at first, later an ``ComparedStatement``."""
    draft: UUID | None = None
    """The id of the draft of its new lines, once they are in the book."""
    asked: tuple[UUID, ...] = ()
    """The ids of the drafts made for its doubtful lines."""
