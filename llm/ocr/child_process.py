"""The first steps of every OCR process: end with its parent, know no secrets, stay off the network."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
"""The folder where processes are started, so that they find Purser's modules."""
_PR_SET_PDEATHSIG: Final = 1
"""The number of prctl's option PR_SET_PDEATHSIG (linux/prctl.h)."""
_LIBC: Final = ctypes.CDLL(None)
"""The C library, loaded here because a child that has just been forked must not load anything."""


def die_with_parent() -> None:
    """Have the kernel end this process with its parent (Linux; elsewhere the end of its input must do)."""
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def end_if_orphaned(parent: int) -> None:
    """Exit if the parent died before ``die_with_parent`` took effect."""
    if os.getppid() != parent:
        sys.exit()


def forbid_network() -> None:
    """Make every attempt of this process to use the network fail."""

    def refuse(event: str, _: object) -> None:
        if event in {"socket.connect", "socket.getaddrinfo"}:
            raise PermissionError("a reading process has no business with the network")

    sys.addaudithook(refuse)


def make_bare_environment(threads: int) -> dict[str, str]:
    """Return environment variables for a child process, without our settings and secrets."""
    return {
        "PATH": f"/opt/homebrew/bin:/usr/local/bin:{os.defpath}",
        "OMP_NUM_THREADS": str(threads),
        "OMP_THREAD_LIMIT": str(threads),
        "OPENBLAS_NUM_THREADS": str(threads),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
