"""Originals of photos and documents, encrypted at rest, a folder per household."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

from core.errors import Fault, NotFound
from storage.secrets import Keyring


class Files:
    """Implements ``core.ports.Files``."""

    def __init__(self, folder: Path, keyring: Keyring) -> None:
        self._folder = folder
        self._keyring = keyring

    async def put(self, household: UUID, name: UUID, content: bytes) -> str:
        """Keep a file; returns its key."""
        await asyncio.to_thread(self._write, self._folder / household.hex / name.hex, content)
        return name.hex

    async def get(self, household: UUID, key: str) -> bytes:
        """A file's content; raises NotFound for a key that is none, or another household's."""
        try:
            return await asyncio.to_thread(self._read, self._folder / household.hex / UUID(hex=key).hex)
        except (ValueError, FileNotFoundError):
            raise NotFound("file-gone") from None

    async def keys(self, household: UUID, before: datetime) -> tuple[str, ...]:
        """The files of a household that were kept before an instant."""
        return await asyncio.to_thread(self._keys, self._folder / household.hex, before.timestamp())

    async def remove(self, household: UUID, key: str) -> None:
        """Erase a file; one that is gone already is no matter."""
        with suppress(ValueError):
            path = self._folder / household.hex / UUID(hex=key).hex
            await asyncio.to_thread(path.unlink, missing_ok=True)

    @staticmethod
    def _keys(folder: Path, before: float) -> tuple[str, ...]:
        paths = folder.iterdir() if folder.is_dir() else ()
        return tuple(path.name for path in paths if not path.suffix and path.stat().st_mtime < before)

    async def reseal(self, household: UUID) -> tuple[int, int]:
        """Have every file of a household under the first key; returns how many were sealed anew, how many are lost."""
        return await asyncio.to_thread(self._reseal, self._folder / household.hex)

    def _reseal(self, folder: Path) -> tuple[int, int]:
        anew = lost = 0
        for path in folder.iterdir() if folder.is_dir() else ():
            sealed = path.read_bytes()
            if path.suffix or self._keyring.is_current(sealed):
                continue
            try:
                self._put(path, self._keyring.rotate(sealed))
                anew += 1
            except Fault:
                lost += 1
        return anew, lost

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._put(path, self._keyring.encrypt(content))

    @staticmethod
    def _put(path: Path, sealed: bytes) -> None:
        part = path.with_suffix(".part")
        part.write_bytes(sealed)
        part.replace(path)

    def _read(self, path: Path) -> bytes:
        return self._keyring.decrypt(path.read_bytes())
