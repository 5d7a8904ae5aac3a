"""A drawing canvas measured in pixels, on matplotlib's object interface alone, which is safe in threads.

A picture is 1080 pixels wide, to be read at 390 on a phone: large letters, few lines, numbers on the bars. The plotting
library is imported when the first picture is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from analytics.lettering import load_font, remove_undrawable, wrap_text
from analytics.palette import LIGHT, ChartTheme
from core.model.chart import Chart

WIDTH = 1080
"""The width of a picture in pixels."""
_DPI = 100
MARGIN = 64
"""The pixels left free at each side."""
SUBTITLE = 36
_TITLE = 54
_TITLE_LINE, _TOP, _AFTER_TITLE, _AFTER_SUBTITLE = 70, 104, 16, 88
_TITLES = (_TITLE, 50, 46)
_SUBTITLE_LINE = 46
_MOST_LINES = 2
_ROUND = 7
_COMPRESSED = 3
"""The PNG compression level (0 to 9); higher ones take longer than they save on flat pictures."""


class TextRuler:
    """A tool that measures the width of text in pixels."""

    def __init__(self) -> None:
        from matplotlib.backends.backend_agg import RendererAgg  # noqa: PLC0415  a second nobody else needs to wait

        make: Any = RendererAgg
        self._renderer = make(8, 8, _DPI)

    def measure_width(self, text: str, size: int, *, bold: bool = False) -> float:
        """Return the width of a text in pixels."""
        return float(self._renderer.get_text_width_height_descent(text, load_font(size, bold=bold), ismath=False)[0])


class ChartCanvas(TextRuler):
    """A drawing canvas measured in pixels from its upper left corner; it has no axes, which would be slow."""

    def __init__(self, height: int, theme: ChartTheme = LIGHT) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  likewise
        from matplotlib.figure import Figure  # noqa: PLC0415  likewise
        from matplotlib.transforms import Affine2D  # noqa: PLC0415  likewise

        super().__init__()
        self.theme = theme
        self._figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=theme.paper)
        make: Any = FigureCanvasAgg
        self._canvas = make(self._figure)
        self._pixels = Affine2D().scale(1, -1).translate(0, height)
        self._boxes: list[tuple[float, float, float, float, str]] = []

    def write_text(self, x: float, y: float, text: str, size: int, **style: Any) -> None:
        """Write a text on its base line; ``$`` is a currency sign here, never mathematics."""
        look: dict[str, Any] = {"color": self.theme.ink, "va": "baseline", "parse_math": False} | style
        bold = look.pop("bold", False)
        where = load_font(size, bold=bool(bold))
        self._figure.text(x, y, text, fontproperties=where, transform=self._pixels, **look)

    def draw_box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Add a filled box with rounded corners."""
        self._boxes.append((x, y, width, height, fill))

    def draw_line(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Draw a thin grey line."""
        self._add_line(x, y, color=self.theme.line, linewidth=2, solid_capstyle="round", zorder=0)

    def draw_path(self, points: Sequence[tuple[float, float]], stroke: str, *, dashed: bool = False) -> None:
        """Draw a coloured line through points."""
        style = (0, (4, 3)) if dashed else "solid"
        x, y = zip(*points, strict=True) if points else ((), ())
        self._add_line(x, y, color=stroke, linewidth=5, linestyle=style, solid_capstyle="round", zorder=3)

    def _add_line(self, x: Sequence[float], y: Sequence[float], **look: Any) -> None:
        from matplotlib.lines import Line2D  # noqa: PLC0415  likewise

        self._figure.add_artist(Line2D(x, y, transform=self._pixels, **look))

    def draw_band(
        self, x: Sequence[float], low: Sequence[float], high: Sequence[float], fill: str, alpha: float
    ) -> None:
        """Draw a translucent band between two lines."""
        from matplotlib.patches import Polygon  # noqa: PLC0415  likewise

        corners = [*zip(x, low, strict=True), *reversed([*zip(x, high, strict=True)])]
        if corners:
            look: dict[str, Any] = {"color": fill, "alpha": alpha, "linewidth": 0, "zorder": 2}
            self._figure.add_artist(Polygon(corners, transform=self._pixels, **look))

    def encode_png(self) -> bytes:
        """Return the canvas as a PNG."""
        from matplotlib.collections import PathCollection  # noqa: PLC0415  likewise

        if self._boxes:
            paths = [_make_rounded_outline(*each[:4]) for each in self._boxes]
            fills = [each[4] for each in self._boxes]
            boxes = PathCollection(paths, facecolors=fills, linewidths=0, transform=self._pixels, zorder=1)
            self._figure.add_artist(boxes)
        out = BytesIO()
        self._canvas.print_png(out, pil_kwargs={"compress_level": _COMPRESSED})
        return out.getvalue()


def _make_rounded_outline(x: float, y: float, width: float, height: float) -> Any:
    """Return the outline of a box with rounded corners."""
    from matplotlib.path import Path  # noqa: PLC0415  likewise

    soft = min(_ROUND, width / 2, height / 2)
    right, low = x + width, y + height
    corners = [((x, y), (soft, 0), (0, soft)), ((x, low), (0, -soft), (soft, 0))]
    corners += [((right, low), (-soft, 0), (0, -soft)), ((right, y), (0, soft), (-soft, 0))]
    points: list[tuple[float, float]] = []
    codes: list[Any] = []
    for (at_x, at_y), begin, end in corners:
        points += [(at_x + begin[0], at_y + begin[1]), (at_x, at_y), (at_x + end[0], at_y + end[1])]
        codes += [Path.LINETO if codes else Path.MOVETO, Path.CURVE3, Path.CURVE3]
    return Path([*points, points[0]], [*codes, Path.CLOSEPOLY])


@dataclass(frozen=True, slots=True)
class ChartHead:
    """The title and subtitle of a chart, broken into lines."""

    title: list[str]
    size: int
    subtitle: list[str]

    @property
    def height(self) -> int:
        """Return the y coordinate below the title and subtitle, where the chart itself begins."""
        return self._subtitle_top + _SUBTITLE_LINE * (len(self.subtitle) - 1) + _AFTER_SUBTITLE - 8

    @property
    def _subtitle_top(self) -> int:
        return _TOP + _TITLE_LINE * (len(self.title) - 1) + _AFTER_TITLE + SUBTITLE + 8

    def draw(self, sheet: ChartCanvas) -> None:
        """Write the title and subtitle on a canvas."""
        for number, line in enumerate(self.title):
            sheet.write_text(MARGIN, _TOP + number * _TITLE_LINE, line, self.size, bold=True)
        for number, line in enumerate(self.subtitle):
            y = self._subtitle_top + number * _SUBTITLE_LINE
            sheet.write_text(MARGIN, y, line, SUBTITLE, color=sheet.theme.quiet)


def arrange_head(chart: Chart) -> ChartHead:
    """Return a chart's title on one line, smaller if need be, else on two, and its subtitle."""
    ruler, text, room = TextRuler(), remove_undrawable(chart.title), WIDTH - 2 * MARGIN
    subtitle = wrap_text(
        remove_undrawable(chart.subtitle), room, lambda part: ruler.measure_width(part, SUBTITLE), _MOST_LINES
    )
    for size in _TITLES:
        if ruler.measure_width(text, size, bold=True) <= room:
            return ChartHead([text], size, subtitle or [""])
    title = wrap_text(text, room, lambda part: ruler.measure_width(part, _TITLE, bold=True), _MOST_LINES)
    return ChartHead(title, _TITLE, subtitle or [""])
