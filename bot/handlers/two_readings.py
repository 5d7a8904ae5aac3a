"""Ask which reading is meant where the local reader and a model read a message differently."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec

from bot.handlers.cards import make_page, make_reader
from bot.handlers.message_context import MessageContext
from bot.messages import Button, Reply, Tap
from bot.render.answers import label_question as question_label
from bot.render.cards import text_reply
from bot.render.entries import label_line
from bot.verbs import Verb
from core.model.intent import Ask, Intent, RecordEntries, Unclear

_NEITHER = "none"
_KEPT = "readings"
"""The dialogue key of the readings to choose from."""
_TEXT = "readings-text"
"""The dialogue key of the message that was read in several ways."""
_LABEL = 60
"""The most characters of a button's label."""
_TYPES: dict[str, type[RecordEntries | Ask]] = {"entries": RecordEntries, "question": Ask}


def is_about_message(said: Unclear) -> bool:
    """Return whether every reading records entries or asks a question, so that none refers to a card."""
    return all(isinstance(reading, RecordEntries | Ask) for reading in said.readings)


def ask_which_reading(context: MessageContext, said: Unclear) -> Sequence[Reply]:
    """Ask which reading is meant; each button holds the reading's index and a checksum of the readings."""
    kept = [(kind, reading) for reading in said.readings for kind, made in _TYPES.items() if isinstance(reading, made)]
    body = msgspec.json.encode(kept).decode()
    context.dialogue.answers |= {_KEPT: body, _TEXT: context.inbound.text}
    mark = hash_text(body)
    rows = [
        [Button(_label_reading(context, reading, said)[:_LABEL], Tap(Verb.PICK_READING, argument=f"{place}.{mark}"))]
        for place, (_, reading) in enumerate(kept)
    ]
    neither = [Button(context.words("unclear-neither"), Tap(Verb.PICK_READING, argument=f"{_NEITHER}.{mark}"))]
    question = "unclear-which" if len(rows) > 1 else "unclear-write-it"
    return [text_reply(context.words(question), [*rows, neither])]


def take_choice(context: MessageContext, tap: Tap) -> tuple[str, Intent | None] | None:
    """Return the message and the chosen reading, None in its place for "neither"; None if the choice has expired."""
    body = context.dialogue.answers.get(_KEPT, "")
    place, _, mark = tap.argument.partition(".")
    if not body or mark != hash_text(body):
        return None
    del context.dialogue.answers[_KEPT]
    text = context.dialogue.answers.pop(_TEXT, "")
    if place == _NEITHER:
        return text, None
    kept = msgspec.json.decode(body, type=list[tuple[str, msgspec.Raw]])
    if not place.isdecimal() or int(place) >= len(kept):
        return None
    kind, raw = kept[int(place)]
    return text, msgspec.json.decode(raw, type=_TYPES[kind])


def hash_text(body: str) -> str:
    """Return a short checksum of a text, by which a button is known to belong to that text."""
    return f"{zlib.crc32(body.encode()):x}"


def _label_reading(context: MessageContext, reading: Intent, said: Unclear) -> str:
    """Return a button label for a reading; only the amounts where both readings are lists of lines."""
    if isinstance(reading, Ask):
        return question_label(make_reader(context), reading.question)
    lines = reading.lines if isinstance(reading, RecordEntries) else ()
    if sum(isinstance(each, RecordEntries) for each in said.readings) > 1:
        return " + ".join(context.words.money(line.money) for line in lines)
    return context.words("unclear-new", item=", ".join(label_line(make_page(context), line) for line in lines))
