"""Reads an event stored in the inbox: an Inbound as JSON, or the channel's own format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from bot.messages import Inbound, RawInbound
from core.ports import Received

RAW = b"raw:"
"""The first bytes of a stored event in the channel's own format, with which no JSON begins."""
RawParser = Callable[[bytes], Inbound | None]
"""A function that parses a channel's event; it returns None for one not meant for the bot.

It raises ValueError for an unreadable one.
"""
_INBOUNDS = msgspec.json.Decoder(Inbound)


def encode_raw(raw: RawInbound) -> bytes:
    """Return an unparsed event in the form in which it is stored."""
    return RAW + raw.body


@dataclass(frozen=True, slots=True)
class InboundReader:
    """Parses stored events, with one parser for each channel that stores them unparsed."""

    parsers: Mapping[str, RawParser]

    def read(self, received: Received) -> Inbound | None:
        """Return the Inbound of an inbox row; None if not meant for the bot. Raises ValueError if unreadable."""
        if received.body.startswith(RAW):
            return self.parsers[received.channel](received.body.removeprefix(RAW))
        return _INBOUNDS.decode(received.body)
