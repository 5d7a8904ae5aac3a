"""Which handler answers: by tap verb, by what was asked, by command, by intent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never
from uuid import UUID

from bot.handlers import (
    advice,
    albums,
    categories,
    demo,
    drafts,
    entries,
    entry,
    export,
    groups,
    joining,
    members,
    models,
    onboarding,
    originals,
    questions,
    receipts,
    settings,
    talk,
    trash,
    two_readings,
    unclear,
    voice,
)
from bot.handlers.cards import offers
from bot.handlers.entry import lines_saved
from bot.handlers.reading import context_of, read
from bot.handlers.turn import AskedHandler, CommandHandler, TapHandler, Turn
from bot.messages import Reply, Span, Tap
from bot.render.cards import in_place
from core.errors import Invalid, Refusal
from core.language.context import TalkCard
from core.language.recognise import recognise
from core.model.draft import DraftState
from core.model.entry import Line
from core.model.intent import (
    Ask,
    BankNotice,
    ChangeDraft,
    ChangeEntry,
    Chatter,
    Command,
    Incomplete,
    Intent,
    RecordEntries,
    Unclear,
)
from core.model.provider import Heard

_HANDLERS = (
    albums, categories, demo, drafts, entries, entry, export, groups, members, models, onboarding, originals, questions,
    receipts, settings, talk, trash, unclear,
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
    replies = await _answer(turn, bound=bound)
    if turn.heard:
        await models.warn(turn)
    return replies


async def _answer(turn: Turn, *, bound: bool) -> Sequence[Reply]:
    inbound = turn.inbound
    if inbound.group and not bound:
        return await groups.unbound(turn)
    if inbound.tap is not None:
        return await _tapped(turn, inbound.tap)
    if inbound.start:
        return await COMMANDS["start"](turn, Command("start", inbound.start))
    if turn.photo is not None and not inbound.text.startswith("/"):
        return await _enclosed(turn)
    asked, turn.dialogue.asked = turn.dialogue.asked, None
    if asked is not None and asked.verb in ASKED and not inbound.text.startswith("/"):
        return await _answered(turn, asked)
    return await _said(turn)


async def _enclosed(turn: Turn) -> Sequence[Reply]:
    """A voice note, a photo, a document."""
    if turn.inbound.attachments and turn.inbound.attachments[0].kind == "voice":
        return await voice.heard(turn, _said)
    several = len(turn.photos) > 1
    return await albums.album(turn, _said) if several else await receipts.photo(turn, _said)


async def _answered(turn: Turn, asked: Tap) -> Sequence[Reply]:
    """The answer to what was asked, unless it is none and plainly something new."""
    if _is_bank_notice(turn):
        return await _said(turn)
    try:
        return await ASKED[asked.verb](turn, asked, turn.inbound.text)
    except Invalid:
        if not _plainly_new(turn):
            raise
    turn.dialogue.asked = None
    return await _said(turn)


def _is_bank_notice(turn: Turn) -> bool:
    """Whether a bank's text was pasted where an answer was asked for: it is none, and its words are not kept."""
    try:
        return isinstance(recognise(turn.inbound.text, context_of(turn)), BankNotice)
    except Refusal:
        return False


def _plainly_new(turn: Turn) -> bool:
    try:
        intent = recognise(turn.inbound.text, context_of(turn))
    except Refusal:
        return False
    return isinstance(intent, RecordEntries | Ask) and intent.sure


async def _tapped(turn: Turn, tap: Tap) -> Sequence[Reply]:
    handler = TAPS.get(tap.verb)
    if handler is None:
        return [Reply(toast=turn.words("button-expired"))]
    return await handler(turn, tap)


async def _said(turn: Turn) -> Sequence[Reply]:
    replied = await _replied(turn)
    talk = await _talk(turn) if replied is None else ()
    context = context_of(turn, replied, talk, turn.dialogue.half)
    turn.dialogue.card_last, turn.dialogue.half = False, ""
    try:
        done = await read(turn, context)
    except Refusal as refusal:  # what could not be read is logged all the same, so it must not undo the turn
        return [Reply((Span(turn.words.refusal(refusal)),))]
    turn.intent = done.intent
    return await _meant(turn, done.intent, done.heard)


async def _meant(turn: Turn, intent: Intent, heard: Heard[Intent]) -> Sequence[Reply]:
    match intent:
        case RecordEntries():
            return await entries.propose(turn, intent, heard)
        case ChangeDraft():
            return await drafts.change(turn, intent)
        case Incomplete() | Unclear() | Ask(sure=False) if not talk.is_addressed(turn):
            return []  # a family that talks among itself is not asked what it means
        case Ask():
            return await advice.asked(turn, intent) or await questions.answer(turn, intent)
        case Command():
            return await COMMANDS.get(intent.name, COMMANDS["help"])(turn, intent)
        case ChangeEntry():
            return await drafts.change_sought(turn, intent)
        case Incomplete() | Unclear():
            return await unclear.ask_back(turn, intent)
        case BankNotice():
            return talk.bank_notice(turn, intent)
        case Chatter():
            return await advice.go_on(turn) or await _chatter(turn, intent)
        case _:
            assert_never(intent)


async def _chatter(turn: Turn, intent: Chatter) -> Sequence[Reply]:
    """Talk; a bare word for something that is bought gets the question what it cost."""
    text = turn.inbound.text.strip()
    if intent.topic == "other" and text.isupper() and joining.find_codes(text) == [text.replace("-", "")]:
        return await COMMANDS["join"](turn, Command("join", text))
    if intent.topic == "other" and talk.is_addressed(turn) and await unclear.knows_word(turn, text):
        return await unclear.ask_for_rest(turn, Incomplete(text))
    return await talk.chatter(turn, intent)


async def _replied(turn: Turn) -> tuple[Line, ...] | None:
    """Return the lines of the card or entry this message replies to; None where it replies to none."""
    inbound = turn.inbound
    if not inbound.reply_to:
        return None
    subject = await turn.uow.shown(inbound.channel, inbound.chat, inbound.reply_to)
    return await _lines(turn, subject) if subject else None


async def _pick(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """Take a message for what its writer chose; a choice that is gone says so."""
    text = turn.dialogue.answers.pop(unclear.TEXT, "")
    if tap.argument == unclear.NEITHER:
        return [in_place(turn.inbound, Reply((Span(turn.words("unclear-left")),)))]
    talk = await _talk(turn)
    turn.dialogue.card_last = True
    intent = recognise(text, context_of(turn, None, talk)) if text else None
    place = int(tap.argument) if tap.argument.isdecimal() else len(text)
    if not isinstance(intent, Unclear) or place >= len(intent.readings):
        return [Reply(toast=turn.words("button-expired"))]
    turn.inbound = replace(turn.inbound, text=text)
    return await _meant(turn, intent.readings[place], Heard())


async def _pick_reading(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """Take a message as the reader read it whose button was tapped; a choice that is gone says so."""
    chosen = two_readings.take_choice(turn, tap)
    if chosen is None:
        return [Reply(toast=turn.words("button-expired"))]
    text, reading = chosen
    if reading is None:
        return [in_place(turn.inbound, Reply((Span(turn.words("unclear-left")),)))]
    turn.inbound = replace(turn.inbound, text=text)
    return await _meant(turn, reading, Heard())


TAPS["pick"] = _pick
TAPS[two_readings.VERB] = _pick_reading


async def _talk(turn: Turn) -> tuple[TalkCard, ...]:
    """Return the cards of this talk that a message may be about: open ones, and what was saved a short while ago."""
    cards, subjects = [], []
    for subject in turn.dialogue.cards:
        card = await _talk_card(turn, subject)
        if card is not None:
            cards.append(card)
            subjects.append(subject)
    turn.talk, turn.talk_cards = tuple(subjects), tuple(cards)
    return turn.talk_cards


async def _talk_card(turn: Turn, subject: UUID) -> TalkCard | None:
    """Return a card of the talk; None where it is discarded, expired, in the trash or not for this member's eyes."""
    draft = await turn.uow.drafts.get(subject)
    if draft is None:
        entry = await turn.uow.entries.get(subject)
        return TalkCard((entry.line,), saved=True) if entry and entry.deleted_at is None else None
    if draft.state is DraftState.CONFIRMED:
        saved = await lines_saved(turn, draft)
        return TalkCard(saved, saved=True) if saved else None
    if draft.state is not DraftState.OPEN:
        return None
    patches = [patch for doubt in draft.doubts for reading in doubt.readings for patch in reading]
    return TalkCard(
        draft.lines,
        asks=frozenset(doubt.kind for doubt in draft.doubts),
        asks_amounts=frozenset(patch.money.amount for patch in patches if patch.money is not None),
        asks_category=bool(offers(turn, draft)),
    )


async def _lines(turn: Turn, subject: UUID) -> tuple[Line, ...] | None:
    """The lines of a card or of one entry."""
    draft = await turn.uow.drafts.get(subject)
    if draft is not None:
        saved = await lines_saved(turn, draft) if draft.state is DraftState.CONFIRMED else ()
        return saved or draft.lines
    entry = await turn.uow.entries.get(subject)
    return (entry.line,) if entry else None
