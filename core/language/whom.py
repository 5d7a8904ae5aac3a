"""For whom something was, said to its card and nothing else with it: "for Priya", "the milk was for Priya and Ravi"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from core.language.entries import Reading
from core.language.page import Page
from core.language.people import Named
from core.language.text import SIGN

_SMALL = ("filler", "nudge", "change_word", "join", "nth", "meant_for", "meant_after", "ordinal")
"""What may stand around it without saying anything more."""
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Whom:
    """The members named, and the folded words that are left: they have to name the line."""

    members: tuple[UUID, ...]
    words: frozenset[str]


def whom(reading: Reading) -> Whom | None:
    """Whom a message says it was for; None where it says so of nobody, or asks, or says more."""
    page, people = reading.page, reading.people
    mine = page.marks.within("meant_me", 0, len(page.tokens))
    if reading.amounts or reading.layout.dates or page.tokens[-1].is_sign("?") or page.marks.anywhere("visibility"):
        return None
    if not (mine or _is_meant(page, people)) or (mine and people) or _denies(page):
        return None
    named = {at for name in people for at in range(name.start, name.end)}
    named |= {at for match in mine for at in range(match.start, match.end)}
    members = tuple(name.person for name in people) or (reading.context.speaker,)
    return Whom(members, frozenset(page.tokens[at].key for at in _rest(page, named)))


def _is_meant(page: Page, people: tuple[Named, ...]) -> bool:
    """Whether all that are named stand side by side, with the word that says it before or behind them."""
    if not people or any(page.tokens[name.end - 1].written.endswith(_POSSESSIVES) for name in people):
        return False
    if any(not _small(page, at) for one, other in pairwise(people) for at in range(one.end, other.start)):
        return False
    start = people[0].start
    near = (start, start - 1) if page.marks.at(start - 1, "filler") else (start,)
    return any(page.marks.ending(at, "meant_for") for at in near) or bool(page.marks.at(people[-1].end, "meant_after"))


def _denies(page: Page) -> bool:
    """Whether it says for whom it was not; a "no," at its head denies what stood on the card."""
    end = len(page.tokens)
    found = (*page.marks.within("denied", 0, end), *page.marks.within("denied_after", 0, end))
    return any(match.start > 0 or match.end == end or not page.tokens[match.end].is_sign(",") for match in found)


def _small(page: Page, at: int) -> bool:
    return page.tokens[at].shape is SIGN or page.marks.at(at, "join", "filler") is not None


def _rest(page: Page, named: set[int]) -> list[int]:
    """The tokens that are neither a name nor a small word."""
    covered = set(named)
    for role in _SMALL:
        for match in page.marks.within(role, 0, len(page.tokens)):
            covered |= set(range(match.start, match.end))
    return [at for at, token in enumerate(page.tokens) if at not in covered and token.shape is not SIGN]
