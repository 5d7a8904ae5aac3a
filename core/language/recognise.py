"""A message in, an Intent out: commands, corrections of a card, questions, entries, and else talk."""

from __future__ import annotations

from core.language import certainty, commands, corrections, evidence, questions, retold
from core.language.context import Context
from core.language.entries import Reading, entries, take_apart
from core.language.page import Amount
from core.language.people import names_in
from core.language.text import NUMBER, WORD, Token, clean, tokens
from core.language.vocabulary import Marks
from core.model.intent import Ask, Chatter, Command, Intent

SPELLED = 100
"""From here on a number in words is money, not a count of months or things."""

_LEANING = frozenset(["today", "month", "chart"])
"""Commands that are a period or a manner too."""

_YEARS = range(2000, 2040)

_BETWEEN = (",", ";", "\n")
"""Signs between the things of a list."""


def recognise(text: str, context: Context) -> Intent:
    """What a message asks of us; raises Invalid where it cannot be used (too long, zero, an impossible day)."""
    plain = clean(text)
    command, plain = commands.slash(plain)
    if command is not None:
        return command
    words = tokens(plain)
    marks = Marks(words, context.language, names_in(words, context))
    if context.card and (change := corrections.verdict(words, marks)) is not None:
        return change
    if (command := commands.spoken(plain, words, marks)) is not None:
        return _leaning(plain, command, context) or command
    if context.card and (change := corrections.correction(words, marks, context)) is not None:
        return change
    return _new(plain, words, marks, context)


def _leaning(text: str, command: Command, context: Context) -> Ask | None:
    """The question a word of command leans on: after one was asked, "this month" says of which month."""
    asked = questions.read(text, context) if context.before and command.name in _LEANING else None
    return asked if asked and asked.sure else None


def _new(text: str, words: tuple[Token, ...], marks: Marks, context: Context) -> Intent:
    """A message that answers no card."""
    asks = evidence.asks(words, marks) and not retold.wavers(words, marks)
    if asks or not any(token.shape is NUMBER or token.shape is WORD for token in words):
        return questions.read(text, context) or Chatter(_topic(words, marks))
    reading = take_apart(words, marks, context)
    if not reading.amounts:
        return questions.read(text, context) or Chatter(_topic(words, marks))
    points = evidence.score(reading)
    told = marks.at(0, "record") or _is_list(text, reading, points) or _wavers(reading)
    if not (told or certainty.plain(reading.layout)):
        question = questions.plainly(text, context)
        if question is not None and not _spells_money(reading, question):
            return question
    if evidence.is_plan(reading):
        return Chatter()
    return _money(text, reading, points, context)


def _spells_money(reading: Reading, asked: Ask) -> bool:
    """Whether a sum in words stands there that the question has no use for: "डेढ़ लाख की किस्त"."""
    question = asked.question
    used = question.amount or question.least or question.most
    words = (reading.page.tokens[amount.start].shape is WORD for amount in reading.amounts if not amount.currencies)
    large = any(amount.readings[0] >= SPELLED for amount in reading.amounts)
    return not used and large and any(words)


def _wavers(reading: Reading) -> bool:
    """Whether a writer gives two sums for one thing: it was paid, only how much is open."""
    return any(amount.bare and len(amount.readings) > 1 and not _years(amount) for amount in reading.amounts)


def _years(amount: Amount) -> bool:
    """Whether it may only be one year or another: "2025 or 2026, when did we spend more"."""
    return all(number in _YEARS for number in amount.readings)


def _is_list(text: str, reading: Reading, points: int) -> bool:
    """Whether several things stand side by side, each with its amount: that is no question, and need not be tried."""
    apart = sum(text.count(sign) for sign in _BETWEEN)
    return len(reading.amounts) > apart > 0 and points >= evidence.SURE


def _money(text: str, reading: Reading, points: int, context: Context) -> Intent:
    """A message with numbers that may be money, and what speaks for it."""
    doubtful = evidence.LIKELY + bool(context.before)
    if points < doubtful and not _wavers(reading) and (question := questions.read(text, context)) and question.sure:
        return question
    if points >= evidence.LIKELY and (found := entries(reading, sure=points >= evidence.SURE)):
        return found
    return Chatter()


def _topic(words: tuple[Token, ...], marks: Marks) -> str:
    """greeting, thanks or other."""
    for role in ("thanks", "greeting"):
        if marks.has(role, 0, len(words)):
            return role
    return "other"
