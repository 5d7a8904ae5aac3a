"""A bank's amount that differs from what was noted is explained or left alone (H1, H2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.importing.adjustments import judge_adjustment
from core.importing.matching import Fact, ProofSource
from core.model.entry import EntryKind
from core.model.money import Money

DAY = date(2026, 11, 10)
ALERT, MESSAGE, STATEMENT, PENDING = (
    ProofSource.ALERT,
    ProofSource.MESSAGE,
    ProofSource.STATEMENT,
    ProofSource.PENDING,
)


def fact(source: ProofSource, minor: int, **changes: object) -> Fact:
    """Return what one source says of a dinner."""
    plain = Fact(source, EntryKind.EXPENSE, Money(minor, "EUR"), DAY, frozenset((source,)), "Olive Bistro")
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("new", "known", "kind"),
    [
        (fact(ALERT, 1100), fact(MESSAGE, 1000), "tip"),
        (fact(STATEMENT, 1100, day=DAY + timedelta(4)), fact(MESSAGE, 1000), "tip"),
        (fact(ALERT, 700), fact(MESSAGE, 1000), "reward"),
        (fact(STATEMENT, 4310), fact(ALERT, 6000), "booked"),
        (fact(STATEMENT, 4310), fact(PENDING, 6000), "booked"),
        (fact(ALERT, 2000, money=Money(2200, "USD")), fact(MESSAGE, 2000), "exchange"),
        (fact(ALERT, 1000), fact(MESSAGE, 1000), None),
        (fact(ALERT, 1500), fact(MESSAGE, 1000), None),
        (fact(ALERT, 300), fact(MESSAGE, 1000), None),
        (fact(ALERT, 1100), fact(ALERT, 1000), None),
        (fact(STATEMENT, 1100), fact(STATEMENT, 1000), None),
        (fact(MESSAGE, 1100), fact(ALERT, 1000), None),
        (fact(ALERT, 1100, name="City Water"), fact(MESSAGE, 1000), None),
        (fact(ALERT, 1100, name=""), fact(MESSAGE, 1000), None),
        (fact(ALERT, 1100, day=DAY + timedelta(6)), fact(MESSAGE, 1000), None),
        (fact(ALERT, 1100, kind=EntryKind.INCOME), fact(MESSAGE, 1000), None),
        (fact(ALERT, 1100, account="4821"), fact(MESSAGE, 1000, account="HDFC 9911"), None),
    ],
)
def test_why_two_amounts_differ(new: Fact, known: Fact, kind: str | None) -> None:
    found = judge_adjustment(new, known)
    assert (found.kind.value if found else None) == kind
