"""A message that our own reader and a model read differently: a button for each reading, kept until one is tapped."""

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
"""Where the talk keeps what there is to choose from."""
_TEXT = "readings-text"
"""Where it keeps the message."""
_LABEL = 60
"""Characters of a button's label."""
_TYPES: dict[str, type[RecordEntries | Ask]] = {"entries": RecordEntries, "question": Ask}


def is_about_message(said: Unclear) -> bool:
    """Whether all readings are of the message alone, so that no card has to be looked at again."""
    return all(isinstance(reading, RecordEntries | Ask) for reading in said.readings)


def ask_which_reading(context: MessageContext, said: Unclear) -> Sequence[Reply]:
    """Ask which of the readings is meant; the buttons hold the place and a mark of what was asked."""
    kept = [(kind, reading) for reading in said.readings for kind, made in _TYPES.items() if isinstance(reading, made)]
    body = msgspec.json.encode(kept).decode()
    context.dialogue.answers |= {_KEPT: body, _TEXT: context.inbound.text}
    mark = mark_text(body)
    rows = [
        [Button(_label_reading(context, reading, said)[:_LABEL], Tap(Verb.PICK_READING, argument=f"{place}.{mark}"))]
        for place, (_, reading) in enumerate(kept)
    ]
    neither = [Button(context.words("unclear-neither"), Tap(Verb.PICK_READING, argument=f"{_NEITHER}.{mark}"))]
    question = "unclear-which" if len(rows) > 1 else "unclear-write-it"
    return [text_reply(context.words(question), [*rows, neither])]


def take_choice(context: MessageContext, tap: Tap) -> tuple[str, Intent | None] | None:
    """Return the message and the reading that was tapped, None in its place for neither; None where it is gone."""
    body = context.dialogue.answers.get(_KEPT, "")
    place, _, mark = tap.argument.partition(".")
    if not body or mark != mark_text(body):
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


def mark_text(body: str) -> str:
    """Return a short mark of a text, by which a button of it is told from one of another."""
    return f"{zlib.crc32(body.encode()):x}"


def _label_reading(context: MessageContext, reading: Intent, said: Unclear) -> str:
    """Return what a reading comes to; of two lists of lines only the amounts, which tell them apart."""
    if isinstance(reading, Ask):
        return question_label(make_reader(context), reading.question)
    lines = reading.lines if isinstance(reading, RecordEntries) else ()
    if sum(isinstance(each, RecordEntries) for each in said.readings) > 1:
        return " + ".join(context.words.money(line.money) for line in lines)
    return context.words("unclear-new", item=", ".join(label_line(make_page(context), line) for line in lines))
