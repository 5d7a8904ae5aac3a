"""Which handler answers: by tap verb, by what was asked, by command, by intent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

import msgspec
from core.language.recognise import recognise

from bot.handlers import (
    categories,
    drafts,
    entries,
    entry,
    export,
    groups,
    members,
    onboarding,
    questions,
    settings,
    talk,
    trash,
)
from bot.handlers.turn import AskedHandler, CommandHandler, TapHandler, Turn
from bot.messages import Reply, Tap
from core.language.context import Context, Person
from core.model.draft import Draft, DraftState
from core.model.intent import Ask, ChangeDraft, Chatter, Command, Intent, RecordEntries
from core.model.question import Question

_HANDLERS = (
    categories, drafts, entries, entry, export, groups, members, onboarding, questions, settings, talk, trash,
)  # fmt: skip


TAPS: dict[str, TapHandler] = {}
COMMANDS: dict[str, CommandHandler] = {}
ASKED: dict[str, AskedHandler] = {}
for _module in _HANDLERS:
    for _table, _name in ((TAPS, "TAPS"), (COMMANDS, "COMMANDS"), (ASKED, "ASKED")):
        _own = getattr(_module, _name, {})
        if twice := _table.keys() & _own.keys():
            raise RuntimeError(f"{_module.__name__} takes names that are taken: {sorted(twice)}")
        _table.update(_own)


async def route(turn: Turn, *, bound: bool) -> Sequence[Reply]:
    """The replies to one inbound of a member; ``bound`` says whether a group is this household's chat."""
    inbound = turn.inbound
    if inbound.group and not bound:
        return await groups.unbound(turn)
    if inbound.tap is not None:
        return await _tapped(turn, inbound.tap)
    if inbound.start:
        return await COMMANDS["start"](turn, Command("start", inbound.start))
    asked = turn.dialogue.asked
    if asked is not None and asked.verb in ASKED and not inbound.text.startswith("/"):
        turn.dialogue.asked = None
        return await ASKED[asked.verb](turn, asked, inbound.text)
    turn.dialogue.asked = None
    return await _said(turn)


async def _tapped(turn: Turn, tap: Tap) -> Sequence[Reply]:
    handler = TAPS.get(tap.verb)
    if handler is None:
        return [Reply(toast=turn.words("button-expired"))]
    return await handler(turn, tap)


async def _said(turn: Turn) -> Sequence[Reply]:
    card = await _card(turn)
    context = context_of(turn)
    if card is not None:
        context = replace(context, card=card.lines)
    turn.intent = recognise(turn.inbound.text, context)
    return await _meant(turn, turn.intent)


async def _meant(turn: Turn, intent: Intent) -> Sequence[Reply]:
    match intent:
        case RecordEntries():
            return await entries.propose(turn, intent)
        case ChangeDraft():
            return await drafts.change(turn, intent)
        case Ask():
            return await questions.answer(turn, intent)
        case Command():
            return await COMMANDS.get(intent.name, COMMANDS["help"])(turn, intent)
        case Chatter():
            return await talk.chatter(turn, intent)
        case _:
            assert_never(intent)


async def _card(turn: Turn) -> Draft | None:
    """The card this message may be about: the one replied to, else the one shown last while it is open."""
    inbound, uow = turn.inbound, turn.uow
    if inbound.reply_to:
        subject = await uow.shown(inbound.channel, inbound.chat, inbound.reply_to)
        return await uow.drafts.get(subject) if subject else None
    draft = await uow.drafts.get(turn.dialogue.card) if turn.dialogue.card else None
    return draft if draft and draft.state is DraftState.OPEN else None


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
