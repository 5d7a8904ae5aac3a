"""Hold the balances an account was told to have against what moved in between. Pure functions, no book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations, pairwise

from core.model.account_balance import BalanceFact, BalanceGap, Movement
from core.model.money import Money

BOOKED_WITHIN = timedelta(days=5)
"""A bank may book so much later than the day an entry names."""

_MOST_MOVED = 3
"""Entries that are taken for booked on the other side of a balance, at most."""

_NEAREST = 12
"""Entries around a balance that may have been booked on its other side."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What an account holds after its last told balance and all that moved since, and what did not add up."""

    minor: int
    gaps: tuple[BalanceGap, ...] = ()


@dataclass(slots=True)
class _Course:
    """The way from one balance to the next: what moved before it, and what is still to come."""

    before: list[Movement] = field(default_factory=list)
    later: list[Movement] = field(default_factory=list)


def reconcile_account(facts: Sequence[BalanceFact], movements: Sequence[Movement]) -> Reconciliation:
    """Return what an account of one currency holds, and where its balances do not follow from what moved.

    ``facts`` has at least one. Entries near a balance may be booked on its other side, as banks book later than people
    buy; each counts once. Gaps that cancel out one another, as where an entry was written late, are none.
    """
    ordered = sorted(facts, key=lambda fact: (fact.day, fact.whole_day, fact.at, str(fact.id)))
    told = sorted(movements, key=lambda each: (each.day, each.at, str(each.entry)))
    first = ordered[0]
    early = [each for each in told if is_before(each, first) and each.day >= first.day - BOOKED_WITHIN]
    course = _Course(early, [each for each in told if not is_before(each, first)])
    gaps: list[BalanceGap] = []
    for one, other in pairwise(ordered):
        gap = _book_until_balance(course, one, other)
        if gap:
            gaps.append(BalanceGap(other.id, Money(gap, other.money.currency), one.day, other.day))
            gaps = _drop_cancelled(gaps)
    last = ordered[-1].money.minor
    return Reconciliation(last + sum(each.money.minor for each in course.later), tuple(gaps))


def is_before(movement: Movement, fact: BalanceFact) -> bool:
    """Whether a balance was told with an entry counted in, as far as days and order say."""
    if movement.day != fact.day:
        return movement.day < fact.day
    same_card = fact.draft is not None and movement.draft == fact.draft
    return fact.whole_day or same_card or movement.at <= fact.at


def _book_until_balance(course: _Course, one: BalanceFact, other: BalanceFact) -> int:
    """Book movements up to the next known balance; return what is missing or left over there, in minor units."""
    inside = [each for each in course.later if is_before(each, other)]
    gap = other.money.minor - one.money.minor - sum(each.money.minor for each in inside)
    since = other.day - BOOKED_WITHIN
    not_yet = [each for each in inside if each.day >= since]
    already = [each for each in course.later if each not in inside and each.day == other.day]
    already += course.before  # told of before the first balance, booked after it
    moved = _find_moved(not_yet, already, gap)
    late = [each for each in not_yet if each in moved]
    course.later = late + [each for each in course.later if each not in inside and each not in moved]
    course.before = []
    return gap if not moved else 0


def _find_moved(not_yet: list[Movement], already: list[Movement], gap: int) -> list[Movement]:
    """Return the fewest entries that close a gap once they stand on the other side of a balance; none where none do."""
    if not gap:
        return []
    near = [(each, each.money.minor) for each in not_yet[-_NEAREST:]]
    near += [(each, -each.money.minor) for each in already[:_NEAREST]]
    for count in range(1, _MOST_MOVED + 1):
        for chosen in combinations(near, count):
            if gap + sum(minor for _, minor in chosen) == 0:
                return [each for each, _ in chosen]
    return []


def _drop_cancelled(gaps: list[BalanceGap]) -> list[BalanceGap]:
    """Return gaps without the last ones that add up to nothing."""
    total = 0
    for place in range(len(gaps) - 1, -1, -1):
        total += gaps[place].money.minor
        if total == 0:
            return gaps[:place]
    return gaps
