"""aiogram's HTTP session with a short way for what a bot says all day: JSON out, and of the answer only what we use.

aiogram builds a form of each call and a full model of each answer; for a line of text that costs several times the
call itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import TelegramMethod
from aiohttp import ClientTimeout

_JSON = {"Content-Type": "application/json"}
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

    async def post(self, bot: Bot, name: str, fields: Mapping[str, Any], seconds: float) -> int | None:
        """A call without files; the message's id where it gives one; raises what aiogram and aiohttp raise."""
        session = await self.create_session()
        address = self.api.api_url(token=bot.token, method=name)
        body = msgspec.json.encode(fields)
        async with session.post(address, data=body, headers=_JSON, timeout=ClientTimeout(seconds)) as response:
            content = await response.read()
        taken = _taken(content)
        if response.status != _WELL or taken is None or not taken.ok:
            self.check_response(bot, _Any(), response.status, content.decode())
        return taken.result.message_id if taken and isinstance(taken.result, _Shown) else None


def _taken(content: bytes) -> _Taken | None:
    """What Telegram took; None where the answer wants a closer look."""
    try:
        return msgspec.json.decode(content, type=_Taken)
    except msgspec.DecodeError:
        return None
