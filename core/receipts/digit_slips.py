"""Rate how likely text recognition (OCR) misreads one amount as another."""

from __future__ import annotations

import re

ALIKE = frozenset(re.findall(r"\d\d", "08 06 09 17 14 27 38 35 56 58 68 89 49 69 23 47 39 28"))
"""Pairs of digits that text recognition often confuses."""

COMMON, RARE, POINT, LOST, SIGN, STRANGER = 1.0, 0.55, 0.8, 0.45, 0.5, 0.2
"""The likelihoods (0 to 1) of recognition errors.

In this order: similar digits, other digits, a lost decimal point, a lost or doubled digit, a lost sign, and a row that
belongs to no sum at all.
"""


def rate_misreading(read: int, meant: int) -> float:
    """Return how likely (0 to 1) one amount is misread as the other by OCR; 0 if no single error explains it."""
    if read == -meant:
        return SIGN
    if (read < 0) != (meant < 0) or read == meant:
        return 0.0
    if abs(read) in {abs(meant) * 100, abs(meant) * 10} or abs(meant) in {abs(read) * 100, abs(read) * 10}:
        return POINT if abs(read) in {abs(meant) * 100, abs(meant) // 100} else LOST
    one, other = str(abs(read)), str(abs(meant))
    size = max(len(one), len(other), 3)
    if len(one) == len(other) or size == 3:
        return _compare_digits(one.zfill(size), other.zfill(size))
    longer, shorter = sorted((one, other), key=len, reverse=True)
    lost = len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    return LOST if lost else 0.0


def _compare_digits(one: str, other: str) -> float:
    apart = ["".join(sorted(pair)) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return 0.0
    return COMMON if apart[0] in ALIKE else RARE
