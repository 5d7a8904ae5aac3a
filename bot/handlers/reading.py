"""What the language reader may lean on in a turn, and answers read with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter

import msgspec

from bot.handlers.turn import Turn
from core.errors import Invalid, Refusal
from core.language.context import Context, Person
from core.language.periods import read_period
from core.language.recognise import recognise
from core.model.entry import Line
from core.model.intent import ChangeDraft, Intent, RecordEntries
from core.model.money import Money
from core.model.question import Question
from core.ports import Parsing

_NOUGHT = "0., "
_LOGGED = 4000
"""Characters of a message kept in the parse log; what is longer was refused."""


def context_of(turn: Turn) -> Context:
    """What the language reader may lean on in this turn."""
    household = turn.household
    before = msgspec.json.decode(turn.dialogue.question, type=Question) if turn.dialogue.question else None
    return Context(
        today=turn.today,
        currency=household.currency,
        speaker=turn.member.id,
        people=tuple(Person(m.id, (m.name, *m.aliases)) for m in household.members),
        language=household.language_of(turn.member),
        number_habit=household.number_habit,
        day_first=household.day_first,
        accounts=tuple(account.name for account in household.accounts),
        categories=tuple((c.key, c.name) for c in household.categories if c.name),
        before=before,
    )


async def read(turn: Turn, context: Context) -> Intent:
    """What a message asks of us; every reading goes to the parse log, also what raises Refusal."""
    text, began = turn.inbound.text, perf_counter()
    try:
        intent = recognise(text, context)
    except Refusal as refusal:
        await _log(turn, "", began, errors=refusal.code)
        raise
    await _log(turn, msgspec.json.encode(intent).decode(), began)
    return intent


async def _log(turn: Turn, output: str, began: float, *, errors: str = "") -> None:
    took = timedelta(seconds=perf_counter() - began)
    text = turn.inbound.text[:_LOGGED]
    await turn.uow.log_parsing(Parsing(turn.new_id(), turn.member.id, text, "rules", output, errors, took))


def read_amount(turn: Turn, text: str, line: Line) -> Money:
    """The one amount of an answer, in the line's currency where none is said; raises Invalid where it is unclear."""
    if not text.strip(_NOUGHT):
        raise Invalid("amount-zero")
    context = replace(context_of(turn), currency=line.money.currency, before=None)
    alone = recognise(text, context)
    if isinstance(alone, RecordEntries) and len(alone.lines) == 1 and not alone.lines[0].description:
        return _lone_amount(turn, alone, text)
    about = recognise(text, replace(context, card=(line,)))
    if isinstance(about, ChangeDraft) and about.amount is not None:
        return Money.of(about.amount, about.currency or line.money.currency)
    raise Invalid("amount-unread")


def _lone_amount(turn: Turn, read: RecordEntries, text: str) -> Money:
    """The amount of an answer that is nothing else; raises Invalid where it has several readings."""
    patches = [patch for doubt in read.doubts for reading in doubt.readings for patch in reading]
    readings = dict.fromkeys(patch.money for patch in patches if patch.money)
    if len(readings) > 1:
        shown = " / ".join(turn.words.money(money) for money in readings)
        raise Invalid("amount-unclear", text=text, readings=shown)
    return read.lines[0].money


def read_day(turn: Turn, text: str, line: Line) -> date:
    """The one day of an answer; raises Invalid where there is none."""
    context = context_of(turn)
    intent = recognise(text, replace(context, card=(line,), before=None))
    if isinstance(intent, ChangeDraft) and intent.day is not None:
        return intent.day
    period = read_period(text, context.today, context.language, day_first=context.day_first)
    if period is None or period.days != 1:
        raise Invalid("date-unread")
    return period.first
