"""Originals as the rest of the house knows them: apart per household, sealed before a store gets to see them."""

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
"""No household's folder is called so."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it lies in a store; ``size`` in bytes, sealed."""

    name: str
    kept_at: datetime
    size: int


class Shelf(Protocol):
    """Keeps bytes by folder and name; each method raises Fault where the store is out of reach."""

    address: str
    """For the host's eyes; holds no secret."""

    async def put(self, folder: str, name: str, sealed: bytes) -> bool:
        """Keep bytes, whole or not at all; whether the store holds on to what is replaced or removed."""
        ...

    async def get(self, folder: str, name: str) -> bytes | None:
        """Return the bytes; None where there are none."""
        ...

    async def list_files(self, folder: str) -> Sequence[Kept]:
        """Return everything in a folder; nothing where there is none."""
        ...

    async def remove(self, folder: str, name: str) -> None:
        """Take bytes away; gone already is no matter."""
        ...


class SealedFiles:
    """Implements ``core.ports.Files`` on any shelf."""

    def __init__(self, shelf: Shelf, keyring: Keyring) -> None:
        self._shelf = shelf
        self._keyring = keyring

    async def put(self, household: UUID, name: UUID, content: bytes) -> str:
        """Keep a file; returns its key."""
        sealed = await asyncio.to_thread(self._keyring.encrypt, content)
        await self._shelf.put(household.hex, name.hex, sealed)
        return name.hex

    async def get(self, household: UUID, key: str) -> bytes:
        """Return a file's content; raises NotFound for a key that is none, or another household's."""
        name = _check_name(key)
        sealed = await self._shelf.get(household.hex, name) if name else None
        if sealed is None:
            raise NotFound("file-gone")
        return await asyncio.to_thread(self._keyring.decrypt, sealed)

    async def list_keys(self, household: UUID, before: datetime) -> tuple[str, ...]:
        """Return the files of a household that were kept before an instant."""
        return tuple(each.name for each in await self._shelf.list_files(household.hex) if each.kept_at < before)

    async def list_sizes(self, household: UUID) -> Mapping[str, int]:
        """About how many bytes each file of a household has, by key: sealing makes a third more of them."""
        return {each.name: each.size * 3 // 4 for each in await self._shelf.list_files(household.hex)}

    async def remove(self, household: UUID, key: str) -> None:
        """Erase a file; one that is gone already is no matter."""
        if name := _check_name(key):
            await self._shelf.remove(household.hex, name)

    async def reseal(self, household: UUID) -> tuple[int, int]:
        """Have every file of a household under the first key; returns how many were sealed anew, how many are lost."""
        anew = lost = 0
        for each in await self._shelf.list_files(household.hex):
            sealed = await self._shelf.get(household.hex, each.name)
            if sealed is None or await asyncio.to_thread(self._keyring.is_current, sealed):
                continue
            try:
                again = await asyncio.to_thread(self._keyring.rotate, sealed)
            except Fault:
                lost += 1
                continue
            await self._shelf.put(household.hex, each.name, again)
            anew += 1
        return anew, lost

    async def check(self) -> tuple[str, str]:
        """Where files lie and what to do about it, "" where all is well: one is kept, read, found and erased.

        Raises Fault.
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
    """A key as a name that cannot lead anywhere else; None where it is none."""
    try:
        return UUID(hex=key).hex
    except ValueError:
        return None
