"""Find the amounts in a row with their places: "1,234.50", "1.234,50", "1 234,50", "O.00", "88 17", "RM12.90-"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.model.money import exponent
from core.model.page import Box, Word
from core.receipts.keywords import load_words
from core.receipts.page_rows import PageRow

DIGITS = str.maketrans("OoQDlIi|SBZb٫’", "000011115826.'")
"""Letters that stand where digits do."""

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
"""A number read upside down: "00*68" for 89.00; engines turn short words of digits that look alike both ways."""

_APART = re.compile(r"(?<=\d) ([.,])(?=\d{2}(?![\d.,]))")
_SPACED = re.compile(r"(?<![\w.,])(?<!\d[-/:])(\d{1,3}) (\d{2})(?![\w.,%:/-])")
"""Not the day and the hour of a date: "2018-04-06 17:36"."""
_UNITS = re.compile(
    r"\s?(?:kg|g|gm|ml|l|lt|ltr|litre|pcs|pc|pkt|ctn|(?-i:x|X(?!\s*$))|oz|lb|cm|mm|hrs?|am|pm|st|nd|rd|th)\b",
    re.IGNORECASE,
)
_STRAY_SIGN = re.compile(r"(?<!\S)[\u4e00-\u9fff](?=\d)")
"""A currency's sign that the engine took for a lone Chinese letter: "天268.00"."""
_WHOLE_SIGNED = re.compile(r"(?<!\w)(?:RM|Rs\.?|[$€£₹₽₺₱฿₩₴])\s?\d{1,3}(?:,\d{2,3})*(?![\w.,%]|\s\d)")
MOST_LOST_POINTS = 1
"""So many amounts with a sign and no cents are slips of the engine; where there are more, the paper writes them so."""
"""What follows a measure; a capital X that ends a piece of print is the code of a tax: "19.97 X"."""
_GLUED = re.compile(r"[A-KM-NP-RT-Za-hj-km-z]{3,}")
MOST_DIGITS = 9
"""More digits than any receipt's total: a number of a card, a shop, an article."""


@dataclass(frozen=True, slots=True)
class PrintedAmount:
    """A number as printed, with its minor units if it is money, and its place."""

    minor: int
    text: str
    box: Box
    confidence: float
    exact: bool
    """Written with the currency's digits after its point, or whole on a paper that drops cents."""
    places: int = 0
    """Digits after the point as written."""
    thousandths: int = 0
    """The same number in thousandths, as quantities want it."""
    signed: bool = False
    """A currency sign or code stands by it."""
    mended: bool = False
    """A letter was taken for a digit or a point was supplied."""
    start: int = 0
    """Where in the word it begins."""


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """How a receipt writes money: decimal mark and number of decimals."""

    mark: str
    """What stands before the cents."""
    digits: int
    """After the mark; 0 where amounts are whole."""
    exponent: int
    """Of the currency."""
    drops_cents: bool = False
    """Whole amounts stand without their cents among others that have them, as apps print them: "₹365" and "₹28.50"."""


def detect_style(texts: Iterable[str], currency: str, mark: str) -> AmountStyle:
    """Return the style of most amounts in a receipt, by default the household's mark; no decimals if few have any."""
    marks: Counter[str] = Counter()
    whole = without_cents = 0
    for text in texts:
        without_cents += len(_WHOLE_SIGNED.findall(text))
        marks.update(re.findall(r"\d([.,])\d{2}(?![\d.,])", text))
        whole += len(re.findall(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])", text))
    digits = exponent(currency)
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
    """Return a number as minor units, count of decimals and thousandths; None for what is no amount."""
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
    """Return the part of a word's box that the letters ``start`` to ``end`` take."""
    (a, b, c, d), size = word.box.corners, max(1, len(text))

    def interpolate(left: tuple[float, float], right: tuple[float, float], at: int) -> tuple[float, float]:
        share = min(1.0, at / size)
        return left[0] + (right[0] - left[0]) * share, left[1] + (right[1] - left[1]) * share

    return Box((interpolate(a, b, start), interpolate(a, b, end), interpolate(d, c, end), interpolate(d, c, start)))
