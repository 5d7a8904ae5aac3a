"""The id under which a process takes leases, the same after a restart in the same data folder."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Self
from uuid import UUID

from core.ports import Ids

LOCK_FILE = "process.lock"
_ID_LENGTH = 32


class LeaseHolder:
    """An id for leases, locked so that no other running process uses it.

    The id lies in a file of the data folder, locked by the process that uses it; the system lets the lock go when the
    process ends, however it ends. So leases under this id that are older than the process are its own from before, and
    taken up at once. A second process in the same folder gets an id of its own, which ends with it.
    """

    def __init__(self, id_: UUID, lock: int | None = None) -> None:
        self.id = id_
        self._lock = lock

    @classmethod
    def open(cls, folder: Path, ids: Ids) -> Self:
        """Return the folder's id if no other process uses it, else a new one."""
        lock = None
        try:
            lock = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return cls(_read_or_write_id(lock, ids), lock)
        except OSError:
            if lock is not None:
                os.close(lock)
            return cls(ids.new())

    def close(self) -> None:
        """Release the lock, so that the next process can use the id."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _read_or_write_id(file: int, ids: Ids) -> UUID:
    with suppress(ValueError):  # a first start was interrupted
        return UUID(os.pread(file, _ID_LENGTH, 0).decode("ascii", "replace"))
    made = ids.new()
    os.truncate(file, 0)
    os.pwrite(file, made.hex.encode(), 0)
    return made
