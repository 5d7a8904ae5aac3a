"""A Reply as WhatsApp shows it: styles by signs, buttons as they fit, addresses written out."""

from __future__ import annotations

from collections.abc import Iterable

from bot.channels.whatsapp.limits import (
    BUTTON_TITLE,
    BUTTONS,
    ROW_DESCRIPTION,
    ROW_TITLE,
    ROWS,
    Choices,
    ListRow,
    ReplyButton,
    cut,
)
from bot.messages import Button, Reply, Span

_SIGNS = {"bold": "*", "mono": "```"}
"""What stands before and after a run of text in a style (WhatsApp, formatting messages)."""


def render_text(reply: Reply) -> str:
    """Return the body with its styles, and under it the addresses its buttons open."""
    text = "".join(map(_style, reply.body)).strip()
    links = [f"{button.label}: {button.url}" for button in _flat(reply) if button.url]
    return "\n".join([text, *links]).strip()


def render_choices(reply: Reply) -> Choices:
    """Return the buttons that tap: up to three with short labels as buttons, more or longer ones as a list."""
    taps = [button for button in _flat(reply) if button.tap is not None][:ROWS]
    if len(taps) <= BUTTONS and all(len(button.label) <= BUTTON_TITLE for button in taps):
        return Choices(buttons=tuple(ReplyButton(_identifier(button), button.label) for button in taps))
    return Choices(rows=tuple(map(_row, taps)))


def _flat(reply: Reply) -> Iterable[Button]:
    return (button for row in reply.buttons for button in row)


def _identifier(button: Button) -> str:
    return button.tap.pack() if button.tap else ""


def _row(button: Button) -> ListRow:
    long = len(button.label) > ROW_TITLE
    description = cut(button.label, ROW_DESCRIPTION) if long else ""
    return ListRow(_identifier(button), cut(button.label, ROW_TITLE), description)


def _style(span: Span) -> str:
    """Return a run of text with its signs inside blanks and line ends, where WhatsApp heeds them."""
    sign = _SIGNS.get(span.style, "")
    inner = span.text.strip()
    if not sign or not inner or "\n" in inner:
        return span.text
    before, _, after = span.text.partition(inner)
    return f"{before}{sign}{inner}{sign}{after}"
