"""What the processes that open and read say, message by message."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest

from core.model.page import Word
from llm.ocr.engine import Picture
from llm.ocr.engine_worker import answer_request
from llm.ocr.opening_server import answer_file
from llm.ocr.wire import (
    EngineRequest,
    FileFinished,
    FileRefused,
    PageRead,
    PreparedPicture,
    ProcessMessage,
    add_length,
    decode_message,
    read_frame,
)
from tests.llm.ocr.drawn import plain, saved
from tests.llm.ocr.papers import pages
from tests.llm.ocr.rough import RoughEngine


class Full:
    """An engine for which nothing is left."""

    name = "full"

    def read(self, image: Picture) -> tuple[Word, ...]:
        raise MemoryError(image.shape)


def _messages(content: bytes) -> list[ProcessMessage]:
    """What is said of a file."""
    out = BytesIO()
    answer_file(content, out)
    out.seek(0)
    return [decode_message(frame) for frame in iter(lambda: read_frame(out), None)]


def test_each_page_is_a_message_and_the_last_says_so() -> None:
    first, second, last = _messages(pages(2))
    assert isinstance(first, PreparedPicture)
    assert isinstance(second, PreparedPicture)
    assert last == FileFinished()
    read = answer_request(EngineRequest(first), RoughEngine())
    assert isinstance(read, PageRead)
    assert read.page.words[0].text == "paper"
    assert read.page.picture.startswith(b"\xff\xd8")


def test_a_refusal_keeps_what_its_words_need() -> None:
    assert _messages(pages(9)) == [FileRefused("pdf-too-many-pages", {"most": 5})]


def test_no_memory_left_is_a_refusal_too() -> None:
    (picture, _) = _messages(saved(plain()))
    assert isinstance(picture, PreparedPicture)
    assert answer_request(EngineRequest(picture), Full()) == FileRefused("picture-too-hard")


def test_an_engine_is_given_no_picture_beyond_its_bounds() -> None:
    with pytest.raises(ValueError, match="4000 x 4000"):
        PreparedPicture.from_array(np.zeros((4000, 4000, 3), np.uint8)).to_array()


@pytest.mark.parametrize("frame", [b"", b"\x00", b"hello", add_length(b"")])
def test_what_no_process_of_ours_says_is_not_believed(frame: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever the decoder calls it
        decode_message(frame)
