"""Read sentences that change a draft or a saved entry: "no, 145", "that was yesterday", "delete the taxi"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum

from core.language.changes.changed_fields import (
    make_empty_amount,
    read_changed_fields,
    read_new_account,
    read_new_currency,
)
from core.language.changes.mended_entries import read_mended_amount, read_mended_payer
from core.language.changes.named_lines import (
    find_index,
    find_line,
    has_named_place,
    is_form_of_any,
    list_line_words,
    list_named_lines,
)
from core.language.changes.plain_answers import is_short, list_word_indexes
from core.language.changes.whom import read_whom
from core.language.context import TalkCard
from core.language.entries.describe import describe_piece
from core.language.entries.lines import MessagePiece
from core.language.entries.read_entries import EntryReading
from core.language.message import Message
from core.language.questions.bounds import read_figure
from core.language.text.page import list_places
from core.language.text.tokens import NUMBER, OTHER, WORD, Token
from core.language.text.tokens import tokenise as tokens_of
from core.language.text.vocabulary import PhraseMatches, RoleMatch
from core.model.draft import DoubtKind
from core.model.entry import Line
from core.model.intent import ChangeDraft, ChangeEntry

_FIRST = 3
"""How many words after a verb of removing are searched for the line to remove."""

_EXPLAINED = (
    "nudge",
    "change_word",
    "filler",
    "nth",
    "denied",
    "denied_after",
    "remove",
    "meant_for",
    "meant_after",
    "meant_me",
    "my_part",
    "evenly",
    "only",
    "shared_out",
    "split",
    "to",
    "copula",
    "costs",
    "join",
    "all",
    "take_back",
    "take_not",
    "hedge",
    "visibility",
    "kind_word",
    "currency",
    "paid",
    "spent",
    "by",
    "account_lead",
    "verb_stem",
    "verb_end",
    "edit",
)
"""Roles of words that a change can contain beside its new values and the line's name."""


class Evidence(IntEnum):
    """How clearly a message means a change, the weakest evidence first."""

    VALUE = 0
    """A bare value that may or may not be meant for the draft: "145", "yesterday"."""
    FITTING = 1
    """A value that only makes sense for a draft: "for Ravi", "hdfc card", "private"."""
    ANSWER = 2
    """An answer to a question that the draft asks."""
    NAMED = 3
    """A line of the draft and its new value: "the dentist was 175"."""
    SAID = 4
    """Words that demand a change: "no, 145", "make it 70", "remove the milk"."""


@dataclass(frozen=True, slots=True)
class ChangeReading:
    """A message read as a change of one draft or saved entry shown in the chat."""

    change: ChangeDraft
    evidence: Evidence
    named: bool
    """Whether the message contains a word of the draft's lines."""
    denies: bool = False
    """Whether the message denies the present amount: "65.10, not 64.10"."""


def is_bare_removal(message: Message) -> bool:
    """Return whether a message only demands removal without saying of what: "delete that"."""
    marks, words = message.marks, list_word_indexes(message.tokens)
    if not is_short(message.tokens) or _list_numbers(message) or not _is_removal(message):
        return False
    small = ("remove", "definite", "filler", "nudge", "this")
    return all(
        marks.find_starting(at, *small) or any(at < m.end for m in marks.list_within("remove", 0, at + 1))
        for at in words
    )


def has_stranger(message: Message) -> bool:
    """Return whether a message says that a line was for somebody whose name no member has."""
    marks, words = message.marks, list_word_indexes(message.tokens)
    if not message.context.talk or not is_short(message.tokens) or message.reading.amounts or message.reading.people:
        return False
    aims = [match.end for match in marks.list_within("meant_for", 0, len(message.tokens))]
    aims += [match.start - 1 for match in marks.list_within("meant_after", 0, len(message.tokens))]
    named = any(
        at in words and message.tokens[at].written.istitle() and not marks.is_covered(at) for at in aims if at >= 0
    )
    return named and bool(list_named_lines(message, message.context.talk[0].lines))


def read_reply(message: Message) -> ChangeDraft | None:
    """Return the change that a reply makes to the draft or entry it replies to; None where it makes none."""
    if not is_short(message.tokens):
        return None
    card = message.context.card or ()
    change = _read_change(message, card)
    if change is None or change.discard or change.whom is not None:
        return change
    return change if _is_about_card(message.reading, change) else None


def read_changes(message: Message) -> Iterator[ChangeReading]:
    """Yield the changes a message may make to the cards shown in the chat, that of the card it names first.

    A saved entry is changed only by words that demand a change.
    """
    if not is_short(message.tokens):
        return
    cards = message.context.talk
    named = [bool(list_named_lines(message, card.lines)) for card in cards]
    for at in _list_spoken_of(message, named):
        mended = read_mended_amount(message, cards[at].lines) or read_mended_payer(message, cards[at].lines)
        if mended is not None:
            yield ChangeReading(replace(mended, card=at), Evidence.SAID, named[at], denies=True)
            continue
        if (gone := _find_first_removed(message, cards[at].lines)) is not None:
            yield _make_removal(message, at, gone)
            continue
        if not cards[at].saved and named[at] and _is_confirmation(message):
            yield ChangeReading(ChangeDraft(card=at, confirm=True), Evidence.SAID, named=True)
            continue
        change = _read_change(message, cards[at].lines)
        if change is None or _list_unexplained(message, cards[at].lines, change):
            continue
        if (not change.discard and _is_removal(message)) or _is_another_purchase(message, change, named=named[at]):
            continue
        denied = _find_denied_line(message, cards[at].lines, change)
        if denied is not None:
            change = replace(change, line=denied)
        evidence = _weigh_change(message, cards[at], change)
        spoken_of = Evidence.FITTING if at == 0 and message.context.card_last else Evidence.NAMED
        if evidence >= spoken_of or not cards[at].saved:
            yield ChangeReading(replace(change, card=at), evidence, named[at], denied is not None)


def _list_spoken_of(message: Message, named: Sequence[bool]) -> list[int]:
    """Return the indexes of drafts in the chat that a message may mean, by a named line, else by a line's position."""
    if any(named):
        return [at for at, is_named in enumerate(named) if is_named]
    placed = [has_named_place(message.reading, card.lines) for card in message.context.talk]
    return [at for at, is_placed in enumerate(placed) if is_placed or not any(placed)]


def read_entry_change(message: Message) -> ChangeEntry | None:
    """Return the change of an entry that no card shows: "delete the milk from yesterday"; None without one."""
    tokens, marks, reading = message.tokens, message.marks, message.reading
    words = list_word_indexes(tokens)
    if len(words) == 1 or not is_short(tokens):
        return None
    removes, edits = marks.find_starting(words[0], "remove"), marks.find_starting(words[0], "edit")
    money = reading.amounts[-1] if reading.amounts else None
    if removes is None and (edits is None or money is None):
        removes = _find_closing_verb(marks, words)
        if removes is None:
            return None
    verb = removes or edits
    aside = set(range(verb.start, verb.end)) if verb else set()
    piece = MessagePiece(0, len(tokens), money or make_empty_amount(reading))
    what = describe_piece(reading.page, piece, aside.union(_list_small_words(message)))
    day = reading.layout.dates[0].days[0] if reading.layout.dates else None
    amount = money.readings[0] if money else None
    if not what or (removes and money and not marks.find_ending(money.start, "definite")):
        return None
    if removes:
        return ChangeEntry(ChangeDraft(discard=True), what, day, amount)
    return ChangeEntry(ChangeDraft(amount=amount, currency=read_new_currency(reading, money)), what, day)


def _find_first_removed(message: Message, card: Sequence[Line]) -> int | None:
    """Return the line to remove that a message names first, whatever follows: "drop the milk, he paid it"."""
    marks, words = message.marks, list_word_indexes(message.tokens)
    verb = marks.find_starting(words[0], "remove")
    if verb is None:
        return None
    amounts = _list_numbers(message)
    if amounts:
        meant = [index for index, line in enumerate(card) if amounts == {line.money.amount}]
        return meant[0] if len(meant) == 1 else None
    content = [
        at for at in words if at >= verb.end and not marks.find_starting(at, "filler", "nudge", "definite", "nth")
    ]
    for at in content[:_FIRST]:
        meant = [
            index for index, line in enumerate(card) if is_form_of_any(message.tokens[at].key, list_line_words(line))
        ]
        if len(meant) == 1:
            return meant[0]
    return None


def _make_removal(message: Message, at: int, gone: int) -> ChangeReading:
    """Return the removal of a draft's line, or of the whole draft where it is the only line."""
    card = message.context.talk[at]
    alone = len(card.lines) == 1 and not card.saved
    taken = ChangeDraft(card=at, line=None if alone else gone, discard=True)
    part = _is_only_part_of_line(message, card.lines[gone])
    return ChangeReading(taken, Evidence.VALUE if part else Evidence.SAID, named=True)


def _is_only_part_of_line(message: Message, line: Line) -> bool:
    """Return whether the thing to remove is only part of a line: the tip of "dinner with tip"."""
    extras = message.marks.list_within("extra", 0, len(message.tokens))
    said = {message.tokens[at].key for at in list_places(extras)}
    return bool(extras) and not list_line_words(line) <= said and _is_only_these_words(message, said, line)


def _is_only_these_words(message: Message, said: AbstractSet[str], line: Line) -> bool:
    """Return whether the message repeats exactly these words of a line and no others."""
    keys = {token.key for token in message.tokens if token.shape is WORD}
    return not any(is_form_of_any(key, list_line_words(line) - said) for key in keys - said)


def _list_numbers(message: Message) -> set[Decimal]:
    """Return every number of a message read as an amount, even where it was taken for something else."""
    found = {amount.readings[0] for amount in message.reading.amounts}
    for token in message.tokens:
        if token.shape is NUMBER and (value := read_figure(token.written)) is not None:
            found.add(value[0])
    return found


def _has_amount_for_each_line(message: Message, card: Sequence[Line]) -> bool:
    """Return whether a message names several lines, each with an amount, and so changes no single line."""
    denies = message.marks.has_role("denied", "denied_after", "take_not", "mistaken")
    return not denies and len(_list_numbers(message)) > 1 and len(list_named_lines(message, card)) > 1


def _is_another_purchase(message: Message, change: ChangeDraft, *, named: bool) -> bool:
    """Return whether the new amount comes with a shop the draft does not name, so that it is another purchase."""
    if change.amount is None or change.merchant is None or named:
        return False
    return not message.marks.find_starting(list_word_indexes(message.tokens)[0], "nudge")


def _find_denied_line(message: Message, card: Sequence[Line], change: ChangeDraft) -> int | None:
    """Return the one line whose amount a message denies while giving another; None without one."""
    if change.amount is None:
        return None
    others = _list_numbers(message) - {change.amount}
    meant = [index for index, line in enumerate(card) if line.money.amount in others]
    return meant[0] if len(meant) == 1 else None


def _is_confirmation(message: Message) -> bool:
    """Return whether a message starts with a word of confirming and then names what: "confirm the salary"."""
    words = list_word_indexes(message.tokens)
    verb = message.marks.find_starting(words[0], "confirm_verb")
    return verb is not None and verb.end <= words[-1] and not _list_numbers(message)


def _is_removal(message: Message) -> bool:
    """Return whether a message starts or ends with a verb of removing."""
    words = list_word_indexes(message.tokens)
    return bool(message.marks.find_starting(words[0], "remove") or _find_closing_verb(message.marks, words))


def _find_closing_verb(marks: PhraseMatches, words: Sequence[int]) -> RoleMatch | None:
    """Return the verb of removing at the end of a message, for languages that put it there: "milk hata do"."""
    return next(
        (match for at in words[1:] if (match := marks.find_starting(at, "remove")) and match.end > words[-1]), None
    )


def _list_small_words(message: Message) -> Iterator[int]:
    for role in ("nudge", "filler", "change_word", "edit", "remove"):
        for match in message.marks.list_within(role, 0, len(message.tokens)):
            if not message.marks.find_starting(match.start, "category", "merchant"):
                yield from range(match.start, match.end)


def _read_change(message: Message, card: Sequence[Line]) -> ChangeDraft | None:
    """Return the fields a message changes on a draft's lines, or the line it removes; None for neither."""
    if (gone := _find_removed_line(message.tokens, message.marks, card)) is not None:
        return ChangeDraft(line=gone, discard=True)
    reading = message.reading
    if (meant := _find_members(reading, card)) is not None:
        return meant
    change = replace(read_changed_fields(reading, message.context, card), line=find_line(reading, card))
    if change == ChangeDraft(line=change.line) or _has_amount_for_each_line(message, card):
        return None
    return change


def _weigh_change(message: Message, card: TalkCard, change: ChangeDraft) -> Evidence:
    """Return how clearly a message means this change of this draft."""
    marks, words = message.marks, list_word_indexes(message.tokens)
    named = bool(list_named_lines(message, card.lines))
    speaks = marks.find_starting(words[0], "nudge", "edit", "remove") or marks.has(
        "change_word", 0, len(message.tokens)
    )
    if speaks or change.discard:
        part = change.discard and _is_only_part_of_line(message, card.lines[change.line or 0])
        return Evidence.VALUE if part else Evidence.SAID
    if named and (_has_reference_to_line(message) or change.whom is not None):
        return Evidence.NAMED
    if change.whom is not None and marks.has_role("shared_out", "split", "evenly"):
        return Evidence.ANSWER
    asked = {
        DoubtKind.AMOUNT: change.amount,
        DoubtKind.CURRENCY: change.currency,
        DoubtKind.DATE: change.day,
        DoubtKind.DATE_SCOPE: change.day,
        DoubtKind.KIND: change.kind,
        DoubtKind.PAYER: change.payer,
    }
    answers = any(asked.get(kind) is not None for kind in card.asks)
    if answers and change.amount is not None and card.asks_amounts:
        answers = change.amount in card.asks_amounts
    if answers or (card.asks_category and change.category is not None):
        return Evidence.ANSWER
    loose = (change.amount, change.day, change.category, change.merchant)
    return Evidence.VALUE if any(value is not None for value in loose) else Evidence.FITTING


def _has_reference_to_line(message: Message) -> bool:
    """Return whether words refer to an earlier line ("the last", "was"), unlike the "last" of "last night"."""
    end = len(message.tokens)
    words = list_places(*(message.marks.list_within(role, 0, end) for role in ("copula", "nth", "costs")))
    return bool(words - list_places(message.reading.layout.dates))


def _list_unexplained(message: Message, card: Sequence[Line], change: ChangeDraft) -> list[int]:
    """Return the words and numbers of a message that this change of the draft does not account for."""
    reading, marks, end = message.reading, message.marks, len(message.tokens)
    held = set(reading.page.taken) | list_places(
        reading.layout.dates, reading.people, *(marks.list_within(role, 0, end) for role in _EXPLAINED)
    )
    if change.amount is not None:
        held |= list_places(reading.amounts)
    for count in reading.layout.quantities:
        if (tail := marks.find_starting(count.end, "ordinal")) is not None:
            held |= set(range(count.start, tail.end))
    if change.category is not None:
        held |= list_places(match for match in marks.list_within("category", 0, end) if match.value == change.category)
        held |= _list_own_category_words(message, change.category)
    if change.merchant is not None:
        held |= list_places(marks.list_within("merchant", 0, end))
    if change.account is not None:
        held |= set(read_new_account(reading, MessagePiece(0, end, make_empty_amount(reading)), message.context)[1])
    known = {key for line in card for key in list_line_words(line)}
    return [
        at
        for at, token in enumerate(message.tokens)
        if at not in held and token.shape in (WORD, NUMBER, OTHER) and not is_form_of_any(token.key, known)
    ]


def _list_own_category_words(message: Message, category: str) -> set[int]:
    names = [name for key, name in message.context.categories if key == category]
    keys = {token.key for name in names for token in tokens_of(name)}
    return {at for at, token in enumerate(message.tokens) if token.key in keys}


def _find_members(reading: EntryReading, card: Sequence[Line]) -> ChangeDraft | None:
    """Return the change of whom one or all lines were for; None where a message says anything else."""
    said = read_whom(reading)
    if said is None:
        return None
    line = find_line(reading, card)
    if said.words and (line is None or line >= len(card) or not said.words <= list_line_words(card[line])):
        return None
    return ChangeDraft(line=line, whom=said.members, parts=said.parts)


def _find_removed_line(tokens: Sequence[Token], marks: PhraseMatches, card: Sequence[Line]) -> int | None:
    """Return the one line a message removes, saying no more: "remove milk", "drop the second one"; None without one."""
    end = len(tokens)
    named = marks.list_within("nth", 0, end)
    verbs = marks.list_within("remove", 0, end)
    small = [*verbs, *named, *marks.list_within("nudge", 0, end), *marks.list_within("filler", 0, end)]
    covered = list_places(small)
    keys = {tokens[at].key for at in list_word_indexes(tokens) if at not in covered}
    if not verbs or bool(keys) is bool(named):
        return None
    if named:
        return find_index(int(named[0].value), len(card))
    meant = [
        index for index, line in enumerate(card) if all(is_form_of_any(key, list_line_words(line)) for key in keys)
    ]
    return meant[0] if len(meant) == 1 else None


def _is_about_card(reading: EntryReading, change: ChangeDraft) -> bool:
    """Return whether a message is about the draft: it says so, or holds nothing but the new value."""
    marks, tokens = reading.page.marks, reading.page.tokens
    first = list_word_indexes(tokens)[0]
    only_currency = change == ChangeDraft(line=change.line, currency=change.currency)
    if only_currency and (marks.find_starting(first, "question") or tokens[-1].is_sign("?")):
        return False
    if marks.find_starting(first, "nudge") or marks.has("change_word", 0, len(tokens)):
        return True
    if change.amount is not None or only_currency:
        return not _has_content(reading)
    return (
        not any(token.shape is NUMBER for token in tokens) or bool(reading.layout.quantities) or change.day is not None
    )


def _has_content(reading: EntryReading) -> bool:
    """Return whether words say what was bought, apart from words counting lines: "first 100", "the 2nd is 350"."""
    marks, at, end = reading.page.marks, 0, len(reading.page.tokens)
    places = [(match.start, match.end) for match in marks.list_within("nth", 0, end)]
    places += [
        (count.start, match.end)
        for count in reading.layout.quantities
        if (match := marks.find_starting(count.end, "ordinal")) is not None
    ]
    for start, stop in sorted(places):
        if reading.layout.has_content(at, start):
            return True
        at = max(at, stop)
    return reading.layout.has_content(at, end)
