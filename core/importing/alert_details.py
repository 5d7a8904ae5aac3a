"""Tell whether two bank alerts (an SMS and an e-mail, announced and booked) are of one purchase or of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import IntEnum

from rapidfuzz import fuzz

from core.importing.bank_words import has_word
from core.model.alert import BankAlert


class AlertLikeness(IntEnum):
    """How two bank alerts of one amount relate: two purchases, perhaps one, announced and booked, or the same."""

    OTHER = 0
    """The alerts report two different purchases."""
    MAYBE = 1
    BOOKED = 2
    """One alert announces what the other reports as booked."""
    SAME = 3


@dataclass(frozen=True, slots=True)
class AlertDetails:
    """What a bank alert says besides amount, day and names: wording, reference, time, balance, whether pending."""

    wording: str
    """The alert's words without numbers.

    A bank uses the same words for two purchases, but not in its SMS and e-mail.
    """
    reference: str = ""
    at: time | None = None
    balance: Decimal | None = None
    is_pending: bool = False
    """Whether the alert only announces a payment that will be booked later."""


_SAME_WORDING = 85
"""Percent of likeness from which two texts count as one wording; their shops and months may differ."""

_AT_ONCE = 3
"""The most minutes between an SMS and an e-mail about one purchase."""


def describe_alert(text: str, alert: BankAlert) -> AlertDetails:
    """Return the wording, reference, time, balance and pending mark of a bank's text; ``alert`` is its reading."""
    folded = text.casefold()
    words = " ".join("".join(sign if sign.isalpha() else " " for sign in folded).split())
    is_pending = has_word(folded, "pending") and not has_word(folded, "booked")
    return AlertDetails(words, alert.reference or "", alert.at, alert.balance, is_pending)


def compare_alerts(new: Sequence[AlertDetails], known: Sequence[AlertDetails]) -> AlertLikeness:
    """Return how new alerts relate to the alerts of a known purchase; one pair that rules it out is enough.

    Two texts of the same wording are two purchases, since a bank reports each once in that wording, unless their
    references are equal.
    """
    pairs = [_compare_pair(one, other) for one in new for other in known]
    if not pairs or AlertLikeness.OTHER in pairs:
        return AlertLikeness.OTHER
    return max(pairs)


def _compare_pair(one: AlertDetails, other: AlertDetails) -> AlertLikeness:
    if one.reference and one.reference == other.reference:
        return AlertLikeness.SAME
    if _is_same_wording(one, other) or _has_different_references(one.reference, other.reference):
        return AlertLikeness.OTHER
    if one.balance is not None and other.balance is not None:
        return AlertLikeness.SAME if one.balance == other.balance else AlertLikeness.OTHER
    if one.is_pending is not other.is_pending:
        return AlertLikeness.BOOKED
    return AlertLikeness.SAME if _is_same_time(one.at, other.at) else AlertLikeness.MAYBE


def _is_same_wording(one: AlertDetails, other: AlertDetails) -> bool:
    return fuzz.ratio(one.wording, other.wording) >= _SAME_WORDING


def _has_different_references(one: str, other: str) -> bool:
    """Return whether two references of the same kind (length and digits) differ; other kinds cannot be compared."""
    return bool(one) and len(one) == len(other) and one.isdigit() is other.isdigit() and one != other


def _is_same_time(one: time | None, other: time | None) -> bool:
    if one is None or other is None:
        return False
    apart = abs(one.hour * 60 + one.minute - other.hour * 60 - other.minute)
    return min(apart, 24 * 60 - apart) <= _AT_ONCE
