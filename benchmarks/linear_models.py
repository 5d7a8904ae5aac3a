"""Tables of hashed features to train linear models with, and the files their weights are stored in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from core.language.text.linear_model import load_weights

_STEPS = 127
"""The largest whole number a stored weight is rounded to."""


def make_table(examples: Sequence[Iterable[tuple[int, float]]], places: int) -> csr_matrix:
    """Return a table of examples x buckets from the bucket and value of each feature of each example."""
    cells = [(row, place, value) for row, features in enumerate(examples) for place, value in features]
    rows, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(examples), places))


def save_weights(model: LogisticRegression, file: Path) -> None:
    """Store the weights of a model in the file from which the reader loads them."""
    unit = float(np.abs(model.coef_).max() / _STEPS)
    weights = np.round(model.coef_.T / unit).astype(np.int8)
    np.savez_compressed(file, weights=weights, unit=np.float32(unit), bias=model.intercept_.astype(np.float32))
    load_weights.cache_clear()
