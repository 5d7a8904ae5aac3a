"""How long a reading takes, as a ratio to an ordinary one: a bare time says more about the machine than about us."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from time import process_time

from core.errors import Refusal
from core.language.recognise import recognise
from tests.core.language.home import context

_LONG_TALK = "we went to the market today and met friends " * 43
_AT_MOST = 40  # times an ordinary text of 1,900 characters
_TRIES = 5


def reads_soon(read: Callable[[], object]) -> bool:
    """Whether one of a few goes takes at most 40 times as long as reading 1,900 characters of ordinary talk."""
    limit = _AT_MOST * _ordinary()
    return any(_cost(read) < limit for _ in range(_TRIES))


@cache
def _ordinary() -> float:
    """Seconds for the talk, read once before so that no vocabulary is being loaded."""
    return min(_cost(lambda: recognise(_LONG_TALK, context())) for _ in range(_TRIES))


def _cost(read: Callable[[], object]) -> float:
    began = process_time()
    with suppress(Refusal):
        read()
    return process_time() - began
