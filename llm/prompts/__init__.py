"""The instructions for models, one versioned file per job; what people wrote is sent beside them as a JSON object.

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
_EXAMPLE = re.compile(r"^>>> (.+)\n(.+)$", re.MULTILINE)
_TEMPLATE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "|": "\\u007c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True, slots=True)
class JobPrompt:
    """The instructions for one job, their version, and example turns."""

    name: str
    version: int
    job: str
    text: str
    shown: tuple[tuple[Speaker, str], ...] = ()

    def make_prompt(
        self,
        asked: Mapping[str, object],
        *,
        known: Mapping[str, object] | None = None,
        talk: tuple[tuple[Speaker, str], ...] = (),
    ) -> Prompt:
        """Return the prompt: instructions, known facts, examples, earlier turns and the request; masked text only.

        What changes least stands first: providers charge less for a beginning they have seen before.
        """
        first: tuple[tuple[Speaker, str], ...] = (("user", fence_json(known)), ("assistant", "{}")) if known else ()
        turns = (*first, *self.shown, *talk, ("user", fence_json(asked)))
        return Prompt(self.text, f"{self.name}/{self.version}", turns)


@cache
def load_sheet(name: str) -> JobPrompt:
    """Return the instructions of a job from its file; an example is a line after ``>>>`` and its answer.

    Raises: ValueError if the file has no head.
    """
    head = _HEAD.fullmatch((_FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    if head is None:
        raise ValueError(f"{name}.md has no head")
    fields = dict(line.split(": ", 1) for line in head[1].splitlines())
    shown: list[tuple[Speaker, str]] = []
    for asked, answered in _EXAMPLE.findall(head[2]):
        shown += [("user", asked), ("assistant", answered)]
    text = _EXAMPLE.sub("", head[2]).strip()
    return JobPrompt(fields["name"], int(fields["version"]), fields["job"], text, tuple(shown))


def fence_json(asked: Mapping[str, object]) -> str:
    """Return an object as JSON with angle brackets escaped, so that no text in it can end it."""
    return json.dumps(asked, ensure_ascii=False).translate(_TEMPLATE)
