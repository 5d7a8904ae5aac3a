"""Reading a prepared picture into a page of words; runs in the engine's process."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from core.model.page import PageText
from llm.ocr.engine import Engine
from llm.ocr.level import read_upright, undo_turn
from llm.ocr.preview import make_preview
from llm.ocr.wire import PreparedPicture


def read_page(prepared: PreparedPicture, engine: Engine) -> PageText:
    """Return the words of a picture turned upright. Raises MemoryError, and Fault if the engine fails."""
    picture = prepared.to_array()
    upright = read_upright(picture, engine)
    height, width = upright.picture.shape[:2]
    original = prepared.original
    if original is not None:
        view = np.reshape(original.view, (3, 3)) @ undo_turn(picture, upright.picture, upright.turned)
        original = replace(original, view=tuple(view.ravel().tolist()))
    return PageText(upright.words, width, height, make_preview(upright.picture), original)
