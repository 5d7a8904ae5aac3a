"""The web chat's routes: the page, its WebSocket, uploads, and the files of the browser's own chat."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response, UploadFile, WebSocket
from fastapi import Path as InPath
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from pydantic import StringConstraints
from starlette.requests import HTTPConnection

from bot.channels.webchat import OpenedFile, WebChat, make_inbound, sniff, sniff_sound
from bot.render.words import Words
from bot.web.limits import UPLOAD_BYTES, RateLimit
from bot.web.session import COOKIE, read_code_cookie, set_code_cookie, tag_of
from bot.web.sign_in import SignIn, language_for
from bot.web.socket import Receive, Socket, TabOwner
from core.importing.statements.read_statement import can_be_statement
from core.model.transcript import AttachedFile

TEMPLATES: Final = Jinja2Templates(Path(__file__).parent / "templates")
PAGE_WORDS: Final = (
    *("attach", "camera", "connecting", "dropped", "empty-text", "empty-title", "error-upload", "newest", "older"),
    *(
        "online",
        "open-picture",
        "reconnecting",
        "record",
        "record-refused",
        "record-stop",
        "remove",
        "reply",
        "reply-cancel",
        "send",
        "today",
        "too-long",
    ),
    *("try-again", "typing", "unsent", "write", "yesterday"),
)
"""The words of the page and its script; each is ``web-<name>`` in the catalogues."""

EventId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{8,64}$")]
Number = Annotated[int, InPath(ge=1)]
AlbumId = Annotated[str, StringConstraints(pattern=r"^(?:[A-Za-z0-9-]{8,64}\.(?:[2-9]|10))?$")]
"""The id that files sent together share, with the number of files; empty for a single file."""
MessageId = Annotated[str, StringConstraints(pattern=r"^[0-9]{0,18}$")]


_STATEMENTS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".ofx", ".qfx", ".qif", ".sta", ".940", ".xml")
"""File name endings of bank statements."""


def find_upload_kind(name: str, content: bytes) -> str | None:
    """Return the media type of an uploaded picture, PDF, voice note or bank statement; None for anything else."""
    return sniff(content) or sniff_sound(content) or _sniff_statement(name, content)


def _sniff_statement(name: str, content: bytes) -> str | None:
    """Return a media type that no browser displays if a file's name and bytes suit a bank statement; else None."""
    is_named = name.casefold().endswith(_STATEMENTS)
    return "application/octet-stream" if is_named and content and can_be_statement(content) else None


@dataclass(slots=True)
class ChatDependencies:
    """The parts that the web chat's routes share."""

    channel: WebChat
    receive: Receive
    sign_in: SignIn
    rate: RateLimit = field(default_factory=RateLimit)
    has_pages: bool = False
    """Whether a signed-in member also has the other web pages on this server."""

    async def words(self, connection: HTTPConnection) -> Words:
        """Return texts in the language of the browser's member, or of the browser if nobody is signed in."""
        return Words(language_for(await self.sign_in.find_caller(connection), connection))

    async def chat(self, connection: HTTPConnection) -> str | None:
        """Return the id of the browser's web chat; None if it has to sign in first."""
        caller = await self.sign_in.find_caller(connection)
        return caller.session.chat if caller and caller.by_cookie else None


def chat_routes(room: ChatDependencies) -> APIRouter:
    """Return the router of the chat page and everything under ``/chat``."""
    router = APIRouter(include_in_schema=False)
    routes = _ChatRoutes(room)
    router.get("/")(routes.page)
    router.websocket("/chat/socket")(routes.socket)
    router.post("/chat/files")(routes.upload)
    router.get("/chat/pictures/{number}")(routes.picture)
    router.get("/chat/files/{number}")(routes.file)
    return router


class _ChatRoutes:
    def __init__(self, room: ChatDependencies) -> None:
        self._room = room

    async def page(self, request: Request, join: str = "") -> Response:
        sign_in = self._room.sign_in
        caller = await sign_in.find_caller(request)
        if caller is None and not sign_in.network.is_open_to(request):
            return RedirectResponse(f"/join?code={quote(join, safe='')}" if join else "/sign-in", 303)
        words = await self._room.words(request)
        spoken = {key: words(f"web-{key}") for key in PAGE_WORDS}
        overview = words("pages-dashboard") if self._room.has_pages and caller and caller.membership else ""
        shown = {"language": words.language, "words": spoken, "overview": overview}
        answer = TEMPLATES.TemplateResponse(request, "chat.html", shown)
        answer.headers["Cache-Control"] = "no-store"
        if caller is None:
            await sign_in.open_guest(request, answer)
        else:
            secure = sign_in.network.is_secure(request)
            set_code_cookie(answer, COOKIE, read_code_cookie(request, COOKIE, secure=secure) or "", secure=secure)
        return answer

    async def socket(self, wire: WebSocket) -> None:
        sign_in = self._room.sign_in
        chat = await self._room.chat(wire)
        if chat is None or not sign_in.network.same_origin(wire):
            await wire.close(1008)
            return
        await wire.accept()
        owner = TabOwner(chat, await self._room.words(wire), tag_of(wire.headers), lambda: sign_in.is_live(wire))
        await Socket(wire, owner, self._room.channel, self._room.receive).run(self._room.rate)

    async def upload(
        self,
        request: Request,
        *,
        file: UploadFile,
        event: Annotated[EventId, Form(alias="id")],
        text: Annotated[str, Form(max_length=4000)] = "",
        reply_to: Annotated[MessageId, Form()] = "",
        album: Annotated[AlbumId, Form()] = "",
    ) -> Response:
        chat = await self._room.chat(request)
        words = await self._room.words(request)
        if chat is None:
            return _refuse(words, 401, "refusal-sign-in-first")
        if not self._room.sign_in.network.same_origin(request):
            return _refuse(words, 403, "refusal-foreign-page")
        if not self._room.rate.allows(chat, asyncio.get_running_loop().time()):
            return _refuse(words, 429, "refusal-web-too-fast")
        content = await file.read(UPLOAD_BYTES + 1)
        mime = find_upload_kind(file.filename or "", content)
        if len(content) > UPLOAD_BYTES:
            return _refuse(words, 413, "refusal-web-file-large", megabytes=UPLOAD_BYTES // 1_000_000)
        if mime is None:
            return _refuse(words, 415, "refusal-web-file-kind")
        inbound = replace(
            make_inbound(chat, event, tag_of(request.headers)), text=text.strip(), reply_to=reply_to or None
        )
        inbound = replace(inbound, album=album, album_size=int(album.partition(".")[2] or 0))
        upload = AttachedFile((file.filename or "file")[:100], mime, content)
        await self._room.receive(await self._room.channel.show_member_message(inbound, upload))
        return JSONResponse({"id": event})

    async def picture(self, request: Request, number: Number, *, dark: bool = False) -> Response:
        opened = await self._load_own_file(request, number, dark=dark)
        if opened is None or not opened.enclosure.mime.startswith("image/"):
            return Response(status_code=404)
        return _make_file_response(opened, "inline")

    async def file(self, request: Request, number: Number) -> Response:
        opened = await self._load_own_file(request, number)
        return _make_file_response(opened, "attachment") if opened else Response(status_code=404)

    async def _load_own_file(self, request: Request, number: int, *, dark: bool = False) -> OpenedFile | None:
        """Return a file from the browser's own chat by its message number; None without a chat or such a file."""
        chat = await self._room.chat(request)
        return await self._room.channel.open_file(chat, number, dark=dark) if chat else None


def _make_file_response(opened: OpenedFile, disposition: str) -> Response:
    enclosure = opened.enclosure
    headers = {
        "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(enclosure.name, safe='')}",
        "Cache-Control": "private, max-age=31536000, immutable" if opened.lasting else "private, no-store",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(enclosure.content, media_type=enclosure.mime, headers=headers)


def _refuse(words: Words, status: int, key: str, **args: int) -> Response:
    return JSONResponse({"text": words(key, **args)}, status)
