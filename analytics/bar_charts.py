"""Draw bar and column charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.chart_canvas import MARGIN, SUBTITLE, WIDTH, ChartCanvas, arrange_head
from analytics.lettering import cut_to_width
from analytics.palette import ChartTheme
from core.model.chart import Chart, ChartMark

_NAME, _LABEL = 38, 40
_ROW_LEAST, _ROW_MOST, _ROWS = 100, 138, 900
_BAR, _BAR_DROP, _BASE = 38, 22, 5
_NAMES = (_NAME, 34, 30, 27)
"""The font sizes for names in pixels; a longer name gets a smaller one before it is cut."""
_COLUMNS_HIGH, _FOOT = 620, 110
_WIDE_LABELS, _TURNED_LABELS = 6, 12
_HALF_HIGH = 0.36  # half the height of a digit, in parts of its size
_SMALL = 32
_LABELS = (_LABEL, 36, 32, 28, 24, 20)
_COLUMN_MOST = 190


def draw_bars(chart: Chart, marks: Sequence[ChartMark], theme: ChartTheme) -> bytes:
    """Return a PNG of horizontal bars, each below its name and with its number at its end."""
    head = arrange_head(chart)
    top = head.height
    row = max(_ROW_LEAST, min(_ROW_MOST, _ROWS // max(1, len(marks))))
    sheet = ChartCanvas(top + row * len(marks) + MARGIN, theme)
    head.draw(sheet)
    room = WIDTH - 2 * MARGIN - max((sheet.measure_width(m.label, _LABEL, bold=True) for m in marks), default=0) - 20
    least, most = min((0, *(m.value for m in marks))), max((0, *(m.value for m in marks)))
    scale = room / max(1, most - least)
    zero = MARGIN - least * scale
    for number, mark in enumerate(marks):
        _draw_bar(sheet, mark, top + number * row, zero, scale)
        if least < 0:
            bar = top + number * row + _BAR_DROP
            sheet.draw_line((zero, zero), (bar - _BASE, bar + _BAR + _BASE))
    return sheet.encode_png()


def _draw_bar(sheet: ChartCanvas, mark: ChartMark, y: float, zero: float, scale: float) -> None:
    room = WIDTH - 2 * MARGIN
    size = next((size for size in _NAMES if sheet.measure_width(mark.name, size) <= room), _NAMES[-1])
    sheet.write_text(MARGIN, y + 10, cut_to_width(mark.name, room, lambda text: sheet.measure_width(text, size)), size)
    length = max(4.0, abs(mark.value) * scale)
    left = zero - length if mark.value < 0 else zero
    if mark.value:
        sheet.draw_box(left, y + _BAR_DROP, length, _BAR, sheet.theme.find_colour(mark.colour))
    end = zero + 16 + (length if mark.value > 0 else 0)
    sheet.write_text(end, y + _BAR_DROP + _BAR / 2 + _LABEL * _HALF_HIGH, mark.label, _LABEL, bold=True)


@dataclass(frozen=True, slots=True)
class _ColumnPlot:
    """The layout of a column chart: y of the base line, pixels per minor unit, and width per column."""

    marks: Sequence[ChartMark]
    zero: float
    scale: float
    step: float

    @classmethod
    def arrange(cls, sheet: ChartCanvas, marks: Sequence[ChartMark], top: float) -> _ColumnPlot:
        """Return the layout with room for the numbers above and below the columns."""
        turned = _WIDE_LABELS < len(marks) <= _TURNED_LABELS
        above = max((sheet.measure_width(m.label, _NAME, bold=True) for m in marks), default=0) + 20 if turned else 0
        least, most = min((0, *(m.value for m in marks))), max((0, *(m.value for m in marks)))
        below = _LABEL + 20 if least < 0 else 0
        scale = (_COLUMNS_HIGH - above - below) / max(1, most - least)
        return cls(marks, top + above + most * scale, scale, (WIDTH - 2 * MARGIN) / max(1, len(marks)))

    def find_middle_x(self, number: int) -> float:
        """Return the x coordinate of a column's middle."""
        return MARGIN + (number + 0.5) * self.step

    def find_end_y(self, number: int) -> float:
        """Return the y coordinate of a column's end, above or below the base line."""
        return self.zero - self.marks[number].value * self.scale


def draw_columns(chart: Chart, marks: Sequence[ChartMark], theme: ChartTheme) -> bytes:
    """Return a PNG of columns over time, or of two periods."""
    head = arrange_head(chart)
    top = head.height + _LABEL
    sheet = ChartCanvas(top + _COLUMNS_HIGH + _FOOT, theme)
    head.draw(sheet)
    ground = _ColumnPlot.arrange(sheet, marks, top)
    width = min(ground.step * 0.72, _COLUMN_MOST)
    for number, mark in enumerate(marks):
        high, low = sorted((ground.zero, ground.find_end_y(number)))
        if mark.value:
            sheet.draw_box(
                ground.find_middle_x(number) - width / 2,
                high,
                width,
                max(2.0, low - high),
                sheet.theme.find_colour(mark.colour),
            )
    sheet.draw_line((MARGIN, WIDTH - MARGIN), (ground.zero, ground.zero))
    _write_values(sheet, ground)
    _write_names(sheet, ground, top + _COLUMNS_HIGH + 60)
    return sheet.encode_png()


def _write_values(sheet: ChartCanvas, ground: _ColumnPlot) -> None:
    """Write the numbers at the columns: all, turned where narrow, or only the highest where there are too many."""
    marks = ground.marks
    highest = max(range(len(marks)), key=lambda number: marks[number].value, default=0)
    for number, mark in enumerate(marks):
        if len(marks) > _TURNED_LABELS and number != highest:
            continue
        y = ground.find_end_y(number)
        if _WIDE_LABELS < len(marks) <= _TURNED_LABELS and mark.value >= 0:
            look = {"rotation": 90, "ha": "center", "va": "bottom"}
            sheet.write_text(ground.find_middle_x(number), y - 14, mark.label, _NAME, bold=True, **look)
            continue
        room = WIDTH if len(marks) > _TURNED_LABELS else ground.step - 8
        _write_value(
            sheet, mark.label, (ground.find_middle_x(number), y - 16 if mark.value >= 0 else y + _LABEL + 8), room
        )


def _write_value(sheet: ChartCanvas, label: str, at: tuple[float, float], room: float) -> None:
    """Write a number above or below its column, smaller where the column is narrow, within the picture."""
    size = next((size for size in _LABELS if sheet.measure_width(label, size, bold=True) <= room), _LABELS[-1])
    half = sheet.measure_width(label, size, bold=True) / 2
    x = min(max(at[0], 24 + half), WIDTH - 24 - half)
    sheet.write_text(x, at[1], label, size, bold=True, ha="center")


def _write_names(sheet: ChartCanvas, ground: _ColumnPlot, y: float) -> None:
    """Write names under the columns, as many as there is room for, always the last one."""
    many = len(ground.marks) > _WIDE_LABELS
    size, gap = (_SMALL, 8) if many else (SUBTITLE, 10)
    widest = max((sheet.measure_width(mark.name, size) for mark in ground.marks), default=0)
    every = max(1, -int(-(widest + gap) // ground.step)) if many else 1
    for number in range(len(ground.marks) - 1, -1, -every):
        name = cut_to_width(
            ground.marks[number].name, ground.step * every - gap, lambda text: sheet.measure_width(text, size)
        )
        sheet.write_text(ground.find_middle_x(number), y, name, size, ha="center", color=sheet.theme.quiet)
