"""Find the amounts in a row with their places: "1,234.50", "1.234,50", "1 234,50", "O.00", "88 17", "RM12.90-"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.model.money import count_decimals
from core.model.page import Box, Word
from core.receipts.keywords import load_words
from core.receipts.page_rows import PageRow

DIGITS = str.maketrans("OoQDlIi|SBZb٫’", "000011115826.'")
"""The digit for each letter that OCR reads in its place."""

_D = r"[0-9OoQDlI|SBZ]"
MONEY = re.compile(
    rf"""(?<![\w.,/:#%])
    (?P<open>[(\[])?(?P<sign>-{{1,2}}|[–—−~])?\s?
    (?P<sign_in>(?:RM|Rp|Rs|US|[$€£₹¥₽₺₫₱฿₩₴]|EUR|R\$|S\$)\.?\s?)?
    (?P<inner>[-–−])?
    (?P<number>
      [0-9]{{1,3}}(?:[.,'’\s][0-9]{{3}})*[.,][0-9]{{2}}(?![0-9.,])
      |[0-9]*[.,][0-9]{{2}}(?![0-9.,])
      |(?:[0-9]|(?=[OolI|SBZ][.,]{_D}))
       (?:{_D}|[.,'’*·](?={_D})|(?<![0-9]{{4}})\s(?=[0-9]{{3}}(?![0-9]))|[.,]\s(?={_D}{{2}}(?!{_D})))*)
    (?P<close>[)\]])?(?P<after>-(?![\w]))?
    (?P<percent>\s?%)?(?!\s?[/:#][0-9]|-[0-9]|[0-9])""",
    re.VERBOSE,
)
FLIPS = str.maketrans("69*", "96.")
_FLIPPED = re.compile(r"(?<![\w.,])00[*.'][01689]{1,4}(?![\w.,])")
"""Matches a number read upside down: "00*68" for 89.00, as its digits look alike both ways."""

_APART = re.compile(r"(?<=\d) ([.,])(?=\d{2}(?![\d.,]))")
_SPACED = re.compile(r"(?<![\w.,])(?<!\d[-/:])(\d{1,3}) (\d{2})(?![\w.,%:/-])")
"""Matches an amount with a space before the cents, but not day and hour of a date: "2018-04-06 17:36"."""
_UNITS = re.compile(
    r"\s?(?:kg|g|gm|ml|l|lt|ltr|litre|pcs|pc|pkt|ctn|(?-i:x|X(?!\s*$))|oz|lb|cm|mm|hrs?|am|pm|st|nd|rd|th)\b",
    re.IGNORECASE,
)
"""Matches a unit of measure after a number; an X at the end of a text is a tax code: "19.97 X"."""
_STRAY_SIGN = re.compile(r"(?<!\S)[\u4e00-\u9fff](?=\d)")
"""Matches a currency sign that OCR took for a Chinese character: "天268.00"."""
_WHOLE_SIGNED = re.compile(r"(?<!\w)(?:RM|Rs\.?|[$€£₹₽₺₱฿₩₴])\s?\d{1,3}(?:,\d{2,3})*(?![\w.,%]|\s\d)")
MOST_LOST_POINTS = 1
"""The most amounts with a sign and no cents that are OCR errors; more show that cents are omitted."""
_GLUED = re.compile(r"[A-KM-NP-RT-Za-hj-km-z]{3,}")
MOST_DIGITS = 9
"""The most digits of an amount; longer numbers belong to a card, a shop or an item."""


@dataclass(frozen=True, slots=True)
class PrintedAmount:
    """A number as printed, its value in minor units, and its box."""

    minor: int
    text: str
    box: Box
    confidence: float
    exact: bool
    """Whether the number has the currency's decimals, or is whole where the receipt omits cents."""
    places: int = 0
    """The number of printed decimals."""
    thousandths: int = 0
    """The number in thousandths, for use as a quantity."""
    signed: bool = False
    """Whether a currency sign or code is printed with the number."""
    mended: bool = False
    """Whether a letter was replaced by a digit, or a decimal point was added."""
    start: int = 0
    """The index in the word where the number begins."""


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """How a receipt prints amounts: the decimal mark and the number of decimals."""

    mark: str
    """The decimal mark."""
    digits: int
    """The number of printed decimals; 0 where amounts are whole."""
    exponent: int
    """The number of decimals of the currency."""
    drops_cents: bool = False
    """Whether whole amounts are printed without cents beside others with cents, as apps do: "₹365" and "₹28.50"."""


def detect_style(texts: Iterable[str], currency: str, mark: str) -> AmountStyle:
    """Return the style of most amounts on a receipt.

    By default the household's mark, and no decimals if few have any.
    """
    marks: Counter[str] = Counter()
    whole = without_cents = 0
    for text in texts:
        without_cents += len(_WHOLE_SIGNED.findall(text))
        marks.update(re.findall(r"\d([.,])\d{2}(?![\d.,])", text))
        whole += len(re.findall(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])", text))
    digits = count_decimals(currency)
    cents = sum(marks.values())
    if digits and currency in load_words("signs")["whole"] and cents <= whole:
        return AmountStyle(mark, 0, digits)
    drops_cents = bool(digits) and without_cents > MOST_LOST_POINTS
    return AmountStyle(marks.most_common(1)[0][0] if marks else mark, digits, digits, drops_cents)


def find_amounts(row: PageRow, style: AmountStyle) -> tuple[PrintedAmount, ...]:
    """Return the numbers of a row from left to right."""
    return tuple(figure for word in row.words for figure in _read_word(word, style))


def _read_word(word: Word, style: AmountStyle) -> Iterable[PrintedAmount]:
    text = _FLIPPED.sub(lambda match: match[0][::-1].translate(FLIPS), word.text)
    text = _STRAY_SIGN.sub(" ", _APART.sub(r"\1", text))
    text = _SPACED.sub(rf"\1{style.mark}\2", text) if style.digits == 2 else text
    for match in MONEY.finditer(text):
        figure = _read_match(match, word, text, style)
        if figure and not _GLUED.match(text[match.end() :]):
            yield figure


def _read_match(match: re.Match[str], word: Word, text: str, style: AmountStyle) -> PrintedAmount | None:
    written = match["number"]
    number = re.sub(r"[*·]", style.mark, written.translate(DIGITS))
    number = re.sub(r"\s", "", number) if not re.search(r"\s\d{3}", number) else re.sub(r"\s", "'", number)
    value = parse_number(number, style)
    if match["percent"] or value is None or _UNITS.match(text[match.end() :]):
        return None
    minor, places, thousandths = value
    ends = bool(match["after"]) and places == style.digits
    negative = ends or any(match[name] for name in ("sign", "inner")) or bool(match["open"] and match["close"])
    sign = -1 if negative else 1
    zeros = number.startswith("00") and not re.fullmatch(r"00[.,]\d\d", number)
    whole = style.drops_cents and bool(match["sign_in"]) and not places
    return PrintedAmount(
        sign * minor,
        match[0].strip(),
        cut_box(word, text, match.start("number"), match.end("number")),
        word.confidence,
        exact=(places == style.digits or whole) and not zeros,
        places=places,
        thousandths=thousandths,
        signed=bool(match["sign_in"]),
        mended=number != written,
        start=match.start(),
    )


def parse_number(number: str, style: AmountStyle) -> tuple[int, int, int] | None:
    """Return a number in minor units, its count of decimals, and a thousand times its value; None if it is no amount.

    The last is for quantities, which have up to three decimals.
    """
    whole, cents = _split_number(number, style)
    digits = re.sub(r"\D", "", whole)
    if (not digits and not cents) or len(digits) > MOST_DIGITS or len(cents) > 3:
        return None
    padded = int(digits or 0) * 10**style.exponent
    minor = padded + int(cents.ljust(style.exponent, "0")[: style.exponent] or 0) if cents else padded
    return minor, len(cents), int(digits or 0) * 1000 + int(cents.ljust(3, "0") or 0)


def _split_number(number: str, style: AmountStyle) -> tuple[str, str]:
    """Return the digits before and after the decimal mark, as this receipt writes numbers."""
    found = re.search(r"[.,](\d{1,3})$", number)
    if not found:
        return number, ""
    whole, cents, mark = number[: found.start()], found[1], number[found.start()]
    grouped = len(cents) == 3 and (style.digits != 3 or mark != style.mark)
    if grouped and (mark != style.mark or style.digits == 0 or re.search(r"[.,']", whole)):
        return whole + cents, ""
    return whole, cents


def cut_box(word: Word, text: str, start: int, end: int) -> Box:
    """Return the part of a word's box that its letters ``start`` to ``end`` take."""
    (a, b, c, d), size = word.box.corners, max(1, len(text))

    def interpolate(left: tuple[float, float], right: tuple[float, float], at: int) -> tuple[float, float]:
        share = min(1.0, at / size)
        return left[0] + (right[0] - left[0]) * share, left[1] + (right[1] - left[1]) * share

    return Box((interpolate(a, b, start), interpolate(a, b, end), interpolate(d, c, end), interpolate(d, c, start)))
