"""Plain cards: a title, a text and rows of buttons, replacing the tapped message or as a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.messages import Button, Inbound, Reply, TextRun

Rows = tuple[tuple[Button, ...], ...]

SHORT = 16
"""The most characters of a label that fits beside another button on a phone."""


def text_reply(text: str, rows: Iterable[Sequence[Button]] = ()) -> Reply:
    """Return a reply with a text and buttons under it."""
    return Reply(body=(TextRun(text),), buttons=tuple(tuple(row) for row in rows if row))


def add_title(title: str, text: str, rows: Iterable[Sequence[Button]] = ()) -> Reply:
    """Return a reply with a title, a text and buttons."""
    return replace(text_reply("", rows), body=(TextRun(title, "bold"), TextRun(f"\n{text}")))


def arrange_in_rows(buttons: Iterable[Button], width: int = 2) -> list[list[Button]]:
    """Arrange buttons in rows of ``width``, a long label on a row of its own."""
    rows: list[list[Button]] = []
    for button in buttons:
        fits = rows and len(rows[-1]) < width and all(len(b.label) <= SHORT for b in (*rows[-1], button))
        if fits:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def make_edit_of_tapped(inbound: Inbound, reply: Reply, toast: str = "") -> Reply:
    """Return the reply as an edit of the tapped message; as a new message where nothing was tapped."""
    return replace(reply, edits=inbound.message if inbound.tap else None, toast=toast or reply.toast)
