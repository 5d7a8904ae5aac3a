"""Original files of each household, encrypted before a store receives them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.errors import Fault, NotFound
from storage.keyring import Keyring

_PROBE = "probe"
"""The folder used to test the store; no household's folder has this name."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in a store, with its encrypted size in bytes."""

    name: str
    kept_at: datetime
    size: int


class FileShelf(Protocol):
    """A store of bytes by folder and name; each method raises Fault if the store is out of reach."""

    address: str
    """Where the store is, as shown to the host; contains no secret."""

    async def put(self, folder: str, name: str, sealed: bytes) -> bool:
        """Store bytes, completely or not at all; return whether the store keeps replaced or deleted versions."""
        ...

    async def get(self, folder: str, name: str) -> bytes | None:
        """Return the stored bytes; None if there are none."""
        ...

    async def list_files(self, folder: str) -> Sequence[StoredFile]:
        """List the files in a folder; empty if there is no such folder."""
        ...

    async def remove(self, folder: str, name: str) -> None:
        """Delete a file; harmless if it is gone."""
        ...


class SealedFiles:
    """Encrypts and stores files in any store; implements ``core.ports.Files``."""

    def __init__(self, shelf: FileShelf, keyring: Keyring) -> None:
        self._shelf = shelf
        self._keyring = keyring

    async def put(self, household: UUID, name: UUID, content: bytes) -> str:
        """Store a file of a household and return its key."""
        sealed = await asyncio.to_thread(self._keyring.encrypt, content)
        await self._shelf.put(household.hex, name.hex, sealed)
        return name.hex

    async def get(self, household: UUID, key: str) -> bytes:
        """Return a file's content. Raises NotFound for an unknown key or another household's."""
        name = _check_name(key)
        sealed = await self._shelf.get(household.hex, name) if name else None
        if sealed is None:
            raise NotFound("file-gone")
        return await asyncio.to_thread(self._keyring.decrypt, sealed)

    async def list_keys(self, household: UUID, before: datetime) -> tuple[str, ...]:
        """Return the keys of a household's files that were stored before an instant."""
        return tuple(each.name for each in await self._shelf.list_files(household.hex) if each.kept_at < before)

    async def list_sizes(self, household: UUID) -> Mapping[str, int]:
        """Return the approximate size in bytes of each file of a household, by key; encryption adds a third."""
        return {each.name: each.size * 3 // 4 for each in await self._shelf.list_files(household.hex)}

    async def remove(self, household: UUID, key: str) -> None:
        """Delete a file; harmless if it is gone."""
        if name := _check_name(key):
            await self._shelf.remove(household.hex, name)

    async def reseal(self, household: UUID) -> tuple[int, int]:
        """Re-encrypt a household's files under the first key; return how many were changed, and how many unreadable."""
        anew = lost = 0
        for each in await self._shelf.list_files(household.hex):
            sealed = await self._shelf.get(household.hex, each.name)
            if sealed is None or await asyncio.to_thread(self._keyring.is_current, sealed):
                continue
            try:
                again = await asyncio.to_thread(self._keyring.reencrypt, sealed)
            except Fault:
                lost += 1
                continue
            await self._shelf.put(household.hex, each.name, again)
            anew += 1
        return anew, lost

    async def test_store(self) -> tuple[str, str]:
        """Test the store by writing, reading, listing and deleting a file. Raises Fault.

        Returns the address of the store, and advice for the host or "".
        """
        name, content = UUID(int=0).hex, b"Is it well?"
        holds_on = await self._shelf.put(_PROBE, name, self._keyring.encrypt(content))
        sealed = await self._shelf.get(_PROBE, name)
        if sealed is None or self._keyring.decrypt(sealed) != content:
            raise Fault("the file store gives back something else than it was given")
        found = [each.name for each in await self._shelf.list_files(_PROBE)]
        await self._shelf.remove(_PROBE, name)
        if name not in found or await self._shelf.get(_PROBE, name) is not None:
            raise Fault("the file store does not list, or does not erase, what it was given")
        return self._shelf.address, _HOLDS_ON if holds_on else ""


_HOLDS_ON = (
    "The bucket keeps old versions, so a photo that is erased could be brought back: turn versioning off, "
    "or have old versions and delete markers expire after a day."
)


def _check_name(key: str) -> str | None:
    """Return a key as a safe file name; None if it is not a valid key."""
    try:
        return UUID(hex=key).hex
    except ValueError:
        return None
