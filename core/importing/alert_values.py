"""Find the values in a bank's text: amounts with currencies, days, times, account digits, references."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache

from core.importing.bank_words import load_words
from core.language.text.files import load_common
from core.language.values import currencies
from core.model.money import EXPONENTS, count_decimals

_FRESH = 7
"""Days before today within which an ambiguous date is preferred, since banks report payments at once."""

LONGEST = 4000
"""The most characters of a bank's text that are read; what follows is advertising."""

_NUMBER = (
    r"(?:\d{1,3}(?: \d{3})+|\d+)-\d{2}(?=\s?(?:rub|руб|р))"
    r"|\d{1,3}(?:(?:[,.'\u00a0]|(?<=\d) )\d{3})+(?:[.,]\d{1,4})?(?!\d)"
    r"|\d{1,3}(?:,\d{2,3})+(?:\.\d{1,4})?(?!\d)"
    r"|\d+(?:[.,]\d{1,4})?"
)
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсухіЅ", "ABEKMHOPCTXaeopcyxiS")
"""The Latin letter for each similar Cyrillic letter, which some banks mix in to send shorter messages."""

_MIXED_WORD = re.compile(r"(?=\w*[A-Za-z])(?=\w*[А-Яа-я])\w{2,40}")
_ARABIC_MARKS = str.maketrans("٫٬", ".,")
"""The decimal mark and the grouping mark of Arabic script."""

_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "ene", "янв", "gen", "oca"),
            ("feb", "fev", "fév", "фев", "şub"),
            ("mar", "mär", "mrz", "мар"),
            ("apr", "abr", "avr", "апр", "nis"),
            ("may", "mai", "mag", "мая", "май"),
            ("jun", "juin", "giu", "июн", "haz"),
            ("jul", "juil", "lug", "июл", "tem"),
            ("aug", "ago", "aoû", "авг", "ağu"),
            ("sep", "set", "сен", "eyl"),
            ("oct", "okt", "out", "ott", "окт", "eki"),
            ("nov", "ноя", "kas"),
            ("dec", "dic", "dez", "déc", "дек", "ara"),
        ),
        start=1,
    )
    for name in names
}
"""The number of each month by the first letters of its name, in the languages banks write in."""

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})[^\W\d_]{{0,7}}"
_DAY = re.compile(
    r"(?<![\d.])(?P<year>20\d{2})[-/.](?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})(?!\d)"
    r"|(?<![\d.*#])(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?:[-/. ]|\sde\s)?(?P<name>" + _MONTH + r")"
    r"(?:[-/., ]{0,2}|\sde\s)(?P<year2>20\d{2}|\d{2}(?![\d:]))"
    r"|\b(?P<name2>" + _MONTH + r")\.? (?P<day3>\d{1,2})(?:st|nd|rd|th)?,? (?P<year3>20\d{2})\b"
    r"|(?<![\d.*#])(?P<one>\d{1,2})[-/.](?P<other>\d{1,2})[-/.](?P<year4>20\d{2}|\d{2}(?![\d]))",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{1,2}))?\s{0,2}(?P<half>[AaPp]\.?[Mm])?"
)
_MASK = r"[*xX\u00b7\u2022#\u2026]"
_ACCOUNT = (
    r"(?:\ba/?c|\bacct?|\bacnt|\baccount|\bcard|счет[^\W\d_]*|счёт[^\W\d_]*|карт[^\W\d_]{1,2}|\bkart[^\W\d_]{1,2}|\bschet[^\W\d_]?|\bcuenta"
    r"|\btarjeta|\bconta|\bcart\u00e3o|\bkonto\w?|\bcompte|\bcarte|\bcarta|\brach\w*|\bhesap|حساب|بطاقة|کارت)"
)
_TAILS = (
    re.compile(
        rf"{_ACCOUNT}(?:\s{{0,2}}(?:number|nomer|num|no|n|\u2116)\b)?[\s.:]{{0,3}}"
        rf"(?:\d{{1,8}})?(?:{_MASK}|\.{{2,}})[*xX\u00b7\u2022#\u2026.\s-]{{0,12}}(\d[\d*xX]{{0,14}}\d)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bend(?:ing|s)\s+(?:with\s+|in\s+)?[*xX]*\s?(\d{3,6})\b"
        r"|\b(?:final|terminad[ao] e[nm]|terminaci[oó]n|finale|endet auf|mit endziffern|se terminant par|termina con)"
        r"\s+[*xX]*(\d{3,6})\b|\b(\d{4})\s+(?:ile\s+biten|nolu|no\W?lu)\b|(?<![\d*])(\d{4})\*(?![\d*])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![A-Za-z0-9])(?:\d{{1,8}})?(?:{_MASK}+|\.{{2,}})(?:[\s.-]?{_MASK}+"
        rf"|\.{{2,}})*[\s-]?(\d[\d*xX]{{0,14}}\d)\b"
    ),
    re.compile(r"\b(?:visa|mir|maes|ecmc|orps|mc)[ -]?(?:[a-z]{3,10} ?)?-?(\d{4})\b", re.IGNORECASE),
    re.compile(
        r"(?:\ba/?c\b|\bacct?\b|\bacc\b|\baccount|\bcard|\bacnt|счет[^\W\d_]*|счёт[^\W\d_]*|карт[^\W\d_]{1,2}"
        r"|\bkart[^\W\d_]{1,2}|\bschet[^\W\d_]?|\bcuenta|\btarjeta"
        r"|\bconta|\bcart\u00e3o|\bkonto|حساب|کارت)"
        r"(?:\s{0,3}(?:number|nomer|num|no|n|\u2116)\b)?[\s.:#\u2116-]{0,3}(?:[A-Z]{2,3})?(\d{3,20})\b(?!-\d{4}\b)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d.])\d\.(\d{4})\b|\b\d{4}-(\d{4})\b|\*(\d=\d{2})\b"),
)
_OTHER_ACCOUNT = re.compile(
    rf"\b(?:to|into|from|an|auf|von|a|para|de|vers|depuis|на|с|со)\s+(?:(?:your|own|linked|ihr|su|tu|votre|ваш\w?)\s+)?"
    rf"{_ACCOUNT}\s?(?:no\.?|number)?[\s.:]{{0,2}}(?:ending\s+(?:with\s+|in\s+)?)?{_MASK}{{0,12}}(\d{{3,6}})\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:\b(?:upi\s+|imps\s+|neft\s+|transaction\s+|txn\.?\s+|trans\s+|trnx\s+)?"
    r"(?:ref(?:erence)?|rrn|utr|txn\s?id|trx\s?id|trans\s?id|trnx\s?id|transaction\s+id"
    r"|transaction\s+number|umrn|kumb|risiti|spravka|справка)"
    r"\.?(?:\s?(?:no|num|number|id)\b)?\.?\s{0,2}(?:is\s)?[:#\-.]{0,2}\s{0,2})"
    r"((?=[A-Z/.-]{0,12}\d)[A-Z0-9][A-Z0-9/.-]{2,40}[A-Z0-9])",
    re.IGNORECASE,
)
_UPI_REFERENCE = re.compile(r"\b(?:UPI/(?:CR|DR)/|IMPS/|UPI[:-]\s?)([A-Z]?\d{8,16})\b")


@dataclass(frozen=True, slots=True)
class AlertAmount:
    """An amount at characters ``start`` to before ``end`` of a text; the currency is None where none stands with it."""

    start: int
    end: int
    value: Decimal
    currency: str | None
    sign: str = ""
    """"+" or "-" where one stands before the amount, else empty."""


_MAIL_HEADER = (
    r"(?:from|sent|date|subject|to|cc|reply-to|von|gesendet|datum|betreff|an|de|enviado(?: el)?|fecha"
    r"|asunto|para|data|assunto|envoyé|objet|à|от|отправлено|дата|тема|кому|da|inviato|oggetto|a|प्रेषक|दिनांक|विषय)"
)
_MAIL_HEAD = re.compile(
    rf"\A\s*(?:[-_>* ]*(?:fwd?|forwarded message|original message|weitergeleitete nachricht|mensaje reenviado"
    rf"|mensagem encaminhada|message transféré|пересланное сообщение|пересылаемое сообщение)[^\n]*\n+)?"
    rf"(?:[>* ]{{0,4}}{_MAIL_HEADER}\*?\s?:[^\n]*\n+){{2,8}}",
    re.IGNORECASE,
)


def cut_mail_headers(text: str) -> str:
    """Return a forwarded mail without the lines that say from whom, when and about what it was."""
    return _MAIL_HEAD.sub("", text, count=1)


def clean_alert(text: str) -> str:
    """Return a text with plain letters and digits: no styled alphabets, look-alike letters or invisible characters."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST])
    plain = re.sub(r"(?<=\d)\u2019(?=\d{3})", "'", _UNSEEN.sub("", plain).translate(_ARABIC_MARKS))
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    return _MIXED_WORD.sub(lambda word: word[0].translate(_LOOKALIKES), plain).strip()


_BEHIND_ONLY = frozenset(("р", "p", "원", "บาท"))
"""Ways to write a currency that come only after a number."""


_OWN_ONLY = frozenset(("n", "h"))
"""Letters that are a currency only at home: elsewhere "N 12345678" is the number of a deposit."""


@cache
def _compile_amount_pattern(own: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of a number with its currency, and the currency code of each way to write one."""
    names: dict[str, str] = {code.casefold(): code for code in EXPONENTS}
    signs = load_common("currencies")
    for named in (signs["currency"], signs["currency_glued"], load_words()["short_names"]):
        for code, words in named.items():
            for name in (str(word).casefold().rstrip("*") for word in words):
                if code != own and name in _OWN_ONLY:
                    continue
                if code == own:
                    names[name] = own
                names.setdefault(name, str(code))
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    before_names = "|".join(
        re.escape(name) for name in sorted(names, key=len, reverse=True) if name not in _BEHIND_ONLY
    )
    before = rf"(?:(?<![^\W\d_])(?P<before>{before_names})(?P<dot>[.:]?)[ \u00a0]{{0,2}})?"
    after = rf"(?:[ \u00a0]?(?P<after>{every})(?![^\W\d_]))?"
    sign = r"(?P<sign>[-+\u2212]|\(\$?)?\s?(?<![*#0-9_a-zA-Z\u00c0-\u04ff])"
    number = (
        rf"(?P<sign2>[-+\u2212])?\*{{0,2}}(?<!\d[.,])(?P<number>(?!0\d)(?:{_NUMBER})|0{{2,6}}[.,]\d{{1,2}})(?!\d)"
        r"(?!(?-i:[A-Z]{1,6}\d)|[*xX]{2})(?P<sign3>[-+](?=\s*(?:\n|$)))?"
    )
    return re.compile(sign + before + number + after, re.IGNORECASE), names


@cache
def make_amount_pattern(own: str) -> str:
    """Return the pattern of one amount, with or without a currency, for use in the forms of bank texts."""
    _, names = _compile_amount_pattern(own)
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return rf"(?:(?:{every})[.:]?\s{{0,2}})?\(?\$?[-+\u2212]?(?:{_NUMBER})\)?(?:\s?(?:{every})(?![^\W\d_]))?"


def find_amounts(text: str, own: str) -> list[AlertAmount]:
    """Return every number of a text that is no part of a date or time, with the currency beside it.

    ``own`` is the household's currency.
    """
    pattern, names = _compile_amount_pattern(own)
    found = []
    text = blank_out(text, [match.span() for each in (_DAY, _TIME) for match in each.finditer(text)])
    for match in pattern.finditer(text):
        code = names.get((match["before"] or match["after"] or "").casefold())
        code = currencies.list_currencies(code, own, ())[0] if code else None
        written = match["sign3"] or match["sign2"] or match["sign"] or ""
        sign = written.replace("\u2212", "-").replace("($", "-").replace("(", "")
        is_fraction = bool(match["dot"]) and not match["before"][-1].isalnum()  # "$.50"
        value = parse_number(f"0.{match['number']}" if is_fraction else match["number"], count_decimals(code or own))
        if value >= 0:
            start = match.start("before") if match["before"] else match.start("number")
            found.append(AlertAmount(start, match.end(), value, code, sign))
    return found


def parse_number(written: str, decimals: int) -> Decimal:
    """Return a number: the last of two kinds of mark is decimal; a mark before exactly three digits groups them."""
    digits = re.sub(r"[\s\u00a0']", "", written).replace("-", ".")
    last = max(digits.rfind("."), digits.rfind(","))
    tail = len(digits) - last - 1
    marks = {sign for sign in digits if sign in ",."}
    if last < 0:
        return Decimal(digits)
    is_group = tail == 3 and 0 < len(re.split("[.,]", digits)[0]) <= 3  # noqa: PLR2004
    is_grouped = is_group and (decimals != 3 or (len(marks) == 1 and digits.count(digits[last]) > 1))  # noqa: PLR2004
    if is_grouped and len(marks) == 1:
        return Decimal(re.sub("[.,]", "", digits))
    return Decimal(f"{re.sub('[.,]', '', digits[:last])}.{digits[last + 1 :]}")


def find_tail(text: str) -> str | None:
    """Return the last digits (four at most) of the first account or card a text names; None where it names none."""
    for pattern in _TAILS:
        for match in pattern.finditer(text):
            written = next((group for group in match.groups() if group), "")
            digits = re.sub(r"\D", "", written)
            if len(digits) > 1:
                return digits[-4:]
    return None


def find_other_tail(text: str, own: str | None) -> str | None:
    """Return the last digits of the other account in a text, beside the ``own`` one; None where there is none."""
    tails = [match[1][-4:] for match in _OTHER_ACCOUNT.finditer(text)]
    return next((tail for tail in tails if own and not own.endswith(tail) and not tail.endswith(own)), None)


def find_reference(text: str) -> str | None:
    """Return the transaction reference in a text; None where it has none."""
    found = _REFERENCE.search(text) or _UPI_REFERENCE.search(text)
    return found[1] if found else None


def find_day(text: str, today: date, *, month_first: bool = False) -> date | None:
    """Return the first day a text names that is not after ``today``; None where it names none.

    Where day and month can be read in two orders, a day of the last week wins, since banks write at once; else
    ``month_first`` decides.
    """
    for match in _DAY.finditer(text):
        days = [_read_day(match, month_first=order) for order in (month_first, not month_first)]
        past = [day for day in days if day is not None and day <= today]
        if past:
            return next((day for day in past if (today - day).days <= _FRESH), past[0])
    return None


def _read_day(match: re.Match[str], *, month_first: bool) -> date | None:
    """Return the day of one pattern match; None where the calendar has no such day."""
    if match["year"]:
        return _make_day(match["year"], int(match["month"]), int(match["day"]))
    for name, day, year in (("name", "day2", "year2"), ("name2", "day3", "year3")):
        if match[name]:
            month = _find_month(match[name].casefold())
            return _make_day(match[year], month, int(match[day])) if month else None
    one, other = int(match["one"]), int(match["other"])
    if month_first:
        return _make_day(match["year4"], one, other) or _make_day(match["year4"], other, one)
    return _make_day(match["year4"], other, one) or _make_day(match["year4"], one, other)


def _find_month(name: str) -> int | None:
    """Return the number of a month by the first letters of its name; None where none begins so."""
    return next((_MONTHS[name[:length]] for length in (4, 3) if name[:length] in _MONTHS), None)


def _make_day(year: str, month: int, day: int) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004
    except ValueError:
        return None


def find_time(text: str) -> time | None:
    """Return the first time of day a text names; None where it names none."""
    for match in _TIME.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"])
        half = (match["half"] or "").casefold().replace(".", "")
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour < 24 and minute < 60:  # noqa: PLR2004
            return time(hour, minute)
    return None


def blank_out(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text with some spans replaced by blanks, so that all other positions stay the same."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)
