"""Calls to the Bot API through aiogram; its errors become Faults and Refusals.

Importing this module costs seconds of CPU (aiogram builds its models): it is imported when a channel is made.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetFile, TelegramMethod
from aiohttp import ClientError

from bot.channels.telegram.session import ShortSession
from core.errors import Fault, PurserError, Refusal

T = TypeVar("T")
TIMEOUT = 30
"""Seconds for a call; a call that waits on purpose adds its wait."""
_GONE = ("chat not found", "user not found", "deactivated", "peer_id_invalid", "write_forbidden", "not enough rights")
"""Parts of a 400's words that mean: this chat will never take a message again."""
_SENTENCES: dict[type[Exception], str] = {
    TelegramConflictError: "another process reads this bot's updates, or a webhook is set; run one only",
    TelegramUnauthorizedError: "the token is not valid; ask @BotFather for one",
}


class Declined(Refusal):
    """Telegram read a call and will not do it; ``why`` is its own words, in small letters."""

    def __init__(self, why: str) -> None:
        super().__init__("message-refused", why=why)
        self.why = why.lower()

    def __str__(self) -> str:
        return self.why


class Moved(Refusal):
    """A group became a supergroup with another id."""

    def __init__(self, chat: int) -> None:
        super().__init__("chat-gone")
        self.chat = chat


class GetUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates, unread: one update of an unknown shape must not take the others with it."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"
    offset: int | None = None
    timeout: int = 0
    allowed_updates: list[str] | None = None


class Api:
    """One bot's calls; ``url`` names another Bot API server than Telegram's own."""

    def __init__(self, token: str, url: str = "") -> None:
        server = TelegramAPIServer.from_base(url) if url else PRODUCTION
        self._session = ShortSession(api=server)
        self._bot = Bot(token, session=self._session)
        self._token = token

    async def __call__(self, method: TelegramMethod[T], *, wait: int = 0) -> T:
        """The result of a call; raises Fault (worth another try), Declined, Moved or Refusal ``chat-gone``."""
        try:
            return await self._bot(method, request_timeout=TIMEOUT + wait)
        except (AiogramError, ClientError, OSError) as error:
            raise self._meaning(error) from None  # its own chain may spell the token in an address

    async def post(self, name: str, fields: Mapping[str, Any]) -> int | None:
        """A call without files, by name; the id of the message it made or changed; raises as a call does."""
        try:
            return await self._session.post(self._bot, name, fields, TIMEOUT)
        except (AiogramError, ClientError, OSError) as error:
            raise self._meaning(error) from None

    async def download(self, file_id: str) -> AsyncIterator[bytes]:
        """A file's content in parts; raises as a call does."""
        file = await self(GetFile(file_id=file_id))
        address = self._session.api.file_url(self._token, file.file_path or "")
        try:
            async for part in self._session.stream_content(address, timeout=TIMEOUT):
                yield part
        except (ClientError, OSError) as error:
            raise self._meaning(error) from None

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()

    def _meaning(self, error: Exception) -> PurserError:
        match error:
            case TelegramRetryAfter():
                return Fault("telegram: too many requests", retry_after=error.retry_after)
            case TelegramMigrateToChat():
                return Moved(error.migrate_to_chat_id)
            case TelegramForbiddenError():
                return Refusal("chat-gone")
            case TelegramEntityTooLarge():
                return Declined("file is too big")
            case TelegramBadRequest():
                return _refused(error.message)
            case _:
                return Fault(self._sentence(error))

    def _sentence(self, error: Exception) -> str:
        """Words for a log; aiohttp's own may spell the token in an address."""
        said = getattr(error, "message", type(error).__name__)
        return f"telegram: {_SENTENCES.get(type(error), said)}".replace(self._token, "<token>")


def _refused(why: str) -> Refusal:
    gone = any(part in why.lower() for part in _GONE)
    return Refusal("chat-gone") if gone else Declined(why)
