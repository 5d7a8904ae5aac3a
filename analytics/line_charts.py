"""Draw line charts over time, such as a forecast with its interval or spending beside its budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.chart_canvas import MARGIN, WIDTH, ChartCanvas, arrange_head
from analytics.lettering import remove_undrawable
from analytics.palette import ChartTheme
from core.model.chart import Chart, ChartLine

_HIGH = 620
_FOOT = 170
_LABEL, _SMALL, _LINE_GAP = 38, 32, 46
_MOST_NAMES = 6
_NAME_GAP = 36
_AFTER = 18
_BAND = 0.22


@dataclass(frozen=True, slots=True)
class _LinePlot:
    """The layout of a line chart: how values and positions map to pixels."""

    top: float
    least: int
    most: int
    places: int
    right: float

    def map_to_x(self, place: int) -> float:
        """Return the x coordinate in pixels of a position on the time axis."""
        return MARGIN + (self.right - MARGIN) * place / max(1, self.places - 1)

    def map_to_y(self, value: int) -> float:
        """Return the y coordinate in pixels of a value."""
        return self.top + _HIGH * (1 - (value - self.least) / max(1, self.most - self.least))


def draw_lines(chart: Chart, theme: ChartTheme) -> bytes:
    """Return a PNG of lines, each named below the chart and with its last value at its end."""
    head = arrange_head(chart)
    courses = [
        replace(each, name=remove_undrawable(each.name), label=remove_undrawable(each.label)) for each in chart.courses
    ]
    sheet = ChartCanvas(round(head.height + _HIGH + _FOOT + _LINE_GAP * len(courses)), theme)
    head.draw(sheet)
    values = [
        value for each in courses for some in (each.values, each.low, each.high) for value in some if value is not None
    ]
    room = max((sheet.measure_width(each.label, _LABEL, bold=True) for each in courses), default=0.0)
    least, most = min((0, *values)), max((0, *values))
    ground = _LinePlot(head.height, least, most, len(chart.places), WIDTH - MARGIN - room - _AFTER)
    sheet.draw_line((MARGIN, ground.right), (ground.map_to_y(0), ground.map_to_y(0)))
    for each in courses:
        _draw_course(sheet, ground, each)
    _write_ends(sheet, ground, courses)
    _write_places(sheet, ground, chart.places)
    _write_legend(sheet, courses, ground.top + _HIGH + 120)
    return sheet.encode_png()


def _draw_course(sheet: ChartCanvas, ground: _LinePlot, course: ChartLine) -> None:
    """Draw a series: a line through the known values, and its interval as a band."""
    if course.low and course.high:
        both = list(zip(course.low, course.high, strict=True))
        band = [(place, low, high) for place, (low, high) in enumerate(both) if low is not None and high is not None]
        sheet.draw_band(
            [ground.map_to_x(place) for place, _, _ in band],
            [ground.map_to_y(low) for _, low, _ in band],
            [ground.map_to_y(high) for _, _, high in band],
            sheet.theme.find_colour(course.colour),
            _BAND,
        )
    points = [
        (ground.map_to_x(at), ground.map_to_y(value)) for at, value in enumerate(course.values) if value is not None
    ]
    sheet.draw_path(points, sheet.theme.find_colour(course.colour), dashed=course.dashed)


def _write_ends(sheet: ChartCanvas, ground: _LinePlot, courses: Sequence[ChartLine]) -> None:
    """Write the last value of each series at its end, moved apart where two are close."""
    ends = []
    for course in courses:
        known = [(at, value) for at, value in enumerate(course.values) if value is not None]
        if known and course.label:
            ends.append((ground.map_to_y(known[-1][1]), ground.map_to_x(known[-1][0]), course))
    free = float("-inf")
    for y, x, course in sorted(ends, key=lambda end: end[0]):
        at = max(y, free + _LINE_GAP)
        free = at
        sheet.write_text(
            x + _AFTER, at + _LABEL / 3, course.label, _LABEL, bold=True, color=sheet.theme.find_colour(course.colour)
        )


def _write_places(sheet: ChartCanvas, ground: _LinePlot, places: Sequence[str]) -> None:
    """Write names under the x axis, as many as there is room for, always the first and the last."""
    widest = max((sheet.measure_width(remove_undrawable(each), _SMALL) for each in places), default=1.0) + _NAME_GAP
    if not places:
        return
    many = max(2, min(_MOST_NAMES, len(places), int((ground.right - MARGIN) / widest)))
    shown = sorted({round(at * (len(places) - 1) / max(1, many - 1)) for at in range(many)})
    for at in shown:
        side = "left" if at == 0 else "right" if at == len(places) - 1 else "center"
        sheet.write_text(
            ground.map_to_x(at),
            ground.top + _HIGH + 52,
            remove_undrawable(places[at]),
            _SMALL,
            ha=side,
            color=sheet.theme.quiet,
        )


def _write_legend(sheet: ChartCanvas, courses: Sequence[ChartLine], y: float) -> None:
    """Draw a stroke and a name for each series."""
    for number, course in enumerate(courses):
        at = y + number * _LINE_GAP
        sheet.draw_path(
            [(MARGIN, at - 11), (MARGIN + 56, at - 11)], sheet.theme.find_colour(course.colour), dashed=course.dashed
        )
        sheet.write_text(MARGIN + 76, at, course.name, _SMALL, color=sheet.theme.quiet)
