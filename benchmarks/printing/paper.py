"""Making a photo of a printed receipt: thermal print, fading, folds, shadow, perspective, blur and noise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

import cv2
import matplotlib as mpl
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.printing.printer import Printed

Picture = NDArray[np.float32]

FONTS = ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", "DejaVuSans.ttf", "DejaVuSerif.ttf")
"""Fonts from matplotlib's wheel, so that pictures are the same on every machine."""

SIZE, STEP = 26, 38
"""The font size and the distance between rows, in pixels."""


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name), SIZE)


def photo(rows: Sequence[Printed], chance: Random) -> Image.Image:
    """Return a photo of a receipt with these rows, as people take them."""
    paper = _print(rows, chance)
    noise = np.random.default_rng(chance.randrange(2**32))
    paper = _faded(paper, chance)
    paper = _crumpled(paper, chance, noise)
    scene = _laid_out(paper, chance)
    scene = _shaded(scene, chance)
    scene = np.asarray(cv2.GaussianBlur(scene, (0, 0), 0.3 + chance.random()), np.float32)
    scene += noise.normal(0, chance.uniform(1, 6), scene.shape).astype(np.float32)
    return Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8)).convert("RGB")


def _print(rows: Sequence[Printed], chance: Random) -> Picture:
    """Return the receipt as dark letters on white; columns stay aligned even in a proportional font."""
    font = _font(chance.choice(FONTS))
    step = font.getlength("0")
    width = int(step * (max(len(row.text) for row in rows) + 6))
    sheet = Image.new("L", (width, STEP * (len(rows) + 4)), 245)
    pen = ImageDraw.Draw(sheet)
    for number, row in enumerate(rows):
        at = 0
        for piece in row.text.split("  "):
            pen.text((step * (3 + at), STEP * (number + 2)), piece, fill=25, font=font)
            at += len(piece) + 2
    return np.asarray(sheet, np.float32)


def _faded(paper: Picture, chance: Random) -> Picture:
    """Return the paper faded as thermal print, more at one end and in stripes."""
    height = paper.shape[0]
    ends = np.linspace(chance.uniform(0.4, 1), chance.uniform(0.4, 1), height, dtype=np.float32)[:, None]
    stripes = 1 - 0.15 * (np.sin(np.arange(paper.shape[1]) / chance.uniform(9, 40)) > 0.95)[None, :]  # noqa: PLR2004  thin ones
    return np.asarray(245 - (245 - paper) * ends * stripes, np.float32)


def _crumpled(paper: Picture, chance: Random, noise: np.random.Generator) -> Picture:
    """Return the paper with soft folds that move letters a little and shade it."""
    height, width = paper.shape
    coarse = noise.normal(0, 1, (max(3, height // 150), max(3, width // 150))).astype(np.float32)
    folds = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    strength = chance.uniform(0, 3)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    moved = cv2.remap(
        paper, x + strength * folds, y + strength * folds, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(moved * (1 + 0.02 * strength * folds), np.float32)


def _laid_out(paper: Picture, chance: Random) -> Picture:
    """Return the paper on a table, seen slightly from the side."""
    height, width = paper.shape
    edge = 60
    size = (width + 2 * edge, height + 2 * edge)

    def near(x: float, y: float) -> tuple[float, float]:
        return x + chance.uniform(-0.05, 0.05) * width, y + chance.uniform(-0.03, 0.03) * width

    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    seen = np.array([near(x + edge, y + edge) for x, y in corners], np.float32)
    warp = cv2.getPerspectiveTransform(corners, seen)
    return np.asarray(cv2.warpPerspective(paper, warp, size, borderValue=chance.uniform(60, 130)), np.float32)


def _shaded(scene: Picture, chance: Random) -> Picture:
    """Return the scene with uneven light and the edge of a shadow."""
    height, width = scene.shape
    across = np.linspace(chance.uniform(0.7, 1), chance.uniform(0.7, 1), width, dtype=np.float32)[None, :]
    down = np.linspace(chance.uniform(0.8, 1), chance.uniform(0.8, 1), height, dtype=np.float32)[:, None]
    x = np.arange(width)[None, :] + chance.uniform(-0.5, 0.5) * np.arange(height)[:, None]
    dark = 1 - chance.uniform(0, 0.35) / (1 + np.exp(-(x - chance.uniform(0.3, 1) * width) / 12))
    return np.asarray(scene * across * down * dark, np.float32)


LONGEST_SIDE = 1280
"""The longer side in pixels of a photo as messengers deliver it."""


def photograph_scan(scan: Image.Image, chance: Random) -> Image.Image:
    """Return a hand-held photo of a scanned paper: perspective, uneven light, a shadow's edge, blur and noise."""
    small = scan.convert("L")
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    noise = np.random.default_rng(chance.randrange(2**32))
    scene = _shaded(_laid_out(np.asarray(small, np.float32), chance), chance)
    scene = np.asarray(cv2.GaussianBlur(scene, (0, 0), 0.3 + 0.7 * chance.random()), np.float32)
    scene += noise.normal(0, chance.uniform(1, 6), scene.shape).astype(np.float32)
    photo = Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8)).convert("RGB")
    photo.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return photo
