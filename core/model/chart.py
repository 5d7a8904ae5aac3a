"""A chart ready to draw: its values, with all labels already in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChartKind(StrEnum):
    """The type of chart to draw."""

    BARS = "bars"
    """Horizontal bars, the largest first, for categories, members or merchants."""
    COLUMNS = "columns"
    """Columns over time, for days or months."""
    PAIR = "pair"
    """Two columns that compare two periods."""
    LINES = "lines"
    """Lines over time; one of them may have a band around it."""
    GROUPS = "groups"
    """Groups of columns side by side, such as income and spending of each month."""
    CALENDAR = "calendar"
    """A calendar with one cell per day, coloured by spending."""


@dataclass(frozen=True, slots=True)
class ChartMark:
    """One bar or cell; ``value`` in minor units is its size, ``label`` the text printed on it."""

    name: str
    value: int
    label: str
    colour: str = "blue"


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One line over time: a value or None per place on the x axis; ``label`` is printed at its end.

    ``low`` and ``high`` are the edges of a band drawn around it, one value per place.
    """

    name: str
    values: tuple[int | None, ...]
    label: str = ""
    colour: str = "blue"
    dashed: bool = False
    low: tuple[int | None, ...] = ()
    high: tuple[int | None, ...] = ()
    labels: tuple[str, ...] = ()
    """Texts printed on its columns, where it is drawn as columns."""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month of a calendar chart: how many of its days are shown, and the text of their sum."""

    name: str
    days: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its kind, values and labels; ``language`` chooses the font."""

    kind: ChartKind
    title: str
    subtitle: str
    marks: tuple[ChartMark, ...]
    language: str = "en"
    courses: tuple[ChartLine, ...] = ()
    places: tuple[str, ...] = ()
    """Labels along the x axis; in a calendar, the names of the weekdays in order."""
    start: int = 0
    """The position of a calendar's first day within its week, 0 to 6."""
    months: tuple[CalendarMonth, ...] = ()
    legend: tuple[ChartMark, ...] = ()
    """Explanations of a calendar's colours."""
