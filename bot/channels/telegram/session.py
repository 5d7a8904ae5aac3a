"""aiogram's HTTP session with a short way for what a bot says all day: JSON out, and of the answer only what we use."""

from __future__ import annotations

from typing import Any, cast

import msgspec
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    SendChatAction,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import Response, TelegramType
from aiohttp import ClientError, ClientTimeout

SHORT = (
    SendMessage,
    EditMessageText,
    EditMessageCaption,
    EditMessageReplyMarkup,
    AnswerCallbackQuery,
    SendChatAction,
)
"""Methods without files; aiogram's forms and full models cost them several times the call itself."""
_JSON = {"Content-Type": "application/json"}


class Shown(msgspec.Struct):
    """The part of a Message that we remember; stands in for aiogram's, which costs a hundred times as much to make."""

    message_id: int


class _Taken(msgspec.Struct):
    """``{"ok": true, "result": ...}``."""

    ok: bool
    result: Shown | bool | None = None


class ShortSession(AiohttpSession):
    """Everything else, and every answer that is not plainly well, goes aiogram's own way."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  aiogram's
    ) -> TelegramType:
        """One call; raises what aiogram raises."""
        if type(method) not in SHORT:
            return await super().make_request(bot, method, timeout)
        status, content = await self._post(bot, method, timeout or self.timeout)
        taken = _well(status, content)
        if taken is not None:
            return cast("TelegramType", taken)
        answer: Response[TelegramType] = self.check_response(bot, method, status, content.decode())
        return cast("TelegramType", answer.result)

    async def _post(self, bot: Bot, method: TelegramMethod[Any], seconds: float) -> tuple[int, bytes]:
        session = await self.create_session()
        address = self.api.api_url(token=bot.token, method=method.__api_method__)
        body = msgspec.json.encode(method.model_dump(mode="json", exclude_unset=True, exclude_none=True))
        try:
            async with session.post(address, data=body, headers=_JSON, timeout=ClientTimeout(seconds)) as response:
                return response.status, await response.read()
        except (TimeoutError, ClientError) as error:
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error


def _well(status: int, content: bytes) -> Shown | bool | None:
    """What Telegram took; None where the answer wants a closer look."""
    try:
        taken = msgspec.json.decode(content, type=_Taken)
    except msgspec.DecodeError:
        return None
    if status != 200 or not taken.ok or taken.result is None:  # noqa: PLR2004  HTTP's word for well
        return None
    return taken.result
