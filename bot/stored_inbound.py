"""What the inbox holds of an event: an Inbound as JSON, or the event as its channel sent it, read to be answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from bot.messages import Inbound, RawInbound
from core.ports import Received

RAW = b"raw:"
"""Begins the body of an event that is stored as its channel sent it; JSON begins otherwise."""
RawParser = Callable[[bytes], Inbound | None]
"""Reads an event of a channel; None where it is not for us. Raises ValueError where it cannot be read."""
_INBOUNDS = msgspec.json.Decoder(Inbound)


def raw_body(raw: RawInbound) -> bytes:
    """Return the body under which an unread event is stored."""
    return RAW + raw.body


@dataclass(frozen=True, slots=True)
class InboundReader:
    """Reads what the inbox holds, with one parser for each channel whose events are stored unread."""

    parsers: Mapping[str, RawParser]

    def read(self, received: Received) -> Inbound | None:
        """Return what a row says; None where it is not for us. Raises: ValueError where it cannot be read."""
        if received.body.startswith(RAW):
            return self.parsers[received.channel](received.body.removeprefix(RAW))
        return _INBOUNDS.decode(received.body)
