"""Load the phrase files: one folder for each language, and files shared by all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "sentences"


class _Words(yaml.CSafeLoader):
    """A safe YAML loader that reads "no" and "on" as words."""


_Words.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@lru_cache(maxsize=1)
def list_languages() -> tuple[str, ...]:
    """Return every language that has a file of questions."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/questions.yaml")))


@lru_cache(maxsize=256)
def load_word_file(path: Path) -> dict[str, Any]:
    """Return the content of a file of words, empty where there is none; it is cached, so it must not be changed."""
    if not path.exists():
        return {}
    content = yaml.load(path.read_bytes(), Loader=_Words)  # noqa: S506 - it is the safe loader
    return content or {}


def merge_files(ours: Any, theirs: Any) -> Any:
    """Return two files' contents merged: mappings by key, lists one after the other, else the first one's value."""
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return {
            **theirs,
            **{key: merge_files(value, theirs[key]) if key in theirs else value for key, value in ours.items()},
        }
    if isinstance(ours, list) and isinstance(theirs, list):
        return [*ours, *(item for item in theirs if item not in ours)]
    return ours


@lru_cache(maxsize=128)
def load_topic(language: str, topic: str) -> dict[str, Any]:
    """Return a language's file on a topic, merged with those of the languages it extends."""
    written = load_word_file(FOLDER / language / f"{topic}.yaml")
    content = {key: value for key, value in written.items() if key != "extends"}
    for other in written.get("extends", ()):
        content = merge_files(content, load_topic(other, topic))
    return content


@lru_cache(maxsize=32)
def list_extended(language: str) -> tuple[str, ...]:
    """Return the languages whose words a language uses as well."""
    return tuple(load_word_file(FOLDER / language / "questions.yaml").get("extends", ()))


@lru_cache(maxsize=8)
def load_common(topic: str) -> dict[str, Any]:
    """Return the content of a phrase file that all languages share."""
    return load_word_file(FOLDER / f"{topic}.yaml")


def look_up_word(names: Mapping[str, int | str], text: str) -> int | str | None:
    """Return the value of a word: its own, or that of its longest known stem (``недел*``); None for an unknown one."""
    if text in names:
        return names[text]
    for end in range(len(text), 1, -1):
        if (stem := f"{text[:end]}*") in names:
            return names[stem]
    return None


@lru_cache(maxsize=64)
def load_category_words(language: str) -> Mapping[str, Sequence[str]]:
    """Return the words for each category in a language: names of categories and of everyday things."""
    names, things = load_topic(language, "categories"), load_topic(language, "things")
    return {key: (*names.get(key, ()), *things.get(key, ())) for key in {**names, **things}}
