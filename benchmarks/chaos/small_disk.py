"""A disk small enough to be filled: a file system in memory, where this process may mount one."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHUNK = bytes(1 << 20)


class SmallDisk:
    """A small disk mounted on a folder, which a filler file can fill."""

    def __init__(self, folder: Path) -> None:
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Write the filler file until the disk is full."""
        with self._filler.open("wb", buffering=0) as file:
            try:
                while file.write(CHUNK):
                    pass
            except OSError as full:
                if full.errno != errno.ENOSPC:
                    raise

    def free(self) -> None:
        """Delete the filler file."""
        self._filler.unlink()


@contextmanager
def mount_small_disk(folder: Path, size: str = "512m") -> Iterator[SmallDisk | None]:
    """Mount a small disk on a folder while the block runs; yield None, with a message, where that is not allowed."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    options = f"size={size},mode=0755"
    if mount is None or unmount is None or _run(mount, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)):
        sys.stderr.write("LEFT OUT: the full disk: only root may mount a small one.\n")
        yield None
        return
    try:
        yield SmallDisk(folder)
    finally:
        _run(unmount, "--lazy", str(folder))


def _run(*command: str) -> int:
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode  # noqa: S603  programs of the system
