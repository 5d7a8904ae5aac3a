"""A Chart: figures to draw, with every word and number already in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChartKind(StrEnum):
    """How to draw it."""

    BARS = "bars"
    """Horizontal, largest first: categories, members, merchants."""
    COLUMNS = "columns"
    """Over time: days or months."""
    PAIR = "pair"
    """Two periods side by side."""
    LINES = "lines"
    """Courses over time, one of them may widen into a fan."""
    GROUPS = "groups"
    """Courses as columns beside each other, place by place: what came in and went out month by month."""
    CALENDAR = "calendar"
    """A cell a day, in weeks: where money went."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar; ``value`` in minor units decides its length, ``label`` is what is printed on it."""

    name: str
    value: int
    label: str
    colour: str = "blue"


@dataclass(frozen=True, slots=True)
class Course:
    """One line over time: values by place on the x axis, None where it has none; ``label`` stands at its end.

    ``low`` and ``high`` of the same places are drawn as a band around it.
    """

    name: str
    values: tuple[int | None, ...]
    label: str = ""
    colour: str = "blue"
    dashed: bool = False
    low: tuple[int | None, ...] = ()
    high: tuple[int | None, ...] = ()
    labels: tuple[str, ...] = ()
    """What is printed on each of its columns, where it is drawn as columns."""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month of a calendar: how many of the days shown are in it; ``label`` is what they come to."""

    name: str
    days: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of an answer; ``language`` picks the font."""

    kind: ChartKind
    title: str
    subtitle: str
    marks: tuple[Mark, ...]
    language: str = "en"
    courses: tuple[Course, ...] = ()
    places: tuple[str, ...] = ()
    """Names along the x axis of courses, by place; of a calendar the weekdays, in their order."""
    start: int = 0
    """The place of a calendar's first day in its week."""
    months: tuple[CalendarMonth, ...] = ()
    legend: tuple[Mark, ...] = ()
    """What colours of a calendar mean."""
