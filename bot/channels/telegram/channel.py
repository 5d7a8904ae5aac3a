"""TelegramChannel: updates in by polling or webhook, replies out."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from typing import Any

import msgspec

from bot.channels.naming import file_of
from bot.channels.telegram.api import Api, Declined, Fields
from bot.channels.telegram.markup import CAPTION_LIMIT, TEXT_LIMIT, TOAST_LIMIT
from bot.channels.telegram.pace import Pace, pace_for
from bot.channels.telegram.polling import Polling, Rest, Update
from bot.channels.telegram.wire import KINDS, NAME, inbound
from bot.channels.telegram.writer import Writer
from bot.messages import Abilities, Attachment, Inbound, Reply
from core.errors import Fault, Invalid, Refusal

Menu = Mapping[str, Sequence[tuple[str, str]]]
"""Commands and what they do, by language; ``""`` is for everybody else."""

BODY_BYTES = 1 << 20
"""Telegram's updates are a few kilobytes; nothing of a megabyte is one."""
POLL_SECONDS = 25
TOO_LATE = ("message to edit not found", "message can't be edited", "message_id_invalid", "caption is too long")
"""Parts of a 400's words that mean: send it anew."""
_log = logging.getLogger(__name__)


class TelegramChannel:
    """One bot; ``receive`` returns once an inbound is stored, ``url`` names another Bot API server."""

    name = NAME
    can = Abilities(edits=True, images=True, text_limit=TEXT_LIMIT, caption_limit=CAPTION_LIMIT)

    def __init__(
        self,
        token: str,
        url: str,
        receive: Callable[[Inbound], Awaitable[object]],
        *,
        menu: Menu | None = None,
        group_menu: Menu | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._api = Api(_checked(token), url)
        self._writer = Writer(self._api, pace or pace_for(url))
        self._receive = receive
        self._menus = (("default", menu or {}), ("all_group_chats", group_menu or {}))
        self._secret = ""
        self._tasks: list[asyncio.Task[None]] = []
        self.username = ""
        """The bot's user name, for deep links; empty until Telegram told it."""
        self.ready = False
        """Whether Telegram was reached and updates can come."""

    # Coming and going

    async def start_polling(self) -> None:
        """Fetch updates in the background until ``stop``; a webhook set before is taken back."""
        self._tasks.append(asyncio.create_task(self._poll()))

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates posted to an address with a secret header; tried in the background until Telegram takes it."""
        self.accept(secret)
        hook = {"url": url, "secret_token": secret, "allowed_updates": KINDS}
        self._tasks.append(asyncio.create_task(self._begin("setWebhook", hook, Rest())))

    def accept(self, secret: str) -> None:
        """Take posted updates that carry a secret; raises Invalid for an empty one."""
        if not secret:
            raise Invalid("webhook-secret-missing")
        self._secret = secret

    async def prepare(self) -> None:
        """Load what fetches files, which takes seconds, before somebody waits for it."""
        await self._api.prepare()

    async def stop(self) -> None:
        """Stop fetching and close the connections; what was not stored will be sent to us again."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        self.ready = False
        await self._api.close()

    async def introduce(self, seconds: float = 5.0) -> str:
        """The bot's user name, asked once; empty where Telegram is out of reach or tells none."""
        with suppress(Fault, Refusal, TimeoutError):
            self.username = self.username or await asyncio.wait_for(self._api.username(), seconds)
        return self.username

    async def _poll(self) -> None:
        rest = Rest()
        await self._begin("deleteWebhook", {}, rest)
        await Polling(self._updates, self._take, rest).run()

    async def _begin(self, first: str, fields: Fields, rest: Rest) -> None:
        """Say how updates shall come and learn our name, until it works; the menu may take its time."""
        while not self.ready:
            try:
                await self._api.post(first, fields)
                self.username = await self._api.username()
                self.ready = True
            except (Fault, Refusal) as trouble:
                _log.warning("telegram: not connected yet: %s", trouble)
                await rest.take(getattr(trouble, "retry_after", None))
        rest.over()
        self._tasks.append(asyncio.create_task(self._show_menus()))

    async def _show_menus(self) -> None:
        for scope, menu in self._menus:
            for language, commands in menu.items():
                shown = [{"command": name, "description": words[:256]} for name, words in commands]
                fields = {"commands": shown, "scope": {"type": scope}, "language_code": language}
                try:
                    await self._api.post("setMyCommands", fields)
                except (Fault, Refusal) as trouble:
                    _log.warning("telegram: the commands menu is not shown: %s", trouble)

    # In

    async def _updates(self, offset: int | None) -> Sequence[Update]:
        since = {} if offset is None else {"offset": offset}
        return await self._api.updates({**since, "allowed_updates": KINDS}, wait=POLL_SECONDS)

    async def webhook(self, secret: str | None, body: bytes) -> int:
        """The HTTP status for a posted update; 200 only once it is stored, so that Telegram repeats it otherwise."""
        if not self._secret or not hmac.compare_digest((secret or "").encode(), self._secret.encode()):
            return HTTPStatus.UNAUTHORIZED
        if len(body) > BODY_BYTES:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        try:
            update: Any = msgspec.json.decode(body)
        except (msgspec.DecodeError, RecursionError):
            return HTTPStatus.BAD_REQUEST
        if not isinstance(update, dict) or type(update.get("update_id")) is not int:
            return HTTPStatus.BAD_REQUEST
        try:
            await self._take(update)
        except Exception:  # noqa: BLE001 - whatever it was, Telegram keeps the update for us
            _log.exception("telegram: update %s could not be stored", update["update_id"])
            return HTTPStatus.SERVICE_UNAVAILABLE
        return HTTPStatus.OK

    async def _take(self, update: Update) -> None:
        """Store what an update says; one that is not for us, or of no shape we know, is done with at once."""
        try:
            said = inbound(update, self.username)
        except msgspec.ValidationError as odd:
            _log.error("telegram: update %s has an unknown shape: %s", update["update_id"], odd)
            return
        if said is not None:
            await self._receive(said)

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        """An attachment's content; raises Refusal beyond ``most`` bytes (getFile itself ends at 20 MB)."""
        too_large = Refusal("file-too-large", megabytes=most // 1_000_000)
        if attachment.size > most:
            raise too_large
        content = bytearray()
        try:
            async for part in self._api.download(attachment.reference):
                content += part
                if len(content) > most:
                    raise too_large
        except Declined as declined:
            raise too_large if "too big" in declined.why else declined from None
        return bytes(content)

    # Out

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Send a reply that fits (``bot.delivery.fit``): a picture or file with its caption, or words."""
        file = file_of(reply, image)
        if file is None:
            return await self._writer.text(chat, reply.body, reply.buttons)
        if not file.picture:
            return await self._writer.file(chat, file, reply.body, reply.buttons)
        try:
            return await self._writer.picture(chat, file.content, reply.body, reply.buttons)
        except Declined:
            if reply.original is None:
                raise
            # A till roll can be too long for a photo (Bot API, sendPhoto: sides of 1 to 20, 10,000 pixels together).
            return await self._writer.file(chat, file, reply.body, reply.buttons)

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        """Change a message in place; the new id where it is gone or too old and was sent anew."""
        try:
            await self._change(chat, message, reply)
        except Declined as declined:
            if "message is not modified" in declined.why:
                return None
            if any(part in declined.why for part in TOO_LATE):
                return await self.send(chat, reply, None)
            raise
        return None

    async def _change(self, chat: str, message: str, reply: Reply) -> None:
        if not reply.body:
            await self._writer.change_buttons(chat, message, reply.buttons)
            return
        try:
            await self._writer.change_text(chat, message, reply.body, reply.buttons)
        except Declined as declined:
            if "no text in the message" not in declined.why:
                raise
            await self._writer.change_caption(chat, message, reply.body, reply.buttons)

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        """Answer a tap; one answered already or minutes old needs no answer any more."""
        with suppress(Declined):
            text = {"text": toast[:TOAST_LIMIT]} if toast else {}
            await self._api.post("answerCallbackQuery", {"callback_query_id": tap_id} | text)

    async def working(self, chat: str) -> None:
        """Show "typing" for five seconds; only a courtesy, so trouble is left alone."""
        with suppress(Fault, Refusal):
            await self._api.post("sendChatAction", {"chat_id": int(chat), "action": "typing"})

    async def forget(self, chat: str, message: str) -> None:
        """Delete a message of a private chat (up to 48 hours old, Bot API deleteMessage); a group keeps its own."""
        with suppress(Fault, Refusal):
            await self._api.post("deleteMessage", {"chat_id": int(chat), "message_id": int(message)})


def _checked(token: str) -> str:
    """A token of the shape Telegram gives out; raises Invalid."""
    number, _, secret = token.partition(":")
    if not token.isascii() or not number.isdecimal() or not secret or any(sign.isspace() for sign in token):
        raise Invalid("telegram-token-malformed")
    return token
