"""Originals of photos and documents, encrypted at rest, a folder per household."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import UUID

from core.errors import NotFound
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

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(".part")
        part.write_bytes(self._keyring.encrypt(content))
        part.replace(path)

    def _read(self, path: Path) -> bytes:
        return self._keyring.decrypt(path.read_bytes())
