"""Renders a Reply for WhatsApp: styles as symbols, buttons as far as they fit, links as text."""

from __future__ import annotations

from bot.channels.whatsapp.limits import (
    BUTTON_TITLE,
    BUTTONS,
    ROW_DESCRIPTION,
    ROW_TITLE,
    TEXT,
    Choices,
    ListRow,
    ReplyButton,
    cut,
)
from bot.messages import Button, Reply, TextRun

_SIGNS = {"bold": "*", "mono": "```"}
"""The symbols before and after a text run, by style (WhatsApp, formatting messages)."""


def render_text(reply: Reply) -> str:
    """Return the reply's styled text, followed by the links of its buttons."""
    text = "".join(map(_style_run, reply.body)).strip()
    links = [f"{button.label}: {button.url}" for row in reply.buttons for button in row if button.url]
    return "\n".join([text, *links]).strip()


def render_choices(reply: Reply) -> Choices:
    """Return the buttons that tap: up to three with short distinct labels as buttons, else as a list."""
    taps = reply.choices
    labels = {button.label for button in taps}
    if len(taps) <= BUTTONS and len(labels) == len(taps) and all(len(label) <= BUTTON_TITLE for label in labels):
        return Choices(buttons=tuple(ReplyButton(_make_identifier(button), button.label) for button in taps))
    return Choices(rows=tuple(map(_make_row, taps)))


def split_text(text: str, last: int) -> tuple[str, ...]:
    """Return a text in parts that fit into messages, cut at line ends; the last has at most ``last`` characters."""
    parts: list[str] = []
    rest = text
    while len(rest) > last:
        room = min(TEXT, len(rest) - 1)
        at = rest.rfind("\n", 0, room)
        at = at if at > 0 else room
        parts.append(rest[:at].rstrip())
        rest = rest[at:].lstrip("\n")
    return tuple(part for part in (*parts, rest) if part)


def _make_identifier(button: Button) -> str:
    return button.tap.pack() if button.tap else ""


def _make_row(button: Button) -> ListRow:
    description = cut(button.label, ROW_DESCRIPTION) if len(button.label) > ROW_TITLE else ""
    return ListRow(_make_identifier(button), cut(button.label, ROW_TITLE), description)


def _style_run(span: TextRun) -> str:
    """Return a text run with its style symbols next to the words, as WhatsApp ignores them next to spaces."""
    sign = _SIGNS.get(span.style, "")
    inner = span.text.strip()
    if not sign or not inner or "\n" in inner:
        return span.text
    before, _, after = span.text.partition(inner)
    return f"{before}{sign}{inner}{sign}{after}"
