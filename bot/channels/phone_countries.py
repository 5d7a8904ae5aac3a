"""Finds the country of a telephone number, and from that a language tag, to guess a new household's settings."""

from __future__ import annotations

from babel.languages import get_official_languages

_COUNTRIES = {
    "1": "US",
    "7": "RU",
    "20": "EG",
    "27": "ZA",
    "30": "GR",
    "31": "NL",
    "32": "BE",
    "33": "FR",
    "34": "ES",
    "36": "HU",
    "39": "IT",
    "40": "RO",
    "41": "CH",
    "43": "AT",
    "44": "GB",
    "45": "DK",
    "46": "SE",
    "47": "NO",
    "48": "PL",
    "49": "DE",
    "51": "PE",
    "52": "MX",
    "54": "AR",
    "55": "BR",
    "56": "CL",
    "57": "CO",
    "60": "MY",
    "61": "AU",
    "62": "ID",
    "63": "PH",
    "64": "NZ",
    "65": "SG",
    "66": "TH",
    "77": "KZ",
    "81": "JP",
    "82": "KR",
    "84": "VN",
    "86": "CN",
    "90": "TR",
    "91": "IN",
    "92": "PK",
    "94": "LK",
    "212": "MA",
    "221": "SN",
    "225": "CI",
    "233": "GH",
    "234": "NG",
    "254": "KE",
    "255": "TZ",
    "256": "UG",
    "351": "PT",
    "352": "LU",
    "353": "IE",
    "358": "FI",
    "372": "EE",
    "375": "BY",
    "380": "UA",
    "420": "CZ",
    "591": "BO",
    "593": "EC",
    "598": "UY",
    "852": "HK",
    "880": "BD",
    "966": "SA",
    "971": "AE",
    "972": "IL",
    "974": "QA",
    "977": "NP",
    "998": "UZ",
}
"""Countries by their calling code (ITU-T E.164); of a code that several share, the largest."""


def find_country(phone: str) -> str | None:
    """Return the country of a number in international form without its plus; None where it is unknown."""
    if not phone.isdecimal():
        return None
    return next((_COUNTRIES[code] for size in (3, 2, 1) if (code := phone[:size]) in _COUNTRIES), None)


def guess_tag(phone: str) -> str | None:
    """Return a language tag such as ``de-DE`` for a telephone number; English where that is official there."""
    country = find_country(phone)
    if country is None:
        return None
    official = get_official_languages(country, de_facto=True)
    return f"{'en' if 'en' in official else next(iter(official), 'en')}-{country}"
