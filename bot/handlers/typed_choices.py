"""Treat a typed label, number, word, or plain yes or no as a tap on a button that was shown last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.handlers.cards import note_card
from bot.handlers.message_context import MessageContext
from bot.messages import Button, Dialogue, Reply, Tap, decode_choices
from bot.render.labels import fold_label, spell_label
from bot.render.words import Words
from bot.verbs import Verb
from core.errors import Refusal
from core.language.changes.plain_answers import read_choice_number, read_yes_or_no
from core.language.commands import read_spoken_command
from core.language.context import Context
from core.language.message import Message
from core.language.recognise import recognise
from core.language.text.page import list_places
from core.model.intent import Ask, Command, Intent, RecordEntries

MOST_LETTERS = 60
"""The most characters of a typed button label."""
MOST_KEPT = 40
"""The most buttons of one reply that are stored for typed choices."""
MOST_WORDS = 6
"""The most words of a typed choice that is not a whole label; a longer text is a message of its own."""
_LEAST_CHOICES = 2
"""The least number of buttons that make a list to choose from."""

_AGREES = frozenset(
    {
        Verb.CHANGE_FOUND,
        Verb.CONFIRM_DRAFT,
        Verb.DELETE_ENTRY,
        Verb.EDITED_REPLACE,
        Verb.FOUND_CREATE,
        Verb.GROUP_YES,
        Verb.IMPORT_CONFIRM,
        Verb.LEAVE_YES,
        Verb.MEMBER_OUT_YES,
        Verb.PICK_MEANING,
        Verb.PICK_READING,
        Verb.PURCHASE_ADJUST,
        Verb.PURCHASE_SAME,
        Verb.RECEIPT_PUT,
        Verb.REPEAT_CONFIRM,
        Verb.REPEAT_END_SURE,
        Verb.RESTORE_BACKUP,
        Verb.RULE_APPLY,
        Verb.STATEMENT_IMPORT,
        Verb.TRANSFER_PAIR,
    }
)
"""Verbs of the buttons a yes may mean: those that answer a question, not mere offers below an answer."""
_DECLINES = frozenset(
    {
        Verb.ALERT_LATER,
        Verb.EDITED_LEAVE,
        Verb.GAP_LEAVE,
        Verb.GROUP_NO,
        Verb.LEAVE_NO,
        Verb.NEVER_MIND,
        Verb.RATE_LATER,
        Verb.REPEAT_DISCARD,
        Verb.RULE_LEAVE,
    }
)
"""Verbs of the buttons a no may mean."""
_CHOICES = frozenset(
    {
        Verb.CATEGORY_WHICH,
        Verb.CHANGE_FOUND,
        Verb.GOAL_PICK,
        Verb.HALF_CATEGORY,
        Verb.PICK_MEANING,
        Verb.PICK_READING,
        Verb.REPEAT_WHICH,
        Verb.SETTLE_DOUBT,
    }
)
"""Verbs of buttons in a list to choose from, where "the first one" or a word of the label names one."""
_SPOKEN = frozenset(
    {
        Verb.CONFIRM_DRAFT,
        Verb.DELETE_ENTRY,
        Verb.DISCARD_DRAFT,
        Verb.EDIT_DRAFT,
        Verb.EDIT_ENTRY,
        Verb.EDIT_SAVED_DRAFT,
        Verb.REOPEN_DRAFT,
        Verb.RESTORE_CARD,
        Verb.RESTORE_ENTRY,
        Verb.UNDO,
    }
)
"""Verbs of buttons whose label says what they do, so that it may be typed even after other messages."""
_SIGNED = frozenset({Verb.NOTICE_LEVEL, Verb.RULE_REMOVE, Verb.UNDO_LISTED})
"""Verbs of buttons whose label is a name with a sign such as ✕; typing the name alone is no tap."""
_WIDER = frozenset({"undo", "confirm_all", "delete_all"})
"""Commands in words that act on more than the card with such a button, and so are never its label."""
_ANSWERS = (_AGREES | _DECLINES) - _CHOICES
"""Verbs of buttons whose whole label is an answer and no entry, although it has an amount: "It is dinner, 1,100"."""
_NEITHER = "none"
"""How the argument of a "none of these" button begins."""
_NUMBERED = re.compile(r"(\d+)[.)] ")


@dataclass(frozen=True, slots=True)
class ShownButtons:
    """The buttons a typed choice may mean: those of the newest message, and those of the newest card before that."""

    newest: tuple[Button, ...]
    card: tuple[Button, ...] = ()


def find_choice(
    text: str, shown: ShownButtons, context: Context, words: Words, *, whole_labels: bool = False
) -> tuple[Button, ...]:
    """Return the button a text means; several where it is ambiguous; empty where it is no choice.

    Where another answer is awaited, such as a name, only whole labels of the newest message count.
    """
    if not (shown.newest or shown.card) or not 0 < len(text) <= MOST_LETTERS:
        return ()
    if text.startswith("/"):  # a command, whatever buttons are called like it
        return ()
    labelled = _find_label(text, shown.newest, words)
    if not labelled and not whole_labels:
        labelled = _find_label(text, [button for button in shown.card if _has_verb(button, _SPOKEN)], words)
    if labelled:
        says_more = _is_more_than_choice(text, context, is_answer=_has_verb(labelled[0], _ANSWERS))
        return () if says_more else labelled[:1]
    if whole_labels or len(text.split()) > MOST_WORDS:
        return ()
    try:
        message = Message.read_message(text, context)
    except Refusal:
        return ()
    agrees = read_yes_or_no(message)
    if agrees is not None and read_spoken_command(message.text, message.tokens, message.marks) is None:
        return _find_verb(shown.newest, agrees=agrees, card_last=context.card_last)
    if (place := read_choice_number(message)) is not None:
        return _find_place(shown.newest, place)
    found = _find_part(message, shown.newest)
    return () if found and _is_more_than_choice(text, context, Command, Ask) else found


def _is_more_than_choice(text: str, context: Context, *others: type[Intent], is_answer: bool = False) -> bool:
    """Return whether a text is entries or another full message, and so no choice of a button.

    For words of an answer (``is_answer``) amounts do not make it an entry.
    """
    try:
        intent = recognise(text, context)
    except Refusal:
        return False
    if isinstance(intent, Ask) and not intent.sure:
        return False
    if isinstance(intent, Command) and intent.name in _WIDER:
        return True
    return isinstance(intent, others if is_answer else (RecordEntries, *others))


async def load_shown_choices(context: MessageContext) -> ShownButtons:
    """Return the buttons a message may mean, including those of notices sent since the last reply.

    The cards of such notices become the chat's newest; notices sent after the message was written are left out. A reply
    can mean only buttons of the message it replies to.
    """
    dialogue, inbound = context.dialogue, context.inbound
    since = dialogue.shown_at or datetime.min.replace(tzinfo=UTC)
    until = inbound.written_at or context.now
    notices = await context.uow.messages.list_notices_between(inbound.channel, inbound.chat, since, until)
    if notices:
        dialogue.choices = tuple(button for notice in notices for button in decode_choices(notice.choices))[:MOST_KEPT]
        dialogue.shown_at = context.now
    for notice in reversed(notices):
        if notice.subject is not None:
            dialogue.card_choices = decode_choices(notice.choices)
            note_card(context, notice.subject)
    shown = ShownButtons(dialogue.choices, dialogue.card_choices)
    return await _keep_replied_to(context, shown) if inbound.reply_to else shown


async def _keep_replied_to(context: MessageContext, shown: ShownButtons) -> ShownButtons:
    """Return the buttons of the card replied to; where it is no card, the buttons that belong to no card."""
    inbound, cards = context.inbound, context.dialogue.cards
    subject = await context.uow.find_shown_subject(inbound.channel, inbound.chat, inbound.reply_to or "")
    if subject is None:
        return ShownButtons(tuple(each for each in shown.newest if each.tap and each.tap.subject not in cards))
    newest, card = (
        tuple(each for each in buttons if each.tap and each.tap.subject == subject)
        for buttons in (shown.newest, shown.card)
    )
    return ShownButtons(newest, card)


def remember_shown(dialogue: Dialogue, replies: Sequence[Reply], now: datetime) -> None:
    """Store the buttons of these replies, so that the next message may name them.

    Where the replies have none, only the newest card's labels can still be typed: a plain yes then answers the last
    message.
    """
    shown = [reply for reply in replies if reply.choices]
    if not shown:
        if any(reply.body and reply.reaction is None for reply in replies):
            dialogue.choices, dialogue.shown_at = (), now
        return
    dialogue.choices = tuple(button for reply in reversed(shown) for button in _list_tappable(reply))[:MOST_KEPT]
    cards = [reply for reply in shown if reply.subject is not None]
    if cards:
        dialogue.card_choices = tuple(_list_tappable(cards[-1]))[:MOST_KEPT]
    dialogue.shown_at = now


def _list_tappable(reply: Reply) -> list[Button]:
    return [button for row in reply.buttons for button in row if button.tap is not None]


def _find_label(text: str, buttons: Sequence[Button], words: Words) -> tuple[Button, ...]:
    wanted = fold_label(text)
    if not wanted:
        return ()
    nameable = [button for button in buttons if not _has_verb(button, _SIGNED)]
    found = [button for button in nameable if wanted in spell_label(button.label, words.language)]
    if not found and wanted.isdecimal():
        found = [button for button in nameable if _read_number(button.label) == int(wanted)]
    return tuple(found)


def _has_verb(button: Button, verbs: AbstractSet[str]) -> bool:
    return button.tap is not None and button.tap.verb in verbs


def _read_number(label: str) -> int | None:
    numbered = _NUMBERED.match(label)
    return int(numbered[1]) if numbered else None


def _find_verb(buttons: Sequence[Button], *, agrees: bool, card_last: bool) -> tuple[Button, ...]:
    """Return the buttons a plain yes or no may mean; the first of two that do the same.

    A yes confirms a card only where it was shown last (``card_last``).
    """
    wanted = _AGREES if agrees else _DECLINES
    if not card_last:
        wanted = wanted - {Verb.CONFIRM_DRAFT}
    if not any(button.tap and button.tap.verb == Verb.NEVER_MIND for button in buttons):
        wanted = wanted - {Verb.DELETE_ENTRY}  # the button of a saved card, where nothing is asked
    found = {
        button.tap: button
        for button in reversed(buttons)
        if button.tap and (not agrees if _is_neither(button.tap) else button.tap.verb in wanted)
    }
    asked = _find_same_button(buttons) if agrees else ()
    return (*asked, *reversed(found.values()))


def _is_neither(tap: Tap) -> bool:
    return tap.verb in {Verb.PICK_MEANING, Verb.PICK_READING} and tap.argument.partition(".")[0] == _NEITHER


def _find_same_button(buttons: Sequence[Button]) -> tuple[Button, ...]:
    """Return the button that discards a card as a duplicate, where both discard buttons are shown."""
    discards = [button for button in buttons if button.tap and button.tap.verb == Verb.DISCARD_DRAFT]
    return tuple(discards[:1]) if len({button.label for button in discards}) > 1 else ()


def _find_place(buttons: Sequence[Button], place: int) -> tuple[Button, ...]:
    """Return the n-th of the listed choices, counted from 1 (-1 is the last); empty where there is none."""
    listed = _list_choices(buttons)
    at = place - 1 if place > 0 else place
    return (listed[at],) if listed and -len(listed) <= at < len(listed) else ()


def _list_choices(buttons: Sequence[Button]) -> list[Button]:
    return [
        button
        for button in buttons
        if button.tap is not None and button.tap.verb in _CHOICES and not _is_neither(button.tap)
    ]


def _find_part(message: Message, buttons: Sequence[Button]) -> tuple[Button, ...]:
    """Return the choice whose label contains all significant words of a text: "only the petrol" for "Only petrol".

    Return none where fewer than two choices are listed or several match.
    """
    listed = _list_choices(buttons)
    end = len(message.tokens)
    small = list_places(message.marks.list_within("filler", 0, end), message.marks.list_within("definite", 0, end))
    said = {fold_label(token.written) for at, token in enumerate(message.tokens) if at not in small} - {""}
    if len(listed) < _LEAST_CHOICES or not any(word.isalpha() and len(word) > 1 for word in said):
        return ()
    found = {button.tap: button for button in listed if said <= set(map(fold_label, button.label.split()))}
    return tuple(found.values()) if len(found) == 1 else ()
