"""Draw any chart of an answer as a PNG picture, by its kind."""

from __future__ import annotations

from dataclasses import replace

from analytics.bar_charts import draw_bars, draw_columns
from analytics.calendar_charts import draw_calendar
from analytics.group_charts import draw_groups
from analytics.lettering import remove_undrawable
from analytics.line_charts import draw_lines
from analytics.palette import DARK, LIGHT, ChartTheme
from core.model.chart import Chart, ChartKind

MOST_BARS = 12
MOST_COLUMNS = 62


def draw_chart(chart: Chart, *, dark: bool = False) -> bytes:
    """Return a chart as a PNG on light or dark paper; words and numbers are drawn as given."""
    theme = DARK if dark else LIGHT
    match chart.kind:
        case ChartKind.LINES:
            return draw_lines(chart, theme)
        case ChartKind.GROUPS:
            return draw_groups(chart, theme)
        case ChartKind.CALENDAR:
            return draw_calendar(chart, theme)
        case ChartKind.BARS | ChartKind.COLUMNS | ChartKind.PAIR:
            return _draw_marks(chart, theme)


def _draw_marks(chart: Chart, theme: ChartTheme) -> bytes:
    most = MOST_BARS if chart.kind is ChartKind.BARS else MOST_COLUMNS
    marks = [
        replace(mark, name=remove_undrawable(mark.name), label=remove_undrawable(mark.label))
        for mark in chart.marks[:most]
    ]
    return draw_bars(chart, marks, theme) if chart.kind is ChartKind.BARS else draw_columns(chart, marks, theme)
