"""Messages out: one method for each thing Telegram can show or change, paced and sent to where the chat is now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bot.channels.naming import File, picture_name
from bot.channels.telegram.api import Api, Declined, Moved
from bot.channels.telegram.form import Upload
from bot.channels.telegram.markup import CAPTION_LIMIT, TEXT_LIMIT, html, keyboard, units
from bot.channels.telegram.pace import Pace
from bot.messages import Button, Span
from core.errors import Fault

Body = tuple[Span, ...]
Rows = tuple[tuple[Button, ...], ...]
Fields = dict[str, Any]
T = TypeVar("T")


class Writer:
    """Writes to chats; each method returns once Telegram took it and raises what ``Api`` raises."""

    def __init__(self, api: Api, pace: Pace) -> None:
        self._api = api
        self._pace = pace
        self._moved: dict[str, int] = {}
        self._preview: Fields = {"link_preview_options": {"is_disabled": True}}

    async def text(self, chat: str, body: Body, rows: Rows = ()) -> str:
        """A message; returns its id."""
        fields = _words("text", body, TEXT_LIMIT) | _markup(rows)
        return str(await self._put(chat, lambda: self._post("sendMessage", chat, fields | self._preview)))

    async def picture(self, chat: str, image: bytes, caption: Body, rows: Rows = ()) -> str:
        """A PNG or JPEG with a caption; returns the message's id."""
        fields, photo = _captioned(caption, rows), Upload("photo", picture_name(image), image)
        return str(await self._put(chat, lambda: self._post("sendPhoto", chat, fields, photo)))

    async def file(self, chat: str, file: File, caption: Body, rows: Rows = ()) -> str:
        """A file with a caption; returns the message's id."""
        fields, upload = _captioned(caption, rows), Upload("document", file.name, file.content)
        return str(await self._put(chat, lambda: self._post("sendDocument", chat, fields, upload)))

    async def change_text(self, chat: str, message: str, body: Body, rows: Rows) -> None:
        """New words and buttons for a message."""
        fields = {"message_id": int(message)} | _words("text", body, TEXT_LIMIT) | _markup(rows)
        await self._put(chat, lambda: self._post("editMessageText", chat, fields | self._preview))

    async def change_caption(self, chat: str, message: str, body: Body, rows: Rows) -> None:
        """New words and buttons under a picture or file."""
        fields = {"message_id": int(message)} | _captioned(body, rows)
        await self._put(chat, lambda: self._post("editMessageCaption", chat, fields))

    async def change_buttons(self, chat: str, message: str, rows: Rows) -> None:
        """New buttons, the words stay."""
        fields = {"message_id": int(message)} | _markup(rows)
        await self._put(chat, lambda: self._post("editMessageReplyMarkup", chat, fields))

    def _at(self, chat: str) -> int:
        """The chat's id as of now: a group that grew into a supergroup has a new one."""
        return self._moved.get(chat, int(chat))

    async def _post(self, name: str, chat: str, fields: Fields, upload: Upload | None = None) -> int | None:
        return await self._api.post(name, {"chat_id": self._at(chat)} | fields, upload)

    async def _put(self, chat: str, call: Callable[[], Awaitable[T]]) -> T:
        """Make a call in its turn; once more where the chat moved, or an older server does not know a field."""
        await self._pace.turn(chat)
        try:
            return await call()
        except Fault as fault:
            if fault.retry_after is not None:
                self._pace.hold(chat, fault.retry_after)
            raise
        except Moved as moved:
            self._moved[chat] = moved.chat
            return await call()
        except Declined as declined:
            if "link_preview_options" not in declined.why:
                raise
            self._preview = {}
            return await call()


def _words(place: str, body: Body, limit: int) -> Fields:
    """Text or caption as HTML; unstyled where the tags would not leave room on a server that counts them."""
    styled = html(body)
    if units(styled) <= limit:
        return {place: styled, "parse_mode": "HTML"} if styled else {}
    return {place: "".join(span.text for span in body)}


def _captioned(caption: Body, rows: Rows) -> Fields:
    return _words("caption", caption, CAPTION_LIMIT) | _markup(rows)


def _markup(rows: Rows) -> Fields:
    fields = keyboard(rows)
    return {"reply_markup": {"inline_keyboard": fields}} if fields else {}
