"""Teach the second opinion what is asked: ``python -m benchmarks train-intents``.

It learns from sentences made up for Purser, ``benchmarks/asked/*.yaml`` and ``tests/sentences/*/questions.yaml``, and
writes core/language/sentences/opinion.txt; the same sentences give the same file.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import yaml

from core.language.context import Context, Person
from core.language.opinion import FILE, PLACES, signs
from core.language.phrases import Tokens
from core.language.slots import mark
from core.language.speech import speech

ROOT = Path(__file__).parent.parent
_TODAY = date(2026, 11, 21)
_ROUNDS = 15
_PACE = 0.3
"""How far the first step of a weight goes; later ones are shorter (AdaGrad, Duchi, Hazan and Singer 2011)."""
_DECAY = 1e-4
_MOST = 127
"""The largest step a byte holds."""
_WIDTH = 4000
"""Characters of a line of the file."""
_SAME = {"category_spend": "total"}
"""A total of a category; which of the two it is, the slots say."""

Said = tuple[str, Sequence[str], str, str]
"""(language, members, text, intent) of a sentence."""
Taught = tuple[list[int], str]
"""(places of the signs, intent) of a sentence."""


def sentences() -> Iterator[Said]:
    """Every sentence that stands on its own."""
    for path in sorted((ROOT / "benchmarks" / "asked").glob("*.yaml")):
        content = _content(path)
        for intent, asked in content["asked"].items():
            yield from ((path.stem, content["members"], text, intent) for text in asked)
    for path in sorted((ROOT / "tests" / "sentences").glob("*/questions.yaml")):
        content = _content(path)
        rows = (row for row in content["sentences"] if not row.get("then"))
        yield from ((path.parent.name, content["members"], row["q"], _intent(row)) for row in rows)


def digest(said: Iterable[Said]) -> str:
    """Tells whether the file was learnt from these sentences."""
    return sha256("\n".join(f"{language} {intent} {text}" for language, _, text, intent in said).encode()).hexdigest()


def _content(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_bytes(), yaml.CSafeLoader))


def _intent(row: dict[str, Any]) -> str:
    """The intent of a row; of "maybe X" X."""
    return str(row["is"]).removeprefix("maybe ")


def _taught(language: str, members: Sequence[str], text: str, intent: str) -> Taught:
    people = tuple(Person(UUID(int=index + 1), (name,)) for index, name in enumerate(members))
    tokens = Tokens.of(text)
    slots = mark(tokens, Context(_TODAY, "INR", people[0].id, people, language=language), speech(language))
    return signs(tokens, slots.bare), _SAME.get(intent, intent)


def learn(taught: Sequence[Taught], intents: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Multinomial logistic regression, sentence by sentence in a fixed random order."""
    order = np.random.default_rng(0)
    found = np.zeros((PLACES, len(intents)))
    trodden = np.full_like(found, 1e-6)
    for _ in range(_ROUNDS):
        for at in order.permutation(len(taught)):
            places, intent = taught[at]
            scale = 1 / np.sqrt(len(places))
            scores = found[places].sum(0) * scale
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            shares[intents.index(intent)] -= 1
            slope = shares * scale + _DECAY * found[places]
            trodden[places] += slope * slope
            found[places] -= _PACE * slope / np.sqrt(trodden[places])
    return found


def run(_: Sequence[str]) -> int:
    """Learn, write the weights and print how much was learnt from."""
    said = [*sentences()]
    taught = [_taught(*sentence) for sentence in said]
    intents = sorted({intent for _, intent in taught})
    found = learn(taught, intents)
    unit = float(np.abs(found).max()) / _MOST
    packed = b64encode(zlib.compress(np.rint(found / unit).astype(np.int8).tobytes(), 9)).decode("ascii")
    head = json.dumps({"intents": intents, "unit": round(unit, 8), "learnt_from": digest(said)})
    lines = (packed[at : at + _WIDTH] for at in range(0, len(packed), _WIDTH))
    FILE.write_text("\n".join([head, *lines, ""]), encoding="ascii")
    print(json.dumps({"sentences": len(taught), "intents": len(intents), "bytes": FILE.stat().st_size}))
    return 0
