"""A printed receipt as an engine would read it: words with boxes, tilted, spaces lost, one digit wrong."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.printing.printer import Printed
from core.model.page import Box, PageText, Point, Word

LETTER, LINE = 12.0, 30.0
"""Pixels a letter is wide and a row is high."""

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
"""What engines take each digit for, the likeliest first."""

SUMMED = ("item", "subtotal", "tax", "service", "discount", "total", "before", "cash", "change", "card", "rounding")


@dataclass(frozen=True, slots=True)
class Warp:
    """How the paper lies: its slope, its keystone and how far words are off their row, in pixels."""

    tilt: float = 0.0
    keystone: float = 0.0
    shake: float = 0.0
    spaces: float = 0.0
    """Share of spaces inside words that are lost."""


def corrupted(rows: Sequence[Printed], chance: Random) -> tuple[list[Printed], int]:
    """The rows with one digit of one amount read for another, and the index of that row."""
    open_to = [index for index, row in enumerate(rows) if row.part in SUMMED and _digits(row)]
    index = chance.choice(open_to)
    row = rows[index]
    at = chance.choice(_digits(row))
    text = row.text[:at] + chance.choice(SLIPS[row.text[at]]) + row.text[at + 1 :]
    made = list(rows)
    made[index] = replace(row, text=text)
    return made, index


def _digits(row: Printed) -> list[int]:
    """The digits of its amount; a leading one is not read as nought."""
    return [at for at in range(row.start, row.end) if row.text[at].isdigit()]


def page(rows: Sequence[Printed], chance: Random, warp: Warp | None = None) -> PageText:
    """The rows as words; two spaces part words, as they part boxes."""
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
    """Some spaces are lost, never one between two digits, which no engine joins without a trace."""
    return re.sub(r"(?<=[^\W\d]) (?=[^\W\d])", lambda _: "" if chance.random() < share else " ", text)


def _box(match: re.Match[str], number: int, chance: Random, warp: Warp, size: tuple[int, int]) -> Box:
    left, right = LETTER * (match.start() + 2), LETTER * (match.end() + 2)
    top = LINE * (number + 1) + warp.shake * (chance.random() - 0.5)

    def bent(x: float, y: float) -> Point:
        slope = math.tan(math.radians(warp.tilt)) + warp.keystone * (2 * y / size[1] - 1)
        return x, y + slope * (x - size[0] / 2)

    return Box((bent(left, top), bent(right, top), bent(right, top + 0.8 * LINE), bent(left, top + 0.8 * LINE)))
