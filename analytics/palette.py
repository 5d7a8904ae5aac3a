"""Chart colours by name, for light and dark paper, with a contrast of at least 3:1 (WCAG 2.2, 1.4.11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COLOURS: dict[str, str] = {
    "green": "#2f8f4e",
    "orange": "#d0661f",
    "blue": "#2f6fb5",
    "amber": "#b07d00",
    "brown": "#8a5a3c",
    "yellow": "#96840a",
    "sky": "#2f8fc0",
    "red": "#c0392f",
    "rose": "#c4476b",
    "magenta": "#b5399b",
    "violet": "#7b56c2",
    "teal": "#1f8a83",
    "purple": "#8f4fb3",
    "indigo": "#4a55b5",
    "navy": "#2b4675",
    "peach": "#cc6e47",
    "tan": "#957a4e",
    "cyan": "#12859a",
    "pink": "#cf5f93",
    "slate": "#5c6b7d",
    "grey": "#7d858c",
    "stone": "#8c8378",
    "emerald": "#14855f",
    "lime": "#65891a",
    "heat0": "#ece8df",
    "heat1": "#c9dcef",
    "heat2": "#93bde3",
    "heat3": "#5595cf",
    "heat4": "#2a68ab",
    "heat5": "#173f73",
    "back": "#e9c39b",
}

"""The colours on light paper, by name.

``heat0`` to ``heat5`` are one hue from least to most; ``back`` is for a day on which more came back than was spent.
"""

DARK_COLOURS: dict[str, str] = {
    "green": "#389a58",
    "orange": "#d16c28",
    "blue": "#4d89ca",
    "amber": "#ae7e07",
    "brown": "#b17a58",
    "yellow": "#9a8811",
    "sky": "#3690be",
    "red": "#d26760",
    "rose": "#ca6a86",
    "magenta": "#c863b3",
    "violet": "#9478c9",
    "teal": "#28968f",
    "purple": "#a576bf",
    "indigo": "#7c84c5",
    "navy": "#6486c1",
    "peach": "#c7704c",
    "tan": "#9f8458",
    "cyan": "#1b94ab",
    "pink": "#cb6393",
    "slate": "#788799",
    "grey": "#80888e",
    "stone": "#8e857c",
    "emerald": "#1d9a70",
    "lime": "#6d9121",
    "heat0": "#2d2723",
    "heat1": "#1e3a57",
    "heat2": "#255a8c",
    "heat3": "#468fd0",
    "heat4": "#78b1e4",
    "heat5": "#c3e0f8",
    "back": "#7c5429",
}
"""The same colours on dark paper."""

HEATS = 5
"""The number of heatmap steps above zero."""


@dataclass(frozen=True, slots=True)
class ChartTheme:
    """The background (paper), text (ink) and other colours of a picture."""

    paper: str
    ink: str
    quiet: str
    line: str
    colours: Mapping[str, str]

    def find_colour(self, token: str) -> str:
        """Return the colour with a name; slate for an unknown one."""
        return self.colours.get(token, self.colours["slate"])

    def choose_ink(self, fill: str) -> str:
        """Return ink or paper, whichever is more readable on a fill."""
        return max(self.ink, self.paper, key=lambda letters: measure_contrast(letters, fill))


LIGHT = ChartTheme("#fbfaf7", "#1d2733", "#5a6876", "#d9d6cf", COLOURS)
DARK = ChartTheme("#201c19", "#f0e8dc", "#aa9e90", "#423a34", DARK_COLOURS)
"""The theme of the web pages in dark mode."""


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    low, high = sorted((_measure_luminance(one), _measure_luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _measure_luminance(fill: str) -> float:
    parts = [int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
