"""The help cards: one for each topic, with examples of what to type."""

from __future__ import annotations

from bot.messages import Button, Reply, Tap
from bot.render.cards import add_title, arrange_in_rows
from bot.render.words import Words
from bot.verbs import Verb

TOPICS = ("record", "ask", "edit", "family", "more")
"""The topics of help; each has the texts ``help-<topic>-title``, ``help-<topic>`` and ``button-help-<topic>``."""


def make_help_reply(words: Words, topic: str = "") -> Reply:
    """Return one help topic, or the overview where none is named, with buttons to the others."""
    shown = topic if topic in TOPICS else "record"
    others = (Button(words(f"button-help-{each}"), Tap(Verb.HELP, argument=each)) for each in TOPICS if each != shown)
    return add_title(words(f"help-{shown}-title"), words(f"help-{shown}"), arrange_in_rows(others))
