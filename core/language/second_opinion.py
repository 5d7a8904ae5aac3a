"""Decide which messages a household's language model reads in addition to the rules."""

from __future__ import annotations

from core.language.confidence import judge_reading
from core.language.context import Context
from core.language.message import Message
from core.language.text.tokens import NUMBER, SIGN, WORD
from core.language.unsure import is_unsure
from core.model.intent import Ask, Chatter, Intent, RecordEntries
from core.model.provider import ReadingUse

LIKELY_RIGHT = 0.8
"""The chance of being right below which a model reads the message too; chosen on test messages."""

_PLAIN_WORDS = 2
"""The most words of the plainest messages beside their number: "milk 60", "auto rickshaw 120"."""

_SAID = ("greeting", "thanks")


def is_worth_asking(text: str, local: Intent, context: Context, use: ReadingUse) -> bool:
    """Return whether the language model should read a message too.

    Commands, answers to a draft, bank texts and greetings are read by rules alone, whatever the setting.
    """
    if use is ReadingUse.NEVER or not isinstance(local, RecordEntries | Ask | Chatter):
        return False
    message = Message.read_message(text, context)
    if isinstance(local, Chatter) and _is_plain_chatter(message, local):
        return False
    if use is ReadingUse.ALWAYS:
        return not is_plainest(message, local)
    return is_unsure(text, local, context) or (
        not isinstance(local, Chatter) and judge_reading(message, local).right < LIKELY_RIGHT
    )


def _is_plain_chatter(message: Message, local: Chatter) -> bool:
    """Return whether chatter without numbers is a greeting, thanks, or one or two words: "yes", "ok then"."""
    shapes = [token.shape for token in message.tokens]
    return NUMBER not in shapes and (local.topic in _SAID or shapes.count(WORD) <= _PLAIN_WORDS)


def is_plainest(message: Message, local: Intent) -> bool:
    """Return whether a message is a word or two with one number, read without doubt: "milk 60"."""
    if not isinstance(local, RecordEntries) or not local.sure or local.doubts or len(local.lines) > 1:
        return False
    shapes = [token.shape for token in message.tokens]
    words, numbers = shapes.count(WORD), shapes.count(NUMBER)
    return numbers == 1 and 0 < words <= _PLAIN_WORDS and words + numbers + shapes.count(SIGN) == len(shapes)
