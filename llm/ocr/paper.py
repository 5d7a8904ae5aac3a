"""Finding the sheet of paper in a photo and laying it flat.

A sheet is cut out only if all its four sides stand out from their surroundings: a wrong cut loses words, and no cut
costs little.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from llm.ocr.engine import Picture, View

Corners = NDArray[np.float32]
"""Four corners, clockwise from the one at the top left."""
_SIDE: Final = 480
"""The longer side in pixels of the copy in which the sheet is looked for."""
_LEAST_AREA: Final = 0.12
_MOST_AREA: Final = 0.97
"""The greatest share of the picture a sheet may take; one that fills it all needs no cutting."""
_LEAST_EDGE: Final = 0.6
"""The least share of each side along which the colour must change."""
_STEP: Final = 12.0
"""The least distance in Lab colours that counts as a change of colour."""
_LEAST_RATIO: Final = 0.6
"""The least ratio of the shorter to the longer of two opposite sides; below it the view is too slanted for paper."""
_LEAST_BESIDE: Final = 0.4
"""The ratio of a second sheet's area to the first's from which the second may be a receipt too."""
_BENDS: Final = (0.02, 0.03, 0.05, 0.08)
"""The tolerances, as shares of an outline's length, tried in reducing the outline to four straight sides."""
_SNUG: Final = (0.9, 1.12)
"""The least and greatest ratio of the four-sided shape's area to the area of the outline it replaces."""
_RIM: Final = 12
"""The rows at the picture's top and bottom edge whose colour stands for the surroundings of the paper."""
_BLACK: Final = 16


def flatten_paper(picture: Picture) -> tuple[Picture, View]:
    """Return the sheet of paper alone, seen from above, and the transformation; the whole picture if none is sure."""
    corners = find_paper(picture)
    return (picture, np.eye(3)) if corners is None else _straighten_sheet(picture, corners)


def find_paper(picture: Picture) -> Corners | None:
    """Return the corners of the one sheet in a picture, in pixels; None if no four sides are certain.

    Also None if another sheet lies beside it, as cutting one out would lose what the other says.
    """
    scale = _SIDE / max(picture.shape[:2])
    if min(picture.shape[:2]) * scale < 2 * _RIM:
        return None
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    found = [corners for corners in _list_sheets(lab) if _rate_corners(lab, corners) > 0]
    best = max(found, key=lambda corners: _rate_corners(lab, corners), default=None)
    if best is None or any(_is_beside(other, best) for other in found):
        return None
    return best / np.float32(scale)


def remove_shadows(picture: Picture) -> Picture:
    """Return the picture with shadows and grey paper made white, and faint print darker."""
    height, width = picture.shape[:2]
    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    behind = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(picture, np.maximum(behind, _BLACK), scale=240), np.uint8)


def _list_sheets(lab: MatLike) -> Iterator[Corners]:
    for mask in _list_masks(lab):
        outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            corners = _find_corners(cv2.convexHull(outline), mask.size)
            if corners is not None:
                yield corners


def _list_masks(lab: MatLike) -> Iterator[MatLike]:
    """Yield masks of what could be paper: inside edges, of another colour than the border, colourless, or light."""
    edges = np.zeros(lab.shape[:2], np.uint8)
    for channel in cv2.split(cv2.GaussianBlur(lab, (5, 5), 0)):
        edges |= np.asarray(cv2.Canny(channel, 30, 90), np.uint8)
    yield cv2.dilate(edges, np.ones((3, 3), np.uint8))
    rim = np.concatenate((lab[:_RIM], lab[-_RIM:]), axis=None).reshape(-1, 3)
    unlike, colour = (_measure_distance(lab, centre) for centre in (np.median(rim, axis=0), np.array((0, 128, 128))))
    for shade in (unlike, 255 - colour, lab[..., 0]):
        _, mask = cv2.threshold(cv2.medianBlur(shade.astype(np.uint8), 7), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        square = np.ones((9, 9), np.uint8)
        yield cv2.morphologyEx(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, square), cv2.MORPH_OPEN, square)


def _measure_distance(lab: MatLike, centre: MatLike) -> MatLike:
    """Return how far each pixel's colour is from ``centre``, ignoring lightness, scaled to 255."""
    away = np.hypot(lab[..., 1] - np.float32(centre[1]), lab[..., 2] - np.float32(centre[2]))
    return np.asarray(away * (255 / max(float(away.max()), 1.0)))


def _find_corners(hull: MatLike, pixels: int) -> Corners | None:
    """Return a hull as four corners if it is large and has nearly four sides, else None."""
    area = cv2.contourArea(hull)
    if area < _LEAST_AREA * pixels:
        return None
    for bend in _BENDS:
        shape = cv2.approxPolyDP(hull, bend * cv2.arcLength(hull, closed=True), closed=True)
        if len(shape) == 4:  # noqa: PLR2004  a sheet has four
            snug = _SNUG[0] < cv2.contourArea(shape) / area < _SNUG[1]
            return _sort_corners(shape.reshape(4, 2).astype(np.float32)) if snug else None
    return None


def _sort_corners(corners: Corners) -> Corners:
    middle = corners.mean(0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.roll(around, -int(np.argmin(around.sum(1))), axis=0)


def _is_beside(other: Corners, best: Corners) -> bool:
    """Return whether a sheet of about the same size or larger lies apart from ``best``."""
    apart = bool((other.max(0) <= best.min(0)).any() or (other.min(0) >= best.max(0)).any())
    return apart and cv2.contourArea(other) > _LEAST_BESIDE * cv2.contourArea(best)


def _rate_corners(lab: MatLike, corners: Corners) -> float:
    """Return how certainly these are a sheet's corners; 0 if they cannot be."""
    area = cv2.contourArea(corners) / (lab.shape[0] * lab.shape[1])
    top, right, bottom, left = _measure_sides(corners)
    ratios = (min(top, bottom) / max(top, bottom), min(left, right) / max(left, right))
    if area > _MOST_AREA or min(ratios) < _LEAST_RATIO:
        return 0.0
    edges = [_rate_edge(lab, corners[i], corners[(i + 1) % 4]) for i in range(4)]
    return float(np.mean(edges) + 0.3 * area) if min(edges) >= _LEAST_EDGE else 0.0


def _measure_sides(corners: Corners) -> tuple[float, ...]:
    return tuple(float(np.linalg.norm(corners[i] - corners[(i + 1) % 4])) + 1e-6 for i in range(4))


def _rate_edge(lab: MatLike, start: Corners, end: Corners) -> float:
    """Return the fraction of a side along which the colour inside differs from the colour outside."""
    along = start + (end - start) * np.linspace(0.08, 0.92, 40, dtype=np.float32)[:, None]
    across = np.array([start[1] - end[1], end[0] - start[0]], np.float32)
    across /= np.linalg.norm(across) + 1e-6
    inside, outside = (_sample_colours(lab, along, across * np.float32(sign)) for sign in (1, -1))
    return float((np.linalg.norm(inside - outside, axis=1) > _STEP).mean())


def _sample_colours(lab: MatLike, points: Corners, away: Corners) -> NDArray[np.float32]:
    """Return the colours three and five pixels away from points."""
    height, width = lab.shape[:2]
    found = []
    for steps in (3, 5):
        x, y = (points + away * steps).astype(int).T
        found.append(lab[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)].astype(np.float32))
    return np.asarray((found[0] + found[1]) / 2, np.float32)


def _straighten_sheet(picture: Picture, corners: Corners) -> tuple[Picture, View]:
    top, right, bottom, left = _measure_sides(corners)
    width, height = round(max(top, bottom)), round(max(left, right))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    view = cv2.getPerspectiveTransform(corners, flat)
    laid = cv2.warpPerspective(picture, view, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(laid, np.uint8), np.asarray(np.linalg.inv(view), np.float64)
