"""Draw days in weeks as a heat map: more spending is darker on light paper and brighter on dark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.chart_canvas import MARGIN, WIDTH, ChartCanvas, arrange_head
from analytics.lettering import cut_to_width, remove_undrawable
from analytics.palette import ChartTheme
from core.model.chart import CalendarMonth, Chart, ChartMark

_WEEK = 7
_LARGE_MONTHS = 2
"""The most months drawn large, one below the other; more are drawn small, three in a row."""
_GAP = 8
_LARGE_HIGH, _SMALL_HIGH = 104, 36
_SMALL_BESIDE, _BETWEEN = 3, 44
_NAME, _NAME_HIGH, _SMALL_NAME, _SMALL_NAME_HIGH = 36, 62, 30, 50
_WEEKDAY, _WEEKDAY_HIGH, _SMALL_WEEKDAY, _SMALL_WEEKDAY_HIGH = 28, 44, 18, 28
_DAY, _AMOUNTS = 26, (30, 27, 24, 21, 18)
_LEGEND, _LEGEND_HIGH, _LEGEND_BOX = 28, 110, 30


@dataclass(frozen=True, slots=True)
class _MonthBlock:
    """One month of a calendar chart."""

    month: CalendarMonth
    marks: Sequence[ChartMark]
    start: int
    """The weekday of the month's first day (0 is the first column)."""

    @property
    def weeks(self) -> int:
        """Return how many rows of weeks the month has."""
        return -(-(self.start + len(self.marks)) // _WEEK)


def draw_calendar(chart: Chart, theme: ChartTheme) -> bytes:
    """Return a PNG of a calendar: one or two months large with numbers, more of them small with colours alone."""
    head, blocks = arrange_head(chart), _split_months(chart)
    large = len(blocks) <= _LARGE_MONTHS
    beside = 1 if large else _SMALL_BESIDE
    rows = [blocks[at : at + beside] for at in range(0, len(blocks), beside)]
    heights = [_measure_height(row, large=large, named=len(blocks) > 1) for row in rows]
    sheet = ChartCanvas(head.height + sum(heights) + _LEGEND_HIGH, theme)
    head.draw(sheet)
    width = (WIDTH - 2 * MARGIN - _BETWEEN * (beside - 1)) / beside
    top = float(head.height - 20)
    for row, height in zip(rows, heights, strict=True):
        for place, block in enumerate(row):
            left = MARGIN + place * (width + _BETWEEN)
            _draw_month(sheet, block, chart.places, (left, top, width), large=large, named=len(blocks) > 1)
        top += height
    _draw_legend(sheet, chart.legend, top + 40)
    return sheet.encode_png()


def _split_months(chart: Chart) -> list[_MonthBlock]:
    """Return the days of each month, with the weekday each begins on."""
    months = chart.months or (CalendarMonth("", len(chart.marks), ""),)
    blocks, at = [], 0
    for month in months:
        blocks.append(_MonthBlock(month, chart.marks[at : at + month.days], (chart.start + at) % _WEEK))
        at += month.days
    return blocks


def _measure_height(row: Sequence[_MonthBlock], *, large: bool, named: bool) -> int:
    weeks = max(block.weeks for block in row)
    if large:
        return weeks * (_LARGE_HIGH + _GAP) + _WEEKDAY_HIGH + (_NAME_HIGH if named else 0) + 24
    return weeks * (_SMALL_HIGH + _GAP // 2) + _SMALL_WEEKDAY_HIGH + _SMALL_NAME_HIGH + 30


def _draw_month(
    sheet: ChartCanvas,
    block: _MonthBlock,
    weekdays: Sequence[str],
    place: tuple[float, float, float],
    *,
    large: bool,
    named: bool,
) -> None:
    left, top, width = place
    name, name_high = (_NAME, _NAME_HIGH) if large else (_SMALL_NAME, _SMALL_NAME_HIGH)
    day_size, day_high = (_WEEKDAY, _WEEKDAY_HIGH) if large else (_SMALL_WEEKDAY, _SMALL_WEEKDAY_HIGH)
    gap, high = (_GAP, _LARGE_HIGH) if large else (_GAP // 2, _SMALL_HIGH)
    if named:
        sheet.write_text(left, top + name, remove_undrawable(block.month.name), name, bold=True)
        sheet.write_text(
            left + width, top + name, remove_undrawable(block.month.label), name, ha="right", color=sheet.theme.quiet
        )
        top += name_high
    step = (width + gap) / _WEEK
    for at, weekday in enumerate(weekdays[:_WEEK]):
        middle = left + at * step + (step - gap) / 2
        text = remove_undrawable(weekday) if large else remove_undrawable(weekday)[:1]
        sheet.write_text(middle, top + day_size, text, day_size, ha="center", color=sheet.theme.quiet)
    top += day_high
    for number, mark in enumerate(block.marks, start=block.start):
        x, y = left + number % _WEEK * step, top + number // _WEEK * (high + gap)
        fill = sheet.theme.find_colour(mark.colour)
        sheet.draw_box(x, y, step - gap, high, fill)
        if large:
            _write_day(sheet, mark, (x, y, step - gap), fill)


def _write_day(sheet: ChartCanvas, mark: ChartMark, place: tuple[float, float, float], fill: str) -> None:
    """Write a day's number and its amount, as large as there is room for."""
    x, y, width = place
    ink, room = sheet.theme.choose_ink(fill), width - 8
    sheet.write_text(x + 10, y + 32, remove_undrawable(mark.name), _DAY, color=ink)
    label = remove_undrawable(mark.label)
    size = next((size for size in _AMOUNTS if sheet.measure_width(label, size, bold=True) <= room), _AMOUNTS[-1])
    text = cut_to_width(label, room, lambda part: sheet.measure_width(part, size, bold=True)) if label else ""
    sheet.write_text(x + width / 2, y + 82, text, size, bold=True, ha="center", color=ink)


def _draw_legend(sheet: ChartCanvas, legend: Sequence[ChartMark], y: float) -> None:
    """Draw which amounts the colours stand for, from left to right."""
    names = [remove_undrawable(mark.name) for mark in legend]
    widths = [_LEGEND_BOX + 12 + sheet.measure_width(name, _LEGEND) for name in names]
    between = min(36.0, (WIDTH - 2 * MARGIN - sum(widths)) / max(1, len(widths) - 1))
    x = float(MARGIN)
    for mark, name, width in zip(legend, names, widths, strict=True):
        sheet.draw_box(x, y - 25, _LEGEND_BOX, _LEGEND_BOX, sheet.theme.find_colour(mark.colour))
        sheet.write_text(x + _LEGEND_BOX + 12, y, name, _LEGEND, color=sheet.theme.quiet)
        x += width + between
