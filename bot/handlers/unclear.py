"""Messages that say too little or fit two things: the rest is asked for, or which of them is meant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers import entries, two_readings
from bot.handlers.cards import deed_of, never_mind, page_of, subject_of
from bot.handlers.fields import category_of
from bot.handlers.questions import find, reader_of
from bot.handlers.reading import context_of
from bot.handlers.turn import TapHandler, Turn
from bot.messages import Button, Reply, Tap
from bot.render.answers import reading as question_label
from bot.render.cards import in_rows, says
from bot.render.changes import describe_changes
from bot.render.editor import short_key
from bot.render.entries import SURE, hidden, label
from core.errors import Refusal
from core.language.recognise import recognise
from core.model.entry import Entry, EntryKind, Line
from core.model.intent import Ask, ChangeDraft, Incomplete, Intent, RecordEntries, Unclear
from core.model.money import Money
from core.model.report import Scope
from core.usecases.change_entry import entry_of
from core.usecases.change_line import changed

TEXT = "unclear"
"""Where the talk keeps the message that fits several things."""

NEITHER = "none"
"""The choice of none of the readings."""

_LABEL = 60
"""Characters of a button's label."""

_OFFERED = 6
"""Categories offered for an amount alone."""

_FEW = 2
"""Words of a text that may be half of an entry."""


async def ask_back(turn: Turn, said: Incomplete | Unclear) -> Sequence[Reply]:
    """Ask for what a message leaves open."""
    if isinstance(said, Incomplete):
        return await ask_for_rest(turn, said)
    if two_readings.is_about_message(said):
        return two_readings.ask_which_reading(turn, said)
    return ask_which(turn, said, [card.lines for card in turn.talk_cards])


def ask_which(turn: Turn, said: Unclear, cards: Sequence[tuple[Line, ...]]) -> Sequence[Reply]:
    """Ask which reading of a message is meant, a button for each; ``cards`` are the lines of the talk's cards."""
    turn.dialogue.answers[TEXT] = turn.inbound.text
    rows = [
        [Button(_label_reading(turn, reading, cards)[:_LABEL], Tap("pick", argument=str(index)))]
        for index, reading in enumerate(said.readings)
    ]
    neither = [Button(turn.words("unclear-neither"), Tap("pick", argument=NEITHER))]
    question = "unclear-which" if len(rows) > 1 else "unclear-change-it"
    return [says(turn.words(question), [*rows, neither])]


async def ask_for_rest(turn: Turn, said: Incomplete) -> Sequence[Reply]:
    """Ask for the words of an amount, or for the amount of some words; the answer completes the entry."""
    turn.dialogue.half = said.text
    if said.amount is None:
        item = said.text[:_LABEL]
        return [says(turn.words("half-amount", item=item), await _rests_of_words(turn, item))]
    money = Money.of(said.amount, said.currency or turn.household.currency)
    return [says(turn.words("half-words", amount=turn.words.money(money)), _rests_of_amount(turn))]


async def _rests_of_words(turn: Turn, item: str) -> list[list[Button]]:
    """What some words alone may want: what they cost the last time, or to be looked up."""
    before = await _bought_before(turn, item)
    same = []
    if before is not None:
        amount = turn.words.money(before.line.money)
        same = [Button(turn.words("button-as-last-time", amount=amount), Tap("hl", before.id))]
    look = Button(turn.words("button-look-for", item=item), Tap("hf"))
    return [same, [look, never_mind(turn)]]


def _rests_of_amount(turn: Turn) -> list[list[Button]]:
    """What an amount alone may have been for: the likeliest categories."""
    shown = [category for category in turn.household.categories if not category.income][:_OFFERED]
    buttons = [Button(turn.words.category(category), Tap("hc", argument=short_key(category.key))) for category in shown]
    return [*in_rows(buttons), [never_mind(turn)]]


async def knows_word(turn: Turn, text: str) -> bool:
    """Whether a short text names something that is bought: in this book, or as the categoriser knows it."""
    words = text.split()
    if not 0 < len(words) <= _FEW or any(sign.isdecimal() for sign in text) or text.endswith("?"):
        return False
    if await _bought_before(turn, text) is not None:
        return True
    line = Line(EntryKind.EXPENSE, Money(100, turn.household.currency), turn.today, text)
    return turn.services.categoriser.suggest(line, turn.household).confidence >= SURE


async def _bought_before(turn: Turn, text: str) -> Entry | None:
    """Return the last purchase of these words that this chat may see."""
    rows = await turn.uow.reports.entries(Scope(text=text, kinds=(EntryKind.EXPENSE,)), limit=1)
    return next((entry for entry in rows if not hidden(page_of(turn), entry)), None)


async def _put_category(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """An amount that was written alone, for something of the category that was tapped."""
    half = recognise(turn.dialogue.half, context_of(turn)) if turn.dialogue.half else None
    if not isinstance(half, Incomplete) or half.amount is None:
        return [Reply(toast=turn.words("button-expired"))]
    turn.dialogue.half = ""
    money = Money.of(half.amount, half.currency or turn.household.currency)
    category = category_of(turn, tap.argument)
    line = Line(EntryKind.EXPENSE, money, turn.today, category=category, payer=turn.member.id)
    return await entries.propose(turn, RecordEntries((line,)))


async def _as_last_time(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """Words that were written alone, at the amount and in the category of the last time."""
    before = await entry_of(deed_of(turn), subject_of(tap))
    if not turn.dialogue.half or hidden(page_of(turn), before):
        return [Reply(toast=turn.words("button-expired"))]
    turn.dialogue.half = ""
    last = before.line
    line = Line(last.kind, last.money, turn.today, last.description, last.category, last.merchant, payer=turn.member.id)
    return await entries.propose(turn, RecordEntries((line,)))


async def _look_for(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """Words that were written alone, looked up in the book."""
    del tap
    half, turn.dialogue.half = turn.dialogue.half, ""
    if not half:
        return [Reply(toast=turn.words("button-expired"))]
    return [await find(turn, half)]


def _label_reading(turn: Turn, reading: Intent, cards: Sequence[tuple[Line, ...]]) -> str:
    """Return what a reading comes to, short enough for a button."""
    match reading:
        case ChangeDraft(confirm=True):
            lines = cards[reading.card]
            return turn.words("unclear-confirm", item=", ".join(label(page_of(turn), line) for line in lines))
        case ChangeDraft():
            return _label_change(turn, reading, cards[reading.card])
        case Ask():
            return question_label(reader_of(turn), reading.question)
        case RecordEntries():
            return turn.words("unclear-new", item=", ".join(label(page_of(turn), line) for line in reading.lines))
        case _:
            return turn.words("unclear-else")


def _label_change(turn: Turn, change: ChangeDraft, lines: Sequence[Line]) -> str:
    page = page_of(turn)
    line = lines[change.line or 0]
    try:
        after = changed(line, change, turn.household, turn.today)
    except Refusal:
        return label(page, line)
    return ", ".join(describe_changes(page, [line], [after])) or label(page, line)


TAPS: dict[str, TapHandler] = {"hc": _put_category, "hl": _as_last_time, "hf": _look_for}
