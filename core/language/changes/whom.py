"""Read messages that only say for whom a line was: "for Priya", "60/40 with Ravi"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from core.language.entries.parts import find_percentages
from core.language.entries.people import NamedMember
from core.language.entries.read_entries import EntryReading
from core.language.text.page import MessageText, list_places
from core.language.text.tokens import SIGN

_SMALL = ("filler", "only", "to", "by", "nudge", "change_word", "join", "nth", "meant_for", "meant_after", "ordinal")
"""Roles of words that add nothing to a statement of whom a line was for."""
_SPLIT = ("shared_out", "split")
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class MeantMembers:
    """The members a purchase was for, and the remaining words, folded, which must name the line."""

    members: tuple[UUID, ...]
    words: frozenset[str]
    parts: tuple[int, ...] = ()
    """The members' weights in the order of ``members``; empty for equal shares."""


def read_whom(reading: EntryReading) -> MeantMembers | None:
    """Return for whom something was; None where a message names nobody, asks, or says more."""
    page = reading.page
    if reading.amounts or reading.layout.dates or page.tokens[-1].is_sign("?") or page.marks.has_role("visibility"):
        return None
    return None if _is_denial(page) else _read_sharing(reading) or _read_meant_alone(reading)


def _read_meant_alone(reading: EntryReading) -> MeantMembers | None:
    """Return the members a purchase was for alone ("for Priya", "only Ravi", "just for me"); None without any."""
    page, people = reading.page, reading.people
    mine = [match for role in ("meant_me", "my_part") for match in page.marks.list_within(role, 0, len(page.tokens))]
    if not (mine or _is_after_word_for(page, people)) or (mine and people):
        return None
    if any(match.sense.role == "my_part" for match in mine) and len(reading.context.people) == 2:
        return _read_half(reading, list_places(mine))
    named = list_places(people, mine)
    members = tuple(name.person for name in people) or (reading.context.speaker,)
    return MeantMembers(members, frozenset(page.tokens[at].key for at in _list_rest(page, named)))


def _read_half(reading: EntryReading, told: set[int]) -> MeantMembers:
    """Return both members of a two-member household, if a message says that half belongs to one; else None."""
    members = tuple(person.id for person in reading.context.people)
    return MeantMembers(members, frozenset(reading.page.tokens[at].key for at in _list_rest(reading.page, told)))


def _read_sharing(reading: EntryReading) -> MeantMembers | None:
    """Return the speaker and the members named as sharing ("60/40 with Ravi"), or all; None without a split."""
    page, context = reading.page, reading.context
    found = find_percentages(page.tokens)
    marked = [match for role in (*_SPLIT, "evenly") for match in page.marks.list_within(role, 0, len(page.tokens))]
    if not (found or marked) or len(context.people) < 2:
        return None
    others = tuple(dict.fromkeys(name.person for name in reading.people if name.person != context.speaker))
    if not others and (page.marks.has_role("evenly") or len(context.people) == 2):
        others = tuple(person.id for person in context.people if person.id != context.speaker)
    members = (context.speaker, *others)
    if not others or (found and len(found.parts) != len(members)):
        return None
    named = list_places(reading.people, marked, [found] if found else [])
    words = frozenset(page.tokens[at].key for at in _list_rest(page, named))
    return MeantMembers(members, words, found.parts if found else ())


def _is_after_word_for(page: MessageText, people: tuple[NamedMember, ...]) -> bool:
    """Return whether the named members stand in a row next to a word such as "for"."""
    if not people or any(page.tokens[name.end - 1].written.endswith(_POSSESSIVES) for name in people):
        return False
    if any(not _is_small_word(page, at) for one, other in pairwise(people) for at in range(one.end, other.start)):
        return False
    start = people[0].start
    near = (start, start - 1) if page.marks.find_starting(start - 1, "filler") else (start,)
    before = any(page.marks.find_ending(at, role) for at in near for role in ("meant_for", "only"))
    return before or bool(page.marks.find_starting(people[-1].end, "meant_after"))


def _is_denial(page: MessageText) -> bool:
    """Return whether a message says for whom something was not; a leading "no," only denies the draft."""
    end = len(page.tokens)
    found = (*page.marks.list_within("denied", 0, end), *page.marks.list_within("denied_after", 0, end))
    return any(match.start > 0 or match.end == end or not page.tokens[match.end].is_sign(",") for match in found)


def _is_small_word(page: MessageText, at: int) -> bool:
    return page.tokens[at].shape is SIGN or page.marks.find_starting(at, "join", "filler") is not None


def _list_rest(page: MessageText, named: set[int]) -> list[int]:
    """Return the tokens that are neither members' names nor small words."""
    covered = named | list_places(*(page.marks.list_within(role, 0, len(page.tokens)) for role in _SMALL))
    return [at for at, token in enumerate(page.tokens) if at not in covered and token.shape is not SIGN]
