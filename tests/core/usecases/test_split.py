"""Items of a receipt put elsewhere: any receipt, any ticks, any members, the lines add up (A8, C5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Invalid
from core.model.draft import Doubt, DoubtKind, Draft, DraftState
from core.model.entry import EntryKind, Line, Share
from core.model.money import Money
from core.model.receipt import Receipt, ReceiptItem
from core.usecases.split_receipt import Put, divide_items

ASHA, RAVI, KID = (UUID(int=n) for n in (1, 2, 3))
COSTS = st.lists(st.integers(-500, 50_000), min_size=1, max_size=12)
WHO = st.lists(st.sampled_from([ASHA, RAVI, KID]), max_size=3)
WHERE = st.one_of(WHO, st.sampled_from(["dining", "home"]))
ROUNDS = st.lists(st.tuples(st.frozensets(st.integers(0, 13)), WHERE), max_size=5)
JobContext = tuple[frozenset[int], str | list[UUID]]
"""What is ticked, and where it goes."""


def paper(costs: Iterable[int]) -> Receipt:
    return Receipt(items=tuple(ReceiptItem(f"item {at}", Money(cost, "INR")) for at, cost in enumerate(costs)))


def card(total: int, receipt: Receipt, **more: object) -> Draft:
    line = Line(EntryKind.EXPENSE, Money(total, "INR"), date(2026, 11, 21), category="groceries", confidence=0.7)
    line = replace(line, merchant="Dairy", items=tuple(range(len(receipt.items))), **more)  # type: ignore[arg-type]
    at = datetime(2026, 11, 21, tzinfo=UTC)
    return Draft(UUID(int=7), 1, DraftState.OPEN, ASHA, (line,), (), at, "console", "den")


def put(where: str | list[UUID]) -> Put:
    if isinstance(where, str):
        return lambda line: replace(line, category=where, confidence=1.0)
    return lambda line: line.share_equally(where)


def split(draft: Draft, receipt: Receipt, ticked: Iterable[int], where: str | list[UUID]) -> Draft:
    return replace(draft, lines=divide_items(draft, receipt, frozenset(ticked), put(where)))


def said(draft: Draft) -> list[tuple[str, int, str | None, tuple[UUID, ...]]]:
    return [
        (line.description, line.money.minor, line.category, tuple(share.member for share in line.shares))
        for line in draft.lines
    ]


@settings(deadline=None)
@given(COSTS, st.integers(1, 10**7), ROUNDS)
def test_the_lines_always_add_up(costs: list[int], total: int, rounds: list[JobContext]) -> None:
    receipt = paper(costs)
    draft = card(total, receipt)
    for ticked, where in rounds:
        before = draft
        try:
            draft = split(draft, receipt, ticked, where)
        except Invalid:
            continue
        assert sum(line.money.minor for line in draft.lines) == total
        assert min(line.money.minor for line in draft.lines) > 0
        assert all(sum(s.minor for s in line.shares) == line.money.minor for line in draft.lines if line.shares)
        assert sorted(at for line in draft.lines for at in line.items) == list(range(len(costs)))
        assert _whereabouts(draft) == _expected(before, ticked, where)


def _whereabouts(draft: Draft) -> dict[int, tuple[str | None, frozenset[UUID]]]:
    """Category and members by item."""
    return {
        at: (line.category, frozenset(share.member for share in line.shares))
        for line in draft.lines
        for at in line.items
    }


def _expected(
    draft: Draft, ticked: frozenset[int], where: str | list[UUID]
) -> dict[int, tuple[str | None, frozenset[UUID]]]:
    places = _whereabouts(draft)
    for at in places.keys() & ticked:
        category, people = places[at]
        places[at] = (where, people) if isinstance(where, str) else (category, frozenset(where))
    return places


RECEIPT = paper([450_00, 160_00, 90_00])


def test_items_go_to_one_member_after_the_other() -> None:
    """The first split stays when the second comes; what ends up alike is one line."""
    draft = split(card(700_00, RECEIPT), RECEIPT, {2}, [RAVI])
    assert said(draft) == [("item 2", 90_00, "groceries", (RAVI,)), ("", 610_00, "groceries", ())]
    draft = split(draft, RECEIPT, {1}, [KID])
    assert [line[1] for line in said(draft)] == [90_00, 160_00, 450_00]
    draft = split(draft, RECEIPT, {1}, [RAVI])
    assert said(draft) == [("item 1, item 2", 250_00, "groceries", (RAVI,)), ("", 450_00, "groceries", ())]
    assert draft.lines[0].shares == (Share(RAVI, 250_00),)


def test_back_to_everybody_is_as_it_was() -> None:
    before = card(700_00, RECEIPT)
    after = split(split(before, RECEIPT, {0, 2}, [ASHA, RAVI]), RECEIPT, {0, 2}, [])
    assert after == before


def test_a_line_of_its_own_words_keeps_them() -> None:
    draft = split(card(700_00, RECEIPT, description="weekly shop"), RECEIPT, {0, 1}, [RAVI])
    assert [line[0] for line in said(draft)] == ["item 0, item 1", "weekly shop"]
    assert [line[0] for line in said(split(draft, RECEIPT, {1}, [KID]))] == ["item 1", "item 0", "weekly shop"]


def test_all_items_take_the_whole_line() -> None:
    draft = split(card(650_00, RECEIPT), RECEIPT, {0, 1, 2}, [RAVI])
    assert said(draft) == [("", 650_00, "groceries", (RAVI,))]


@pytest.mark.parametrize(
    ("costs", "ticked"),
    [([450, 160], ()), ([450, 160], (7,)), ([450, -60], (1,)), ([450, -60], (0,)), ([450, 0], (1,))],
)
def test_a_part_costs_something(costs: list[int], ticked: tuple[int, ...]) -> None:
    """A return cannot be taken off by itself, nor what was bought and brought back with it."""
    receipt = paper(costs)
    with pytest.raises(Invalid, match="receipt-split-nothing"):
        split(card(sum(costs), receipt), receipt, ticked, [RAVI])


def test_what_is_asked_is_answered_first() -> None:
    draft = replace(card(700_00, RECEIPT), doubts=(Doubt(DoubtKind.AMOUNT, ()),))
    with pytest.raises(Invalid, match="receipt-doubts-first"):
        split(draft, RECEIPT, {0}, [RAVI])
