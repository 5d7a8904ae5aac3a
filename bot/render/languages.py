"""The languages' own names, and a language read from its name."""

from __future__ import annotations

from functools import cache

from babel import Locale

from bot.render.words import LANGUAGES

_OWN = {"hi-Latn": "Hinglish"}
"""Names that replace those of CLDR, as speakers say them."""


def find_own_name(language: str) -> str:
    """Return a language's own name: ``हिन्दी`` for ``hi``."""
    locale = Locale.parse(language.replace("-", "_"))
    return _OWN.get(language) or str(locale.get_display_name()).capitalize()


def read_language(text: str) -> str | None:
    """Return the code of the supported language that a text names in any language ("German", "немецкий"), else None."""
    return _load_names().get(text.strip().casefold())


@cache
def _load_names() -> dict[str, str]:
    locales = {language: Locale.parse(language.replace("-", "_")) for language in LANGUAGES}
    spoken = {
        str(locale.get_language_name(reader.language)).casefold(): language
        for language, locale in locales.items()
        for reader in locales.values()
    }
    return spoken | {find_own_name(language).casefold(): language for language in LANGUAGES}
