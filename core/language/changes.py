"""Sentences that change a card or an entry that is saved: "no, 145", "that was yesterday", "delete the taxi"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from uuid import UUID

from core.language import signs
from core.language.bounds import figure
from core.language.context import Context, TalkCard
from core.language.describe import account, description, merchant
from core.language.entries import EntryReading
from core.language.files import load
from core.language.lines import Piece
from core.language.message import Message
from core.language.page import Amount, MessageText, places
from core.language.people import payer
from core.language.text import NUMBER, OTHER, SIGN, TAG, WORD, Token
from core.language.text import tokens as tokens_of
from core.language.vocabulary import PhraseMatches, RoleMatch
from core.language.whom import whom
from core.model.draft import DoubtKind
from core.model.entry import EntryKind, Line, Visibility
from core.model.intent import ChangeDraft, ChangeEntry

_FIRST = 3
"""Words behind a verb of taking away among which the line is named."""

_STEM = 4
"""Letters by which two forms of a word are told to be one."""

MOST_WORDS = 14
"""A change is short; a longer message is a new one."""

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
"""Words that a change is made of, besides its values and the words of the line it names."""


class Evidence(IntEnum):
    """How plainly a message speaks of a change."""

    VALUE = 0
    """It is a value and nothing else, which may be meant for the card or not: "145", "yesterday"."""
    FITTING = 1
    """It is a value that only a card can have: "for Ravi", "hdfc card", "private"."""
    ANSWER = 2
    """It answers what the card asks back."""
    NAMED = 3
    """It names a line of the card and says what it was: "the dentist was 175"."""
    SAID = 4
    """Its words speak of a change: "no, 145", "make it 70", "remove the milk"."""


@dataclass(frozen=True, slots=True)
class ChangeReading:
    """A message read as a change of one card of the talk."""

    change: ChangeDraft
    evidence: Evidence
    named: bool
    """Whether it holds a word of the card's lines."""
    denies: bool = False
    """Whether it names the amount that stands there: "65.10, not 64.10"."""


def read_verdict(tokens: Sequence[Token], marks: PhraseMatches) -> ChangeDraft | None:
    """Return the plain yes or no to a card that a message is; None where it says more."""
    words = _words(tokens)
    if not 0 < len(words) <= MOST_WORDS:
        return None
    role = next((role for role in ("discard", "confirm") if _whole(marks, words, role)), "")
    return ChangeDraft(confirm=role == "confirm", discard=role == "discard") if role else None


def read_reply(message: Message) -> ChangeDraft | None:
    """Return what a reply changes on the card it replies to; None where it is something else."""
    if not 0 < len(_words(message.tokens)) <= MOST_WORDS:
        return None
    card = message.context.card or ()
    change = _read_change(message, card)
    if change is None or change.discard or change.whom is not None:
        return change
    return change if _corrects(message.reading, change) else None


def read_changes(message: Message) -> Iterator[ChangeReading]:
    """Yield what a message changes on the cards of the talk, the one it names first; nothing where words are left over.

    A card that is saved is changed only by words that speak of it.
    """
    if not 0 < len(_words(message.tokens)) <= MOST_WORDS:
        return
    cards = message.context.talk
    named = [bool(_named_lines(message, card.lines)) for card in cards]
    for at in range(len(cards)):
        if any(named) and not named[at]:
            continue
        if (gone := _removed_first(message, cards[at].lines)) is not None:
            alone = len(cards[at].lines) == 1 and not cards[at].saved
            taken = ChangeDraft(card=at, line=None if alone else gone, discard=True)
            yield ChangeReading(taken, Evidence.SAID, named=True)
            continue
        if not cards[at].saved and named[at] and _confirms(message):
            yield ChangeReading(ChangeDraft(card=at, confirm=True), Evidence.SAID, named=True)
            continue
        change = _read_change(message, cards[at].lines)
        if change is None or _unexplained(message, cards[at].lines, change):
            continue
        if (not change.discard and _removes(message)) or _is_another(message, change, named=named[at]):
            continue
        denied = _denied_line(message, cards[at].lines, change)
        if denied is not None:
            change = replace(change, line=denied)
        evidence = _weigh(message, cards[at], change)
        spoken_of = Evidence.FITTING if at == 0 and message.context.card_last else Evidence.NAMED
        if evidence >= spoken_of or not cards[at].saved:
            yield ChangeReading(replace(change, card=at), evidence, named[at], denied is not None)


def read_entry_change(message: Message) -> ChangeEntry | None:
    """Return the change of an entry that no card of the talk shows: "delete the milk from yesterday"."""
    tokens, marks, reading = message.tokens, message.marks, message.reading
    words = _words(tokens)
    if not 1 < len(words) <= MOST_WORDS:
        return None
    removes, edits = marks.at(words[0], "remove"), marks.at(words[0], "edit")
    money = reading.amounts[-1] if reading.amounts else None
    if removes is None and (edits is None or money is None):
        removes = _closing_verb(marks, words)
        if removes is None:
            return None
    verb = removes or edits
    aside = set(range(verb.start, verb.end)) if verb else set()
    piece = Piece(0, len(tokens), money or _nothing(reading))
    what = description(reading.page, piece, aside.union(_small_words(message)))
    day = reading.layout.dates[0].days[0] if reading.layout.dates else None
    amount = money.readings[0] if money else None
    if not what or (removes and money and not marks.ending(money.start, "definite")):
        return None
    if removes:
        return ChangeEntry(ChangeDraft(discard=True), what, day, amount)
    return ChangeEntry(ChangeDraft(amount=amount, currency=_currency(reading, money)), what, day)


def _removed_first(message: Message, card: Sequence[Line]) -> int | None:
    """Return the line that a message begins by taking off, whatever reason follows: "drop the milk, he paid it"."""
    marks, words = message.marks, _words(message.tokens)
    verb = marks.at(words[0], "remove")
    if verb is None:
        return None
    amounts = _numbers_in(message)
    if amounts:
        meant = [index for index, line in enumerate(card) if amounts == {line.money.amount}]
        return meant[0] if len(meant) == 1 else None
    content = [at for at in words if at >= verb.end and not marks.at(at, "filler", "nudge", "definite", "nth")]
    for at in content[:_FIRST]:
        meant = [index for index, line in enumerate(card) if _names(message.tokens[at].key, _keys(line))]
        if len(meant) == 1:
            return meant[0]
    return None


def _numbers_in(message: Message) -> set[Decimal]:
    """Return every number of a message as an amount would be read, whatever else it was taken for."""
    found = {amount.readings[0] for amount in message.reading.amounts}
    for token in message.tokens:
        if token.shape is NUMBER and (value := figure(token.written)) is not None:
            found.add(value[0])
    return found


def _is_another(message: Message, change: ChangeDraft, *, named: bool) -> bool:
    """Whether a new amount stands with a shop that the card does not name: another purchase, or another entry."""
    if change.amount is None or change.merchant is None or named:
        return False
    return not message.marks.at(_words(message.tokens)[0], "nudge")


def _denied_line(message: Message, card: Sequence[Line], change: ChangeDraft) -> int | None:
    """Return the one line whose amount a message denies while it gives another."""
    if change.amount is None:
        return None
    others = _numbers_in(message) - {change.amount}
    meant = [index for index, line in enumerate(card) if line.money.amount in others]
    return meant[0] if len(meant) == 1 else None


def _confirms(message: Message) -> bool:
    """Whether a message begins by confirming what it then names: "confirm the salary"."""
    words = _words(message.tokens)
    verb = message.marks.at(words[0], "confirm_verb")
    return verb is not None and verb.end <= words[-1] and not _numbers_in(message)


def _removes(message: Message) -> bool:
    """Whether a message begins or ends with a verb of taking away."""
    words = _words(message.tokens)
    return bool(message.marks.at(words[0], "remove") or _closing_verb(message.marks, words))


def _closing_verb(marks: PhraseMatches, words: Sequence[int]) -> RoleMatch | None:
    """Return the verb of removing at a message's end, where a language puts it there: "milk hata do"."""
    return next((match for at in words[1:] if (match := marks.at(at, "remove")) and match.end > words[-1]), None)


def _small_words(message: Message) -> Iterator[int]:
    for role in ("nudge", "filler", "change_word", "edit", "remove"):
        for match in message.marks.within(role, 0, len(message.tokens)):
            if not message.marks.at(match.start, "category", "merchant"):
                yield from range(match.start, match.end)


def _read_change(message: Message, card: Sequence[Line]) -> ChangeDraft | None:
    """Return everything a message sets on a card's lines, or the line it takes off."""
    if (gone := _removed(message.tokens, message.marks, card)) is not None:
        return ChangeDraft(line=gone, discard=True)
    reading = message.reading
    if (meant := _meant(reading, card)) is not None:
        return meant
    change = replace(_said(reading, message.context, card), line=_target(reading, card))
    return None if change == ChangeDraft(line=change.line) else change


def _weigh(message: Message, card: TalkCard, change: ChangeDraft) -> Evidence:
    """Return how plainly a message speaks of changing this card."""
    marks, words = message.marks, _words(message.tokens)
    named = bool(_named_lines(message, card.lines))
    speaks = marks.at(words[0], "nudge", "edit", "remove") or marks.has("change_word", 0, len(message.tokens))
    if speaks or change.discard:
        return Evidence.SAID
    if named and (marks.anywhere("copula", "nth", "costs") or change.whom is not None):
        return Evidence.NAMED
    if change.whom is not None and marks.anywhere("shared_out", "split", "evenly"):
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


def _unexplained(message: Message, card: Sequence[Line], change: ChangeDraft) -> list[int]:
    """Return the words and numbers of a message that a change of this card has no use for."""
    reading, marks, end = message.reading, message.marks, len(message.tokens)
    held = set(reading.page.taken) | places(
        reading.layout.dates, reading.people, *(marks.within(role, 0, end) for role in _EXPLAINED)
    )
    if change.amount is not None:
        held |= places(reading.amounts)
    for count in reading.layout.quantities:
        if (tail := marks.at(count.end, "ordinal")) is not None:
            held |= set(range(count.start, tail.end))
    if change.category is not None:
        held |= places(match for match in marks.within("category", 0, end) if match.value == change.category)
        held |= _own_category_words(message, change.category)
    if change.merchant is not None:
        held |= places(marks.within("merchant", 0, end))
    if change.account is not None:
        held |= set(_account(reading, Piece(0, end, _nothing(reading)), message.context)[1])
    known = {key for line in card for key in _keys(line)}
    return [
        at
        for at, token in enumerate(message.tokens)
        if at not in held and token.shape in (WORD, NUMBER, OTHER) and not _names(token.key, known)
    ]


def _own_category_words(message: Message, category: str) -> set[int]:
    names = [name for key, name in message.context.categories if key == category]
    keys = {token.key for name in names for token in tokens_of(name)}
    return {at for at, token in enumerate(message.tokens) if token.key in keys}


def _named_lines(message: Message, card: Sequence[Line]) -> list[int]:
    """Return the lines of which a message holds a word that says what they were."""
    keys = {
        token.key
        for at, token in enumerate(message.tokens)
        if token.shape is WORD and len(token.key) > 2 and not message.marks.at(at, "filler", "nudge", "change_word")
    }
    return [index for index, line in enumerate(card) if any(_names(key, _keys(line)) for key in keys)]


def _names(key: str, words: AbstractSet[str]) -> bool:
    """Whether a word is one of a line's, in this form or another: "swim" of "swimming lessons"."""
    if key in words:
        return True
    stems = (key[:_STEM], *(word[:_STEM] for word in words))
    return len(key) >= _STEM and stems[0] in stems[1:]


def _meant(reading: EntryReading, card: Sequence[Line]) -> ChangeDraft | None:
    """For whom a line was, or all of them; None where words are left that name none."""
    said = whom(reading)
    if said is None:
        return None
    line = _target(reading, card)
    if said.words and (line is None or line >= len(card) or not said.words <= _keys(card[line])):
        return None
    return ChangeDraft(line=line, whom=said.members, parts=said.parts)


def _removed(tokens: Sequence[Token], marks: PhraseMatches, card: Sequence[Line]) -> int | None:
    """The one line a message takes off the card, saying no more than that: "remove milk", "drop the second one"."""
    end = len(tokens)
    named = marks.within("nth", 0, end)
    verbs = marks.within("remove", 0, end)
    small = [*verbs, *named, *marks.within("nudge", 0, end), *marks.within("filler", 0, end)]
    covered = {at for match in small for at in range(match.start, match.end)}
    keys = {tokens[at].key for at in _words(tokens) if at not in covered}
    if not verbs or bool(keys) is bool(named):
        return None
    if named:
        return _numbered(int(named[0].value), len(card))
    meant = [index for index, line in enumerate(card) if all(_names(key, _keys(line)) for key in keys)]
    return meant[0] if len(meant) == 1 else None


def _numbered(nth: int, count: int) -> int:
    """The index of the first, the second, the last."""
    return nth - 1 if nth > 0 else count + nth


def _words(tokens: Sequence[Token]) -> list[int]:
    """Everything but punctuation."""
    return [at for at, token in enumerate(tokens) if not (token.shape is SIGN and token.written.isascii())]


def _whole(marks: PhraseMatches, words: list[int], role: str) -> bool:
    """Whether the message is nothing but phrases of a role, after a "no" or "ok"."""
    at, found = 0, False
    while at < len(words):
        match = marks.at(words[at], role)
        small = match or marks.at(words[at], "nudge", "filler")
        if small is None:
            return False
        found = found or match is not None
        at += sum(1 for word in words[at:] if word < small.end)
    return found


def _said(reading: EntryReading, context: Context, card: Sequence[Line]) -> ChangeDraft:
    """Everything the message sets."""
    page = reading.page
    end = len(page.tokens)
    money = _amount(reading)
    piece = Piece(0, end, money or _nothing(reading))
    shop = merchant(page, piece)
    if shop is not None and page.marks.ending(shop.start, "meant_for"):
        shop = None
    paid_from, places = _account(reading, piece, context)
    said = reading.layout.dates
    gone = shop is not None or _only(page, places)
    return ChangeDraft(
        amount=money.readings[0] if money else None,
        currency=_currency(reading, money),
        day=said[0].days[0] if said else None,
        kind=_kind(page.marks, end),
        category=None if gone else _category(page.marks, end, context, page.tokens, card),
        merchant=shop.value.split(":", 1)[1] if shop else None,
        account=paid_from,
        payer=_payer(reading, piece, context),
        visibility=_visibility(page.marks, end),
        tags=tuple(token.written[1:].lower() for token in page.tokens if token.shape is TAG),
    )


def _nothing(reading: EntryReading) -> Amount:
    return Amount(len(reading.page.tokens), len(reading.page.tokens), ())


def _amount(reading: EntryReading) -> Amount | None:
    """The new amount: the one that is not denied ("145 not 140") or that stands last ("from 140 to 145")."""
    marks = reading.page.marks
    named = {at for match in marks.within("nth", 0, len(reading.page.tokens)) for at in range(match.start, match.end)}
    kept = [
        amount
        for amount in reading.amounts
        if (amount.end in reading.page.taken or not _denied(marks, amount.start, amount.end))
        and amount.start not in named
    ]
    kept = [amount for amount in kept if amount.readings[0] != 1 or reading.page.is_number(amount.start)]
    return kept[-1] if kept and kept[-1].readings[0] > 0 else None


def _kind(marks: PhraseMatches, end: int) -> EntryKind | None:
    found = [match for match in marks.within("kind_word", 0, end) if not _denied(marks, match.start, match.end)]
    return EntryKind(found[0].value) if found else None


def _denied(marks: PhraseMatches, start: int, end: int) -> bool:
    """Whether a word says no to what stands there: "not an expense", "खर्च नहीं"."""
    while not marks.ending(start, "denied") and marks.at(start - 1, "filler"):
        start -= 1
    while not marks.at(end, "denied_after") and marks.at(end, "filler"):
        end += 1
    return bool(marks.ending(start, "denied") or marks.at(end, "denied_after"))


def _currency(reading: EntryReading, money: Amount | None) -> str | None:
    """The currency of the new amount, or one said alone: "in euros", "dollars, not rupees"."""
    if money is not None:
        return money.currencies[0] if money.currencies else None
    page = reading.page
    found = page.marks.within("currency", 0, len(page.tokens))
    kept = [match.value for match in found if not _denied(page.marks, match.start, match.end)]
    return signs.named(page, kept[0])[0] if kept else None


def _account(reading: EntryReading, piece: Piece, context: Context) -> tuple[str | None, range]:
    """What it was paid from, also where the message is no more than that: "картой", "bar"."""
    page = reading.page
    paid_from, places = account(page, piece, context)
    if paid_from is None:
        alone = (page.marks.at(at, "cash", "card", "wallet", "bank") for at in range(len(page.tokens)))
        places = next((range(m.start, m.end) for m in alone if m and _only(page, range(m.start, m.end))), range(0))
        paid_from = " ".join(page.tokens[at].written for at in places).lower() or None
    return paid_from, places


def _only(page: MessageText, places: range) -> bool:
    """Whether a message holds nothing but what stands there, small words aside."""
    rest = (at for at, token in enumerate(page.tokens) if token.shape is WORD and at not in places)
    return bool(places) and all(page.marks.at(at, "nudge", "filler", "spent", "paid") for at in rest)


def _visibility(marks: PhraseMatches, end: int) -> Visibility | None:
    found = marks.within("visibility", 0, end)
    return Visibility(max(found, key=lambda match: match.length).value) if found else None


def _category(
    marks: PhraseMatches, end: int, context: Context, tokens: Sequence[Token], card: Sequence[Line]
) -> str | None:
    """A category by its own name: the household's, else ours."""
    keys = [token.key for token in tokens]
    for key, name in context.categories:
        wanted = [token.key for token in tokens_of(name)]
        if wanted and any(keys[at : at + len(wanted)] == wanted for at in range(len(keys))):
            return key
    known = {key for line in card for key in _keys(line)}
    names = category_names(marks.languages)
    found = [
        match
        for match in marks.within("category", 0, end)
        if " ".join(keys[match.start : match.end]) in names
        and tokens[match.start].key not in known
        and not _is_verb(marks, match)
    ]
    return max(found, key=lambda match: match.length).value if found else None


@lru_cache(maxsize=64)
def category_names(spoken: frozenset[str]) -> frozenset[str]:
    """Return what some languages call the categories themselves, folded: "groceries", not "bread"."""
    groups = (load(language, "questions").get("categories", {}) for language in spoken)
    heads = (str(head) for names in groups for some in names.values() for head in some)
    return frozenset(" ".join(token.key for token in tokens_of(head)) for head in heads)


def _is_verb(marks: PhraseMatches, match: RoleMatch) -> bool:
    """Whether the word of a category is rather a kind, or part of what says to change: the "कर" of "कर दो"."""
    held = marks.at(match.start, "kind_word", "change_word", "verb_stem")
    return held is not None and held.length >= match.length and (held.sense.role != "verb_stem" or _ends(marks, held))


def _ends(marks: PhraseMatches, stem: RoleMatch) -> bool:
    return marks.at(stem.end, "verb_end") is not None


def _payer(reading: EntryReading, piece: Piece, context: Context) -> UUID | None:
    return payer(reading.page, piece, list(reading.people), context)


def _target(reading: EntryReading, card: Sequence[Line]) -> int | None:
    """Which line of the card is meant: "2nd one", "the last one", or by a word of it ("milk was 65")."""
    if len(card) == 1:
        return 0
    marks, end = reading.page.marks, len(reading.page.tokens)
    if named := marks.within("nth", 0, end):
        return _numbered(int(named[0].value), len(card))
    for count in reading.layout.quantities:
        if marks.at(count.end, "ordinal") and 0 < count.readings[0] <= len(card):
            return int(count.readings[0]) - 1
    keys = {token.key for token in reading.page.tokens if token.shape is WORD and len(token.key) > 2}
    exact = [index for index, line in enumerate(card) if keys & _keys(line)]
    meant = exact or [index for index, line in enumerate(card) if any(_names(key, _keys(line)) for key in keys)]
    return meant[0] if len(meant) == 1 else None


def _keys(line: Line) -> set[str]:
    return {token.key for token in tokens_of(f"{line.description} {line.merchant or ''}") if token.shape is WORD}


def _corrects(reading: EntryReading, change: ChangeDraft) -> bool:
    """Whether it speaks of the card: it says so, or there is nothing else in it than the new value."""
    marks, tokens = reading.page.marks, reading.page.tokens
    first = _words(tokens)[0]
    only_currency = change == ChangeDraft(line=change.line, currency=change.currency)
    if only_currency and (marks.at(first, "question") or tokens[-1].is_sign("?")):
        return False
    if marks.at(first, "nudge") or marks.has("change_word", 0, len(tokens)):
        return True
    if change.amount is not None or only_currency:
        return not _content(reading)
    return (
        not any(token.shape is NUMBER for token in tokens) or bool(reading.layout.quantities) or change.day is not None
    )


def _content(reading: EntryReading) -> bool:
    """Whether words say what was bought, those that count the lines aside: "first 100", "the 2nd is 350"."""
    marks, at, end = reading.page.marks, 0, len(reading.page.tokens)
    places = [(match.start, match.end) for match in marks.within("nth", 0, end)]
    places += [
        (count.start, match.end)
        for count in reading.layout.quantities
        if (match := marks.at(count.end, "ordinal")) is not None
    ]
    for start, stop in sorted(places):
        if reading.layout.content(at, start):
            return True
        at = max(at, stop)
    return reading.layout.content(at, end)
