"""What tells two banks' texts of one purchase (an SMS and an e-mail, announced and booked) from those of two."""

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
    """What two banks' texts of one amount are to each other."""

    OTHER = 0
    """They tell of two purchases."""
    MAYBE = 1
    BOOKED = 2
    """One announces what the other has booked."""
    SAME = 3


@dataclass(frozen=True, slots=True)
class AlertDetails:
    """What one bank's text says of a purchase beside its amount, day and names."""

    wording: str
    """Its words without numbers: a bank words two purchases alike, and its SMS unlike its e-mail."""
    reference: str = ""
    at: time | None = None
    balance: Decimal | None = None
    is_pending: bool = False
    """Whether it only announces what will be booked later."""


_SAME_WORDING = 85
"""Likeness of two texts in percent from which one form made both; shops and months differ in them."""

_AT_ONCE = 3
"""Minutes between an SMS and an e-mail of one purchase."""


def describe_alert(text: str, alert: BankAlert) -> AlertDetails:
    """Return what a bank's text says beside its line; ``alert`` is its reading."""
    folded = text.casefold()
    words = " ".join("".join(sign if sign.isalpha() else " " for sign in folded).split())
    is_pending = has_word(folded, "pending") and not has_word(folded, "booked")
    return AlertDetails(words, alert.reference or "", alert.at, alert.balance, is_pending)


def compare_alerts(new: Sequence[AlertDetails], known: Sequence[AlertDetails]) -> AlertLikeness:
    """Return what a new text is to those that stand behind one purchase already; one that rules it out decides.

    Texts of one form are of two purchases, since a bank tells of each once in that form; only a reference says
    otherwise.
    """
    pairs = [_compare_pair(one, other) for one in new for other in known]
    if not pairs or AlertLikeness.OTHER in pairs:
        return AlertLikeness.OTHER
    return max(pairs)


def _compare_pair(one: AlertDetails, other: AlertDetails) -> AlertLikeness:
    if one.reference and one.reference == other.reference:
        return AlertLikeness.SAME
    if _are_of_one_form(one, other) or _are_two_references(one.reference, other.reference):
        return AlertLikeness.OTHER
    if one.balance is not None and other.balance is not None:
        return AlertLikeness.SAME if one.balance == other.balance else AlertLikeness.OTHER
    if one.is_pending is not other.is_pending:
        return AlertLikeness.BOOKED
    return AlertLikeness.SAME if _are_at_once(one.at, other.at) else AlertLikeness.MAYBE


def _are_of_one_form(one: AlertDetails, other: AlertDetails) -> bool:
    return fuzz.ratio(one.wording, other.wording) >= _SAME_WORDING


def _are_two_references(one: str, other: str) -> bool:
    """Whether two references of one kind differ; a text may give the bank's and another the network's."""
    return bool(one) and len(one) == len(other) and one.isdigit() is other.isdigit() and one != other


def _are_at_once(one: time | None, other: time | None) -> bool:
    if one is None or other is None:
        return False
    apart = abs(one.hour * 60 + one.minute - other.hour * 60 - other.minute)
    return min(apart, 24 * 60 - apart) <= _AT_ONCE
