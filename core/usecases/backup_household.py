"""Back a household up as one member may see it, and restore a backup into an empty household."""

from __future__ import annotations

import lzma
import struct
import zlib
from collections.abc import Collection
from uuid import UUID
from zipfile import BadZipFile, ZipFile, ZipInfo

from core.errors import Invalid
from core.model.backup import (
    BOOK_NAME,
    FORMAT,
    RECEIPTS_FOLDER,
    Backup,
    BackupContent,
    decode_backup,
)
from core.usecases.rights import require_admin
from core.usecases.use_case_context import UseCaseContext

MOST_BOOK_BYTES = 200_000_000
"""The largest unpacked size of a backup's data without receipt files, in bytes: about a million entries."""
MOST_BYTES = 500_000_000
"""The largest unpacked size of a whole backup in bytes; protects against ZIP bombs."""
MOST_FILES = 20_000
_DAMAGED = (BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""The exceptions that ``zipfile`` raises on damaged or malicious files."""
_KEY = 32
"""The length of a stored file's key: a UUID in hexadecimal."""


async def make_backup(context: UseCaseContext) -> Backup:
    """Return everything of the household that the member may see."""
    tables = await context.uow.backup.read()
    return Backup(
        FORMAT,
        context.now,
        context.household.name,
        context.member.id,
        {name: [dict(row) for row in rows] for name, rows in tables.items()},
    )


def list_originals(backup: Backup) -> tuple[str, ...]:
    """Return the keys of the original receipt files that the entries of a backup refer to."""
    files = (row.get("file") for row in backup.tables.get("proof", ()))
    return tuple(dict.fromkeys(file for file in files if isinstance(file, str) and file))


def is_backup(archive: ZipFile) -> bool:
    """Return whether a ZIP file is a household's backup."""
    return BOOK_NAME in archive.namelist()


def open_backup(archive: ZipFile, member: UUID | None = None) -> BackupContent:
    """Return what a backup file holds; ``member`` as in ``decode_backup``.

    Raises:
        Invalid: the file is damaged, too large or from a newer version.
    """
    infos = archive.infolist()
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
        raise Invalid("backup-too-large")
    originals: dict[str, bytes] = {}
    book = b""
    try:
        for info in infos:
            if info.filename == BOOK_NAME:
                book = _read(archive, info, MOST_BOOK_BYTES)
            elif key := _make_file_key(info.filename):
                originals[key] = _read(archive, info, MOST_BYTES)
    except _DAMAGED:
        raise Invalid("backup-damaged") from None
    return BackupContent(decode_backup(book, member), originals)


def _read(archive: ZipFile, info: ZipInfo, most: int) -> bytes:
    """Return the content of one packed file.

    Raises Invalid where it is larger than its header says or than ``most`` bytes.
    """
    with archive.open(info) as file:
        content = file.read(min(info.file_size, most) + 1)
    if len(content) > min(info.file_size, most):
        raise Invalid("backup-too-large")
    return content


def _make_file_key(name: str) -> str:
    folder, _, file = name.partition("/")
    key = file.partition(".")[0]
    return key if folder == RECEIPTS_FOLDER and len(key) == _KEY and set(key) <= set("0123456789abcdef") else ""


async def check_restorable(context: UseCaseContext) -> None:
    """Raise a Refusal unless the member is an admin and the household empty."""
    await require_admin(context)
    if not await context.uow.backup.is_empty():
        raise Invalid("backup-not-empty")


async def restore_backup(
    context: UseCaseContext, backup: Backup, originals: Collection[str], channel: str, chat: str
) -> None:
    """Fill the empty household from a backup that was opened for the member who restores it.

    ``originals`` are the keys of the receipt files already in the file store; references to any other file are dropped.

    Raises:
        NotAllowed: the member is no admin.
        Invalid: the household is not empty, or the backup is damaged.
    """
    await check_restorable(context)
    if backup.maker != context.member.id:
        raise Invalid("backup-damaged")
    rows = dict(backup.tables)
    proofs = rows.get("proof", [])
    rows["proof"] = [row if row.get("file") in originals else row | {"file": None} for row in proofs]
    await context.uow.backup.write(rows, context.member.id, channel, chat)
    await context.record_action("household-restored", context.household.id, after=backup.made_at.isoformat())
