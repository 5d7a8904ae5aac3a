"""Questions in Telegram: a sentence, and a picture where looking beats reading."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from tests.acceptance.telegram.running_purser import RunningPurser


def test_where_the_money_goes_is_a_picture(purser: RunningPurser, tmp_path: Path) -> None:
    """F4: a PNG that opens, is large enough for a phone and not blank."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60, auto 120, dinner 900")
    asha.taps("Confirm", on=asha.sees("Confirm all"))
    asha.sees("Saved")
    asha.says("where does our money go this month?")
    answer = asha.sees_picture("900")
    saved = tmp_path / "chart.png"
    saved.write_bytes(answer.photo or b"")
    with Image.open(saved) as picture:
        assert picture.format == "PNG"
        assert min(picture.size) >= 480
        shades = np.asarray(picture.convert("L"))
    assert shades.mean() > 128, "a light background"
    assert (shades < 100).mean() > 0.002, "and something drawn on it"


def test_the_why_button_shows_the_rows(purser: RunningPurser) -> None:
    """F4."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    asha.taps("Confirm", on=asha.sees("milk", "60"))
    asha.sees("Saved")
    asha.says("how much did we spend this month?")
    asha.taps("Why", on=asha.sees("60", "Why"))
    asha.sees("milk", "60")
