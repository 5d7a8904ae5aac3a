"""What passes between the bot and a reading process: frames of four bytes of length and then so many bytes."""

from __future__ import annotations

from typing import Final

import msgspec

from core.model.page import Page

LENGTH_BYTES: Final = 4
TOO_HARD: Final = "picture-too-hard"
"""The refusal of a file that filled or broke the process; whoever hears it ends the process."""


class Asked(msgspec.Struct, frozen=True):
    """A file to read, and the languages to expect on it; for none named, those the engine was opened for."""

    content: bytes
    languages: tuple[str, ...] = ()


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The engine is loaded; ``languages`` are those it can be told to expect."""

    languages: tuple[str, ...] = ()


class Missing(msgspec.Struct, frozen=True, tag="missing"):
    """The engine cannot be had; ``why`` is for the host."""

    why: str


class Turned(msgspec.Struct, frozen=True, tag="page"):
    """One page is read."""

    page: Page


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """The file cannot be read."""

    code: str
    details: dict[str, int | str] = {}


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The file's last page is read."""


Said = Ready | Missing | Turned | Refused | Done
_encoder: Final = msgspec.msgpack.Encoder()
_decoder: Final = msgspec.msgpack.Decoder(Said)
_questions: Final = msgspec.msgpack.Decoder(Asked)


def packed(said: Said | Asked) -> bytes:
    """A frame's bytes after its length."""
    return _encoder.encode(said)


def unpacked(frame: bytes) -> Said:
    """What a reading process said; raises ValueError where it is none of these."""
    said: Said = _decoder.decode(frame)
    return said


def heard(frame: bytes) -> Asked:
    """What a reading process was asked; raises ValueError where it is no question."""
    question: Asked = _questions.decode(frame)
    return question


def framed(content: bytes) -> bytes:
    """Bytes with their length before them."""
    return len(content).to_bytes(LENGTH_BYTES, "big") + content
