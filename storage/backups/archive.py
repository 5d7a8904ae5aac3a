"""Backups in a file store: encrypted parts, and a manifest that is written last."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import msgspec
from sqlalchemy import URL, make_url

from core.errors import Fault
from storage.backups.dump import dump_database, restore_database, verify_dump
from storage.backups.retention import RetentionPolicy
from storage.files.sealed import FileShelf
from storage.keyring import Keyring

FOLDER = "backups"
PART_BYTES = 16 * 1024 * 1024
"""The size of one part of the dump in bytes; memory holds a few parts at once."""
_COMPRESSION = 3
_STAMP = "%Y%m%dT%H%M%SZ"
_ENDING = ".manifest"


class Manifest(msgspec.Struct, frozen=True):
    """The description of a complete backup; one without a manifest is incomplete."""

    taken_at: datetime
    kind: str
    """The kind of database, ``sqlite`` or ``postgresql``; a dump can be restored only into the same kind."""
    revision: str
    """The Alembic revision of the tables."""
    rows: dict[str, int]
    parts: int
    size: int
    digest: str
    """SHA-256 of the dump, hexadecimal."""
    originals: tuple[str, ...] = ()
    """The folders of original photos that were copied along with the dump, one per household."""

    @property
    def name(self) -> str:
        """The backup's name: the time it was taken, in UTC."""
        return self.taken_at.astimezone(UTC).strftime(_STAMP)


@dataclass(slots=True)
class BackupArchive:
    """Takes, lists, verifies, restores and prunes the backups of one database."""

    url: URL
    shelf: FileShelf
    keyring: Keyring
    policy: RetentionPolicy = field(default_factory=RetentionPolicy)

    @classmethod
    def from_address(cls, address: str, shelf: FileShelf, keyring: Keyring, policy: RetentionPolicy) -> Self:
        """Return the archive of the database at an address."""
        return cls(make_url(address), shelf, keyring, policy)

    async def take(self, now: datetime, originals: Sequence[str] = ()) -> Manifest:
        """Dump the database and store it as a backup. Raises Fault.

        If it fails, the parts already stored are removed, so that they do not keep a full disk full.
        """
        name = now.astimezone(UTC).strftime(_STAMP)
        try:
            return await self._take(name, now, originals)
        except BaseException:
            with suppress(Fault):  # a shelf out of reach is what is told
                for kept in await self.shelf.list_files(FOLDER):
                    if kept.name.startswith(f"{name}."):
                        await self.shelf.remove(FOLDER, kept.name)
            raise

    async def _take(self, name: str, now: datetime, originals: Sequence[str]) -> Manifest:
        with tempfile.TemporaryDirectory(prefix="purser-backup-") as folder:
            path = Path(folder) / "dump"
            dump = await dump_database(self.url, path)
            digest, parts = hashlib.sha256(), 0
            with path.open("rb") as file:
                while content := await asyncio.to_thread(file.read, PART_BYTES):
                    digest.update(content)
                    await self.shelf.put(FOLDER, _make_part_name(name, parts), await self._seal(name, parts, content))
                    parts += 1
            manifest = Manifest(
                taken_at=now.astimezone(UTC).replace(microsecond=0),
                kind=self.url.get_backend_name(),
                revision=dump.revision,
                rows=dump.rows,
                parts=parts,
                size=path.stat().st_size,
                digest=digest.hexdigest(),
                originals=tuple(originals),
            )
        await self.shelf.put(FOLDER, name + _ENDING, self.keyring.encrypt(msgspec.json.encode(manifest)))
        return manifest

    async def list_backups(self) -> Sequence[Manifest]:
        """Return the complete backups that the keys can open, newest first."""
        found = []
        for kept in await self.shelf.list_files(FOLDER):
            if kept.name.endswith(_ENDING):
                sealed = await self.shelf.get(FOLDER, kept.name)
                with suppress(Fault, msgspec.MsgspecError):
                    found.append(msgspec.json.decode(self.keyring.decrypt(sealed or b""), type=Manifest))
        return sorted(found, key=lambda each: each.taken_at, reverse=True)

    async def find(self, name: str = "") -> Manifest:
        """Return the backup with a name, or the newest if none is given. Raises Fault if there is none."""
        for manifest in await self.list_backups():
            if name in {"", manifest.name}:
                return manifest
        wanted = f"backup {name}" if name else "backup"
        raise Fault(f"there is no {wanted} in {self.shelf.address} that the encryption key opens")

    async def verify(self, manifest: Manifest) -> None:
        """Restore a backup into a temporary database and compare. Raises Fault if anything differs."""
        self._require_same_kind(manifest)
        with tempfile.TemporaryDirectory(prefix="purser-verify-") as folder:
            path = await self._fetch(manifest, Path(folder))
            found = await verify_dump(self.url, path, Path(folder))
        if found.rows != manifest.rows or found.revision != manifest.revision:
            wrong = sorted(name for name in manifest.rows if found.rows.get(name) != manifest.rows[name])
            raise Fault(f"backup {manifest.name} does not restore to what was dumped: {', '.join(wrong) or 'version'}")

    async def restore(self, manifest: Manifest) -> None:
        """Restore a backup into this archive's database, which must be empty."""
        self._require_same_kind(manifest)
        with tempfile.TemporaryDirectory(prefix="purser-restore-") as folder:
            await restore_database(self.url, await self._fetch(manifest, Path(folder)))

    async def prune(self) -> Sequence[str]:
        """Delete the backups that the policy does not keep, manifests first; return their names."""
        manifests = await self.list_backups()
        kept = self.policy.choose_kept(each.taken_at for each in manifests)
        gone = [each for each in manifests if each.taken_at not in kept]
        for manifest in gone:
            await self.shelf.remove(FOLDER, manifest.name + _ENDING)
            for part in range(manifest.parts):
                await self.shelf.remove(FOLDER, _make_part_name(manifest.name, part))
        return [manifest.name for manifest in gone]

    def _require_same_kind(self, manifest: Manifest) -> None:
        kind = self.url.get_backend_name()
        if manifest.kind != kind:
            raise Fault(f"backup {manifest.name} is of {manifest.kind}, and PURSER_DATABASE_URL is {kind}")

    async def _seal(self, name: str, number: int, content: bytes) -> bytes:
        """Return a part compressed and encrypted together with its position in the backup.

        So parts that were swapped are noticed.
        """
        return await asyncio.to_thread(
            lambda: self.keyring.encrypt(_make_position_label(name, number) + zlib.compress(content, _COMPRESSION))
        )

    async def _fetch(self, manifest: Manifest, folder: Path) -> Path:
        """Write a backup's dump to a file and return its path.

        Raises Fault if a part is missing, swapped or damaged.
        """
        path, digest = folder / "dump", hashlib.sha256()
        with path.open("wb") as file:
            for number in range(manifest.parts):
                sealed = await self.shelf.get(FOLDER, _make_part_name(manifest.name, number))
                if sealed is None:
                    raise Fault(f"backup {manifest.name} lacks part {number + 1} of {manifest.parts}")
                content = await asyncio.to_thread(self.keyring.decrypt, sealed)
                place = _make_position_label(manifest.name, number)
                if not content.startswith(place):
                    raise Fault(f"backup {manifest.name} is damaged: part {number + 1} belongs elsewhere")
                part = await asyncio.to_thread(zlib.decompress, content[len(place) :])
                digest.update(part)
                await asyncio.to_thread(file.write, part)
        if digest.hexdigest() != manifest.digest:
            raise Fault(f"backup {manifest.name} is damaged: it is not what was dumped")
        return path


def _make_part_name(name: str, number: int) -> str:
    return f"{name}.{number:04d}"


def _make_position_label(name: str, number: int) -> bytes:
    return f"{name}.{number:04d}\n".encode()
