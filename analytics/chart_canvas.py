"""A sheet to draw on, measured in pixels, drawn with matplotlib's object interface alone, which is safe in threads.

A picture is 1080 pixels wide, made to be read at 390 on a phone: large letters, few lines, the numbers on the bars.
The plotting library is imported at the first picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from analytics.lettering import clean, font, wrap
from analytics.palette import LIGHT, ChartTheme
from core.model.chart import Chart

WIDTH = 1080
"""Pixels."""
_DPI = 100
MARGIN = 64
"""Pixels left free at each side."""
SUBTITLE = 36
_TITLE = 54
_TITLE_LINE, _TOP, _AFTER_TITLE, _AFTER_SUBTITLE = 70, 104, 16, 88
_TITLES = (_TITLE, 50, 46)
_SUBTITLE_LINE = 46
_MOST_LINES = 2
_ROUND = 7


class ChartCanvas:
    """A sheet of paper measured in pixels from its upper left corner."""

    def __init__(self, height: int, theme: ChartTheme = LIGHT) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  a second nobody else needs to wait
        from matplotlib.figure import Figure  # noqa: PLC0415  likewise

        self.theme = theme
        self._figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=theme.paper)
        make: Any = FigureCanvasAgg
        self._canvas = make(self._figure)
        self._ruler = self._canvas.get_renderer()
        self._axes = self._figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        self._axes.set_axis_off()

    def write(self, x: float, y: float, text: str, size: int, **style: Any) -> None:
        """Text on its base line; ``$`` is money here, never mathematics."""
        look: dict[str, Any] = {"color": self.theme.ink, "va": "baseline", "parse_math": False} | style
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
        self._axes.plot(x, y, color=self.theme.line, linewidth=2, solid_capstyle="round", zorder=0)

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


@dataclass(frozen=True, slots=True)
class ChartHead:
    """Title and subtitle as they stand: each on one line where that does, else on two."""

    title: list[str]
    size: int
    subtitle: list[str]

    @property
    def height(self) -> int:
        """How far down the drawing begins."""
        return self._subtitle_top + _SUBTITLE_LINE * (len(self.subtitle) - 1) + _AFTER_SUBTITLE - 8

    @property
    def _subtitle_top(self) -> int:
        return _TOP + _TITLE_LINE * (len(self.title) - 1) + _AFTER_TITLE + SUBTITLE + 8

    def draw(self, sheet: ChartCanvas) -> None:
        """Write title and subtitle."""
        for number, line in enumerate(self.title):
            sheet.write(MARGIN, _TOP + number * _TITLE_LINE, line, self.size, bold=True)
        for number, line in enumerate(self.subtitle):
            y = self._subtitle_top + number * _SUBTITLE_LINE
            sheet.write(MARGIN, y, line, SUBTITLE, color=sheet.theme.quiet)


def lay_head(chart: Chart) -> ChartHead:
    """Return the title on one line where a slightly smaller size allows, else on two, and the subtitle under it."""
    ruler, text, room = ChartCanvas(_TITLE), clean(chart.title), WIDTH - 2 * MARGIN
    subtitle = wrap(clean(chart.subtitle), room, lambda part: ruler.width(part, SUBTITLE), _MOST_LINES)
    for size in _TITLES:
        if ruler.width(text, size, bold=True) <= room:
            return ChartHead([text], size, subtitle or [""])
    title = wrap(text, room, lambda part: ruler.width(part, _TITLE, bold=True), _MOST_LINES)
    return ChartHead(title, _TITLE, subtitle or [""])
