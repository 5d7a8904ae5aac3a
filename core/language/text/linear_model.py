"""Linear models of hashed features: their stored weights, and likelihoods from scores."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np


@cache
def load_weights(file: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights (buckets x classes) and the biases (classes) of a model, loaded once per file.

    The file holds whole ``weights`` in steps of ``unit``, and ``bias``.
    """
    with np.load(file) as stored:
        return stored["weights"].astype(np.float32) * stored["unit"], stored["bias"]


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return the likelihood (0 to 1) of each class from its score."""
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum())
