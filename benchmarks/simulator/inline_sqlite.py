"""SQLite without threads: handing a statement to one costs more than the statement, and no time passes meanwhile."""

from __future__ import annotations

from asyncio import Future
from collections.abc import Callable
from typing import Any

from aiosqlite import core


class InlineQueue:
    """Stands for the queue of a connection's thread; runs each function at once instead."""

    def put_nowait(self, item: tuple[Future[Any] | None, Callable[[], Any]]) -> None:
        """Run the function and give its result, or what it raised, to the future."""
        future, function = item
        try:
            result = function()
        except BaseException as error:  # noqa: BLE001  it is raised where the future is awaited
            if future is not None:
                future.set_exception(error)
        else:
            if future is not None:
                future.set_result(result)


class NoThread:
    """Stands for the thread of a connection; there is none."""

    def __init__(self, **_: Any) -> None:
        self.daemon = True

    def start(self) -> None:
        """Start nothing."""


def run_sqlite_inline() -> None:
    """Have every connection of aiosqlite that is opened from now on run its statements in the caller's thread."""
    core.__dict__.update(SimpleQueue=InlineQueue, Thread=NoThread)
