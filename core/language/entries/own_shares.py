"""Read shared bills with both the whole and the part paid: "1450 for 5 of us, mine came to 290"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from core.language.entries.lines import MessageLayout
from core.language.text.page import Amount, MessageText
from core.language.text.tokens import NUMBER
from core.model.money import round_amount

_SHARING = ("shared_out", "split", "together", "people", "for_one", "each")
"""Roles of words of which a message about a shared bill always contains one."""

_MINE = ("own_share", "my_part", "mine", "speaker")
"""Roles of words that mark an amount as the writer's part."""

_MOST_PEOPLE = 20
_ROUNDED = Decimal("0.01")
"""The largest rounding of a part, as a fraction of it: 47.73 written as 48."""


def replace_shared_bill(layout: MessageLayout) -> MessageLayout:
    """Return the message's layout with a shared bill replaced by the part paid, or by both where unclear."""
    page = layout.page
    if page.marks.is_without(*_SHARING, "own_fraction"):
        return layout
    if len(layout.amounts) == 1:
        return _replace_by_fraction(layout)
    for whole, part in combinations(layout.amounts, 2):
        if _is_comparable(whole, part) and (found := _merge_bill_and_part(layout, whole, part)) is not None:
            return found
    return layout


def _replace_by_fraction(layout: MessageLayout) -> MessageLayout:
    """Return the message's layout with its only amount replaced by a fraction of it: "i only paid my quarter"."""
    page, amount = layout.page, layout.amounts[0]
    said = page.marks.list_within("own_fraction", amount.end, len(page.tokens))
    if not said or len(amount.readings) > 1 or amount.counted:
        return layout
    share = Fraction(said[0].value)
    currency = amount.currencies[0] if amount.currencies else page.currency
    part = round_amount(amount.readings[0] * share.numerator / share.denominator, currency)
    return replace(layout, amounts=(replace(amount, readings=(part, amount.readings[0])),))


def _is_comparable(whole: Amount, part: Amount) -> bool:
    single = len(whole.readings) == len(part.readings) == 1
    return single and part.readings[0] < whole.readings[0] and part.currencies in {(), whole.currencies}


def _merge_bill_and_part(layout: MessageLayout, whole: Amount, part: Amount) -> MessageLayout | None:
    """Return the message's layout with a bill and its part merged; None where they are of different things."""
    page = layout.page
    number = next(_list_divisors(layout, whole, part), None)
    between = [one for one in layout.amounts if whole.end <= one.start < part.start and one.start != number]
    if between:
        return None
    end = min((one.start for one in layout.amounts if one.start >= part.end), default=len(page.tokens))
    named = _has_thing(page, whole.end, end)
    mine = page.marks.has_any_within(_MINE, whole.end, end)
    if number is None and (named or not mine or page.marks.is_without("shared_out", "split", "together", "people")):
        return None
    if number is not None and not mine and _is_each(page, part):
        kept = replace(whole, counted=True)
    elif mine and not named:
        kept = replace(whole, readings=part.readings, counted=True)
    elif number is not None and not named:
        kept = replace(whole, readings=(whole.readings[0], part.readings[0]))
    else:
        return None
    gone = set(range(part.start, part.end)) | ({number} if number is not None else set())
    others = [one for one in layout.amounts if one not in (whole, part) and one.start != number]
    amounts = tuple(sorted((kept, *others), key=lambda one: one.start))
    return replace(layout, page=page.mark_taken(gone), amounts=amounts)


def _has_thing(page: MessageText, start: int, end: int) -> bool:
    """Return whether some tokens name a thing to buy by a word that is not also a verb."""
    things = [match for role in ("category", "merchant") for match in page.marks.list_within(role, start, end)]
    return any(page.marks.find_starting(match.start, "spent", "came", "filler") is None for match in things)


def _is_each(page: MessageText, part: Amount) -> bool:
    beside = page.marks.find_starting(part.end, "each", "for_one")
    return beside is not None or page.marks.find_ending(part.start, "each") is not None


def _list_divisors(layout: MessageLayout, whole: Amount, part: Amount) -> Iterator[int]:
    """Yield the tokens of small numbers of people by which the whole divides into the stated part."""
    page = layout.page
    for at in range(len(page.tokens)):
        if whole.start <= at < whole.end or part.start <= at < part.end:
            continue
        number = _count_people(page, at)
        if number and abs(whole.readings[0] / number - part.readings[0]) <= part.readings[0] * _ROUNDED:
            yield at


def _count_people(page: MessageText, at: int) -> Decimal:
    """Return the number of people a token may mean; 0 where it means none."""
    token, word = page.tokens[at], page.marks.find_starting(at, "number", "together")
    value = Decimal(0)
    if token.shape is NUMBER and token.written.isdecimal():
        value = Decimal(token.written)
    elif word is not None and word.end == at + 1:
        value = Decimal(word.value)
    return value if 1 < value <= _MOST_PEOPLE and value == int(value) else Decimal(0)
