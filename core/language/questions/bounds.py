"""Find amounts in a question and the limits they set: "40k", "over a thousand", "between 50 and 100 euros"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from core.language.questions.language_pack import LanguagePack
from core.language.text.phrases import FoundPhrase, Tokens, keep_longest

_FIGURE = re.compile(r"(\d+(?:[.,]\d+)*)(\D*)")
_SYMBOLS = frozenset("₹$€£₦₽¥")
_MOST_DIGITS = 15
_GROUP = 3
"""The number of digits in a group of thousands."""
_THOUSAND = 1000
_YEARS = range(1990, 2100)
_ROUND = 10
"""The least number in words that is money rather than a count after a word such as "over"."""


def read_figure(text: str) -> tuple[Decimal, str] | None:
    """Return the number a token starts with and the text after it; None for no number or too many digits."""
    match = _FIGURE.fullmatch(text) if text[:1].isdecimal() else None
    if match is None or len(match[1]) > _MOST_DIGITS:
        return None
    return Decimal(_make_plain(match[1])), match[2]


def _make_plain(digits: str) -> str:
    """Return digits without thousands separators and with a decimal point."""
    groups = re.split(r"[.,]", digits)
    if len(groups) == 1 or (len(groups[-1]) == 3 and len(groups[0]) <= 3):
        return "".join(groups)
    return f"{''.join(groups[:-1])}.{groups[-1]}"


def mark_amounts(tokens: Tokens, speech: LanguagePack) -> None:
    """Mark numbers with a scale or a currency as amounts: 40k, 1.5 lakh, ₹500, 20 euros."""
    index = 0
    while index < len(tokens.folded):
        length, value = _read_amount_at(tokens.folded, index, speech)
        if length:
            tokens.put(index, index + length, "amount", value)
        index += 1


def _read_amount_at(folded: Sequence[str], index: int, speech: LanguagePack) -> tuple[int, Decimal]:
    """Return the number of tokens of the amount that starts at a token, and its value; 0 tokens for none."""
    start, end = index, index
    if folded[index] in _SYMBOLS or folded[index] in speech.currencies:
        end += 1
    if grouped := _find_grouped(folded, end):
        return end - start + len(grouped), Decimal("".join(grouped))
    if written := _read_spelled(folded, end, speech):
        return end - start + written[0], written[1]
    read = read_figure(folded[end]) if end < len(folded) else None
    read = read or _read_worded(folded, end, speech)
    if read is None:
        return 0, Decimal(0)
    (value, suffix), end = read, end + 1
    if suffix in speech.units:
        return end - start, value * speech.units[suffix]
    if suffix and suffix not in speech.currencies:
        return 0, value
    plain = end - start == 1 and not suffix and folded[start][:1].isdecimal()
    if end < len(folded) and len(folded[end]) > 1 and folded[end] in speech.units:
        value, plain, end = value * speech.units[folded[end]], False, end + 1
    if end < len(folded) and (folded[end] in speech.currencies or folded[end] in _SYMBOLS):
        plain, end = False, end + 1
    return (0 if plain else end - start), value


def _find_grouped(folded: Sequence[str], at: int) -> Sequence[str]:
    """Return the tokens of a number whose thousands are separated by spaces: "7 500", "1 200 000"; else empty."""
    if at >= len(folded) or not folded[at].isdecimal() or len(folded[at]) > _GROUP or folded[at].startswith("0"):
        return ()
    end = at + 1
    while end < len(folded) and folded[end].isdecimal() and len(folded[end]) == _GROUP:
        end += 1
    return folded[at:end] if end > at + 1 else ()


def _read_spelled(folded: Sequence[str], at: int, speech: LanguagePack) -> tuple[int, Decimal] | None:
    """Return the number of tokens and the value of an amount in three or more words, or of a thousand and a rest.

    Returns None for shorter ones: "mil e quatrocentos" is read here, "dos mil" is not.
    """
    total, part, last, words, end = Decimal(0), Decimal(0), Decimal(0), 0, at
    for place in range(at, len(folded)):
        word = folded[place]
        figure_said = speech.figures.get(word)
        scale = None if word in speech.fillers or not word[1:] else speech.units.get(word)
        if figure_said is not None and (not part or figure_said < last):
            part, last = part + figure_said, figure_said
        elif scale is not None and (not total or scale < _THOUSAND):
            part, last = (part or 1) * scale, scale
            if scale >= _THOUSAND:
                total, part = total + part, Decimal(0)
        elif words and place == end and word in speech.number_joins:
            continue
        else:
            break
        words, end = words + 1, place + 1
    value = total + part
    return (end - at, value) if words > 2 or (words == 2 and total and part) else None


def _read_worded(folded: Sequence[str], at: int, speech: LanguagePack) -> tuple[Decimal, str] | None:
    """Return a number in words beside a scale, currency or limit: "two grand", "over a hundred"; else None."""
    word = folded[at] if at < len(folded) else ""
    scale = None if word in speech.fillers or not word[1:] else speech.units.get(word)
    value = speech.figures.get(word) or scale
    if not value:
        return None
    following = folded[at + 1] if at + 1 < len(folded) else ""
    counted = (word in speech.figures and following[1:] and following in speech.units) or following in speech.currencies
    bound = value >= _ROUND and not speech.bounding.isdisjoint((*folded[max(at - 1, 0) : at], following))
    return (value, "") if counted or bound else None


def _read_value(text: str, written: object) -> Decimal | None:
    if isinstance(written, Decimal):
        return written
    read = read_figure(text)
    return read[0] if read else None


def mark_bounds(tokens: Tokens, speech: LanguagePack) -> tuple[Decimal | None, Decimal | None]:
    """Mark "over 5000", "less than 200" or "between 500 and 1000"; returns (least, most)."""
    least, most = None, None
    for found in reversed(keep_longest(speech.bounds.find(tokens))):
        values = _list_bound_values(tokens, found, speech)
        if not values:
            continue
        if found.key == "range" and len(values) == 2:
            least, most = min(values), max(values)
        elif found.key == "least":
            least = values[0]
        elif found.key == "most":
            most = values[0]
        tokens.put(found.start, found.end, found.key, values)
    return least, most


def _list_bound_values(tokens: Tokens, found: FoundPhrase[str], speech: LanguagePack) -> list[Decimal]:
    """Return the amounts in a phrase such as "over 5000"; empty where they count days or name a year."""
    following = tokens.folded[found.end] if found.end < len(tokens.folded) else ""
    span = range(found.start, found.end)
    values = [value for i in span if (value := _read_value(tokens.folded[i], tokens.values[i])) is not None]
    years = found.key == "range" and all(value in _YEARS for value in values)
    if following in speech.periods.counted or years:
        return []
    return values
