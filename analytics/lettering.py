"""Load the fonts for charts, and fit text to the characters they have and to the room there is."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

FONTS = Path(__file__).parent / "fonts"
_FAMILIES = {"Purser Sans": "NotoSans", "Purser Devanagari": "NotoSansDevanagari"}
_WEIGHTS = {"Regular": 400, "Bold": 700}
_POINTS = 0.72  # of a point to a pixel, at 100 dots an inch
_LONGEST = 150
_JOINERS = "\u200c\u200d"
_SAME = str.maketrans({"−": "-", "\t": " ", "\n": " ", "\r": " "})
_lock = Lock()


def load_font(pixels: int, *, bold: bool = False) -> Any:
    """Return the font of a size in pixels; the first shipped family that has a character draws it."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415  a second of imports no other answer needs

    with _lock:
        _register_fonts()
    return FontProperties(family=list(_FAMILIES), weight=700 if bold else 400, size=pixels * _POINTS)


@cache
def _register_fonts() -> None:
    """Register the shipped fonts under names of their own, so that an installed Noto never replaces them."""
    from matplotlib.font_manager import FontEntry, fontManager  # noqa: PLC0415  likewise

    for family, file in _FAMILIES.items():
        for name, weight in _WEIGHTS.items():
            path = str(FONTS / f"{file}-{name}.ttf")
            fontManager.ttflist.append(FontEntry(fname=path, name=family, weight=weight))


@cache
def _list_drawable() -> frozenset[int]:
    """Return the code points of every character that the shipped fonts can draw."""
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415  likewise

    return frozenset(
        code for file in _FAMILIES.values() for code in FT2Font(str(FONTS / f"{file}-Regular.ttf")).get_charmap()
    )


def remove_undrawable(text: str) -> str:
    """Return a text without emoji, and with one ellipsis for each word in a script the fonts lack."""
    known, kept = _list_drawable(), ""
    for sign in unicodedata.normalize("NFC", text.translate(_SAME)):
        if ord(sign) in known and (sign not in _JOINERS or "\u0900" <= kept[-1:] <= "\u097f"):
            kept += sign
        elif unicodedata.category(sign).startswith("L") and not kept.endswith("…"):
            kept += "…"
    return " ".join(kept.split())


def cut_to_width(text: str, room: float, width: Callable[[str], float]) -> str:
    """Return a text cut with an ellipsis so that it is no wider than ``room``."""
    if len(text) <= _LONGEST and width(text) <= room:
        return text
    lengths = range(min(len(text), _LONGEST) + 1)
    most = bisect_right(lengths, room, key=lambda length: width(text[:length] + "…")) - 1
    kept = text[: max(0, most)]
    while kept and most < len(text) and unicodedata.category(text[len(kept)]).startswith("M"):
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrap_text(text: str, room: float, width: Callable[[str], float], lines: int) -> list[str]:
    """Return a text broken into at most ``lines`` lines, the last one cut."""
    words = text.split()
    done: list[str] = []
    while words and len(done) < lines - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}") <= room:
            line += f" {words.pop(0)}"
        done.append(cut_to_width(line, room, width))
    return [*done, cut_to_width(" ".join(words), room, width)] if words else done
