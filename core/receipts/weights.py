"""Score candidates by weights of their features, fitted by ``python -m benchmarks train-receipts``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

Features = Mapping[str, float]
"""The features of a candidate, by name; a missing one is 0."""

WEIGHTS_FILE = Path(__file__).with_name("weights.yaml")


@cache
def load_weights() -> Mapping[str, Features]:
    """Return the weight of each feature, for each field of a receipt."""
    weights: Mapping[str, Features] = yaml.load(WEIGHTS_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return weights


def score_candidate(field: str, features: Features) -> float:
    """Return the score of a candidate for a field: the sum of its features times their weights."""
    weights = load_weights()[field]
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
