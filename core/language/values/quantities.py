"""Recognise numbers that are no money: times, telephone numbers, addresses, quantities, years, ranks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.language.text.page import Amount, MessageText
from core.language.text.tokens import BREAK, CLOCK, NUMBER, WORD

HOURS = 24
MINUTES = 60
SHORT_LABEL = 1000
"""The value below which a number after "house" or "bus" is a label; a larger one is a rent or fare."""

_HALF = Decimal("0.5")
"""The value of a word for a half, which before a thing is a quantity: "half a pizza 8"."""

GROUPS = 3
"""Fewest groups of digits in a telephone number written with spaces."""

_SPELLED = 12
"""The largest number in words that is a count if other numbers are in digits."""

SHORTER_LABEL = 100
"""The value below which a number after a thing is a label: "class 9", but not "dance class 500"."""

_OFFERED = frozenset("1234")
"""The numbers, as written, that an offer such as "3 for 2" may have."""

_TELLING = (
    *("label", "label_any", "label_small", "vehicle", "measure", "label_is", "out_of", "of", "split"),
    *("at_time", "clock_lead"),
)
"""Roles of words without which a message has no number that is a label, part, share or time."""


def is_quantity(page: MessageText, amount: Amount) -> bool:
    """Return whether a number counts or labels something instead of being money."""
    if amount.counted:
        return _is_ratio(page, amount)
    if page.marks.find_ending(amount.start, "weighed"):
        return True  # pounds are a weight as well
    if amount.currencies:
        return False
    return (
        _is_list_number(page, amount)
        or _is_code(page, amount)
        or _is_part_of_offer(page, amount)
        or _has_unit(page, amount)
        or _is_told_by_word(page, amount)
        or _is_telephone(page, amount)
    )


def is_spelled_count(page: MessageText, amount: Amount, others: Sequence[Amount]) -> bool:
    """Return whether a small number in words is a count, where the prices are in digits: "two tacos 185"."""
    if amount.readings[0] != _HALF and not amount.bare:
        return False
    if amount.marked or len(amount.readings) > 1 or amount.readings[0] > _SPELLED:
        return False
    if page.tokens[amount.start].shape is not WORD or any(
        page.marks.find_starting(at, "tip", "extra", "reduction") for at in (amount.end, amount.end + 1)
    ):
        return False
    digits = (page.tokens[other.start].shape is not WORD or not other.bare for other in others if other is not amount)
    return any(digits)


def _is_told_by_word(page: MessageText, amount: Amount) -> bool:
    """Return whether a word beside a number shows that it is no money."""
    return not page.marks.is_without(*_TELLING) and (
        _is_labelled(page, amount)
        or _is_named_before(page, amount)
        or _is_score(page, amount)
        or _is_split_count(page, amount)
        or _is_hour(page, amount)
    )


def _is_list_number(page: MessageText, amount: Amount) -> bool:
    """Return whether a number is the number of a list item: "1. milk 64"."""
    before, after = page.find_token(amount.start - 1), page.find_token(amount.end)
    opens = before is None or before.shape is BREAK
    return opens and amount.bare and after is not None and after.is_sign(".)") and after.glued


def _is_code(page: MessageText, amount: Amount) -> bool:
    """Return whether letters or signs are attached to a number: "P47312", "#12345", "2-3", "50%"."""
    first, before, after = page.tokens[amount.start], page.find_token(amount.start - 1), page.find_token(amount.end)
    if (
        first.glued
        and before is not None
        and before.is_sign("#-:")
        and _has_digit_before(page, amount.start - 1, before.written)
    ):
        return True
    if (
        first.glued
        and before is not None
        and before.shape is WORD
        and not page.marks.find_starting(amount.start - 1, "category")
    ):
        return True
    if after is None or amount.marked:
        return False
    if after.glued and after.written in "-–" and _is_part_of_name(page, amount):
        return True
    if after.written == "/" and page.marks.find_starting(amount.end + 1, "unit", "unit_glued"):
        return False
    return after.written in {"%", "°", "/"} and after.glued


def _is_part_of_offer(page: MessageText, amount: Amount) -> bool:
    """Return whether a number belongs to an offer beside the price: "3 for 2 on shampoo 7.98"."""
    numbers = sum(page.is_number(at) for at in range(len(page.tokens)))
    if not amount.bare or numbers < 3:
        return False
    return _is_offer(page, amount.start) or _is_offer(page, amount.start - 2)


def _is_offer(page: MessageText, at: int) -> bool:
    """Return whether an offer starts at a token, the larger number first: "3 for 2", but not "2 for 3"."""
    more, less = page.find_token(at), page.find_token(at + 2)
    if more is None or less is None or not page.marks.find_starting(at + 1, "offer_join"):
        return False
    return {more.written, less.written} <= _OFFERED and more.written > less.written


def _is_part_of_name(page: MessageText, amount: Amount) -> bool:
    """Return whether a dash makes a number part of a name: "2-3", or "7-eleven" beside another number."""
    joined = page.find_token(amount.end + 1)
    if joined is None or not joined.glued:
        return False
    if page.is_number(amount.end + 1):
        return True
    others = (at for at in range(len(page.tokens)) if not amount.start <= at < amount.end and page.is_number(at))
    return joined.shape is WORD and amount.bare and any(others)


def _has_digit_before(page: MessageText, index: int, sign: str) -> bool:
    return sign == "#" or (page.tokens[index].glued and page.is_number(index - 1))


def _has_unit(page: MessageText, amount: Amount) -> bool:
    after = page.find_token(amount.end)
    if after is None or amount.marked or amount.end in page.taken:
        return False
    before = page.find_token(amount.start - 1)
    if page.tokens[amount.start].glued and not after.glued and not (before is not None and before.is_sign("(")):
        return False
    if after.glued and after.shape is WORD:
        return (
            page.marks.find_starting(amount.end, "unit", "unit_glued", "ordinal") is not None or len(after.written) < 3
        )
    unit = page.marks.find_starting(amount.end, "unit")
    return unit is not None and not _is_price_of_thing_before(page, amount, unit.end)


def _is_price_of_thing_before(page: MessageText, amount: Amount, end: int) -> bool:
    """Return whether a number is the price of the thing before it, not a quantity: the 45 of "bread 45 eggs 84"."""
    thing = page.marks.find_ending(amount.start, "category")
    following = page.marks.find_starting(amount.end, "category")
    earlier = thing is not None and page.is_number(thing.start - 1)
    return earlier and following is not None and following.end == end and page.is_number(end)


def _is_labelled(page: MessageText, amount: Amount) -> bool:
    """Return whether the word before a number makes it a label: "flat 302", "gate 12", "iphone 15"."""
    if amount.marked or not amount.bare:
        return False
    at = amount.start
    before = page.find_token(at - 1)
    at -= bool(before is not None and before.is_sign(".:#"))
    if page.marks.find_ending(amount.start, "own_share"):
        return False
    if page.marks.find_ending(at, "label_any"):
        return True
    if page.marks.find_ending(at, "label"):
        return amount.readings[0] < 10 * SHORT_LABEL
    if page.marks.find_ending(at, "label_small") and page.marks.find_ending(at, "category"):
        return amount.readings[0] < SHORTER_LABEL
    small = page.marks.find_ending(at, "label_small") or (
        page.marks.find_ending(at, "vehicle") and _is_vehicle_number(page)
    )
    return bool(small) and amount.readings[0] < SHORT_LABEL


def _is_vehicle_number(page: MessageText) -> bool:
    """Return whether a bus or train is one to take: "take bus 335 at 6", but not "bus 25"."""
    told = page.marks.has_role("at_time", "chatter", "wish", "subject", "doing", "acquired")
    timed = told or any(token.shape is CLOCK for token in page.tokens)
    return (timed or page.marks.has_role("minutes")) and not page.marks.has_role("spent")


def _is_named_before(page: MessageText, amount: Amount) -> bool:
    """Return whether words before a number say what it is: "my zip is 94110", "otp: 4821"."""
    before = page.find_token(amount.start - 1)
    if page.marks.find_ending(amount.start, "measure") and not amount.marked:
        return True
    copula = page.marks.find_ending(amount.start, "copula")
    at = copula.start if copula else amount.start - bool(before is not None and before.is_sign(":="))
    return at < amount.start and not amount.marked and page.marks.find_ending(at, "label_is") is not None


def _is_score(page: MessageText, amount: Amount) -> bool:
    """Return whether a number is a score or position: "87 out of 100", "mile 12 of 26", unless it was paid."""
    if amount.marked or page.marks.has_role("spent"):
        return False
    roles = ("out_of",) if page.marks.has_role("category", "merchant") else ("out_of", "of")
    whole = page.marks.find_starting(amount.end, *roles)
    parts = [part for role in roles if (part := page.marks.find_ending(amount.start, role))]
    return (whole is not None and page.is_number(whole.end)) or any(page.is_number(part.start - 1) for part in parts)


def _is_split_count(page: MessageText, amount: Amount) -> bool:
    """Return whether a number says among how many something was split: "dinner 1450 split 3"."""
    return amount.bare and amount.readings[0] <= HOURS and page.marks.find_ending(amount.start, "split") is not None


def _is_hour(page: MessageText, amount: Amount) -> bool:
    """Return whether a number is a time of day: "at 7", "um 19", or "by 6.30" where nothing was bought."""
    if amount.bare and _is_clock_time(page, amount):
        return True
    if page.marks.find_starting(amount.end, "each") is not None:
        return False
    if amount.marked or amount.readings[0] > HOURS or page.marks.find_ending(amount.start, "at_time") is None:
        return False
    lead = page.marks.find_ending(amount.start, "at_time")
    counted = lead is not None and any(page.is_number(at) for at in range(max(0, lead.start - 3), lead.start))
    return amount.bare or not (counted or amount.counted or page.marks.has_role("category", "merchant", "spent"))


def _is_clock_time(page: MessageText, amount: Amount) -> bool:
    """Return whether a number is the hour or minutes of a starting time: "class starts 9 15"."""
    at = amount.start - page.is_number(amount.start - 1)
    lead = page.marks.find_ending(at, "clock_lead")
    hour = lead is not None and not page.marks.find_ending(at, "category") and not page.marks.has("spent", 0, at)
    return hour and amount.readings[0] < (MINUTES if at < amount.start else HOURS + 1)


def _is_ratio(page: MessageText, amount: Amount) -> bool:
    """Return whether a number belongs to a ratio: "24/7", "50/50"."""
    if amount.marked or amount.end - amount.start != len("a/b") or page.tokens[amount.start + 1].written != "/":
        return False
    first, second = page.tokens[amount.start].written, page.tokens[amount.end - 1].written
    return first.isdecimal() and second.isdecimal() and (first == second or int(first) % int(second) != 0)


def _is_telephone(page: MessageText, amount: Amount) -> bool:
    """Return whether a number is a telephone number: ten or more digits in a row, or in two groups (ITU E.164)."""
    written = page.tokens[amount.start].written
    if not written.isdecimal() or amount.marked:
        return False
    before, after = page.find_token(amount.start - 1), page.find_token(amount.end)
    if before is not None and before.written == "+" and page.tokens[amount.start].glued:
        return True
    if 10 <= len(written) <= 15 or _is_dialled(page, amount.start):
        return True
    near = (token for token in (before, after) if token is not None and token.shape is NUMBER)
    return len(written) >= 4 and any(len(token.written) >= 4 and token.written.isdecimal() for token in near)


def _is_dialled(page: MessageText, index: int) -> bool:
    """Return whether a number is one of three or more groups of a telephone number: "1800 425 3800"."""
    first = last = index
    while page.is_number(first - 1):
        first -= 1
    while page.is_number(last + 1):
        last += 1
    row = [page.tokens[at].written for at in range(first, last + 1)]
    return len(row) >= GROUPS and all(part.isdecimal() for part in row) and 9 <= len("".join(row)) <= 15


def find_mislabelled_price(page: MessageText, counts: Sequence[Amount], money: Sequence[Amount]) -> Amount | None:
    """Return the number taken for a label that must be the price: "paid the car park season 110"; None without one."""
    if any(not amount.bare or amount.readings[0] > _SPELLED for amount in money):
        return None
    if not page.marks.has_role("spent", "paid", "merchant", "category"):
        return None
    last = counts[-1] if counts else None
    if last is None or last.end != len(page.tokens) or not page.is_number(last.start) or not _is_named(page, last):
        return None
    return last if last.readings[0] > _SPELLED else None


def _is_named(page: MessageText, amount: Amount) -> bool:
    before = page.find_token(amount.start - 1)
    apart = before is not None and before.shape is WORD and not page.tokens[amount.start].glued
    return apart and any(page.marks.find_ending(amount.start, role) for role in ("label", "label_small"))
