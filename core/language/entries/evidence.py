"""Weigh by points whether a message with numbers is an entry, or chatter, a plan or a question."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.entries.read_entries import EntryReading
from core.language.text.page import Amount, MessageText, list_places
from core.language.text.tokens import BREAK, CLOCK, NUMBER, SIGN, TAG, WORD, Token
from core.language.text.vocabulary import PhraseMatches, RoleMatch

LIKELY, SURE = 1, 3
"""The points from which a message counts as an entry, and from which that is certain."""

_FEW = 10
"""The value below which a number may count things."""

SHORT = 4
"""Most words of a short message such as "milk 60"."""

_POINTS = {
    "spent": 2,
    "category": 2,
    "merchant": 2,
    "refund": 2,
    "transfer": 2,
    "received": 2,
    "income": 2,
    "record": 2,
    "send": 2,
    "shared_out": 2,
    "own_share": 2,
    "paid_back": 2,
    "lent": 2,
    "borrowed": 2,
    "found": 2,
    "note": 1,
}


_HANDED = ("spent", "received", "refund", "transfer", "send", "record")
_NEVER = {"quote": 5, "number_of": 4, "not_paid": 8, "advert": 5}
_AGAINST = {**_NEVER, "asked_inside": 3, "wish": 2, "subject": 2, "doing": 2, "seen": 4, "measured": 4}


_SUPPOSED = 5
"""Points subtracted for a supposition: "if I had 500"."""


def weigh_entry(reading: EntryReading) -> int:
    """Return points for a message being an entry, minus points against it."""
    page = reading.page
    end = len(page.tokens)
    points = sum(_POINTS[role] for role in _POINTS.keys() & page.marks.roles)
    words = _count_words(page)
    points += sum(_weigh_looks(reading, amount, words) for amount in reading.amounts)
    said = words or any(token.shape is TAG for token in page.tokens)
    if not said and all(amount.bare for amount in reading.amounts):
        return 0
    points += 1 if page.marks.has_role("wallet", "cash") else 0
    chat = sum(match.length for match in page.marks.list_within("chatter", 0, end) if match.start not in page.taken)
    points -= 3 * min(chat, 3)
    points -= 2 if any(token.shape is CLOCK for token in page.tokens) else 0
    points -= 1 if page.marks.has_role("greeting") else 0
    points -= 4 if len(reading.amounts) > 1 and not reading.layout.has_content(0, end) else 0
    return points - _weigh_talk(page, end)


def _weigh_talk(page: MessageText, end: int) -> int:
    """Return points against an entry: for quotations, and for wishes without a word of paying."""
    against = _NEVER if page.marks.has_role(*_HANDED) else _AGAINST
    supposed = _SUPPOSED if any(page.marks.find_starting(at, "opened_with_if") for at in range(min(2, end))) else 0
    watched = (
        {"seen"}
        if any(match.value == "entertainment" for match in page.marks.list_within("category", 0, end))
        else set()
    )
    return supposed + sum(
        against[role] for role in (against.keys() & page.marks.roles) - watched if _is_spoken_outside(page, role, end)
    )


def _is_spoken_outside(page: MessageText, role: str, end: int) -> bool:
    """Return whether a role occurs other than in a self-correction: not the "maybe" of "45, maybe 50"."""
    return any(match.start not in page.taken for match in page.marks.list_within(role, 0, end))


def _count_words(page: MessageText) -> int:
    """Return the number of words and emoji in a message."""
    return sum(
        token.shape is WORD or (token.shape is SIGN and page.marks.find_starting(at, "category") is not None)
        for at, token in enumerate(page.tokens)
    )


def _find_next_token(page: MessageText, at: int) -> Token | None:
    """Return the token at an index, skipping a day or a word for "private"; None at the end."""
    while at in page.taken:
        at += 1
    hidden = page.marks.find_starting(at, "visibility")
    return page.find_token(hidden.end if hidden else at)


def _weigh_looks(reading: EntryReading, amount: Amount, words: int) -> int:
    """Return points for how an amount is written: with currency or cents, or in a short message."""
    page = reading.page
    points = 3 if amount.currencies else 2 if amount.marked or amount.counted else 0
    points += 2 if amount.bare is False and not points else 0
    following = _find_next_token(page, amount.end)
    edge = following is None or amount.start == 0 or following.shape is BREAK
    points += 1 if words and (edge or len(reading.amounts) > 1) and words <= SHORT * len(reading.amounts) else 0
    points += 1 if amount.readings[0] >= 100 else 0
    points -= 2 if amount.ranged else 0
    plain = amount.bare and len(amount.readings) == 1
    points -= 4 if plain and amount.readings[0] < 100 and page.marks.find_ending(amount.start, "copula") else 0
    small = all(other.bare and other.readings[0] < _FEW for other in reading.amounts)
    if small and following is not None and _is_count(page, following, amount.end):
        points -= 4 if page.marks.find_ending(amount.start, "acquired") else 2
    return points


def is_only_counts(reading: EntryReading) -> bool:
    """Return whether every number only counts things: "bought 3 mangoes"."""
    page = reading.page
    return all(
        amount.bare
        and amount.readings[0] < _FEW
        and page.marks.find_ending(amount.start, "acquired") is not None
        and (following := _find_next_token(page, amount.end)) is not None
        and _is_count(page, following, amount.end)
        for amount in reading.amounts
    )


def _is_count(page: MessageText, following: Token, at: int) -> bool:
    """Return whether a small number counts the word after it: "3 apples", but not "5 on crisps"."""
    return following.shape is WORD and not (
        page.marks.find_starting(at, "filler") and page.marks.find_ending(at - 1, "article")
    )


def is_plan(reading: EntryReading) -> bool:
    """Return whether a message is about a wish or future payment, so that nothing has been paid."""
    page = reading.page
    if page.marks.find_starting(0, "record"):
        return False
    if any(_is_wish_for_amount(reading, wish) for wish in page.marks.list_within("strong_wish", 0, len(page.tokens))):
        return True
    if _is_order_to_bank(reading) or _is_awaited(page):
        return True
    return any(said.plan for said in reading.layout.dates)


def _is_awaited(page: MessageText) -> bool:
    """Return whether expected money has not arrived yet: "returned the shoes, refund of 60 still to come"."""
    return page.marks.has_role("awaited") and page.marks.has_role("refund", "returned", "received", "came", "income")


def _is_wish_for_amount(reading: EntryReading, wish: RoleMatch) -> bool:
    """Return whether a wish applies to the money: it is next to an amount, or nothing else was bought."""
    tokens, start, end = reading.page.tokens, wish.start, wish.end
    while start > 0 and not _is_set_apart(tokens[start - 1]):
        start -= 1
    while end < len(tokens) and not _is_set_apart(tokens[end]):
        end += 1
    if any(start <= amount.start < end for amount in reading.amounts):
        return True
    if reading.layout.has_content(start, end) and not _has_thing(reading, start, end):
        return True
    return weigh_entry(reading) < SURE


def _has_thing(reading: EntryReading, start: int, end: int) -> bool:
    """Return whether words other than some tokens name a thing or a payment; "8 lakh ki" has none."""
    aside = list_places(reading.amounts) | set(range(start, end))
    rest = (at for at in range(len(reading.page.tokens)) if at not in aside)
    return any(reading.layout.has_content(at, at + 1) or reading.page.marks.find_starting(at, *_HANDED) for at in rest)


def _is_set_apart(token: Token) -> bool:
    return token.shape is BREAK or token.is_sign(",.;!?") or token.written == "..."


def _is_order_to_bank(reading: EntryReading) -> bool:
    """Return whether a message is an order to a bank: "pay my visa bill 200", "transfer $40 to savings"."""
    marks = reading.page.marks
    moves = marks.find_starting(0, "order_move")
    amount = reading.amounts[0] if reading.amounts else None
    from_where = moves and amount and moves.end == amount.start and marks.find_starting(amount.end, "source")
    return marks.find_starting(0, "order") is not None or bool(from_where)


def is_question(tokens: Sequence[Token], marks: PhraseMatches) -> bool:
    """Return whether a message is a question: it has a question mark, or opens with a question word."""
    if marks.find_starting(0, "record"):
        return False
    if any(token.written in {"?", "？", "¿"} for token in tokens):
        return True
    last = len(tokens) - 1
    if tokens and not marks.find_starting(last, "filler") and _is_asking(tokens, marks, last):
        return True
    at = 0
    while at < min(4, last) and _can_open_question(tokens[at], marks, at):
        at += 1
    return bool(tokens) and _is_asking(tokens, marks, at)


def _is_asking(tokens: Sequence[Token], marks: PhraseMatches, at: int) -> bool:
    """Return whether a token is a question word, and not a shop beside an amount ("bata sandals 900")."""
    longest = marks.find_starting(at, "question", "exclaims")
    if longest is None or longest.sense.role == "exclaims" or _is_before_old_price(tokens, marks, at):
        return False
    verb = marks.find_starting(at, "spent", "put", "record")
    if verb is not None and verb.end > longest.end:
        return False  # "top up ezlink 20" asks for no top
    return marks.find_starting(at, "merchant") is None or all(token.shape is not NUMBER for token in tokens)


def _is_before_old_price(tokens: Sequence[Token], marks: PhraseMatches, at: int) -> bool:
    """Return whether the "was" at a token introduces an old price: "was 800 paid 600"."""
    old = marks.find_starting(at, "old_price")
    if old is None or old.end >= len(tokens) or tokens[old.end].shape is not NUMBER:
        return False
    return any(token.shape is NUMBER for token in tokens[old.end + 1 :])


def _can_open_question(token: Token, marks: PhraseMatches, at: int) -> bool:
    """Return whether a question may still start after this token."""
    return marks.find_starting(at, "question", "part") is None and (
        token.shape is not WORD or marks.find_starting(at, "filler", "join", "greeting") is not None
    )
