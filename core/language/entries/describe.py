"""Read what an amount was for: the shop, the account, and the remaining words as description."""

from __future__ import annotations

from core.language.context import Context
from core.language.entries.lines import MessagePiece
from core.language.entries.people import NamedMember
from core.language.text.page import MessageText, list_places
from core.language.text.tokens import CLOCK, NUMBER, OTHER, SIGN, WORD, Token, tokenise
from core.language.text.vocabulary import RoleMatch

MOST_DESCRIPTION = 120
"""Most characters of a description."""

_EDGES = (
    *(
        "filler",
        "spent",
        "join",
        "record",
        "all",
        "account_lead",
        "speaker",
        "by",
        "to",
        "to_me",
        "received",
        "visibility",
    ),
    *("take_back", "nudge", "hedge", "returned", "acquired", "came"),
)
_INSIDE = "-'’&/%().°+"
_SPOKEN = frozenset({WORD, NUMBER, CLOCK, OTHER})
_PAID_FROM = ("bank", "wallet", "card", "cash")
_BESIDE_CASH = ("account_lead", "paid", "spent", "filler", "only", "to")


def find_merchant(page: MessageText, piece: MessagePiece) -> RoleMatch | None:
    """Return the shop named in the text of an amount, unless the name is part of a longer phrase; else None."""
    for match in page.marks.list_within("merchant", piece.start, piece.end):
        thing = page.marks.find_starting(match.start, "category", "bank")
        longer = thing is not None and thing.length > match.length
        if not longer and not page.taken.intersection(range(match.start, match.end)):
            return match
    return None


def find_account(page: MessageText, piece: MessagePiece, context: Context) -> tuple[str | None, range]:
    """Return the account that an amount was paid from, and the tokens that say so."""
    if known := _find_own_account(page, piece, context):
        return known
    for at in () if page.marks.is_without(*_PAID_FROM) else range(piece.start, piece.end):
        first = page.marks.find_starting(at, *_PAID_FROM)
        if first is None or not _is_account(page, piece, first):
            continue
        end = first.end
        while (more := page.marks.find_starting(end, "bank", "card")) and more.end <= piece.end:
            end = more.end
        named = _find_cash_words(page, first) if first.sense.role == "cash" else range(at, end)
        written = " ".join(page.tokens[place].written for place in named)
        return written.lower() if written.isascii() else written, range(at, end)
    return None, range(0)


def _find_cash_words(page: MessageText, match: RoleMatch) -> range:
    """Return the tokens that name cash, without words around them such as "paid" and "in"."""
    places = [at for at in range(match.start, match.end) if not page.marks.find_starting(at, *_BESIDE_CASH)]
    return range(places[0], places[-1] + 1) if places else range(match.start, match.end)


def _find_own_account(page: MessageText, piece: MessagePiece, context: Context) -> tuple[str, range] | None:
    for name in context.accounts:
        keys = [token.key for token in tokenise(name)]
        for at in range(piece.start, piece.end - len(keys) + 1):
            if keys and [token.key for token in page.tokens[at : at + len(keys)]] == keys:
                return name, range(at, at + len(keys))
    return None


def _is_account(page: MessageText, piece: MessagePiece, match: RoleMatch) -> bool:
    """Return whether a phrase names the account paid from ("hdfc card", "by gpay") and not a thing ("card games")."""
    thing = page.marks.find_starting(match.start, "category", "merchant")
    if match.end > piece.end or (thing is not None and thing.length > match.length):
        return False
    said = page.marks.find_ending(match.start, "account_lead") or page.marks.find_starting(
        match.end, "bank", "card", "account_lead"
    )
    said = said or page.marks.find_starting(match.start, "account_lead")
    if not said and (
        (thing is not None and thing.length == match.length) or (match.sense.role == "card" and match.length == 1)
    ):
        return False
    return not page.taken.intersection(range(match.start, match.end))


_LENDING_WORDS = (
    *("returned", "borrowed", "repaid", "paid_back", "gave_back_lead", "gave_back_tail"),
    *("to_us", "by", "lender_lead"),
)
"""Roles of words that tell who lent or paid back, which stay in the description of lending."""


def describe_piece(page: MessageText, piece: MessagePiece, gone: set[int], *, lending: bool = False) -> str:
    """Return the description of an amount from the words around it.

    With ``lending``, the words that say who lent are kept.
    """
    gone = gone.union(range(piece.amount.start, piece.amount.end), page.taken)
    for asked in page.marks.list_within("record", piece.start, piece.end):
        gone.update(range(asked.start, asked.end) if asked.length > 1 else ())  # "milk 60, forgot to add it"
    kept = [at for at in range(piece.start, piece.end) if at not in gone and _is_description_word(page.tokens[at])]
    while kept and (end := _skip_small_words(page, kept[0], lending=lending)):
        kept = [at for at in kept if at >= end]
    thing_ends = {match.end - 1 for match in page.marks.list_within("category", piece.start, piece.end)}
    while kept and kept[-1] not in thing_ends and _skip_small_words(page, kept[-1], lending=lending):
        kept = kept[:-1]
    kept = kept or [
        match.start for match in page.marks.list_within("category", piece.start, piece.end) if match.start not in gone
    ]
    return _join_words(page, kept)[:MOST_DESCRIPTION].strip()


def _is_description_word(token: Token) -> bool:
    return token.shape in _SPOKEN or (token.shape is SIGN and token.written in _INSIDE)


def _skip_small_words(page: MessageText, at: int, *, lending: bool) -> int:
    """Return the token after small words at the edge of a description; 0 where the words belong to it."""
    if page.tokens[at].shape is SIGN:
        return at + 1
    following = page.find_token(at + 1)
    names_model = following is not None and following.shape is NUMBER and following.glued
    if page.tokens[at].shape is not WORD or page.marks.find_starting(at, "category") or names_model:
        return 0
    if lending and page.marks.find_starting(at, *_LENDING_WORDS):
        return 0
    small = page.marks.find_starting(at, *_EDGES)
    return small.end if small is not None else 0


def _join_words(page: MessageText, kept: list[int]) -> str:
    text = ""
    for previous, at in zip([None, *kept], kept, strict=False):
        token = page.tokens[at]
        close = previous is not None and token.glued and at == previous + 1
        text += token.written if close or not text else f" {token.written}"
    return text


def list_member_tokens(people: list[NamedMember], piece: MessagePiece) -> set[int]:
    """Return the tokens at which members are named in the text of an amount."""
    return list_places(name for name in people if piece.start <= name.start < piece.end)
