"""Turning a printed receipt into words as an OCR engine reads them: tilted boxes, lost spaces, one wrong digit."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.printing.printer import Printed
from core.model.page import Box, PageText, Point, Word

LETTER, LINE = 12.0, 30.0
"""The width of a letter and the height of a row, in pixels."""

SLIPS = {
    "0": "869",
    "1": "74",
    "2": "7",
    "3": "85",
    "4": "91",
    "5": "63",
    "6": "805",
    "7": "12",
    "8": "063",
    "9": "048",
}
"""The digits that engines mistake each digit for, the likeliest first."""

SUMMED = ("item", "subtotal", "tax", "service", "discount", "total", "before", "cash", "change", "card", "rounding")


@dataclass(frozen=True, slots=True)
class Warp:
    """The distortion of a page.

    ``tilt`` is its slope in degrees, ``keystone`` the change of slope from top to bottom, ``shake`` how far words are
    off their row in pixels.
    """

    tilt: float = 0.0
    keystone: float = 0.0
    shake: float = 0.0
    spaces: float = 0.0
    """The share of spaces within words' boxes that are lost."""


def corrupted(rows: Sequence[Printed], chance: Random) -> tuple[list[Printed], int]:
    """Return the rows with one digit of one amount changed, and the index of that row."""
    open_to = [index for index, row in enumerate(rows) if row.part in SUMMED and _digits(row)]
    index = chance.choice(open_to)
    row = rows[index]
    at = chance.choice(_digits(row))
    text = row.text[:at] + chance.choice(SLIPS[row.text[at]]) + row.text[at + 1 :]
    made = list(rows)
    made[index] = replace(row, text=text)
    return made, index


def _digits(row: Printed) -> list[int]:
    """Return the positions of the digits in a row's amount."""
    return [at for at in range(row.start, row.end) if row.text[at].isdigit()]


def page(rows: Sequence[Printed], chance: Random, warp: Warp | None = None) -> PageText:
    """Return the rows as a page of words in random order; two spaces separate words."""
    warp = warp or Warp()
    width = int(LETTER * (max(len(row.text) for row in rows) + 4))
    height = int(LINE * (len(rows) + 2))
    words = [
        Word(
            _squeezed(match[0], chance, warp.spaces), _box(match, number, chance, warp, (width, height)), _sure(chance)
        )
        for number, row in enumerate(rows)
        for match in re.finditer(r"\S+(?: \S+)*", row.text)
    ]
    chance.shuffle(words)
    return PageText(tuple(words), width, height)


def _sure(chance: Random) -> float:
    return round(1.0 - 0.1 * chance.random(), 3)


def _squeezed(text: str, chance: Random, share: float) -> str:
    """Return a text with some spaces removed, but never one beside a digit."""
    return re.sub(r"(?<=[^\W\d]) (?=[^\W\d])", lambda _: "" if chance.random() < share else " ", text)


def _box(match: re.Match[str], number: int, chance: Random, warp: Warp, size: tuple[int, int]) -> Box:
    left, right = LETTER * (match.start() + 2), LETTER * (match.end() + 2)
    top = LINE * (number + 1) + warp.shake * (chance.random() - 0.5)

    def bent(x: float, y: float) -> Point:
        slope = math.tan(math.radians(warp.tilt)) + warp.keystone * (2 * y / size[1] - 1)
        return x, y + slope * (x - size[0] / 2)

    return Box((bent(left, top), bent(right, top), bent(right, top + 0.8 * LINE), bent(left, top + 0.8 * LINE)))
