"""Find the members named in a message, and which of them paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from uuid import UUID

from core.language.context import Context, Person
from core.language.entries.lines import MessagePiece
from core.language.text.letters import list_name_forms, transliterate_devanagari
from core.language.text.page import MessageText
from core.language.text.tokens import SIGN, WORD, Token, tokenise
from core.language.text.vocabulary import RoleMatch

_SHARED = frozenset({"groceries", "fuel", "utilities", "housing", "household", "phone_internet"})
"""Categories of things bought for all, so that a name beside one is the payer's."""


_PERSONAL = frozenset({"health", "personal_care", "clothing", "education"})
"""Categories of things for one person alone, so that a name beside one is whom it was for."""
_POSSESSIVES = ("'s", "’s")
_OWNER = 4
"""Fewest letters of a name with the ending of an owner and no apostrophe."""
_HANDING = ("paid", "gave", "handed", "send", "repaid", "gave_back_lead")
"""Roles of verbs by which money is handed to somebody."""
_CALLED = ("spouse", "pronoun")
"""Roles of words for a member without a name, such as "hubby"."""


@dataclass(frozen=True, slots=True)
class NamedMember:
    """A member's name at tokens ``start`` to before ``end``."""

    start: int
    end: int
    person: UUID
    bent: bool = False
    """Whether the grammatical case excludes that the member paid: "Диме отдала 700" (gave 700 to Dima)."""


@dataclass(frozen=True, slots=True)
class _Crew:
    """The household's members by every name, the first words of these names, and the most words of one."""

    names: Mapping[tuple[str, ...], UUID]
    heads: frozenset[str]
    longest: int


def map_names(context: Context) -> Mapping[tuple[str, ...], UUID]:
    """Return the id of each member by every name, as folded words, in each grammatical case and script."""
    return _load_crew(context.people).names


@lru_cache(maxsize=1024)
def _load_crew(people: tuple[Person, ...]) -> _Crew:
    found: dict[tuple[str, ...], UUID] = {}
    for person in people:
        for name in person.names:
            words = tuple(token.key for token in tokenise(name))
            found[words] = person.id
            found.setdefault(words[:1], person.id)
    for words, person_id in list(found.items()):
        for form in list_name_forms(words[0]) if len(words) == 1 else ():
            found.setdefault((form,), person_id)
    found.pop((), None)
    return _Crew(found, frozenset(words[0] for words in found), max(map(len, found), default=0))


def find_members(page: MessageText, context: Context) -> list[NamedMember]:
    """Return the members named in a message, in order; in a household of two, "hubby" is one."""
    crew = _load_crew(context.people)
    heard = [transliterate_devanagari(token.key) or token.key for token in page.tokens]
    called = not page.marks.is_without(*_CALLED)
    found: list[NamedMember] = []
    at = 0
    while at < len(heard):
        key = _find_longest_name(page, heard, at, crew)
        if key:
            found.append(NamedMember(at, at + len(key), crew.names[key], bent=_is_inflected_name(key, context)))
        elif called and (other := _find_other_member(page, context, at)):
            found.append(other)
        at += len(key) or 1
    return found


def _find_longest_name(page: MessageText, heard: Sequence[str], at: int, crew: _Crew) -> tuple[str, ...]:
    """Return the longest name that starts at a token; empty where none does."""
    if heard[at] not in crew.heads and not heard[at].endswith("s"):
        return ()
    for length in range(min(crew.longest, len(heard) - at), 0, -1):
        key = tuple(heard[at : at + length])
        if key in crew.names or (key := _fold_name(page, heard, at, length)) in crew.names:
            return key
    return ()


def _is_inflected_name(key: tuple[str, ...], context: Context) -> bool:
    word = key[0]
    if not "\u0400" <= word[0] <= "\u04ff":
        return False
    return all(token.key != word for person in context.people for name in person.names for token in tokenise(name))


def list_name_tokens(message: Sequence[Token], context: Context) -> frozenset[int]:
    """Return the tokens that are members' names and no other words: "Lukas" rather than "lukas" (thousands)."""
    known = _load_crew(context.people).heads
    return frozenset(
        at for at, token in enumerate(message) if token.key in known or transliterate_devanagari(token.key) in known
    )


def _fold_name(page: MessageText, heard: Sequence[str], at: int, length: int) -> tuple[str, ...]:
    """Return some words folded for comparison with a name, the last without its possessive ending: "bens"."""
    *first, last = heard[at : at + length]
    end = at + length - 1
    owns = last.endswith("s") and (page.tokens[end].written[-2:-1] in "'’" or _has_owner_ending(page, end))
    return (*first, last[:-1] if owns else last)


def _has_owner_ending(page: MessageText, at: int) -> bool:
    """Return whether a word may be a name with the ending of an owner: "bens", but no word such as "jeans"."""
    return len(page.tokens[at].key) >= _OWNER and not page.marks.is_covered(at)


def _find_other_member(page: MessageText, context: Context, at: int) -> NamedMember | None:
    """Return the only other member, where a token is what the speaker calls them ("hubby"); None for other tokens."""
    match = page.marks.find_starting(at, *_CALLED)
    others = [person.id for person in context.people if person.id != context.speaker] if match else ()
    return NamedMember(at, match.end, others[0]) if match and len(others) == 1 else None


def find_payer(page: MessageText, piece: MessagePiece, people: list[NamedMember], context: Context) -> UUID | None:
    """Return the member said to have paid an amount; None where nobody is."""
    for name in people:
        if piece.start <= name.start < piece.end and _is_paying(page, piece, name):
            return name.person
    return context.speaker if _is_paid_by_speaker(page, piece) else None


def find_giver(page: MessageText, piece: MessagePiece, people: Sequence[NamedMember], context: Context) -> UUID | None:
    """Return the member who gave the speaker money: "Tom transferred me 200 for rent"; None where none did."""
    told = page.marks.has_any_within(("to_us", "gave_us"), piece.start, piece.end)
    if not told or page.marks.has("merchant", piece.start, piece.end):
        return None
    handed = [
        match
        for role in ("send", "wire", "received", "gave_us")
        for match in page.marks.list_within(role, piece.start, piece.end)
    ]
    handed = [match for match in handed if not page.marks.find_starting(match.start, "acquired")]
    others = [
        name for name in people if piece.start <= name.start < piece.amount.start and name.person != context.speaker
    ]
    named = {name.person for name in others if not page.marks.find_ending(name.start, "to") and not name.bent}
    return others[0].person if handed and len(named) == 1 else None


def find_paid_member(page: MessageText, piece: MessagePiece, people: Sequence[NamedMember]) -> NamedMember | None:
    """Return the member who was given money: "paid Nora 40 for tickets", "le pagué a Nora 40", "nora ko 40 diye"."""
    handed = [match for role in _HANDING for match in page.marks.list_within(role, piece.start, piece.end)]
    handed = [match for match in handed if not page.marks.find_starting(match.start, "acquired")]
    for name in people if handed else ():
        if not piece.start <= name.start < piece.end or page.tokens[name.end - 1].written.endswith(_POSSESSIVES):
            continue
        if page.marks.find_starting(name.end, "paid") and not page.marks.find_starting(name.end, "to"):
            continue
        if any(match.end == name.start for match in handed) and not is_after_verb(page, name):
            return name
        if name.end == piece.amount.start and name.start > piece.start and _is_handed_behind(page, name, piece, handed):
            return name
        lead = page.marks.find_ending(name.start, "to") or page.marks.find_ending(name.start, "to_person")
        if lead is not None and page.marks.find_starting(lead.start, "meant_for") is not None:
            lead = lead if any(match.end == lead.start for match in handed) else None
        if lead is not None or page.marks.find_starting(name.end, "to") or name.bent:
            return name
    return None


def _is_handed_behind(page: MessageText, name: NamedMember, piece: MessagePiece, handed: Sequence[RoleMatch]) -> bool:
    """Return whether the verb of handing closes a piece whose subject stands before a name: "hab Max 40 gegeben"."""
    opens = all(page.marks.find_starting(at, "filler", "speaker", "join") for at in range(piece.start, name.start))
    return opens and any(match.start >= piece.amount.end for match in handed)


def find_signing_member(page: MessageText, piece: MessagePiece, people: list[NamedMember]) -> UUID | None:
    """Return the member whose bare name opens or ends an entry: "cab 240 ravi"; None without one.

    The member is asked whether that is who paid or whom it was for.
    """
    for name in people:
        if name.start == piece.start and (name.end == piece.amount.start or _is_before_shared_thing(page, piece, name)):
            return name.person
        around = (*page.tokens[piece.amount.end : name.start], *page.tokens[name.end : piece.end])
        ends = name.start >= piece.amount.end and name.end <= piece.end
        if (
            ends
            and all(token.shape is SIGN for token in around)
            and not page.marks.find_starting(name.start, "spouse", "pronoun")
        ):
            return name.person
    return None


def _is_before_shared_thing(page: MessageText, piece: MessagePiece, name: NamedMember) -> bool:
    """Return whether a name stands before something shared and its amount: "ravi petrol 500"."""
    if page.find_token(name.end) is None or page.tokens[name.end - 1].written[-2:] in {"'s", "’s"}:
        return False
    thing = page.marks.find_starting(name.end, "category")
    shared = thing is not None and thing.value in _SHARED and thing.end == piece.amount.start
    return shared and piece.amount.end == piece.end


def _is_paying(page: MessageText, piece: MessagePiece, name: NamedMember) -> bool:
    """Return whether a name is the payer's: "Ravi paid", "paid by Ravi"; but not "to Ravi"."""
    if name.bent:
        return False
    colon = page.find_token(name.end)
    if name.start == piece.start and colon is not None and colon.written == ":":
        return True
    if page.marks.find_ending(name.start, "by") and page.marks.has("spent", piece.start, piece.end):
        return True
    if page.marks.find_ending(name.start, "to") or page.marks.find_starting(name.end, "to"):
        return False
    beside = any(page.marks.find_starting(at, "paid") for at in range(name.end, min(name.end + 3, piece.end)))
    if beside or is_after_verb(page, name):
        return True
    opens = all(
        page.marks.find_starting(at, "filler", "join") or at in page.taken for at in range(piece.start, name.start)
    )
    return opens and page.marks.has("paid", name.end, piece.end)


def is_after_verb(page: MessageText, name: NamedMember) -> bool:
    """Return whether a name follows the verb whose subject it is: "pagó Andrés", "bezahlt hat Jonas"."""
    article = page.marks.find_starting(name.start - 1, "filler") is not None and not page.marks.find_starting(
        name.start - 1, "to"
    )
    starts = (name.start, name.start - 1) if article else (name.start,)
    return not name.bent and any(page.marks.find_ending(at, "paid_first") for at in starts)


def _is_paid_by_speaker(page: MessageText, piece: MessagePiece) -> bool:
    return any(
        match.length > 1
        or any(page.marks.find_starting(at, "paid") for at in range(match.end, min(match.end + 3, piece.end)))
        for match in page.marks.list_within("speaker", piece.start, piece.end)
    )


def find_either_payer(page: MessageText, piece: MessagePiece, people: Sequence[NamedMember]) -> tuple[UUID, ...]:
    """Return two members one of whom paid, unknown which: "Ravi or Kabir paid the cab"; empty for other texts."""
    inside = [name for name in people if piece.start <= name.start < piece.end]
    for one, other in pairwise(inside):
        word = page.marks.find_starting(one.end, "or")
        paid = page.marks.has("paid", piece.start, piece.end)
        if word is not None and word.end == other.start and paid and one.person != other.person:
            return one.person, other.person
    return ()


def is_paid_by_pronoun(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether "he" or "she" is said to have paid."""
    return any(
        page.marks.find_starting(at, "paid")
        for match in page.marks.list_within("pronoun", piece.start, piece.end)
        for at in range(match.end, min(match.end + 3, piece.end))
    )


def list_paying_relative_tokens(page: MessageText, piece: MessagePiece) -> set[int]:
    """Return the tokens of a relative who paid and may be a member: "dad paid", "von papa bezahlt"."""
    told: set[int] = set()
    for match in page.marks.list_within("relative", piece.start, piece.end):
        lead = page.marks.find_ending(match.start, "by")
        if lead is not None and page.marks.find_ending(lead.start, "paid"):
            told |= set(range(lead.start - 1, match.end))
        elif lead is not None and page.marks.find_starting(match.end, "paid"):
            told |= set(range(lead.start, match.end + 1))
        elif page.marks.find_starting(match.end, "paid"):
            told |= set(range(match.start, match.end + 1))
    return told


def is_paid_by_stranger(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text opens with an unknown capitalised name who paid: "Pooja paid 450 for the cab"."""
    at = piece.start
    while page.marks.find_starting(at, "join", "filler"):
        at += 1
    token = page.find_token(at)
    if token is None or token.shape is not WORD or not token.written.istitle() or page.marks.is_covered(at):
        return False
    verb = page.marks.find_starting(at + 1, "paid")
    words = any(page.tokens[place].shape is WORD for place in range(piece.amount.end, piece.end))
    return verb is not None and verb.end == piece.amount.start and words


def find_owners(
    page: MessageText, piece: MessagePiece, people: Sequence[NamedMember]
) -> tuple[tuple[UUID, ...], set[int]]:
    """Return the members something was for ("medicines 300 for Ravi"), and the tokens that say so."""
    members: list[UUID] = []
    told: set[int] = set()
    for name in people:
        if not piece.start <= name.start < piece.end:
            continue
        owns = page.tokens[name.end - 1].written[-2:] in {"'s", "’s"}
        before, after = (
            page.marks.find_ending(name.start, "meant_for"),
            page.marks.find_starting(name.end, "meant_after"),
        )
        joined = (
            bool(told) and max(told) == name.start - 2 and page.marks.find_starting(name.start - 1, "join") is not None
        )
        if owns or not (before or after or joined):
            continue
        members.append(name.person)
        start = before.start if before else name.start - joined
        told |= set(range(start, after.end if after else name.end))
    return tuple(members), told


def find_owner(page: MessageText, piece: MessagePiece, people: Sequence[NamedMember]) -> UUID | None:
    """Return the member whose own thing it is: "Ravi's medicine", "лекарство Димы", "ravi ki dawai"; else None.

    A thing that others may share, such as Ravi's dinner, is nobody's own.
    """
    for name in people:
        if piece.start <= name.start < piece.end and _is_owner(page, piece, name):
            return name.person
    return None


def _is_owner(page: MessageText, piece: MessagePiece, name: NamedMember) -> bool:
    tail = page.marks.find_starting(name.end, "owner_tail")
    if tail or page.tokens[name.end - 1].written.endswith(_POSSESSIVES):
        after = tail.end if tail else name.end
        things = [page.marks.find_starting(at, "category") for at in (after, after + 1)]  # "Ravi's new shoes"
        return any(thing and thing.value in _PERSONAL and thing.end <= piece.end for thing in things)
    lead = page.marks.find_ending(name.start, "owner_lead")
    if not lead and not name.bent:
        return False
    thing = page.marks.find_ending(lead.start if lead else name.start, "category")
    return thing is not None and thing.value in _PERSONAL
