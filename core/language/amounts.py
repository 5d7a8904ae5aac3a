"""Where money stands in a message: numbers with their currencies, scales and sums, and no other numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from core.errors import Invalid
from core.language import currencies, numbers
from core.language.numbers import Habit
from core.language.text import Shape, Token
from core.language.vocabulary import Marks
from core.model.household import NumberHabit
from core.model.money import exponent

MOST_AMOUNTS = 60
"""More lines than anybody checks on one card."""

_TIMES, _PLUS, _OVER = "*×✕хx", "+", "/÷"
_SPACED_GROUPS = frozenset({"EUR", "RUB"})
_SPACED_CURRENCIES = _SPACED_GROUPS | {"CZK", "PLN", "SEK", "NOK", "DKK", "KRONE", "UAH", "KZT", "HUF", "VND", "BYN"}
_CENTS = frozenset({"USD", "GBP", "EUR", "CAD", "AUD", "NZD", "SGD", "CHF"})
"""Currencies in which people say "five fifty" and mean cents."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Money over tokens ``start`` to before ``end``; ``readings`` and ``currencies`` the likeliest first."""

    start: int
    end: int
    readings: tuple[Decimal, ...]
    currencies: tuple[str, ...] = ()
    marked: bool = False
    """A currency or a scale stands with it."""
    counted: bool = False
    """It came of a sum or a product."""

    @property
    def bare(self) -> bool:
        """A whole number with nothing around it that says money."""
        return not self.marked and not self.counted and self.readings[0] == self.readings[0].to_integral_value()


@dataclass(frozen=True, slots=True)
class Page:
    """A message ready for reading: its tokens, what is known of them, and the habits of the household."""

    tokens: Sequence[Token]
    marks: Marks
    currency: str
    mark: NumberHabit
    taken: frozenset[int] = frozenset()
    """Tokens that are something else already: dates, tags."""

    def token(self, index: int) -> Token | None:
        """A token, or None beyond the ends."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def free(self, index: int) -> bool:
        """Whether a token is there and is nothing else yet."""
        return 0 <= index < len(self.tokens) and index not in self.taken

    def is_number(self, index: int) -> bool:
        """Whether digits stand at a token."""
        return self.free(index) and self.tokens[index].shape is Shape.NUMBER


def _spaces(page: Page, at: int) -> bool:
    """Whether the currency after a row of numbers is of those written with spaces: "5 427 Kč"."""
    while page.is_number(at):
        at += 1
    match = page.marks.at(at, "currency")
    return match is not None and match.value in _SPACED_CURRENCIES


def _spaced(page: Page, index: int) -> tuple[str, int]:
    """Digits at a token with the groups of three that follow after a space."""
    written, at = page.tokens[index].written, index + 1
    thin = page.mark is NumberHabit.COMMA or page.currency in _SPACED_GROUPS or _spaces(page, at)
    while thin and written.isdigit() and len(written) <= 3 + 3 * (at - index - 1) and page.is_number(at):
        token, before = page.tokens[at], page.tokens[at - 1]
        whole = token.written.split(",")[0].split(".")[0]
        if token.start - before.end != 1 or len(whole) != 3 or written == "0":
            break
        written, at = written + token.written, at + 1
    return written, at


def _digits(page: Page, index: int) -> Amount | None:
    habit = Habit(page.mark, exponent(page.currency))
    written, at = _spaced(page, index)
    if len(written) > numbers.MOST_DIGITS + 5:
        raise Invalid("amount-too-large")
    found = numbers.readings(written, habit)
    return Amount(index, at, found) if found else None


def _scaled(page: Page, amount: Amount) -> Amount:
    """The amount with the scales after it: "1.5k", "2 lakh 30 thousand"."""
    token = page.token(amount.end)
    if token is None:
        return amount
    scale = page.marks.at(amount.end, "scale", "scale_glued") if token.glued else page.marks.at(amount.end, "scale")
    if scale is None or (not token.glued and scale.sense.role == "scale_glued"):
        return _halved(page, amount)
    if _unlikely(page, amount, scale.end):
        return amount
    value = amount.readings[-1] * Decimal(scale.value)
    grown = replace(amount, end=scale.end, readings=(value,), marked=True)
    return _more(page, grown, Decimal(scale.value)) if not token.glued else grown


def _unlikely(page: Page, amount: Amount, end: int) -> bool:
    """Whether a letter is rather a unit: "petrol 5l 520" are litres, "kitchen 2.5L" is money."""
    unit = page.marks.at(amount.end, "unit", "unit_glued")
    if unit is None or unit.end != end:
        return False
    return any(page.is_number(at) for at in range(end, min(end + 6, len(page.tokens)))) or _earlier(page, amount.start)


def _earlier(page: Page, start: int) -> bool:
    return any(page.is_number(at) for at in range(max(0, start - 6), start))


def _halved(page: Page, amount: Amount) -> Amount:
    half = page.marks.at(amount.end, "half_more")
    if half is None or not page.marks.at(half.end, "scale"):
        return amount
    return _scaled(page, replace(amount, end=half.end, readings=(amount.readings[0] + Decimal("0.5"),)))


def _more(page: Page, amount: Amount, scale: Decimal) -> Amount:
    """What follows a spaced scale and is smaller than it belongs to it: "2 lakh 30 thousand"."""
    if not page.is_number(amount.end):
        return amount
    rest = _digits(page, amount.end)
    if rest is None:
        return amount
    scaled = _scaled(page, rest)
    if not scaled.marked or scaled.readings[0] >= scale:
        return amount
    return replace(amount, end=scaled.end, readings=(amount.readings[0] + scaled.readings[0],))


def _plain(page: Page, index: int) -> Amount | None:
    """The number at a token, in digits or words, with its scale and without currency."""
    if not page.free(index):
        return None
    if page.tokens[index].shape is Shape.NUMBER:
        found = _digits(page, index)
        return _scaled(page, found) if found else None
    if page.tokens[index].shape is not Shape.WORD or _is_unit(page, index):
        return None
    return _spelled(page, index)


def _is_unit(page: Page, index: int) -> bool:
    """Whether a slang thousand stands behind a number and rather counts pieces: "3 штуки по 180"."""
    return page.is_number(index - 1) and page.marks.at(index, "unit") is not None


def _spelled(page: Page, index: int) -> Amount | None:
    """A number in words; "two fifty" is two hundred and fifty, or two and a half where cents are in use."""
    first = numbers.spelled(page.tokens, page.marks, index)
    if first is None:
        return None
    joined = page.marks.at(first.end, "cents_join")
    at = joined.end if joined else first.end
    second = numbers.spelled(page.tokens, page.marks, at) if first.value < 100 and page.free(at) else None
    if second is None or not 10 <= second.value < 100 or first.value % 1 or first.value < 1:
        return Amount(index, first.end, (first.value,))
    whole, parted = first.value * 100 + second.value, first.value + second.value / 100
    if joined:
        return Amount(index, second.end, (parted,), counted=True)
    return Amount(index, second.end, (parted, whole) if page.currency in _CENTS else (whole,))


def _operator(page: Page, index: int) -> str:
    token = page.token(index)
    if token is None or index in page.taken:
        return ""
    if token.written in _TIMES or (token.written in "xXхХ@" and page.is_number(index + 1)):
        return "*"
    if token.written in _PLUS:
        return "+"
    return "/" if token.written in _OVER and token.glued else ""


def _counted(page: Page, amount: Amount) -> Amount:
    """The amount with the arithmetic that follows it: "10*3+5", "3x40", "75 + 15"."""
    terms: list[tuple[Decimal, ...]] = [amount.readings]
    signs: list[str] = []
    end, marked = amount.end, amount.marked
    while sign := _operator(page, end):
        following = _with_currency(page, end + 1, arithmetic=False)
        if following is None or following.start != end + 1 or len(terms) >= 20:
            break
        terms.append(following.readings)
        signs.append(sign)
        end, marked = following.end, marked or following.marked
        amount = replace(amount, currencies=amount.currencies or following.currencies)
    if not signs:
        return amount
    value = _evaluate([term[0] for term in terms], signs, exponent(page.currency))
    return replace(amount, end=end, readings=(value,), marked=marked, counted=True)


def _evaluate(values: list[Decimal], signs: list[str], digits: int) -> Decimal:
    """The value, products before sums; a division is rounded to the currency's digits."""
    sums = [values[0]]
    for sign, value in zip(signs, values[1:], strict=True):
        if sign == "+":
            sums.append(value)
        elif sign == "*":
            sums[-1] *= value
        elif value:
            sums[-1] = (sums[-1] / value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        else:
            raise Invalid("amount-zero")
    return sum(sums, Decimal(0))


def _named(page: Page, name: str) -> tuple[str, ...]:
    words = page.marks.within("places", 0, len(page.tokens))
    tags = [token.key[1:] for token in page.tokens if token.shape is Shape.TAG]
    return currencies.meant(name, page.currency, currencies.of_places(words, tags))


def _before(page: Page, index: int) -> tuple[int, str]:
    """The place where a currency sign or word before the number begins, and its name."""
    token = page.token(index)
    glued = token is not None and token.glued
    for role in ("currency", "currency_glued") if glued else ("currency",):
        match = page.marks.ending(index, role)
        if (
            match
            and not page.taken.intersection(range(match.start, match.end))
            and _upright(page, match.start, role, match.value)
        ):
            return match.start, match.value
    previous = page.token(index - 1)
    if previous is not None and previous.written == "." and (match := page.marks.ending(index - 1, "currency")):
        return match.start, match.value
    return index, ""


def _upright(page: Page, at: int, role: str, name: str) -> bool:
    """A lone letter is a currency only as the household's own and in capitals: "N2,500"."""
    return role == "currency" or (name == page.currency and page.tokens[at].written.isupper())


def _after(page: Page, index: int) -> tuple[int, str]:
    """The place after a currency sign or word behind the number, and its name."""
    token = page.token(index)
    if token is None or index in page.taken:
        return index, ""
    if token.written == "/" and (tail := page.token(index + 1)) and tail.glued and tail.written in "-=":
        return index + 2, page.currency
    roles = ("currency", "currency_glued") if token.glued else ("currency",)
    match = page.marks.at(index, *roles)
    if match is None or _is_next(page, match.start, match.end):
        return index, ""
    end, name = match.end, match.value
    if (again := page.marks.at(end, "currency")) and page.marks.at(index, "currency") and not page.is_number(again.end):
        end, name = again.end, again.value
    dot = page.token(end)
    return (end + 1 if dot is not None and dot.written == "." and dot.glued and token.glued else end), name


def _is_next(page: Page, start: int, end: int) -> bool:
    """Whether a sign stands before the next number rather than behind this one: "40 ₹60"."""
    token, following = page.tokens[start], page.token(end)
    return not token.glued and following is not None and following.glued and following.shape is Shape.NUMBER


def _with_currency(page: Page, index: int, *, arithmetic: bool = True) -> Amount | None:
    """The amount that begins at a token, with its currency before or after."""
    lead = page.marks.at(index, "currency", "currency_glued") if page.free(index) else None
    start = lead.end if lead is not None and lead.start == index else index
    dot = page.token(start)
    start += bool(lead and dot is not None and dot.written == "." and page.is_number(start + 1))
    amount = _plain(page, start)
    if amount is None:
        return None
    begin, name = _before(page, amount.start)
    if not name and start != index:
        return None
    end, after = _after(page, amount.end)
    amount = replace(amount, start=begin, end=end, marked=amount.marked or bool(name or after))
    if after or name:
        amount = replace(amount, currencies=_named(page, after if after and after not in _vague() else name or after))
    amount = _cents(page, amount) if after else _only_cents(page, amount)
    amount = _counted(page, amount) if arithmetic else amount
    if arithmetic and not amount.currencies:
        end, after = _after(page, amount.end)
        if after:
            amount = replace(amount, end=end, marked=True, currencies=_named(page, after))
    return amount


def _vague() -> frozenset[str]:
    return frozenset({"DOLLAR", "POUND", "RUPEE", "YEN", "KRONE", "PESO", "DINAR", "RIYAL"})


def _cents(page: Page, amount: Amount) -> Amount:
    """The cents after a currency word: "zwölf euro fuffzig", "5 euro 50"."""
    joined = page.marks.at(amount.end, "cents_join")
    index = joined.end if joined else amount.end
    if not page.free(index) or (page.is_number(index) and len(page.tokens[index].written) != 2):
        return amount
    if page.tokens[amount.end - 1].shape is Shape.SIGN and not page.tokens[index].glued:
        return amount
    rest = _plain(page, index)
    following = page.token(rest.end) if rest else None
    if rest is None or rest.marked or not 0 < rest.readings[0] < 100 or rest.readings[0] % 1:
        return amount
    if page.marks.at(rest.end, "currency", "unit") or (
        following is not None and following.glued and not following.is_sign(",.!")
    ):
        return amount
    cents = page.marks.at(rest.end, "cents")
    return replace(
        amount,
        end=cents.end if cents else rest.end,
        readings=tuple(r + rest.readings[0] / 100 for r in amount.readings),
    )


def _only_cents(page: Page, amount: Amount) -> Amount:
    """Cents without the whole: "75 cents", "50p"."""
    token = page.token(amount.end)
    match = page.marks.at(amount.end, "cents") if page.free(amount.end) else None
    if match is None or amount.marked or token is None or (len(token.key) == 1 and not token.glued):
        return amount
    return replace(amount, end=match.end, readings=(amount.readings[0] / 100,), marked=True)


def _either(page: Page, amount: Amount) -> Amount:
    """Two amounts of which the writer is not sure: "60 or 65"."""
    match = page.marks.at(amount.end, "or")
    other = _with_currency(page, match.end) if match and page.free(match.end) else None
    if other is None or match is None or other.start != match.end:
        return amount
    return replace(
        other,
        start=amount.start,
        readings=(amount.readings[0], *other.readings),
        currencies=amount.currencies or other.currencies,
    )


def _negative(page: Page, at: int) -> bool:
    """Whether a minus before a number takes away: "-50", "milk -50", "milk -₹50"; not "milk - 50" or "60 -20"."""
    sign, before = page.tokens[at], page.token(at - 1)
    if not sign.is_sign("-−–") or (before is not None and (sign.glued or before.shape is not Shape.WORD)):
        return False
    following = page.token(at + 1)
    if following is None or not following.glued:
        return False
    lead = page.marks.at(at + 1, "currency", "currency_glued")
    return page.is_number(lead.end if lead is not None else at + 1)


def amounts(page: Page) -> list[Amount]:
    """Every number of a message that may be money, in order; raises Invalid where one is negative or too large."""
    if any(_negative(page, at) for at in range(len(page.tokens))):
        raise Invalid("amount-negative")
    found: list[Amount] = []
    index = 0
    while index < len(page.tokens):
        amount = _with_currency(page, index)
        if amount is None or amount.end <= index:
            index += 1
            continue
        amount = _either(page, amount)
        found.append(amount)
        index = amount.end
        if len(found) > MOST_AMOUNTS:
            raise Invalid("too-many-lines", most=MOST_AMOUNTS)
    return found
