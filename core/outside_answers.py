"""Answers from outside (a model, rates, files) that a transaction needs, fetched while no transaction is open.

The work raises ``OutsideRequest`` and is rolled back, the answer is fetched, and the work runs again with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_REQUESTS = 200
"""Most requests of one message or job; work that asks for more is taken for a bug."""


class OutsideRequest(Exception):  # noqa: N818  no error: work on its way
    """Raised to stop a transaction until the outside has answered; its subclasses are dataclasses naming the request.

    Equal requests (by value) share one answer.
    """

    def __init__(self, request: Any) -> None:
        super().__init__(type(request).__name__)
        self.request = request


@dataclass(slots=True)
class OutsideAnswers:
    """The answers fetched from outside so far, each found by its request."""

    _given: list[tuple[object, object]] = field(default_factory=list)

    def find(self, request: object) -> Any:
        """Return the answer to an equal request; raises that OutsideRequest where there is no answer yet."""
        for asked, answer in self._given:
            if asked == request:
                return answer
        raise OutsideRequest(request)

    def add(self, request: object, answer: object) -> None:
        """Store the answer to a request; raises RuntimeError after ``MOST_REQUESTS`` of them."""
        if len(self._given) == MOST_REQUESTS:
            raise RuntimeError(f"asks the outside again and again: {type(request).__name__}")
        self._given.append((request, answer))

    def __contains__(self, request: object) -> bool:
        return any(asked == request for asked, _ in self._given)

    def answers(self) -> Sequence[object]:
        """Return all answers in the order they were added."""
        return [answer for _, answer in self._given]
