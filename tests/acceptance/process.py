"""The real product as a process: ``python -m bot serve`` with an environment, waited for, killed and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from tests.support.ports import free_port

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0
"""A cold start imports the bot's and the plotting library; a busy machine takes its time."""
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "MPLCONFIGDIR", "COVERAGE_PROCESS_START")


class Product:
    """One installation: a data folder, a port and settings that outlive its processes."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "serve.log"
        own = {"DATA_DIR": str(folder / "data"), "HOST": "127.0.0.1", "PORT": str(self.port)}
        self.settings = {**own, "OCR": "off", **settings}  # what reads photos takes seconds to load
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Start it and wait until it answers; raises AssertionError with its log where it does not."""
        env = {name: os.environ[name] for name in KEPT if name in os.environ}
        env |= {f"PURSER_{name}": value for name, value in self.settings.items()}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"], cwd=ROOT, env=env, stdout=log, stderr=log
            )
        until = time.monotonic() + START_SECONDS
        while not self._healthy():
            assert self._process.poll() is None, f"it ended with {self._process.returncode}:\n{self.tail()}"
            assert time.monotonic() < until, f"no answer in {START_SECONDS} s:\n{self.tail()}"
            time.sleep(0.1)
        return self

    def kill(self) -> None:
        """End it at once, as a power cut would (kill -9)."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end and give it ten seconds."""
        self._end(signal.SIGTERM)

    def restart(self) -> Self:
        """End it politely and start it again on the same data."""
        self.stop()
        return self.start()

    def said(self) -> str:
        """Its log so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def tail(self, lines: int = 40) -> str:
        """The end of its log."""
        return "\n".join(self.said().splitlines()[-lines:])

    def _healthy(self) -> bool:
        try:
            with urlopen(f"{self.address}/health", timeout=2) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)
        self._process = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
