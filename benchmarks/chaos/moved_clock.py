"""Purser's command line on a clock that can be moved: ``python -m benchmarks.chaos.moved_clock FILE serve``.

Measurements of durations (``time.monotonic``) are not affected, as on a machine whose clock is set.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_machine_time, _machine_time_ns = time.time, time.time_ns


class MovedClock:
    """A clock that differs from the machine's by the number of seconds in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def move(self, seconds: int) -> None:
        """Set the clock's difference from the machine's."""
        fresh = self._path.with_suffix(".new")
        fresh.write_text(str(seconds), encoding="ascii")
        fresh.replace(self._path)  # whoever reads it meanwhile finds a whole file

    def read(self) -> int:
        """Return the clock's difference from the machine's, in seconds."""
        return int(self._path.read_text(encoding="ascii"))

    def now(self) -> datetime:
        """Return the clock's current instant in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.read())  # noqa: TID251  an adapter of the Clock port

    def install(self) -> None:
        """Make this process use the clock instead of the machine's."""
        from bot.world import SystemClock  # noqa: PLC0415  the one class that asks the machine

        time.time = lambda: _machine_time() + self.read()
        time.time_ns = lambda: _machine_time_ns() + self.read() * 1_000_000_000
        SystemClock.now = lambda _: self.now()  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    MovedClock(Path(sys.argv.pop(1))).install()
    from bot.__main__ import main

    sys.exit(main(sys.argv[1:]))
