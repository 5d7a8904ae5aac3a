"""What a unit of work needs of the outside: it is undone, the outside is asked with nothing open, and it runs again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_REQUESTS = 200
"""Requests of one message or job; one that asks for more would never end."""


class OutsideRequest(Exception):  # noqa: N818  no error: work on its way
    """Work needs the outside first; a frozen dataclass, told from other requests by its value, says what is asked."""

    def __init__(self, request: Any) -> None:
        super().__init__(type(request).__name__)
        self.request = request


@dataclass(slots=True)
class OutsideAnswers:
    """What the outside gave so far, each answer beside its request."""

    _given: list[tuple[object, object]] = field(default_factory=list)

    def find(self, request: object) -> Any:
        """Return the answer to an equal request; raises OutsideRequest where there is none yet."""
        for asked, answer in self._given:
            if asked == request:
                return answer
        raise OutsideRequest(request)

    def add(self, request: object, answer: object) -> None:
        """Keep an answer; raises RuntimeError where work goes on asking for something else."""
        if len(self._given) == MOST_REQUESTS:
            raise RuntimeError(f"asks the outside again and again: {type(request).__name__}")
        self._given.append((request, answer))

    def __contains__(self, request: object) -> bool:
        return any(asked == request for asked, _ in self._given)

    def answers(self) -> Sequence[object]:
        """Return all answers, the first one first."""
        return [answer for _, answer in self._given]
