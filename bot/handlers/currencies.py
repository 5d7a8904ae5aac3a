"""Find a household's likely currency: guess it from a language tag, or read it from typed text."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, get_territory_currencies

from bot.render.words import LANGUAGES, Words
from core.errors import Invalid
from core.model.money import EXPONENTS

_COMMON_CODES = """
INR USD EUR GBP RUB BRL MXN NGN KES ZAR AED CAD AUD SGD CHF JPY CNY IDR PKR BDT LKR NPR ARS COP CLP PEN PLN UAH KZT
TRY SEK NOK DKK CZK HUF RON THB VND PHP MYR NZD HKD KRW ILS SAR QAR EGP GHS TZS UGX MAD
"""
COMMON = tuple(_COMMON_CODES.split())
"""Common currency codes, the likeliest first: where two share a name, the earlier is offered first."""
_LIKELY = {
    # Telegram tells "en" for most people in India, its largest country; a country in the tag overrules.
    "en": ("INR", "USD", "EUR", "GBP", "NGN"),
    "hi": ("INR",),
    "hi-Latn": ("INR",),
    "ru": ("RUB", "KZT", "EUR", "UAH", "USD"),
    "es": ("EUR", "MXN", "ARS", "COP", "USD"),
    "fr": ("EUR", "CHF", "CAD", "XOF", "MAD"),
    "de": ("EUR", "CHF"),
    "pt": ("BRL", "EUR"),
}
_SIGNS = {
    "$": ("USD", "CAD", "AUD", "MXN", "ARS", "SGD"),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK"),
    "rs": ("INR", "PKR", "LKR", "NPR"),
    "r": ("ZAR",),
    "rupaye": ("INR",),
    "rupay": ("INR",),
    "bucks": ("USD", "CAD", "AUD"),
    "ksh": ("KES",),
    "руб": ("RUB",),
}
_FUNDS = frozenset({"BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW"})
"""Codes of ISO 4217 that are units of account, with which nobody pays."""
_SIGN = re.compile(r"[₹€£₽₦]|\b(?:rs|inr|usd|eur|gbp|ngn|rub)\b|R\$", re.IGNORECASE)
_STEM = 3
_SURE_STEM = 4
"""The number of equal first letters from which two words are alike; with fewer one must begin with the other."""
_ENDING = 2
_COUNTS = (2, 5)
"""Counts with which CLDR returns each plural form of our languages."""
MOST = 6
"""The most currencies offered on one card."""


def guess_language(tag: str | None) -> str:
    """Return the supported language nearest to a tag such as ``pt-BR``; English where there is none."""
    tags = {language.casefold(): language for language in LANGUAGES}
    whole = (tag or "").replace("_", "-").casefold()
    return tags.get(whole) or tags.get("-".join(whole.split("-")[:2])) or tags.get(whole.split("-")[0]) or "en"


def find_country(tag: str | None) -> str | None:
    """Return the country in a language tag (``pt-BR`` -> ``BR``); None where it names none."""
    try:
        territory = Locale.parse((tag or "").replace("_", "-"), sep="-").territory
    except (ValueError, UnknownLocaleError):
        return None
    return territory if territory and territory.isalpha() else None


def list_likely_currencies(tag: str | None) -> tuple[str, ...]:
    """Return likely currencies for a language tag, the likeliest first; only one where the tag names a country."""
    here = find_country(tag)
    own = [code for code in get_territory_currencies(here) if code in EXPONENTS] if here else []
    return tuple(own[:1]) or _LIKELY.get(guess_language(tag), _LIKELY["en"])


def find_mentioned_currency(text: str) -> str | None:
    """Return the currency a message names unambiguously; None where it names none or several."""
    found = _SIGN.search(text)
    codes = _find_exact(found[0].casefold()) if found else ()
    return codes[0] if codes else None


def read_currency(text: str) -> tuple[str, ...]:
    """Return the currencies that a code, sign or name may mean, the likeliest first; raises Invalid where none."""
    wanted = text.strip().strip(".").casefold()
    found = _find_exact(wanted) or _find_by_name(wanted)
    if not found:
        raise Invalid("currency-unknown", currency=text.strip()[:10])
    return found[:MOST]


def read_code_or_sign(text: str) -> tuple[str, ...]:
    """Return the currencies that a code or sign means, the likeliest first; empty where it is neither."""
    return _find_exact(text.strip().strip(".").casefold())


def label_currency(code: str, words: Words) -> str:
    """Return a currency's button label, such as ``₹ INR``."""
    sign = words.currency_symbol(code)
    return code if sign == code else f"{sign} {code}"


def write_full_name(code: str, words: Words) -> str:
    """Return a currency's full name with its sign, such as ``Indian Rupee (₹)``."""
    sign = words.currency_symbol(code)
    name = get_currency_name(code, locale=words.locale)
    return f"{name} ({sign})" if sign != code else f"{name} ({code})"


def _find_exact(wanted: str) -> tuple[str, ...]:
    if wanted.upper() in EXPONENTS:
        return (wanted.upper(),)
    return _SIGNS.get(wanted) or _load_signs().get(wanted, ())


def _find_by_name(wanted: str) -> tuple[str, ...]:
    """Return the currencies with a word in their name, in any supported language and ending (рубли, rupees)."""
    if len(wanted) < _STEM:
        return ()
    return tuple(code for code in _list_currencies() if any(_is_alike(wanted, name) for name in _load_names(code)))


def _is_alike(wanted: str, name: str) -> bool:
    if " " in wanted:
        return name.startswith(wanted[:-_ENDING])
    return any(_is_same_word(wanted, word) for word in re.split(r"[\s-]+", name))


def _is_same_word(wanted: str, word: str) -> bool:
    """Return whether two words differ in their endings only: "rupees" and "rupee", "рубли" and "рубль"; not "Nora"."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, word, strict=False)))
    if max(len(wanted), len(word)) - alike > _ENDING:
        return False
    return alike >= _SURE_STEM or (alike >= _STEM and alike in (len(wanted), len(word)))


@cache
def _load_names(code: str) -> tuple[str, ...]:
    """Return a currency's names in every language, singular and plural: "real", "reais"."""
    return tuple(
        {
            str(get_currency_name(code, count=count, locale=language.replace("-", "_"))).casefold(): None
            for language in LANGUAGES
            for count in (None, *_COUNTS)
        }
    )


@cache
def _load_signs() -> dict[str, tuple[str, ...]]:
    signs: dict[str, tuple[str, ...]] = {}
    for code in _list_currencies():
        for language in LANGUAGES:
            sign = Locale.parse(language.replace("-", "_")).currency_symbols.get(code, code).casefold()
            signs[sign] = tuple(dict.fromkeys((*signs.get(sign, ()), code)))
    return signs


@cache
def _list_currencies() -> tuple[str, ...]:
    """Return the ISO codes of all currencies of the world, without those of funds, the common ones first."""
    return (*COMMON, *sorted(EXPONENTS.keys() - set(COMMON) - _FUNDS))
