"""Judge why a bank reports another amount than was noted: a tip, a reward, a changed booking, a currency exchange."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.importing.alert_details import AlertLikeness, compare_alerts
from core.importing.matching import (
    ALIKE,
    BOOKED_LATER,
    Fact,
    ProofSource,
    compare_names,
    find_days_apart,
    is_same_direction,
    is_same_tail,
)
from core.model.entry import EntryKind


class AdjustmentKind(StrEnum):
    """The reason two amounts of one purchase differ.

    The member is always asked, and nothing changes without an answer.
    """

    TIP = "tip"
    """The bank took more than the member noted."""
    REWARD = "reward"
    """The bank took less: points, a voucher or cash paid the rest."""
    BOOKED = "booked"
    """The bank announced another amount than it booked."""
    EXCHANGE = "exchange"
    """One amount is in another currency."""


@dataclass(frozen=True, slots=True)
class AdjustmentCandidate:
    """A known purchase that may be the same as a new one despite another amount, and the reason for the difference."""

    known: Fact
    kind: AdjustmentKind
    likeness: float
    """How likely the two are one purchase, to choose among several; the higher the likelier."""


_BANKS = frozenset((ProofSource.ALERT, ProofSource.STATEMENT, ProofSource.PENDING))
_LARGEST_TIP = Decimal("1.35")
_SMALLEST_PART = Decimal("0.4")
_SMALLEST_BOOKED, _LARGEST_BOOKED = Decimal("0.2"), Decimal(5)
"""The least and greatest ratio of a booked amount to the announced one; the other reasons have narrower limits."""


def can_be_adjusted(fact: Fact, known: Fact) -> bool:
    """Return whether two facts may be one purchase with two amounts, judged before their proofs are loaded."""
    if fact.money == known.money or not known.money.minor:
        return False
    if EntryKind.TRANSFER in {fact.kind, known.kind} or not is_same_direction(fact.kind, known.kind):
        return False
    if abs((fact.day - known.day).days) > BOOKED_LATER:
        return False
    ratio = fact.money.amount / known.money.amount
    if fact.money.currency == known.money.currency and not _SMALLEST_BOOKED <= ratio <= _LARGEST_BOOKED:
        return False
    if fact.account and known.account and not is_same_tail(fact.account, known.account):
        return False
    alike = compare_names(fact.name, known.name)
    return alike is not None and alike >= ALIKE


def judge_adjustment(fact: Fact, known: Fact) -> AdjustmentCandidate | None:
    """Return why two facts of one purchase may differ in amount; None where they are two purchases.

    Both must name similar shops within a few days. Two facts from the same kind of source are two purchases.
    """
    if not can_be_adjusted(fact, known) or (
        fact.sources & known.sources and not _is_possibly_one_purchase(fact, known)
    ):
        return None
    apart = find_days_apart(fact, known)
    kind = _find_kind(fact, known)
    if apart is None or kind is None:
        return None
    return AdjustmentCandidate(known, kind, (compare_names(fact.name, known.name) or 0) - apart / 10)


def _is_possibly_one_purchase(fact: Fact, known: Fact) -> bool:
    """Return whether a new alert may be of a known purchase although the amounts differ.

    One announces what the other books, or they are told in two currencies.
    """
    if fact.sources != {ProofSource.ALERT}:
        return False
    likeness = compare_alerts(fact.alerts, known.alerts)
    is_exchanged = fact.money.currency != known.money.currency
    return likeness is AlertLikeness.BOOKED or (is_exchanged and likeness is not AlertLikeness.OTHER)


def _find_kind(fact: Fact, known: Fact) -> AdjustmentKind | None:
    """Return the reason for the difference of two amounts; None where the difference is too large for any."""
    if fact.money.currency != known.money.currency:
        return AdjustmentKind.EXCHANGE
    if not fact.sources & _BANKS:
        return None
    if known.sources & _BANKS:
        return AdjustmentKind.BOOKED
    ratio = fact.money.amount / known.money.amount
    if 1 < ratio <= _LARGEST_TIP:
        return AdjustmentKind.TIP
    return AdjustmentKind.REWARD if _SMALLEST_PART <= ratio < 1 else None
