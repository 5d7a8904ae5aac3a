"""Decode the bytes of a bank's file to text, in whatever encoding it was written."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from core.errors import Invalid

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LIKELY = ["cp1252", "cp1250", "cp1251", "gb18030", "big5", "shift_jis", "cp949", "cp437", "iso8859_15", "koi8_r"]
_AT_HOME = {
    "CNY": "gb18030",
    "CZK": "cp1250",
    "HUF": "cp1250",
    "JPY": "cp932",
    "KRW": "cp949",
    "PLN": "cp1250",
    "TRY": "cp1254",
    "TWD": "big5",
}
"""The encoding programs of a country use, by its currency.

Bytes alone do not tell a Japanese word from a Korean one.
"""

_ENOUGH = 200_000
"""The number of bytes by which an encoding is judged."""


def decode_text(content: bytes, currency: str = "") -> str:
    """Return the text of a file; ``currency`` is the household's own and hints at the encoding.

    Raises:
        Invalid: the file holds no text.
    """
    if not content.strip():
        raise Invalid("statement-empty")
    for mark, name in _MARKS:
        if content.startswith(mark):
            text = content.decode(name, errors="replace")
            if not text.strip():
                raise Invalid("statement-empty")
            return _check(text)
    try:
        return _check(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        return _check(content.decode(_AT_HOME[currency]))
    except (KeyError, UnicodeDecodeError):
        best = from_bytes(content[:_ENOUGH], cp_isolation=_LIKELY).best()
        return _check(content.decode(best.encoding if best else "cp1252", errors="replace"))


def _check(text: str) -> str:
    """Return a decoded text; raises Invalid where it is binary."""
    sample = text[:10_000]
    unseen = sum(sign < " " and sign not in "\t\r\n\f\x1a" for sign in sample)
    if unseen > len(sample) // 50 + 2:
        raise Invalid("statement-kind-unknown")
    return text
