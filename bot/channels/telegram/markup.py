"""A Reply as Telegram wants it: HTML, inline keyboards, and lengths in UTF-16 code units."""

from __future__ import annotations

import logging
from html import escape
from urllib.parse import urlsplit

from bot.messages import Button, Span

TEXT_LIMIT = 4096
"""UTF-16 units of a message after its tags are read (Bot API, sendMessage)."""
CAPTION_LIMIT = 1024
"""Likewise of a caption (sendPhoto, sendDocument)."""
TOAST_LIMIT = 200
"""Characters (answerCallbackQuery)."""

_TAGS = {"bold": "b", "mono": "code", "quiet": "i"}
_log = logging.getLogger(__name__)


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def html(spans: tuple[Span, ...]) -> str:
    """The spans as Telegram HTML; whatever they hold is escaped."""
    return "".join(_tagged(span) for span in spans if span.text)


def _tagged(span: Span) -> str:
    text, tag = escape(span.text, quote=False), _TAGS.get(span.style)
    return f"<{tag}>{text}</{tag}>" if tag and span.text.strip() else text


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> list[list[dict[str, str]]]:
    """An inline keyboard's rows; buttons Telegram would refuse are left out, and so are empty rows."""
    packed = ([field for button in row if (field := _field(button))] for row in rows)
    return [row for row in packed if row]


def _field(button: Button) -> dict[str, str] | None:
    if button.url is not None:
        return {"text": button.label, "url": button.url} if _reachable(button.url) else None
    if button.tap is None or not button.label.strip():
        return None
    try:
        return {"text": button.label, "callback_data": button.tap.pack()}
    except ValueError:
        _log.exception("a button is left out")
        return None


def _reachable(url: str) -> bool:
    """Whether Telegram takes an address and a phone elsewhere can open it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname or ""
    local = host.endswith(".localhost") or host.startswith("127.") or host == "0.0.0.0"  # noqa: S104 - refused, not bound
    return parts.scheme in ("http", "https") and "." in host and not local
