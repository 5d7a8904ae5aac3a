"""Read numbers and days as statements write them, judged by whole columns so that one format holds for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import pairwise

from core.language.text.files import load_common
from core.model.money import EXPONENTS

_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
_NUMBER = re.compile(r"(?P<minus>[-+\u2212(])?(?P<digits>\d[\d.,]{0,24}|[.,]\d{1,4})(?P<after>[-+\u2212])?\)?")
_DEBIT = re.compile(r"(?<![A-Za-z])(?:dr|debit|s|soll)\.?$", re.IGNORECASE)
_DIRECTION_WORDS = ("cr", "dr", "credit", "debit", "h", "s", "haben", "soll")
_CURRENCY_WORDS = ("kr", "zł", "kč", "ft", "lei", "лв", "руб", "р", "тг", "грн", "tl", "元", "円", "원", "บาท", "rs")
_LETTERS = re.compile(r"[^\W\d_]+\.?|[$€£¥₹₽₦₺₴₸฿₫₱₩]")
_THOUSAND = 3
_BUDDHIST = 2400
_EXCEL_EPOCH = date(1899, 12, 30)
"""Day zero of spreadsheets (ECMA-376 part 1, 18.17.4.1, the 1900 system as programs write it)."""

_MONTHS = (
    "jan ene янв gen led janv",
    "feb fev fév фев úno febr",
    "mar mär mrt мар mars bře maart abr3",
    "apr abr avr апр dub avril",
    "may mai mag май mei kvě maj",
    "jun июн giu čer juin",
    "jul июл lug juil čvc",
    "aug ago aoû авг srp août",
    "sep set сен zář sept",
    "oct okt ott окт říj out",
    "nov ноя lis",
    "dec dez dic déc дек pro",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}


@cache
def _load_money_words() -> frozenset[str]:
    """Return the words that may stand beside a number in an amount: currencies and debit or credit marks."""
    names = {name for words in load_common("currencies")["currency"].values() for name in words}
    codes = {code.casefold() for code in EXPONENTS}
    return frozenset({*names, *codes, *_DIRECTION_WORDS, *_CURRENCY_WORDS})


_PAIR = 2
"""The digits in a group as India writes thousands: 12,34,567."""


def parse_amount(written: str, decimal_mark: str = "") -> Decimal | None:
    """Return a signed number; None where the text is no number. ``decimal_mark`` decides what "1.200" means."""
    text = _SPACES.sub("", written.strip().strip('"'))
    if not text:
        return None
    sign = -1 if _DEBIT.search(written.strip()) else 1
    if any(word.rstrip(".").casefold() not in _load_money_words() for word in _LETTERS.findall(text)):
        return None
    bare = _LETTERS.sub("", text)
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return None
    if bare.count("(") != bare.count(")") or not _is_grouped(match["digits"]):
        return None
    negative = match["minus"] in {"-", "\u2212", "("} or match["after"] in {"-", "\u2212"}
    value = _read_digits(match["digits"], decimal_mark)
    if value is None:
        return None
    return -value if negative else value * sign


def _read_digits(digits: str, decimal_mark: str) -> Decimal | None:
    last = max(digits.rfind("."), digits.rfind(","))
    mark = digits[last] if last >= 0 else ""
    is_decimal = bool(mark) and (mark == decimal_mark or (not decimal_mark and not _is_group(digits, last)))
    whole = re.sub("[.,]", "", digits[:last]) if is_decimal else re.sub("[.,]", "", digits)
    try:
        return Decimal(f"{whole or 0}.{digits[last + 1 :]}" if is_decimal and digits[last + 1 :] else whole or "0")
    except InvalidOperation:
        return None


def _is_grouped(digits: str) -> bool:
    """Return whether the marks in a number are well placed: one decimal mark, groups of two or three digits."""
    groups = re.split("[.,]", digits)
    marks = re.sub(r"[^.,]", "", digits)
    if len(marks) > 1 and len(set(marks[:-1])) > 1:
        return False
    return all(_PAIR <= len(group) <= _THOUSAND for group in groups[1:-1]) and (len(marks) < _PAIR or bool(groups[0]))


def _is_group(digits: str, last: int) -> bool:
    """Return whether the last mark of a number separates thousands."""
    mark, behind = digits[last], len(digits) - last - 1
    other = "," if mark == "." else "."
    return behind == _THOUSAND and other not in digits and digits.count(mark) >= 1 and not digits.startswith("0")


def find_decimal_mark(written: Sequence[str]) -> str:
    """Return the decimal mark that a column of numbers uses; empty where it cannot be told."""
    votes = {".": 0, ",": 0}
    for text in written:
        digits = re.sub(r"[^\d.,]", "", text)
        last = max(digits.rfind("."), digits.rfind(","))
        if last < 0:
            continue
        mark, other = digits[last], "," if digits[last] == "." else "."
        behind = len(digits) - last - 1
        if other in digits[:last] or behind != _THOUSAND:
            votes[mark] += 1
        if digits.count(mark) > 1:
            votes[other] += 1
    if votes["."] == votes[","]:
        return ""
    return max(votes, key=lambda mark: votes[mark])


@dataclass(frozen=True, slots=True)
class DayFormat:
    """A way to write dates, with its name and its reader."""

    name: str
    read: Callable[[str], date | None]


def _make_day_reader(pattern: str, order: str) -> Callable[[str], date | None]:
    compiled = re.compile(pattern)

    def read(text: str) -> date | None:
        match = compiled.match(text.strip().strip("'\""))
        return _make(match, order) if match else None

    return read


def _make(match: re.Match[str], order: str) -> date | None:
    parts = dict(zip(order, match.groups(), strict=False))
    year, month = int(parts["y"]), parts["m"]
    number = int(month) if month.isdigit() else find_month(month)
    if year > _BUDDHIST:
        year -= 543  # the Buddhist era of Thai banks
    try:
        return date(year + 2000 if year < 100 else year, number, int(parts["d"]))  # noqa: PLR2004  two digits
    except ValueError:
        return None


def find_month(name: str) -> int:
    """Return the number of a month by its name in any language known here; 0 for none."""
    folded = name.casefold().strip(".")
    return next((MONTHS[folded[:size]] for size in (4, 3) if folded[:size] in MONTHS), 0)


def _read_serial(text: str) -> date | None:
    """Return the date of a spreadsheet's serial number; None for any other text."""
    match = re.fullmatch(r"(\d{5})(?:\.\d+)?", text.strip())
    return _EXCEL_EPOCH + timedelta(days=int(match[1])) if match and 30_000 < int(match[1]) < 60_000 else None  # noqa: PLR2004


DAY_FORMATS = (
    DayFormat("ymd", _make_day_reader(r"(\d{4})[-/.年 ](\d{1,2})[-/.月 ](\d{1,2})(?!\d)", "ymd")),
    DayFormat("ymd8", _make_day_reader(r"((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d{1,5}$)(?=$|\D|\d{6})", "ymd")),
    DayFormat("dmy", _make_day_reader(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)", "dmy")),
    DayFormat("mdy", _make_day_reader(r"(\d{1,2})[-/ ](\d{1,2})[-/ ](\d{4}|\d{2})(?!\d)", "mdy")),
    DayFormat("dmy8", _make_day_reader(r"([0-3]\d)([01]\d)((?:19|20)\d{2})$", "dmy")),
    DayFormat("dby", _make_day_reader(r"(\d{1,2})[-/. ]*([^\W\d_]{3,10}\.?)[-/., ]*(\d{4}|\d{2})(?!\d)", "dmy")),
    DayFormat("bdy", _make_day_reader(r"([^\W\d_]{3,10}\.?) (\d{1,2}),? (\d{4})", "mdy")),
    DayFormat("serial", _read_serial),
)
_BY_NAME = {each.name: each for each in DAY_FORMATS}


def find_day_formats(written: Sequence[str]) -> list[str]:
    """Return the names of the formats in which all of some days can be read, the likelier first."""
    filled = [text for text in written if text.strip()]
    if not filled:
        return []
    fitting = [each.name for each in DAY_FORMATS if all(each.read(text) for text in filled)]
    if fitting[:2] == ["dmy", "mdy"] or set(fitting) >= {"dmy", "mdy"}:
        return _order_by_span(filled)
    return fitting


def _order_by_span(written: Sequence[str]) -> list[str]:
    """Return both orders of day and month, first the one by which the days run in order and span less time."""

    def judge(name: str) -> tuple[int, int]:
        days = [day for text in written if (day := read_day(text, name))]
        turns = sum((one > two) != (days[0] > days[-1]) for one, two in pairwise(days) if one != two)
        return turns, (max(days) - min(days)).days

    same = judge("dmy") == judge("mdy")
    best = "dmy" if same or judge("dmy") < judge("mdy") else "mdy"
    clearly = judge(best)[0] == 0 and judge("mdy" if best == "dmy" else "dmy")[0] > 0
    return [best] if clearly else [best, "mdy" if best == "dmy" else "dmy"]


def read_day(text: str, name: str) -> date | None:
    """Return a day written in the named format of ``DAY_FORMATS``; None where it does not fit."""
    return _BY_NAME[name].read(text)


def find_currency(text: str) -> str | None:
    """Return the currency code in a cell; None for anything else."""
    code = text.strip().upper()
    return code if code in EXPONENTS else None


def read_timestamp_day(text: str) -> date | None:
    """Return the day of a timestamp such as ``20260203120000`` or ``2026-02-03T12:00:00``."""
    digits = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})", text)
    if digits is None:
        return None
    try:
        return datetime(int(digits[1]), int(digits[2]), int(digits[3])).date()  # noqa: DTZ001  a day alone
    except ValueError:
        return None
