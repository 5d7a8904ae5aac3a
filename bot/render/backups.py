"""Texts sent with a backup file, and after one is restored."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from bot.messages import Archive, Reply
from bot.render.cards import text_reply
from bot.render.words import Words
from core.model.backup import Backup, BackupContent
from core.model.household import Household


def make_backup_reply(words: Words, backup: Backup, archive: Archive, left_out: int) -> Reply:
    """Return the backup file with a list of its contents; ``left_out`` is the size in bytes of receipts left out."""
    count = len(backup.tables["entry"])
    text = [words("backup-ready", entries=count, receipts=len(archive.originals)), words("backup-private")]
    if left_out:
        text.append(words("backup-receipts-left", megabytes=max(left_out // 1_000_000, 1)))
    return replace(text_reply("\n".join([*text, words("backup-how")])), archive=archive)


def make_restored_reply(words: Words, household: Household, member: UUID, content: BackupContent) -> Reply:
    """Return what was restored, and which members cannot sign in yet."""
    return text_reply(write_restored_text(words, household, member, content))


def write_restored_text(words: Words, household: Household, member: UUID, content: BackupContent) -> str:
    """Return what was restored, and which members cannot sign in yet, as plain text."""
    text = words(
        "backup-restored",
        household=household.name,
        entries=content.count_rows("entry"),
        receipts=len(content.originals),
    )
    others = [each.name for each in household.members if each.id != member]
    return f"{text}\n{words('backup-invite', names=', '.join(others), count=len(others))}" if others else text
