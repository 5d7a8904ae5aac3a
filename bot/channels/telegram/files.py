"""What people send, fetched through aiogram.

Importing this module costs seconds of CPU and 130 MB (aiogram builds a model of everything Telegram knows), so that it
is imported for the first file and not for a bot that is spoken to in words.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiohttp import ClientError

PART_SECONDS = 30
"""How long a file may take to come."""


class Files:
    """The files of a bot; ``url`` names another Bot API server than Telegram's own."""

    def __init__(self, url: str = "") -> None:
        server = TelegramAPIServer.from_base(url) if url else PRODUCTION
        self._session = AiohttpSession(api=server)

    async def parts(self, token: str, path: str) -> AsyncIterator[bytes]:
        """The content of a file whose path getFile told; raises OSError."""
        address = self._session.api.file_url(token, path)
        try:
            async for part in self._session.stream_content(address, timeout=PART_SECONDS):
                yield part
        except ClientError as error:
            raise ConnectionError(type(error).__name__) from None  # its own words may spell the token in an address

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()
