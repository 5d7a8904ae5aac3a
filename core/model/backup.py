"""A backup of one household as one member may see it, in a format that later versions can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from core.errors import Invalid

FORMAT = 1
"""The version of the backup format, raised when older versions could no longer restore it."""

BOOK_NAME = "book.json"
RECEIPTS_FOLDER = "receipts"

Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""Rows by table name; each row maps columns to values."""


class Backup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a backup's ``book.json``: format, maker and rows."""

    purser_backup: int
    made_at: datetime
    household: str
    maker: UUID
    """The member who made the backup; the member who restores it takes their place."""
    tables: dict[str, list[dict[str, object]]]


class _BackupFormat(msgspec.Struct):
    """The format number alone, decoded first because every format has it."""

    purser_backup: int


@dataclass(frozen=True, slots=True)
class BackupContent:
    """An opened backup: its rows, and the photos and documents by their file key."""

    backup: Backup
    originals: Mapping[str, bytes]

    def count_rows(self, table: str) -> int:
        """Return how many rows a table has in the backup."""
        return len(self.backup.tables.get(table, ()))


def encode_backup(backup: Backup) -> str:
    """Return a backup as JSON."""
    return msgspec.json.encode(backup).decode()


def decode_backup(content: bytes, member: UUID | None = None) -> Backup:
    """Return the backup decoded from JSON; ``member`` replaces the backup's maker in every row.

    Raises:
        Invalid: the text is no backup, is damaged or comes from a newer version.
    """
    try:
        if msgspec.json.decode(content, type=_BackupFormat).purser_backup > FORMAT:
            raise Invalid("backup-newer")
        if b"\\u0000" in content:  # a letter no database takes
            raise Invalid("backup-damaged")
        found = msgspec.json.decode(content, type=Backup)
        if member is None:
            return found
        return msgspec.json.decode(content.replace(str(found.maker).encode(), str(member).encode()), type=Backup)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Invalid("backup-damaged") from None
