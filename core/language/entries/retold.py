"""Read amounts that a writer corrects or doubts at once: "20, sorry 25", "20 for parking or was it 25"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.language.text.page import Amount, MessageText
from core.language.text.tokens import BREAK, NUMBER, SIGN, Token
from core.language.text.vocabulary import PhraseMatches, RoleMatch

_ROLES = ("take_back", "waver", "take_not", "own_share")
_SMALL = 2
"""The most small words between "or was it" and the number: "or was it like 25"."""


def merge_retold_amounts(page: MessageText, money: Sequence[Amount]) -> tuple[tuple[Amount, ...], frozenset[int]]:
    """Return the amounts that remain, with two readings where the writer doubts, and the tokens of retracted ones."""
    if page.marks.is_without(*_ROLES):
        return tuple(money), frozenset()
    kept: list[Amount] = []
    gone: set[int] = set()
    for amount in money:
        lead = _find_retraction(page.marks, amount.start)
        if (
            not kept
            or lead is None
            or not _is_end_of_thing(page, amount.end)
            or _is_of_another_thing(page, kept[-1], lead)
        ):
            kept.append(amount)
            continue
        asked = any(token.is_sign("?") for token in page.tokens[amount.end : amount.end + 1])
        role = "unsure" if asked else lead.sense.role
        if role == "own_share" and _is_divisor_told(page, kept[-1], amount):
            kept[-1] = replace(kept[-1], readings=amount.readings, counted=True)
        else:
            kept[-1] = _merge_retold(kept[-1], amount, role)
        gone |= set(range(lead.start, amount.end))
    return tuple(kept), frozenset(gone)


def _is_of_another_thing(page: MessageText, before: Amount, lead: RoleMatch) -> bool:
    """Return whether a share is of another thing than the amount before: "6k to bhaiya + my share of the wifi 400"."""
    between = page.tokens[before.end : lead.start]
    return lead.sense.role == "own_share" and any(token.is_sign("+") for token in between)


def _is_divisor_told(page: MessageText, whole: Amount, share: Amount) -> bool:
    """Return whether the number of people explains the share: "216.80 split 4, my share 54.20"."""
    outside = (at for at in range(len(page.tokens)) if not whole.start <= at < whole.end and at != share.start)
    people = (_read_number(page, at) for at in outside)
    return any(share.readings[0] * number == whole.readings[0] for number in people)


def _read_number(page: MessageText, at: int) -> Decimal:
    token, word = page.tokens[at], page.marks.find_starting(at, "number")
    if token.shape is NUMBER and token.written.isdecimal():
        return Decimal(token.written)
    return Decimal(word.value) if word is not None else Decimal(0)


def has_number_twice(message: Sequence[Token], marks: PhraseMatches) -> bool:
    """Return whether a message that opens with no question word gives a number twice, so that it is no question."""
    figures = [at for at, token in enumerate(message) if token.shape is NUMBER]
    if len(figures) < _SMALL or any(marks.find_starting(at, "question") for at in range(figures[0])):
        return False
    return any(marks.find_ending(at, role) for at in figures[1:] for role in ("take_back", "waver"))


def _find_retraction(marks: PhraseMatches, start: int) -> RoleMatch | None:
    """Return the word that retracts or doubts the number starting at a token; None without one."""
    for at in range(start, max(start - _SMALL, 1) - 1, -1):
        if found := next((match for role in _ROLES if (match := marks.find_ending(at, role))), None):
            return found
        if not marks.find_starting(at - 1, "filler"):
            return None
    return None


def _is_end_of_thing(page: MessageText, end: int) -> bool:
    """Return whether no thing is named after the number; in "20, sorry 25 for tea" it is another thing's."""
    token = page.find_token(end)
    return (
        token is None
        or token.shape in {SIGN, BREAK}
        or page.marks.find_starting(end, "hedge", "inside", "sum", "tip") is not None
    )


def _merge_retold(before: Amount, after: Amount, role: str) -> Amount:
    if role == "take_not" or before.readings[0] == after.readings[0]:
        return before
    both = {"waver": (before, after), "own_share": (after, before), "unsure": (after, before)}.get(role, (after,))
    return replace(
        before,
        readings=tuple(amount.readings[0] for amount in both),
        currencies=after.currencies or before.currencies,
        marked=before.marked or after.marked,
    )
