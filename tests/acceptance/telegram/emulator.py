"""A stricter Bot API emulator that remembers what every chat was shown.

Beyond ``lo-bot-api-emulator`` it reads HTML as strictly as Telegram, knows which messages exist, says "message is not
modified", has a user name, takes ``link_preview_options``, and can be told to refuse a call.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from re import sub
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator
from teremok.validation import ApiRuleViolation, validate_html

USERNAME = "purser_test_bot"
HARMLESS = ("not modified", "message to edit not found", "no text in the message")
"""Refusals a bot can only learn of by asking."""


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message as it stood in a chat after one call."""

    chat: int
    message: int
    text: str
    styled: str
    buttons: tuple[Mapping[str, str], ...]
    photo: bytes | None = None
    file: bytes | None = None
    file_name: str = ""
    album: tuple[bytes, ...] = ()
    """Several pictures of one message."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The words on its buttons."""
        return tuple(button["text"] for button in self.buttons)


@dataclass(frozen=True, slots=True)
class PlannedRefusal:
    """A refusal to answer a call with."""

    method: str
    status: int
    words: str
    parameters: dict[str, Any] | None = None
    after: bool = False
    """Whether the call was carried out before the refusal, as on a broken line."""


SIGNS = frozenset("👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🤗🫡🤝✍👀💯")
"""Some of those that Telegram lists for ReactionTypeEmoji."""


@dataclass
class Memory:
    """What was shown and answered, for another thread to wait on."""

    shown: list[ShownMessage] = field(default_factory=list)
    toasts: dict[str, str] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    delivered: Counter[int] = field(default_factory=Counter)
    """How often the bot was handed each update."""
    refused: list[str] = field(default_factory=list)
    """Calls a well-behaved bot would not have made."""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def find(self, chat: int, message: int) -> ShownMessage | None:
        """A message as it stands now."""
        return next((s for s in reversed(self.shown) if (s.chat, s.message) == (chat, message)), None)


class Emulator(LoBotApiEmulator):  # type: ignore[misc]  # the package carries no types
    """Telegram, as far as a bot can tell."""

    def __init__(self) -> None:
        super().__init__(enable_control=True, allow_insecure_loopback_webhooks=True, max_assets=100_000)
        self.address = ""
        self.memory = Memory()
        self.planned_refusals: list[PlannedRefusal] = []
        self.stalls: dict[str, threading.Event] = {}
        self.lost: set[str] = set()
        self.odd_answers = False
        """Whether messages are told in a shape that no release of the Bot API had so far."""
        self.undelivered = False
        """Whether the webhook did not take an update the last time one was posted."""

    async def download(self, request: web.Request) -> web.Response:
        """A file, unless it was lost since its path was told."""
        if request.match_info["path"] in self.lost:
            raise web.HTTPNotFound
        content: web.Response = await super().download(request)
        return content

    async def handle(self, request: web.Request) -> web.Response:
        """Answer a call; one that is told to stall hangs until it is let go or the caller is gone."""
        method = request.match_info["method"]
        while (hung := self.stalls.get(method)) is not None:
            hung.set()
            if request.transport is None or request.transport.is_closing():
                raise web.HTTPServiceUnavailable
            await asyncio.sleep(0.02)
        answer: web.Response = await super().handle(request)
        if self.odd_answers:
            answer.text = (answer.text or "").replace('"date"', '"moment"')
        return answer

    def _record(self, item: dict[str, Any]) -> None:
        """What the package notes about every call and delivery."""
        if item.get("event") == "webhook":
            self.undelivered = not 200 <= item["status"] < 300
        if item.get("event") != "enqueue" and 200 <= item.get("status", 0) < 300:
            with self.memory.changed:
                self.memory.delivered.update(item.get("update_ids", ()))
                self.memory.changed.notify_all()

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        """Check a call, remember it, and what it showed."""
        with self.memory.changed:
            self.memory.calls.append((method, {name: _decode_field(value) for name, value in fields.items()}))
            planned = next((t for t in self.planned_refusals if t.method == method), None)
            if planned:
                self.planned_refusals.remove(planned)
            if planned and not planned.after:
                raise ApiRefusal(planned.words, planned.status, planned.parameters)
            result = self._validate_and_note_refusals(method, fields, uploads)
            self._remember(method, fields, uploads, result)
            self.memory.changed.notify_all()
            if planned:
                raise ApiRefusal(planned.words, planned.status, planned.parameters)
        return result

    def _validate_and_note_refusals(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        try:
            return self._validate_strictly(method, fields, uploads)
        except ApiRefusal as refusal:
            if not any(words in refusal.description for words in HARMLESS):
                self.memory.refused.append(f"{method}: {refusal.description}")
            raise

    def _validate_strictly(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        fields.pop("link_preview_options", None)
        captioned = json.loads(fields["media"])[0] if method == "sendMediaGroup" else fields
        if captioned.get("parse_mode") == "HTML":
            _check_html(captioned.get("text") or captioned.get("caption") or "")
        if method.startswith("editMessage"):
            self._check_edit(method, fields)
        if method == "setMessageReaction":
            return _check_reaction(fields)
        result = super().validate(method, fields, uploads)
        return {**result, "username": USERNAME} if method == "getMe" else result

    def _check_edit(self, method: str, fields: dict[str, Any]) -> None:
        before = self.memory.find(int(fields["chat_id"]), int(fields["message_id"]))
        if before is None:
            raise ApiRefusal("Bad Request: message to edit not found")
        if method == "editMessageText" and (before.photo or before.file):
            raise ApiRefusal("Bad Request: there is no text in the message to edit")
        words = before.styled if method == "editMessageReplyMarkup" else fields.get("text", fields.get("caption", ""))
        if (words, _read_buttons(fields)) == (before.styled, before.buttons):
            raise ApiRefusal("Bad Request: message is not modified: specified new message content is the same")

    def _remember(self, method: str, fields: dict[str, Any], uploads: dict[str, Any], result: Any) -> None:
        if method == "answerCallbackQuery":
            self.memory.toasts[fields["callback_query_id"]] = fields.get("text", "")
        elif method == "sendMediaGroup":
            first = json.loads(fields["media"])[0]
            styled = first.get("caption") or ""
            text = _plain_text(styled, first)
            pictures = tuple(upload["data"] for upload in uploads.values())
            chat = int(fields["chat_id"])
            self.memory.shown.append(ShownMessage(chat, result[0]["message_id"], text, styled, (), album=pictures))
        elif method in ("sendMessage", "sendPhoto", "sendDocument"):
            styled = fields.get("text") or fields.get("caption") or ""
            upload: dict[str, Any] = next(iter(uploads.values()), {"data": None, "filename": ""})
            shown = ShownMessage(
                chat=int(fields["chat_id"]),
                message=result["message_id"],
                text=_plain_text(styled, fields),
                styled=styled,
                buttons=_read_buttons(fields),
                photo=upload["data"] if method == "sendPhoto" else None,
                file=upload["data"] if method == "sendDocument" else None,
                file_name=upload["filename"],
            )
            self.memory.shown.append(shown)
        elif method.startswith("editMessage"):
            self._remember_edit(method, fields)

    def _remember_edit(self, method: str, fields: dict[str, Any]) -> None:
        before = self.memory.find(int(fields["chat_id"]), int(fields["message_id"]))
        assert before is not None
        after = replace(before, buttons=_read_buttons(fields))
        if method != "editMessageReplyMarkup":
            styled = fields.get("text", fields.get("caption", ""))
            after = replace(after, styled=styled, text=_plain_text(styled, fields))
        self.memory.shown.append(after)


def _check_reaction(fields: dict[str, Any]) -> bool:
    """Refuse a sign that bots may not use; the package knows none."""
    (sign,) = json.loads(fields["reaction"])
    if sign["type"] != "emoji" or sign["emoji"] not in SIGNS:
        raise ApiRefusal("Bad Request: REACTION_INVALID")
    return True


def _check_html(text: str) -> None:
    try:
        validate_html(text)
    except ApiRuleViolation as violation:
        raise ApiRefusal(violation.description) from None


def _decode_field(value: Any) -> Any:
    """A field of a form; objects and lists come as JSON."""
    return json.loads(value) if isinstance(value, str) and value.startswith(("{", "[")) else value


def _plain_text(styled: str, fields: Mapping[str, Any]) -> str:
    return unescape(sub(r"<[^>]*>", "", styled)) if fields.get("parse_mode") == "HTML" else styled


def _read_buttons(fields: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
    markup = fields.get("reply_markup") or {}
    markup = json.loads(markup) if isinstance(markup, str) else markup
    return tuple(button for row in markup.get("inline_keyboard", []) for button in row)
