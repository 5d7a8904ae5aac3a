"""Read which fields of a draft a message changes: "145 not 140", "in euros", "that was yesterday", "not an expense"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from core.language.changes.named_lines import list_line_words
from core.language.context import Context
from core.language.entries.describe import find_account, find_merchant
from core.language.entries.lines import MessagePiece
from core.language.entries.people import find_payer
from core.language.entries.read_entries import EntryReading
from core.language.text.files import load_topic
from core.language.text.page import Amount, MessageText, list_places
from core.language.text.tokens import TAG, WORD, Token
from core.language.text.tokens import tokenise as tokens_of
from core.language.text.vocabulary import PhraseMatches, RoleMatch
from core.language.values import signs
from core.model.entry import EntryKind, Line, Visibility
from core.model.intent import ChangeDraft


def read_changed_fields(reading: EntryReading, context: Context, card: Sequence[Line]) -> ChangeDraft:
    """Return every change a message makes to the fields of a draft."""
    page = reading.page
    end = len(page.tokens)
    money = find_new_amount(reading)
    piece = MessagePiece(0, end, money or make_empty_amount(reading))
    shop = find_merchant(page, piece)
    if shop is not None and page.marks.find_ending(shop.start, "meant_for"):
        shop = None
    paid_from, places = read_new_account(reading, piece, context)
    said = reading.layout.dates
    gone = shop is not None or _is_whole_message(page, places)
    return ChangeDraft(
        amount=money.readings[0] if money else None,
        currency=read_new_currency(reading, money),
        day=said[0].days[0] if said else None,
        kind=_read_kind(page.marks, end),
        category=None if gone else _read_category(page.marks, end, context, page.tokens, card),
        merchant=shop.value.split(":", 1)[1] if shop else None,
        account=paid_from,
        payer=find_payer(page, piece, list(reading.people), context),
        visibility=_read_visibility(page.marks, end),
        tags=tuple(token.written[1:].lower() for token in page.tokens if token.shape is TAG),
    )


def make_empty_amount(reading: EntryReading) -> Amount:
    """Return an amount without a value, placed after the message, for messages that name no amount."""
    return Amount(len(reading.page.tokens), len(reading.page.tokens), ())


def find_new_amount(reading: EntryReading) -> Amount | None:
    """Return the new amount: the one not denied ("145 not 140"), or the last ("from 140 to 145"); None without one."""
    marks = reading.page.marks
    named = list_places(marks.list_within("nth", 0, len(reading.page.tokens)))
    kept = [
        amount
        for amount in reading.amounts
        if (amount.end in reading.page.taken or not is_denied(marks, amount.start, amount.end))
        and amount.start not in named
    ]
    kept = [amount for amount in kept if amount.readings[0] != 1 or reading.page.is_number(amount.start)]
    return kept[-1] if kept and kept[-1].readings[0] > 0 else None


def _read_kind(marks: PhraseMatches, end: int) -> EntryKind | None:
    found = [match for match in marks.list_within("kind_word", 0, end) if not is_denied(marks, match.start, match.end)]
    return EntryKind(found[0].value) if found else None


def is_denied(marks: PhraseMatches, start: int, end: int) -> bool:
    """Return whether a word of denial applies to some tokens: "not an expense", "खर्च नहीं"."""
    while not marks.find_ending(start, "denied") and marks.find_starting(start - 1, "filler"):
        start -= 1
    while not marks.find_starting(end, "denied_after") and marks.find_starting(end, "filler"):
        end += 1
    return bool(marks.find_ending(start, "denied") or marks.find_starting(end, "denied_after"))


def read_new_currency(reading: EntryReading, money: Amount | None) -> str | None:
    """Return the currency of the new amount, or one named alone ("in euros"); None without one."""
    if money is not None:
        return money.currencies[0] if money.currencies else None
    page = reading.page
    found = page.marks.list_within("currency", 0, len(page.tokens))
    kept = [match.value for match in found if not is_denied(page.marks, match.start, match.end)]
    return signs.list_named_currencies(page, kept[0])[0] if kept else None


def read_new_account(reading: EntryReading, piece: MessagePiece, context: Context) -> tuple[str | None, range]:
    """Return the account that was paid from, and the tokens that name it: "картой", "bar" as a whole message."""
    page = reading.page
    paid_from, places = find_account(page, piece, context)
    if paid_from is None:
        alone = (page.marks.find_starting(at, "cash", "card", "wallet", "bank") for at in range(len(page.tokens)))
        places = next(
            (range(m.start, m.end) for m in alone if m and _is_whole_message(page, range(m.start, m.end))), range(0)
        )
        paid_from = " ".join(page.tokens[at].written for at in places).lower() or None
    return paid_from, places


def _is_whole_message(page: MessageText, places: range) -> bool:
    """Return whether the message consists of these tokens alone, apart from small words."""
    rest = (at for at, token in enumerate(page.tokens) if token.shape is WORD and at not in places)
    return bool(places) and all(page.marks.find_starting(at, "nudge", "filler", "spent", "paid") for at in rest)


def _read_visibility(marks: PhraseMatches, end: int) -> Visibility | None:
    found = marks.list_within("visibility", 0, end)
    return Visibility(max(found, key=lambda match: match.length).value) if found else None


def _read_category(
    marks: PhraseMatches, end: int, context: Context, tokens: Sequence[Token], card: Sequence[Line]
) -> str | None:
    """Return the category a message calls by its name (the household's or ours); None where it names none."""
    keys = [token.key for token in tokens]
    for key, name in context.categories:
        wanted = [token.key for token in tokens_of(name)]
        if wanted and any(keys[at : at + len(wanted)] == wanted for at in range(len(keys))):
            return key
    known = {key for line in card for key in list_line_words(line)}
    names = list_category_names(marks.languages)
    found = [
        match
        for match in marks.list_within("category", 0, end)
        if " ".join(keys[match.start : match.end]) in names
        and tokens[match.start].key not in known
        and not _is_verb(marks, match)
    ]
    return max(found, key=lambda match: match.length).value if found else None


@lru_cache(maxsize=64)
def list_category_names(spoken: frozenset[str]) -> frozenset[str]:
    """Return the names of the categories in some languages, folded: "groceries", but not "bread"."""
    groups = (load_topic(language, "questions").get("categories", {}) for language in spoken)
    heads = (str(head) for names in groups for some in names.values() for head in some)
    return frozenset(" ".join(token.key for token in tokens_of(head)) for head in heads)


def _is_verb(marks: PhraseMatches, match: RoleMatch) -> bool:
    """Return whether a word of a category is here a kind of entry, or part of a verb: the "कर" of "कर दो"."""
    held = marks.find_starting(match.start, "kind_word", "change_word", "verb_stem")
    if held is None or held.length < match.length:
        return False
    return held.sense.role != "verb_stem" or marks.find_starting(held.end, "verb_end") is not None
