"""What is asked back about a card, and the card once it is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from core.model.draft import Doubt, DoubtKind, Draft, DraftState, Patch
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
    after = _card(EACH, days).settle(0, 1)
    assert [line.description for line in after.lines] == ["120", "250"]
    assert [doubt.lines for doubt in after.doubts] == [frozenset({1})]
    assert after.version == 2


def test_every_line_is_kept() -> None:
    assert _card(EACH).settle(0, 0) == replace(_card(), version=2)


def test_taking_a_line_off_by_hand_answers_it() -> None:
    assert _card(EACH).without(2).doubts == ()
