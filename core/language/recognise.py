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
from core.language.confidence import judge_reading
from core.language.context import Context
from core.language.entries import certainty, evidence, retold
from core.language.entries.kinds import has_purchase
from core.language.entries.lines import MessagePiece
from core.language.entries.outsiders import find_sharing
from core.language.entries.read_entries import EntryReading, read_entries
from core.language.entry_doubts import ask_entries
from core.language.kind_model import KindOdds
from core.language.message import Message
from core.language.questions import read_question
from core.language.small_talk import TOPICS, find_pure_talk, find_small_talk, has_no_words
from core.language.text.page import Amount
from core.language.text.tokens import BREAK, NUMBER, WORD, Token
from core.language.text.vocabulary import PhraseMatches
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

SPELLED = 100
"""The least number in words that is taken for money; smaller ones count months or things."""

FIRM = 0.7
"""The likelihood from which the learned model is believed against entries read by rules.

Measured on test messages, it costs 5 of 900 entries read right and saves 10 of 270 chats misread as entries.
"""

_FAINT = 0.1
"""The likelihood of an entry below which a possible question is preferred."""

SHORT_ENTRY = 3
"""The most words of an entry that is read by the rules alone."""

HALF_WORDS = 4
"""The most words of an incomplete entry."""

_CONFIRM_ALL = "confirm_all"
_FOR_ALL = frozenset([_CONFIRM_ALL, "delete_all"])
"""Commands that contain a yes or no in words, but apply to more than one draft."""

_BUDGET = "budget"
"""The command with whose words sentences about budgets begin too."""

_LEANING = frozenset(["today", "month", "chart"])
"""Commands whose word is also a period or a kind of chart."""

_YEARS = range(2000, 2040)

_NEEDED = {"other": 0.5, "plan": 0.95}
"""For each topic of chatter, the likelihood of an entry from which the message is read as one."""

_PLAIN_TALK = ("farewell", "thanks", "greeting")
"""Topics of chatter that get an answer, in the order of their priority."""

_BETWEEN = (",", ";", "\n")
"""Signs that separate the items of a list."""


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
    return _name_small_talk(message) if found == Chatter() else found


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


def _name_small_talk(message: Message) -> Chatter:
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
        _read_by_itself(message),
        message.has_question_mark_at_end,
    )


def _read_by_itself(message: Message) -> Intent:
    """Return the reading of a message on its own, with a question about lines that are probably misread."""
    found = weigh_alone(message, read_alone(message))
    return ask_entries(message, found) if isinstance(found, RecordEntries) else found


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
    if _is_explanation_of_card(message, found.alone):
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


def _is_explanation_of_card(message: Message, alone: Intent) -> bool:
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
    if not 0 < len(words) <= HALF_WORDS or any(token.is_sign("?") for token in message.tokens):
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
        question = read_question.read_plain_question(message.text, context)
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


def weigh_alone(message: Message, found: Intent) -> Intent:
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
    if kinds.other >= FIRM and not _is_short(message):
        return Chatter()
    faint = kinds.entries <= _FAINT and kinds.question > kinds.other / 2
    asked = faint or kinds.question >= FIRM
    large = any(amount.readings[0] >= SPELLED for amount in message.reading.amounts)
    plain = large and certainty.is_plain_entry(message.reading.layout)
    if asked and not plain and not _is_short(message):
        return read_question.read_question(message.text, message.context) or found
    return found


def _is_short(message: Message) -> bool:
    """Return whether a message is a few words with an amount at one end: "24/7 store 80"."""
    amounts = message.reading.amounts
    if len(amounts) != 1 or sum(token.shape is WORD for token in message.tokens) > SHORT_ENTRY:
        return False
    hidden = message.marks.find_starting(amounts[0].end, "visibility")
    return amounts[0].start == 0 or (hidden or amounts[0]).end == len(message.tokens)


def _has_spelled_money(reading: EntryReading, asked: Ask) -> bool:
    """Return whether a message has an amount in words that the question does not use: "डेढ़ लाख की किस्त"."""
    question = asked.question
    used = question.amount or question.least or question.most
    words = (reading.page.tokens[amount.start].shape is WORD for amount in reading.amounts if not amount.currencies)
    large = any(amount.readings[0] >= SPELLED for amount in reading.amounts)
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
