"""Charts: the right size, every word drawn, the same from any thread (F4)."""

from __future__ import annotations

import struct
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from analytics.charts import MOST_BARS, WIDTH, draw
from analytics.palette import COLOURS, PAPER, colour
from core.model.category import SYSTEM
from core.model.chart import Chart, ChartKind, Mark

NAMES = {
    "en": ("₹42,300 in November so far", "By category · Sharma household", ("🏠 Housing", "Eating out", "京东")),
    "hi": ("नवंबर में अब तक ₹42,300", "श्रेणी के अनुसार · शर्मा परिवार", ("किराना और सब्ज़ियाँ", "शिक्षा क्षेत्र", "द्विचक्र मरम्मत")),
    "ru": ("42 300 ₽ за ноябрь", "По категориям · Щербаковы", ("Продукты", "Жильё", "Ёлка и съёмка")),
    "de": ("1.234,50 € im März", "Nach Kategorie · Müller-Lüdenscheidt", ("Süßes", "Möbel", "Öl")),
    "pt": ("R$ 1.234,50 em março", "Por categoria · Família", ("Alimentação", "Pão", "Às vezes")),
    "es": ("$1.234,50 en año nuevo", "¿Por qué? · Familia Muñoz", ("Niños", "Alquiler", "Café ☕️")),
}
VALUES = ((1_800_000, "₹18,000"), (410_000, "₹4,100"), (-5_000, "-₹50"))


def chart(language: str, kind: ChartKind = ChartKind.BARS) -> Chart:
    title, subtitle, names = NAMES[language]
    marks = [
        Mark(name, value, label, token) for name, (value, label), token in zip(names, VALUES, COLOURS, strict=False)
    ]
    return Chart(kind, title, subtitle, tuple(marks), language)


def series(count: int, kind: ChartKind = ChartKind.COLUMNS) -> Chart:
    marks = tuple(Mark(f"{number + 1} Nov", number * 1000, f"₹{number * 10}", "green") for number in range(count))
    return Chart(kind, "₹9,200 on Groceries in November so far", "By day · Home", marks)


def size(png: bytes) -> tuple[int, int]:
    """Width and height as the picture itself says."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)


def pixels(png: bytes) -> bytes:
    """The picture's bytes unpacked, to see that it is not one even sheet."""
    at, parts = 8, []
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        parts += [png[at + 8 : at + 8 + length]] if kind == b"IDAT" else []
        at += 12 + length
    return zlib.decompress(b"".join(parts))


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("language", NAMES)
def test_every_language_is_drawn_whole(language: str, kind: ChartKind) -> None:
    """A letter without a glyph is a warning, and warnings are errors."""
    width, height = size(draw(chart(language, kind)))
    assert width == WIDTH
    assert 350 <= height <= 1500


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("count", [0, 1, 2, 6, 7, 12, 13, 31, 62, 100])
def test_any_number_of_marks(count: int, kind: ChartKind) -> None:
    width, height = size(draw(series(count, kind)))
    assert width == WIDTH
    assert height <= 1600


@pytest.mark.parametrize("kind", ChartKind)
def test_nothing_but_zeros_or_below(kind: ChartKind) -> None:
    zeros = Chart(kind, "₹0", "", (Mark("a", 0, "₹0"), Mark("b", 0, "₹0")))
    below = Chart(kind, "-₹5", "", (Mark("a", -500, "-₹5"), Mark("b", -1, "-₹0.01")))
    assert size(draw(zeros))[0] == size(draw(below))[0] == WIDTH


def test_the_largest_sums_fit() -> None:
    most = Chart(ChartKind.BARS, "x" * 500, "y" * 500, (Mark("z" * 500, 10**15, "₹10,00,00,00,00,00,000.00"),))
    assert size(draw(most))[0] == WIDTH


def test_a_picture_shows_something_and_different_answers_differ() -> None:
    one, other = pixels(draw(chart("en"))), pixels(draw(chart("ru")))
    assert len(set(one[::97])) > 10
    assert one != other


def test_dollars_are_money_and_not_mathematics() -> None:
    plain = Chart(ChartKind.BARS, "$25 and $30", "", (Mark("$x_1$", 2500, "$25"),))
    assert pixels(draw(plain))


def test_threads_draw_what_one_would_draw() -> None:
    """A wrong picture shows somebody else's money."""
    charts = [
        chart(language, kind) for language in ("en", "hi", "ru", "de") for kind in (ChartKind.BARS, ChartKind.PAIR)
    ]
    alone = [draw(one) for one in charts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(draw, charts))
    assert together == alone


def test_a_warm_chart_takes_less_than_a_blink() -> None:
    draw(chart("en"))
    started = time.process_time()
    draw(series(MOST_BARS, ChartKind.BARS))
    assert time.process_time() - started < 0.4


def test_every_category_has_a_colour_that_stands_out_from_paper() -> None:
    """WCAG 2.2, 1.4.11: 3:1 for graphics."""
    assert {category.colour for category in SYSTEM} <= COLOURS.keys()
    for token, fill in COLOURS.items():
        assert contrast(fill, PAPER) >= 3, token
    assert colour("no such token") == COLOURS["slate"]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(fill: str) -> float:
    parts = [int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
