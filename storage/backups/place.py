"""Where backups lie: the archive of the database, and beside it the originals that lie in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.backups.archive import BackupArchive, Manifest
from storage.backups.originals import copy_originals, restore_originals
from storage.files.folder import Folder


@dataclass(frozen=True, slots=True)
class BackupResult:
    """What a run did: the backup, how many originals were new, and what the policy removed."""

    manifest: Manifest
    copied: int
    removed: Sequence[str]


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """The archive, and the folder of the originals; None where they lie in a bucket, which keeps them itself."""

    archive: BackupArchive
    originals: Path | None

    async def run(self, now: datetime) -> BackupResult:
        """Take a backup, restore it once to prove it, then remove what the policy does not keep; raises Fault."""
        folders: tuple[str, ...] = ()
        copied = 0
        if self.originals is not None and self.originals.is_dir():
            folders = tuple(each.name for each in self.originals.iterdir() if each.is_dir())
            copied = await copy_originals(Folder(self.originals), folders, self.archive.shelf)
        manifest = await self.archive.take(now, folders)
        await self.archive.verify(manifest)
        return BackupResult(manifest, copied, await self.archive.prune())

    async def restore(self, manifest: Manifest) -> int:
        """Put a backup back into an empty database; return how many originals were put back. Raises Fault."""
        await self.archive.restore(manifest)
        if self.originals is None:
            return 0
        return await restore_originals(self.archive.shelf, manifest.originals, Folder(self.originals))
