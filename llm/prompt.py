"""A prompt for a model: instructions, the turns of a conversation, and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

Speaker = Literal["user", "assistant"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt: instructions with their version, and the conversation's turns, the last one the user's.

    Text of members and documents stands in turns alone, never in ``system``.
    """

    system: str
    version: str
    turns: tuple[tuple[Speaker, str], ...] = field(repr=False)

    def with_turns(self, *turns: tuple[Speaker, str]) -> Prompt:
        """Return the prompt with further turns."""
        return replace(self, turns=(*self.turns, *turns))

    @property
    def character_count(self) -> int:
        """The number of characters in instructions and turns."""
        return len(self.system) + sum(len(text) for _, text in self.turns)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture sent with the last turn."""

    content: bytes = field(repr=False)
    mime: str = "image/jpeg"
