"""What the reading process says of a file, frame by frame."""

from __future__ import annotations

from io import BytesIO

import pytest

from core.model.page import Word
from llm.ocr.engine import Picture
from llm.ocr.wire import LENGTH_BYTES, Asked, Done, Refused, Said, Turned, framed, unpacked
from llm.ocr.worker import answer
from tests.llm.ocr.drawn import plain, saved
from tests.llm.ocr.papers import pages
from tests.llm.ocr.rough import RoughEngine


class Full:
    """An engine for which nothing is left."""

    name = "full"

    def read(self, image: Picture) -> tuple[Word, ...]:
        raise MemoryError(image.shape)


def _frames(content: bytes) -> list[Said]:
    heard = []
    while content:
        end = LENGTH_BYTES + int.from_bytes(content[:LENGTH_BYTES], "big")
        heard.append(unpacked(content[LENGTH_BYTES:end]))
        content = content[end:]
    return heard


def test_each_page_is_a_frame_and_the_last_says_so() -> None:
    out = BytesIO()
    answer(Asked(pages(2)), RoughEngine(), out)
    first, second, last = _frames(out.getvalue())
    assert isinstance(first, Turned)
    assert isinstance(second, Turned)
    assert first.page.words[0].text == "paper"
    assert first.page.picture.startswith(b"\xff\xd8")
    assert last == Done()


def test_a_refusal_keeps_what_its_words_need() -> None:
    out = BytesIO()
    answer(Asked(pages(9)), RoughEngine(), out)
    assert _frames(out.getvalue()) == [Refused("pdf-too-many-pages", {"most": 5})]


def test_no_memory_left_is_a_refusal_too() -> None:
    out = BytesIO()
    answer(Asked(saved(plain())), Full(), out)
    assert _frames(out.getvalue()) == [Refused("picture-too-hard")]


@pytest.mark.parametrize("frame", [b"", b"\x00", b"hello", framed(b"")])
def test_what_no_process_of_ours_says_is_not_believed(frame: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever the decoder calls it
        unpacked(frame)
