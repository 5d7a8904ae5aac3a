"""What a file becomes before it is read: upright, flat, level, evenly lit, of the right size."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from core.errors import Invalid
from core.model.page import Box, PageText, Word
from llm.ocr.bounds import LOOK_PIXELS, READ_PIXELS
from llm.ocr.decode import decode_picture
from llm.ocr.engine import Picture
from llm.ocr.level import level_lines
from llm.ocr.paper import find_paper, flatten_paper, remove_shadows
from llm.ocr.preview import mark_page
from llm.ocr.sniff import find_kind
from tests.llm.ocr.drawn import on_a_table, plain, read_file, receipt, saved

LYING = ((150, 90), (560, 140), (520, 700), (90, 640))


class Looks:
    """An engine that keeps what it is shown, and finds a word at the first dark spot."""

    name = "looks"

    def __init__(self) -> None:
        self.seen: list[Picture] = []

    def read(self, image: Picture) -> tuple[Word, ...]:
        self.seen.append(image)
        return (Word("spot", Box.from_edges(0, 0, 100, 20), 0.9),)


def _corner() -> Image.Image:
    """White with a red corner at the top left."""
    image = plain(size=(300, 200))
    image.paste("red", (0, 0, 60, 40))
    return image


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_as_its_exif_says(orientation: int) -> None:
    stored = np.asarray(_corner())
    undo: dict[int, Any] = {2: np.fliplr, 3: lambda a: np.rot90(a, 2), 4: np.flipud, 5: lambda a: a.transpose(1, 0, 2),
            6: np.rot90, 7: lambda a: np.rot90(a.transpose(1, 0, 2), 2), 8: lambda a: np.rot90(a, -1)}  # fmt: skip
    held = Image.fromarray(np.ascontiguousarray(undo[orientation](stored) if orientation > 1 else stored))
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = decode_picture(saved(held, exif=exif, quality=95), "JPEG")
    assert picture.shape == (200, 300, 3)
    assert picture[10, 10, 0] > 200
    assert picture[10, 10, 1] < 60


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_kinds_are_known_by_content_and_read_alike(kind: str) -> None:
    content = saved(receipt(), kind)
    assert find_kind(content) == kind
    assert abs(float(decode_picture(content, kind).mean()) - float(np.asarray(receipt()).mean())) < 4


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "I", "F"])
def test_every_way_of_colouring_ends_as_black_on_white(mode: str) -> None:
    grey = receipt().convert("L")
    if mode in {"I;16", "I", "F"}:
        image = Image.fromarray(
            np.asarray(grey).astype({"I;16": np.uint16, "I": np.int32, "F": np.float32}[mode]) * 200
        )
    else:
        image = grey.convert("RGBA" if mode == "RGBA" else mode)
    kind = "TIFF" if mode in {"CMYK", "I", "F"} else "PNG"
    picture = decode_picture(saved(image, kind), kind)
    assert picture.dtype == np.uint8
    assert picture.max() > 250
    assert picture.min() < 60
    assert np.median(picture) > 250


def test_what_is_see_through_is_paper() -> None:
    assert decode_picture(saved(Image.new("RGBA", (99, 99)), "PNG"), "PNG").min() == 255


def test_a_large_photo_is_decoded_small() -> None:
    picture = decode_picture(saved(plain(size=(3_000, 2_400)), quality=30), "JPEG")
    assert picture.shape[0] * picture.shape[1] <= LOOK_PIXELS * 1.01
    assert abs(picture.shape[1] / picture.shape[0] - 1.25) < 0.01


def test_a_heic_photo_without_its_extra_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pi_heif", None)
    with pytest.raises(Invalid, match="picture-heic"):
        decode_picture(b"\0\0\0\x18ftypheic" + bytes(100), "HEIF")


def test_the_sheet_on_a_table_is_found() -> None:
    corners = find_paper(on_a_table(LYING))
    assert corners is not None
    assert np.abs(corners - np.array(LYING)).max() < 8


@pytest.mark.parametrize("picture", [plain(), receipt(), plain("black")], ids=["white", "a scan", "black"])
def test_where_no_sheet_is_sure_nothing_is_cut(picture: Image.Image) -> None:
    whole = np.asarray(picture)
    assert flatten_paper(whole)[0] is whole


def test_of_two_sheets_side_by_side_none_is_cut_out() -> None:
    table = Image.new("RGB", (1200, 700), (90, 70, 50))
    table.paste(receipt(), (60, 60))
    assert find_paper(np.asarray(table)) is not None
    table.paste(receipt(), (640, 90))
    assert find_paper(np.asarray(table)) is None


def test_a_flattened_sheet_is_the_sheet() -> None:
    flat = cv2.resize(flatten_paper(on_a_table(LYING))[0], (420, 420), interpolation=cv2.INTER_AREA)
    wanted = cv2.GaussianBlur(np.asarray(receipt()), (9, 9), 0)
    assert np.corrcoef(cv2.GaussianBlur(flat, (9, 9), 0).ravel(), wanted.ravel())[0, 1] > 0.7


@pytest.mark.parametrize("quarter", [0, 90, 270])
def test_what_is_read_on_a_sheet_is_found_again_on_the_photo(quarter: int) -> None:
    table = Image.fromarray(on_a_table(LYING))
    (page,) = read_file(saved(table.rotate(-quarter, expand=True), quality=95), Looks())
    assert page.original is not None
    corners = [(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)]
    found = {tuple(np.round(page.original.map_to_photo(*corner))) for corner in corners}
    turned = {0: LYING, 90: [(800 - y, x) for x, y in LYING], 270: [(y, 700 - x) for x, y in LYING]}[quarter]
    assert all(min(np.hypot(x - a, y - b) for a, b in found) < 12 for x, y in turned)


@pytest.mark.parametrize("tilt", [-9, -4, -1.5, 2.5, 7])
def test_tilted_lines_become_level(tilt: float) -> None:
    turned = np.asarray(receipt(700).rotate(-tilt, expand=True, fillcolor="white"))
    straight, found = level_lines(turned)
    assert abs(found + tilt) <= 0.5
    assert level_lines(straight)[1] == 0


def test_a_level_page_is_left_alone_whatever_shadow_falls_on_it() -> None:
    page = np.asarray(receipt(700)).copy()
    cv2.line(page, (0, 330), (700, 260), (190, 190, 190), 12)
    assert level_lines(page) == (page, 0.0) or level_lines(page)[1] == 0


def test_shade_and_faint_print_are_evened_out() -> None:
    page = np.asarray(receipt()).astype(np.float32)
    faint = 255 - (255 - page) * 0.4
    shaded = faint * np.linspace(0.35, 0.9, page.shape[1], dtype=np.float32)[None, :, None]
    even = remove_shadows(shaded.astype(np.uint8))
    assert np.percentile(even, 30) > 225
    assert np.ptp(np.median(even, axis=(0, 2))) < 15


def test_a_page_is_read_at_an_engines_size_and_a_long_slip_keeps_its_width() -> None:
    engine = Looks()
    for size in ((1_500, 2_000), (800, 4_000)):
        list(read_file(saved(plain(size=size)), engine))
    page, slip = (seen.shape[:2] for seen in engine.seen)
    assert page[0] * page[1] <= READ_PIXELS * 1.01
    assert slip == (4_000, 800)


def test_a_preview_is_small_and_marks_one_box() -> None:
    picture = saved(plain(size=(500, 1_000)))
    page = PageText((), 1_000, 2_000, picture)
    bare, marked = (
        np.asarray(Image.open(BytesIO(mark_page(page, box))).convert("RGB")).astype(int)
        for box in (None, Box.from_edges(100, 1_000, 400, 60))
    )
    assert max(bare.shape) <= 800
    changed = np.argwhere(np.abs(bare - marked).max(2) > 60)
    (top, left), (bottom, right) = changed.min(0), changed.max(0)
    scale = bare.shape[0] / 2_000
    assert abs(top - 1_000 * scale) < 12
    assert abs(bottom - 1_060 * scale) < 12
    assert abs(left - 100 * scale) < 12
    assert abs(right - 500 * scale) < 12
