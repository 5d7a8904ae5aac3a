"""Short messages from one process to all the others of an installation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Take = Callable[[str], None]


class Broadcast(Protocol):
    """Carries messages by topic; one may be lost, so nothing may depend on its arrival."""

    def tell(self, topic: str, message: str) -> None:
        """Queue a message for all other processes, without waiting."""
        ...

    def listen(self, topic: str, take: Take) -> None:
        """Hand every message of a topic that another process tells to a function.

        One that the function cannot read (msgspec.DecodeError) is lost: another version may have told it.
        """
        ...

    async def run(self) -> None:
        """Carry messages both ways until cancelled; return at once where there is nobody to tell."""
        ...


class NoBroadcast:
    """Stands where one process is all there is."""

    def tell(self, topic: str, message: str) -> None:
        """Do nothing."""

    def listen(self, topic: str, take: Take) -> None:
        """Do nothing."""

    async def run(self) -> None:
        """Return at once."""
