"""Finds amounts of money in a message: numbers with their currencies, scales and arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from core.errors import Invalid
from core.language.text.page import Amount, MessageText
from core.language.text.tokens import NUMBER, SIGN, WORD
from core.language.text.vocabulary import RoleMatch
from core.language.values import numbers, signs
from core.language.values.numbers import NumberStyle
from core.model.household import NumberHabit
from core.model.money import count_decimals

MOST_AMOUNTS = 60
"""Most amounts read from one message."""

MOST_TERMS = 20
"""Most terms of a sum in a message."""

_TIMES, _PLUS, _OVER = "*×✕хx", "+", "/÷"
_SPACED_GROUPS = frozenset({"EUR", "RUB"})
_SPACED_CURRENCIES = _SPACED_GROUPS | {"CZK", "PLN", "SEK", "NOK", "DKK", "KRONE", "UAH", "KZT", "HUF", "VND", "BYN"}
_PRICE_ENDS = {Decimal(95), Decimal(99)}
"""The cents with which prices often end, so that "fifty nine ninety nine" is 59.99."""

_FOREIGN_CENTS = re.compile(r"\d{3},\d{2}")
"""Matches the last group of an amount with spaces and a decimal comma: "1 234,56"."""

_SCALES = (Decimal(1000), Decimal(100000), Decimal(1000000))
_CENTURIES = {Decimal(19), Decimal(20)}

WIDEST = Decimal("2.5")
"""The largest ratio between the ends of a price range: "60-70" is one, but not "2-3000"."""

LONG = 100_000
"""The value from which two numbers joined by a dash are a telephone or order number."""

_CENTS = frozenset({"USD", "GBP", "EUR", "CAD", "AUD", "NZD", "SGD", "CHF"})
"""Currencies in which "five fifty" means 5.50."""


def _has_space_separator(page: MessageText, at: int) -> bool:
    """Return whether the currency after a row of numbers is written with spaces between thousands: "5 427 Kč"."""
    while page.is_number(at):
        at += 1
    match = page.marks.find_starting(at, "currency")
    return match is not None and match.value in _SPACED_CURRENCIES


def _join_spaced_digits(page: MessageText, index: int) -> tuple[str, int]:
    """Return the digits at a token joined with groups of three after spaces, and the token after them."""
    written, at = page.tokens[index].written, index + 1
    if not page.is_number(at):
        return written, at
    thin = page.mark is NumberHabit.COMMA or page.currency in _SPACED_GROUPS or _has_space_separator(page, at)
    thin = thin or _is_surely_grouped(page, index)
    while thin and written.isdecimal() and len(written) <= 3 + 3 * (at - index - 1) and page.is_number(at):
        token, before = page.tokens[at], page.tokens[at - 1]
        whole = token.written.split(",")[0].split(".")[0]
        if token.start - before.end != 1 or len(whole) != 3 or written == "0":
            break
        written, at = written + token.written, at + 1
    return written, at


def _is_surely_grouped(page: MessageText, index: int) -> bool:
    """Return whether the space before three digits can only separate thousands: "₹12 000", "1 234,56"."""
    first, group = page.tokens[index].written, page.tokens[index + 1].written
    if not first.isdecimal() or len(first) > 3 or first.startswith("0"):
        return False
    if group == "000" or (_FOREIGN_CENTS.fullmatch(group) and page.mark is NumberHabit.POINT):
        return True
    before = page.marks.find_ending(index, "currency")
    sign = before is not None and page.tokens[index].glued and page.tokens[index - 1].shape is SIGN
    return bool(sign) and group.isdecimal() and not page.is_number(index + 2)


def _read_digits(page: MessageText, index: int) -> Amount | None:
    written, at = _join_spaced_digits(page, index)
    if len(written) > numbers.MOST_DIGITS + 5:
        raise Invalid("amount-too-large")
    found = numbers.list_readings(written, NumberStyle(page.mark, count_decimals(page.currency)))
    return Amount(index, at, found) if found else None


def _apply_scales(page: MessageText, amount: Amount) -> Amount:
    """Return the amount multiplied by the scales after it: "1.5k", "2 lakh 30 thousand"."""
    token = page.find_token(amount.end)
    if token is None:
        return amount
    scale = (
        page.marks.find_starting(amount.end, "scale", "scale_glued")
        if token.glued
        else page.marks.find_starting(amount.end, "scale")
    )
    if scale is None or (not token.glued and scale.sense.role == "scale_glued"):
        return _read_half(page, amount)
    if _is_rather_unit(page, amount, scale.end):
        return amount
    value = amount.readings[-1] * Decimal(scale.value)
    grown = replace(amount, end=scale.end, readings=(value,), marked=True)
    return _add_smaller_scale(page, grown, Decimal(scale.value))


def _is_rather_unit(page: MessageText, amount: Amount, end: int) -> bool:
    """Return whether a letter is a unit: "petrol 5l 520" has litres, "kitchen 2.5L" has money (lakh)."""
    unit = page.marks.find_starting(amount.end, "unit", "unit_glued")
    if unit is None or unit.end != end:
        return False
    return any(page.is_number(at) for at in range(end, min(end + 6, len(page.tokens)))) or _has_earlier(
        page, amount.start
    )


def _has_earlier(page: MessageText, start: int) -> bool:
    return any(page.is_number(at) for at in range(max(0, start - 6), start))


def _read_half(page: MessageText, amount: Amount) -> Amount:
    half = page.marks.find_starting(amount.end, "half_more")
    if half is None or not page.marks.find_starting(half.end, "scale"):
        return amount
    return _apply_scales(page, replace(amount, end=half.end, readings=(amount.readings[0] + Decimal("0.5"),)))


def _add_smaller_scale(page: MessageText, amount: Amount, scale: Decimal) -> Amount:
    """Return the amount with a smaller one after its scale added: "2 lakh 30 thousand"."""
    if not page.is_number(amount.end):
        return amount
    rest = _read_digits(page, amount.end)
    if rest is None:
        return amount
    scaled = _apply_scales(page, rest)
    if not scaled.marked or scaled.readings[0] >= scale:
        return amount
    return replace(amount, end=scaled.end, readings=(amount.readings[0] + scaled.readings[0],))


def _read_plain_number(page: MessageText, index: int) -> Amount | None:
    """Return the number at a token, in digits or words, with its scale and without currency; None without one."""
    if not page.is_free(index):
        return None
    if page.tokens[index].shape is NUMBER:
        found = _read_digits(page, index)
        return _apply_scales(page, found) if found else None
    if page.tokens[index].shape is not WORD or _is_unit(page, index):
        return None
    note = page.marks.find_starting(index, "note")
    if note is not None and not page.marks.find_starting(index, "merchant"):
        return _apply_scales(page, Amount(index, note.end, (Decimal(note.value),), marked=True))
    return _read_spelled_number(page, index)


def _is_ordinal(page: MessageText, index: int) -> bool:
    """Return whether a number has an ordinal ending ("21st") that is no scale or currency."""
    tail = page.find_token(index + 1)
    if (
        tail is None
        or not tail.glued
        or not page.is_number(index)
        or not page.marks.find_starting(index + 1, "ordinal")
    ):
        return False
    return page.marks.find_starting(index + 1, "scale", "scale_glued", "currency", "currency_glued") is None


def _is_unit(page: MessageText, index: int) -> bool:
    """Return whether a slang word for thousand after a number means pieces: "3 штуки по 180"."""
    return page.is_number(index - 1) and page.marks.find_starting(index, "unit") is not None


def _read_spelled_number(page: MessageText, index: int) -> Amount | None:
    """Return a number in words; "two fifty" is 250, or 2.50 where cents are in use. None without one."""
    first = numbers.read_spelled(page.tokens, page.marks, index)
    if first is None:
        return None
    joined = page.marks.find_starting(first.end, "cents_join")
    at = joined.end if joined else first.end
    second = numbers.read_spelled(page.tokens, page.marks, at) if first.value < 100 and page.is_free(at) else None
    if second is None or not 10 <= second.value < 100 or first.value % 1 or first.value < 1:
        return Amount(index, first.end, (first.value,))
    whole, parted = first.value * 100 + second.value, first.value + second.value / 100
    if joined:
        return Amount(index, second.end, (parted,), counted=True)
    if second.value in _PRICE_ENDS and page.currency in _CENTS:
        return Amount(index, second.end, (parted,), counted=True)
    return Amount(index, second.end, (parted, whole) if page.currency in _CENTS else (whole,))


def _read_operator(page: MessageText, index: int) -> tuple[str, int]:
    """Return the arithmetic sign at a token, "" without one, and the token after it."""
    token = page.find_token(index)
    if token is None or index in page.taken:
        return "", index
    if token.written in _TIMES or (token.written in "xXхХ@" and page.is_number(index + 1)):
        return "*", index + 1
    if token.written in _PLUS:
        return "+", index + 1
    if token.written in _OVER and token.glued:
        return "/", index + 1
    return _read_addition(page, index)


def _read_addition(page: MessageText, index: int) -> tuple[str, int]:
    """Return the sign for words that add ("plus 200 tip") or subtract ("minus 10 % off"), and the token after them."""
    if page.tokens[index].is_sign(",") and page.marks.find_starting(index + 1, "less"):
        index += 1
    plus = page.marks.find_starting(index, "sum")
    if (
        plus
        and page.is_number(plus.end)
        and (_is_share(page, plus.end) or page.marks.find_starting(plus.end + 1, "extra"))
    ):
        return "+", plus.end
    if page.tokens[index].is_sign("-−–") and page.is_number(index + 1):
        taken_off = _is_share(page, index + 1) or _is_reduction(page, index + 2)
        return ("-", index + 1) if taken_off else ("", index)
    less = page.marks.find_starting(index, "less")
    reduced = less and page.is_number(less.end) and (_is_share(page, less.end) or _is_reduction(page, less.end + 1))
    return ("-", less.end) if less and reduced else ("", index)


def _is_count_of_goods(page: MessageText, amount: Amount) -> bool:
    """Return whether a number counts the thing after it, before that thing's own price: "+ 1 l milk 64"."""
    unit = page.marks.find_starting(amount.end, "unit")
    return unit is not None and not amount.marked and any(page.is_number(at) for at in range(unit.end, unit.end + 4))


def _is_reduction(page: MessageText, index: int) -> bool:
    return page.marks.find_starting(index, "reduction") is not None


def _is_share(page: MessageText, index: int) -> bool:
    """Return whether a percentage stands at a token."""
    sign = page.find_token(index + 1)
    return page.is_number(index) and sign is not None and sign.written == "%"


def _apply_arithmetic(page: MessageText, amount: Amount) -> Amount:
    """Return the amount with the arithmetic after it worked out: "10*3+5", "3x40", "2300 + 10%"."""
    if not _read_operator(page, amount.end)[0]:
        return amount
    sums = _Calculation([amount.readings[0]], [])
    end, marked, currencies = amount.end, amount.marked, amount.currencies
    while sums.count < MOST_TERMS and (sign := _read_operator(page, end))[0]:
        following = _read_amount_with_currency(page, sign[1], arithmetic=False)
        if following is None or following.start != sign[1] or (sign[0] == "+" and _is_count_of_goods(page, following)):
            break
        share = _is_share(page, sign[1])
        if share:
            sums.apply_share(sign[0], following.readings[0], count_decimals(page.currency))
        else:
            sums.add_term(sign[0], following.readings[0])
        end, marked = following.end + share, marked or following.marked
        if (extra := page.marks.find_starting(end, "extra", "reduction")) and _read_operator(page, extra.end)[0]:
            end = extra.end
        currencies = currencies or following.currencies
    if not sums.count:
        return amount
    value = sums.compute_value(count_decimals(page.currency))
    return replace(amount, end=end, readings=(value,), marked=marked, currencies=currencies, counted=True)


@dataclass(slots=True)
class _Calculation:
    """A calculation built term by term from left to right."""

    values: list[Decimal]
    signs: list[str]
    count: int = 0

    def add_term(self, sign: str, value: Decimal) -> None:
        """Add a number to the calculation with its arithmetic sign."""
        self.values.append(value)
        self.signs.append(sign)
        self.count += 1

    def apply_share(self, sign: str, percent: Decimal, digits: int) -> None:
        """Add or subtract a percentage of the value so far."""
        whole = self.compute_value(digits)
        part = (whole * percent / 100).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        self.values, self.signs = [whole - part if sign == "-" else whole + part], []
        self.count += 1

    def compute_value(self, digits: int) -> Decimal:
        """Return the value, products before sums; quotients are rounded to the currency's digits."""
        sums = [self.values[0]]
        for sign, value in zip(self.signs, self.values[1:], strict=True):
            if sign in "+-":
                sums.append(value if sign == "+" else -value)
            elif sign == "*":
                sums[-1] *= value
            elif value:
                sums[-1] = (sums[-1] / value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
            else:
                raise Invalid("amount-zero")
        return sum(sums, Decimal(0))


def _read_amount_with_currency(page: MessageText, index: int, *, arithmetic: bool = True) -> Amount | None:
    """Return the amount that starts at a token, with a currency before or after it; None without one."""
    lead = page.marks.find_starting(index, "currency", "currency_glued") if page.is_free(index) else None
    start = lead.end if lead is not None and lead.start == index else index
    dot = page.find_token(start)
    start += bool(lead and dot is not None and dot.written == "." and page.is_number(start + 1))
    amount = _read_plain_number(page, start)
    if amount is None:
        return None
    if _is_ordinal(page, amount.start):  # the currency before it is another amount's: "6 euros 21st"
        return amount if amount.start == index else None
    begin, name = signs.find_sign_before(page, amount.start)
    if not name and start != index:
        return None
    end, after = signs.find_sign_after(page, amount.end)
    if after or name:
        said = signs.list_named_currencies(page, after if after and after not in signs.VAGUE else name or after)
        amount = replace(amount, start=begin, end=end, marked=True, currencies=said)
    amount = _reread_by_currency(page, amount)
    amount = _read_cents(page, amount) if after else _convert_cents(page, amount)
    amount = _apply_arithmetic(page, amount) if arithmetic else amount
    if arithmetic and not amount.currencies and amount.end != end:
        end, after = signs.find_sign_after(page, amount.end)
        if after:
            amount = replace(amount, end=end, marked=True, currencies=signs.list_named_currencies(page, after))
    return amount


def _reread_by_currency(page: MessageText, amount: Amount) -> Amount:
    """Return the amount reread with its currency's digits: "1.234 KWD" is one dinar and 234 fils."""
    numbers_in = [token for token in page.tokens[amount.start : amount.end] if token.shape is NUMBER]
    if not amount.currencies or amount.currencies[0] == page.currency or len(numbers_in) != 1:
        return amount
    own, abroad = count_decimals(page.currency), count_decimals(amount.currencies[0])
    written = numbers_in[0].written
    if own == abroad or numbers.list_readings(written, NumberStyle(page.mark, own)) != amount.readings:
        return amount
    return replace(amount, readings=numbers.list_readings(written, NumberStyle(page.mark, abroad)))


def _read_cents(page: MessageText, amount: Amount) -> Amount:
    """Return the amount with the cents after its currency word added: "zwölf euro fuffzig", "5 euro 50"."""
    joined = page.marks.find_starting(amount.end, "cents_join") or _find_and_before_cents(page, amount.end)
    index = joined.end if joined else amount.end
    if not page.is_free(index) or (page.is_number(index) and len(page.tokens[index].written) != 2):
        return amount
    if page.tokens[amount.end - 1].shape is SIGN and not page.tokens[index].glued:
        return amount
    if (
        (tail := page.marks.find_starting(index + 1, "cents_tail"))
        and page.is_number(index)
        and page.tokens[index + 1].glued
    ):
        part = Decimal(page.tokens[index].written) / 100
        return replace(amount, end=tail.end, readings=tuple(reading + part for reading in amount.readings))
    rest = _read_plain_number(page, index)
    following = page.find_token(rest.end) if rest else None
    if rest is None or rest.marked or not 0 < rest.readings[0] < 100 or rest.readings[0] % 1:
        return amount
    if page.marks.find_starting(rest.end, "currency", "unit") or (
        following is not None and following.glued and not following.is_sign(",.!")
    ):
        return amount
    cents = page.marks.find_starting(rest.end, "cents")
    return replace(
        amount,
        end=cents.end if cents else rest.end,
        readings=tuple(r + rest.readings[0] / 100 for r in amount.readings),
    )


def _find_and_before_cents(page: MessageText, index: int) -> RoleMatch | None:
    """Return the "and" of "eleven dollars and fifty cents"; None without one."""
    joined = page.marks.find_starting(index, "cents_and")
    part = _read_plain_number(page, joined.end) if joined else None
    return joined if part is not None and page.marks.find_starting(part.end, "cents") else None


def _convert_cents(page: MessageText, amount: Amount) -> Amount:
    """Return the amount divided by a hundred where only cents are named: "75 cents", "50p"."""
    token = page.find_token(amount.end)
    match = page.marks.find_starting(amount.end, "cents") if page.is_free(amount.end) else None
    if match is None or amount.marked or token is None or (len(token.key) == 1 and not token.glued):
        return amount
    digits = count_decimals(page.currency) or 2
    return replace(amount, end=match.end, readings=(amount.readings[0].scaleb(-digits),), marked=True)


def _read_alternatives(page: MessageText, amount: Amount) -> Amount:
    """Return an amount with both readings where the writer gives two: "60 or 65", "60-70", "40 to 50"."""
    word = page.marks.find_starting(amount.end, "or")
    at = word.end if word else _find_range_end(page, amount)
    other = _read_amount_with_currency(page, at) if at and page.is_free(at) else None
    if other is None or other.start != at:
        return amount
    low = amount.readings[0] if word else _read_low_end(amount, other)
    if not low:
        return amount
    return replace(
        other,
        start=amount.start,
        readings=(low, *other.readings),
        currencies=amount.currencies or other.currencies,
        ranged=word is None,
    )


def _find_range_end(page: MessageText, amount: Amount) -> int:
    """Return the token after the dash or "to" of a range; 0 where there is none, or one amount replaces the other."""
    token, following = page.find_token(amount.end), page.find_token(amount.end + 1)
    if token is None or following is None or amount.counted:
        return 0
    if token.is_sign("-–—~") and token.glued and following.glued:
        return amount.end + 1
    if page.marks.find_ending(amount.start, "between") and (join := page.marks.find_starting(amount.end, "join")):
        return join.end
    reach = page.marks.find_starting(amount.end, "reach")
    moved = page.marks.find_ending(amount.start, "reach_from") or page.marks.has("change_word", 0, len(page.tokens))
    return reach.end if reach and not moved else 0


def _read_low_end(amount: Amount, other: Amount) -> Decimal:
    """Return the lower end of a price range, in the upper one's scale ("4-5k"); 0 where it is no price range."""
    low, high = amount.readings[0], other.readings[0]
    if other.marked and not amount.marked:
        low *= next((scale for scale in _SCALES if low * scale <= high < low * scale * WIDEST), Decimal(1))
    years = amount.bare and other.bare and {low // 100, high // 100} <= _CENTURIES
    long = not other.marked and high >= LONG
    return low if 10 <= low < high <= low * WIDEST and not years and not long else Decimal(0)


def _is_negative(page: MessageText, at: int) -> bool:
    """Return whether a minus makes the next number negative: "milk -50", but not "milk - 50" or "60 -20"."""
    sign, before = page.tokens[at], page.find_token(at - 1)
    if before is not None and (sign.glued or before.shape is not WORD):
        return False
    following = page.find_token(at + 1)
    if following is None or not following.glued:
        return False
    lead = page.marks.find_starting(at + 1, "currency", "currency_glued")
    return page.is_number(lead.end if lead is not None else at + 1)


def _can_begin(page: MessageText, at: int) -> bool:
    """Return whether an amount can start at a token: a number, or a word or sign for a number or currency."""
    token = page.tokens[at]
    if token.shape is NUMBER or page.marks.find_starting(at, "currency", "currency_glued") is not None:
        return True
    if token.shape is not WORD:
        return False
    return page.marks.find_starting(at, "note") is not None or numbers.can_open_number(page.tokens, page.marks, at)


def _is_article(page: MessageText, amount: Amount) -> bool:
    """Return whether an amount is a word for one that is rather an article: "um sofá"."""
    return amount.bare and amount.readings[0] == 1 and page.tokens[amount.start].shape is WORD


def find_amounts(page: MessageText) -> list[Amount]:
    """Return every number that may be money, in order; raises Invalid where one is negative or too large."""
    taken_off = any(token.is_sign("-−–") and _is_negative(page, at) for at, token in enumerate(page.tokens))
    if taken_off and page.marks.is_without("deposit"):  # "-5 euro pfand" came back
        raise Invalid("amount-negative")
    found: list[Amount] = []
    index = 0
    while index < len(page.tokens):
        amount = _read_amount_with_currency(page, index) if _can_begin(page, index) else None
        if amount is None or amount.end <= index:
            index += 1
            continue
        if _is_article(page, amount):
            index = amount.end
            continue
        amount = _read_alternatives(page, amount)
        found.append(amount)
        index = amount.end
        if len(found) > MOST_AMOUNTS:
            raise Invalid("too-many-lines", most=MOST_AMOUNTS)
    return found
