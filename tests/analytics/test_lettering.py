"""Letters: what fonts cannot draw goes, what does not fit is cut where it may be."""

from __future__ import annotations

import pytest

from analytics.lettering import FONTS, cut_to_width, remove_undrawable, wrap_text


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("🛒 Groceries", "Groceries"),
        ("👨\u200d👩\u200d👧 family", "family"),
        ("✈️ Travel", "Travel"),
        ("京东 Beijing", "… Beijing"),
        ("क्‍ष", "क्‍ष"),
        ("−₹50", "-₹50"),
        ("a\tb\nc", "a b c"),
        ("е\u0301", "е\u0301"),
        ("₦2,500 ₽ ₸ ₺ ₴ ₫ ₪ ₱ €", "₦2,500 ₽ ₸ ₺ ₴ ₫ ₪ ₱ €"),
        ("🎉", ""),
        ("", ""),
    ],
)
def test_clean(text: str, drawn: str) -> None:
    assert remove_undrawable(text) == drawn


def test_fit_cuts_with_an_ellipsis() -> None:
    assert cut_to_width("groceries", 9, len) == "groceries"
    assert cut_to_width("groceries", 6, len) == "groce…"
    assert cut_to_width("groceries", 0, len) == "…"


def test_fit_never_leaves_half_a_letter() -> None:
    assert cut_to_width("कि की", 2, len) == "…"
    assert cut_to_width("कि की", 3, len) == "कि…"


def test_wrap_keeps_to_its_lines() -> None:
    assert wrap_text("one two three four", 8, len, 2) == ["one two", "three f…"]
    assert wrap_text("one", 8, len, 2) == ["one"]
    assert wrap_text("", 8, len, 2) == []


def test_fonts_are_shipped_with_their_licence() -> None:
    files = sorted(FONTS.iterdir())
    assert [f.name for f in files if f.suffix == ".txt"] == ["OFL.txt"]
    assert sum(f.stat().st_size for f in files) < 600_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
