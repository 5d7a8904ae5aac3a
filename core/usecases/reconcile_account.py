"""Check an account's stated balances against the movements between them. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations, pairwise

from core.model.account_balance import BalanceFact, BalanceGap, Movement
from core.model.money import Money

BOOKED_WITHIN = timedelta(days=5)
"""How long after the day of an entry a bank may book it."""

_MOST_MOVED = 3
"""The most entries that one gap may be explained by, as booked before or after a stated balance."""

_NEAREST = 12
"""The number of entries nearest to a balance that are tried as booked before or after it."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The balance of an account today in minor units, and the gaps between its stated balances and its movements."""

    minor: int
    gaps: tuple[BalanceGap, ...] = ()


@dataclass(slots=True)
class _OpenMovements:
    """The movements not yet counted towards a stated balance.

    ``before`` were told of before the first stated balance but may be booked by the bank after it; ``later`` are all
    that balance does not include.
    """

    before: list[Movement] = field(default_factory=list)
    later: list[Movement] = field(default_factory=list)


def reconcile_account(facts: Sequence[BalanceFact], movements: Sequence[Movement]) -> Reconciliation:
    """Return the balance of an account in one currency, and the gaps where balances do not follow from movements.

    ``facts`` has at least one balance. Movements near a balance may count on its other side, as banks book later than
    people buy; each counts once. Gaps that cancel each other out are dropped.
    """
    ordered = sorted(facts, key=lambda fact: (fact.day, fact.whole_day, fact.at, str(fact.id)))
    told = sorted(movements, key=lambda each: (each.day, each.at, str(each.entry)))
    first = ordered[0]
    early = [each for each in told if is_in_stated_balance(each, first) and each.day >= first.day - BOOKED_WITHIN]
    course = _OpenMovements(early, [each for each in told if not is_in_stated_balance(each, first)])
    gaps: list[BalanceGap] = []
    for one, other in pairwise(ordered):
        gap = _book_until_balance(course, one, other)
        if gap:
            gaps.append(BalanceGap(other.id, Money(gap, other.money.currency), one.day, other.day))
            gaps = _remove_cancelled_gaps(gaps)
    last = ordered[-1].money.minor
    return Reconciliation(last + sum(each.money.minor for each in course.later), tuple(gaps))


def is_in_stated_balance(movement: Movement, fact: BalanceFact) -> bool:
    """Return whether a movement is already included in a stated balance, by day and order."""
    if movement.day != fact.day:
        return movement.day < fact.day
    same_card = fact.draft is not None and movement.draft == fact.draft
    return fact.whole_day or same_card or movement.at <= fact.at


def _book_until_balance(course: _OpenMovements, one: BalanceFact, other: BalanceFact) -> int:
    """Place the movements between two balances; return the gap at the second, in minor units, 0 where they agree."""
    inside = [each for each in course.later if is_in_stated_balance(each, other)]
    gap = other.money.minor - one.money.minor - sum(each.money.minor for each in inside)
    since = other.day - BOOKED_WITHIN
    not_yet = [each for each in inside if each.day >= since]
    already = [each for each in course.later if each not in inside and each.day == other.day]
    already += course.before  # told of before the first balance, booked after it
    moved = _find_movements_that_close(not_yet, already, gap)
    late = [each for each in not_yet if each in moved]
    course.later = late + [each for each in course.later if each not in inside and each not in moved]
    course.before = []
    return gap if not moved else 0


def _find_movements_that_close(not_yet: list[Movement], already: list[Movement], gap: int) -> list[Movement]:
    """Return the fewest movements that close a gap if moved to the other side of a balance; empty where none do."""
    if not gap:
        return []
    near = [(each, each.money.minor) for each in not_yet[-_NEAREST:]]
    near += [(each, -each.money.minor) for each in already[:_NEAREST]]
    for count in range(1, _MOST_MOVED + 1):
        for chosen in combinations(near, count):
            if gap + sum(minor for _, minor in chosen) == 0:
                return [each for each, _ in chosen]
    return []


def _remove_cancelled_gaps(gaps: list[BalanceGap]) -> list[BalanceGap]:
    """Return gaps without the last ones if these add up to zero."""
    total = 0
    for place in range(len(gaps) - 1, -1, -1):
        total += gaps[place].money.minor
        if total == 0:
            return gaps[:place]
    return gaps
