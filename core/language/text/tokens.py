"""Splits a message into tokens (words, numbers, signs, tags, line breaks) with their positions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from core.errors import Invalid
from core.language.text.phrases import fold

MOST_CHARACTERS = 2000
"""Most characters of a message; a longer one is no entry or question."""

_REMEMBERED = 1024
"""Size of the cache of characters beyond ASCII."""

MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0a70-\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0b82\u0bbe-\u0bd7"
    "\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d57\u200c\u200d"
)
_PICTURE = "[\U0001f000-\U0001faff\u2600-\u27bf]"
_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
_TOKEN = re.compile(
    r"(?P<other>https?://\S+|[\w.+-]++@[\w-]+\.[\w.]+)"
    rf"|(?P<tag>\#(?:{_LETTER}|[\d_-])*{_LETTER}(?:{_LETTER}|[\d_-])*)"
    r"|(?P<clock>\d{1,3}[:h]\d{2}(?!\d)|\d{1,3}:\d{1,3})"
    r"|(?P<number>\d+(?:[.,'’]\d+)*)"
    rf"|(?P<word>{_LETTER}+(?:['’`´]{_LETTER}+)*)"
    r"|(?P<break>\n)"
    rf"|(?P<sign>[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}(?:\u200d{_PICTURE})+\u200d?|\S)"
)
_THIN = dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a\u2006\u2005\u2004", "\u00a0")
_THOUSANDS = re.compile(r"(?<=\d)\u00a0(?=\d{3}(?!\d))")
_BARE_POINT = re.compile(r"(?<![\w.,)])\.(?=\d{1,2}(?!\d))")
"""Matches the decimal point of ".5k" and ".75", which is no full stop."""

_DRESS = frozenset("\ufe0e\ufe0f\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""Unicode modifiers that only change how an emoji looks: text or emoji style, skin tone."""

_FRACTIONS = {"¼": ".25", "½": ".5", "¾": ".75"}
_FRACTION = re.compile(r"(?:(?<=\d)\s)?([¼½¾])")
_ABROAD = dict(zip("\u066b\u066c\u060c\u061b\u061f\uff0c\u3001\u0964", ".,,;?,,.", strict=True))
_ALIKE = {**_THIN, **_ABROAD}
"""The replacement of each character that has a plainer equivalent: unusual spaces, points and commas."""


class TokenShape(StrEnum):
    """The type of a token: word, number, clock time, tag, sign, line break or other."""

    WORD = "word"
    NUMBER = "number"
    CLOCK = "clock"
    TAG = "tag"
    SIGN = "sign"
    BREAK = "break"
    OTHER = "other"


WORD, NUMBER, CLOCK, TAG, SIGN, BREAK, OTHER = TokenShape
"""The token shapes as module constants, which are faster to look up."""

_SHAPES: dict[str | None, TokenShape] = {shape.value: shape for shape in TokenShape}


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a message; ``key`` is its folded form, ``glued`` whether it follows the last one without a space."""

    shape: TokenShape
    written: str
    key: str
    start: int
    end: int
    glued: bool

    def is_sign(self, signs: str) -> bool:
        """Return whether the token is one of some signs, given as a string."""
        return self.shape is SIGN and self.written in signs


def clean_text(text: str) -> str:
    """Return a message with plain digits and spaces and no control characters; raises Invalid where it is too long."""
    if len(text) > MOST_CHARACTERS:
        raise Invalid("message-too-long", most=MOST_CHARACTERS)
    if text.isascii() and text.isprintable():
        return _BARE_POINT.sub("0.", text).strip()
    plain = _THOUSANDS.sub("", "".join(map(_simplify_character, unicodedata.normalize("NFC", text))))
    return _BARE_POINT.sub("0.", _FRACTION.sub(_read_fraction, plain)).strip()


def _read_fraction(found: re.Match[str]) -> str:
    """Return a fraction such as ½ as a decimal, joined to the whole number before it."""
    before = found.string[found.start() - 1 : found.start()]
    return ("" if before.isdecimal() else "0") + _FRACTIONS[found[1]]


@lru_cache(maxsize=_REMEMBERED)
def _simplify_character(character: str) -> str:
    if character.isascii():
        return character if character.isprintable() or character == "\n" else " "
    if character in _ALIKE:
        return _ALIKE[character]
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if kind in {"Zl", "Zp"}:
        return "\n"
    if character in _DRESS:
        return ""
    return "" if kind in {"Cc", "Cf", "Cs", "Co", "Cn"} and character not in "\u200c\u200d" else character


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the tokens of a cleaned message."""
    found = []
    last = -1
    for match in _TOKEN.finditer(text):
        shape, written, (start, end) = _SHAPES[match.lastgroup], match.group(), match.span()
        key = fold(written) if shape is WORD or shape is TAG else written
        found.append(Token(shape, written, key, start, end, start == last))
        last = end
    return tuple(found)
