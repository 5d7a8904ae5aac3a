"""What a model is given: standing instructions, the turns of a talk, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

Speaker = Literal["user", "assistant"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to ask: the instructions, which version of them, and what was said, the last turn the asker's.

    Text of members and documents stands in turns alone, never in ``system``.
    """

    system: str
    version: str
    turns: tuple[tuple[Speaker, str], ...] = field(repr=False)

    def follow_up(self, *turns: tuple[Speaker, str]) -> Prompt:
        """Return the same talk, longer."""
        return replace(self, turns=(*self.turns, *turns))

    @property
    def length(self) -> int:
        """Characters in all."""
        return len(self.system) + sum(len(text) for _, text in self.turns)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, shown with the last turn."""

    content: bytes = field(repr=False)
    mime: str = "image/jpeg"
