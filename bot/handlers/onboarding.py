"""Everything of people who belong to no household yet, and the welcome back of those who do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.handlers import demo, founding, groups, joining
from bot.handlers.talk import help_card
from bot.handlers.turn import CommandHandler, Turn, Visit
from bot.messages import Reply, Tap
from bot.render.cards import in_place, says, titled
from bot.render.welcome import door
from core.errors import Invalid, Refusal
from core.language.context import Context
from core.language.recognise import recognise
from core.model.intent import BankNotice, Command, Intent, RecordEntries

VisitTap = Callable[[Visit, Tap], Awaitable[Sequence[Reply]]]
VisitAsked = Callable[[Visit, str], Awaitable[Sequence[Reply]]]

HELD = 2_000
"""Characters kept of what was written before onboarding."""


async def answer(visit: Visit) -> Sequence[Reply]:
    """The replies to anybody without a household; nothing is stored but their talk's state."""
    visit.words = founding.words(visit)
    if visit.inbound.group:
        return groups.stranger(visit)
    asked = visit.dialogue.asked
    try:
        return await _answer(visit)
    except Invalid as refusal:  # raised before anything is written: the question stands
        visit.dialogue.asked = asked
        return [says(visit.words.refusal(refusal))]


async def _answer(visit: Visit) -> Sequence[Reply]:
    inbound = visit.inbound
    if inbound.tap is not None:
        return await _tapped(visit, inbound.tap)
    if inbound.start:
        return await joining.enter(visit, inbound.start)
    if inbound.text.startswith("/"):
        return await _commanded(visit, inbound.text)
    return await _said(visit, inbound.text)


async def _tapped(visit: Visit, tap: Tap) -> Sequence[Reply]:
    if tap.verb == demo.VERB and visit.inbound.channel in demo.CHANNELS:
        return await demo.found(visit)
    visit.dialogue.asked = None
    handler = _TAPS.get(tap.verb)
    if handler is None:
        return [replace(_door(visit), toast=visit.words("button-expired"))]
    return await handler(visit, tap)


async def _commanded(visit: Visit, text: str) -> Sequence[Reply]:
    command, _, rest = text[1:].partition(" ")
    asked = visit.dialogue.asked
    visit.dialogue.asked = None
    if rest.strip() and command.lower() in {"start", "join"}:
        return await joining.enter(visit, rest)
    if command.lower() == "join":
        return joining.ask(visit)
    if command.lower() == "cancel" and asked is not None:
        return [in_place(visit.inbound, _door(visit))]
    return [_door(visit)]


async def _said(visit: Visit, text: str) -> Sequence[Reply]:
    asked = visit.dialogue.asked
    if asked is None or asked.verb != "join-code":
        invited = await joining.enter_typed(visit, text)
        if invited is not None:
            return invited
    handler = _ASKED.get(asked.verb) if asked else None
    if handler is not None and text.strip():
        visit.dialogue.asked = None
        return await handler(visit, text)
    if joining.is_link(text):
        return await joining.enter(visit, text)
    if _is_bank_notice(visit, text):
        return [replace(_door(visit), forget=visit.inbound.own)]
    _hold(visit, text)
    return [_door(visit)]


def _hold(visit: Visit, text: str) -> None:
    """Keep what is for the book until there is one."""
    if not _is_for_the_book(visit, text):
        return
    held = f"{visit.dialogue.held}\n{text}".strip()
    if len(held) <= HELD:
        visit.dialogue.held = held


def _is_for_the_book(visit: Visit, text: str) -> bool:
    return isinstance(_read(visit, text), RecordEntries)


def _is_bank_notice(visit: Visit, text: str) -> bool:
    """Whether it is a bank's text that records nothing, whose words are not kept."""
    return isinstance(_read(visit, text), BankNotice)


def _read(visit: Visit, text: str) -> Intent | None:
    """Return what a stranger's message would be in a household; None where it cannot be read."""
    plan = founding.plan(visit)
    speaker = visit.services.ids.new()
    context = Context(visit.now.date(), plan.currency, speaker, people=(), language=plan.language)
    try:
        return recognise(text, context) if text.strip() else None
    except Refusal:
        return None


def _door(visit: Visit) -> Reply:
    offers = (demo.button(visit.words),) if visit.inbound.channel in demo.CHANNELS else ()
    again, visit.dialogue.greeted = visit.dialogue.greeted, True
    return door(visit.words, held=visit.dialogue.held, extra=offers, again=again and not visit.inbound.tap)


async def _back(visit: Visit, tap: Tap) -> Sequence[Reply]:
    del tap
    return [in_place(visit.inbound, _door(visit))]


_TAPS: dict[str, VisitTap] = {**founding.TAPS, **joining.TAPS, "found-door": _back}
_ASKED: dict[str, VisitAsked] = {**founding.ASKED, **joining.ASKED}


async def start(turn: Turn, command: Command) -> Sequence[Reply]:
    """A welcome back; an invite to another household has to wait until this one is left."""
    words = turn.words
    if command.rest.strip():
        return [says(words("seated-elsewhere", household=turn.household.name))]
    welcome = titled(words("back-title", name=turn.member.name), words("back-text", household=turn.household.name))
    return [replace(welcome, buttons=help_card(turn).buttons)]


COMMANDS: dict[str, CommandHandler] = {"start": start, "join": start}
