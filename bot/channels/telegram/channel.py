"""The Telegram channel: stores updates from polling or webhook unparsed, and sends replies through aiogram's Bot."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeDefault,
    BufferedInputFile,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    MenuButtonWebApp,
    ReactionTypeEmoji,
    WebAppInfo,
)

from bot.channels.naming import File, find_file, name_picture
from bot.channels.telegram.bot_client import (
    CALL_SECONDS,
    CallDeclined,
    GetRawUpdates,
    download_file,
    make_too_large,
    open_bot,
)
from bot.channels.telegram.markup import (
    CAPTION_LIMIT,
    TEXT_LIMIT,
    TOAST_LIMIT,
    build_keyboard,
    is_app_address,
    render_text,
)
from bot.channels.telegram.rate_limiter import ChatRateLimiter, make_limiter
from bot.channels.telegram.update_parser import KINDS, NAME, pack_update
from bot.channels.telegram.update_polling import GrowingPause, RawUpdate, UpdatePolling
from bot.messages import Abilities, Attachment, RawInbound, Reaction, Reply
from core.errors import Fault, Invalid, Refusal

Menu = Mapping[str, Sequence[tuple[str, str]]]
"""Pairs of a command and its description, by language; ``""`` is the default language."""

BODY_BYTES = 1 << 20
"""The most bytes of a posted update."""
POLL_SECONDS = 25
TYPING_SECONDS = 2.0
"""The most seconds a message waits for a pending "typing" call, which would outlast the message otherwise."""
TOO_LATE = ("message to edit not found", "message can't be edited", "message_id_invalid", "caption is too long")
"""Parts of the description of an error 400 that mean that an edit must be sent as a new message."""
APP_NAME = "Purser"
"""The label of the menu button in every language, as Telegram takes only one."""
_log = logging.getLogger(__name__)


class TelegramChannel:
    """One Telegram bot; ``store`` saves an update before returning, ``url`` is the Bot API server's address."""

    name = NAME
    can = Abilities(edits=True, images=True, text_limit=TEXT_LIMIT, caption_limit=CAPTION_LIMIT)

    def __init__(
        self,
        token: str,
        url: str,
        store: Callable[[RawInbound], Awaitable[object]],
        *,
        menu: Menu | None = None,
        group_menu: Menu | None = None,
        app_url: str = "",
        limiter: ChatRateLimiter | None = None,
    ) -> None:
        self.bot = open_bot(token, url, limiter or make_limiter(url))
        self._store = store
        self._menus = ((BotCommandScopeDefault(), menu or {}), (BotCommandScopeAllGroupChats(), group_menu or {}))
        self._app_url = app_url if is_app_address(app_url) else ""
        """The Mini App that the menu button opens; empty leaves the button unchanged."""
        self._secret = ""
        self._tasks: list[asyncio.Task[None]] = []
        self._typing: dict[str, asyncio.Event] = {}
        """The event of each chat with a "typing" call under way, set once the call ends."""
        self.username = ""
        """The bot's user name, for deep links; empty until it was fetched."""
        self.reads_groups: bool | None = None
        """Whether the bot receives all messages of groups (privacy mode off); None until fetched."""
        self.ready = False
        """Whether Telegram was reached, so that updates can arrive."""

    # Coming and going

    async def start_polling(self) -> None:
        """Fetch updates in the background until ``stop``; an earlier webhook is removed."""
        self._tasks.append(asyncio.create_task(self._poll_updates()))

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have Telegram post updates to an address, with a secret header; retry in the background until it works."""
        self.accept(secret)

        async def set_it() -> object:
            return await self.bot.set_webhook(url, secret_token=secret, allowed_updates=list(KINDS))

        self._tasks.append(asyncio.create_task(self._connect(set_it, GrowingPause())))

    def accept(self, secret: str) -> None:
        """Accept posted updates that carry this secret; raises Invalid for an empty one."""
        if not secret:
            raise Invalid("webhook-secret-missing")
        self._secret = secret

    async def stop_receiving(self) -> None:
        """Stop fetching updates; Telegram sends those not stored yet again later."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        self.ready = False

    async def stop(self) -> None:
        """Stop fetching updates and close the connections."""
        await self.stop_receiving()
        await self.bot.session.close()

    async def introduce(self, seconds: float = 5.0) -> str:
        """Return the bot's user name, fetched once; "" where Telegram is unreachable or gives none."""
        with suppress(Fault, Refusal, TimeoutError):
            async with asyncio.timeout(seconds):
                self.username = self.username or await self._fetch_username()
        return self.username

    async def _fetch_username(self) -> str:
        me = await self.bot.get_me()
        self.reads_groups = me.can_read_all_group_messages
        return me.username or ""

    async def _poll_updates(self) -> None:
        pause = GrowingPause()
        await self._connect(self.bot.delete_webhook, pause)
        await UpdatePolling(self._fetch_updates, self._store_update, pause).run()

    async def _connect(self, choose_way: Callable[[], Awaitable[object]], pause: GrowingPause) -> None:
        """Start polling or the webhook and fetch the bot's name, retrying until both work; then set the menu."""
        while not self.ready:
            try:
                await choose_way()
                self.username = await self._fetch_username()
                self.ready = True
            except (Fault, Refusal) as trouble:
                _log.warning("telegram: not connected yet: %s", trouble)
                await pause.wait(getattr(trouble, "retry_after", None))
        pause.reset()
        self._tasks.append(asyncio.create_task(self._show_menus()))

    async def _show_menus(self) -> None:
        if self._app_url:
            await self._set_menu_button()
        for scope, menu in self._menus:
            for language, commands in menu.items():
                shown = [BotCommand(command=name, description=words[:256]) for name, words in commands]
                try:
                    await self.bot.set_my_commands(shown, scope=scope, language_code=language or None)
                except (Fault, Refusal) as trouble:
                    _log.warning("telegram: the commands menu is not shown: %s", trouble)

    async def _set_menu_button(self) -> None:
        button = MenuButtonWebApp(text=APP_NAME, web_app=WebAppInfo(url=self._app_url))
        try:
            await self.bot.set_chat_menu_button(menu_button=button)
        except (Fault, Refusal) as trouble:
            _log.warning("telegram: the menu button does not open the pages: %s", trouble)

    # In

    async def _fetch_updates(self, offset: int | None) -> Sequence[RawUpdate]:
        method = GetRawUpdates(offset=offset, timeout=POLL_SECONDS, allowed_updates=list(KINDS))
        return await self.bot(method, request_timeout=CALL_SECONDS + POLL_SECONDS)

    async def _store_update(self, update: RawUpdate) -> None:
        await self._store(pack_update(update, self.username))

    async def webhook(self, secret: str | None, body: bytes) -> int:
        """Store a posted update and return the HTTP status; any but 200 makes Telegram post it again."""
        if not self._secret or not hmac.compare_digest((secret or "").encode(), self._secret.encode()):
            return HTTPStatus.UNAUTHORIZED
        if len(body) > BODY_BYTES:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        try:
            update: Any = json.loads(body)
        except (ValueError, RecursionError):
            return HTTPStatus.BAD_REQUEST
        if not isinstance(update, dict) or type(update.get("update_id")) is not int:
            return HTTPStatus.BAD_REQUEST
        try:
            await self._store_update(update)
        except Exception:  # noqa: BLE001 - whatever it was, Telegram keeps the update for us
            _log.exception("telegram: update %s could not be stored", update["update_id"])
            return HTTPStatus.SERVICE_UNAVAILABLE
        return HTTPStatus.OK

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        """Return an attachment's content; raises Refusal beyond ``most`` bytes (getFile allows 20 MB)."""
        if attachment.size > most:
            raise make_too_large(most)
        return await download_file(self.bot, attachment.reference, most)

    # Out

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Send a reply that fits Telegram's limits (see ``bot.delivery.fit``) and return the message's id.

        It is a reaction, a picture or file with caption, or a text.
        """
        if reply.reaction is not None and await self._set_reaction(chat, reply.reaction):
            return reply.reaction.message
        await self._wait_for_typing(chat)
        keyboard = build_keyboard(reply.buttons)
        file = find_file(reply, image)
        if file is None:
            text = render_text(reply.body, TEXT_LIMIT)
            sent = await self.bot.send_message(int(chat), text.text, parse_mode=text.parse_mode, reply_markup=keyboard)
            return str(sent.message_id)
        if not file.picture:
            return await self._send_file(chat, reply, file, keyboard)
        caption = render_text(reply.body, CAPTION_LIMIT)
        photo = BufferedInputFile(file.content, file.name)
        try:
            sent = await self.bot.send_photo(
                int(chat), photo, caption=caption.text, parse_mode=caption.parse_mode, reply_markup=keyboard
            )
        except CallDeclined:
            if reply.original is None:
                raise
            # A till roll can be too long for a photo (Bot API, sendPhoto: sides of 1 to 20, 10,000 pixels together).
            return await self._send_file(chat, reply, file, keyboard)
        return str(sent.message_id)

    async def send_album(self, chat: str, reply: Reply, pictures: Sequence[bytes]) -> str:
        """Send two to ten pictures as one message with the text as caption; Telegram allows no buttons with several."""
        await self._wait_for_typing(chat)
        caption = render_text(reply.body, CAPTION_LIMIT)
        files = [
            BufferedInputFile(picture, name_picture(picture, f"picture-{number}"))
            for number, picture in enumerate(pictures, 1)
        ]
        captioned = InputMediaPhoto(media=files[0], caption=caption.text or None, parse_mode=caption.parse_mode)
        media = [captioned, *(InputMediaPhoto(media=file) for file in files[1:])]
        sent = await self.bot.send_media_group(int(chat), [*media])
        return str(sent[0].message_id)

    async def _set_reaction(self, chat: str, reaction: Reaction) -> bool:
        """Put an emoji reaction on a message; return whether Telegram accepted it, as a group may forbid reactions."""
        try:
            await self.bot.set_message_reaction(
                int(chat), int(reaction.message), reaction=[ReactionTypeEmoji(emoji=reaction.emoji)]
            )
        except CallDeclined:
            return False
        return True

    async def _send_file(self, chat: str, reply: Reply, file: File, keyboard: InlineKeyboardMarkup | None) -> str:
        caption = render_text(reply.body, CAPTION_LIMIT)
        document = BufferedInputFile(file.content, file.name)
        sent = await self.bot.send_document(
            int(chat), document, caption=caption.text, parse_mode=caption.parse_mode, reply_markup=keyboard
        )
        return str(sent.message_id)

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        """Edit a message and return None; if it is gone or too old, send it again and return the new id."""
        try:
            await self._edit_in_place(int(chat), int(message), reply)
        except CallDeclined as declined:
            if "message is not modified" in declined.why:
                return None
            if any(part in declined.why for part in TOO_LATE):
                return await self.send(chat, reply, None)
            raise
        return None

    async def _edit_in_place(self, chat: int, message: int, reply: Reply) -> None:
        keyboard = build_keyboard(reply.buttons)
        if not reply.body:
            await self.bot.edit_message_reply_markup(chat_id=chat, message_id=message, reply_markup=keyboard)
            return
        text = render_text(reply.body, TEXT_LIMIT)
        try:
            await self.bot.edit_message_text(
                text.text, chat_id=chat, message_id=message, parse_mode=text.parse_mode, reply_markup=keyboard
            )
        except CallDeclined as declined:
            if "no text in the message" not in declined.why:
                raise
            caption = render_text(reply.body, CAPTION_LIMIT)
            await self.bot.edit_message_caption(
                chat_id=chat,
                message_id=message,
                caption=caption.text,
                parse_mode=caption.parse_mode,
                reply_markup=keyboard,
            )

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        """Answer a button tap with a short text; ignore an error if it was answered already or is minutes old."""
        with suppress(CallDeclined):
            await self.bot.answer_callback_query(tap_id, text=toast[:TOAST_LIMIT] or None)

    async def working(self, chat: str) -> None:
        """Show "typing" for five seconds or until the next message; errors are ignored."""
        shown = self._typing[chat] = asyncio.Event()
        try:
            with suppress(Fault, Refusal):
                await self.bot.send_chat_action(int(chat), "typing")
        finally:
            shown.set()
            if self._typing.get(chat) is shown:
                del self._typing[chat]

    async def _wait_for_typing(self, chat: str) -> None:
        """Wait for a pending "typing" call to finish, so that the next message ends its display."""
        if chat in self._typing:
            with suppress(TimeoutError):
                async with asyncio.timeout(TYPING_SECONDS):
                    await self._typing[chat].wait()

    async def forget(self, chat: str, message: str) -> None:
        """Delete a message of a private chat (at most 48 hours old); ignore a refusal, as in groups."""
        with suppress(Fault, Refusal):
            await self.bot.delete_message(int(chat), int(message))
