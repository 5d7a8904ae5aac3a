"""What a model is told to do: one versioned sheet a job; what people wrote goes beside it as a JSON object.

A JSON string cannot be closed by what stands in it, and with angle brackets escaped no word of a chat template can be
formed either, so the fence around people's text is whole whatever they write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from llm.prompt import Prompt, Speaker

_FOLDER = Path(__file__).parent
_HEAD = re.compile(r"---\n(.*?)\n---\n+(.*)", re.DOTALL)
_TEMPLATE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "|": "\\u007c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """The instructions of a job and which version they are."""

    name: str
    version: int
    job: str
    text: str

    def prompt(self, asked: Mapping[str, object], before: tuple[tuple[Speaker, str], ...] = ()) -> Prompt:
        """The sheet with what it is asked about, after the turns of a talk; masked text only."""
        return Prompt(self.text, f"{self.name}/{self.version}", (*before, ("user", fence(asked))))


@cache
def sheet(name: str) -> Sheet:
    """The sheet of a job; raises ValueError where its head is not whole."""
    head = _HEAD.fullmatch((_FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    if head is None:
        raise ValueError(f"{name}.md has no head")
    fields = dict(line.split(": ", 1) for line in head[1].splitlines())
    return Sheet(fields["name"], int(fields["version"]), fields["job"], head[2].strip())


def fence(asked: Mapping[str, object]) -> str:
    """A JSON object that nothing in it can close."""
    return json.dumps(asked, ensure_ascii=False).translate(_TEMPLATE)
