"""The product's command line by a clock that can be moved: ``python -m benchmarks.chaos.moved_clock FILE serve``.

What measures how long something takes (``time.monotonic``) goes on undisturbed, as on a machine whose clock is set.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_machine_time, _machine_time_ns = time.time, time.time_ns


class MovedClock:
    """A clock that is as many seconds from the machine's as a file says."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def move(self, seconds: int) -> None:
        """Put it so far from the machine's clock."""
        fresh = self._path.with_suffix(".new")
        fresh.write_text(str(seconds), encoding="ascii")
        fresh.replace(self._path)  # whoever reads it meanwhile finds a whole file

    def read(self) -> int:
        """Return how many seconds it is from the machine's clock."""
        return int(self._path.read_text(encoding="ascii"))

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.read())  # noqa: TID251  an adapter of the Clock port

    def install(self) -> None:
        """Have this process live by it."""
        from bot.world import SystemClock  # noqa: PLC0415  the one class that asks the machine

        time.time = lambda: _machine_time() + self.read()
        time.time_ns = lambda: _machine_time_ns() + self.read() * 1_000_000_000
        SystemClock.now = lambda _: self.now()  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    MovedClock(Path(sys.argv.pop(1))).install()
    from bot.__main__ import main

    sys.exit(main(sys.argv[1:]))
