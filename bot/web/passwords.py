"""Password hashing with Argon2id, in threads and only a few at a time, as each takes memory and time."""

from __future__ import annotations

import asyncio
from functools import cached_property

from pwdlib import PasswordHash

AT_ONCE = 2


class PasswordHasher:
    """Hashes and checks passwords; implements ``core.ports.Passwords``."""

    def __init__(self, hasher: PasswordHash | None = None) -> None:
        self._hash = hasher or PasswordHash.recommended()
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def hash(self, password: str) -> str:
        """Return the Argon2id hash of a password."""
        async with self._turn:
            return await asyncio.to_thread(self._hash.hash, password)

    async def verify(self, password: str, kept: str | None) -> bool:
        """Return whether a password matches a stored hash; takes as long if there is none, and returns False."""
        async with self._turn:
            right = await asyncio.to_thread(self._hash.verify, password, kept or self._nobodys)
        return right and kept is not None

    @cached_property
    def _nobodys(self) -> str:
        """The hash of an unused password, checked for unknown names so that they take as long as known ones."""
        return self._hash.hash("nobody's password")
