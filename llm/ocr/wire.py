"""Messages between the main process and the OCR processes: frames of a four-byte length and that many bytes."""

from __future__ import annotations

import asyncio
from typing import BinaryIO, Final

import msgspec
import numpy as np

from core.model.page import OriginalPicture, PageText
from llm.ocr.bounds import MOST_READ_PIXELS
from llm.ocr.engine import Picture

LENGTH_BYTES: Final = 4
MOST_FRAME_BYTES: Final = 3 * MOST_READ_PIXELS + 8_000_000
"""The most bytes of a frame: the largest picture, or a page with its words and its preview."""
TOO_HARD: Final = "picture-too-hard"
"""The code for refusing a file that used up the memory or time of the process opening it, or crashed it."""


class PreparedPicture(msgspec.Struct, frozen=True, tag="picture"):
    """A picture ready for an engine: upright, flat, level and of limited size."""

    height: int
    width: int
    pixels: bytes
    """The pixel bytes of an array of height x width x 3: red, green, blue."""
    original: OriginalPicture | None = None

    @classmethod
    def from_array(cls, picture: Picture, original: OriginalPicture | None = None) -> PreparedPicture:
        """Return a prepared picture made from an array of height x width x 3."""
        return cls(picture.shape[0], picture.shape[1], np.ascontiguousarray(picture).tobytes(), original)

    def to_array(self) -> Picture:
        """Return the pixels as an array of height x width x 3. Raises ValueError for a wrong or too large size."""
        if self.height * self.width > MOST_READ_PIXELS:
            raise ValueError(f"a picture of {self.width} x {self.height} pixels")
        return np.frombuffer(self.pixels, np.uint8).reshape(self.height, self.width, 3)


class EngineRequest(msgspec.Struct, frozen=True):
    """A picture to read and the languages to expect; if none, those the engine was opened for."""

    picture: PreparedPicture
    languages: tuple[str, ...] = ()


class EngineReady(msgspec.Struct, frozen=True, tag="ready"):
    """A message that the engine is loaded; ``languages`` are those it can be told to expect."""

    languages: tuple[str, ...] = ()


class EngineMissing(msgspec.Struct, frozen=True, tag="missing"):
    """A message that the engine is not available; ``why`` is for the host."""

    why: str


class PageRead(msgspec.Struct, frozen=True, tag="page"):
    """A message with the words of one page."""

    page: PageText


class FileRefused(msgspec.Struct, frozen=True, tag="refused"):
    """A message that a file or picture cannot be read, with the reason's code."""

    code: str
    details: dict[str, int | str] = {}


class FileFinished(msgspec.Struct, frozen=True, tag="finished"):
    """A message that the file's last page was sent."""


ProcessMessage = EngineReady | EngineMissing | PreparedPicture | PageRead | FileRefused | FileFinished
_encoder: Final = msgspec.msgpack.Encoder()
_message_decoder: Final = msgspec.msgpack.Decoder(ProcessMessage)
_request_decoder: Final = msgspec.msgpack.Decoder(EngineRequest)


def encode_frame(message: ProcessMessage | EngineRequest) -> bytes:
    """Return a message encoded, with its length before it."""
    return add_length(_encoder.encode(message))


def add_length(content: bytes) -> bytes:
    """Return bytes with their length before them."""
    return len(content).to_bytes(LENGTH_BYTES, "big") + content


def decode_message(frame: bytes) -> ProcessMessage:
    """Return the message in a frame from an OCR process. Raises ValueError if there is none."""
    message: ProcessMessage = _message_decoder.decode(frame)
    return message


def decode_request(frame: bytes) -> EngineRequest:
    """Return the request in a frame to an OCR process. Raises ValueError if there is none."""
    request: EngineRequest = _request_decoder.decode(frame)
    return request


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame of a stream; None at its end."""
    length = int.from_bytes(stream.read(LENGTH_BYTES), "big")
    return stream.read(length) if length else None


async def receive_message(stream: asyncio.StreamReader) -> ProcessMessage:
    """Return the next message of a process. Raises EOFError if it ended, ValueError for an invalid message."""
    length = int.from_bytes(await stream.readexactly(LENGTH_BYTES), "big")
    if length > MOST_FRAME_BYTES:
        raise ValueError(f"a frame of {length} bytes")
    return decode_message(await stream.readexactly(length))
