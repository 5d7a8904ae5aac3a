"""A host's backups: the archive of the database, and copies of original files that lie in a folder."""

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
    """The result of a backup: its manifest, how many originals were new, and which backups the policy removed."""

    manifest: Manifest
    copied: int
    removed: Sequence[str]


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """A host's backup archive, with the folder of original files.

    None where they lie in a bucket, which is not copied.
    """

    archive: BackupArchive
    originals: Path | None

    async def back_up_and_prune(self, now: datetime) -> BackupResult:
        """Take a backup, prove it by restoring it once, then delete what the policy does not keep. Raises Fault."""
        folders: tuple[str, ...] = ()
        copied = 0
        if self.originals is not None and self.originals.is_dir():
            folders = tuple(each.name for each in self.originals.iterdir() if each.is_dir())
            copied = await copy_originals(Folder(self.originals), folders, self.archive.shelf)
        manifest = await self.archive.take(now, folders)
        await self.archive.verify(manifest)
        return BackupResult(manifest, copied, await self.archive.prune())

    async def restore(self, manifest: Manifest) -> int:
        """Restore a backup into an empty database; return how many original files were copied back. Raises Fault."""
        await self.archive.restore(manifest)
        if self.originals is None:
            return 0
        return await restore_originals(self.archive.shelf, manifest.originals, Folder(self.originals))
