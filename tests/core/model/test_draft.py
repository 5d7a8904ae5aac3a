"""What is asked back about a card, and the card once it is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from core.errors import Invalid
from core.model.draft import Doubt, DoubtKind, Draft, DraftState, Patch, apply_patches
from core.model.entry import EntryKind, Line
from core.model.money import Money

TODAY = date(2026, 11, 21)
EACH = Doubt(DoubtKind.ENTRY, ((), (Patch(0, left_out=True),), (Patch(1, left_out=True),)))


def _card(*doubts: Doubt) -> Draft:
    lines = tuple(Line(EntryKind.EXPENSE, Money.of(amount, "INR"), TODAY, amount) for amount in ("60", "120", "250"))
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    return Draft(UUID(int=1), 1, DraftState.OPEN, UUID(int=2), lines, doubts, moment, "console", "asha")


def test_a_line_is_left_out_and_what_is_asked_of_later_lines_moves_up() -> None:
    days = Doubt(DoubtKind.DATE, tuple((Patch(2, day=day),) for day in (TODAY, date(2026, 11, 20))))
    after = _card(EACH, days).answer_doubt(0, 1)
    assert [line.description for line in after.lines] == ["120", "250"]
    assert [doubt.line_indexes for doubt in after.doubts] == [frozenset({1})]
    assert after.version == 2


def test_every_line_is_kept() -> None:
    assert _card(EACH).answer_doubt(0, 0) == replace(_card(), version=2)


def test_taking_a_line_off_by_hand_answers_it() -> None:
    assert _card(EACH).remove_line(2).doubts == ()


def test_a_patch_changes_its_field_of_its_line_and_nothing_else() -> None:
    lines, day, ravi = _card().lines, date(2026, 11, 20), UUID(int=3)
    patches = (Patch(0, day=day), Patch(1, payer=ravi), Patch(2, money=Money.of("9", "INR")))
    assert apply_patches(lines, patches) == (
        replace(lines[0], day=day), replace(lines[1], payer=ravi), replace(lines[2], money=Money.of("9", "INR")),
    )  # fmt: skip
    assert [line.kind for line in apply_patches(lines, [Patch(1, kind=EntryKind.INCOME)])] == [
        EntryKind.EXPENSE, EntryKind.INCOME, EntryKind.EXPENSE,
    ]  # fmt: skip


def test_several_lines_are_left_out_at_once_and_doubts_follow_their_lines() -> None:
    days = Doubt(DoubtKind.DATE, tuple((Patch(2, day=day),) for day in (TODAY, date(2026, 11, 20))))
    both = Doubt(DoubtKind.ENTRY, ((), (Patch(0, left_out=True), Patch(1, left_out=True))))
    after = _card(both, days).answer_doubt(0, 1)
    assert [line.description for line in after.lines] == ["250"]
    assert [doubt.line_indexes for doubt in after.doubts] == [frozenset({0})]


def test_a_line_taken_off_takes_its_doubt_along_and_moves_only_later_ones() -> None:
    first, last = (
        Doubt(DoubtKind.DATE, tuple((Patch(at, day=day),) for day in (TODAY, date(2026, 11, 20)))) for at in (0, 2)
    )
    card = _card(first, last)
    assert [doubt.line_indexes for doubt in card.remove_line(1).doubts] == [frozenset({0}), frozenset({1})]
    assert [doubt.line_indexes for doubt in card.remove_line(0).doubts] == [frozenset({1})]
    assert [line.description for line in card.remove_line(0).lines] == ["120", "250"]
    assert card.remove_line(2) == replace(card, version=2, lines=card.lines[:2], doubts=(first,))
    for index in (-1, 3):
        with pytest.raises(Invalid, match=r"^line-gone$"):
            card.remove_line(index)


def test_another_day_has_another_rate_and_the_same_day_keeps_its_own() -> None:
    abroad = Line(EntryKind.EXPENSE, Money.of("10", "USD"), TODAY, "tea", rate="80", base=Money.of("800", "INR"))
    assert Patch(0, day=TODAY).apply_to_line(abroad) == abroad
    later = date(2026, 11, 22)
    assert Patch(0, day=later).apply_to_line(abroad) == replace(abroad, day=later, rate=None, base=None)


def test_shares_stay_with_what_was_spent_and_a_receiver_with_a_transfer() -> None:
    ravi = UUID(int=3)
    shared = _card().lines[0].share_equally([ravi])
    assert Patch(0, payer=ravi).apply_to_line(shared).shares == shared.shares
    assert Patch(0, kind=EntryKind.INCOME).apply_to_line(shared).shares == ()
    assert Patch(0, kind=EntryKind.TRANSFER, receiver=ravi).apply_to_line(_card().lines[0]).transfer_receiver == ravi
    assert Patch(0, kind=EntryKind.INCOME, receiver=ravi).apply_to_line(_card().lines[0]).shares == ()


def test_a_line_is_replaced_alone_and_makes_a_new_version() -> None:
    card, tea = _card(), replace(_card().lines[0], description="tea")
    assert card.replace_line(0, tea) == replace(card, version=2, lines=(tea, *card.lines[1:]))
    for index in (-1, 3):
        with pytest.raises(Invalid, match=r"^line-gone$"):
            card.replace_line(index, tea)
