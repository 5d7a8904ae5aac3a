"""aiogram's session with a short way for what a bot says all day: JSON out, and of the answer only what we use.

aiogram builds a form of each call and a full model of each answer; for a line of text that costs several times the
call itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod

from bot.channels.telegram.posting import Posting

_WELL = 200


class _Shown(msgspec.Struct):
    """The part of a Message that we remember."""

    message_id: int


class _Taken(msgspec.Struct):
    """``{"ok": true, "result": ...}``."""

    ok: bool
    result: _Shown | bool | None = None


class _Any(TelegramMethod[Any]):
    """Stands for a call in aiogram's errors."""

    __returning__ = Any
    __api_method__ = ""


class ShortSession(AiohttpSession):
    """Answers that are not plainly well are read aiogram's own way."""

    def __init__(self, api: TelegramAPIServer) -> None:
        super().__init__(api=api)
        self._posting = Posting(self._connector_init["ssl"])

    async def post(self, bot: Bot, name: str, fields: Mapping[str, Any], seconds: float) -> int | None:
        """A call without files; the message's id where it gives one; raises OSError and what aiogram raises."""
        address = self.api.api_url(token=bot.token, method=name)
        status, content = await self._posting.post(address, msgspec.json.encode(fields), seconds)
        taken = _taken(content)
        if status != _WELL or taken is None or not taken.ok:
            self.check_response(bot, _Any(), status, content.decode())
        return taken.result.message_id if taken and isinstance(taken.result, _Shown) else None

    async def close(self) -> None:
        """Let all connections go."""
        self._posting.close()
        await super().close()


def _taken(content: bytes) -> _Taken | None:
    """What Telegram took; None where the answer wants a closer look."""
    try:
        return msgspec.json.decode(content, type=_Taken)
    except msgspec.DecodeError:
        return None
