"""The WhatsApp channel: sends Replies as Graph API calls through pywa, and fetches files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
from pywa import errors as trouble
from pywa.errors import WhatsAppError
from pywa.types.callback import Button as PywaButton
from pywa.types.callback import Section, SectionList, SectionRow
from pywa.types.templates import TemplateLanguage
from pywa_async.client import WhatsApp

from bot.channels.naming import File, find_file
from bot.channels.whatsapp.limits import (
    BODY,
    DOCUMENT_BYTES,
    IMAGE_BYTES,
    OPEN_LIST,
    ROWS,
    TEXT,
    WINDOW,
    Choices,
    cut,
)
from bot.channels.whatsapp.markup import render_choices, render_text, split_text
from bot.channels.whatsapp.pair_rate import PairRateLimiter
from bot.channels.whatsapp.payload import NAME
from bot.channels.whatsapp.templates import PREFIX, MessageTemplate, fill_parameters, find_template
from bot.messages import Abilities, Attachment, Reply
from core.errors import Fault, Invalid, NotAllowed

GRAPH: Final = "https://graph.facebook.com"
SECONDS: Final = 20.0
"""The most seconds for one call: fewer than the lease of an outbox message."""
PAIR_WAIT: Final = 6.0
"""The seconds to wait after too many messages to one person (error 131056: 1 message in 6 seconds)."""
THROTTLED_WAIT: Final = 30.0
"""The seconds to wait after too many messages from our number (error 130429)."""
_WAITS: Final = {131056: PAIR_WAIT, 130429: THROTTLED_WAIT}
"""The seconds to wait after each error, by its code."""
_CHATS: Final = 10_000


class _OtherServer(httpx.AsyncHTTPTransport):
    """An HTTP transport that sends requests for Meta's server to another one, for tests and proxies."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._parts = urlsplit(address)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == urlsplit(GRAPH).hostname:
            parts = self._parts
            request.url = request.url.copy_with(scheme=parts.scheme, host=parts.hostname or "", port=parts.port)
            request.headers["host"] = parts.netloc
        return await super().handle_async_request(request)


class WhatsAppChannel:
    """WhatsApp as a channel: one message for each answer; a change is a new message that quotes the old one."""

    name = NAME
    can = Abilities(
        edits=False,
        images=True,
        text_limit=2 * TEXT,
        caption_limit=2 * BODY,
        single=True,
        choices=ROWS,
        toasts=False,
        window=WINDOW,
    )

    def __init__(
        self,
        token: str,
        phone_id: str,
        address: str = GRAPH,
        *,
        open_list: Callable[[str], str] = lambda _: "…",
        transport: httpx.AsyncBaseTransport | None = None,
        limiter: PairRateLimiter | None = None,
    ) -> None:
        """Connect to a phone number's API.

        ``open_list`` returns the label of the button that opens a list, by language.
        """
        self._limiter = limiter
        other = None if address == GRAPH else _OtherServer(address)
        session = httpx.AsyncClient(transport=transport or other, timeout=SECONDS)
        self._session = session
        self._client = WhatsApp(phone_id=phone_id, token=token, session=session)
        self._open_list = open_list
        self._newest: dict[str, str] = {}
        """The id of each chat's last message, to which "typing" and read marks refer."""

    async def stop(self) -> None:
        """Close the connections."""
        await self._session.aclose()

    def note_message(self, chat: str, message: str) -> None:
        """Remember the id of a chat's newest message, for "typing" and read marks."""
        if len(self._newest) >= _CHATS:
            self._newest.pop(next(iter(self._newest)))
        self._newest[chat] = message

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Send a reply, as one message where it fits, quoting the message it changes; return the last message's id.

        Raises:
            NotAllowed: the 24-hour window is over, and the reply is no notice that a template can announce.
            Invalid: WhatsApp refuses it for good.
            Fault: it may work later.
        """
        if self._limiter is not None:
            await self._limiter.wait_for_turn(chat)
        if reply.notice is None or not reply.notice.announced:
            try:
                return await self._send_freely(chat, reply, image)
            except NotAllowed:
                if reply.notice is None:
                    raise
        return await self._send_announcement(chat, reply)

    async def _send_announcement(self, chat: str, reply: Reply) -> str:
        """Send an approved template that announces a notice, with a button that shows it."""
        if reply.notice is None:
            raise ValueError("a reply that is no notice is never announced")
        template = find_template(reply.notice)
        parameters = fill_parameters(reply)
        async with _translate_errors():
            sent = await self._client.send_template(chat, template.name, TemplateLanguage(template.code), parameters)
        return str(sent.id)

    async def _send_freely(self, chat: str, reply: Reply, image: bytes | None) -> str:
        text, choices, file = render_text(reply), render_choices(reply), find_file(reply, image)
        async with _translate_errors():
            if file is not None:
                return await self._send_with_file(chat, reply, file, text, choices)
            return await self._send_text(chat, reply, text, choices, reply.edits)

    async def _send_text(self, chat: str, reply: Reply, text: str, choices: Choices, quoted: str | None = None) -> str:
        """Send a text with its choices; if it is too long, send its beginning as messages of their own before."""
        opening = cut(self._open_list(_find_language(reply)), OPEN_LIST)
        buttons = _make_buttons(choices, opening)
        *before, last = split_text(text or opening, BODY if buttons else TEXT)
        for part in before:
            await self._client.send_message(chat, part)
        sent = await self._client.send_message(chat, last, buttons=buttons, reply_to_message_id=quoted)
        return str(sent.id)

    async def _send_with_file(self, chat: str, reply: Reply, file: File, text: str, choices: Choices) -> str:
        """Send a picture or document; text and choices that do not fit under it follow as another message."""
        if len(file.content) > (IMAGE_BYTES if file.picture else DOCUMENT_BYTES):
            raise Invalid("file-too-large")
        fits = len(text) <= BODY and not choices.rows and bool(text or not choices.buttons)
        caption = (text or None) if fits else None
        buttons = _make_reply_buttons(choices) if fits and choices.buttons else None
        if file.picture:
            sent: Any = await self._client.send_image(
                chat, file.content, caption, buttons=buttons, mime_type=file.mime, reply_to_message_id=reply.edits
            )
        else:
            sent = await self._client.send_document(
                chat, file.content, file.name, caption, buttons=buttons, mime_type=file.mime
            )
        return str(sent.id) if fits else await self._send_text(chat, reply, text, choices)

    async def submit_template(self, business: str, template: MessageTemplate) -> str:
        """Submit a template to Meta for approval; return its status, such as PENDING. Raises Fault or Invalid."""
        async with _translate_errors():
            answer = await self._client.api.create_template(business, template.definition())
        return str(answer.get("status", ""))

    async def template_statuses(self, business: str) -> dict[tuple[str, str], str]:
        """Return each submitted template's status by name and language. Raises Fault or Invalid."""
        found: dict[tuple[str, str], str] = {}
        after: dict[str, str] = {"limit": "100"}
        while after:
            async with _translate_errors():
                page = await self._client.api.get_templates(
                    business, fields=("name", "language", "status"), filters={"name": PREFIX}, pagination=after
                )
            found |= {(each["name"], each["language"]): each["status"] for each in page.get("data", [])}
            paging = page.get("paging", {})
            more = paging.get("next") and paging.get("cursors", {}).get("after")
            after = {"limit": "100", "after": more} if more else {}
        return found

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        """Send the change as a new message that quotes the old one, and return the new id."""
        del message
        return await self.send(chat, reply, None)

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        """Do nothing: WhatsApp itself shows that a button was tapped."""
        del tap_id, toast

    async def working(self, chat: str) -> None:
        """Mark the newest message as read and show "typing"; errors are ignored."""
        message = self._newest.get(chat)
        if message:
            with suppress(Fault, Invalid, NotAllowed):
                async with _translate_errors():
                    await self._client.indicate_typing(message)

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        """Return a file's content; raises Invalid beyond ``most`` bytes, Fault where it cannot be fetched."""
        async with _translate_errors():
            media = await self._client.get_media_url(attachment.reference)
            if media.file_size > most:
                raise Invalid("file-too-large")
            answer = await self._session.get(media.url)
            answer.raise_for_status()
        if len(answer.content) > most:
            raise Invalid("file-too-large")
        return answer.content

    async def forget(self, chat: str, message: str) -> None:
        """Do nothing: on WhatsApp only the writers themselves can delete their messages."""
        del chat, message


def _find_language(reply: Reply) -> str:
    return reply.language or (reply.notice.language if reply.notice else "")


def _make_buttons(choices: Choices, opening: str) -> list[PywaButton] | SectionList | None:
    """Return reply buttons, or a list opened by a button labelled ``opening``; None without choices."""
    if choices.buttons:
        return _make_reply_buttons(choices)
    if not choices.rows:
        return None
    rows = [
        SectionRow(title=each.title, callback_data=each.identifier, description=each.description or None)
        for each in choices.rows
    ]
    return SectionList(opening, [Section(opening, rows)])


def _make_reply_buttons(choices: Choices) -> list[PywaButton]:
    return [PywaButton(title=each.title, callback_data=each.identifier) for each in choices.buttons]


@asynccontextmanager
async def _translate_errors() -> AsyncIterator[None]:
    """Turn errors of WhatsApp's API in this block into Purser's own.

    Raises:
        NotAllowed: the person wrote last more than 24 hours ago (131047): only templates may be sent.
        Invalid: WhatsApp refuses the message for good.
        Fault: a retry may succeed; ``retry_after`` says when, if known.
    """
    try:
        yield
    except trouble.ReEngagementMessage:
        raise NotAllowed("whatsapp-window-closed") from None
    except WhatsAppError as error:
        raise _make_fault(error) from None
    except httpx.HTTPError as error:
        raise Fault(f"WhatsApp is out of reach: {type(error).__name__}") from None


def _make_fault(error: WhatsAppError) -> Exception:
    wait = _WAITS.get(error.code)
    if wait is not None or isinstance(error, trouble.ThrottlingError):
        return Fault(f"WhatsApp takes no more for now ({error.code})", retry_after=wait or THROTTLED_WAIT)
    status = error.status_code or 0
    if isinstance(error, trouble.AuthorizationError):
        return Fault(f"WhatsApp refuses our token ({error.code}): look at PURSER_WHATSAPP_TOKEN")
    if 400 <= status < 500:  # noqa: PLR2004  HTTP: the request itself is wrong
        return Invalid("whatsapp-refused")
    return Fault(f"WhatsApp fails ({error.code})")
