"""The word catalogue of one language, with its way of writing money, days and numbers (CLDR)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_compact_decimal, format_currency, format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message, Pattern, Placeable, TextElement, VariableReference

from core.errors import Refusal
from core.model.category import Category
from core.model.money import Money, count_decimals
from core.model.period import Period, find_month, find_year

FOLDER = Path(__file__).parent
LANGUAGES: tuple[str, ...] = tuple(sorted(path.name for path in FOLDER.iterdir() if any(path.glob("*.ftl"))))
"""The codes of the supported languages: the folders here that hold Fluent files."""
_MESSAGE = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)
"""Matches the first line of a message (Fluent 1.0, Message); its other lines are indented."""

# CLDR's likeliest territory for the home of a currency; it decides grouping (1,24,500) and the symbol's place.
_HOMES = {
    "INR": "IN", "USD": "US", "GBP": "GB", "NGN": "NG", "KES": "KE", "RUB": "RU", "BRL": "BR", "MXN": "MX", "AUD": "AU",
    "CAD": "CA", "ZAR": "ZA", "SGD": "SG", "CHF": "CH", "ARS": "AR", "COP": "CO", "AED": "AE", "NZD": "NZ", "PHP": "PH",
}  # fmt: skip


class _LanguageWords:
    """A language's messages, each parsed on first use, since parsing all takes longer than the whole start."""

    def __init__(self, language: str) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        self.written: dict[str, str] = {}
        self._frames: dict[str, str | None] = {}
        for path in sorted((FOLDER / language).glob("*.ftl")):
            text = path.read_text(encoding="utf-8")
            starts = [(found[1], found.start()) for found in _MESSAGE.finditer(text)]
            ends = [start for _, start in starts[1:]] + [len(text)]
            for (key, start), end in zip(starts, ends, strict=True):
                self.written.setdefault(key, text[start:end])

    def __contains__(self, key: str) -> bool:
        return key in self.written

    def write(self, key: str, args: Mapping[str, str | int]) -> str | None:
        """Return a message with its placeholders filled; None where the language lacks it."""
        if key not in self._frames:
            self._parse_message(key)
        frame = self._frames[key]
        if frame is not None and all(isinstance(value, str) for value in args.values()):
            try:
                return frame.format_map(args)
            except KeyError:
                pass  # a place nobody filled, which Fluent shows as it is
        pattern = self._bundle.get_message(key).value
        return None if pattern is None else str(self._bundle.format_pattern(pattern, dict(args))[0])

    def _parse_message(self, key: str) -> None:
        resource = FluentResource(self.written[key])
        self._bundle.add_resource(resource)
        message = resource.body[0]
        self._frames[key] = _read_template(message.value) if isinstance(message, Message) and message.value else None


def _read_template(pattern: Pattern) -> str | None:
    """Return a text-and-placeholder message in ``str.format`` syntax, which is faster than Fluent; else None."""
    frame = ""
    for part in pattern.elements:
        match part:
            case TextElement():
                frame += part.value.replace("{", "{{").replace("}", "}}")
            case Placeable(expression=VariableReference() as place):
                frame += f"{{{place.id.name}}}"
            case _:
                return None
    return frame


@cache
def _load_catalogue(language: str) -> _LanguageWords:
    return _LanguageWords(language)


@cache
def list_plain_messages(language: str) -> Mapping[str, str]:
    """Return a language's one-line messages without placeholders, by key."""
    written = _load_catalogue(language).written.items()
    values = {key: text.partition("=")[2].strip() for key, text in written}
    return {key: value for key, value in values.items() if value and "{" not in value and "\n" not in value}


@cache
def _find_locale(language: str, currency: str) -> Locale:
    base = language.replace("-", "_")
    for name in (f"{base}_{_HOMES.get(currency, '')}", base, "en"):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    raise LookupError(language)


def _end_sentence(text: str) -> str:
    """Return a text without the second of two full stops at its end, as after an abbreviation (16 нояб.)."""
    return text[:-1] if text.endswith("..") and not text.endswith("...") else text


def _write_message(language: str, key: str, args: Mapping[str, str | int]) -> str:
    for each in (language, "en"):
        catalogue = _load_catalogue(each)
        if key in catalogue and (said := catalogue.write(key, args)) is not None:
            return _end_sentence(said)
    raise KeyError(key)


@cache
def _write_plain(language: str, key: str) -> str:
    """Return the text of a message without placeholders, cached."""
    return _write_message(language, key, {})


@lru_cache(maxsize=10_000)
def _find_clock_pattern(locale: Locale, at: time) -> str:
    return str(format_time(at, "short", locale=locale))


@lru_cache(maxsize=10_000)
def _write_money(language: str, currency: str, money: Money) -> str:
    locale = _find_locale(language, currency)
    digits = 0 if money.minor % 10 ** count_decimals(money.currency) == 0 else count_decimals(money.currency)
    pattern = copy(locale.currency_formats["standard"])
    pattern.frac_prec = (digits, digits)
    return str(pattern.apply(money.amount, locale, currency=money.currency, currency_digits=False))


class Words:
    """All texts in one language; ``currency`` is the household's and shapes how numbers are written."""

    def __init__(self, language: str = "en", currency: str = "USD") -> None:
        self.language = language if language in LANGUAGES else "en"
        self.locale = _find_locale(self.language, currency)
        self._currency = currency

    def __call__(self, key: str, /, **args: str | int) -> str:
        """Return the text of a key with its placeholders filled; raises KeyError where no catalogue has it."""
        return _write_message(self.language, key, args) if args else _write_plain(self.language, key)

    def has_text(self, key: str) -> bool:
        """Return whether the language, or English behind it, has a text for this key."""
        return any(key in _load_catalogue(language) for language in (self.language, "en"))

    def refusal(self, refusal: Refusal) -> str:
        """Return the sentence that tells a member about a refusal."""
        key = f"refusal-{refusal.code}"
        return self(key if self.has_text(key) else "refusal-unknown", **refusal.details)

    def money(self, money: Money) -> str:
        """Return ``₹1,24,500`` or ``₹62.50``: with the currency's decimals, or none where the amount is whole."""
        return _write_money(self.language, self._currency, money)

    def amount(self, money: Money) -> str:
        """Return an amount as ``money`` does, without the currency."""
        return str(format_decimal(money.amount, locale=self.locale))

    def number(self, value: int | Decimal) -> str:
        """Return a plain number in the language's format."""
        return str(format_decimal(value, locale=self.locale))

    def short_amount(self, money: Money) -> str:
        """Return an amount without currency, shortened where the language does so: ``1.2K``, ``1,2 тыс.``."""
        return str(format_compact_decimal(money.amount, locale=self.locale, fraction_digits=1))

    def currency_symbol(self, currency: str) -> str:
        """Return the currency's symbol as written beside a number."""
        return format_currency(0, currency, locale=self.locale, format="¤").strip("0 \xa0")

    def day(self, day: date, today: date) -> str:
        """Return ``today``, ``yesterday``, else ``Fri 20 Nov``, with the year where it is another one."""
        if day == today:
            return self("day-today")
        if day == today - timedelta(days=1):
            return self("day-yesterday")
        pattern = self("day-format" if day.year == today.year else "day-format-year")
        return str(format_date(day, pattern, locale=self.locale))

    def weekday(self, number: int) -> str:
        """Return a weekday's name by its number, Monday being 0."""
        return str(format_date(date(2024, 1, 1 + number), "EEEE", locale=self.locale))

    def time(self, at: datetime, zone: str) -> str:
        """Return a time of day in a zone: ``18:04`` or ``6:04 PM``."""
        return _find_clock_pattern(self.locale, at.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0))

    def period(self, period: Period, today: date) -> str:
        """Return a period as used in a sentence: ``November``, ``2025``, ``20 Nov`` or ``9 Nov to 15 Nov``."""
        if period == find_month(period.first):
            return str(
                format_date(period.first, "LLLL" if period.first.year == today.year else "LLLL y", locale=self.locale)
            )
        if period == find_year(period.first):
            return str(period.first.year)
        if period.days == 1:
            return self.day(period.first, today)
        short = period.first.year == period.last.year == today.year
        pattern = self("day-format-short" if short else "day-format-year")
        first, last = (str(format_date(day, pattern, locale=self.locale)) for day in (period.first, period.last))
        return self("period-range", first=first, last=last)

    def category_name(self, category: Category) -> str:
        """Return a category's name: the household's own, else the catalogue's."""
        return category.name or self(f"category-{category.key.replace('_', '-')}")

    def category(self, category: Category) -> str:
        """Return a category's icon and name."""
        return f"{category.icon} {self.category_name(category)}"
