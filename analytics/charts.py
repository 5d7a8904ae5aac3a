"""Charts as PNG, drawn with matplotlib's object interface alone, which is safe in threads.

A picture is 1080 pixels wide, made to be read at 390 on a phone: large letters, few lines, the numbers on the bars.
The plotting library is imported at the first picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from analytics.lettering import clean, fit, font, wrap
from analytics.palette import INK, LINE, PAPER, QUIET, colour
from core.model.chart import Chart, ChartKind, Mark

WIDTH = 1080
"""Pixels."""
MOST_BARS = 12
MOST_COLUMNS = 62
_DPI = 100
MARGIN = 64
"""Pixels left free at each side."""
_TITLE, _SUBTITLE, _NAME, _LABEL = 54, 36, 38, 40
_TITLE_LINE, _TOP, _AFTER_TITLE, _AFTER_SUBTITLE = 70, 104, 16, 88
_TITLES = (_TITLE, 50, 46)
_TITLE_LINES = 2
_ROW_LEAST, _ROW_MOST, _ROWS = 100, 138, 900
_BAR, _BAR_DROP = 38, 22
_COLUMNS_HIGH, _FOOT = 620, 110
_WIDE_LABELS, _TURNED_LABELS = 6, 12
_ROUND = 7
_HALF_HIGH = 0.36  # half the height of a digit, in parts of its size
_SMALL = 32
_LABELS = (_LABEL, 36, 32, 28, 24, 20)
_COLUMN_MOST = 190


class ChartCanvas:
    """A sheet of paper measured in pixels from its upper left corner."""

    def __init__(self, height: int) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  a second nobody else needs to wait
        from matplotlib.figure import Figure  # noqa: PLC0415  likewise

        self._figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=PAPER)
        make: Any = FigureCanvasAgg
        self._canvas = make(self._figure)
        self._ruler = self._canvas.get_renderer()
        self._axes = self._figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        self._axes.set_axis_off()

    def write(self, x: float, y: float, text: str, size: int, **style: Any) -> None:
        """Text on its base line; ``$`` is money here, never mathematics."""
        look: dict[str, Any] = {"color": INK, "va": "baseline", "parse_math": False} | style
        bold = look.pop("bold", False)
        self._axes.text(x, y, text, fontproperties=font(size, bold=bool(bold)), **look)

    def width(self, text: str, size: int, *, bold: bool = False) -> float:
        """How wide a text is, in pixels."""
        return float(self._ruler.get_text_width_height_descent(text, font(size, bold=bold), ismath=False)[0])

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled box with soft corners."""
        from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415  likewise

        soft = min(_ROUND, width / 2, height / 2)
        shape = f"round,pad=0,rounding_size={soft:.2f}"
        self._axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=shape, linewidth=0, facecolor=fill))

    def line(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """A quiet line."""
        self._axes.plot(x, y, color=LINE, linewidth=2, solid_capstyle="round", zorder=0)

    def path(self, points: Sequence[tuple[float, float]], stroke: str, *, dashed: bool = False) -> None:
        """A line through points."""
        style = (0, (4, 3)) if dashed else "solid"
        x, y = zip(*points, strict=True) if points else ((), ())
        self._axes.plot(x, y, color=stroke, linewidth=5, linestyle=style, solid_capstyle="round", zorder=3)

    def band(self, x: Sequence[float], low: Sequence[float], high: Sequence[float], fill: str, alpha: float) -> None:
        """A translucent band between two lines."""
        self._axes.fill_between(x, low, high, color=fill, alpha=alpha, linewidth=0, zorder=2)

    def png(self) -> bytes:
        """The sheet as a PNG."""
        out = BytesIO()
        self._canvas.print_png(out)
        return out.getvalue()


def draw(chart: Chart) -> bytes:
    """The picture of a chart; its words and numbers are drawn as they are given."""
    if chart.kind is ChartKind.LINES:
        from analytics.line_charts import draw_lines  # noqa: PLC0415  it builds on this file

        return draw_lines(chart)
    most = MOST_BARS if chart.kind is ChartKind.BARS else MOST_COLUMNS
    marks = [replace(mark, name=clean(mark.name), label=clean(mark.label)) for mark in chart.marks[:most]]
    if chart.kind is ChartKind.BARS:
        return _bars(chart, marks)
    return _columns(chart, marks)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title as it stands: on one line where a slightly smaller size allows, else on two."""

    lines: list[str]
    size: int

    @property
    def height(self) -> int:
        """How far down the drawing begins."""
        return _TOP + _TITLE_LINE * (len(self.lines) - 1) + _AFTER_TITLE + _SUBTITLE + _AFTER_SUBTITLE


def lay_title(chart: Chart) -> _Title:
    """Return the title on one line where a slightly smaller size allows, else on two."""
    ruler, text, room = ChartCanvas(_TITLE), clean(chart.title), WIDTH - 2 * MARGIN
    for size in _TITLES:
        if ruler.width(text, size, bold=True) <= room:
            return _Title([text], size)
    return _Title(wrap(text, room, lambda part: ruler.width(part, _TITLE, bold=True), _TITLE_LINES), _TITLE)


def draw_head(sheet: ChartCanvas, title: _Title, subtitle: str) -> None:
    """Write title and subtitle."""
    for number, line in enumerate(title.lines):
        sheet.write(MARGIN, _TOP + number * _TITLE_LINE, line, title.size, bold=True)
    text = fit(clean(subtitle), WIDTH - 2 * MARGIN, lambda part: sheet.width(part, _SUBTITLE))
    sheet.write(MARGIN, title.height - _AFTER_SUBTITLE + 8, text, _SUBTITLE, color=QUIET)


def _bars(chart: Chart, marks: Sequence[Mark]) -> bytes:
    title = lay_title(chart)
    top = title.height
    row = max(_ROW_LEAST, min(_ROW_MOST, _ROWS // max(1, len(marks))))
    sheet = ChartCanvas(top + row * len(marks) + MARGIN)
    draw_head(sheet, title, chart.subtitle)
    room = WIDTH - 2 * MARGIN - max((sheet.width(m.label, _LABEL, bold=True) for m in marks), default=0) - 20
    least, most = min((0, *(m.value for m in marks))), max((0, *(m.value for m in marks)))
    scale = room / max(1, most - least)
    zero = MARGIN - least * scale
    for number, mark in enumerate(marks):
        _bar(sheet, mark, top + number * row, zero, scale)
    if least < 0:
        sheet.line((zero, zero), (top - _BAR_DROP, top + row * len(marks) - _BAR_DROP))
    return sheet.png()


def _bar(sheet: ChartCanvas, mark: Mark, y: float, zero: float, scale: float) -> None:
    name = fit(mark.name, WIDTH - 2 * MARGIN, lambda text: sheet.width(text, _NAME))
    sheet.write(MARGIN, y + 10, name, _NAME)
    length = max(4.0, abs(mark.value) * scale)
    left = zero - length if mark.value < 0 else zero
    if mark.value:
        sheet.box(left, y + _BAR_DROP, length, _BAR, colour(mark.colour))
    end = zero + 16 + (length if mark.value > 0 else 0)
    sheet.write(end, y + _BAR_DROP + _BAR / 2 + _LABEL * _HALF_HIGH, mark.label, _LABEL, bold=True)


@dataclass(frozen=True, slots=True)
class _ColumnPlot:
    """Where columns stand: the base line, pixels to a minor unit, and the width each has."""

    marks: Sequence[Mark]
    zero: float
    scale: float
    step: float

    @classmethod
    def lay(cls, sheet: ChartCanvas, marks: Sequence[Mark], top: float) -> _ColumnPlot:
        """Room for the numbers above and below, the rest for the columns."""
        turned = _WIDE_LABELS < len(marks) <= _TURNED_LABELS
        above = max((sheet.width(m.label, _NAME, bold=True) for m in marks), default=0) + 20 if turned else 0
        least, most = min((0, *(m.value for m in marks))), max((0, *(m.value for m in marks)))
        below = _LABEL + 20 if least < 0 else 0
        scale = (_COLUMNS_HIGH - above - below) / max(1, most - least)
        return cls(marks, top + above + most * scale, scale, (WIDTH - 2 * MARGIN) / max(1, len(marks)))

    def middle(self, number: int) -> float:
        """The middle of a column."""
        return MARGIN + (number + 0.5) * self.step

    def end(self, number: int) -> float:
        """Where a column ends, above or below the base line."""
        return self.zero - self.marks[number].value * self.scale


def _columns(chart: Chart, marks: Sequence[Mark]) -> bytes:
    title = lay_title(chart)
    top = title.height + _LABEL
    sheet = ChartCanvas(top + _COLUMNS_HIGH + _FOOT)
    draw_head(sheet, title, chart.subtitle)
    ground = _ColumnPlot.lay(sheet, marks, top)
    width = min(ground.step * 0.72, _COLUMN_MOST)
    for number, mark in enumerate(marks):
        high, low = sorted((ground.zero, ground.end(number)))
        if mark.value:
            sheet.box(ground.middle(number) - width / 2, high, width, max(2.0, low - high), colour(mark.colour))
    sheet.line((MARGIN, WIDTH - MARGIN), (ground.zero, ground.zero))
    _values(sheet, ground)
    _names(sheet, ground, top + _COLUMNS_HIGH + 60)
    return sheet.png()


def _values(sheet: ChartCanvas, ground: _ColumnPlot) -> None:
    """Numbers on the columns: all where there is room, turned where there is less, the highest where there is none."""
    marks = ground.marks
    highest = max(range(len(marks)), key=lambda number: marks[number].value, default=0)
    for number, mark in enumerate(marks):
        if len(marks) > _TURNED_LABELS and number != highest:
            continue
        y = ground.end(number)
        if _WIDE_LABELS < len(marks) <= _TURNED_LABELS and mark.value >= 0:
            look = {"rotation": 90, "ha": "center", "va": "bottom"}
            sheet.write(ground.middle(number), y - 14, mark.label, _NAME, bold=True, **look)
            continue
        room = WIDTH if len(marks) > _TURNED_LABELS else ground.step - 8
        _value(sheet, mark.label, (ground.middle(number), y - 16 if mark.value >= 0 else y + _LABEL + 8), room)


def _value(sheet: ChartCanvas, label: str, at: tuple[float, float], room: float) -> None:
    """A number over its column, smaller where the column is narrow, held inside the sheet."""
    size = next((size for size in _LABELS if sheet.width(label, size, bold=True) <= room), _LABELS[-1])
    half = sheet.width(label, size, bold=True) / 2
    x = min(max(at[0], 24 + half), WIDTH - 24 - half)
    sheet.write(x, at[1], label, size, bold=True, ha="center")


def _names(sheet: ChartCanvas, ground: _ColumnPlot, y: float) -> None:
    """Names under the columns, as many as there is room for, the last one always."""
    many = len(ground.marks) > _WIDE_LABELS
    size, gap = (_SMALL, 8) if many else (_SUBTITLE, 10)
    widest = max((sheet.width(mark.name, size) for mark in ground.marks), default=0)
    every = max(1, -int(-(widest + gap) // ground.step)) if many else 1
    for number in range(len(ground.marks) - 1, -1, -every):
        name = fit(ground.marks[number].name, ground.step * every - gap, lambda text: sheet.width(text, size))
        sheet.write(ground.middle(number), y, name, size, ha="center", color=QUIET)
