"""Handlers that send a household's backup file and restore one into an empty household."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from bot.backup_files import make_archive, open_backup_file, put_originals
from bot.handlers.cards import read_subject, use_case_context
from bot.handlers.message_context import MessageContext, Screen, Services
from bot.handlers.originals import ListFileSizes, find_kept_photo
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap
from bot.render.backups import make_backup_reply, make_restored_reply
from bot.render.cards import text_reply
from bot.verbs import Verb
from core.errors import Fault, Invalid, NotFound, PrivateOnly, Refusal
from core.model.backup import BOOK_NAME, BackupContent
from core.model.household import Membership
from core.usecases.backup_household import check_restorable, is_backup, list_originals, make_backup, restore_backup

router: Router[MessageContext] = Router()

ARCHIVE_BYTES = 10_000_000
"""The most bytes of receipt files in one archive; a larger file is sent in an archive of its own.

A bot may upload 50 MB (Bot API, sendDocument); an archive is packed in memory and sent within half a minute.
"""


async def send_backup(context: MessageContext) -> Sequence[Reply]:
    """Send a backup of all that the member may see, without receipt files if they are too large for a chat message."""
    if context.inbound.group:
        raise PrivateOnly("backup-in-group")
    sizes = context.fetch_outside_result(ListFileSizes())
    if sizes is None:
        raise Invalid("file-store-away")
    backup = await make_backup(use_case_context(context))
    keys = [key for key in list_originals(backup) if key in sizes]
    weight = sum(sizes[key] for key in keys)
    sent = keys if weight <= ARCHIVE_BYTES else []
    archive = make_archive(backup, sent, context.household.id, context.today)
    return [make_backup_reply(context.words, backup, archive, left_out=0 if sent == keys else weight)]


def is_backup_file(context: MessageContext) -> bool:
    """Return whether the message's file is a household's backup."""
    content = context.photo
    if content is None or len(context.photos) != 1 or not content.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            return is_backup(archive)
    except BadZipFile:
        return BOOK_NAME.encode() in content  # a damaged one is told so


@dataclass(frozen=True, slots=True)
class OpenBackup:
    """A request to open a file that looks like a backup."""

    content: bytes

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> BackupContent | Refusal:
        """Return the backup's content, or why it cannot be opened."""
        del services, screen
        try:
            return await asyncio.to_thread(open_backup_file, BytesIO(self.content), membership.member.id)
        except Refusal as refusal:
            return refusal


async def offer_restore(context: MessageContext) -> Sequence[Reply]:
    """Show what a backup holds and ask whether to restore it into this household."""
    if context.inbound.group:
        raise PrivateOnly("backup-in-group")
    await check_restorable(use_case_context(context))
    content = context.photo or b""
    found = context.fetch_outside_result(OpenBackup(content))
    if isinstance(found, Refusal):
        raise found
    words, backup = context.words, found.backup
    text = words(
        "backup-found",
        household=backup.household,
        day=words.day(backup.made_at.date(), context.today),
        entries=found.count_rows("entry"),
        receipts=len(found.originals),
    )
    button = Button(
        words("button-restore-backup"), Tap(Verb.RESTORE_BACKUP, UUID(hex=find_kept_photo(context, content)))
    )
    return [text_reply(text, [[button]])]


@dataclass(frozen=True, slots=True)
class UnpackBackup:
    """A request to unpack a stored backup and put its receipt photos into the file store."""

    key: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> BackupContent | Refusal:
        """Return the backup's content once its photos are stored, or why that failed."""
        del screen
        household = membership.household.id
        try:
            content = await services.files.get(household, self.key)
            found = await asyncio.to_thread(open_backup_file, BytesIO(content), membership.member.id)
            await put_originals(services.files, household, found.originals)
        except NotFound:
            return NotFound("choice-gone")
        except Refusal as refusal:
            return refusal
        except Fault:
            return Invalid("file-store-away")
        return found


@router.tap(Verb.RESTORE_BACKUP)
async def _restore_backup(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Restore the backup that was shown into the household."""
    use_case = use_case_context(context)
    await check_restorable(use_case)
    found = context.fetch_outside_result(UnpackBackup(read_subject(tap).hex))
    if isinstance(found, Refusal):
        raise found
    inbound = context.inbound
    await restore_backup(use_case, found.backup, found.originals.keys(), inbound.channel, inbound.chat)
    return [make_restored_reply(context.words, await context.uow.books.load_household(), context.member.id, found)]
