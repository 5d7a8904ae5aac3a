"""Read shares of an entry between members: "60/40 with Ravi", "split with Ravi", "my half", "Ravi 500, Asha 200"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from uuid import UUID

from core.language.context import Context
from core.language.entries.lines import MessagePiece
from core.language.entries.people import NamedMember, find_members, list_name_tokens
from core.language.entries.splits import read_small_number
from core.language.text.page import MessageText, list_places
from core.language.text.tokens import CLOCK, NUMBER, SIGN, WORD, Token, clean_text, tokenise
from core.language.text.vocabulary import PhraseMatches
from core.model.household import NumberHabit

_BETWEEN = "/-:–"
_WHOLE = 100
_FINE = 100
"""The factor by which weights are stored: hundredths."""
_SMALL_PART = 20
"""The largest number that can be a simple part, as in "2:1"; larger ones are percentages or amounts."""
_POSSESSIVES = ("'s", "’s")
_SPLIT = ("shared_out", "split", "half_for")


@dataclass(frozen=True, slots=True)
class Percentages:
    """Numbers at tokens ``start`` to before ``end`` that add up to a hundred: "60/40"."""

    start: int
    end: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """The members a purchase was for, their weights (empty for equal shares), and the tokens that say so."""

    members: tuple[UUID, ...]
    parts: tuple[int, ...] = ()
    """The members' weights; in hundredths if typed as an answer without names."""
    told: frozenset[int] = frozenset()

    def is_plain(self, total: Decimal | None) -> bool:
        """Return whether typed weights are unambiguous: they sum to 100 or the amount, or are small as in 2:1."""
        whole = Decimal(sum(self.parts)) / _FINE
        return any(self.parts) and (whole in (_WHOLE, total) or max(self.parts) <= _SMALL_PART * _FINE)


def find_percentages(words: Sequence[Token]) -> Percentages | None:
    """Return the first numbers like "60/40", "50-30-20" or "60:40" that add up to a hundred; None without any."""
    for start, token in enumerate(words):
        if token.shape is CLOCK:
            parts, end = _make_whole_parts(token.written.split(":")), start + 1
        elif token.shape is NUMBER and not (start and words[start - 1].is_sign(_BETWEEN)):
            parts, end = _read_joined_numbers(words, start)
        else:
            continue
        if len(parts) > 1 and sum(parts) == _WHOLE and all(parts):
            return Percentages(start, end, parts)
    return None


def _read_joined_numbers(words: Sequence[Token], start: int) -> tuple[tuple[int, ...], int]:
    """Return the numbers joined by one sign from a token on, and the token after them."""
    found, at = [words[start].written], start + 1
    while at + 1 < len(words) and words[at].is_sign(_BETWEEN) and words[at + 1].shape is NUMBER:
        found.append(words[at + 1].written)
        at += 2
    return _make_whole_parts(found), at


def _make_whole_parts(written: Sequence[str]) -> tuple[int, ...]:
    return tuple(map(int, written)) if all(part.isdecimal() for part in written) else ()


def divide_piece(
    page: MessageText, piece: MessagePiece, people: Sequence[NamedMember], payer: UUID | None, context: Context
) -> Division | None:
    """Return how a purchase was split among members; None where the message does not say.

    "dinner 3400 split with Ravi" and "half is for Ravi" are halves, "rent 60/40 with Ravi" gives the speaker 60 parts
    of 100, "my half 1700" is for the speaker alone.
    """
    if len(context.people) < 2:
        return None
    first = payer or context.speaker
    others = tuple(
        dict.fromkeys(name.person for name in _list_members_beside(page, piece, people) if name.person != first)
    )
    mine = page.marks.list_within("my_part", piece.start, piece.end)
    if mine and not others:
        return Division((context.speaker,), (), frozenset(list_places(mine)))
    found = _find_percentages_in(page, piece)
    everybody = (first, *others)
    if found is not None and others and len(found.parts) == len(everybody):
        return Division(everybody, found.parts, _list_split_words(page, piece, people, found))
    if page.marks.has("half_for", piece.start, piece.end) and len(others) != 1:
        return None
    if others and not _has_others(page, piece, people) and page.marks.has_any_within(_SPLIT, piece.start, piece.end):
        return Division(everybody, (), _list_split_words(page, piece, people, None))
    shared = frozenset() if others else _find_words_for_all(page, piece, len(context.people))
    return Division(tuple(person.id for person in context.people), (), shared) if shared else None


def _find_words_for_all(page: MessageText, piece: MessagePiece, members: int) -> frozenset[int]:
    """Return the tokens that say that all members share a purchase; empty without any, or if others are named.

    "split equally between all of us" says so, and "split three ways" in a household of three.
    """
    end = piece.end
    marks = [match for role in (*_SPLIT, "evenly") for match in page.marks.list_within(role, piece.start, end)]
    told = list_places(marks)
    if not told or page.marks.has_any_within(("relative", "others"), piece.start, end):
        return frozenset()
    counted = [at for at in range(min(told) + 1, end) if _read_count(page, piece, at) is not None]
    if any(_read_count(page, piece, at) != members for at in counted):
        return frozenset()
    if not counted and not page.marks.has("evenly", piece.start, end):
        return frozenset()
    ways = [match for match in page.marks.list_within("ways", piece.start, end) if match.start > min(told)]
    told |= list_places(ways).union(counted)
    told |= {at for at in range(min(told), max(told)) if page.marks.find_starting(at, "filler", "to", "by")}
    behind = max(told) + 1
    rest = [
        at
        for at in range(behind, end)
        if page.tokens[at].shape is WORD and not page.marks.find_starting(at, "currency")
    ]
    leads = behind <= piece.amount.start and not page.marks.find_starting(behind, "filler")  # "split equally: taxi 900"
    return frozenset(told) if leads or not rest else frozenset()


def _read_count(page: MessageText, piece: MessagePiece, at: int) -> Decimal | None:
    """Return the number of people that a token next to the amount may mean; None where it means none."""
    amount = piece.amount
    return None if amount.start <= at < amount.end else read_small_number(page, at)


def _find_percentages_in(page: MessageText, piece: MessagePiece) -> Percentages | None:
    found = find_percentages(page.tokens)
    return found if found is not None and piece.start <= found.start < piece.end else None


def _list_members_beside(page: MessageText, piece: MessagePiece, people: Sequence[NamedMember]) -> list[NamedMember]:
    """Return the members named beside an amount, except owners of a thing: "Ravi's cake"."""
    inside = [name for name in people if piece.start <= name.start < piece.end]
    return [name for name in inside if not page.tokens[name.end - 1].written.endswith(_POSSESSIVES)]


def _has_others(page: MessageText, piece: MessagePiece, people: Sequence[NamedMember]) -> bool:
    """Return whether non-members share too: a sister, or more people than there are members."""
    if page.marks.has_any_within(("relative", "others"), piece.start, piece.end) or _has_stranger(page, piece, people):
        return True
    amount = range(piece.amount.start, piece.amount.end)
    counted = (at for at in range(piece.start, piece.end) if at not in amount and page.is_number(at))
    return any(page.tokens[at].written.isdecimal() and int(page.tokens[at].written) < 50 for at in counted)


def _has_stranger(page: MessageText, piece: MessagePiece, people: Sequence[NamedMember]) -> bool:
    """Return whether an unknown name is joined to a member's: "Ravi and Sam", "Sam, Ravi"."""
    members = list_places(people)
    for name in people:
        for join, at in ((name.end, name.end + 1), (name.start - 1, name.start - 2)):
            if not piece.start <= at < piece.end or at in members or page.marks.is_covered(at):
                continue
            joined = page.marks.find_starting(join, "join") or page.tokens[join].is_sign(",")
            if joined and page.tokens[at].shape is WORD and page.tokens[at].written.istitle():
                return True
    return False


def _list_split_words(
    page: MessageText, piece: MessagePiece, people: Sequence[NamedMember], found: Percentages | None
) -> frozenset[int]:
    """Return the tokens that say how and with whom it was split, from the word for splitting to the last name."""
    names = _list_members_beside(page, piece, people)
    marks = (page.marks.list_within(role, piece.start, piece.end) for role in _SPLIT)
    held = list_places(names, *marks, [found] if found is not None else [])
    for at in range(min(held), max(held)):
        if page.tokens[at].shape is SIGN or page.marks.find_starting(at, "join", "filler", "to", "by"):
            held.add(at)
    return frozenset(held - set(range(piece.amount.start, piece.amount.end)))


def read_division(text: str, context: Context, total: Decimal | None = None) -> Division | None:
    """Return the shares in a member's answer to how to split something; None where it cannot be read.

    "60/40" gives the speaker the first part, "Ravi 60, Asha 40" and "Ravi 500 Asha 200" name everybody, "Ravi 40%"
    leaves the rest to the speaker, "Ravi and Asha" is equal. ``total`` is what parts given as amounts must add up to.
    """
    words = tokenise(clean_text(text))
    marks = PhraseMatches(words, context.language, list_name_tokens(words, context))
    page = MessageText(words, marks, context.currency, context.number_habit)
    people = find_members(page, context)
    mine = [
        NamedMember(match.start, match.end, context.speaker) for match in marks.list_within("speaker", 0, len(words))
    ]
    people = sorted((*people, *mine), key=lambda name: name.start)
    numbers = [(at, value) for at, token in enumerate(words) if (value := _read_number(token, context.number_habit))]
    if not people:
        return _assign_unnamed(words, context)
    members = tuple(dict.fromkeys(name.person for name in people))
    if not numbers:
        return Division(members)
    parts = tuple(int(value * _FINE) for _, value in numbers)
    rest = total if total is not None and "%" not in text else Decimal(_WHOLE)
    left = rest - sum(value for _, value in numbers)
    if len(numbers) == 1 and len(members) == 1 and members[0] != context.speaker and left > 0:
        return Division((context.speaker, members[0]), (int(left * _FINE), parts[0]))
    return Division(members, parts) if len(numbers) == len(members) else None


def _assign_unnamed(words: Sequence[Token], context: Context) -> Division | None:
    """Return weights without names, the speaker's first; None unless there is one for each member."""
    found = [token for token in words if token.shape in (NUMBER, CLOCK)]
    values = [part for token in found for part in token.written.split(":")]
    if any(token.shape is WORD for token in words) or len(values) != len(context.people):
        return None
    numbers = [_read_decimal(value, context.number_habit) for value in values]
    if any(number is None for number in numbers):
        return None
    others = [person.id for person in context.people if person.id != context.speaker]
    return Division((context.speaker, *others), tuple(int(number * _FINE) for number in numbers if number is not None))


def _read_number(token: Token, habit: NumberHabit) -> Decimal | None:
    return _read_decimal(token.written, habit) if token.shape is NUMBER else None


def _read_decimal(written: str, habit: NumberHabit) -> Decimal | None:
    thousands, point = (",", ".") if habit is NumberHabit.POINT else (".", ",")
    try:
        return Decimal(written.replace(thousands, "").replace(point, "."))
    except InvalidOperation:
        return None
