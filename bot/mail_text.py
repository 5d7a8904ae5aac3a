"""Extracts the text of a bank's mail, from plain text or HTML."""

from __future__ import annotations

import re
from email.message import EmailMessage
from html.parser import HTMLParser

MOST_CHARACTERS = 2000
"""The most characters of a mail that are read, spaces folded."""
_MOST_HTML = 300_000
_BREAKS = frozenset({"br", "p", "div", "tr", "li", "table", "h1", "h2", "h3", "h4", "hr"})
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"style", "script", "head", "title", "template"})


class _TextOfHtml(HTMLParser):
    """An HTML parser that collects the visible text."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Start a new line or cell, or a part that is not visible."""
        del attrs
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BREAKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or a part that is not visible."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Collect visible text, with line breaks as spaces."""
        if not self._unseen:
            self.parts.append(re.sub(r"\s+", " ", data))


def read_mail_text(mail: EmailMessage) -> str:
    """Return a mail's text with spaces folded, at most ``MOST_CHARACTERS``; "" where it has none.

    The plain part is used where it has a digit: many banks only say there that the mail has to be seen as HTML.
    """
    plain = _read_content(mail, "plain")
    if not any(map(str.isdigit, plain)) and (html := _read_content(mail, "html")):
        reader = _TextOfHtml()
        reader.feed(html[:_MOST_HTML])
        reader.close()
        plain = "".join(reader.parts)
    lines = (" ".join(line.split()) for line in plain.splitlines())
    return "\n".join(line for line in lines if line)[:MOST_CHARACTERS]


def _read_content(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):  # an unknown character set, or a damaged part
        return ""
