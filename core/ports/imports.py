"""The imports of one household: what was read, how far each is, and how its files' columns are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from core.model.statement_import import ImportPart, ImportState, StatementImport

IMPORT_JOB = "import-statement"
"""The job that works on long imports, part by part."""


class Imports(Protocol):
    """Imports of statements and their parts."""

    async def add(self, made: StatementImport) -> None:
        """A new import."""
        ...

    async def add_parts(self, parts: Sequence[ImportPart]) -> None:
        """The parts of a long import; the job that works on them is woken."""
        ...

    async def get(self, import_id: UUID) -> StatementImport | None:
        """An import, held against other writers until the unit of work ends."""
        ...

    async def find(self, import_id: UUID) -> StatementImport | None:
        """An import to be shown; one that is a card stands as its card and entries do."""
        ...

    async def save(self, changed: StatementImport, *, was: int) -> bool:
        """Replace an import whose version still is ``was``; False where somebody was faster."""
        ...

    async def list_newest(self, limit: int) -> tuple[StatementImport, ...]:
        """The last imports, newest first; one that is a card stands as its card and entries do."""
        ...

    async def list_running(self) -> tuple[StatementImport, ...]:
        """Imports with parts to work on, oldest first."""
        ...

    async def find_same_file(self, digest: str) -> StatementImport | None:
        """The last import of this very file that has parts, unless it was thrown away or undone."""
        ...

    async def next_part(self, import_id: UUID, state: ImportState) -> ImportPart | None:
        """The first part whose last work was that of ``state``; None where there is none."""
        ...

    async def parts_before(self, import_id: UUID, number: int, limit: int) -> tuple[ImportPart, ...]:
        """The parts just before a number, the nearest first."""
        ...

    async def save_part(self, part: ImportPart, *, was: ImportState) -> bool:
        """Replace a part whose last work still was that of ``was``; False where somebody was faster."""
        ...

    async def discard_entries(self, draft_id: UUID) -> int:
        """Move all entries of a part's card to the trash at once; returns how many."""
        ...

    async def remember_columns(self, header: str, columns: str) -> None:
        """Keep how the columns below a header are read, as JSON; a later answer takes its place."""
        ...

    async def list_remembered_columns(self) -> Mapping[str, str]:
        """How columns are read, by their header."""
        ...
