"""Handlers for messages that are incomplete or ambiguous: ask for the rest, or which meaning is right."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers import entries, two_readings
from bot.handlers.cards import make_never_mind_button, make_page, make_reader, read_subject, use_case_context
from bot.handlers.fields import read_category
from bot.handlers.message_context import MessageContext
from bot.handlers.questions import search_entries
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap
from bot.render.answers import label_question as question_label
from bot.render.cards import arrange_in_rows, text_reply
from bot.render.changes import describe_changes
from bot.render.editor import shorten_key
from bot.render.entries import SURE, is_hidden, label_line
from bot.verbs import Verb
from core.errors import Refusal
from core.language.recognise import recognise
from core.model.entry import Entry, EntryKind, Line
from core.model.intent import Ask, ChangeDraft, Incomplete, Intent, RecordEntries, SetBudget, Unclear
from core.model.money import Money
from core.model.report import Scope
from core.usecases.change_entry import find_visible_entry
from core.usecases.change_line import change_line

router: Router[MessageContext] = Router()

TEXT = "unclear"
"""The dialogue key of the message that has several possible meanings."""

NEITHER = "none"
"""The button argument that chooses none of the readings."""

_LABEL = 60
"""The most characters of a button's label."""

_OFFERED = 6
"""The most categories offered for an amount without words."""

_FEW = 2
"""The most words of a text that may be half of an entry."""


@router.intent(Incomplete, Unclear)
async def ask_back(context: MessageContext, said: Incomplete | Unclear) -> Sequence[Reply]:
    """Ask for what a message leaves out, or which of its possible readings is meant."""
    if isinstance(said, Incomplete):
        return await ask_for_rest(context, said)
    if two_readings.is_about_message(said):
        return two_readings.ask_which_reading(context, said)
    return ask_which(context, said, [card.lines for card in context.talk_cards])


def ask_which(context: MessageContext, said: Unclear, cards: Sequence[tuple[Line, ...]]) -> Sequence[Reply]:
    """Ask which reading of a message is meant, with a button for each; ``cards`` are the lines of the chat's cards."""
    context.dialogue.answers[TEXT] = context.inbound.text
    mark = mark_question(context)
    rows = [
        [Button(_label_reading(context, reading, cards)[:_LABEL], Tap(Verb.PICK_MEANING, argument=f"{index}.{mark}"))]
        for index, reading in enumerate(said.readings)
    ]
    neither = [Button(context.words("unclear-neither"), Tap(Verb.PICK_MEANING, argument=f"{NEITHER}.{mark}"))]
    return [text_reply(context.words(_choose_wording(context, said)), [*rows, neither])]


def _choose_wording(context: MessageContext, said: Unclear) -> str:
    """Return the key of the question to ask: which of several readings, or whether a card is to be changed."""
    first = said.readings[0]
    if len(said.readings) > 1:
        return "unclear-which"
    if isinstance(first, ChangeDraft) and first.confirm:
        return "unclear-confirm-it"
    if isinstance(first, ChangeDraft) and first.discard:
        return "find-change-delete" if context.talk_cards[first.card].saved else "unclear-discard-it"
    return "unclear-change-it"


def mark_question(context: MessageContext) -> str:
    """Return a checksum of the message and of the chat's cards, which shows later if any of them changed."""
    cards = (card.hex for card in context.dialogue.cards)
    return two_readings.hash_text(" ".join((context.dialogue.answers.get(TEXT, ""), *cards)))


async def ask_for_rest(context: MessageContext, said: Incomplete) -> Sequence[Reply]:
    """Ask what an amount was for, or what something cost; the answer completes the entry."""
    context.dialogue.half = said.text
    if said.amount is None:
        item = said.text[:_LABEL]
        return [text_reply(context.words("half-amount", item=item), await _list_rests_of_words(context, item))]
    money = Money.of(said.amount, said.currency or context.household.currency)
    return [text_reply(context.words("half-words", amount=context.words.money(money)), _list_rests_of_amount(context))]


async def _list_rests_of_words(context: MessageContext, item: str) -> list[list[Button]]:
    """Return buttons that complete words without an amount: the amount of last time, or a search."""
    before = await _find_last_purchase(context, item)
    same = []
    if before is not None:
        amount = context.words.money(before.line.money)
        same = [Button(context.words("button-as-last-time", amount=amount), Tap(Verb.HALF_AS_LAST, before.id))]
    look = Button(context.words("button-look-for", item=item), Tap(Verb.HALF_FIND))
    return [same, [look, make_never_mind_button(context)]]


def _list_rests_of_amount(context: MessageContext) -> list[list[Button]]:
    """Return buttons that complete an amount without words: the likeliest categories."""
    shown = [category for category in context.household.categories if not category.income][:_OFFERED]
    buttons = [
        Button(context.words.category(category), Tap(Verb.HALF_CATEGORY, argument=shorten_key(category.key)))
        for category in shown
    ]
    return [*arrange_in_rows(buttons), [make_never_mind_button(context)]]


async def is_known_word(context: MessageContext, text: str) -> bool:
    """Return whether a short text names something to buy, by the household's entries or by the categoriser."""
    words = text.split()
    if not 0 < len(words) <= _FEW or any(sign.isdecimal() for sign in text) or text.endswith("?"):
        return False
    if await _find_last_purchase(context, text) is not None:
        return True
    line = Line(EntryKind.EXPENSE, Money(100, context.household.currency), context.today, text)
    return context.services.categoriser.suggest(line, context.household).confidence >= SURE


async def _find_last_purchase(context: MessageContext, text: str) -> Entry | None:
    """Return the last purchase with these words that this chat may see; None where there is none."""
    rows = await context.uow.reports.list_entries(Scope(text=text, kinds=(EntryKind.EXPENSE,)), limit=1)
    return next((entry for entry in rows if not is_hidden(make_page(context), entry)), None)


@router.tap(Verb.HALF_CATEGORY)
async def _put_category(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Propose an entry for an amount that was written alone, in the category that was tapped."""
    half = recognise(context.dialogue.half, make_reading_context(context)) if context.dialogue.half else None
    if not isinstance(half, Incomplete) or half.amount is None:
        return [Reply(toast=context.words("button-expired"))]
    context.dialogue.half = ""
    money = Money.of(half.amount, half.currency or context.household.currency)
    category = read_category(context, tap.argument)
    line = Line(EntryKind.EXPENSE, money, context.today, category=category, payer=context.member.id)
    return await entries.propose_lines(context, RecordEntries((line,)))


@router.tap(Verb.HALF_AS_LAST)
async def _repeat_last_time(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Propose an entry for words that were written alone, with the amount and category of the last such purchase."""
    before = await find_visible_entry(use_case_context(context), read_subject(tap))
    if not context.dialogue.half or is_hidden(make_page(context), before):
        return [Reply(toast=context.words("button-expired"))]
    context.dialogue.half = ""
    last = before.line
    line = Line(
        last.kind, last.money, context.today, last.description, last.category, last.merchant, payer=context.member.id
    )
    return await entries.propose_lines(context, RecordEntries((line,)))


@router.tap(Verb.HALF_FIND)
async def _look_for(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Search the book for words that were written alone."""
    del tap
    half, context.dialogue.half = context.dialogue.half, ""
    if not half:
        return [Reply(toast=context.words("button-expired"))]
    return [await search_entries(context, half)]


def _label_reading(context: MessageContext, reading: Intent, cards: Sequence[tuple[Line, ...]]) -> str:
    """Return a label for a reading, short enough for a button."""
    match reading:
        case ChangeDraft(confirm=True):
            lines = cards[reading.card]
            return context.words(
                "unclear-confirm", item=", ".join(label_line(make_page(context), line) for line in lines)
            )
        case ChangeDraft(discard=True):
            lines = cards[reading.card] if reading.line is None else cards[reading.card][reading.line :][:1]
            return context.words(
                "unclear-discard", item=", ".join(label_line(make_page(context), line) for line in lines)
            )
        case ChangeDraft():
            return _label_change(context, reading, cards[reading.card])
        case Ask():
            return question_label(make_reader(context), reading.question)
        case RecordEntries():
            return context.words(
                "unclear-new", item=", ".join(label_line(make_page(context), line) for line in reading.lines)
            )
        case SetBudget(amount=amount) if amount is not None:
            money = Money.of(amount, reading.currency or context.household.currency)
            return context.words("unclear-budget", limit=context.words.money(money))
        case _:
            return context.words("unclear-else")


def _label_change(context: MessageContext, change: ChangeDraft, lines: Sequence[Line]) -> str:
    page = make_page(context)
    line = lines[change.line or 0]
    try:
        after = change_line(line, change, context.household, context.today)
    except Refusal:
        return label_line(page, line)
    return ", ".join(describe_changes(page, [line], [after])) or label_line(page, line)
