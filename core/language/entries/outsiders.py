"""People outside the household who share a bill with it, or paid one: "split with Tom and Lea", "Paco paid 30"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from core.language.context import Context
from core.language.entries.lines import MessagePiece
from core.language.entries.people import NamedMember
from core.language.entries.splits import read_small_number
from core.language.text.files import load_topic
from core.language.text.page import MessageText, list_places
from core.language.text.tokens import SIGN, WORD, tokenise
from core.model.money import Money

_TOPIC = "outside"
_SHARING = ("shared_out", "split", "evenly")
"""Roles of words that say that a bill was shared, and stand in no description beside the names of those who did."""
_MOST_NAMES = 8
_LEAST_LETTERS = 2
_Phrases = Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
"""Phrases by role and by their first word, the longest first."""


@dataclass(frozen=True, slots=True)
class SharedBill:
    """People outside who share a bill, in how many parts, and the tokens that say so."""

    names: tuple[str, ...]
    people: int
    """How many outsiders they are, which is more than the names where a group was named."""
    parts: int
    """In how many parts the bill is shared, the household's own among them."""
    told: frozenset[int]
    member: UUID | None = None
    """The one member it was shared with instead, where no outsider was named."""

    def share_out(self, money: Money) -> tuple[Money, tuple[Money, ...]]:
        """Return what of an amount is the household's own, and what each outsider owes, a group's as one sum."""
        owed = money.split((1,) * self.parts, 0)[self.parts - self.people :]
        theirs = sum(part.minor for part in owed)
        if len(self.names) < self.people:  # a group, whose parts are owed as one
            owed = (Money(theirs, money.currency),)
        return Money(money.minor - theirs, money.currency), tuple(owed)


@dataclass(frozen=True, slots=True)
class PayingOutsider:
    """Somebody outside the household who is said to have paid, and the tokens that say so."""

    name: str
    told: frozenset[int]


def write_debt(context: Context, name: str, *, owes_us: bool) -> str:
    """Return the description of a transfer by which an outsider owes the household, or is owed by it."""
    role = "lent_to" if owes_us else "borrowed_from"
    written = load_topic(context.language, _TOPIC).get(role) or load_topic("en", _TOPIC)[role]
    return str(written[0]).format(name=name)


def find_sharing(
    page: MessageText, piece: MessagePiece, people: Sequence[NamedMember], context: Context, *, alone: bool
) -> SharedBill | None:
    """Return who outside the household shares the bill of a piece; ``alone``: its message has no other.

    A single member who is named beside a bare "half" is returned as ``member``.
    """
    look = _OutsiderSearch(page, people, context, piece)
    if alone:
        look.start, look.end = 0, len(page.tokens)
    return look.find_with() or look.find_owing() or look.find_half()


def find_paying_outsider(
    page: MessageText, piece: MessagePiece, people: Sequence[NamedMember], context: Context
) -> PayingOutsider | None:
    """Return the outsider whom the start of a piece says to have paid; None where there is none."""
    return _OutsiderSearch(page, people, context, piece).find_payer()


@lru_cache(maxsize=64)
def _load_phrases(languages: frozenset[str]) -> _Phrases:
    found: dict[str, dict[str, set[tuple[str, ...]]]] = {}
    for language in languages:
        for role, phrases in load_topic(language, _TOPIC).items():
            for phrase in phrases:
                keys = tuple(token.key for token in tokenise(str(phrase)))
                found.setdefault(role, {}).setdefault(keys[0], set()).add(keys)
    return {
        role: {head: tuple(sorted(keys, key=len, reverse=True)) for head, keys in heads.items()}
        for role, heads in found.items()
    }


class _OutsiderSearch:
    """A search for outsiders in a piece: the tokens ``start`` to before ``end`` of its message."""

    def __init__(self, page: MessageText, people: Sequence[NamedMember], context: Context, piece: MessagePiece) -> None:
        self.page, self.context, self.start, self.end = page, context, piece.start, piece.end
        self.money = frozenset(range(piece.amount.start, piece.amount.end))
        self.members = {at: name for name in people for at in range(name.start, name.end)}
        spoken = {*page.marks.languages, context.language, context.mixed_language, "en"} - {""}
        self.phrases = _load_phrases(frozenset(spoken))

    def find_phrase_end(self, at: int, role: str) -> int:
        """Return the token after the longest phrase of a role that begins at a token; 0 where none does."""
        for phrase in self.phrases.get(role, {}).get(self.page.tokens[at].key, ()) if at < self.end else ():
            stop = at + len(phrase)
            if stop <= self.end and tuple(token.key for token in self.page.tokens[at:stop]) == phrase:
                return stop
        return 0

    def list_matches(self, role: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrases of a role stand, as start and end."""
        for at in range(self.start, self.end):
            if stop := self.find_phrase_end(at, role):
                yield at, stop

    def is_name(self, at: int, *, plain: bool) -> bool:
        """Return whether a token may be the name of somebody outside; ``plain``: in small letters as well."""
        token = self.page.find_token(at)
        if token is None or not self.start <= at < self.end or at in self.members or at in self.money:
            return False
        if token.shape is not WORD or len(token.written) < _LEAST_LETTERS or self.page.marks.is_covered(at):
            return False
        has_case = token.written.lower() != token.written.upper()
        return token.key not in self.phrases["not_names"] and (plain or not has_case or token.written.istitle())

    def write_name(self, at: int) -> str:
        """Return the name at a token with a large first letter."""
        written = self.page.tokens[at].written
        return written[:1].upper() + written[1:]

    def read_names(self, at: int, *, plain: bool) -> tuple[list[str], int, int]:
        """Return the outsiders in a row of names, how many people a group among them counts, and where the row ends.

        Members in the row are skipped: their parts are the household's.
        """
        names: list[str] = []
        counted, after = 0, at
        while at < self.end and len(names) < _MOST_NAMES:
            number = read_small_number(self.page, at)
            if number is not None and self.find_phrase_end(at + 1, "group"):
                counted, at = int(number), at + 1
            if stop := self.find_phrase_end(at, "group"):
                names.append(self.page.tokens[at].written)
            elif self.is_name(at, plain=plain):
                stop = at + 1
                names.append(self.write_name(at))
            elif at in self.members:
                stop = self.members[at].end
            else:
                break
            after = at = stop
            if at < self.end and self._is_joining_word(at):
                at += 1
            else:
                break
        return names, counted, after

    def _is_joining_word(self, at: int) -> bool:
        token = self.page.tokens[at]
        return token.is_sign(",&+") or self.page.marks.find_starting(at, "join") is not None

    def find_with(self) -> SharedBill | None:
        """Return those named after words such as "split with", or after a "with" beside a word of sharing."""
        shares = self._list_sharing_words()
        for role in ("owes_half", "owes_share"):
            shares |= {place for at, stop in self.list_matches(role) for place in range(at, stop)}
        for role in ("share_with", "with"):
            for at, stop in self.list_matches(role):
                if role == "with" and not shares:
                    continue
                begin = (
                    stop + 1
                    if self.page.marks.find_starting(stop, "speaker") and self._is_joining_word(stop + 1)
                    else stop
                )
                names, counted, after = self.read_names(begin, plain=role == "share_with")
                if names:
                    ours = len({self.members[place].person for place in range(begin, after) if place in self.members})
                    return self._make_shared_bill(names, counted, {*range(at, after), *shares}, 1 + ours)
        return self._find_with_after(shares)

    def _find_with_after(self, shares: set[int]) -> SharedBill | None:
        """Return the one named before words such as "ke saath"."""
        for at, stop in self.list_matches("with_after"):
            if at == self.start or not shares:
                continue
            names, counted, after = self.read_names(at - 1, plain=True)
            if names and after == at:
                return self._make_shared_bill(names, counted, {*range(at - 1, stop), *shares})
        return None

    def find_owing(self) -> SharedBill | None:
        """Return those named before words such as "owes me half" and "owe us their share"."""
        for role in ("owes_half", "owes_share"):
            for at, stop in self.list_matches(role):
                member = self.members.get(at - 1)
                if member is not None and member.person != self.context.speaker and role == "owes_half":
                    return SharedBill((), 0, 2, frozenset(range(member.start, stop)), member.person)
                first = at
                while first > self.start and (
                    self.is_name(first - 1, plain=first == at) or self._is_joining_word(first - 1)
                ):
                    first -= 1
                while first < at and self._is_joining_word(first):
                    first += 1
                names, counted, after = self.read_names(first, plain=True)
                if names and after == at:
                    return self._make_shared_bill(names, counted, set(range(first, stop)))
        return None

    def find_half(self) -> SharedBill | None:
        """Return the one whose name opens a bill or stands beside "half": "Sam cab 12 half", "cab 12 half Sam"."""
        for at, stop in self.list_matches("half"):
            if at < self.end and min(self.money, default=self.end) > at:
                continue
            for place in (stop, at - 1, self.start):
                member = self.members.get(place)
                if member is not None and member.person != self.context.speaker:
                    told = {*range(at, stop), *range(member.start, member.end)}
                    return SharedBill((), 0, 2, frozenset(told), member.person)
                if self.is_name(place, plain=False) and place not in range(at, stop):
                    return self._make_shared_bill([self.page.tokens[place].written], 0, {place, *range(at, stop)})
        return None

    def _list_sharing_words(self) -> set[int]:
        marks = self.page.marks
        found = list_places(*(marks.list_within(role, self.start, self.end) for role in _SHARING))
        for at, stop in self.list_matches("half"):
            found |= set(range(at, stop))
        return found

    def _make_shared_bill(self, names: Sequence[str], counted: int, told: set[int], ours: int = 1) -> SharedBill | None:
        """Return the sharing of some names, with as many parts for us; None where a group of unknown size is named."""
        ways, said = self._count_ways()
        groups = [name for name in names if self._is_group(name)]
        people = len(names) - len(groups) + (counted or (self._count_unnamed(ways, names) if groups else 0))
        ways = ways or people + ours
        if people < 1 or ways <= people:
            return None
        one_sum = (" & ".join(names),) if len(names) != people else tuple(names)
        return SharedBill(one_sum, people, ways, frozenset(told | said))

    @staticmethod
    def _count_unnamed(ways: int, names: Sequence[str]) -> int:
        """Return how many people a group without a number is: the ways of a split but ours; 0 where it is not said."""
        return max(ways - len(names), 1) if ways else 0

    def _is_group(self, name: str) -> bool:
        """Return whether a name is rather a word for a group."""
        return any(token.key in self.phrases["group"] for token in tokenise(name))

    def _count_ways(self) -> tuple[int, set[int]]:
        """Return in how many ways a bill is said to be split, 0 where that is not said, and the tokens that say it."""
        for at, stop in self.list_matches("ways"):
            number = read_small_number(self.page, at - 1) if at > self.start else None
            if number is not None:
                return int(number), set(range(at - 1, stop))
        return 0, set()

    def find_payer(self) -> PayingOutsider | None:
        """Return the outsider who paid, named at the start: "Paco paid 30", "Kiran ne 450 diye"."""
        at = self.start
        while at < self.end and (
            self.page.marks.find_starting(at, "join", "take_back") or self.page.tokens[at].shape is SIGN
        ):
            at += 1
        if at >= self.end:
            return None
        agent = self.find_phrase_end(at + 1, "agent")
        if not self.is_name(at, plain=bool(agent)):
            return None
        verb = self.find_phrase_end(at + 1, "paid_after") or agent
        if not verb:
            return None
        closing = [(start, stop) for start, stop in self.list_matches("paid_closing") if start >= verb and self.money]
        if verb == agent and not closing:
            return None
        told = {*range(at, verb), *(place for start, stop in closing[:1] for place in range(start, stop))}
        return PayingOutsider(self.write_name(at), frozenset(told))
