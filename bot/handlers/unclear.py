"""Messages that say too little or fit two things: the rest is asked for, or which of them is meant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.cards import page_of
from bot.handlers.questions import reader_of
from bot.handlers.turn import Turn
from bot.messages import Button, Reply, Tap
from bot.render.answers import reading as question_label
from bot.render.cards import says
from bot.render.entries import label
from core.model.entry import Line
from core.model.intent import Ask, ChangeDraft, Incomplete, Intent, RecordEntries, Unclear
from core.model.money import Money

TEXT = "unclear"
"""Where the talk keeps the message that fits several things."""

NEITHER = "none"
"""The choice of none of the readings."""

_LABEL = 60
"""Characters of a button's label."""


def ask_which(turn: Turn, said: Unclear, cards: Sequence[tuple[Line, ...]]) -> Sequence[Reply]:
    """Ask which reading of a message is meant, a button for each; ``cards`` are the lines of the talk's cards."""
    turn.dialogue.answers[TEXT] = turn.inbound.text
    rows = [
        [Button(_label_reading(turn, reading, cards)[:_LABEL], Tap("pick", argument=str(index)))]
        for index, reading in enumerate(said.readings)
    ]
    neither = [Button(turn.words("unclear-neither"), Tap("pick", argument=NEITHER))]
    return [says(turn.words("unclear-which"), [*rows, neither])]


def ask_for_rest(turn: Turn, said: Incomplete) -> Sequence[Reply]:
    """Ask for the words of an amount, or for the amount of some words; the answer completes the entry."""
    turn.dialogue.half = said.text
    if said.amount is None:
        return [says(turn.words("half-amount", item=said.text[:_LABEL]))]
    money = Money.of(said.amount, said.currency or turn.household.currency)
    return [says(turn.words("half-words", amount=turn.words.money(money)))]


def _label_reading(turn: Turn, reading: Intent, cards: Sequence[tuple[Line, ...]]) -> str:
    """Return what a reading comes to, short enough for a button."""
    match reading:
        case ChangeDraft():
            return _label_change(turn, reading, cards[reading.card])
        case Ask():
            return question_label(reader_of(turn), reading.question)
        case RecordEntries():
            return turn.words("unclear-new", item=", ".join(label(page_of(turn), line) for line in reading.lines))
        case _:
            return turn.words("unclear-else")


def _label_change(turn: Turn, change: ChangeDraft, lines: Sequence[Line]) -> str:
    line = lines[change.line or 0]
    values = []
    if change.amount is not None:
        values.append(turn.words.money(Money.of(change.amount, change.currency or line.money.currency)))
    if change.day is not None:
        values.append(turn.words.day(change.day, turn.today))
    if change.category is not None and (category := turn.household.category(change.category)):
        values.append(turn.words.category(category))
    if change.merchant:
        values.append(change.merchant)
    return turn.words("unclear-change", item=label(page_of(turn), line), value=" · ".join(values))
