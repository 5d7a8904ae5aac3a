"""Storing encrypted files in a folder of this machine that only its owner can read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from core.errors import Fault
from storage.files.sealed import StoredFile

_PART = ".part"
"""The ending of a file's name while its bytes are being written."""
T = TypeVar("T")


class Folder:
    """Stores files in a folder; implements ``storage.files.sealed.Shelf``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.address = str(path.resolve())

    async def put(self, folder: str, name: str, sealed: bytes) -> bool:
        """Store bytes in a file that gets its name only once complete.

        Return False, as replaced versions are not kept.
        """
        await self._run_off_loop(lambda: self._put(self._path / folder / name, sealed))
        return False

    async def get(self, folder: str, name: str) -> bytes | None:
        """Return the stored bytes; None if there are none."""
        return await self._run_off_loop(lambda: self._read(self._path / folder / name))

    async def list_files(self, folder: str) -> Sequence[StoredFile]:
        """List the complete files in a folder."""
        return await self._run_off_loop(lambda: self._list_whole_files(self._path / folder))

    async def remove(self, folder: str, name: str) -> None:
        """Delete a file; harmless if it is gone."""
        await self._run_off_loop(lambda: (self._path / folder / name).unlink(missing_ok=True))

    @staticmethod
    def _put(path: Path, sealed: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(_PART)
        try:
            part.write_bytes(sealed)
            part.replace(path)
        except OSError:  # what was written of it would keep a full disk full
            part.unlink(missing_ok=True)
            raise

    @staticmethod
    def _read(path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None

    @staticmethod
    def _list_whole_files(folder: Path) -> list[StoredFile]:
        try:
            found = [(path.name, path.stat()) for path in folder.iterdir() if path.suffix != _PART]
        except FileNotFoundError:
            return []
        return [StoredFile(name, datetime.fromtimestamp(stat.st_mtime, UTC), stat.st_size) for name, stat in found]

    async def _run_off_loop(self, call: Callable[[], T]) -> T:
        """Run a function that waits for the disk in a thread. Raises Fault for disk errors."""
        try:
            return await asyncio.to_thread(call)
        except OSError as error:
            raise Fault(f"the folder {self.address} cannot be used: {error.strerror}") from error
