"""A process that reads does not outlive the one that wanted it, however that one ends."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
"""linux/prctl.h"""
_LIBC: Final = ctypes.CDLL(None)
"""Loaded here: a child that has just been forked must not load anything."""


def die_with_parent() -> None:
    """Have the kernel end this process with its parent; elsewhere than on Linux the end of its input has to do."""
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def end_if_orphaned(parent: int) -> None:
    """End at once where the parent was gone before ``die_with_parent`` could ask for it."""
    if os.getppid() != parent:
        sys.exit()
