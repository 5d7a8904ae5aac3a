"""Messages out: one method for each thing Telegram can show or change, paced and sent to where the chat is now."""

from __future__ import annotations

from typing import Any, TypeVar

from aiogram.methods import (
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)

from bot.channels.telegram.api import Api, Declined, Moved
from bot.channels.telegram.markup import CAPTION_LIMIT, TEXT_LIMIT, html, keyboard, units
from bot.channels.telegram.pace import Pace
from bot.messages import Button, Document, Span
from core.errors import Fault

Body = tuple[Span, ...]
Rows = tuple[tuple[Button, ...], ...]
T = TypeVar("T")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Writer:
    """Writes to chats; each method returns once Telegram took it and raises what ``Api`` raises."""

    def __init__(self, api: Api, pace: Pace) -> None:
        self._api = api
        self._pace = pace
        self._moved: dict[str, int] = {}
        self._preview: LinkPreviewOptions | None = _NO_PREVIEW

    async def text(self, chat: str, body: Body, rows: Rows = ()) -> str:
        """A message; returns its id."""
        words = _words("text", body, TEXT_LIMIT)
        message = SendMessage(
            chat_id=self._at(chat), link_preview_options=self._preview, reply_markup=_markup(rows), **words
        )
        return str((await self._put(chat, message)).message_id)

    async def picture(self, chat: str, image: bytes, caption: Body, rows: Rows = ()) -> str:
        """A PNG with a caption; returns the message's id."""
        words = _words("caption", caption, CAPTION_LIMIT)
        photo = BufferedInputFile(image, "chart.png")
        message = SendPhoto(chat_id=self._at(chat), photo=photo, reply_markup=_markup(rows), **words)
        return str((await self._put(chat, message)).message_id)

    async def file(self, chat: str, document: Document, caption: Body, rows: Rows = ()) -> str:
        """A file with a caption; returns the message's id."""
        words = _words("caption", caption, CAPTION_LIMIT)
        content = BufferedInputFile(document.content.encode(), document.name)
        message = SendDocument(chat_id=self._at(chat), document=content, reply_markup=_markup(rows), **words)
        return str((await self._put(chat, message)).message_id)

    async def change_text(self, chat: str, message: str, body: Body, rows: Rows) -> None:
        """New words and buttons for a message."""
        words = _words("text", body, TEXT_LIMIT)
        change = EditMessageText(
            chat_id=self._at(chat),
            message_id=int(message),
            link_preview_options=self._preview,
            reply_markup=_markup(rows),
            **words,
        )
        await self._put(chat, change)

    async def change_caption(self, chat: str, message: str, body: Body, rows: Rows) -> None:
        """New words and buttons under a picture or file."""
        words = _words("caption", body, CAPTION_LIMIT)
        change = EditMessageCaption(
            chat_id=self._at(chat), message_id=int(message), reply_markup=_markup(rows), **words
        )
        await self._put(chat, change)

    async def change_buttons(self, chat: str, message: str, rows: Rows) -> None:
        """New buttons, the words stay."""
        change = EditMessageReplyMarkup(chat_id=self._at(chat), message_id=int(message), reply_markup=_markup(rows))
        await self._put(chat, change)

    def _at(self, chat: str) -> int:
        """The chat's id as of now: a group that grew into a supergroup has a new one."""
        return self._moved.get(chat, int(chat))

    async def _put(self, chat: str, method: TelegramMethod[T]) -> T:
        await self._pace.turn(chat)
        try:
            return await self._api(method)
        except Fault as fault:
            if fault.retry_after is not None:
                self._pace.hold(chat, fault.retry_after)
            raise
        except Moved as moved:
            self._moved[chat] = moved.chat
            return await self._api(method.model_copy(update={"chat_id": moved.chat}))
        except Declined as declined:
            if "link_preview_options" not in declined.why:
                raise
            self._preview = None  # an older Bot API server does not know the field
            return await self._api(method.model_copy(update={"link_preview_options": None}))


def _words(place: str, body: Body, limit: int) -> dict[str, Any]:
    """Text or caption as HTML; unstyled where the tags would not leave room on a server that counts them."""
    styled = html(body)
    if units(styled) <= limit:
        return {place: styled or None, "parse_mode": "HTML"}
    return {place: "".join(span.text for span in body), "parse_mode": None}


def _markup(rows: Rows) -> InlineKeyboardMarkup | None:
    fields = keyboard(rows)
    return InlineKeyboardMarkup.model_validate({"inline_keyboard": fields}) if fields else None
