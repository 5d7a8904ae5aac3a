"""The entry point of the reader: tries every reading of a message and decides which Intent it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.importing.bank_entries import read_bank_message
from core.importing.pasted_lines import read_pasted_lines
from core.language import commands
from core.language.answer_currency import read_answer_currency
from core.language.answer_followups import find_asked_member, is_right_after_answer, read_followup
from core.language.arrangements.bill_sentences import has_new_price
from core.language.arrangements.budget_sentences import read_budget
from core.language.arrangements.read_arrangements import read_arrangement
from core.language.changes.near_lines import choose_line
from core.language.changes.plain_answers import is_made_of, is_picture_taken_back, read_verdict, read_yes_or_no
from core.language.changes.read_changes import (
    ChangeReading,
    Evidence,
    has_stranger,
    is_bare_removal,
    read_changes,
    read_entry_change,
    read_reply,
)
from core.language.changes.shorthand import ask_count, has_adding_words, read_shorthand
from core.language.context import Context
from core.language.message import Message
from core.language.questions import read_question
from core.language.read_alone import read_alone, read_by_itself
from core.language.small_talk import TOPICS, find_small_talk, has_no_words
from core.language.text.tokens import BREAK, NUMBER, WORD
from core.model.intent import (
    ActOnRule,
    Ask,
    ChangeDraft,
    Chatter,
    Command,
    Incomplete,
    Intent,
    RecordEntries,
    RuleAction,
    Unclear,
)

_HALF_WORDS = 4
"""The most words of an incomplete entry."""

_CONFIRM_ALL = "confirm_all"
_FOR_ALL = frozenset([_CONFIRM_ALL, "delete_all"])
"""Commands that contain a yes or no in words, but apply to more than one draft."""

_BUDGET = "budget"
"""The command with whose words sentences about budgets begin too."""

_LEANING = frozenset(["today", "month", "chart"])
"""Commands whose word is also a period or a kind of chart."""


@dataclass(frozen=True, slots=True)
class Readings:
    """All possible readings of a message, by kind.

    A yes or no, a command, something set up for later, a change of a draft, and the message on its own.
    """

    verdict: ChangeDraft | None
    command: Command | None
    arrangement: Intent | None
    changes: tuple[ChangeReading, ...]
    alone: Intent
    """The reading of the message by itself, as if no draft had been shown."""
    asks: bool
    """Whether the message is worded as a question."""


def recognise(text: str, context: Context) -> Intent:
    """Return the intent of a message; raises Invalid where it is unusable (too long, zero, an impossible day)."""
    command, plain = commands.read_slash_command(text.strip(), context.commands)
    if command is not None:
        return command
    message = Message.read_message(plain, context)
    if (pasted := read_pasted_lines(plain, context)) is not None:
        return pasted
    if (bank := read_bank_message(message)) is not None:
        return bank
    if (context.half or context.card is not None) and (budget := read_budget(message)) is not None:
        return budget  # what speaks of a budget completes no half, and changes no card it replies to
    if context.half and (whole := _complete_half(message)) is not None:
        return whole
    if (short := read_shorthand(message)) is not None:
        return short
    if context.card is not None and (answer := _answer_reply(message)) is not None:
        return _find_changed_line(message, answer)
    found = _find_changed_line(message, _choose_reading(message, _read(message)))
    return _make_chatter(message) if found == Chatter() else found


def _find_changed_line(message: Message, found: Intent) -> Intent:
    """Return a change with the line it is meant for, or a question which; entries that add to those before say so."""
    context = message.context
    if isinstance(found, RecordEntries) and context.card_last and has_adding_words(message):
        return replace(found, again=True)
    if not isinstance(found, ChangeDraft):
        return found
    if context.card is not None:
        chosen = choose_line(found, context.card)
        return chosen if isinstance(chosen, ChangeDraft) else found  # the handler asks for the line of a reply
    lines = context.talk[found.card].lines if found.card < len(context.talk) else ()
    return ask_count(message, found, lines) or choose_line(found, lines)


def _make_chatter(message: Message) -> Chatter:
    """Return small talk with its kind, or with what in it looks like money or a question about money."""
    if has_no_words(message):
        return Chatter("signs" if message.text and not message.has_question_mark_at_end else "other")
    topic = find_small_talk(message)
    number = next((token.written for token in message.tokens if token.shape is NUMBER), None)
    if number is not None and topic != "complaint":
        return Chatter("misread", number)
    if topic is not None:
        return Chatter(topic)
    if read_question.speaks_of_money(message.text, message.context):
        return Chatter("misasked")
    return Chatter()


def _read(message: Message) -> Readings:
    """Return every possible reading of a message."""
    return Readings(
        read_verdict(message.tokens, message.marks) or _read_first_verdict(message),
        commands.read_spoken_command(message.text, message.tokens, message.marks),
        read_arrangement(message),
        tuple(read_changes(message)) or _read_first_clause(message),
        read_by_itself(message),
        message.has_question_mark_at_end,
    )


def _read_first_verdict(message: Message) -> ChangeDraft | None:
    """Return the discarding of a draft by a first clause, if the rest explains it: "scrap that, it was shut".

    Else None.
    """
    for at, token in enumerate(message.tokens):
        if at > 1 and token.is_sign(",;.!-"):
            if any(other.shape is NUMBER for other in message.tokens[at:]) or message.has_question_mark_at_end:
                return None
            clause = Message.read_message(message.text[: token.start], message.context)
            verdict = read_verdict(clause.tokens, clause.marks)
            if verdict is not None:
                return verdict if verdict.discard else None
    return None


def _read_first_clause(message: Message) -> tuple[ChangeReading, ...]:
    """Return the changes a first clause makes, if the rest explains: "make it 4500, I bought some for mama too"."""
    for at, token in enumerate(message.tokens):
        if at and (token.is_sign(",;.!") or token.shape is BREAK):
            rest = message.tokens[at + 1 :]
            if not rest or any(other.shape is NUMBER for other in rest):
                return ()
            clause = Message.read_message(message.text[: token.start], message.context)
            return tuple(one for one in read_changes(clause) if one.evidence >= Evidence.NAMED)
    return ()


def _choose_reading(message: Message, found: Readings) -> Intent:
    """Return the intent with the most evidence among the readings of a message.

    Words that demand a change make it a change; a question wins over a change that is merely possible; a bare value no
    draft asked for is asked about.
    """
    context = message.context
    is_open = bool(context.talk) and not context.talk[0].saved
    if found.command is not None and found.command.name in _FOR_ALL:
        return found.command
    if found.command is not None and found.command.name == _BUDGET and found.arrangement is not None:
        return found.arrangement
    if is_picture_taken_back(message):
        return Unclear((ChangeDraft(discard=True),)) if is_open else Chatter()
    if found.verdict is not None and is_open and (context.card_last or _is_plain_verdict(message, found.verdict)):
        return found.verdict
    aside = _read_pure_talk(found) or read_answer_currency(message) or _remove_shown(message, found)
    if aside is not None:
        return aside
    if found.command is not None and found.command.rest and isinstance(found.arrangement, ActOnRule):
        return replace(found.arrangement, otherwise=found.command)  # "cancel" undoes in some languages
    if found.command is not None:
        return _choose_command(message, found, found.command)
    if found.verdict is not None and is_open and found.verdict.confirm:
        return Unclear((found.verdict,))
    if isinstance(found.arrangement, ActOnRule):
        return _choose_rule(message, found, found.arrangement)
    return found.arrangement or _follow_answer(message, found) or _choose_change(message, found)


def _read_pure_talk(found: Readings) -> Chatter | None:
    """Return small talk of a known kind; None where a message is a command too, or names what it changes."""
    changes = found.command is not None or any(one.evidence >= Evidence.NAMED for one in found.changes)
    talk = found.alone if isinstance(found.alone, Chatter) and found.alone.topic in TOPICS else None
    return None if changes else talk


def _choose_command(message: Message, found: Readings, command: Command) -> Intent:
    """Return a command, or the day or question that its word means instead."""
    context = message.context
    is_open = bool(context.talk) and not context.talk[0].saved
    other_day = _find_other_day(message, found) if is_open and context.card_last else None
    return other_day or _read_leaning_question(message.text, command, context) or command


def _remove_shown(message: Message, found: Readings) -> Intent | None:
    """Return the removal of the draft or entry just shown ("delete that"); None for other messages.

    The member is asked first where something else was shown after a saved entry; words of undoing, such as "undo", take
    back the newest change.
    """
    context = message.context
    if not context.talk:
        return None
    if not context.talk[0].saved:
        return ChangeDraft(discard=True) if context.card_last and is_bare_removal(message) else None
    if found.command is not None or not is_made_of(message, "delete_it"):
        return None
    change = ChangeDraft(card=0, discard=True)
    return change if context.card_last else Unclear((change,))


def _find_other_day(message: Message, found: Readings) -> Unclear | None:
    """Return the question whether a message that is only a day changes the open draft just shown; None for others."""
    for one in found.changes:
        days = {line.day for line in message.context.talk[0].lines}
        if one.change.card == 0 and one.change.day is not None and days != {one.change.day}:
            return Unclear((one.change,))
    return None


def _choose_rule(message: Message, found: Readings, acts: ActOnRule) -> Intent:
    """Return the action on a bill, with the message's other meaning where no such bill exists; an open draft wins."""
    otherwise = acts.otherwise or _choose_change(message, found)
    pays = acts.action in {RuleAction.PAY, RuleAction.PAID}
    if isinstance(otherwise, ChangeDraft) and not pays and _is_on_card(message, acts.name):
        return otherwise
    if pays and isinstance(otherwise, Ask | Chatter):
        otherwise = Incomplete(acts.name)
    if acts.action is RuleAction.PRICE and isinstance(otherwise, RecordEntries) and has_new_price(message):
        otherwise = Chatter()  # "electricity went up to 74" was not paid
    return replace(acts, otherwise=otherwise)


def _is_on_card(message: Message, name: str) -> bool:
    """Return whether an open draft in the chat has a line with a name."""
    lines = [line for card in message.context.talk if not card.saved for line in card.lines]
    return any(name.casefold() in f"{line.description} {line.merchant or ''}".casefold() for line in lines)


def _choose_change(message: Message, found: Readings) -> Intent:
    """Return either the change of a draft that a message makes or its meaning on its own."""
    context = message.context
    if _is_sum_behind_card(message, found.alone):
        return Chatter()
    if not found.asks and has_stranger(message):
        return Chatter("stranger")
    best = max(found.changes, key=lambda one: (one.evidence, one.denies, -one.change.card), default=None)
    if best is not None and _is_list_of_others(message, found.alone, best):
        return found.alone
    if best is not None and not found.asks and best.evidence >= Evidence.NAMED:
        return _choose_numbered_draft(message, found.changes, best)
    if best is not None and best.named and best.change.discard and not found.asks:
        return Unclear((best.change,))  # an extra of a line was named, which is no line of its own
    if not found.asks and (entry_change := read_entry_change(message)) is not None:
        return entry_change
    if best is None or found.asks or not context.card_last or isinstance(found.alone, RecordEntries):
        return found.alone
    if isinstance(found.alone, Ask) and found.alone.sure and best.evidence < Evidence.ANSWER:
        return found.alone
    if best.evidence >= Evidence.FITTING:
        return best.change
    others = () if isinstance(found.alone, Chatter) else (found.alone,)
    return Unclear((best.change, *others))


def _follow_answer(message: Message, found: Readings) -> Intent | None:
    """Return the follow-up question of a message after an answer; None where it is none.

    Where the message may be a change as well, the member is asked which is meant.
    """
    if found.asks or not is_right_after_answer(message):
        return None
    best = max(found.changes, key=lambda one: (one.evidence, -one.change.card), default=None)
    if best is None:
        return find_asked_member(message)
    if best.named or best.change.discard:
        return None
    asked = read_followup(message)
    return asked or (Unclear((best.change,)) if best.change.amount is None else None)


def _choose_numbered_draft(message: Message, changes: Sequence[ChangeReading], best: ChangeReading) -> Intent:
    """Return the best change, or a question which of several drafts of one name is meant: "the first tesco".

    A draft that already has the new amount is not meant.
    """
    cards = message.context.talk
    if not best.named or len(cards[best.change.card].lines) > 1 or not message.marks.has_role("nth"):
        return best.change
    fitting = [
        one.change
        for one in changes
        if one.named
        and one.evidence >= Evidence.NAMED
        and one.change.amount != cards[one.change.card].lines[0].money.amount
    ]
    if len(fitting) < 2:
        return fitting[0] if fitting else best.change
    return Unclear(tuple(fitting))


def _is_list_of_others(message: Message, alone: Intent, best: ChangeReading) -> bool:
    """Return whether a message lists several entries, none with the amount of the draft's line it names."""
    if (
        best.change.amount is None
        or best.change.discard
        or not isinstance(alone, RecordEntries)
        or len(alone.lines) < 2
    ):
        return False
    if message.marks.find_starting(0, "nudge", "edit", "remove", "change_word"):
        return False
    held = {line.money.amount for line in message.context.talk[best.change.card].lines}
    said = [line.description for line in alone.lines if line.description]
    return len(set(said)) > 1 and held.isdisjoint(line.money.amount for line in alone.lines)


def _is_sum_behind_card(message: Message, alone: Intent) -> bool:
    """Return whether a message only explains the amount of the open draft: "140 for each of the three"."""
    talk = message.context.talk
    if not talk or not message.context.card_last or not isinstance(alone, RecordEntries) or len(alone.lines) != 1:
        return False
    if message.marks.has_role("category", "merchant", "spent", "record") or len(talk[0].lines) != 1:
        return False
    worked_out = (
        len(message.reading.amounts) == 1 and message.reading.amounts[0].readings[0] < alone.lines[0].money.amount
    )
    return worked_out and alone.lines[0].money == talk[0].lines[0].money


def _is_plain_verdict(message: Message, verdict: ChangeDraft) -> bool:
    """Return whether a yes or no also names what to do, so that it is about the draft whatever came in between."""
    return verdict.discard or message.marks.has_role("confirm_verb")


def _answer_reply(message: Message) -> Intent | None:
    """Return the intent of a message that replies to a draft; None where it is not about the draft."""
    command = commands.read_spoken_command(message.text, message.tokens, message.marks)
    if command is not None and command.name == _CONFIRM_ALL:
        return command
    if (verdict := read_verdict(message.tokens, message.marks)) is not None:
        return verdict
    if command is not None:
        return _read_leaning_question(message.text, command, message.context) or command
    change = read_reply(message)
    if change is not None and message.has_question_mark_at_end:
        alone = read_alone(message)
        return alone if isinstance(alone, Ask) and alone.sure else change
    return change


def _complete_half(message: Message) -> RecordEntries | None:
    """Return the entry made of a message and the incomplete entry before it; None where they do not fit."""
    words = [token for token in message.tokens if token.shape is WORD or token.shape is NUMBER]
    if not 0 < len(words) <= _HALF_WORDS or any(token.is_sign("?") for token in message.tokens):
        return None
    if read_yes_or_no(message) is not None:
        return None  # a yes names nothing that was bought
    half = Message.read_message(message.context.half, message.context)
    if bool(half.reading.amounts) is bool(message.reading.amounts):
        return None
    named = [
        {match.value for match in each.marks.list_within("category", 0, len(each.tokens))} for each in (half, message)
    ]
    if all(named) and named[0].isdisjoint(named[1]):
        return None  # "rent paid", and then "medicine 250"
    first, last = (message, half) if half.reading.amounts else (half, message)
    found = read_alone(Message.read_message(f"{first.text} {last.text}", message.context))
    return found if isinstance(found, RecordEntries) else None


def _read_leaning_question(text: str, command: Command, context: Context) -> Ask | None:
    """Return the follow-up question that a command's word means after a question ("this month"); else None."""
    asked = read_question.read_question(text, context) if context.before and command.name in _LEANING else None
    return asked if asked and asked.sure else None
