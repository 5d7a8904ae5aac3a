"""Derive the shipped brand names: ``python -m benchmarks derive-brands NSI_JSON``.

``NSI_JSON`` is ``dist/json/nsi.min.json`` of the package name-suggestion-index (BSD-3-Clause, ``npm pack`` fetches it).
Writes one sorted text file per category into ``analytics/categorise/brands``, one name per line, so that a newer
edition gives a readable diff.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from analytics.categorise.known_phrases import BRANDS
from analytics.categorise.signs import list_words

_CLASSES = Path(__file__).parent / "brand_classes.yaml"
_SCRIPTS = ("LATIN", "CYRILLIC", "DEVANAGARI", "DIGIT")
_SHORTEST, _LONGEST = 3, 40
_ASIDE = re.compile(r"\(.*?\)")
"""Pattern of the country in brackets that the index adds to some names."""


def run(arguments: Sequence[str]) -> int:
    """Write the brand files and print how many names each category has."""
    edition = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    found = decide_categories(edition["nsi"])
    BRANDS.mkdir(exist_ok=True)
    for category, names in sorted(found.items()):
        (BRANDS / f"{category}.txt").write_text("".join(f"{name}\n" for name in sorted(names)), encoding="utf-8")
        print(f"{category:<16}{len(names):>6}")
    print(json.dumps({"names": sum(map(len, found.values()))}))
    return 0


def decide_categories(index: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the folded brand names of each category, by the category most of the brand's kinds of shop belong to.

    Between equal categories the one listed first wins; they are sorted by how often a household pays there.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for category, kinds in yaml.safe_load(_CLASSES.read_text(encoding="utf-8")).items():
        for kind in kinds:
            for item in index.get(f"brands/{kind}", {}).get("items", ()):
                for name in _names(item):
                    votes[name][category] += 1
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, counted in votes.items():
        found[counted.most_common(1)[0][0]].append(name)
    return found


def _names(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the folded spellings of a brand that are in a script Purser reads."""
    tags = item.get("tags", {})
    written = [
        item["displayName"],
        *(tags.get(key) for key in ("brand", "name", "name:en")),
        *item.get("matchNames", ()),
    ]
    for name in {" ".join(list_words(_ASIDE.sub(" ", text))) for text in written if text}:
        if _SHORTEST <= len(name) <= _LONGEST and all(_is_written(sign) for sign in name):
            yield name


def _is_written(sign: str) -> bool:
    return not sign.isalnum() or unicodedata.name(sign, "").startswith(_SCRIPTS)
