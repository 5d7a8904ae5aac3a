"""Read a message on its own, as if no draft had been shown: entries, a question, half an entry, or small talk."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.changes.plain_answers import is_made_of, read_yes_or_no
from core.language.confidence import judge_reading
from core.language.entries import certainty, evidence, retold
from core.language.entries.kinds import has_purchase
from core.language.entries.lines import MessagePiece
from core.language.entries.outsiders import find_sharing
from core.language.entries.read_entries import EntryReading, read_entries
from core.language.entry_doubts import ask_entries
from core.language.kind_model import KindOdds
from core.language.message import Message
from core.language.questions import read_question
from core.language.small_talk import find_pure_talk
from core.language.text.page import Amount
from core.language.text.tokens import NUMBER, WORD, Token
from core.language.text.vocabulary import PhraseMatches
from core.model.intent import Ask, Chatter, Command, Incomplete, Intent, RecordEntries

_SPELLED = 100
"""The least number in words that is taken for money; smaller ones count months or things."""

_FIRM = 0.7
"""The likelihood from which the learned model is believed against entries read by rules.

Measured on test messages, it costs 5 of 900 entries read right and saves 10 of 270 chats misread as entries.
"""

_FAINT = 0.1
"""The likelihood of an entry below which a possible question is preferred."""

_SHORT_ENTRY = 3
"""The most words of an entry that is read by the rules alone."""

_YEARS = range(2000, 2040)

_NEEDED = {"other": 0.5, "plan": 0.95}
"""For each topic of chatter, the likelihood of an entry from which the message is read as one."""

_PLAIN_TALK = ("farewell", "thanks", "greeting")
"""Topics of chatter that get an answer, in the order of their priority."""

_BETWEEN = (",", ";", "\n")
"""Signs that separate the items of a list."""


def read_by_itself(message: Message) -> Intent:
    """Return the reading of a message on its own, with a question about lines that are probably misread."""
    found = _weigh_alone(message, read_alone(message))
    return ask_entries(message, found) if isinstance(found, RecordEntries) else found


def read_alone(message: Message) -> Intent:
    """Return the meaning of a message on its own: entries, a question, half an entry, or small talk."""
    words, marks, context = message.tokens, message.marks, message.context
    if (topic := find_pure_talk(message) or _find_plain_talk(message)) is not None:
        return Chatter(topic)
    asks = evidence.is_question(words, marks) and not retold.has_number_twice(words, marks)
    if asks or not any(token.shape is NUMBER or token.shape is WORD for token in words):
        return read_question.read_question(message.text, context) or Chatter(_find_topic(words, marks))
    reading = message.reading
    if not reading.amounts:
        return read_question.read_question(message.text, context) or Chatter(_find_topic(words, marks))
    points = evidence.weigh_entry(reading)
    told = marks.find_starting(0, "record") or _is_list(message.text, reading, points) or _has_two_sums(reading)
    if not (told or certainty.is_plain_entry(reading.layout)):
        question = read_question.read_question_with_numbers(message.text, context)
        if question is not None and not _has_spelled_money(reading, question):
            return question
    if _is_part_owed_outside(reading) and (shared := read_entries(reading, sure=False)) is not None:
        return shared
    if evidence.is_plan(reading):
        return Chatter("plan")
    return _weigh_numbers(message, points)


def _is_part_owed_outside(reading: EntryReading) -> bool:
    """Return whether what may sound like a plan is a bill of which an outsider owes a part: "Tom must pay half"."""
    if len(reading.amounts) != 1:
        return False
    piece = MessagePiece(0, len(reading.page.tokens), reading.amounts[0])
    found = find_sharing(reading.page, piece, reading.people, reading.context, alone=True)
    return found is not None and bool(found.names) and has_purchase(reading.page, piece)


def _weigh_alone(message: Message, found: Intent) -> Intent:
    """Return a reading, replaced where the learned model firmly disagrees."""
    if isinstance(found, Command | Incomplete) or (isinstance(found, Chatter) and found.topic not in _NEEDED):
        return found
    kinds = judge_reading(message, found).kinds
    if isinstance(found, RecordEntries) and any(doubt.has_outside_debt for doubt in found.doubts):
        return found  # a bill with its amount and who shares it
    if isinstance(found, RecordEntries):
        return _weigh_entries(message, found, kinds)
    if not isinstance(found, Chatter) or kinds.entries < _NEEDED[found.topic] or not message.reading.amounts:
        return found
    asks = message.has_question_mark_at_end and evidence.is_question(message.tokens, message.marks)
    if asks or evidence.is_only_counts(message.reading):
        return found
    waits = message.marks.has_role("awaited") or message.marks.find_starting(0, "order", "order_move")
    return found if found.topic == "plan" and waits else read_entries(message.reading, sure=False) or found


def _weigh_entries(message: Message, found: RecordEntries, kinds: KindOdds) -> Intent:
    """Return entries; or chatter or a question where the learned model is sure that the message is no entry."""
    if _has_two_sums(message.reading):
        return found
    if kinds.other >= _FIRM and not _is_short(message):
        return Chatter()
    faint = kinds.entries <= _FAINT and kinds.question > kinds.other / 2
    asked = faint or kinds.question >= _FIRM
    large = any(amount.readings[0] >= _SPELLED for amount in message.reading.amounts)
    plain = large and certainty.is_plain_entry(message.reading.layout)
    if asked and not plain and not _is_short(message):
        return read_question.read_question(message.text, message.context) or found
    return found


def _is_short(message: Message) -> bool:
    """Return whether a message is a few words with an amount at one end: "24/7 store 80"."""
    amounts = message.reading.amounts
    if len(amounts) != 1 or sum(token.shape is WORD for token in message.tokens) > _SHORT_ENTRY:
        return False
    hidden = message.marks.find_starting(amounts[0].end, "visibility")
    return amounts[0].start == 0 or (hidden or amounts[0]).end == len(message.tokens)


def _has_spelled_money(reading: EntryReading, asked: Ask) -> bool:
    """Return whether a message has an amount in words that the question does not use: "डेढ़ लाख की किस्त"."""
    question = asked.question
    used = question.amount or question.least or question.most
    words = (reading.page.tokens[amount.start].shape is WORD for amount in reading.amounts if not amount.currencies)
    large = any(amount.readings[0] >= _SPELLED for amount in reading.amounts)
    return not used and large and any(words)


def _has_two_sums(reading: EntryReading) -> bool:
    """Return whether the writer is unsure between two amounts for one thing, and so certainly paid."""
    return any(amount.bare and len(amount.readings) > 1 and not _can_be_years(amount) for amount in reading.amounts)


def _can_be_years(amount: Amount) -> bool:
    """Return whether an amount may only be one year or another: "2025 or 2026, when did we spend more"."""
    return all(number in _YEARS for number in amount.readings)


def _is_list(text: str, reading: EntryReading, points: int) -> bool:
    """Return whether a message is a list of things with amounts, so that it need not be read as a question."""
    apart = sum(text.count(sign) for sign in _BETWEEN)
    return len(reading.amounts) > apart > 0 and points >= evidence.SURE


def _weigh_numbers(message: Message, points: int) -> Intent:
    """Return the likeliest meaning of a message with numbers that may be money."""
    reading, context = message.reading, message.context
    if (half := _read_half_entry(message)) is not None:
        return half
    doubtful = evidence.LIKELY + bool(context.before)
    if points < doubtful and not _has_two_sums(reading):
        question = read_question.read_question(message.text, context)
        if question is not None and question.sure:
            return question
    if points >= evidence.LIKELY and (found := read_entries(reading, sure=points >= evidence.SURE)):
        return found
    return Chatter()


def _read_half_entry(message: Message) -> Incomplete | None:
    """Return the incomplete entry of a message that is only an amount; None for any other message."""
    reading = message.reading
    if len(reading.amounts) != 1 or reading.layout.has_content(0, len(message.tokens)):
        return None
    amount = reading.amounts[0]
    alone = all(amount.start <= at < amount.end for at, token in enumerate(message.tokens) if token.shape is WORD)
    if not alone or reading.layout.dates or len(amount.readings) > 1 or amount.readings[0] <= 0:
        return None
    return Incomplete(message.text, amount.readings[0], amount.currencies[0] if amount.currencies else None)


def _find_plain_talk(message: Message) -> str | None:
    """Return the topic of a message that is only a greeting, thanks, a farewell, or an idle yes or no; else None."""
    if is_made_of(message, *_PLAIN_TALK):
        return next((role for role in _PLAIN_TALK if message.marks.has_role(role)), None)
    return "idle" if read_yes_or_no(message) is not None else None


def _find_topic(words: Sequence[Token], marks: PhraseMatches) -> str:
    """Return the topic of small talk: thanks, greeting, reminder or other."""
    for role in ("thanks", "farewell", "greeting", "reminder"):
        if marks.has(role, 0, len(words)):
            return role
    return "other"
