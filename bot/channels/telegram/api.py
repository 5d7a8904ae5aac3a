"""Calls to the Bot API by name; what it will not do becomes Faults and Refusals."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from http import HTTPStatus
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import certifi
import msgspec

from bot.channels.telegram.form import Upload, form
from bot.channels.telegram.posting import JSON, Posting
from core.errors import Fault, PurserError, Refusal

if TYPE_CHECKING:
    from bot.channels.telegram.files import Files

T = TypeVar("T")
Fields = Mapping[str, Any]
TELEGRAM = "https://api.telegram.org"
TIMEOUT = 30
"""Seconds for a call; a call that waits on purpose adds its wait."""
_GONE = ("chat not found", "user not found", "deactivated", "peer_id_invalid", "write_forbidden", "not enough rights")
"""Parts of a 400's words that mean: this chat will never take a message again."""
_SENTENCES: dict[int, str] = {
    HTTPStatus.CONFLICT: "another process reads this bot's updates, or a webhook is set; run one only",
    HTTPStatus.UNAUTHORIZED: "the token is not valid; ask @BotFather for one",
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


class Shown(msgspec.Struct):
    """The part of a Message that we remember."""

    message_id: int


class User(msgspec.Struct):
    """Of a bot, as getMe tells."""

    username: str = ""


class Kept(msgspec.Struct):
    """Where a file lies, as getFile tells."""

    file_path: str = ""


class Told(msgspec.Struct, Generic[T]):
    """``{"ok": true, "result": ...}``."""

    ok: bool
    result: T | None = None


class _Parameters(msgspec.Struct):
    """What a refusal adds (Bot API, ResponseParameters)."""

    retry_after: float | None = None
    migrate_to_chat_id: int | None = None


class _Otherwise(msgspec.Struct):
    """An answer that is not plainly well."""

    ok: bool = False
    error_code: int = 0
    description: str = ""
    parameters: _Parameters = msgspec.field(default_factory=_Parameters)


_SHOWN = msgspec.json.Decoder(Told[Shown | bool])
_USER = msgspec.json.Decoder(Told[User])
_KEPT = msgspec.json.Decoder(Told[Kept])
_UPDATES = msgspec.json.Decoder(Told[list[dict[str, Any]]])
"""Updates stay unread: one of an unknown shape must not take the others with it."""


class Api:
    """One bot's calls; ``url`` names another Bot API server than Telegram's own."""

    def __init__(self, token: str, url: str = "") -> None:
        self._token = token
        self._url = url
        self._base = f"{(url or TELEGRAM).rstrip('/')}/bot{token}/"
        self._posting = Posting(ssl.create_default_context(cafile=certifi.where()))
        self._files: Files | None = None

    async def post(self, name: str, fields: Fields, upload: Upload | None = None) -> int | None:
        """Make a call; the id of the message it made or changed.

        Raises Fault (worth another try), Declined, Moved or Refusal ``chat-gone``, as every call does.
        """
        shown = await self._ask(_SHOWN, name, fields, upload=upload)
        return shown.message_id if isinstance(shown, Shown) else None

    async def updates(self, fields: Fields, wait: int) -> list[dict[str, Any]]:
        """What happened since; Telegram may take ``wait`` seconds for it."""
        return await self._ask(_UPDATES, "getUpdates", {**fields, "timeout": wait}, wait=wait) or []

    async def username(self) -> str:
        """What the bot is called; empty where Telegram tells no name."""
        me = await self._ask(_USER, "getMe", {})
        return me.username if me else ""

    async def download(self, file_id: str) -> AsyncIterator[bytes]:
        """A file's content in parts."""
        kept = await self._ask(_KEPT, "getFile", {"file_id": file_id}) or Kept()
        files = await self._fetching()
        try:
            async for part in files.parts(self._token, kept.file_path):
                yield part
        except OSError as error:
            raise self._fault(str(error) or type(error).__name__) from None

    async def prepare(self) -> None:
        """Load what fetches files, so that the first one need not wait for it."""
        await asyncio.to_thread(import_module, "bot.channels.telegram.files")

    async def close(self) -> None:
        """Close the connections."""
        self._posting.close()
        if self._files is not None:
            await self._files.close()

    async def _fetching(self) -> Files:
        await self.prepare()
        from bot.channels.telegram.files import Files  # noqa: PLC0415  loaded just now, off the event loop

        self._files = self._files or Files(self._url)
        return self._files

    async def _ask(
        self,
        reader: msgspec.json.Decoder[Told[T]],
        name: str,
        fields: Fields,
        *,
        upload: Upload | None = None,
        wait: int = 0,
    ) -> T | None:
        """What a call gave; None where Telegram did it and told something we do not know."""
        kind, body = form(fields, upload) if upload else (JSON, msgspec.json.encode(fields))
        try:
            status, content = await self._posting.post(self._base + name, body, TIMEOUT + wait, kind)
        except OSError as error:
            raise self._fault(type(error).__name__) from None  # its own words may spell the token in an address
        told = _read(reader, content)
        if status == HTTPStatus.OK and told is not None and told.ok:
            return told.result
        if not (otherwise := _otherwise(status, content)).ok:
            raise self._meaning(otherwise)
        return None

    def _meaning(self, no: _Otherwise) -> PurserError:
        if no.parameters.retry_after is not None:
            return Fault("telegram: too many requests", retry_after=no.parameters.retry_after)
        if no.parameters.migrate_to_chat_id is not None:
            return Moved(no.parameters.migrate_to_chat_id)
        match no.error_code:
            case HTTPStatus.FORBIDDEN:
                return Refusal("chat-gone")
            case HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
                return Declined("file is too big")
            case HTTPStatus.BAD_REQUEST:
                return _refused(no.description)
            case _:
                return self._fault(_SENTENCES.get(no.error_code, no.description))

    def _fault(self, words: str) -> Fault:
        return Fault(f"telegram: {words}".replace(self._token, "<token>"))


def _read(reader: msgspec.json.Decoder[T], content: bytes) -> T | None:
    try:
        return reader.decode(content)
    except msgspec.DecodeError:
        return None


def _otherwise(status: int, content: bytes) -> _Otherwise:
    """A refusal in its own words, or in its status alone where something between us and Telegram answered."""
    told = _read(_OTHERWISE, content) or _Otherwise(description=f"HTTP status {status}")
    told.ok = told.ok and status == HTTPStatus.OK
    told.error_code = told.error_code or status
    return told


_OTHERWISE = msgspec.json.Decoder(_Otherwise)


def _refused(why: str) -> Refusal:
    gone = any(part in why.lower() for part in _GONE)
    return Refusal("chat-gone") if gone else Declined(why)
