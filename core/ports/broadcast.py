"""Short messages from one process to all other processes of an installation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Take = Callable[[str], None]


class Broadcast(Protocol):
    """Sends messages by topic to other processes; one may be lost, so nothing may depend on its arrival."""

    def tell(self, topic: str, message: str) -> None:
        """Queue a message for all other processes, without waiting."""
        ...

    def listen(self, topic: str, take: Take) -> None:
        """Call a function with every message of a topic that another process sends.

        A message that the function cannot decode (msgspec.DecodeError) is dropped: another version may have
        sent it.
        """
        ...

    async def run(self) -> None:
        """Send and receive messages until cancelled; return at once where there is only one process."""
        ...


class NoBroadcast:
    """The Broadcast of a single process: it sends nothing."""

    def tell(self, topic: str, message: str) -> None:
        """Do nothing."""

    def listen(self, topic: str, take: Take) -> None:
        """Do nothing."""

    async def run(self) -> None:
        """Return at once."""
