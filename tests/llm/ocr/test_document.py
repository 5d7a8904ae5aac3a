"""A PDF's own words are taken as they are; a page without them is a picture."""

from __future__ import annotations

import pytest

from core.model.page import PageText, Word
from tests.llm.ocr.drawn import read_file, receipt, saved
from tests.llm.ocr.papers import printed
from tests.llm.ocr.test_preparing import Looks

LINES = ("Corner Grocery", "Rice 240.00", "Milk 62.00", "TOTAL 302.00")


def _page(content: bytes) -> PageText:
    (page,) = read_file(content, Looks())
    return page


def _word(page: PageText, text: str) -> Word:
    (word,) = (word for word in page.words if word.text == text)
    return word


def test_words_stand_where_they_are_printed() -> None:
    page = _page(printed(*LINES))
    assert page.original is None
    assert " ".join(word.text for word in page.words) == " ".join(LINES)
    box = _word(page, "302.00").box
    scale = page.width / 226
    assert abs(box.bottom - (400 - 300) * scale) < 3  # the fourth line's foot, 300 points above the page's
    assert 20 * scale < box.left < box.right < page.width
    assert 5 * scale < box.bottom - box.top < 12 * scale


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_words_lie_as_a_turned_page_is_drawn(turn: int) -> None:
    upright, page = _page(printed(*LINES)), _page(printed(*LINES, turn=turn))
    assert (page.width, page.height) == (
        (upright.width, upright.height) if turn == 180 else (upright.height, upright.width)
    )
    left, top = _middle(upright, "302.00")
    wanted = {90: (1 - top, left), 180: (1 - left, 1 - top), 270: (top, 1 - left)}[turn]
    assert _middle(page, "302.00") == pytest.approx(wanted, abs=0.01)


def _middle(page: PageText, text: str) -> tuple[float, float]:
    box = _word(page, text).box
    return (box.left + box.right) / 2 / page.width, (box.top + box.bottom) / 2 / page.height


@pytest.mark.parametrize(
    "content",
    [saved(receipt(), "PDF"), printed("Scanned by"), printed("no figures on this page at all")],
    ids=["a picture", "a stamp", "no figure"],
)
def test_a_page_without_words_of_its_own_is_looked_at(content: bytes) -> None:
    page = _page(content)
    assert page.original is not None
    assert [word.text for word in page.words] == ["spot"]


def test_each_page_comes_by_itself() -> None:
    first = receipt()
    content = saved(first, "PDF", save_all=True, append_images=[first, first])
    assert len(list(read_file(content, Looks()))) == 3
