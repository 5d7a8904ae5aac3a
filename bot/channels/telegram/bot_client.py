"""A configured aiogram Bot: limits its rate, follows moved groups, and turns errors into Faults and Refusals."""

from __future__ import annotations

from io import BytesIO
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import LinkPreviewOptions, Message
from aiogram.utils.token import TokenValidationError
from aiohttp import ClientError

from bot.channels.telegram.rate_limiter import ChatRateLimiter
from core.errors import Fault, Invalid, PurserError, Refusal

T = TypeVar("T")
CALL_SECONDS = 30
"""The most seconds for one call; a long poll adds its own waiting time."""
DOWNLOAD_SECONDS = 30
RATED = (
    SendMessage,
    SendPhoto,
    SendMediaGroup,
    SendDocument,
    EditMessageText,
    EditMessageCaption,
    EditMessageReplyMarkup,
)
"""Calls that count against Telegram's rate limits."""
GONE = ("chat not found", "user not found", "deactivated", "peer_id_invalid", "write_forbidden", "not enough rights")
"""Parts of the description of an error 400 that mean that a chat accepts no messages any more."""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """``getUpdates`` without parsing, so that one update of an unknown shape does not make the others fail."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = 0
    allowed_updates: list[str] | None = None


class CallDeclined(Refusal):
    """The error that Telegram refused a call as invalid; ``why`` is Telegram's description in lower case."""

    def __init__(self, why: str) -> None:
        super().__init__("message-refused", why=why)
        self.why = why.lower()

    def __str__(self) -> str:
        return self.why


class CallRules(BaseRequestMiddleware):
    """A middleware around every call of a Bot. Raises Fault (worth a retry), CallDeclined, or Refusal ``chat-gone``."""

    def __init__(self, limiter: ChatRateLimiter) -> None:
        self._limiter = limiter
        self._moved: dict[int, int] = {}
        """The new id of each group that became a supergroup, by its old id."""

    async def __call__(self, make_request: NextRequestMiddlewareType[T], bot: Bot, method: TelegramMethod[T]) -> Any:
        """Make one call to Telegram: wait for the rate limit, and translate errors."""
        chat = getattr(method, "chat_id", None)
        if isinstance(method, RATED):
            await self._limiter.wait_for_turn(int(method.chat_id or 0))
        try:
            return await self._call_where_chat_is(make_request, bot, method, chat)
        except ClientDecodeError as error:
            if (message := _read_sent_message(method, error)) is not None:
                return message
            raise Fault(f"telegram: an answer nobody can read: {type(error.original).__name__}") from None
        except TelegramRetryAfter as error:
            if isinstance(method, RATED):
                self._limiter.pause(int(chat or 0), error.retry_after)
            raise Fault("telegram: too many requests", retry_after=error.retry_after) from None
        except (AiogramError, UnicodeError) as error:
            raise translate_error(error, bot.token) from None

    async def _call_where_chat_is(
        self, make_request: NextRequestMiddlewareType[T], bot: Bot, method: TelegramMethod[T], chat: int | None
    ) -> Any:
        """Make a call with the chat's present id, and again with the new id where Telegram says the chat moved."""
        if chat in self._moved:
            method.chat_id = self._moved[chat]  # type: ignore[attr-defined]  # only methods that have one come here
        try:
            return await make_request(bot, method)
        except TelegramMigrateToChat as moved:
            if chat is None:
                raise
            method.chat_id = self._moved[chat] = moved.migrate_to_chat_id  # type: ignore[attr-defined]  # as above
            return await make_request(bot, method)


def open_bot(token: str, url: str, limiter: ChatRateLimiter) -> Bot:
    """Return a Bot that has not connected yet; ``url`` names another Bot API server than Telegram's own.

    Raises: Invalid for a token that cannot be one of Telegram's.
    """
    session = AiohttpSession(api=TelegramAPIServer.from_base(url) if url else PRODUCTION, timeout=CALL_SECONDS)
    session.middleware(CallRules(limiter))
    try:
        return Bot(
            token, session=session, default=DefaultBotProperties(link_preview=LinkPreviewOptions(is_disabled=True))
        )
    except TokenValidationError:
        raise Invalid("telegram-token-malformed") from None


async def download_file(bot: Bot, file_id: str, most_bytes: int) -> bytes:
    """Return a file's content. Raises: Fault; Refusal ``file-too-large`` beyond the limit or getFile's 20 MB."""
    content = _BoundedBuffer(most_bytes)
    try:
        await bot.download(file_id, content, timeout=DOWNLOAD_SECONDS)
    except CallDeclined as declined:
        raise (make_too_large(most_bytes) if "too big" in declined.why else declined) from None
    except (ClientError, OSError) as error:  # their words may spell the token in an address
        raise Fault(f"telegram: a file was not sent: {type(error).__name__}") from None
    return content.getvalue()


def make_too_large(most_bytes: int) -> Refusal:
    """Return the refusal of a file larger than the limit."""
    return Refusal("file-too-large", megabytes=most_bytes // 1_000_000)


def translate_error(error: Exception, token: str) -> PurserError:
    """Return our own error for one of aiogram's; no message contains the token."""
    match error:
        case TelegramForbiddenError():
            return Refusal("chat-gone")
        case TelegramEntityTooLarge():
            return CallDeclined("file is too big")
        case TelegramBadRequest():
            gone = any(part in error.message.lower() for part in GONE)
            return Refusal("chat-gone") if gone else CallDeclined(error.message)
        case TelegramConflictError():
            return Fault("telegram: another process reads this bot's updates, or a webhook is set; run one only")
        case TelegramUnauthorizedError():
            return Fault("telegram: the token is not valid; ask @BotFather for one")
        case TelegramAPIError():
            return Fault(f"telegram: {error.message}".replace(token, "<token>"))
        case _:
            return Fault(f"telegram: {type(error).__name__}")


def _read_sent_message(method: TelegramMethod[Any], error: ClientDecodeError) -> Message | list[Message] | None:
    """Return the message that Telegram confirmed, if aiogram could not parse the confirmation.

    Return None if it is no confirmation.
    """
    answer = error.data if isinstance(error.data, dict) else {}
    if not isinstance(method, RATED) or answer.get("ok") is not True:
        return None
    result = answer.get("result")
    if isinstance(result, list):
        return [_construct_message(each) for each in result]
    return _construct_message(result)


def _construct_message(told: Any) -> Message:
    number = told.get("message_id") if isinstance(told, dict) else None
    return Message.model_construct(message_id=number if isinstance(number, int) else 0)


class _BoundedBuffer(BytesIO):
    """A memory buffer with a size limit, as a file may be larger than declared."""

    def __init__(self, most_bytes: int) -> None:
        super().__init__()
        self._most_bytes = most_bytes

    def write(self, content: Any) -> int:
        """Append a part; raises Refusal beyond the size limit."""
        if self.tell() + len(content) > self._most_bytes:
            raise make_too_large(self._most_bytes)
        return super().write(content)
