"""Reads an event stored in the inbox: an Inbound as JSON, or the channel's own format, parsed when answered."""

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
    """Return an unparsed event in the form in which it is stored."""
    return RAW + raw.body


@dataclass(frozen=True, slots=True)
class InboundReader:
    """Parses stored events, with one parser for each channel that stores them unparsed."""

    parsers: Mapping[str, RawParser]

    def read(self, received: Received) -> Inbound | None:
        """Return the Inbound of an inbox row; None where it is not for us. Raises: ValueError where unreadable."""
        if received.body.startswith(RAW):
            return self.parsers[received.channel](received.body.removeprefix(RAW))
        return _INBOUNDS.decode(received.body)
