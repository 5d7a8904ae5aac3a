"""Read by which way money went in what statements print, "FASTER PAYMENT FROM": its direction and the other side."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from core.importing.counterparty import tidy_narration
from core.language.text.files import load_word_file

_FILE = Path(__file__).parent / "statement_channels.yaml"

_CARD_USED = re.compile(r"(?:\s+S?\d{5,})?\s+card\s?(?:no\.?\s?)?[*x]*\d{4}$", re.IGNORECASE)
_REFERENCE = re.compile(
    r"[-/\s][^\s/-]*@\S+.*$|\s+(?:ref(?:erence)?|mandate|mandat|mandatsref|eref|rif|concepto|verwendungszweck)\b.*$",
    re.IGNORECASE,
)


@cache
def _load_channels() -> dict[str, tuple[str, ...]]:
    """Return the words by which money went, by role."""
    return {role: tuple(str(word) for word in words) for role, words in load_word_file(_FILE).items()}


def is_in_bank_words(text: str) -> bool:
    """Return whether a text begins with words that only banks use, however it is written."""
    folded = " ".join(text.casefold().split())
    return any(folded.startswith(f"{word} ") for word in _load_channels()["printed"])


@cache
def _make_channel_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {word: role for role in ("either", "out", "in", "refund") for word in _load_channels()[role]}
    every = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(roles, key=len, reverse=True))
    return re.compile(rf"(?:{every})(?![^\W_])", re.IGNORECASE), roles


def find_channel(text: str) -> tuple[str, int] | None:
    """Return the role of the words by which money went at the front of a text, and where they end; None without."""
    pattern, roles = _make_channel_pattern()
    found = pattern.match(text)
    return (roles[" ".join(found[0].casefold().split())], found.end()) if found else None


def read_direction(text: str) -> bool | None:
    """Return whether the words of a line say that money left; None where they leave it open."""
    channel = find_channel(text)
    if channel is None:
        return None
    role, end = channel
    if role != "either":
        return role == "out"
    first = re.findall(r"[^\W\d_]+", text[end:].casefold())[:3]
    for word in first:
        if word in _load_channels()["from"]:
            return False
        if word in _load_channels()["to"]:
            return True
    return None


def name_other_side(text: str) -> str:
    """Return the name of the other side in what a bank prints, without channel and reference."""
    channel = find_channel(text)
    is_told_by_channel = channel is not None and text[: channel[1]].casefold() in _load_channels()["kept"]
    rest = text[channel[1] :] if channel and not is_told_by_channel else text
    words = "|".join((*_load_channels()["from"], *_load_channels()["to"]))
    rest = re.sub(rf"^[\s:/-]*(?:(?:{words})\s+)?", "", rest, flags=re.IGNORECASE)
    rest = _CARD_USED.sub("", _REFERENCE.sub("", rest).strip()).strip(" -:/*")
    return tidy_narration(rest) or text
