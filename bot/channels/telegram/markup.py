"""Renders a Reply for Telegram: HTML, inline keyboards, and lengths in UTF-16 code units."""

from __future__ import annotations

import logging
from html import escape
from typing import NamedTuple
from urllib.parse import urlsplit

from aiogram.enums import ParseMode
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages import Button, TextRun, join_text

TEXT_LIMIT = 4096
"""The most UTF-16 units of a message's text without tags (Bot API, sendMessage)."""
CAPTION_LIMIT = 1024
"""The most UTF-16 units of a caption (Bot API, sendPhoto, sendDocument)."""
TOAST_LIMIT = 200
"""The most characters of the answer to a tap (Bot API, answerCallbackQuery)."""

_TAGS = {"bold": "b", "mono": "code", "quiet": "i"}
_log = logging.getLogger(__name__)


class Markup(NamedTuple):
    """A message's text and its Telegram parse mode."""

    text: str
    parse_mode: ParseMode | None


def render_text(spans: tuple[TextRun, ...], limit: int) -> Markup:
    """Return text runs as HTML, or unstyled where the HTML is longer than ``limit`` (UTF-16 code units)."""
    html = render_html(spans)
    if count_units(html) <= limit:
        return Markup(html, ParseMode.HTML)
    return Markup(join_text(spans), None)


def count_units(text: str) -> int:
    """Return a text's length in UTF-16 code units, as Telegram counts: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def render_html(spans: tuple[TextRun, ...]) -> str:
    """Return text runs as Telegram HTML, with their text escaped."""
    parts = []
    for span in spans:
        text, tag = escape(span.text, quote=False), _TAGS.get(span.style)
        parts.append(f"<{tag}>{text}</{tag}>" if tag and span.text.strip() else text)
    return "".join(parts)


def build_keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Return an inline keyboard without the buttons Telegram would refuse; None where none is left."""
    keyboard = [[made for button in row if (made := _build_button(button))] for row in rows]
    keyboard = [row for row in keyboard if row]
    return InlineKeyboardMarkup(inline_keyboard=keyboard) if keyboard else None


def _build_button(button: Button) -> InlineKeyboardButton | None:
    if button.url is not None:
        return InlineKeyboardButton(text=button.label, url=button.url) if _is_openable_elsewhere(button.url) else None
    if button.tap is None or not button.label.strip():
        return None
    try:
        return InlineKeyboardButton(text=button.label, callback_data=button.tap.pack())
    except ValueError:
        _log.exception("a button is left out")
        return None


def is_app_address(url: str) -> bool:
    """Return whether Telegram can open an address as a Mini App: https, and not on this machine."""
    return url.startswith("https://") and _is_openable_elsewhere(url)


def _is_openable_elsewhere(url: str) -> bool:
    """Return whether an address is one that Telegram accepts and that a phone elsewhere can open."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname or ""
    local = host.endswith(".localhost") or host.startswith("127.") or host == "0.0.0.0"  # noqa: S104 - refused, not bound
    return parts.scheme in ("http", "https") and "." in host and not local
