"""Household backups as ZIP files: writes them, and opens them within size limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import BinaryIO
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from bot.messages import Archive, Document, Enclosed
from core.errors import Invalid
from core.model.backup import BOOK_NAME, RECEIPTS_FOLDER, Backup, BackupContent, encode_backup
from core.ports import Files
from core.usecases.backup_household import open_backup


def make_archive(backup: Backup, keys: Iterable[str], household: UUID, today: date) -> Archive:
    """Return a backup with the photos of these keys as an archive to send."""
    book = Document(BOOK_NAME, "application/json", encode_backup(backup))
    originals = tuple(Enclosed(key, key) for key in keys)
    return Archive(f"purser-backup-{today}.zip", household, today, RECEIPTS_FOLDER, originals, book)


def open_backup_file(file: BinaryIO, member: UUID) -> BackupContent:
    """Return the content of a backup file, with ``member`` in place of its maker; raises Invalid if it is none."""
    try:
        with ZipFile(file) as archive:
            return open_backup(archive, member)
    except BadZipFile:
        raise Invalid("backup-damaged") from None


async def put_originals(files: Files, household: UUID, originals: Mapping[str, bytes]) -> None:
    """Store a backup's photos under their former keys; raises Fault."""
    for key, content in originals.items():
        await files.put(household, UUID(hex=key), content)
