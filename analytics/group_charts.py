"""Draw groups of columns side by side, such as income and spending month by month."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.chart_canvas import MARGIN, WIDTH, ChartCanvas, arrange_head
from analytics.lettering import cut_to_width, remove_undrawable
from analytics.palette import ChartTheme
from core.model.chart import Chart

_HIGH, _FOOT = 620, 190
_NAME, _LEGEND = 32, 32
_FILLED = 0.8
"""The part of a group's width that its columns fill."""
_COLUMN_MOST = 120
_LABELS = (34, 30, 27, 24, 21)
_UPRIGHT = 1.15
"""The widest number that is written horizontally, relative to its column; wider ones are turned."""


@dataclass(frozen=True, slots=True)
class _GroupPlot:
    """The layout of grouped columns: y of the base line, pixels per minor unit, width of a group and of a column."""

    zero: float
    scale: float
    step: float
    width: float
    courses: int

    def find_left_edge(self, place: int, course: int) -> float:
        """Return the x coordinate of a column's left edge."""
        return MARGIN + (place + 0.5) * self.step + (course - self.courses / 2) * self.width


def draw_groups(chart: Chart, theme: ChartTheme) -> bytes:
    """Return a PNG of grouped columns, with a legend below."""
    head = arrange_head(chart)
    sheet = ChartCanvas(head.height + 40 + _HIGH + _FOOT, theme)
    head.draw(sheet)
    courses, places = chart.courses, max((len(each.values) for each in chart.courses), default=0)
    step = (WIDTH - 2 * MARGIN) / max(1, places)
    width = min(_COLUMN_MOST, step * _FILLED / max(1, len(courses)))
    labels = [remove_undrawable(label) for each in courses for label in each.labels]
    turned = max((sheet.measure_width(label, _LABELS[-1], bold=True) for label in labels), default=0) > width * _UPRIGHT
    size = _find_label_size(sheet, labels, width, turned=turned)
    above = max((sheet.measure_width(label, size, bold=True) for label in labels), default=0) if turned else size
    values = [value or 0 for each in courses for value in each.values]
    least, most = min((0, *values)), max((0, *values))
    below = (above + 24) if least < 0 else 0
    scale = (_HIGH - above - 24 - below) / max(1, most - least)
    plot = _GroupPlot(head.height + 40 + above + 24 + most * scale, scale, step, width, max(1, len(courses)))
    for number in range(len(courses)):
        _draw_course(sheet, chart, number, plot, size, turned=turned)
    sheet.draw_line((MARGIN, WIDTH - MARGIN), (plot.zero, plot.zero))
    foot = head.height + 40 + _HIGH
    for place, name in enumerate(chart.places[:places]):
        text = cut_to_width(remove_undrawable(name), step - 6, lambda part: sheet.measure_width(part, _NAME))
        sheet.write_text(MARGIN + (place + 0.5) * step, foot + 56, text, _NAME, ha="center", color=sheet.theme.quiet)
    _draw_legend(sheet, chart, foot + 130)
    return sheet.encode_png()


def _find_label_size(sheet: ChartCanvas, labels: list[str], width: float, *, turned: bool) -> int:
    """Return the largest size at which every number fits its column, upright or turned."""
    if turned:
        return next((size for size in _LABELS if size <= width), _LABELS[-1])
    widest = max(labels, key=len, default="")
    return next(
        (size for size in _LABELS if sheet.measure_width(widest, size, bold=True) <= width * _UPRIGHT), _LABELS[-1]
    )


def _draw_course(sheet: ChartCanvas, chart: Chart, number: int, plot: _GroupPlot, size: int, *, turned: bool) -> None:
    course = chart.courses[number]
    for place, value in enumerate(course.values):
        if not value:
            continue
        end = plot.zero - value * plot.scale
        high, low = sorted((plot.zero, end))
        left = plot.find_left_edge(place, number)
        sheet.draw_box(left + 1, high, plot.width - 3, max(3.0, low - high), sheet.theme.find_colour(course.colour))
        label = remove_undrawable(course.labels[place]) if place < len(course.labels) else ""
        look: dict[str, object] = {"ha": "center", "bold": True}
        y = high - 12 if value > 0 else low + 12 + (0 if turned else size)
        if turned:
            look |= {"rotation": 90, "va": "bottom" if value > 0 else "top"}
        sheet.write_text(left + plot.width / 2, y, label, size, **look)


def _draw_legend(sheet: ChartCanvas, chart: Chart, y: float) -> None:
    """Draw a box and a name for each series."""
    x = float(MARGIN)
    for course in chart.courses:
        name = remove_undrawable(course.name)
        sheet.draw_box(x, y - 26, 32, 32, sheet.theme.find_colour(course.colour))
        sheet.write_text(x + 46, y, name, _LEGEND, color=sheet.theme.quiet)
        x += 46 + sheet.measure_width(name, _LEGEND) + 48
