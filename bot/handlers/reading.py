"""Collects what the language reader needs to know about the chat, and reads typed answers to questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from time import perf_counter

import msgspec

from bot.handlers.message_context import MessageContext
from bot.handlers.outside import InterpretMessage
from core.errors import Invalid, Refusal
from core.language.context import Context, Person, TalkCard
from core.language.entries.single_values import read_amount, read_day
from core.language.recognise import recognise
from core.language.second_opinion import is_worth_asking
from core.model.entry import Line
from core.model.intent import BankNotice, Chatter, Intent
from core.model.money import Money
from core.model.provider import ModelResult
from core.model.question import Question
from core.ports import Parsing

_LOGGED = 4000
"""The most characters of a message in the parse log."""


def make_reading_context(
    context: MessageContext, card: tuple[Line, ...] | None = None, talk: tuple[TalkCard, ...] = (), half: str = ""
) -> Context:
    """Return the facts the language reader may use for this message: day, currency, members, categories, cards.

    ``card`` holds the lines replied to, ``talk`` the chat's recent cards where the message replies to none, ``half`` an
    incomplete entry that the message may complete.
    """
    household = context.household
    before = msgspec.json.decode(context.dialogue.question, type=Question) if context.dialogue.question else None
    return Context(
        today=context.today,
        currency=household.currency,
        speaker=context.member.id,
        people=tuple(Person(m.id, (m.name, *m.aliases)) for m in household.members),
        language=household.choose_language(context.member),
        number_habit=household.number_habit,
        day_first=household.day_first,
        accounts=tuple(account.name for account in household.accounts),
        categories=tuple((c.key, c.name) for c in household.categories if c.name),
        before=before,
        goals=household.goals,
        card=card,
        talk=talk,
        card_last=context.dialogue.card_last,
        half=half,
        commands=context.commands,
    )


@dataclass(frozen=True, slots=True)
class MessageReading:
    """The intent a message was read as, and the result of a model asked beside the local reader."""

    intent: Intent
    heard: ModelResult[Intent]


async def read_intent(context: MessageContext, reading_context: Context) -> MessageReading:
    """Return the intent of a message, and log its reading even where that raises Refusal.

    Raises OutsideRequest where the household's model is to read the message too.
    """
    text, began = context.inbound.text, perf_counter()
    try:
        local = recognise(text, reading_context)
    except Refusal as refusal:
        await _log_reading(context, "", began, errors=refusal.code)
        raise
    heard: ModelResult[Intent] = ModelResult()
    if await _is_for_model(context, local, reading_context):
        heard = await context.ask_model(InterpretMessage(text, reading_context, local))
    intent = local if heard.value is None else heard.value
    reader = "rules" if heard.value is None else heard.by or "model"
    output = msgspec.json.encode(intent).decode()
    await _log_reading(
        context, output, began, reader=reader, errors=heard.trouble or "", kept=not isinstance(intent, BankNotice)
    )
    return MessageReading(intent, heard)


async def _is_for_model(context: MessageContext, local: Intent, reading_context: Context) -> bool:
    """Return whether a model should read the message too; not for chatter in a group or about advice given."""
    if not context.household.assisted or (isinstance(local, Chatter) and _is_talk(context)):
        return False
    connection = await context.uow.connections.get()
    return connection is not None and is_worth_asking(context.inbound.text, local, reading_context, connection.reading)


def _is_talk(context: MessageContext) -> bool:
    """Return whether a message is a family's own conversation, or continues one about advice."""
    inbound = context.inbound
    advised = bool(context.dialogue.advice) and not any(sign.isdecimal() for sign in inbound.text)
    return advised or (inbound.group and not inbound.addressed)


async def _log_reading(
    context: MessageContext, output: str, began: float, *, reader: str = "rules", errors: str = "", kept: bool = True
) -> None:
    """Write a reading to the parse log, without the text where ``kept`` is False."""
    took = timedelta(seconds=perf_counter() - began)
    text = context.inbound.text[:_LOGGED] if kept else ""
    await context.uow.log_parsing(Parsing(context.new_id(), context.member.id, text, reader, output, errors, took))


def read_typed_amount(context: MessageContext, text: str, line: Line) -> Money:
    """Return the single amount in an answer, in the line's currency unless stated; raises Invalid where unclear."""
    readings = read_amount(text, replace(make_reading_context(context), currency=line.money.currency))
    if not readings:
        raise Invalid("amount-unread")
    if len(set(readings)) > 1:
        shown = " / ".join(context.words.money(money) for money in dict.fromkeys(readings))
        raise Invalid("amount-unclear", text=text, readings=shown)
    return readings[0]


def read_typed_day(context: MessageContext, text: str) -> date:
    """Return the single day in an answer, the latest where ambiguous; raises Invalid where there is none."""
    days = read_day(text, make_reading_context(context))
    if not days:
        raise Invalid("date-unread")
    return next((day for day in days if day <= context.today), days[0])
