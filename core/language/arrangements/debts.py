"""Read debts and repayments between people: "Sam owes me 20", "I owe Ravi 300 for the cab", "paid Ravi 500 back"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from core.language.arrangements.role_phrases import load_role_words
from core.language.entries import evidence
from core.language.entries.people import NamedMember
from core.language.entries.read_entries import EntryReading
from core.language.message import Message
from core.language.text.page import Amount, MessageText, list_places
from core.language.text.tokens import NUMBER, SIGN, WORD, tokenise
from core.language.text.vocabulary import PhraseMatches, RoleMatch
from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import EntryKind, Line
from core.model.intent import RecordEntries
from core.model.money import Money

_OWED = ("owes_me", "i_owe", "owes", "owes_me_due", "i_owe_due", "debt_due")
_BACK = ("gave_back", "gave_back_lead", "gave_back_tail", "gave")
_PASSED = (*_OWED, "shared_out", *_BACK, "currency", "speaker", "to", "join", "object", "account_lead", "by", "source")


_LENDING = {"lent": 1, "repaid": 1, "borrowed": -1, "paid_back": -1, "owes_me": 1, "i_owe": -1}
_DUE = {"owes_me_due": "owes_me", "i_owe_due": "i_owe"}
"""For roles that count only beside a word such as "due", the role of ``_LENDING`` with the same meaning."""
_BESIDE_NAME = (
    *("filler", "to", "source", "by", "speaker", "object", "join", "record", "meant_for", "received"),
    *("returned", "back", "to_us", "lender_lead", "gave_back_lead", "gave_back_tail"),
)
_MOST_NAME = 3
"""Most words of a person's name."""
_MOST_OWING = 2
"""Most words of an outsider's name in a message that says nothing but who owes what."""


def read_debt(message: Message) -> RecordEntries | None:
    """Return the entries for a debt or repayment between people; None where a message tells of none.

    Money owed for a named thing is a purchase paid by one member for the other; without one it is a transfer from the
    lender. A repayment is a transfer.
    """
    marks = message.marks
    if marks.is_without(*_OWED, "gave_back", "gave_back_tail", "gave"):
        return None
    reading = message.reading
    if len(reading.amounts) != 1 or evidence.is_question(message.tokens, marks) or message.tokens[-1].is_sign("?"):
        return None
    amount = reading.amounts[0]
    if len(reading.layout.dates) > 1 or any(
        day > message.context.today for said in reading.layout.dates for day in said.days
    ):
        return None
    if len(amount.readings) > 1 or len(amount.currencies) > 1 or amount.readings[0] <= 0:
        return None
    if len(message.context.people) > 1 and (found := _read_owed(reading, amount) or _read_money_back(reading, amount)):
        return found
    return _read_owed_outside(reading, amount)


def _read_owed_outside(reading: EntryReading, amount: Amount) -> RecordEntries | None:
    """Return a transfer for money owed by or to somebody outside, described like "lent Neha"; None without one."""
    page, speaker = reading.page, reading.context.speaker
    owes = page.marks.has_role(*_DUE.values()) or bool(_find_due(page.marks, len(page.tokens)))
    if not owes or any(name.person != speaker for name in reading.people):
        return None
    held = list_places(reading.layout.dates, [amount], page.marks.list_within("currency", 0, len(page.tokens)))
    words = [at for at, token in enumerate(page.tokens) if token.shape is WORD and at not in held]
    told = " ".join(page.tokens[at].written for at in words)
    lending = read_lending(told, reading.context.language)
    if lending is None or not _is_name(page, lending.name):
        return None
    return _record_debt(reading, EntryKind.TRANSFER, speaker, thing=told)


def _is_name(page: MessageText, name: str) -> bool:
    """Return whether some words are one name, and the message says nothing beside it but who owes what."""
    wanted = name.split()
    written = [token.written for token in page.tokens]
    starts = [at for at in range(len(written)) if written[at : at + len(wanted)] == wanted]
    if len(wanted) > _MOST_OWING or len(starts) != 1:
        return False
    named = range(starts[0], starts[0] + len(wanted))
    return not any(page.marks.find_starting(at, "category", "merchant", "pronoun", "spouse") for at in named)


def _read_owed(reading: EntryReading, amount: Amount) -> RecordEntries | None:
    """Return a line that the creditor paid for the debtor; None where the message names no such pair."""
    pair = _find_owing_pair(reading)
    if pair is None:
        return None
    debtor, creditor = pair
    thing = _find_thing(reading, amount)
    kind = EntryKind.EXPENSE if thing else EntryKind.TRANSFER
    shared = reading.page.marks.has_role("shared_out")  # "dinner 3400, Ravi owes me half"
    if shared and not thing:
        return None
    return _record_debt(reading, kind, creditor, *((debtor, creditor) if shared else (debtor,)), thing=thing)


def _find_owing_pair(reading: EntryReading) -> tuple[UUID, UUID] | None:
    """Return the debtor and the creditor; None where they are not both members."""
    marks, people, speaker = reading.page.marks, reading.people, reading.context.speaker
    others = [name for name in people if name.person != speaker]
    if len({name.person for name in others}) == 2 and len(others) == 2:
        between = marks.list_within("owes", others[0].end, others[1].start)
        return (others[0].person, others[1].person) if between else None
    if len({name.person for name in others}) != 1:
        return None
    other, due = others[0].person, marks.has_role("debt_due")
    if marks.has_role("owes_me") or (due and marks.has_role("owes_me_due")):
        return other, speaker
    if marks.has_role("i_owe") or (due and marks.has_role("i_owe_due")):
        return speaker, other
    return None


def _read_money_back(reading: EntryReading, amount: Amount) -> RecordEntries | None:
    """Return the transfer for money paid back or given to a member, where nothing says what it was for; else None."""
    marks, speaker = reading.page.marks, reading.context.speaker
    back = marks.has_role("gave_back") or (marks.has_role("gave_back_lead") and marks.has_role("gave_back_tail"))
    gave = back or marks.has_role("gave")
    others = {name.person: name for name in reading.people if name.person != speaker}
    if not gave or len(others) != 1 or _find_thing(reading, amount):
        return None
    name = next(iter(others.values()))
    giver = _is_giver(reading, name)
    if not back and (giver or marks.has_role("to_us")):
        return None  # what a member gave may be a present as well
    if giver:
        return _record_debt(reading, EntryKind.TRANSFER, name.person, speaker)
    found = _record_debt(reading, EntryKind.TRANSFER, speaker, name.person)
    if back:
        return found
    choices = ((Patch(0, kind=EntryKind.TRANSFER, receiver=name.person),), (Patch(0, kind=EntryKind.EXPENSE),))
    return replace(found, doubts=(Doubt(DoubtKind.KIND, choices),))


def _is_giver(reading: EntryReading, name: NamedMember) -> bool:
    """Return whether a member's name is the one who pays: in its base form at the start, with nothing paid to it."""
    marks = reading.page.marks
    before = range(name.start)
    opens = all(marks.find_starting(at, "filler", "join") or reading.page.tokens[at].shape is SIGN for at in before)
    opens = opens and not any(marks.find_starting(at, "speaker") for at in before)
    return (
        opens and not name.bent and not marks.find_starting(name.end, "to") and not marks.find_ending(name.start, "to")
    )


def _find_thing(reading: EntryReading, amount: Amount) -> str:
    """Return the words that say what the money was for."""
    page, end = reading.page, len(reading.page.tokens)
    held = list_places(reading.layout.dates, reading.people, [amount]) | set(page.taken)
    held |= list_places(*(page.marks.list_within(role, 0, end) for role in _PASSED))
    small = _load_small_words(page.marks.languages)
    kept = []
    for at, token in enumerate(page.tokens):
        word = token.shape is WORD or token.shape is NUMBER
        if word and at not in held and token.key not in small and not page.marks.find_starting(at, "filler"):
            kept.append(token.written)
    return " ".join(kept)


def has_lending(text: str, language: str) -> bool:
    """Return whether a description says that money was lent, borrowed or paid back: "lent Neha"."""
    words = tokenise(text)
    marks = PhraseMatches(words, language)
    if marks.has_role("debt_due") and marks.has_role(*_DUE):
        return True
    returned = marks.has_role("returned") and not marks.has_role("own")
    paid_back = marks.has_role("gave_back_lead") and marks.has_role("gave_back_tail")
    return marks.has_role(*_LENDING) or returned or paid_back


@dataclass(frozen=True, slots=True)
class Lending:
    """Money lent or borrowed between the household and somebody outside, as a description tells it.

    ``sign`` is 1 where they owe the household more (lent, or repaid to them), -1 where they owe it less.
    """

    name: str
    sign: int


def read_lending(text: str, language: str) -> Lending | None:
    """Return the outsider a description of lending names, and its direction; None where either is unclear."""
    words = tokenise(text)
    marks, end = PhraseMatches(words, language), len(words)
    found = [match for role in _LENDING for match in marks.list_within(role, 0, end)]
    found += _find_due(marks, end)
    held = list_places(found, *(marks.list_within(role, 0, end) for role in _BESIDE_NAME))
    small = _load_small_words(marks.languages)
    name = [at for at, word in enumerate(words) if word.shape is WORD and at not in held and word.key not in small]
    if not 0 < len(name) <= _MOST_NAME:
        return None
    signs = _list_lending_signs(marks, {_DUE.get(match.sense.role, match.sense.role) for match in found}, name)
    return Lending(" ".join(words[at].written for at in name), signs.pop()) if len(signs) == 1 else None


def _find_due(marks: PhraseMatches, end: int) -> list[RoleMatch]:
    """Return the phrases that say who owes whom beside a word that money is due: "ko mujhe ... dene hain".

    Else empty.
    """
    due = list(marks.list_within("debt_due", 0, end))
    for role in _DUE if due else ():
        if found := list(marks.list_within(role, 0, end)):
            return [*found, *due]
    return []


def _list_lending_signs(marks: PhraseMatches, roles: set[str], name: Sequence[int]) -> set[int]:
    """Return the possible directions of a lending at a name: 1 if they owe us more afterwards, -1 if less."""
    owing = roles & set(_DUE.values())
    if len(owing) == 1:  # "owes me" says it all, whatever else the words may mean
        return {_LENDING[role] for role in owing}
    told = roles & _LENDING.keys()
    if "borrowed" in told:  # "udhaar" is both
        told.discard("lent")
    signs = {_LENDING[role] for role in told}
    first, behind = name[0], name[-1] + 1
    if signs == {_LENDING["lent"]} and "lent" in roles and _is_lender(marks, first, behind):
        return {_LENDING["borrowed"]}
    if marks.has("gave_back_lead", 0, first) and marks.find_starting(behind, "gave_back_tail"):  # "paid my sister back"
        return {_LENDING["repaid"]}
    if not marks.has_role("paid_back", "returned"):
        return signs
    signs.discard(_LENDING["paid_back"])
    if marks.find_ending(first, "to") or marks.find_starting(behind, "to"):
        return signs | {1}
    leads = marks.has("returned", 0, first) and not marks.find_ending(first, "source")  # "вернул Олегу", "вернул Олег"
    return signs | ({1, -1} if leads else {-1})


def _is_lender(marks: PhraseMatches, first: int, behind: int) -> bool:
    """Return whether the name at tokens ``first`` to ``behind`` is the lender: "Neha lent me", "lent by Neha"."""
    leads = marks.find_ending(first, "by") or marks.find_ending(first, "lender_lead")
    return bool(leads or marks.find_starting(behind, "by", "lends") or marks.has_role("to_us"))


@lru_cache(maxsize=64)
def _load_small_words(languages: frozenset[str]) -> frozenset[str]:
    """Return words of debt sentences that do not say what the money was for."""
    return frozenset().union(*(load_role_words(language, "splits", "small") for language in languages))


def _record_debt(
    reading: EntryReading, kind: EntryKind, payer: UUID, *receivers: UUID, thing: str = ""
) -> RecordEntries:
    context, amount = reading.context, reading.amounts[0]
    currency = amount.currencies[0] if amount.currencies else context.currency
    said = reading.layout.dates
    day = said[0].days[0] if said else context.today
    line = Line(kind, Money.of(amount.readings[0], currency), day, thing, payer=payer)
    return RecordEntries((line.share_equally(receivers),))
