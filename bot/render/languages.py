"""Languages by their own names."""

from __future__ import annotations

from babel import Locale

_OWN = {"hi-Latn": "Hinglish"}
"""CLDR calls it "Hindi (Latin)", its speakers do not."""


def own_name(language: str) -> str:
    """``हिन्दी`` for ``hi``."""
    locale = Locale.parse(language.replace("-", "_"))
    return _OWN.get(language) or str(locale.get_display_name()).capitalize()
