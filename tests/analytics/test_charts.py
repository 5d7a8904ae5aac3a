"""Charts: the right size, every word drawn, the same from any thread (F4)."""

from __future__ import annotations

import struct
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from math import sqrt

import pytest

from analytics.chart_canvas import WIDTH
from analytics.charts import MOST_BARS, draw_chart
from analytics.palette import COLOURS, DARK, DARK_COLOURS, HEATS, LIGHT, ChartTheme, measure_contrast
from core.model.category import SYSTEM
from core.model.chart import CalendarMonth, Chart, ChartKind, ChartLine, ChartMark

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
        ChartMark(name, value, label, token)
        for name, (value, label), token in zip(names, VALUES, COLOURS, strict=False)
    ]
    return Chart(kind, title, subtitle, tuple(marks), language, courses(names), names, legend=tuple(marks))


def courses(names: tuple[str, ...]) -> tuple[ChartLine, ...]:
    """Two courses over the places of some names, one of them below zero somewhere."""
    values = tuple((-1) ** number * (number + 1) * 1000 for number in range(len(names)))
    labels = tuple(f"₹{value // 100}" for value in values)
    return (
        ChartLine(names[0], values, labels[-1], labels=labels),
        ChartLine(names[-1], values[:1], labels[0], "orange", dashed=True, labels=labels),
    )


def series(count: int, kind: ChartKind = ChartKind.COLUMNS) -> Chart:
    names = tuple(f"{number + 1} Nov" for number in range(count))
    marks = tuple(ChartMark(name, number * 1000, f"₹{number * 10}", "heat3") for number, name in enumerate(names))
    lines = courses(names) if names else ()
    return Chart(kind, "₹9,200 on Groceries in November so far", "By day · Home", marks, "en", lines, names)


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
    width, height = size(draw_chart(chart(language, kind)))
    assert width == WIDTH
    assert 350 <= height <= 1500


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("count", [0, 1, 2, 6, 7, 12, 13, 31, 62, 100])
def test_any_number_of_marks(count: int, kind: ChartKind) -> None:
    width, height = size(draw_chart(series(count, kind)))
    assert width == WIDTH
    assert height <= 2200


@pytest.mark.parametrize("kind", ChartKind)
def test_nothing_but_zeros_or_below(kind: ChartKind) -> None:
    zeros = Chart(kind, "₹0", "", (ChartMark("a", 0, "₹0"), ChartMark("b", 0, "₹0")))
    below = Chart(
        kind,
        "-₹5",
        "",
        (ChartMark("a", -500, "-₹5", "back"), ChartMark("b", -1, "-₹0.01")),
        courses=(ChartLine("a", (-500, -1)),),
    )
    assert size(draw_chart(zeros))[0] == size(draw_chart(below))[0] == WIDTH


def test_the_largest_sums_fit() -> None:
    most = Chart(ChartKind.BARS, "x" * 500, "y" * 500, (ChartMark("z" * 500, 10**15, "₹10,00,00,00,00,00,000.00"),))
    assert size(draw_chart(most))[0] == WIDTH


def test_a_picture_shows_something_and_different_answers_differ() -> None:
    one, other = pixels(draw_chart(chart("en"))), pixels(draw_chart(chart("ru")))
    assert len(set(one[::97])) > 10
    assert one != other


def test_dollars_are_money_and_not_mathematics() -> None:
    plain = Chart(ChartKind.BARS, "$25 and $30", "", (ChartMark("$x_1$", 2500, "$25"),))
    assert pixels(draw_chart(plain))


def test_threads_draw_what_one_would_draw() -> None:
    """A wrong picture shows somebody else's money."""
    charts = [
        chart(language, kind) for language in ("en", "hi", "ru", "de") for kind in (ChartKind.BARS, ChartKind.PAIR)
    ]
    alone = [draw_chart(one) for one in charts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(draw_chart, charts))
    assert together == alone


def test_a_warm_chart_takes_less_than_a_blink() -> None:
    draw_chart(chart("en"))
    started = time.process_time()
    draw_chart(series(MOST_BARS, ChartKind.BARS))
    assert time.process_time() - started < 0.4


def test_a_year_is_twelve_small_months() -> None:
    months = tuple(CalendarMonth(f"Month {number}", 30, "₹9K") for number in range(12))
    marks = tuple(ChartMark(str(day), day, "", f"heat{day % 6}") for day in range(360))
    year = Chart(ChartKind.CALENDAR, "₹11,03,607 in 2026", "By day · Home", marks, places=("S",) * 7, months=months)
    assert size(draw_chart(year)) == (WIDTH, 1666)


@pytest.mark.parametrize("kind", ChartKind)
def test_dark_paper_is_another_picture_of_the_same_size(kind: ChartKind) -> None:
    light, dark = draw_chart(chart("hi", kind)), draw_chart(chart("hi", kind), dark=True)
    assert size(light) == size(dark)
    assert pixels(light) != pixels(dark)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_category_has_a_colour_that_stands_out_from_paper(theme: ChartTheme) -> None:
    """WCAG 2.2, 1.4.11: 3:1 for graphics, 4.5:1 for what is written on a day of the calendar."""
    assert {category.colour for category in SYSTEM} <= COLOURS.keys() == DARK_COLOURS.keys()
    for token, fill in theme.colours.items():
        if token != "back" and not token.startswith("heat"):
            assert measure_contrast(fill, theme.paper) >= 3, token
        assert measure_contrast(theme.choose_ink(fill), fill) >= 4.5 or not token.startswith("heat"), token
    assert min(measure_contrast(theme.ink, theme.paper), measure_contrast(theme.quiet, theme.paper)) >= 4.5
    assert theme.find_colour("no such token") == theme.colours["slate"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_who_sees_colours_differently_tells_apart_what_stands_side_by_side(theme: ChartTheme) -> None:
    """What came in and went out, the first two who paid; the steps of a heatmap by their lightness alone."""
    for seen in (PROTAN, DEUTAN, TRITAN):
        assert apart(theme.colours["blue"], theme.colours["orange"], seen) > 60
    steps = [luminance(theme.colours[f"heat{step}"]) for step in range(HEATS + 1)]
    assert steps == sorted(steps, reverse=theme is LIGHT)


PROTAN = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
TRITAN = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
"""How colours look to who lacks one kind of cone (Machado, Oliveira, Fernandes 2009, severity 1.0)."""


def apart(one: str, other: str, seen: tuple[tuple[float, ...], ...]) -> float:
    """How far apart two colours are for somebody, in steps of 255."""
    parts = [[int(fill[at : at + 2], 16) for at in (1, 3, 5)] for fill in (one, other)]
    looks = [[sum(a * b for a, b in zip(row, part, strict=True)) for row in seen] for part in parts]
    return sqrt(sum((a - b) ** 2 for a, b in zip(*looks, strict=True)))


def luminance(fill: str) -> float:
    return measure_contrast(fill, "#000000")
