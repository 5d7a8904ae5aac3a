"""The instructions for models, one versioned file per job; what people wrote is sent beside them as a JSON object.

No text can end a JSON string from inside. With angle brackets escaped it can form no marker of a chat template either,
so members' text always stays separate from the instructions.
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

        The parts that change least come first, because providers charge less for a beginning they have seen before.
        """
        first: tuple[tuple[Speaker, str], ...] = (("user", fence_json(known)), ("assistant", "{}")) if known else ()
        turns = (*first, *self.shown, *talk, ("user", fence_json(asked)))
        return Prompt(self.text, f"{self.name}/{self.version}", turns)


@cache
def load_sheet(name: str) -> JobPrompt:
    """Return the instructions of a job from its file; an example is a line after ``>>>`` and its answer.

    Raises:
        ValueError: the file lacks its heading.
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
