"""Running aiosqlite without threads, because handing a statement to a thread costs more than the statement itself."""

from __future__ import annotations

from asyncio import Future
from collections.abc import Callable
from typing import Any

from aiosqlite import core


class InlineQueue:
    """Replaces the queue of a connection's thread; runs each function at once."""

    def put_nowait(self, item: tuple[Future[Any] | None, Callable[[], Any]]) -> None:
        """Run the function and set its result or exception on the future."""
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
    """Replaces the thread of a connection; runs nothing."""

    def __init__(self, **_: Any) -> None:
        self.daemon = True

    def start(self) -> None:
        """Do nothing."""


async def _call_at_once(_: core.Connection, function: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """Replace the way from a coroutine through the queue to the thread and back."""
    return function(*given, **named)


def run_sqlite_inline() -> None:
    """Make every aiosqlite connection opened from now on run its statements in the caller's thread."""
    core.__dict__.update(SimpleQueue=InlineQueue, Thread=NoThread)
    core.Connection._execute = _call_at_once  # type: ignore[assignment,method-assign]  # noqa: SLF001  it has no other hook
