"""The folder with all of a host's data: creating it, and checking that no other user can change it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from core.errors import Fault

PROBE = b"\0" * 8192
"""The bytes written to test for free space: more than a file system can store within its own records."""


def prepare_data_folder(folder: Path) -> None:
    """Create the data folder if it is missing.

    Raises: Fault if it cannot be created or written, or others can write into it; the sentence says what to do.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(f"the data folder {folder} cannot be made: {error.strerror}") from error
    require_own_folder(folder)
    probe_data_folder(folder)


def require_own_folder(folder: Path) -> None:
    """Raise Fault if other users could replace files in the folder."""
    found = folder.stat()
    groups = {os.getegid(), *os.getgroups()}
    by_group = found.st_mode & stat.S_IWGRP and found.st_gid not in groups
    if found.st_mode & stat.S_IWOTH or by_group:
        raise Fault(f"others can write into the data folder {folder}: run chmod go-w {folder}")
    if os.geteuid() not in {found.st_uid, 0}:
        owner_may_write = found.st_mode & stat.S_IWUSR and found.st_uid != 0
        if owner_may_write:
            raise Fault(f"the data folder {folder} belongs to another user: give it to the one who starts Purser")


def probe_data_folder(folder: Path) -> None:
    """Raise Fault where a small file cannot be written into the folder."""
    probe = folder / f".probe.{os.getpid()}"
    try:
        try:
            with probe.open("wb") as file:
                file.write(PROBE)
                file.flush()
                os.fsync(file.fileno())
        finally:
            probe.unlink(missing_ok=True)
    except OSError as error:
        raise Fault(f"the data folder {folder} cannot be written: {error.strerror}") from error
