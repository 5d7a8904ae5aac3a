"""Colour tokens as colours: dark enough on light paper (3:1 at least, WCAG 2.2, 1.4.11), apart in lightness too."""

PAPER = "#fbfaf7"
INK = "#1d2733"
QUIET = "#5a6876"
LINE = "#d9d6cf"

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
}


def colour(token: str) -> str:
    """The colour of a token, the quiet one where it has none."""
    return COLOURS.get(token, COLOURS["slate"])
