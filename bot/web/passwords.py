"""Passwords, hashed by Argon2id off the event loop, a few at a time: each takes memory as well as time."""

from __future__ import annotations

import asyncio
from functools import cached_property

from pwdlib import PasswordHash

AT_ONCE = 2


class PasswordHasher:
    """Implements ``core.ports.Passwords``."""

    def __init__(self, hasher: PasswordHash | None = None) -> None:
        self._hash = hasher or PasswordHash.recommended()
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def hash(self, password: str) -> str:
        """Return what is kept of a password."""
        async with self._turn:
            return await asyncio.to_thread(self._hash.hash, password)

    async def verify(self, password: str, kept: str | None) -> bool:
        """Return whether a password is the kept one; as slowly where nothing is kept."""
        async with self._turn:
            right = await asyncio.to_thread(self._hash.verify, password, kept or self._nobodys)
        return right and kept is not None

    @cached_property
    def _nobodys(self) -> str:
        """A hash of no password that anybody has, so that an unknown name takes as long as a wrong password."""
        return self._hash.hash("nobody's password")
