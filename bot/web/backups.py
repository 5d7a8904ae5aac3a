"""Making and restoring a household's backup over HTTP, for REST and pages alike."""

from __future__ import annotations

import asyncio
from typing import BinaryIO

from bot.archives import Archives
from bot.backup_files import make_archive, open_backup_file, put_originals
from bot.channels.webchat import NAME
from bot.web.api_dependencies import ApiDependencies
from core.errors import Invalid
from core.model.backup import BackupContent
from core.model.household import Household, Membership
from core.usecases.backup_household import check_restorable, list_originals, make_backup, restore_backup

ARCHIVE_BYTES = 100_000_000
"""The most bytes of original files in one archive, because it is packed in memory."""


class WebBackups:
    """Makes and restores backups for signed-in members."""

    def __init__(self, api: ApiDependencies) -> None:
        self._api = api
        self._turn = asyncio.Semaphore(1)

    async def make_archive(self, membership: Membership, *, receipts: bool) -> tuple[str, bytes]:
        """Return the file name and content of a backup of all that a member may see.

        Raises: Invalid if the receipts are too large for one archive.
        """
        async with self._api.context_of(membership) as context:
            backup, today = await make_backup(context), context.today
        keys = list_originals(backup) if receipts else ()
        sizes = await self._api.services.files.list_sizes(membership.household.id) if keys else {}
        weight = sum(sizes.get(key, 0) for key in keys)
        if weight > ARCHIVE_BYTES:
            raise Invalid("backup-receipts-large", megabytes=weight // 1_000_000)
        archive = make_archive(backup, keys, membership.household.id, today)
        async with self._turn:
            return archive.name, await Archives(self._api.services.files)(archive)

    async def restore(self, membership: Membership, file: BinaryIO, chat: str) -> tuple[Household, BackupContent]:
        """Fill a member's empty household from an uploaded backup; drafts are shown in web chat ``chat``.

        Raises Refusal.
        """
        async with self._api.context_of(membership) as context:
            await check_restorable(context)
        found = await asyncio.to_thread(open_backup_file, file, membership.member.id)
        await put_originals(self._api.services.files, membership.household.id, found.originals)
        async with self._api.context_of(membership) as context:
            await restore_backup(context, found.backup, found.originals.keys(), NAME, chat)
            household = await context.uow.books.load_household()
            await context.uow.commit()
        return household, found
