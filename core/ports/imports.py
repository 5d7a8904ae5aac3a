"""Storage of one household's statement imports: their contents, progress and remembered column layouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from core.model.statement_import import ImportPart, ImportState, StatementImport

IMPORT_JOB = "import-statement"
"""The job that works on long imports, part by part."""


class Imports(Protocol):
    """The statement imports of one household and their parts."""

    async def add(self, made: StatementImport) -> None:
        """Store a new import."""
        ...

    async def add_parts(self, parts: Sequence[ImportPart]) -> None:
        """Store the parts of a long import and wake the job that works on them."""
        ...

    async def get(self, import_id: UUID) -> StatementImport | None:
        """Return an import, locked for update until the unit of work ends; None where there is none."""
        ...

    async def find(self, import_id: UUID) -> StatementImport | None:
        """Return an import to show; the state of a short one is taken from its draft and entries."""
        ...

    async def save(self, changed: StatementImport, *, was: int) -> bool:
        """Replace an import whose stored version is ``was``; False where somebody else has changed it."""
        ...

    async def list_newest(self, limit: int) -> tuple[StatementImport, ...]:
        """Return the latest imports, newest first; one that became a draft has the state of its draft and entries."""
        ...

    async def list_running(self) -> tuple[StatementImport, ...]:
        """Return the imports with parts still to work on, oldest first."""
        ...

    async def find_same_file(self, digest: str) -> StatementImport | None:
        """Return the last long import of a file with this digest, unless it was discarded or undone; else None."""
        ...

    async def find_next_part(self, import_id: UUID, state: ImportState) -> ImportPart | None:
        """Return the first part whose last finished step is ``state``; None where there is none."""
        ...

    async def list_parts_before(self, import_id: UUID, number: int, limit: int) -> tuple[ImportPart, ...]:
        """Return the parts just before a part number, the nearest first."""
        ...

    async def save_part(self, part: ImportPart, *, was: ImportState) -> bool:
        """Replace a part whose stored step is ``was``; False where somebody else has changed it."""
        ...

    async def discard_entries(self, draft_id: UUID) -> int:
        """Move all entries of a part's draft to the trash; returns how many."""
        ...

    async def remember_columns(self, header: str, columns: str) -> None:
        """Store the meaning of the columns under a table header, as JSON, replacing an earlier one."""
        ...

    async def list_remembered_columns(self) -> Mapping[str, str]:
        """Return the remembered meanings of columns by table header."""
        ...
