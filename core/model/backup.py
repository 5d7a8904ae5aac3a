"""A backup: everything of a household as one member may see it, in a form that any later version reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from core.errors import Invalid

FORMAT = 1
"""Raised by each change after which an older version could not restore what a newer one wrote."""

BOOK_NAME = "book.json"
RECEIPTS_FOLDER = "receipts"

Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""Rows by table, each a value by column."""


class Backup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``book.json`` says."""

    purser_backup: int
    made_at: datetime
    household: str
    maker: UUID
    """The member who made it; whoever restores it takes their place."""
    tables: dict[str, list[dict[str, object]]]


class _Head(msgspec.Struct):
    """The one field that every format has."""

    purser_backup: int


@dataclass(frozen=True, slots=True)
class BackupContent:
    """A backup that was opened: the book, and the originals by their key."""

    backup: Backup
    originals: Mapping[str, bytes]

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return len(self.backup.tables.get(table, ()))


def encode_backup(backup: Backup) -> str:
    """Return a backup as JSON."""
    return msgspec.json.encode(backup).decode()


def decode_backup(content: bytes, member: UUID | None = None) -> Backup:
    """Return the backup of a JSON text; ``member`` is put into the place of who made it, wherever they are named.

    Raises:
        Invalid: it is none, is damaged or from a newer version.
    """
    try:
        if msgspec.json.decode(content, type=_Head).purser_backup > FORMAT:
            raise Invalid("backup-newer")
        if b"\\u0000" in content:  # a letter no database takes
            raise Invalid("backup-damaged")
        found = msgspec.json.decode(content, type=Backup)
        if member is None:
            return found
        return msgspec.json.decode(content.replace(str(found.maker).encode(), str(member).encode()), type=Backup)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Invalid("backup-damaged") from None
