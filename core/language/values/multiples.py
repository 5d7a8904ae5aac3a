"""Read amounts given as a part or multiple of a number: "half of 40", "20% of 150", "3.50 twice"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from core.language.text.page import Amount, MessageText
from core.model.money import round_amount

_BETWEEN_MEMBERS = ("shared_out", "half_paid", "owes_me", "i_owe")
"""Roles of words that make a fraction a member's share instead of the amount spent."""


def apply_multiples(page: MessageText, money: Sequence[Amount]) -> tuple[tuple[Amount, ...], frozenset[int]]:
    """Return the amounts with fractions and multiples applied, and the tokens of these; two readings where unclear."""
    kept: list[Amount] = []
    gone: set[int] = set()
    for amount in money:
        part = None if page.marks.has_role(*_BETWEEN_MEMBERS) else _find_fraction(page, amount)
        if part is not None:
            share, start = part
            kept.append(_take_fraction(page, amount, share))
            gone |= set(range(start, amount.start))
        else:
            kept.append(_double_amount(page, amount, alone=len(money) == 1))
    return tuple(kept), frozenset(gone)


def _find_fraction(page: MessageText, amount: Amount) -> tuple[Fraction, int] | None:
    """Return the fraction before an amount and its first token: "a third of", "20% of"; None without one."""
    if len(amount.readings) > 1:
        return None
    if said := page.marks.find_ending(amount.start, "fraction"):
        return Fraction(said.value), said.start
    of = page.marks.find_ending(amount.start, "fraction_of")
    at = of.start - 2 if of else -1  # the number and its "%"
    if at < 0 or not page.tokens[at + 1].is_sign("%") or not page.tokens[at].written.isdecimal():
        return None
    return Fraction(int(page.tokens[at].written), 100), at


def _take_fraction(page: MessageText, amount: Amount, share: Fraction) -> Amount:
    """Return a share of an amount, rounded to the currency's digits."""
    currency = amount.currencies[0] if amount.currencies else page.currency
    value = round_amount(amount.readings[0] * share.numerator / share.denominator, currency)
    return replace(amount, readings=(value,), counted=True)


def _double_amount(page: MessageText, amount: Amount, *, alone: bool) -> Amount:
    """Return twice an amount that was paid twice, or both readings where it may already be the whole."""
    beside = page.marks.find_starting(amount.end, "twice")
    further = page.marks.list_within("twice", amount.end, len(page.tokens)) if alone else ()
    if (beside is None and not further) or len(amount.readings) > 1:
        return amount
    once = amount.readings[0]
    if beside is not None and beside.value == "sure":
        return replace(amount, readings=(2 * once,), counted=True)
    return replace(amount, readings=(once, 2 * once))
